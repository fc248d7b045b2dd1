//! Drawing + what each event is → shapes, for the canvas and for a file alike.

use super::{Cluster, Drawing, Index, Label, Mark, Side, Tick};
use crate::model::Interval;
use crate::view::narrowing::Standing;
use crate::view::shape::{Anchor, Dash, Figure, Fill, Shape, Stroke, Tone, Words};
use crate::view::{Point, Size};

/// The radius of a dot.
const DOT: f64 = 5.5;
/// The radius of a dot that holds a number.
const NUMBERED: f64 = 8.0;
/// Half of a bar's height.
const HALF: f64 = 8.0;
/// How far the soft edge of an uncertain bar reaches in.
const SOFT: f64 = 22.0;
/// How far the strike across a bar reaches to each side: less than the gap before a label.
const STRIKE: f64 = 4.0;
/// The size of the letters of labels.
pub const LETTERS: f64 = 12.5;

/// What an event's mark tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its colour.
    pub tone: Tone,
    /// Its ground's colour, where it is a bar.
    pub soft: Tone,
    /// Whether it took place, or who alone says so.
    pub standing: Standing,
    /// In how many articles it is told.
    pub articles: u32,
    /// What is known of its time.
    pub certainty: Certainty,
}

/// What is known of an event's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The day, or the minute.
    Day,
    /// The week, the month or the year, and that is how it is told.
    Period,
    /// That it lies between two bounds, or on one side of one.
    Bounds,
}

impl Certainty {
    /// What an interval says.
    #[must_use]
    pub fn of(time: Interval) -> Self {
        let (Some(from), Some(to)) = (time.earliest, time.latest) else { return Self::Bounds };
        if from.date == to.date {
            return Self::Day;
        }
        let (first, last) = (from.date, to.date);
        let days = last.since(first).map_or(0, |span| span.get_days());
        let week = days == 6 && first.weekday() == jiff::civil::Weekday::Monday;
        let months = first.day() == 1 && last == last.last_of_month();
        let timed = from.time.is_some() || to.time.is_some();
        if !timed && (week || months) { Self::Period } else { Self::Bounds }
    }
}

/// Everything that a picture is made from.
pub struct Picture<'a> {
    /// Where everything stands.
    pub drawing: &'a Drawing,
    /// The events.
    pub index: &'a Index,
    /// The width of the view.
    pub width: f64,
    /// The height of the axis above the lanes.
    pub axis: f64,
    /// The axis's ticks, with their words.
    pub ticks: &'a [(Tick, String)],
    /// The lanes' names.
    pub lanes: &'a [String],
    /// What each event is.
    pub look: &'a dyn Fn(usize) -> Look,
    /// The words of an event's label, cut to its place.
    pub label: &'a dyn Fn(usize, &Label) -> String,
    /// A number with the language's separators.
    pub number: &'a dyn Fn(usize) -> String,
    /// The reader's choice.
    pub chosen: Option<usize>,
    /// The event under the keyboard's cursor.
    pub cursor: Option<usize>,
    /// The event under the pointer.
    pub hovered: Option<usize>,
    /// The cluster under the pointer.
    pub hovered_cluster: Option<usize>,
}

