//! Shapes: what a drawing is made of, for a canvas on the screen or for a file.

mod svg;
mod tone;

pub use svg::svg;
pub use tone::Tone;

use super::{Point, Size};

/// How a line is interrupted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dash {
    /// Not at all.
    #[default]
    Solid,
    /// By gaps.
    Dashed,
    /// Into dots.
    Dotted,
}

impl Dash {
    /// The lengths of line and gap, in pixels; none for a solid line.
    #[must_use]
    pub fn lengths(self) -> &'static [f64] {
        match self {
            Self::Solid => &[],
            Self::Dashed => &[4.0, 3.0],
            Self::Dotted => &[1.0, 3.0],
        }
    }
}

/// A line around or along a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub tone: Tone,
    /// Its width, in pixels.
    pub width: f64,
    /// Its gaps.
    pub dash: Dash,
}

/// What fills a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// Its colour.
    pub tone: Tone,
    /// How far from the left edge it fades in, in pixels; 0 for a sharp edge. Rectangles only.
    pub fade_left: f64,
    /// How far from the right edge it fades out, in pixels.
    pub fade_right: f64,
}

impl Fill {
    /// One colour from edge to edge.
    #[must_use]
    pub fn plain(tone: Tone) -> Self {
        Self { tone, fade_left: 0.0, fade_right: 0.0 }
    }
}

/// The outline of something drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// A rectangle with round corners.
    Rectangle {
        /// Its left top corner.
        corner: Point,
        /// Its size.
        size: Size,
        /// The radius of its corners.
        radius: f64,
    },
    /// A circle.
    Circle {
        /// Its middle.
        middle: Point,
        /// Its radius.
        radius: f64,
    },
    /// A closed polygon.
    Polygon(Vec<Point>),
    /// Many closed polygons that share fill and stroke.
    Polygons {
        /// How many corners each has.
        corners: usize,
        /// The corners of one after those of the other.
        points: Vec<Point>,
    },
    /// A line from point to point; not closed.
    Line(Vec<Point>),
    /// A bent line: begin, control point, end.
    Curve([Point; 3]),
    /// Many straight lines that share a stroke: begin and end of each.
    Segments(Vec<[Point; 2]>),
}

/// Where a text stands from its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// To the right of it.
    Start,
    /// Around it.
    Middle,
    /// To the left of it.
    End,
}

/// Words of a drawing, in one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// What they say.
    pub text: String,
    /// A point on their baseline.
    pub at: Point,
    /// On which side of it they stand.
    pub anchor: Anchor,
    /// The size of the letters, in pixels.
    pub size: f64,
    /// Whether they are bold.
    pub bold: bool,
    /// Their colour.
    pub tone: Tone,
    /// A ground around the letters that keeps them readable over lines.
    pub halo: Option<Tone>,
}

/// The width of the line around letters that makes their ground.
pub const HALO: f64 = 4.5;

/// A part of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A figure.
    Figure {
        /// Its outline.
        figure: Figure,
        /// What fills it.
        fill: Option<Fill>,
        /// The line around it.
        stroke: Option<Stroke>,
        /// From 0, not seen, to 1.
        opacity: f64,
    },
    /// Words.
    Words {
        /// The words.
        words: Words,
        /// From 0, not seen, to 1.
        opacity: f64,
    },
}

/// Where a fading fill of a width has which opacity, from left (0) to right (1).
#[must_use]
pub fn stops(fill: Fill, width: f64) -> [(f64, f64); 4] {
    let part = |length: f64| if width > 0.0 { (length / width).clamp(0.0, 0.5) } else { 0.0 };
    let (left, right) = (part(fill.fade_left), part(fill.fade_right));
    let edge = |part: f64| if part > 0.0 { 0.0 } else { 1.0 };
    [(0.0, edge(left)), (left, 1.0), (1.0 - right, 1.0), (1.0, edge(right))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_uncertain_edge_fades() {
        let fill = Fill { tone: Tone::Pick, fade_left: 20.0, fade_right: 0.0 };
        assert_eq!(stops(fill, 80.0), [(0.0, 0.0), (0.25, 1.0), (1.0, 1.0), (1.0, 1.0)]);
        assert_eq!(stops(Fill { fade_right: 90.0, ..fill }, 80.0)[2], (0.5, 1.0), "both fades share the width");
    }
}
