//! Shapes → a canvas, at the screen's own resolution.

use crate::view::shape::{Anchor, Dash, Figure, Fill, HALO, Shape, Stroke, Tone, Words, stops};
use crate::view::{Point, Size};
use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::JsString;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::f64::consts::TAU;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasGradient, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement};

/// The letters of all drawings, as the style sheet has them.
pub const FONT: &str = "system-ui, sans-serif";

#[wasm_bindgen]
extern "C" {
    /// What of the canvas's pen is called hundreds of times a frame. `web-sys` wraps each of these calls to catch what it
    /// may throw, and makes each colour a new string; lengths here are finite and radii not negative, so nothing is thrown.
    #[wasm_bindgen(extends = CanvasRenderingContext2d)]
    type Pen;
    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_fill(this: &Pen, colour: &JsString);
    #[wasm_bindgen(method, setter, js_name = strokeStyle)]
    fn set_line(this: &Pen, colour: &JsString);
    #[wasm_bindgen(method, js_name = roundRect)]
    fn rounded(this: &Pen, x: f64, y: f64, width: f64, height: f64, radius: f64);
    #[wasm_bindgen(method, js_name = arc)]
    fn bow(this: &Pen, x: f64, y: f64, radius: f64, from: f64, to: f64);
    #[wasm_bindgen(method, js_name = fillText)]
    fn say(this: &Pen, text: &JsString, x: f64, y: f64);
    #[wasm_bindgen(method, setter, js_name = font)]
    fn set_letters(this: &Pen, font: &JsString);
    #[wasm_bindgen(method, js_name = strokeText)]
    fn line_text(this: &Pen, text: &JsString, x: f64, y: f64);
}

/// How many texts are kept before they are forgotten.
const KEPT: usize = 2_000;

thread_local! {
    /// What was written on any canvas, as the browser's own strings: most of a frame's words are those of the frame before,
    /// and to hand a text over takes as long as to write it.
    static TEXTS: RefCell<HashMap<String, JsString>> = RefCell::default();
}

fn with_text(text: &str, write: impl Fn(&JsString)) {
    TEXTS.with_borrow_mut(|texts| {
        if let Some(given) = texts.get(text) {
            return write(given);
        }
        if texts.len() >= KEPT {
            texts.clear();
        }
        write(texts.entry(text.to_owned()).or_insert_with(|| text.into()));
    });
}

thread_local! {
    /// Whether the page is being put on paper, which is white in every theme.
    static PRINTING: Cell<bool> = const { Cell::new(false) };
}

/// Hears when a drawing's colours become others: of the system's themes, and before and after the page is printed.
#[must_use]
pub fn on_colours(recolour: impl Fn() + 'static) -> Vec<EventListener> {
    let recolour = Rc::new(recolour);
    let themes = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];
    let queries = themes.into_iter().filter_map(|query| window().match_media(query).ok().flatten());
    let mut listeners: Vec<EventListener> = queries
        .map(|query| {
            let recolour = Rc::clone(&recolour);
            EventListener::new(&query, "change", move |_| recolour())
        })
        .collect();
    listeners.extend([("beforeprint", true), ("afterprint", false)].map(|(event, printing)| {
        let recolour = Rc::clone(&recolour);
        EventListener::new(&window(), event, move |_| {
            PRINTING.set(printing);
            recolour();
        })
    }));
    listeners
}

/// Whether the page is being put on paper: then no frame comes any more, and a drawing paints at once.
#[must_use]
pub fn is_printing() -> bool {
    PRINTING.get()
}

/// The colour of each tone in the present theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    colours: Vec<String>,
    /// The same as the browser's own strings.
    given: Vec<JsString>,
    /// The fades over one pixel that were asked for.
    fades: RefCell<Vec<(Tone, CanvasGradient)>>,
}

