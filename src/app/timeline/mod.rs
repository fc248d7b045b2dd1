//! Events shown → the timeline: a canvas with lanes, and the overview below.
//!
//! Promises: frames go past Yew, so that panning and zooming cost what fits the screen. Never: geometry of its own, which
//! is `view::timeline`'s.

#[cfg(feature = "bench")]
pub mod bench;
mod hands;
mod ink;
mod keys;
mod lanes;
mod list;
mod marks;
mod motion;
mod save;
mod scene;
mod stage;
mod strip;
mod warm;

pub use lanes::lane_of;

use super::Desk;
use super::dates;
use super::findings::Findings;
use super::measure::use_width;
use super::state::{Action, Lanes, Theme};
use crate::model::StoryEventId;
use crate::view::timeline::Item;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use keys::ZOOM;
use list::{ClusterList, Opened};
use scene::Scene;
use stage::{Parts, Stage, Told};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{HtmlCanvasElement, HtmlElement, HtmlSelectElement};
use yew::prelude::*;

/// The stage and its listeners, once the elements are there.
struct Held {
    stage: Stage,
    _listeners: Vec<EventListener>,
}

/// What the buttons and effects reach the stage by.
type Handle = Rc<RefCell<Option<Held>>>;

/// Which events are drawn.
#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    /// The events, in the order of time.
    pub shown: Rc<Vec<StoryEventId>>,
}

/// The elements, as Yew makes them.
#[derive(Clone, Default, PartialEq)]
struct Nodes {
    frame: NodeRef,
    plot: NodeRef,
    marks: NodeRef,
    strip: NodeRef,
    skyline: NodeRef,
    thumbs: [NodeRef; 2],
    range: NodeRef,
}

impl Nodes {
    fn parts(&self) -> Option<Parts> {
        let element = |node: &NodeRef| node.cast::<HtmlElement>();
        let canvas = |node: &NodeRef| node.cast::<HtmlCanvasElement>();
        Some(Parts {
            frame: element(&self.frame)?,
            plot: canvas(&self.plot)?,
            marks: element(&self.marks)?,
            strip: element(&self.strip)?,
            skyline: canvas(&self.skyline)?,
            thumbs: [element(&self.thumbs[0])?, element(&self.thumbs[1])?],
            range: element(&self.range)?,
        })
    }
}

/// The timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let Some(findings) = desk.findings() else { return Html::default() };
    html! { <Board {findings} shown={Rc::clone(&props.shown)} /> }
}

/// The timeline's place while its events are not read yet; the time is used to prepare the first drawing.
#[component]
pub fn Awaited() -> Html {
    /// Milliseconds after which the page has been seen and its worker has begun.
    const SOON: u32 = 40;
    let desk = use_context::<Desk>().expect("the page provides it");
    let words = desk.words;
    use_effect_with((), move |()| {
        let prepared = Timeout::new(SOON, move || warm::warm(&words));
        move || drop(prepared)
    });
    html! { <div class="skeleton timeline-panel" aria-hidden="true" /> }
}

/// What the timeline draws.
#[derive(Properties, PartialEq)]
struct BoardProps {
    findings: Rc<Findings>,
    shown: Rc<Vec<StoryEventId>>,
}

