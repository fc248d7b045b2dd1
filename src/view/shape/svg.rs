//! Shapes → an SVG file of their own.

use super::{Anchor, Figure, Fill, HALO, Shape, Tone, Words, stops};
use crate::view::{Point, Size};
use std::fmt::Write;

/// The drawing as an SVG file of its own, in the colours that `colour` gives each tone.
///
/// The words are escaped; nothing is fetched by it.
#[must_use]
pub fn svg(shapes: &[Shape], size: Size, font: &str, colour: impl Fn(Tone) -> String) -> String {
    let mut gradients = 0;
    let mut file = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w:.0}\" height=\"{h:.0}\" viewBox=\"0 0 {w:.0} {h:.0}\" font-family=\"{}\">\n",
        escaped(font),
        w = size.width,
        h = size.height,
    );
    let ground = escaped(&colour(Tone::Panel));
    writeln(&mut file, format_args!("<rect width=\"100%\" height=\"100%\" fill=\"{ground}\"/>"));
    for shape in shapes {
        match shape {
            Shape::Words { words, opacity } => write_words(&mut file, words, *opacity, &colour),
            Shape::Figure { figure, fill, stroke, opacity } => {
                let paint = fill.map_or_else(
                    || "none".to_owned(),
                    |fill| fill_value(&mut file, figure, fill, &mut gradients, &colour),
                );
                let mut look = format!("fill=\"{paint}\"");
                if let Some(stroke) = stroke {
                    write(
                        &mut look,
                        format_args!(
                            " stroke=\"{}\" stroke-width=\"{:.1}\"",
                            escaped(&colour(stroke.tone)),
                            stroke.width
                        ),
                    );
                    if let [line, gap] = stroke.dash.lengths() {
                        write(&mut look, format_args!(" stroke-dasharray=\"{line} {gap}\""));
                    }
                }
                if *opacity < 1.0 {
                    write(&mut look, format_args!(" opacity=\"{opacity:.2}\""));
                }
                write_figure(&mut file, figure, &look);
            }
        }
    }
    file.push_str("</svg>\n");
    file
}

fn write(text: &mut String, arguments: std::fmt::Arguments) {
    text.write_fmt(arguments).expect("a string takes any text");
}

fn writeln(text: &mut String, arguments: std::fmt::Arguments) {
    write(text, arguments);
    text.push('\n');
}

/// What `fill` is written as: a colour, or a gradient that is defined here.
fn fill_value(
    svg: &mut String,
    figure: &Figure,
    fill: Fill,
    gradients: &mut usize,
    colour: &impl Fn(Tone) -> String,
) -> String {
    let tone = escaped(&colour(fill.tone));
    let Figure::Rectangle { size, .. } = figure else { return tone };
    if fill.fade_left <= 0.0 && fill.fade_right <= 0.0 {
        return tone;
    }
    *gradients += 1;
    write(svg, format_args!("<linearGradient id=\"fade-{gradients}\">"));
    for (offset, opacity) in stops(fill, size.width) {
        write(svg, format_args!("<stop offset=\"{offset:.3}\" stop-color=\"{tone}\" stop-opacity=\"{opacity}\"/>"));
    }
    svg.push_str("</linearGradient>\n");
    format!("url(#fade-{gradients})")
}

fn write_figure(file: &mut String, figure: &Figure, look: &str) {
    match figure {
        Figure::Rectangle { corner, size, radius } => writeln(
            file,
            format_args!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{radius:.1}\" {look}/>",
                corner.x, corner.y, size.width, size.height
            ),
        ),
        Figure::Circle { middle, radius } => {
            writeln(
                file,
                format_args!("<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius:.1}\" {look}/>", middle.x, middle.y),
            );
        }
        Figure::Polygon(points) => writeln(file, format_args!("<polygon points=\"{}\" {look}/>", listed(points))),
        Figure::Polygons { corners, points } => {
            file.push_str("<path d=\"");
            for polygon in points.chunks((*corners).max(1)) {
                write(file, format_args!("M{}Z", listed(polygon)));
            }
            writeln(file, format_args!("\" {look}/>"));
        }
        Figure::Line(points) => writeln(file, format_args!("<polyline points=\"{}\" {look}/>", listed(points))),
        Figure::Curve([begin, control, end]) => writeln(
            file,
            format_args!(
                "<path d=\"M{:.1},{:.1} Q{:.1},{:.1} {:.1},{:.1}\" {look}/>",
                begin.x, begin.y, control.x, control.y, end.x, end.y
            ),
        ),
        Figure::Segments(segments) => {
            file.push_str("<path d=\"");
            for [begin, end] in segments {
                write(file, format_args!("M{:.1},{:.1} {:.1},{:.1}", begin.x, begin.y, end.x, end.y));
            }
            writeln(file, format_args!("\" {look}/>"));
        }
    }
}

fn listed(points: &[Point]) -> String {
    points.iter().map(|point| format!("{:.1},{:.1}", point.x, point.y)).collect::<Vec<_>>().join(" ")
}

fn write_words(file: &mut String, words: &Words, opacity: f64, colour: &impl Fn(Tone) -> String) {
    let anchor = match words.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    write(
        file,
        format_args!(
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\" font-size=\"{:.1}\" fill=\"{}\"",
            words.at.x,
            words.at.y,
            words.size,
            escaped(&colour(words.tone))
        ),
    );
    if words.bold {
        file.push_str(" font-weight=\"600\"");
    }
    if let Some(halo) = words.halo {
        let halo = escaped(&colour(halo));
        write(
            file,
            format_args!(" paint-order=\"stroke\" stroke=\"{halo}\" stroke-width=\"{HALO}\" stroke-linejoin=\"round\""),
        );
    }
    if opacity < 1.0 {
        write(file, format_args!(" opacity=\"{opacity:.2}\""));
    }
    writeln(file, format_args!(">{}</text>", escaped(&words.text)));
}

/// The text as XML holds it; characters that XML 1.0 does not have become the replacement character.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(tone: Tone) -> String {
        tone.property().to_owned()
    }

    #[test]
    fn words_never_become_markup() {
        let words = Words {
            text: "<script>\u{1}&\"".to_owned(),
            at: Point::default(),
            anchor: Anchor::Start,
            size: 12.0,
            bold: false,
            tone: Tone::Ink,
            halo: Some(Tone::Panel),
        };
        let file =
            svg(&[Shape::Words { words, opacity: 1.0 }], Size { width: 10.0, height: 10.0 }, "sans-serif", colour);
        assert!(file.contains(">&lt;script&gt;\u{fffd}&amp;&quot;</text>"), "{file}");
    }
}
