//! The timeline on the screen: what is in view, and when it is drawn.
//!
//! Promises: a frame costs what fits the screen and goes past Yew; once the hand rests, the marks lie over the canvas as
//! elements and the page's state hears of the stretch in view.

use super::hands::{Fling, Grip};
use super::ink::Ink;
use super::marks::Marks;
use super::scene::Scene;
use super::strip::Strip;
use crate::app::canvas::{self, Palette};
use crate::app::state::Period;
use crate::app::words::Words;
use crate::model::StoryEventId;
use crate::view::Point;
use crate::view::timeline::{Drawing, Metrics, Viewport, day_number, lay_out};
use gloo::events::EventListener;
use gloo::render::AnimationFrame;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::Callback;

/// The height of the axis above the lanes.
pub const AXIS: f64 = 30.0;
/// The least height of the lanes.
const LOWEST: f64 = 60.0;

/// The elements that the timeline is made of.
#[derive(Clone)]
pub struct Parts {
    /// What takes the focus, the keys and the pointers.
    pub frame: HtmlElement,
    /// The drawing.
    pub plot: HtmlCanvasElement,
    /// The marks over it.
    pub marks: HtmlElement,
    /// The overview.
    pub strip: HtmlElement,
    /// Its drawing.
    pub skyline: HtmlCanvasElement,
    /// The two ends of its brush.
    pub thumbs: [HtmlElement; 2],
    /// Where the stretch in view is written.
    pub range: HtmlElement,
}

/// What the timeline tells the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// An event is chosen.
    Chosen(StoryEventId),
    /// The keyboard's cursor stands on an event.
    Cursor(StoryEventId),
    /// The view came to rest after the reader moved it; nothing for the view of the beginning.
    Rested(Option<Period>),
    /// A cluster that no zoom takes apart is to be listed: its events, how many more there are, and where it stands.
    Listed(Vec<StoryEventId>, usize, Point),
    /// A list that may be open has lost its place.
    Moved,
}

/// The timeline, to be shared by its handlers.
#[derive(Clone)]
pub struct Stage(pub(super) Rc<RefCell<Board>>);

/// What the timeline is at a moment.
pub struct Board {
    pub(super) parts: Parts,
    pub(super) scene: Rc<Scene>,
    pub(super) words: Words,
    pub(super) view: Viewport,
    pub(super) drawing: Drawing,
    pub(super) ink: Ink,
    pub(super) marks: Marks,
    pub(super) chosen: Option<usize>,
    pub(super) cursor: Option<usize>,
    pub(super) hovered: Option<usize>,
    pub(super) hovered_cluster: Option<usize>,
    pub(super) grip: Grip,
    pub(super) fling: Option<Fling>,
    pub(super) strip: Strip,
    pub(super) tell: Callback<Told>,
    /// Whether the view moves: then lanes keep their heights and the marks are hidden.
    pub(super) moving: bool,
    /// Whether the next frame ends all movement.
    pub(super) settling: bool,
    /// What the state was last told of, so that its echo moves nothing.
    pub(super) period: Option<Period>,
    /// Whether there is news for the state.
    pub(super) by_hand: bool,
    pub(super) frame: Option<AnimationFrame>,
    /// Looks whether the hand rests.
    pub(super) rest: Option<Timeout>,
    /// When it may be said to rest.
    pub(super) rests_at: f64,
    /// Lays the marks over a drawing that was painted.
    pub(super) placing: Option<Timeout>,
    pub(super) me: Weak<RefCell<Board>>,
}

impl Stage {
    /// A timeline in these elements; `tell` hears what the reader does.
    #[must_use]
    pub fn new(parts: Parts, scene: Rc<Scene>, words: Words, width: f64, tell: Callback<Told>) -> Self {
        let view = Viewport::new(width, scene.home.0, scene.home.1);
        Self(Rc::new_cyclic(|me| {
            RefCell::new(Board {
                parts,
                scene,
                words,
                view,
                drawing: Drawing::default(),
                ink: Ink::default(),
                marks: Marks::default(),
                chosen: None,
                cursor: None,
                hovered: None,
                hovered_cluster: None,
                grip: Grip::default(),
                fling: None,
                strip: Strip::default(),
                tell,
                moving: false,
                settling: false,
                period: None,
                by_hand: false,
                frame: None,
                rest: None,
                rests_at: 0.0,
                placing: None,
                me: Weak::clone(me),
            })
        }))
    }

    /// Shows other events, lanes or words; the view stays where it is.
    pub fn show(&self, scene: Rc<Scene>, words: Words) {
        let mut board = self.0.borrow_mut();
        if !Rc::ptr_eq(&board.scene, &scene) {
            let id = |item: Option<usize>| item.map(|item| board.scene.source.id(item));
            let (chosen, cursor) = (id(board.chosen), id(board.cursor));
            let place = |id: Option<StoryEventId>| id.and_then(|id| scene.source.item(id));
            (board.chosen, board.cursor) = (place(chosen), place(cursor));
            (board.hovered, board.hovered_cluster) = (None, None);
            let at_home = board.is_home();
            board.scene = scene;
            board.drawing = Drawing::default();
            board.ink.forget();
            board.strip.forget();
            board.forget_marks();
            if at_home && board.period.is_none() {
                board.view = board.home();
            }
        }
        if board.words != words {
            board.words = words;
            board.ink.forget_words();
            board.strip.forget_words();
            board.forget_marks();
        }
        board.settle();
    }

