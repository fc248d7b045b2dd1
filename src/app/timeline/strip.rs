//! The overview below: how much happens when, and a brush with two thumbs that says which part of it is in view.

use super::stage::{Board, Stage};
use crate::app::dates::{self, Parts};
use crate::view::Size;
use crate::view::timeline::{Viewport, density, moment_of, strip_shapes};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent};

/// The overview's height.
pub const HEIGHT: f64 = 46.0;
/// How near to a thumb, in pixels, a hand takes it.
const REACH: f64 = 12.0;

/// What a hand holds of the brush.
#[derive(Clone, Copy)]
enum Hold {
    Left,
    Right,
    /// The brush itself, so many days from its left edge.
    Whole(f64),
}

/// The overview's memory.
#[derive(Default)]
pub struct Strip {
    held: Option<Hold>,
    /// The time that it spans; it stands still while a hand is on it.
    span: Option<(f64, f64)>,
    /// How much happens in each part of a span.
    counts: Option<((f64, f64), Vec<usize>)>,
    /// The overview that is on the screen: the ends of its brush and its size.
    painted: Option<([f64; 2], Size)>,
    /// The stretches of which the thumbs tell: the overview's and the view's.
    told: Option<(Viewport, Viewport)>,
}

impl Strip {
    /// Whether a hand is on it.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Forgets the events and the colours.
    pub fn forget(&mut self) {
        (self.counts, self.painted) = (None, None);
    }

    /// Forgets the words.
    pub fn forget_words(&mut self) {
        self.told = None;
    }
}

/// Lets the hands have the overview, until the listeners are dropped.
#[must_use]
pub fn listen(stage: &Stage) -> Vec<EventListener> {
    let parts = stage.0.borrow().parts.clone();
    let on = |element: &HtmlElement, name: &'static str, react: fn(&mut Board, &Event)| {
        let stage = stage.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(element, name, options, move |event| react(&mut stage.0.borrow_mut(), event))
    };
    let [left, right] = &parts.thumbs;
    vec![
        on(&parts.strip, "pointerdown", |board, event| board.take_brush(event.unchecked_ref())),
        on(&parts.strip, "pointermove", |board, event| board.draw_brush(event.unchecked_ref())),
        on(&parts.strip, "pointerup", |board, _| board.strip.held = None),
        on(&parts.strip, "pointercancel", |board, _| board.strip.held = None),
        on(left, "keydown", |board, event| board.nudge(event.unchecked_ref(), Hold::Left)),
        on(right, "keydown", |board, event| board.nudge(event.unchecked_ref(), Hold::Right)),
    ]
}

impl Board {
    /// The time that the overview spans: the story's, but for what lies far out and is not in view.
    fn strip_view(&mut self) -> Viewport {
        let home = self.scene.home;
        let length = home.1 - home.0;
        let (first, last) = self.scene.index.bounds().unwrap_or(home);
        let from = first.max(home.0 - length).min(self.view.from.max(first)).min(home.0);
        let to = last.min(home.1 + length).max(self.view.to.min(last)).max(home.1);
        let span = match self.strip.span {
            Some(span) if self.strip.is_held() => span,
            _ => (from, to),
        };
        self.strip.span = Some(span);
        Viewport::new(self.view.width, span.0, span.1)
    }

    pub(super) fn paint_strip(&mut self) {
        let strip = self.strip_view();
        let size = Size { width: strip.width, height: HEIGHT };
        let ends = [self.view.from, self.view.to].map(|day| strip.x(day).clamp(0.0, strip.width));
        let (span, bins) = ((strip.from, strip.to), (strip.width / 9.0) as usize);
        let counted = self.strip.counts.take().filter(|counted| counted.0 == span && counted.1.len() == bins);
        if counted.is_some() && self.strip.painted == Some((ends, size)) {
            self.strip.counts = counted;
            return;
        }
        let counts = counted.map_or_else(|| density(&self.scene.index, span.0, span.1, bins), |counted| counted.1);
        let shapes = strip_shapes(&counts, ends[0], ends[1], size);
        self.ink.paint(&self.parts.skyline, &shapes, size);
        (self.strip.counts, self.strip.painted) = (Some((span, counts)), Some((ends, size)));
    }