impl Palette {
    /// What the style sheet says at an element.
    ///
    /// A custom property is told as it is written; a theme's pair `light-dark(…)` is resolved by setting it as the colour
    /// of a probe.
    #[must_use]
    pub fn of(element: &Element) -> Self {
        let document = gloo::utils::document();
        let make = || document.create_element("span").ok()?.dyn_into::<HtmlElement>().ok();
        let Some(group) = make().filter(|group| element.append_child(group).is_ok()) else {
            return Self::from(vec!["gray".to_owned(); Tone::ALL.len()]);
        };
        let probe = |tone: Tone| {
            let probe = make()?;
            // Where the system forces its own colours, the probe tells what the style sheet makes of them.
            probe.style().set_property("forced-color-adjust", "none").ok()?;
            if is_printing() {
                probe.style().set_property("color-scheme", "light").ok()?;
            }
            // Set as a property: a strict policy lets no style attribute in.
            probe.style().set_property("color", &format!("var({})", tone.property())).ok()?;
            group.append_child(&probe).ok()?;
            Some(probe)
        };
        // All are set before the first is read: then the browser works the styles out once.
        let probes: Vec<Option<HtmlElement>> = Tone::ALL.into_iter().map(probe).collect();
        let read = |probe: Option<HtmlElement>| {
            window().get_computed_style(probe.as_ref()?).ok()??.get_property_value("color").ok()
        };
        let colours: Vec<String> =
            probes.into_iter().map(|probe| read(probe).unwrap_or_else(|| "gray".to_owned())).collect();
        group.remove();
        Self::from(colours)
    }

    /// A tone's colour.
    #[must_use]
    pub fn colour(&self, tone: Tone) -> &str {
        &self.colours[tone as usize]
    }
}

impl From<Vec<String>> for Palette {
    fn from(colours: Vec<String>) -> Self {
        let given = colours.iter().map(|colour| JsString::from(colour.as_str())).collect();
        Self { colours, given, fades: RefCell::default() }
    }
}

/// Paints shapes on a canvas. Sets only what changes from shape to shape.
pub struct Painter<'a> {
    context: &'a Pen,
    palette: &'a Palette,
    fill: Option<Tone>,
    stroke: Option<Stroke>,
    opacity: f64,
    font: Option<(u64, bool)>,
    anchor: Option<Anchor>,
}

/// So many figures are filled in one go: beyond some dozens a canvas takes longer for one large path than for its parts.
const JOINED: usize = 39;

/// Whether a figure can be filled together with others: it has no fading ends, and runs around its middle as they do, so
/// that no part of two is taken for a hole.
fn joins(figure: &Figure, fill: &Fill) -> bool {
    let fading = fill.fade_left > 0.0 || fill.fade_right > 0.0;
    !fading && matches!(figure, Figure::Rectangle { .. } | Figure::Circle { .. })
}

/// The pen of a canvas, which is given the size that its drawing needs on this screen; nothing where the browser has none.
#[must_use]
pub fn prepare(canvas: &HtmlCanvasElement, size: Size) -> Option<CanvasRenderingContext2d> {
    let density = window().device_pixel_ratio().clamp(1.0, 3.0);
    let (width, height) = ((size.width * density).round() as u32, (size.height * density).round() as u32);
    // Setting a canvas's size clears it and costs a new buffer, so only when it is another one.
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_transform(density, 0.0, 0.0, density, 0.0, 0.0).ok()?;
    context.clear_rect(0.0, 0.0, size.width, size.height);
    Some(context)
}

impl<'a> Painter<'a> {
    /// A painter with a pen and colours.
    #[must_use]
    pub fn new(context: &'a CanvasRenderingContext2d, palette: &'a Palette) -> Self {
        context.set_line_join("round");
        context.set_global_alpha(1.0);
        let context = context.unchecked_ref();
        Self { context, palette, fill: None, stroke: None, opacity: 1.0, font: None, anchor: None }
    }