    /// Fits the drawing into another width.
    pub fn resize(&self, width: f64) {
        let mut board = self.0.borrow_mut();
        board.view = board.view.resized(width);
        board.settle();
    }

    /// Reads the colours anew and draws, once the page has taken its new ones on.
    pub fn recolour(&self) {
        let mut board = self.0.borrow_mut();
        board.ink.palette = None;
        board.strip.forget();
        if canvas::is_printing() {
            board.paint();
        } else {
            board.ask();
        }
    }

    /// Shows which event is chosen, and brings it into view.
    pub fn choose(&self, event: Option<StoryEventId>) {
        let mut board = self.0.borrow_mut();
        board.chosen = event.and_then(|id| board.scene.source.item(id));
        board.cursor = board.cursor.and(board.chosen);
        if let Some(item) = board.chosen {
            board.bring(item);
        }
        board.settle();
    }

    /// Shows a stretch of time that the page's address gives, or the view of the beginning.
    pub fn frame(&self, period: Option<Period>) {
        let mut board = self.0.borrow_mut();
        if board.period == period {
            return;
        }
        board.period = period;
        board.view = match period {
            None => board.home(),
            Some(Period { from, to }) => {
                let end = day_number(to) + if to.time.is_some() { 1.0 / 1440.0 } else { 1.0 };
                Viewport::new(board.view.width, day_number(from), end)
            }
        };
        if let Some(item) = board.chosen.filter(|_| period.is_none()) {
            board.bring(item);
        }
        board.settle();
    }

    /// Does at once what a first drawing and a first move do in time.
    pub fn rehearse(&self) {
        let mut board = self.0.borrow_mut();
        board.paint();
        board.come_to_rest();
        board.cover();
        let view = board.view.zoomed(1.1, board.view.width / 2.0);
        board.hover(None);
        board.glide(view);
        board.paint();
        (board.frame, board.rest, board.placing) = (None, None, None);
    }

    /// Zooms by a button.
    pub fn zoom(&self, factor: f64) {
        self.0.borrow_mut().zoom(factor);
    }

    /// Shows the time of all events, by a button.
    pub fn show_all(&self) {
        let mut board = self.0.borrow_mut();
        let Some((first, last)) = board.scene.index.bounds() else { return };
        let margin = (last - first).max(1.0) * 0.03;
        let view = Viewport::new(board.view.width, first - margin, last + margin);
        board.jump(view);
    }

    /// Goes back to the view of the beginning, by a button.
    pub fn go_home(&self) {
        self.0.borrow_mut().go_home();
    }
}

/// Draws anew when the system's colours change, until the listeners are dropped.
#[must_use]
pub fn listen(stage: &Stage) -> Vec<EventListener> {
    let stage = stage.clone();
    canvas::on_colours(move || stage.recolour())
}

impl Board {
    /// The view of the beginning.
    pub(super) fn home(&self) -> Viewport {
        Viewport::new(self.view.width, self.scene.home.0, self.scene.home.1)
    }

    pub(super) fn is_home(&self) -> bool {
        self.view == self.home()
    }

    pub(super) fn go_home(&mut self) {
        let home = self.home();
        self.jump(home);
    }

    /// Zooms around the event under the keyboard's cursor, else the chosen one, else the middle.
    pub(super) fn zoom(&mut self, factor: f64) {
        let day = self.cursor.or(self.chosen).and_then(|item| self.scene.index.items()[item].middle());
        let around = day.map(|day| self.view.x(day)).filter(|x| (0.0..=self.view.width).contains(x));
        let view = self.view.zoomed(factor, around.unwrap_or(self.view.width / 2.0));
        self.jump(view);
    }

    /// Moves the view until an event is in it.
    pub(super) fn bring(&mut self, item: usize) {
        let event = &self.scene.index.items()[item];
        let Some((from, to)) = event.span() else { return };
        if to <= self.view.from || from >= self.view.to {
            let half = (self.view.to - self.view.from) / 2.0;
            let day = f64::midpoint(from, to);
            self.view = Viewport::new(self.view.width, day - half, day + half);
        }
    }

    fn metrics(&self) -> Metrics {
        // A few days have room for every event of theirs; many lanes have a row each, or they would not fit a screen.
        let lanes = self.scene.lanes.len();
        let rows = match self.view.to - self.view.from {
            days if days <= 4.0 => 44,
            _ if lanes > 8 => lanes,
            _ => 18,
        };
        Metrics {
            row: 24.0,
            mark: 16.0,
            gap: 7.0,
            open: 54.0,
            shortest_label: 70.0,
            longest_label: 330.0,
            rows: rows.max(lanes),
            lane_head: 24.0,
            lane_foot: 6.0,
            cluster: 48.0,
        }
    }

    pub(super) fn paint(&mut self) {
        if self.view.width < 2.0 {
            return;
        }
        let metrics = self.metrics();
        let first: Vec<usize> = self.chosen.into_iter().chain(self.cursor).collect();
        let (scene, ink) = (&self.scene, &mut self.ink);
        let mut width = |item: usize| ink.width(item, scene.source.as_ref());
        self.drawing = lay_out(&scene.index, &self.view, &metrics, &self.drawing, self.moving, &first, &mut width);
        if self.ink.palette.is_none() {
            self.ink.palette = Some(Palette::of(&self.parts.frame));
        }
        self.paint_plot();
        self.paint_strip();
    }

    /// The height of the drawing, its axis included.
    pub(super) fn height(&self) -> f64 {
        AXIS + self.drawing.height.max(LOWEST)
    }
}
