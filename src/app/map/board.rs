//! The stage and its clockwork: a frame while it moves, a turn of the page when it rests.

use super::stage::Stage;
use super::surface::Surface;
use crate::app::canvas::on_colours;
use crate::app::save::Picture;
use crate::app::state::Theme;
use crate::view::Point;
use crate::view::shape::Shape;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use std::cell::{RefCell, RefMut};
use std::rc::Rc;
use web_sys::{Element, HtmlCanvasElement, MouseEvent, PointerEvent};
use yew::prelude::*;

/// How long nothing moves before the drawing is at rest, in milliseconds.
const REST: u32 = 110;

/// A drawing that changes without the page.
pub trait Staged: Default + 'static {
    /// What it is drawn on.
    fn surface(&mut self) -> &mut Surface;
    /// All that is drawn, for the canvas or for a file.
    fn shapes(&self) -> Vec<Shape>;

    /// Draws all, sharp.
    fn paint(&mut self) {
        let shapes = self.shapes();
        self.surface().draw(&shapes);
        self.surface().stale = false;
    }

    /// Draws a frame of a movement.
    fn paint_moving(&mut self) {
        self.paint();
    }
}

/// The stage, as all handlers of the map share it.
pub struct Board<S = Stage> {
    stage: Rc<RefCell<S>>,
    frame: Rc<RefCell<Option<AnimationFrame>>>,
    rest: Rc<RefCell<Option<Timeout>>>,
    /// The element that holds the drawing; it says whether something moves.
    holder: Rc<RefCell<Option<Element>>>,
    /// Draws the page's part anew.
    refresh: Rc<dyn Fn()>,
}

impl<S: Staged> Board<S> {
    /// A board with an empty stage.
    pub fn new(refresh: impl Fn() + 'static) -> Self {
        Self {
            stage: Rc::default(),
            frame: Rc::default(),
            rest: Rc::default(),
            holder: Rc::default(),
            refresh: Rc::new(refresh),
        }
    }

    /// The stage, until the end of the statement.
    pub fn stage(&self) -> RefMut<'_, S> {
        self.stage.borrow_mut()
    }

    /// Takes the element that holds the drawing.
    pub fn hold(&self, holder: Option<Element>) {
        *self.holder.borrow_mut() = holder;
    }

    /// Where on the drawing an event is.
    pub fn position(&self, event: &MouseEvent) -> Point {
        let corner = self.holder.borrow().as_ref().map(Element::get_bounding_client_rect);
        let (left, top) = corner.map_or((0.0, 0.0), |corner| (corner.left(), corner.top()));
        Point { x: f64::from(event.client_x()) - left, y: f64::from(event.client_y()) - top }
    }

    /// Keeps a pointer that leaves the drawing while it drags something.
    pub fn capture(&self, event: &PointerEvent) {
        if let Some(holder) = &*self.holder.borrow() {
            // A pointer made by a script cannot be captured, and then ends its drag at the edge.
            let _captured = holder.set_pointer_capture(event.pointer_id());
        }
    }

    /// Something has moved: draws it with the next frame, and sharp once it rests.
    pub fn moved(&self) {
        self.mark(true);
        if self.frame.borrow().is_none() {
            let board = self.clone();
            let frame = request_animation_frame(move |_| {
                board.frame.borrow_mut().take();
                board.stage().paint_moving();
            });
            *self.frame.borrow_mut() = Some(frame);
        }
        let board = self.clone();
        *self.rest.borrow_mut() = Some(Timeout::new(REST, move || board.rested()));
    }

    /// Nothing moves any longer.
    pub fn rested(&self) {
        self.frame.borrow_mut().take();
        self.rest.borrow_mut().take();
        self.stage().surface().stale = true;
        self.mark(false);
        (self.refresh)();
    }

    /// Draws what is not drawn yet; nothing while the drawing moves, which draws itself.
    pub fn paint(&self) {
        let mut stage = self.stage();
        if stage.surface().stale && self.frame.borrow().is_none() {
            stage.paint();
        }
    }

    /// What a button does to the drawing.
    pub fn does(&self, act: fn(&mut S)) -> Callback<MouseEvent> {
        let board = self.clone();
        Callback::from(move |_| {
            act(&mut board.stage());
            board.rested();
        })
    }

    /// The drawing as it stands when it is asked for, to be saved.
    pub fn picture(&self) -> Callback<(), Option<Picture>> {
        let board = self.clone();
        Callback::from(move |()| {
            let mut stage = board.stage();
            let shapes = stage.shapes();
            stage.surface().picture(shapes)
        })
    }

    fn mark(&self, moving: bool) {
        if let Some(holder) = &*self.holder.borrow() {
            let name = "data-moving";
            // A plain attribute is set without fail.
            let _set = if moving { holder.set_attribute(name, "") } else { holder.remove_attribute(name) };
        }
    }
}

impl Board {
    /// Lets go of those who are gathered.
    pub fn clear(&self) {
        let gathered = std::mem::take(&mut self.stage().handled.gathered);
        if !gathered.is_empty() {
            self.rested();
        }
    }
}

impl<S> Clone for Board<S> {
    fn clone(&self) -> Self {
        Self {
            stage: Rc::clone(&self.stage),
            frame: Rc::clone(&self.frame),
            rest: Rc::clone(&self.rest),
            holder: Rc::clone(&self.holder),
            refresh: Rc::clone(&self.refresh),
        }
    }
}

/// Two are the same when they share the stage.
impl<S> PartialEq for Board<S> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.stage, &other.stage)
    }
}

/// Gives the stage its canvas, and its colours whenever they change.
#[hook]
pub fn use_canvas<S: Staged>(board: &Rc<Board<S>>, holder: &NodeRef, canvas: &NodeRef, theme: Theme) {
    let (board, holder, canvas) = (Rc::clone(board), holder.clone(), canvas.clone());
    use_effect_with(theme, move |_| {
        let mount = move || {
            board.hold(holder.cast());
            if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
                board.stage().surface().mount(canvas);
            }
            board.paint();
        };
        mount();
        let listeners = on_colours(mount);
        move || drop(listeners)
    });
}