#[component]
fn Board(props: &BoardProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let nodes = use_memo((), |()| Nodes::default());
    let width = use_width(&nodes.frame);
    let handle: Handle = use_mut_ref(|| None);
    let opened = use_state(|| None::<Opened>);
    let cursor = use_state(|| None::<StoryEventId>);
    let state = &desk.state;
    let given = (Rc::clone(&props.findings), Rc::clone(&props.shown), state.lanes, desk.words.clone());
    let scene = use_memo(given, |(findings, shown, lanes, words)| lanes::scene(findings, shown, *lanes, words));
    let tell = told(&desk, &opened, &cursor);
    use_stage(&desk, &nodes, &handle, &scene, width, tell);
    let words = &desk.words;
    let left_out = use_memo(Rc::clone(&scene), |scene| LeftOut::of(scene));
    let undated = props.findings.story.events.iter().all(|event| event.time.is_none());
    let zoom = |factor: f64| on_stage(&handle, move |stage| stage.zoom(factor));
    let on_close = {
        let (opened, frame) = (opened.clone(), nodes.frame.clone());
        Callback::from(move |()| {
            opened.set(None);
            if let Some(frame) = frame.cast::<HtmlElement>() {
                // An element that takes no focus leaves it where it is.
                let _left = frame.focus();
            }
        })
    };
    let thumb = |end: usize, name: &str| {
        html! { <div ref={nodes.thumbs[end].clone()} class="thumb" role="slider" tabindex="0" aria-label={words.text(name)} aria-valuenow="0" /> }
    };
    html! {
        <section class="panel timeline-panel" part="timeline" aria-labelledby="timeline-title">
            <div class="panel-head">
                <h2 id="timeline-title">{ words.text("timeline-title") }</h2>
                <span ref={nodes.range.clone()} class="range" />
                { lanes_choice(&desk, undated) }
                <div class="buttons" hidden={undated}>
                    <button class="icon" aria-label={words.text("zoom-out")} onclick={zoom(1.0 / ZOOM)}>{ "−" }</button>
                    <button class="icon" aria-label={words.text("zoom-in")} onclick={zoom(ZOOM)}>{ "+" }</button>
                    <button onclick={on_stage(&handle, Stage::go_home)}>{ words.text("zoom-home") }</button>
                    { save::menu(&handle) }
                </div>
            </div>
            <div class="plot-frame" hidden={undated}>
                <div id="timeline" ref={nodes.frame.clone()} tabindex="0" role="application"
                    aria-label={words.text("timeline-label")} aria-describedby="timeline-keys">
                    <canvas ref={nodes.plot.clone()} class="plot" aria-hidden="true" />
                    <div ref={nodes.marks.clone()} class="marks" />
                </div>
                if let Some(opened) = &*opened {
                    <ClusterList opened={opened.clone()} {width} {on_close} />
                }
            </div>
            <p id="timeline-keys" class="hidden">{ words.text("timeline-keys") }</p>
            <p class="hidden" role="status">{ spoken(&desk, &props.findings, *cursor) }</p>
            <div ref={nodes.strip.clone()} class="strip" hidden={undated} role="group" aria-label={words.text("strip-label")}>
                <canvas ref={nodes.skyline.clone()} aria-hidden="true" />
                { thumb(0, "strip-from") }{ thumb(1, "strip-to") }
            </div>
            { left_out.told(&desk, undated, on_stage(&handle, Stage::show_all)) }
        </section>
    }
}

/// How many events the view of the beginning does not show.
#[derive(Clone, Copy, PartialEq, Eq)]
struct LeftOut {
    /// Those that lie before it or after it.
    far: usize,
    /// Those that stand nowhere in time.
    undated: usize,
}

impl LeftOut {
    fn of(scene: &Scene) -> Self {
        let spans = || scene.index.items().iter().map(Item::span);
        let is_far = |(from, to): (f64, f64)| to < scene.home.0 || from > scene.home.1;
        Self {
            far: spans().flatten().filter(|&span| is_far(span)).count(),
            undated: spans().filter(Option::is_none).count(),
        }
    }

    /// What to know of them, and the way to see all that have a date.
    fn told(self, desk: &Desk, all: bool, show_all: Callback<MouseEvent>) -> Html {
        let words = &desk.words;
        html! {
            <div class="left-out">
                if all && self.undated > 0 {
                    <p>{ words.text("none-dated") }</p>
                } else if self.undated > 0 {
                    <p>{ words.count("undated-events", self.undated) }</p>
                }
                if self.far > 0 {
                    <p>
                        { words.count("far-events", self.far) }{ " " }
                        <button class="link" onclick={show_all}>{ words.text("zoom-all") }</button>
                    </p>
                }
            </div>
        }
    }
}