    /// Puts the thumbs' elements over their pictures, and tells screen readers where they stand.
    pub(super) fn describe_strip(&mut self) {
        let strip = self.strip_view();
        if self.strip.told.replace((strip, self.view)) != Some((strip, self.view)) {
            let described = self.try_describe_strip(&strip);
            debug_assert!(described.is_ok(), "an element takes plain attributes");
        }
    }

    fn try_describe_strip(&self, strip: &Viewport) -> Result<(), JsValue> {
        for (thumb, day) in self.parts.thumbs.iter().zip([self.view.from, self.view.to]) {
            let day = day.clamp(strip.from, strip.to);
            let text = moment_of(day.floor()).map(|moment| dates::day(&self.words, moment.date, Parts::Weekday));
            for (name, value) in [("valuemin", strip.from), ("valuemax", strip.to), ("valuenow", day)] {
                thumb.set_attribute(&format!("aria-{name}"), &format!("{:.0}", value.floor()))?;
            }
            thumb.set_attribute("aria-valuetext", &text.unwrap_or_default())?;
            let left = format!("translateX({:.1}px)", strip.x(day).clamp(0.0, strip.width) - 12.0);
            thumb.style().set_property("transform", &left)?;
        }
        Ok(())
    }

    fn take_brush(&mut self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let strip = self.strip_view();
        let x = self.strip_x(event);
        let (left, right) = (strip.x(self.view.from), strip.x(self.view.to));
        let near = |edge: f64| (x - edge.clamp(0.0, strip.width)).abs();
        self.fling = None;
        let held = if near(left).min(near(right)) < REACH {
            if near(left) <= near(right) { Hold::Left } else { Hold::Right }
        } else if x > left && x < right {
            Hold::Whole(strip.day(x) - self.view.from)
        } else {
            let half = (self.view.to - self.view.from) / 2.0;
            let day = strip.day(x);
            self.glide(Viewport::new(self.view.width, day - half, day + half));
            Hold::Whole(half)
        };
        self.strip.held = Some(held);
        // Without it a drag ends at the strip's edge.
        let _captured = self.parts.strip.set_pointer_capture(event.pointer_id());
    }

    fn draw_brush(&mut self, event: &PointerEvent) {
        let Some(held) = self.strip.held else { return };
        let day = self.strip_view().day(self.strip_x(event));
        let view = self.brushed(held, day);
        self.glide(view);
    }

    fn brushed(&self, held: Hold, day: f64) -> Viewport {
        let (width, from, to) = (self.view.width, self.view.from, self.view.to);
        match held {
            Hold::Left => Viewport::new(width, day.min(to), to),
            Hold::Right => Viewport::new(width, from, day.max(from)),
            Hold::Whole(offset) => Viewport::new(width, day - offset, day - offset + to - from),
        }
    }

    fn strip_x(&self, event: &PointerEvent) -> f64 {
        f64::from(event.client_x()) - self.parts.strip.get_bounding_client_rect().left()
    }

    /// A key on a thumb.
    fn nudge(&mut self, event: &KeyboardEvent, held: Hold) {
        let strip = self.strip_view();
        let length = self.view.to - self.view.from;
        let here = if matches!(held, Hold::Left) { self.view.from } else { self.view.to };
        let day = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => here - length / 20.0,
            "ArrowRight" | "ArrowUp" => here + length / 20.0,
            "PageDown" => here - length / 4.0,
            "PageUp" => here + length / 4.0,
            "Home" => strip.from,
            "End" => strip.to,
            _ => return,
        };
        event.prevent_default();
        let view = self.brushed(held, day);
        self.jump(view);
    }
}