    /// Paints the shapes, the first below.
    ///
    /// # Errors
    /// What the browser refuses to draw: a length that is not finite.
    pub fn paint(&mut self, shapes: &[Shape]) -> Result<(), JsValue> {
        let mut rest = shapes;
        while let Some((shape, others)) = rest.split_first() {
            rest = others;
            match shape {
                Shape::Figure { figure, fill: Some(fill), stroke: None, opacity } if joins(figure, fill) => {
                    // Opaque figures of one colour look the same filled in one go, which takes less time.
                    let same = |shape: &Shape| {
                        matches!(shape, Shape::Figure { figure, fill: Some(other), stroke: None, opacity: also }
                            if joins(figure, other) && other.tone == fill.tone && also.to_bits() == opacity.to_bits())
                    };
                    let more = if *opacity < 1.0 {
                        0
                    } else {
                        others.iter().take(JOINED).take_while(|&shape| same(shape)).count()
                    };
                    let (joined, after) = others.split_at(more);
                    rest = after;
                    self.set_opacity(*opacity);
                    self.set_tone(fill.tone);
                    self.context.begin_path();
                    self.trace(figure);
                    for shape in joined {
                        if let Shape::Figure { figure, .. } = shape {
                            self.trace(figure);
                        }
                    }
                    self.context.fill();
                }
                Shape::Figure { figure, fill, stroke, opacity } => {
                    self.set_opacity(*opacity);
                    let fading = fill.filter(|fill| fill.fade_left > 0.0 || fill.fade_right > 0.0);
                    if let (Some(fill), Figure::Rectangle { corner, size, .. }) = (fading, figure) {
                        self.fill_fading(*corner, *size, fill)?;
                    }
                    let plain = fill.filter(|_| fading.is_none());
                    if plain.is_some() || stroke.is_some() {
                        self.context.begin_path();
                        self.trace(figure);
                    }
                    if let Some(fill) = plain {
                        self.set_tone(fill.tone);
                        self.context.fill();
                    }
                    if let Some(stroke) = stroke {
                        self.set_stroke(*stroke)?;
                        self.context.stroke();
                    }
                }
                Shape::Words { words, opacity } => {
                    self.set_opacity(*opacity);
                    self.write(words)?;
                }
            }
        }
        Ok(())
    }

    fn set_opacity(&mut self, opacity: f64) {
        if (self.opacity - opacity).abs() > f64::EPSILON {
            self.context.set_global_alpha(opacity);
            self.opacity = opacity;
        }
    }

    fn set_tone(&mut self, tone: Tone) {
        if self.fill != Some(tone) {
            self.context.set_fill(&self.palette.given[tone as usize]);
            self.fill = Some(tone);
        }
    }

    /// Fills a rectangle whose ends fade, in three pieces. A gradient is made once for each colour and stretched over its
    /// piece: making one for each rectangle would take most of a frame.
    fn fill_fading(&mut self, corner: Point, size: Size, fill: Fill) -> Result<(), JsValue> {
        let [_, (begin, _), (end, _), _] = stops(fill, size.width);
        let (from, to) = (corner.x + begin * size.width, corner.x + end * size.width);
        self.set_tone(fill.tone);
        self.context.fill_rect(from, corner.y, to - from, size.height);
        let pieces = [(begin > 0.0, from, corner.x), (end < 1.0, to, corner.x + size.width)];
        for (_, solid, clear) in pieces.into_iter().filter(|piece| piece.0) {
            let gradient = self.fade(fill.tone)?;
            self.context.save();
            // From the solid edge at 0 to the clear one at 1, whichever is to the left.
            self.context.transform(clear - solid, 0.0, 0.0, 1.0, solid, corner.y)?;
            self.context.set_fill_style_canvas_gradient(&gradient);
            self.context.fill_rect(0.0, 0.0, 1.0, size.height);
            self.context.restore();
        }
        Ok(())
    }

