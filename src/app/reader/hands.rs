//! Mouse, finger and keys in an article: what is pointed at is explained, what is clicked is chosen.

use super::meaning::{Explanation, action, target};
use super::sheet::Sheet;
use crate::app::Desk;
use crate::app::findings::Findings;
use crate::app::state::Action;
use crate::model::{Reading, Span};
use crate::view::marks::{Mark, MarkKind, MarkKinds, Marks};
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// How long the pointer rests on a mark before it is explained, in milliseconds.
const REST: u32 = 280;
/// How far below its words an explanation stands, and how near the window's edge it comes.
const GAP: f64 = 6.0;

/// The mark that is pointed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointed {
    /// The innermost mark.
    pub mark: Mark,
    /// A byte of it that was pointed at.
    pub at: u32,
    /// Whether the keyboard went there.
    pub by_keys: bool,
    /// Where its words stand in the window: left, top, bottom.
    pub place: (f64, f64, f64),
}

/// What an article's elements listen with, and what is read out.
pub struct Hands {
    /// A click chooses the innermost mark that leads somewhere.
    pub onclick: Callback<MouseEvent>,
    /// A mouse that rests on a mark has it explained.
    pub onpointermove: Callback<PointerEvent>,
    /// The explanation goes when the mouse does.
    pub onpointerleave: Callback<PointerEvent>,
    /// The explanation stays while the mouse is on it.
    pub onpointerenter: Callback<PointerEvent>,
    /// Arrows go from mark to mark.
    pub onkeydown: Callback<KeyboardEvent>,
    /// The explanation of the mark that the keyboard is at.
    pub spoken: String,
}

/// An article that is listened to.
#[derive(Clone)]
pub struct Listened {
    /// What was found.
    pub findings: Rc<Findings>,
    /// The article, by its name.
    pub doc: String,
    /// Its marks.
    pub marks: Rc<Marks>,
    /// As it is drawn.
    pub sheet: Rc<RefCell<Option<Sheet>>>,
    /// Where the keyboard begins: at the chosen sentence.
    pub start: u32,
    hidden: MarkKinds,
}

impl Listened {
    /// An article of what was found, with the kinds of mark that are shown.
    pub fn new(
        desk: &Desk,
        doc: &str,
        marks: &Rc<Marks>,
        sheet: &Rc<RefCell<Option<Sheet>>>,
        start: Option<Span>,
    ) -> Option<Self> {
        Some(Self {
            findings: desk.findings()?,
            doc: doc.to_owned(),
            marks: Rc::clone(marks),
            sheet: Rc::clone(sheet),
            start: start.map_or(0, |span| span.start),
            hidden: desk.state.unmarked,
        })
    }

    fn reading(&self) -> Option<&Reading> {
        self.findings.reading(&self.doc)
    }

    /// The marks over a byte that are shown, the innermost first.
    fn shown_at(&self, at: u32) -> Vec<Mark> {
        self.marks.at(at).into_iter().filter(|mark| !self.hidden.has(mark.kind)).collect()
    }

    /// The mark under a point, and the byte there.
    fn under(&self, event: &MouseEvent) -> Option<(Mark, u32)> {
        let (element, x, y) = (event.target_dyn_into()?, event.client_x(), event.client_y());
        let at = self.sheet.borrow().as_ref()?.byte_under(&element, x.into(), y.into())?;
        let mark = self.shown_at(at).into_iter().find(|mark| mark.kind != MarkKind::Noise)?;
        Some((mark, at))
    }

    fn pointed(&self, mark: Mark, at: u32, by_keys: bool) -> Option<Pointed> {
        let place = self.sheet.borrow().as_ref()?.rectangle(mark.span)?;
        Some(Pointed { mark, at, by_keys, place: (place.left(), place.top(), place.bottom()) })
    }

    /// What the innermost of the marks over a byte that leads somewhere does.
    fn action(&self, at: u32) -> Option<Action> {
        let reading = self.reading()?;
        let found = self.shown_at(at).into_iter().find_map(|mark| target(&self.findings, reading, mark))?;
        Some(action(reading, found))
    }

    /// The mark before or after another, or at an end; of those that are shown and lead somewhere.
    fn step(&self, from: Option<Mark>, key: &str) -> Option<Mark> {
        let reading = self.reading()?;
        let all = self.marks.all();
        let leads = |mark: &&Mark| !self.hidden.has(mark.kind) && target(&self.findings, reading, **mark).is_some();
        let place = match from {
            Some(from) => all.iter().position(|mark| *mark == from)?,
            None => all.partition_point(|mark| mark.span.start < self.start),
        };
        let after = place + usize::from(from.is_some());
        match key {
            "ArrowRight" => all.get(after..)?.iter().find(leads),
            "ArrowLeft" => all.get(..place)?.iter().rfind(leads),
            "Home" => all.iter().find(leads),
            _ => all.iter().rfind(leads),
        }
        .copied()
    }
}