impl Picture<'_> {
    /// The shapes, the first below.
    #[must_use]
    pub fn shapes(&self) -> Vec<Shape> {
        let mut shapes = Vec::with_capacity(64 + 4 * self.drawing.marks.len());
        self.ground(&mut shapes);
        // First all figures, then all words of a size: a painter loses time where it changes its pen.
        for mark in &self.drawing.marks {
            self.mark(mark, &mut shapes);
        }
        for mark in &self.drawing.marks {
            self.count_of_articles(mark, &mut shapes);
        }
        for mark in &self.drawing.marks {
            let Some(label) = mark.label else { continue };
            let (x, anchor) = match label.side {
                Side::Left => (label.left + label.width, Anchor::End),
                Side::Right | Side::Inside => (label.left, Anchor::Start),
            };
            let text = (self.label)(mark.item, &label);
            shapes.push(words(text, x, self.axis + mark.y + 4.3, anchor, LETTERS, Tone::Ink));
        }
        for (place, cluster) in self.drawing.clusters.iter().enumerate() {
            self.cluster(place, cluster, &mut shapes);
        }
        for cluster in &self.drawing.clusters {
            let text = format!("+\u{a0}{}", (self.number)(cluster.count));
            shapes.push(words(text, cluster.x, self.axis + cluster.y + 4.0, Anchor::Middle, 11.0, Tone::Ink));
        }
        shapes
    }

    fn ground(&self, shapes: &mut Vec<Shape>) {
        let bottom = self.axis + self.drawing.height;
        let lanes = || self.drawing.lanes.iter().zip(self.lanes).filter(|(lane, _)| lane.height > 0.0);
        for (lane, _) in lanes().step_by(2) {
            let corner = Point { x: 0.0, y: self.axis + lane.y };
            let size = Size { width: self.width, height: lane.height };
            let figure = Figure::Rectangle { corner, size, radius: 0.0 };
            shapes.push(filled(figure, Fill::plain(Tone::Paper), 0.65));
        }
        for (major, tone, opacity) in [(false, Tone::Rule, 1.0), (true, Tone::Edge, 0.55)] {
            let ticks = self.ticks.iter().filter(|(tick, _)| tick.major == major);
            let down = |x: f64| [Point { x, y: self.axis - 6.0 }, Point { x, y: bottom }];
            let segments: Vec<[Point; 2]> = ticks.map(|(tick, _)| down(tick.x.round() + 0.5)).collect();
            if !segments.is_empty() {
                shapes.push(stroked(Figure::Segments(segments), tone, 1.0, Dash::Solid, opacity));
            }
        }
        for (tick, text) in self.ticks {
            // A label that would be cut by the right edge is left out; its line stays.
            if self.width - tick.x > 84.0 {
                let tone = if tick.major { Tone::Ink } else { Tone::Muted };
                shapes.push(words(text.clone(), tick.x.round() + 5.0, 18.0, Anchor::Start, 11.5, tone));
            }
        }
        for (lane, name) in lanes() {
            let at = Point { x: 10.0, y: self.axis + lane.y + 17.0 };
            let text = format!("{name}  {}", (self.number)(lane.events));
            // A ground around the letters costs ten times what the letters do: only where a line may cross them.
            let reach = at.x + 12.0 * text.chars().count() as f64;
            let crossed = self.ticks.iter().any(|(tick, _)| tick.x > at.x - 4.0 && tick.x < reach);
            let halo = crossed.then_some(Tone::Panel);
            let words = Words { text, at, anchor: Anchor::Start, size: 12.0, bold: true, tone: Tone::Muted, halo };
            shapes.push(Shape::Words { words, opacity: 1.0 });
        }
    }

    /// The line around a mark: whose the reader's attention is shows there.
    fn outline(&self, item: usize, look: Look) -> Stroke {
        let dash = match look.standing {
            Standing::Alleged => Dash::Dashed,
            Standing::Hypothetical => Dash::Dotted,
            Standing::Happened | Standing::Planned | Standing::Negated | Standing::Wished => Dash::Solid,
        };
        if self.chosen == Some(item) {
            Stroke { tone: Tone::Pick, width: 3.5, dash: Dash::Solid }
        } else if self.cursor == Some(item) {
            Stroke { tone: Tone::Ink, width: 3.0, dash }
        } else if self.hovered == Some(item) {
            Stroke { tone: Tone::Ink, width: 1.8, dash }
        } else {
            Stroke { tone: look.tone, width: 1.8, dash }
        }
    }

    fn mark(&self, mark: &Mark, shapes: &mut Vec<Shape>) {
        let look = (self.look)(mark.item);
        let y = self.axis + mark.y;
        if self.chosen == Some(mark.item) {
            let (left, right) = mark.footprint();
            let corner = Point { x: left - 3.0, y: y - 11.0 };
            let figure =
                Figure::Rectangle { corner, size: Size { width: right - left + 6.0, height: 22.0 }, radius: 6.0 };
            shapes.push(filled(figure, Fill::plain(Tone::PickSoft), 1.0));
        }
        if !mark.point {
            self.bar(mark, look, y, shapes);
        }
        if dotted(mark, look) {
            self.dot(mark, look, y, shapes);
        }
    }

    fn dot(&self, mark: &Mark, look: Look, y: f64, shapes: &mut Vec<Shape>) {
        let middle = Point { x: f64::midpoint(mark.left, mark.right), y };
        let numbered = look.articles > 1;
        let radius = if numbered { NUMBERED } else { DOT };
        let happened = look.standing == Standing::Happened;
        let ground = if happened { look.tone } else { Tone::Panel };
        let line = self.outline(mark.item, look);
        let disc = |radius, tone| filled(Figure::Circle { middle, radius }, Fill::plain(tone), 1.0);
        if line.dash == Dash::Solid {
            // To fill a disc twice costs less than to draw a line around it.
            let half = line.width / 2.0;
            shapes.push(disc(radius + half, line.tone));
            if ground != line.tone {
                shapes.push(disc(radius - half, ground));
            }
        } else {
            shapes.push(Shape::Figure {
                figure: Figure::Circle { middle, radius },
                fill: Some(Fill::plain(ground)),
                stroke: Some(line),
                opacity: 1.0,
            });
        }
        match look.standing {
            Standing::Negated => {
                let reach = radius * 1.25;
                let line =
                    vec![Point { x: middle.x - reach, y: y + reach }, Point { x: middle.x + reach, y: y - reach }];
                shapes.push(stroked(Figure::Line(line), look.tone, 1.8, Dash::Solid, 1.0));
            }
            // A core would cover the number: the wish is a ring around it.
            Standing::Wished if numbered => {
                let ring = Figure::Circle { middle, radius: radius - 2.4 };
                shapes.push(stroked(ring, look.tone, 1.0, Dash::Solid, 1.0));
            }
            Standing::Wished => {
                let core = Figure::Circle { middle, radius: radius * 0.34 };
                shapes.push(filled(core, Fill::plain(look.tone), 1.0));
            }
            Standing::Happened | Standing::Alleged | Standing::Planned | Standing::Hypothetical => {}
        }
    }

    /// The number in a dot.
    fn count_of_articles(&self, mark: &Mark, shapes: &mut Vec<Shape>) {
        let look = (self.look)(mark.item);
        if look.articles > 1 && dotted(mark, look) {
            let tone = if look.standing == Standing::Happened { Tone::Panel } else { Tone::Ink };
            let at = Point { x: f64::midpoint(mark.left, mark.right), y: self.axis + mark.y + 3.5 };
            let text = look.articles.to_string();
            let words = Words { text, at, anchor: Anchor::Middle, size: 10.0, bold: true, tone, halo: None };
            shapes.push(Shape::Words { words, opacity: 1.0 });
        }
    }

    /// A bar: sharp where the period is told, soft where only bounds are known, fading out where an end is open.
    fn bar(&self, mark: &Mark, look: Look, y: f64, shapes: &mut Vec<Shape>) {
        // Beyond the view's edge: a round end there would be taken for the event's.
        let beyond = |cut: bool| if cut { 2.0 * HALF } else { 0.0 };
        let left = mark.left - beyond(mark.cut_left);
        let width = mark.right + beyond(mark.cut_right) - left;
        let (open_left, open_right) = open_ends(self.index, mark.item);
        let soft = |open: bool, cut: bool| match (open, cut, look.certainty) {
            (true, _, _) => width,
            (false, false, Certainty::Bounds) => SOFT.min(width * 0.35),
            _ => 0.0,
        };
        let (fade_left, fade_right) = (soft(open_left, mark.cut_left), soft(open_right, mark.cut_right));
        let solid = matches!(look.standing, Standing::Happened | Standing::Alleged);
        let tone = if solid { look.soft } else { Tone::Panel };
        let corner = Point { x: left, y: y - HALF };
        let radius = if look.certainty == Certainty::Period { 2.5 } else { HALF };
        let figure = Figure::Rectangle { corner, size: Size { width, height: 2.0 * HALF }, radius };
        let soft = fade_left > 0.0 || fade_right > 0.0;
        shapes.push(filled(figure.clone(), Fill { tone, fade_left, fade_right }, 1.0));
        let outline = self.outline(mark.item, look);
        let noticed = outline.tone != look.tone;
        let stroke = Stroke { width: if noticed { outline.width } else { 1.2 }, ..outline };
        let opacity = if noticed || look.standing != Standing::Happened { 1.0 } else { 0.5 };
        if soft && !noticed {
            if look.standing != Standing::Happened {
                let right = left + width;
                let from = left + fade_left.min(SOFT);
                let to = (right - fade_right.min(SOFT)).max(from);
                let edge =
                    |from: f64, to: f64| [y - HALF, y + HALF].map(|y| [Point { x: from, y }, Point { x: to, y }]);
                let end = |x: f64| [Point { x, y: y - HALF }, Point { x, y: y + HALF }];
                let mut edges = edge(from, to).to_vec();
                // An end that is known is closed; the other is what is not known.
                edges.extend((fade_left <= 0.0).then(|| end(left)));
                edges.extend((fade_right <= 0.0).then(|| end(right)));
                shapes.push(stroked(Figure::Segments(edges), stroke.tone, stroke.width, stroke.dash, opacity));
                let tails = [edge(left, from), edge(to, right)].concat();
                shapes.push(stroked(Figure::Segments(tails), stroke.tone, stroke.width, stroke.dash, opacity * 0.35));
            }
        } else {
            shapes.push(stroked(figure, stroke.tone, stroke.width, stroke.dash, opacity));
        }
        // At the very ends: a label on the bar begins a gap behind them.
        for (open, x, step) in [(open_left, left - 1.0, -4.0), (open_right, left + width + 1.0, 4.0)] {
            if open {
                let tip = [Point { x: x - step, y: y - 4.0 }, Point { x, y }, Point { x: x - step, y: y + 4.0 }];
                shapes.push(stroked(Figure::Line(tip.to_vec()), look.tone, 1.6, Dash::Solid, 1.0));
            }
        }
        match look.standing {
            // Across an end, where it meets no label; a dot on the bar is struck itself.
            Standing::Negated if !dotted(mark, look) => {
                let x = match ((mark.cut_left, open_left), (mark.cut_right, open_right)) {
                    ((true, _) | (_, true), (false, false)) => mark.right.min(self.width - STRIKE),
                    _ => mark.left.max(STRIKE),
                };
                let line = vec![Point { x: x - STRIKE, y: y + HALF + 2.0 }, Point { x: x + STRIKE, y: y - HALF - 2.0 }];
                shapes.push(stroked(Figure::Line(line), look.tone, 1.8, Dash::Solid, 1.0));
            }
            Standing::Wished => {
                let middle = Point { x: left + width - 4.0, y };
                shapes.push(filled(Figure::Circle { middle, radius: 2.2 }, Fill::plain(look.tone), 1.0));
            }
            Standing::Happened | Standing::Alleged | Standing::Planned | Standing::Hypothetical | Standing::Negated => {
            }
        }
    }

    fn cluster(&self, place: usize, cluster: &Cluster, shapes: &mut Vec<Shape>) {
        let (width, y) = (46.0, self.axis + cluster.y);
        let corner = Point { x: cluster.x - width / 2.0, y: y - 10.0 };
        let figure = Figure::Rectangle { corner, size: Size { width, height: 20.0 }, radius: 10.0 };
        let hovered = self.hovered_cluster == Some(place);
        let stroke = hovered.then_some(Stroke { tone: Tone::Ink, width: 1.0, dash: Dash::Solid });
        shapes.push(Shape::Figure { figure, fill: Some(Fill::plain(Tone::Rule)), stroke, opacity: 1.0 });
    }
}

/// Whether a mark is a dot, or a bar with one on it: a day that is wider than a dot and has its label beside it.
fn dotted(mark: &Mark, look: Look) -> bool {
    let inside = mark.label.is_some_and(|label| label.side == Side::Inside);
    mark.point || (look.certainty == Certainty::Day && !inside)
}

fn open_ends(index: &Index, item: usize) -> (bool, bool) {
    let known = |day: Option<f64>| day.is_some_and(f64::is_finite);
    let item = &index.items()[item];
    (!known(item.from), !known(item.to))
}

fn words(text: String, x: f64, y: f64, anchor: Anchor, size: f64, tone: Tone) -> Shape {
    let words = Words { text, at: Point { x, y }, anchor, size, bold: false, tone, halo: None };
    Shape::Words { words, opacity: 1.0 }
}

pub(super) fn filled(figure: Figure, fill: Fill, opacity: f64) -> Shape {
    Shape::Figure { figure, fill: Some(fill), stroke: None, opacity }
}

pub(super) fn stroked(figure: Figure, tone: Tone, width: f64, dash: Dash, opacity: f64) -> Shape {
    Shape::Figure { figure, fill: None, stroke: Some(Stroke { tone, width, dash }), opacity }
}

#[cfg(test)]
mod tests;
