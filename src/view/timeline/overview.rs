//! Counts → the overview below the timeline, as shapes.

use super::picture::{filled, stroked};
use crate::view::shape::{Dash, Figure, Fill, Shape, Tone};
use crate::view::{Point, Size};

/// The overview: how much happens when, as a skyline, and the stretch in view, from `left` to `right`.
#[must_use]
pub fn strip_shapes(counts: &[usize], left: f64, right: f64, size: Size) -> Vec<Shape> {
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f64;
    let step = size.width / counts.len().max(1) as f64;
    let ground = size.height - 5.0;
    let mut skyline = vec![Point { x: 0.0, y: ground }];
    for (bin, &count) in counts.iter().enumerate() {
        // The root lets a quiet week show beside a busy day.
        let rise = if count == 0 { 0.0 } else { 3.0 + (count as f64 / most).sqrt() * (size.height - 15.0) };
        let (from, to) = (bin as f64 * step + 0.75, (bin + 1) as f64 * step - 0.75);
        skyline.extend(
            [(from, ground), (from, ground - rise), (to, ground - rise), (to, ground)].map(|(x, y)| Point { x, y }),
        );
    }
    skyline.push(Point { x: size.width, y: ground });
    // At the edges the brush and its thumbs are seen whole.
    let (left, right) = (left.max(1.0), right.min(size.width - 1.0));
    let corner = Point { x: left, y: 2.0 };
    let height = size.height - 4.0;
    let brush = |radius| Figure::Rectangle { corner, size: Size { width: (right - left).max(4.0), height }, radius };
    let thumb = |x: f64| Figure::Rectangle {
        corner: Point { x: (x - 3.0).min(size.width - 7.0).max(1.0), y: size.height / 2.0 - 10.0 },
        size: Size { width: 6.0, height: 20.0 },
        radius: 3.0,
    };
    vec![
        filled(Figure::Polygon(skyline), Fill::plain(Tone::Muted), 0.5),
        filled(brush(5.0), Fill::plain(Tone::Pick), 0.13),
        stroked(brush(5.0), Tone::Pick, 1.2, Dash::Solid, 1.0),
        filled(thumb(left), Fill::plain(Tone::Pick), 1.0),
        filled(thumb(right), Fill::plain(Tone::Pick), 1.0),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_skyline_stands_on_its_ground() {
        let shapes = strip_shapes(&[0, 4, 1], 10.0, 20.0, Size { width: 90.0, height: 46.0 });
        let Shape::Figure { figure: Figure::Polygon(points), .. } = &shapes[0] else {
            panic!("the skyline comes first")
        };
        assert!(points.iter().all(|point| point.y >= 4.0 && point.y <= 41.0), "{points:?}");
    }
}
