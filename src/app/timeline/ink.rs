//! What a frame would else measure and write anew: widths, cut labels, the words of ticks; and the painting itself.

use super::scene::Source;
use super::stage::{AXIS, Board};
use crate::app::canvas::{Painter, Palette, prepare};
use crate::app::dates::{self, Parts};
use crate::app::measure;
use crate::app::words::Words;
use crate::view::Size;
use crate::view::letters::Letters;
use crate::view::shape::Shape;
use crate::view::timeline::{Label, Picture, Tick, TickUnit, ticks};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::HashMap;
use web_sys::HtmlCanvasElement;

/// The font of the labels.
const FONT: &str = "12.5px system-ui, sans-serif";
/// By how many pixels the room of a label must change for it to be cut anew.
const STEP: f64 = 9.0;
/// How many words are kept before they are forgotten.
const KEPT: usize = 2_000;

/// What is kept from frame to frame.
pub struct Ink {
    /// The colours, until they change.
    pub palette: Option<Palette>,
    /// The days of which the range is written.
    pub range: Option<(i64, i64)>,
    letters: Letters,
    /// The width of each label that was asked for; NaN for one that was not.
    widths: Vec<f32>,
    /// Labels as they were cut, by how many steps of room they have.
    labels: HashMap<(usize, u32), String>,
    ticks: HashMap<(Date, i8, TickUnit, bool), String>,
    numbers: HashMap<usize, String>,
    /// The sizes that the canvases have on the page.
    sizes: Vec<(HtmlCanvasElement, Size)>,
}

impl Default for Ink {
    fn default() -> Self {
        Self {
            palette: None,
            range: None,
            letters: Letters::new(|text| measure::text_widths(FONT, std::iter::once(text))[0]),
            widths: Vec::new(),
            labels: HashMap::new(),
            ticks: HashMap::new(),
            numbers: HashMap::new(),
            sizes: Vec::new(),
        }
    }
}

impl Ink {
    /// The width of an event's label, in pixels.
    pub fn width(&mut self, item: usize, source: &dyn Source) -> f64 {
        if self.widths.len() <= item {
            self.widths.resize(item + 1, f32::NAN);
        }
        if self.widths[item].is_nan() {
            self.widths[item] = self.letters.width(&source.label(item)) as f32;
        }
        f64::from(self.widths[item])
    }

    /// An event's label, as much of it as its place has room for.
    fn label(&mut self, item: usize, label: &Label, source: &dyn Source) -> String {
        const WHOLE: u32 = u32::MAX;
        let whole = label.whole && self.width(item, source) <= label.width + 0.5;
        // A bar that grows pixel by pixel would have its label cut anew in every frame.
        let step = if whole { WHOLE } else { (label.width / STEP) as u32 };
        if self.labels.len() > KEPT {
            self.labels.clear();
        }
        let cut = || {
            let text = source.label(item);
            let room = (f64::from(step) * STEP).max(STEP);
            if whole { text.into_owned() } else { self.letters.cut(&text, room) }
        };
        self.labels.entry((item, step)).or_insert_with(cut).clone()
    }

    fn tick(&mut self, tick: &Tick, words: &Words) -> String {
        if self.ticks.len() > KEPT {
            self.ticks.clear();
        }
        let key = (tick.date, tick.hour, tick.unit, tick.major);
        self.ticks.entry(key).or_insert_with(|| tick_words(tick, words)).clone()
    }

    fn number(&mut self, number: usize, words: &Words) -> String {
        if self.numbers.len() > KEPT {
            self.numbers.clear();
        }
        self.numbers.entry(number).or_insert_with(|| dates::number(words.locale, number as f64)).clone()
    }

    /// Paints shapes on a canvas, where the browser has a pen for it.
    pub fn paint(&mut self, canvas: &HtmlCanvasElement, shapes: &[Shape], size: Size) {
        if !self.sizes.iter().any(|known| known.0 == *canvas && known.1 == size) {
            for (name, length) in [("width", size.width), ("height", size.height)] {
                // A length in pixels is one that every browser takes.
                let _taken = canvas.style().set_property(name, &format!("{length:.0}px"));
            }
            self.sizes.retain(|known| known.0 != *canvas);
            self.sizes.push((canvas.clone(), size));
        }
        let Some((pen, palette)) = prepare(canvas, size).zip(self.palette.as_ref()) else { return };
        let painted = Painter::new(&pen, palette).paint(shapes);
        debug_assert!(painted.is_ok(), "every length of a drawing is finite");
    }

    /// Forgets the events.
    pub fn forget(&mut self) {
        self.widths.clear();
        self.labels.clear();
    }

    /// Forgets the words.
    pub fn forget_words(&mut self) {
        self.ticks.clear();
        self.numbers.clear();
        self.range = None;
    }
}

fn tick_words(tick: &Tick, words: &Words) -> String {
    let parts = match (tick.unit, tick.major) {
        (TickUnit::Hour, false) => return words.with("tick-hour", &[("hour", &tick.hour.to_string())]),
        (TickUnit::Hour, true) | (TickUnit::Day, _) => Parts::ShortWeekday,
        (TickUnit::Month, _) => Parts::ShortMonth,
        (TickUnit::Year, _) => Parts::Year,
    };
    dates::day(words, tick.date, parts)
}

impl Board {
    /// The drawing as shapes.
    pub(super) fn shapes(&mut self) -> Vec<Shape> {
        let (words, ink, scene) = (&self.words, &mut self.ink, &self.scene);
        let ticks: Vec<(Tick, String)> =
            ticks(&self.view, 96.0).into_iter().map(|tick| (tick, ink.tick(&tick, words))).collect();
        // Labels and numbers are asked for in turn, never at once.
        let ink = RefCell::new(ink);
        Picture {
            drawing: &self.drawing,
            index: &scene.index,
            width: self.view.width,
            axis: AXIS,
            ticks: &ticks,
            lanes: &scene.lanes,
            look: &|item| scene.source.look(item),
            label: &|item, label| ink.borrow_mut().label(item, label, scene.source.as_ref()),
            number: &|number| ink.borrow_mut().number(number, words),
            chosen: self.chosen,
            cursor: self.cursor,
            hovered: self.hovered,
            hovered_cluster: self.hovered_cluster,
        }
        .shapes()
    }

    pub(super) fn paint_plot(&mut self) {
        let size = Size { width: self.view.width, height: self.height() };
        let shapes = self.shapes();
        self.ink.paint(&self.parts.plot, &shapes, size);
    }
}