/// The choice of what the lanes are.
fn lanes_choice(desk: &Desk, hidden: bool) -> Html {
    let words = &desk.words;
    let onchange = {
        let state = desk.state.dispatcher();
        Callback::from(move |event: Event| {
            let name = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some(lanes) = Lanes::from_name(&name) {
                state.dispatch(Action::Arrange(lanes));
            }
        })
    };
    html! {
        <label class="lanes" {hidden}>
            <span>{ words.text("lanes") }</span>
            <select id="lanes" {onchange}>
                { for Lanes::ALL.into_iter().map(|lanes| html! {
                    <option value={lanes.name()} selected={desk.state.lanes == lanes}>
                        { words.text(&format!("lanes-{}", lanes.name())) }
                    </option>
                }) }
            </select>
        </label>
    }
}

/// A callback that does something with the stage.
fn on_stage(handle: &Handle, act: impl Fn(&Stage) + 'static) -> Callback<MouseEvent> {
    let handle = Rc::clone(handle);
    Callback::from(move |_| {
        if let Some(held) = &*handle.borrow() {
            act(&held.stage);
        }
    })
}

/// What a screen reader says of the event under the keyboard's cursor.
fn spoken(desk: &Desk, findings: &Findings, cursor: Option<StoryEventId>) -> String {
    // Of the chosen one, the card says it.
    let cursor = cursor.filter(|&id| desk.state.choice.event != Some(id));
    let Some(event) = cursor.and_then(|id| findings.event(id)) else { return String::new() };
    let date = event.time.map(|time| dates::interval(&desk.words, time)).unwrap_or_default();
    desk.words.with("spoken", &[("label", &event.label), ("date", &date)])
}

/// What becomes of what the stage tells.
fn told(
    desk: &Desk,
    opened: &UseStateHandle<Option<Opened>>,
    cursor: &UseStateHandle<Option<StoryEventId>>,
) -> Callback<Told> {
    let (state, opened, cursor) = (desk.state.dispatcher(), opened.clone(), cursor.clone());
    Callback::from(move |told| match told {
        Told::Chosen(id) => {
            cursor.set(Some(id));
            state.dispatch(Action::ChooseEvent(id));
        }
        Told::Cursor(id) => cursor.set(Some(id)),
        Told::Rested(period) => {
            opened.set(None);
            state.dispatch(Action::Frame(period));
        }
        Told::Listed(events, more, at) => opened.set(Some(Opened { events, more, at })),
        Told::Moved => opened.set(None),
    })
}

/// Sets the stage up once its elements are there, and keeps it at the page's state.
#[hook]
fn use_stage(desk: &Desk, nodes: &Rc<Nodes>, handle: &Handle, scene: &Rc<Scene>, width: f64, tell: Callback<Told>) {
    let state = &desk.state;
    let known = width > 1.0;
    {
        let (nodes, handle, scene, words) = (Rc::clone(nodes), Rc::clone(handle), Rc::clone(scene), desk.words.clone());
        use_effect_with(known, move |&known| {
            if let Some(parts) = nodes.parts().filter(|_| known) {
                let stage = Stage::new(parts, scene, words, width, tell);
                let listeners = [hands::listen(&stage), strip::listen(&stage), stage::listen(&stage)];
                *handle.borrow_mut() = Some(Held { stage, _listeners: listeners.into_iter().flatten().collect() });
            }
            let handle = Rc::clone(&handle);
            move || *handle.borrow_mut() = None
        });
    }
    let with = |act: Box<dyn Fn(&Stage)>| {
        let handle = Rc::clone(handle);
        move || {
            if let Some(held) = &*handle.borrow() {
                act(&held.stage);
            }
        }
    };
    // In this order: a period and a choice are looked up in the scene.
    let (shown, words) = (Rc::clone(scene), desk.words.clone());
    let show = with(Box::new(move |stage| stage.show(Rc::clone(&shown), words.clone())));
    use_effect_with((Rc::clone(scene), desk.words.clone(), known), move |_| show());
    let resize = with(Box::new(move |stage| stage.resize(width)));
    use_effect_with(width as i64, move |_| resize());
    let period = state.period;
    let frame = with(Box::new(move |stage| stage.frame(period)));
    use_effect_with((period, known), move |_| frame());
    let event = state.choice.event;
    let choose = with(Box::new(move |stage| stage.choose(event)));
    use_effect_with((event, known), move |_| choose());
    let recolour = with(Box::new(Stage::recolour));
    use_effect_with((state.theme, known), move |_: &(Theme, bool)| recolour());
}
