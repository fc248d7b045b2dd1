//! Shapes: what a drawing is made of, for a canvas on the screen or for a file.

use super::{Point, Size};
use std::fmt::Write;

/// A colour by what it means; the style sheet says which it is, in each theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// What is read.
    Ink,
    /// What is read second.
    Muted,
    /// Thin lines.
    Rule,
    /// Lines that must be seen.
    Edge,
    /// The page's ground.
    Paper,
    /// The ground of a panel.
    Panel,
    /// Cooperation.
    Cooperation,
    /// The ground of cooperation.
    CooperationSoft,
    /// Conflict.
    Conflict,
    /// The ground of conflict.
    ConflictSoft,
    /// Declarations.
    Statement,
    /// The ground of declarations.
    StatementSoft,
    /// Demands, refusals, accusations.
    Demand,
    /// The ground of demands.
    DemandSoft,
    /// Everything else.
    Other,
    /// The ground of everything else.
    OtherSoft,
    /// The reader's own choice.
    Pick,
    /// The ground of the reader's choice.
    PickSoft,
}

impl Tone {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Ink,
        Self::Muted,
        Self::Rule,
        Self::Edge,
        Self::Paper,
        Self::Panel,
        Self::Cooperation,
        Self::CooperationSoft,
        Self::Conflict,
        Self::ConflictSoft,
        Self::Statement,
        Self::StatementSoft,
        Self::Demand,
        Self::DemandSoft,
        Self::Other,
        Self::OtherSoft,
        Self::Pick,
        Self::PickSoft,
    ];

    /// The style sheet's name for it, a custom property.
    #[must_use]
    pub fn property(self) -> &'static str {
        match self {
            Self::Ink => "--ink",
            Self::Muted => "--muted",
            Self::Rule => "--rule",
            Self::Edge => "--edge",
            Self::Paper => "--paper",
            Self::Panel => "--panel",
            Self::Cooperation => "--coop",
            Self::CooperationSoft => "--coop-soft",
            Self::Conflict => "--conf",
            Self::ConflictSoft => "--conf-soft",
            Self::Statement => "--state",
            Self::StatementSoft => "--state-soft",
            Self::Demand => "--verb",
            Self::DemandSoft => "--verb-soft",
            Self::Other => "--other",
            Self::OtherSoft => "--other-soft",
            Self::Pick => "--pick",
            Self::PickSoft => "--pick-soft",
        }
    }
}

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

/// Where a fading fill of a width has which opacity, from left (0) to right (1).
#[must_use]
pub fn stops(fill: Fill, width: f64) -> [(f64, f64); 4] {
    let part = |length: f64| if width > 0.0 { (length / width).clamp(0.0, 0.5) } else { 0.0 };
    let (left, right) = (part(fill.fade_left), part(fill.fade_right));
    let edge = |part: f64| if part > 0.0 { 0.0 } else { 1.0 };
    [(0.0, edge(left)), (left, 1.0), (1.0 - right, 1.0), (1.0, edge(right))]
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
            format_args!(" paint-order=\"stroke\" stroke=\"{halo}\" stroke-width=\"3\" stroke-linejoin=\"round\""),
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

    #[test]
    fn an_uncertain_edge_fades() {
        let fill = Fill { tone: Tone::Pick, fade_left: 20.0, fade_right: 0.0 };
        assert_eq!(stops(fill, 80.0), [(0.0, 0.0), (0.25, 1.0), (1.0, 1.0), (1.0, 1.0)]);
        assert_eq!(stops(Fill { fade_right: 90.0, ..fill }, 80.0)[2], (0.5, 1.0), "both fades share the width");
    }
}