    /// The fade of a colour over one pixel.
    fn fade(&self, tone: Tone) -> Result<CanvasGradient, JsValue> {
        let mut fades = self.palette.fades.borrow_mut();
        if let Some((_, gradient)) = fades.iter().find(|(other, _)| *other == tone) {
            return Ok(gradient.clone());
        }
        let gradient = self.context.create_linear_gradient(0.0, 0.0, 1.0, 0.0);
        let colour = self.palette.colour(tone);
        gradient.add_color_stop(0.0, colour)?;
        // Of a colour mixed at nothing the browser keeps no hue, and would fade through grey.
        gradient.add_color_stop(1.0, &format!("color-mix(in srgb, {colour} 0.5%, transparent)"))?;
        fades.push((tone, gradient.clone()));
        Ok(gradient)
    }

    fn set_stroke(&mut self, stroke: Stroke) -> Result<(), JsValue> {
        if self.stroke == Some(stroke) {
            return Ok(());
        }
        if self.stroke.map(|last| last.tone) != Some(stroke.tone) {
            self.context.set_line(&self.palette.given[stroke.tone as usize]);
        }
        if self.stroke.map_or(Dash::Solid, |last| last.dash) != stroke.dash || self.stroke.is_none() {
            let lengths: js_sys::Array = stroke.dash.lengths().iter().copied().map(JsValue::from_f64).collect();
            self.context.set_line_dash(&lengths)?;
        }
        self.context.set_line_width(stroke.width);
        self.stroke = Some(stroke);
        Ok(())
    }

    fn trace(&self, figure: &Figure) {
        let pen = self.context;
        match figure {
            Figure::Rectangle { corner, size, radius } if *radius <= 0.0 => {
                pen.rect(corner.x, corner.y, size.width, size.height);
            }
            Figure::Rectangle { corner, size, radius } => {
                let radius = radius.min(size.width / 2.0).min(size.height / 2.0).max(0.0);
                pen.rounded(corner.x, corner.y, size.width, size.height, radius);
            }
            Figure::Circle { middle, radius } => {
                // Else a line would lead here from the figure before.
                pen.move_to(middle.x + radius, middle.y);
                pen.bow(middle.x, middle.y, radius.max(0.0), 0.0, TAU);
            }
            Figure::Polygon(points) | Figure::Line(points) => {
                for (index, point) in points.iter().enumerate() {
                    if index == 0 { pen.move_to(point.x, point.y) } else { pen.line_to(point.x, point.y) }
                }
                if matches!(figure, Figure::Polygon(_)) {
                    pen.close_path();
                }
            }
            Figure::Polygons { corners, points } => {
                for polygon in points.chunks((*corners).max(1)) {
                    for (index, point) in polygon.iter().enumerate() {
                        if index == 0 { pen.move_to(point.x, point.y) } else { pen.line_to(point.x, point.y) }
                    }
                    pen.close_path();
                }
            }
            Figure::Curve([begin, control, end]) => {
                pen.move_to(begin.x, begin.y);
                pen.quadratic_curve_to(control.x, control.y, end.x, end.y);
            }
            Figure::Segments(segments) => {
                for [begin, end] in segments {
                    pen.move_to(begin.x, begin.y);
                    pen.line_to(end.x, end.y);
                }
            }
        }
    }

    fn write(&mut self, words: &Words) -> Result<(), JsValue> {
        let font = (words.size.to_bits(), words.bold);
        if self.font != Some(font) {
            let weight = if words.bold { "600 " } else { "" };
            with_text(&format!("{weight}{}px {FONT}", words.size), |font| self.context.set_letters(font));
            self.font = Some(font);
        }
        if self.anchor != Some(words.anchor) {
            self.context.set_text_align(match words.anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
            self.anchor = Some(words.anchor);
        }
        if let Some(halo) = words.halo {
            self.set_stroke(Stroke { tone: halo, width: HALO, dash: Dash::Solid })?;
            with_text(&words.text, |text| self.context.line_text(text, words.at.x, words.at.y));
        }
        self.set_tone(words.tone);
        with_text(&words.text, |text| self.context.say(text, words.at.x, words.at.y));
        Ok(())
    }
}