/// Listens to an article.
#[hook]
pub fn use_hands(desk: &Desk, article: Option<Listened>, pointed: &UseStateHandle<Option<Pointed>>) -> Hands {
    let waiting = use_mut_ref(|| None::<Timeout>);
    let resting = use_mut_ref(|| None::<Mark>);
    let spoken = article.as_ref().zip((*pointed).as_ref().filter(|pointed| pointed.by_keys));
    let spoken = spoken.and_then(|(article, pointed)| {
        Some(Explanation::of(desk, &article.findings, article.reading()?, pointed.mark)?.spoken(desk))
    });
    let later = {
        let (waiting, pointed) = (Rc::clone(&waiting), pointed.clone());
        Rc::new(move |found: Option<Pointed>| {
            let pointed = pointed.clone();
            *waiting.borrow_mut() = Some(Timeout::new(REST, move || pointed.set(found)));
        })
    };
    let onclick = {
        let (article, state) = (article.clone(), desk.state.dispatcher());
        Callback::from(move |event: MouseEvent| {
            let selecting = window().get_selection().ok().flatten().is_some_and(|words| !words.is_collapsed());
            let Some(article) = article.as_ref().filter(|_| !selecting) else { return };
            let found = article.under(&event);
            if let Some(action) = found.and_then(|(_, at)| article.action(at)) {
                state.dispatch(action);
            }
        })
    };
    let onpointermove = {
        let (article, resting, later) = (article.clone(), Rc::clone(&resting), Rc::clone(&later));
        Callback::from(move |event: PointerEvent| {
            let Some(article) = article.as_ref().filter(|_| event.pointer_type() == "mouse") else { return };
            let found = article.under(&event);
            let mark = found.map(|(mark, _)| mark);
            if *resting.borrow() != mark {
                *resting.borrow_mut() = mark;
                if let Some(sheet) = &*article.sheet.borrow() {
                    sheet.invite(mark.is_some());
                }
                later(found.and_then(|(mark, at)| article.pointed(mark, at, false)));
            }
        })
    };
    let onpointerleave = {
        let (resting, later) = (Rc::clone(&resting), later);
        Callback::from(move |_: PointerEvent| {
            *resting.borrow_mut() = None;
            later(None);
        })
    };
    let onpointerenter = Callback::from(move |_: PointerEvent| *waiting.borrow_mut() = None);
    let onkeydown = {
        let (pointed, state) = (pointed.clone(), desk.state.dispatcher());
        Callback::from(move |event: KeyboardEvent| {
            let Some(article) = &article else { return };
            let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
            let on_text = event.target_dyn_into::<HtmlElement>().is_some_and(|element| element.class_name() == "text");
            let present = *pointed;
            match event.key().as_str() {
                "Escape" if present.is_some() => pointed.set(None),
                key @ ("ArrowRight" | "ArrowLeft" | "Home" | "End") if plain && on_text => {
                    let from = present.filter(|pointed| pointed.by_keys).map(|pointed| pointed.mark);
                    let Some(mark) = article.step(from, key) else { return };
                    if let Some(sheet) = &*article.sheet.borrow() {
                        sheet.bring(mark.span);
                    }
                    pointed.set(article.pointed(mark, mark.span.start, true));
                }
                "Enter" if on_text => {
                    let reading = article.reading();
                    let mark = present.filter(|pointed| pointed.by_keys).map(|pointed| pointed.mark);
                    let found = reading
                        .zip(mark)
                        .and_then(|(reading, mark)| Some(action(reading, target(&article.findings, reading, mark)?)));
                    let Some(found) = found else { return };
                    state.dispatch(found);
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    Hands { onclick, onpointermove, onpointerleave, onpointerenter, onkeydown, spoken: spoken.unwrap_or_default() }
}

/// What an explanation is drawn from.
#[derive(Properties, PartialEq)]
pub struct ExplanationsProps {
    /// What is pointed at.
    pub pointed: Pointed,
    /// All marks there, the innermost first, explained.
    pub told: Vec<Explanation>,
    /// The mouse came onto it.
    pub onpointerenter: Callback<PointerEvent>,
    /// The mouse left it.
    pub onpointerleave: Callback<PointerEvent>,
}

/// What the marks at a place say of themselves.
pub fn explained(desk: &Desk, article: &Listened, pointed: &Pointed) -> Vec<Explanation> {
    let Some(reading) = article.reading() else { return Vec::new() };
    let marks = article.shown_at(pointed.at);
    marks.into_iter().filter_map(|mark| Explanation::of(desk, &article.findings, reading, mark)).collect()
}

/// The explanation below the words, or above them where there is no room.
#[component]
pub fn Explanations(props: &ExplanationsProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((props.pointed, props.told.len()), move |(pointed, _)| {
            if let Some(element) = node.cast::<HtmlElement>() {
                settle(&element, pointed.place);
            }
        });
    }
    html! {
        <div ref={node} class="explanation" aria-hidden="true" onpointerenter={props.onpointerenter.clone()} onpointerleave={props.onpointerleave.clone()}>
            <ul>{ for props.told.iter().map(|told| told.draw(&desk)) }</ul>
        </div>
    }
}

fn settle(element: &HtmlElement, (left, top, bottom): (f64, f64, f64)) {
    // An element takes a length in pixels.
    let set = |name: &str, value: f64| drop(element.style().set_property(name, &format!("{value:.0}px")));
    // What it is placed from is the window, or an ancestor that the host page has moved.
    set("left", 0.0);
    set("top", 0.0);
    let origin = element.get_bounding_client_rect();
    let inner = |size: Result<wasm_bindgen::JsValue, _>| size.ok().and_then(|size| size.as_f64()).unwrap_or_default();
    let (width, height) = (inner(window().inner_width()), inner(window().inner_height()));
    let (own_width, own_height) = (f64::from(element.offset_width()), f64::from(element.offset_height()));
    let x = left.min(width - own_width - GAP).max(GAP);
    let below = bottom + GAP;
    let y = if below + own_height > height { (top - own_height - GAP).max(GAP) } else { below };
    set("left", x - origin.left());
    set("top", y - origin.top());
}
