//! When the timeline is drawn: in the next frame while a hand moves it, and once more when it has come to rest.

use super::stage::{Board, Told};
use crate::app::dates::{self, Parts};
use crate::app::state::Period;
use crate::view::timeline::{Viewport, bounds_of, moment_of};
use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use std::rc::Weak;

/// How long the hand must rest, in milliseconds, before the drawing settles.
const REST: f64 = 160.0;

/// Milliseconds by a clock that nobody sets.
fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

impl Board {
    /// Shows another stretch at once, as a key or a button asks.
    pub(super) fn jump(&mut self, view: Viewport) {
        self.fling = None;
        self.view = view;
        self.by_hand = true;
        self.settle();
    }

    /// Shows another stretch in the next frame, as a hand that moves asks.
    pub(super) fn glide(&mut self, view: Viewport) {
        self.view = view;
        self.by_hand = true;
        self.rest_later();
        self.ask();
    }

    /// Lets the drawing settle once nothing has moved for a while.
    pub(super) fn rest_later(&mut self) {
        (self.settling, self.placing) = (false, None);
        if !self.moving {
            self.moving = true;
            self.hide_marks(true);
            self.tell.emit(Told::Moved);
        }
        self.rests_at = now() + REST;
        // A timer for each move of the hand would cost more than one that looks again.
        if self.rest.is_none() {
            self.look_later(REST);
        }
    }

    fn look_later(&mut self, wait: f64) {
        let me = Weak::clone(&self.me);
        self.rest = Some(Timeout::new(wait.ceil() as u32, move || {
            let Some(me) = me.upgrade() else { return };
            let mut board = me.borrow_mut();
            let left = board.rests_at - now();
            if board.grip.holds() || board.strip.is_held() || board.fling.is_some() {
                board.look_later(REST);
            } else if left > 0.0 {
                board.look_later(left.min(REST));
            } else {
                board.settle();
            }
        }));
    }

    /// Draws in the next frame.
    pub(super) fn ask(&mut self) {
        if self.frame.is_some() {
            return;
        }
        let me = Weak::clone(&self.me);
        self.frame = Some(request_animation_frame(move |now| {
            let Some(me) = me.upgrade() else { return };
            let mut board = me.borrow_mut();
            board.frame = None;
            board.drift(now);
            let settling = std::mem::take(&mut board.settling);
            board.moving &= !settling;
            board.paint();
            if settling {
                board.come_to_rest();
            }
        }));
    }

    /// A step of the fling that the last drag began.
    fn drift(&mut self, now: f64) {
        let Some(mut fling) = self.fling.take() else { return };
        if let Some(pixels) = fling.step(now) {
            let view = self.view.panned(pixels);
            let stopped = view == self.view;
            self.view = view;
            if !stopped {
                self.fling = Some(fling);
                self.ask();
            }
        }
    }

    /// Ends all movement with the next frame: lanes take the height that they need, marks lie over the drawing, the state
    /// hears of it. However much changes until then, it is drawn once.
    pub(super) fn settle(&mut self) {
        (self.rest, self.placing) = (None, None);
        self.settling = true;
        if self.marks.lie_elsewhere(&self.view) {
            self.hide_marks(true);
        }
        self.ask();
    }

    /// Lays over the drawing what is touched and read rather than seen.
    pub(super) fn cover(&mut self) {
        self.place_marks();
        self.describe_strip();
    }

    pub(super) fn come_to_rest(&mut self) {
        // That waits until the drawing is seen.
        let me = Weak::clone(&self.me);
        self.placing = Some(Timeout::new(0, move || {
            let Some(me) = me.upgrade() else { return };
            let mut board = me.borrow_mut();
            board.placing = None;
            board.cover();
        }));
        self.write_range();
        if std::mem::take(&mut self.by_hand) {
            let bounds = bounds_of(&self.view).filter(|_| !self.is_home());
            self.period = bounds.map(|(from, to)| Period { from, to });
            self.tell.emit(Told::Rested(self.period));
        }
    }

    /// The first and last day in view, in words.
    pub(super) fn range(&self) -> String {
        let day = |number: f64| moment_of(number.floor()).map(|moment| moment.date);
        let (Some(from), Some(to)) = (day(self.view.from), day(last_day(&self.view))) else { return String::new() };
        let write = |date| dates::day(&self.words, date, Parts::ShortDay);
        if from == to { write(from) } else { format!("{} – {}", write(from), write(to)) }
    }

    fn write_range(&mut self) {
        let days = (self.view.from.floor() as i64, last_day(&self.view) as i64);
        if self.ink.range != Some(days) {
            self.ink.range = Some(days);
            self.parts.range.set_text_content(Some(&self.range()));
        }
    }
}

/// The day in which the view ends: a view to midnight ends in the day before it.
fn last_day(view: &Viewport) -> f64 {
    const MINUTE: f64 = 1.0 / 1440.0;
    (view.to - MINUTE).max(view.from).floor()
}
