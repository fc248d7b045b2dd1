//! The timeline: lanes of events, and the overview below.

use super::findings::Findings;
use super::measure::use_width;
use super::state::Action;
use super::timeline_drawing::{AXIS, Lane, Scene, items, metrics, px};
use super::timeline_hands::{Grip, wheel};
use super::{Desk, dates};
use crate::model::StoryEventId;
use crate::view::timeline::{Drawing, Item, Viewport, density, extent, focus, lay_out, ticks};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// How much a key or a button zooms.
const ZOOM: f64 = 1.6;
/// The height of the overview.
const OVERVIEW: f64 = 46.0;

/// Which events are drawn.
#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    /// The events, in the order of time.
    pub shown: Rc<Vec<StoryEventId>>,
}

/// Everything that the timeline's handlers need.
#[derive(Clone)]
struct Board {
    desk: Desk,
    findings: Rc<Findings>,
    shown: Rc<Vec<StoryEventId>>,
    items: Rc<Vec<Item>>,
    drawing: Rc<Drawing>,
    viewport: Viewport,
    view: UseStateHandle<Option<(f64, f64)>>,
    cursor: UseStateHandle<Option<StoryEventId>>,
}

/// The timeline.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let frame = use_node_ref();
    let width = use_width(&frame).max(280.0);
    let view = use_state(|| None::<(f64, f64)>);
    let cursor = use_state(|| None::<StoryEventId>);
    let grip = use_mut_ref(Grip::default);
    let brush = use_mut_ref(|| None::<Hold>);
    let findings = desk.findings();
    let items = use_memo((findings.clone(), Rc::clone(&props.shown)), |(findings, shown)| {
        findings.as_ref().map(|findings| items(findings, shown)).unwrap_or_default()
    });
    let home = use_memo(findings.clone(), |_| focus(&items).unwrap_or((0.0, 1.0)));
    let (from, to) = view.unwrap_or(*home);
    let viewport = Viewport::new(width, from, to);
    let chosen = desk.state.choice.event.and_then(|id| props.shown.iter().position(|&other| other == id));
    let drawing = use_memo((Rc::clone(&items), (width, from, to), chosen), |_| draw(&items, &viewport, chosen));
    use_in_view(desk.state.choice.event, &props.shown, &items, viewport, &view);
    let Some(findings) = findings else { return Html::default() };
    let board = Board { desk, findings, shown: Rc::clone(&props.shown), items, drawing, viewport, view, cursor };

    let words = &board.desk.words;
    let height = AXIS + board.drawing.height.max(60.0);
    let marks = ticks(&viewport, 96.0);
    let scene = Scene {
        desk: &board.desk,
        findings: &board.findings,
        shown: &board.shown,
        items: &board.items,
        viewport,
        drawing: &board.drawing,
        ticks: &marks,
        cursor: *board.cursor,
    };
    let on_press = {
        let grip = Rc::clone(&grip);
        Callback::from(move |event: PointerEvent| grip.borrow_mut().press(&event, viewport))
    };
    let on_slide = {
        let (grip, view) = (Rc::clone(&grip), board.view.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(next) = grip.borrow_mut().slide(&event) {
                view.set(Some((next.from, next.to)));
            }
        })
    };
    let on_release = {
        let grip = Rc::clone(&grip);
        Callback::from(move |event: PointerEvent| grip.borrow_mut().release(&event, viewport))
    };
    let on_wheel = {
        let view = board.view.clone();
        Callback::from(move |event: WheelEvent| {
            if let Some(next) = wheel(&event, &viewport) {
                event.prevent_default();
                view.set(Some((next.from, next.to)));
            }
        })
    };
    let on_click = {
        let (board, grip) = (board.clone(), Rc::clone(&grip));
        Callback::from(move |event: MouseEvent| {
            if !grip.borrow().moved {
                board.click(&event);
            }
        })
    };
    let on_key = {
        let board = board.clone();
        Callback::from(move |event: KeyboardEvent| board.key(&event))
    };
    html! {
        <section class="panel timeline-panel" aria-labelledby="timeline-title">
            <div class="panel-head">
                <h2 id="timeline-title">{ words.text("timeline-title") }</h2>
                <span class="range">{ board.range() }</span>
                { zoom_buttons(&board) }
            </div>
            <div id="timeline" ref={frame} tabindex="0" role="application" aria-label={words.text("timeline-label")}
                aria-describedby="timeline-keys" onkeydown={on_key}>
                <svg class="plot" width={px(width)} height={px(height)} viewBox={format!("0 0 {width:.1} {height:.1}")}
                    aria-hidden="true" onpointerdown={on_press} onpointermove={on_slide} onpointerup={on_release.clone()}
                    onpointercancel={on_release} onwheel={on_wheel} onclick={on_click}>
                    { scene.draw() }
                </svg>
            </div>
            <p id="timeline-keys" class="hidden">{ words.text("timeline-keys") }</p>
            <p class="hidden" role="status">{ board.spoken() }</p>
            { overview(&board, &home, brush) }
        </section>
    }
}

/// The drawing; an event that is chosen stands in it by itself, before all others where it must.
fn draw(items: &[Item], viewport: &Viewport, chosen: Option<usize>) -> Drawing {
    let drawing = lay_out(items, Lane::ALL.len(), viewport, &metrics(viewport));
    match chosen.filter(|item| drawing.clusters.iter().any(|cluster| cluster.items.contains(item))) {
        None => drawing,
        Some(item) => {
            let mut items = items.to_vec();
            items[item].importance = u32::MAX;
            lay_out(&items, Lane::ALL.len(), viewport, &metrics(viewport))
        }
    }
}

fn zoom_buttons(board: &Board) -> Html {
    let words = &board.desk.words;
    let zoom = |factor: f64| {
        let board = board.clone();
        Callback::from(move |_: MouseEvent| board.zoom(factor))
    };
    let whole = {
        let view = board.view.clone();
        Callback::from(move |_: MouseEvent| view.set(None))
    };
    html! {
        <div class="buttons">
            <button class="icon" aria-label={words.text("zoom-out")} onclick={zoom(1.0 / ZOOM)}>{ "−" }</button>
            <button class="icon" aria-label={words.text("zoom-in")} onclick={zoom(ZOOM)}>{ "+" }</button>
            <button onclick={whole}>{ words.text("zoom-home") }</button>
        </div>
    }
}

impl Board {
    fn show(&self, next: Viewport) {
        self.view.set(Some((next.from, next.to)));
    }

    /// Zooms around the event under the keyboard's cursor, else the chosen one, else the middle.
    fn zoom(&self, factor: f64) {
        let event = (*self.cursor).or(self.desk.state.choice.event);
        let around = event
            .and_then(|id| self.shown.iter().position(|&other| other == id))
            .and_then(|place| middle(&self.items[place]))
            .map(|day| self.viewport.x(day))
            .filter(|x| (0.0..=self.viewport.width).contains(x));
        self.show(self.viewport.zoomed(factor, around.unwrap_or(self.viewport.width / 2.0)));
    }

    fn click(&self, event: &MouseEvent) {
        let Some(target) = event.target_dyn_into::<Element>() else { return };
        let said = |name: &str| target.get_attribute(name);
        if let Some(id) = said("data-event").or_else(|| said("data-of")).and_then(|id| id.parse().ok()) {
            self.cursor.set(Some(id));
            self.desk.state.dispatch(Action::ChooseEvent(id));
        } else if let Some(index) = said("data-cluster").and_then(|index| index.parse::<usize>().ok()) {
            self.open_cluster(index);
        }
    }

    /// Zooms in until a cluster's events have room.
    fn open_cluster(&self, index: usize) {
        let Some(cluster) = self.drawing.clusters.get(index) else { return };
        let days: Vec<f64> = cluster.items.iter().filter_map(|&item| middle(&self.items[item])).collect();
        let (first, last) = days.iter().fold((f64::MAX, f64::MIN), |(low, high), &day| (low.min(day), high.max(day)));
        let length = self.viewport.to - self.viewport.from;
        let wanted = ((last - first) * 1.4).clamp(3.0, (length / 2.0).max(3.0));
        let middle = f64::midpoint(first, last);
        self.show(Viewport::new(self.viewport.width, middle - wanted / 2.0, middle + wanted / 2.0));
    }

    fn key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let step = self.viewport.width / 5.0;
        match (event.key().as_str(), event.shift_key()) {
            ("ArrowLeft", true) => self.show(self.viewport.panned(step)),
            ("ArrowRight", true) => self.show(self.viewport.panned(-step)),
            ("ArrowLeft" | "ArrowUp", _) => self.walk(|place, _| place.map_or(0, |place| place.saturating_sub(1))),
            ("ArrowRight" | "ArrowDown", _) => self.walk(|place, last| place.map_or(0, |place| (place + 1).min(last))),
            ("Home", _) => self.walk(|_, _| 0),
            ("End", _) => self.walk(|_, last| last),
            ("+" | "=", _) => self.zoom(ZOOM),
            ("-", _) => self.zoom(1.0 / ZOOM),
            ("0", _) => self.view.set(None),
            ("Enter" | " ", _) => match *self.cursor {
                Some(id) => self.desk.state.dispatch(Action::ChooseEvent(id)),
                None => return,
            },
            _ => return,
        }
        event.prevent_default();
    }

    /// Moves the keyboard's cursor among the dated events, and brings it into view.
    fn walk(&self, next: impl Fn(Option<usize>, usize) -> usize) {
        let dated: Vec<usize> = (0..self.items.len()).filter(|&place| middle(&self.items[place]).is_some()).collect();
        let Some(last) = dated.len().checked_sub(1) else { return };
        let here = (*self.cursor).or(self.desk.state.choice.event);
        let place = here.and_then(|id| dated.iter().position(|&item| self.shown[item] == id));
        let item = dated[next(place, last).min(last)];
        self.cursor.set(Some(self.shown[item]));
        if let Some(day) = middle(&self.items[item]).filter(|&day| day < self.viewport.from || day > self.viewport.to) {
            self.show(centred(&self.viewport, day));
        }
    }

    /// What a screen reader says of the event under the keyboard's cursor.
    fn spoken(&self) -> String {
        let Some(event) = (*self.cursor).and_then(|id| self.findings.event(id)) else { return String::new() };
        let date = event.time.map(|time| dates::interval(&self.desk.words, time)).unwrap_or_default();
        let chosen = self.desk.state.choice.event == Some(event.id);
        let key = if chosen { "spoken-chosen" } else { "spoken" };
        self.desk.words.with(key, &[("label", &event.label), ("date", &date)])
    }

    /// The first and last day in view.
    fn range(&self) -> String {
        let day = |number: f64| {
            let span = jiff::Span::new().try_days(number.floor() as i64).ok()?;
            jiff::civil::Date::constant(1970, 1, 1).checked_add(span).ok()
        };
        let (Some(from), Some(to)) = (day(self.viewport.from), day(self.viewport.to)) else { return String::new() };
        let parts = dates::Parts::ShortDay;
        format!("{} – {}", dates::day(&self.desk.words, from, parts), dates::day(&self.desk.words, to, parts))
    }
}

fn middle(item: &Item) -> Option<f64> {
    match (item.from, item.to) {
        (Some(from), Some(to)) => Some(f64::midpoint(from, to)),
        (one, other) => one.or(other),
    }
}

fn centred(viewport: &Viewport, day: f64) -> Viewport {
    let half = (viewport.to - viewport.from) / 2.0;
    Viewport::new(viewport.width, day - half, day + half)
}

/// Brings the chosen event into view, wherever it was chosen.
#[hook]
fn use_in_view(
    event: Option<StoryEventId>,
    shown: &[StoryEventId],
    items: &[Item],
    viewport: Viewport,
    view: &UseStateHandle<Option<(f64, f64)>>,
) {
    let item = event.and_then(|id| shown.iter().position(|&other| other == id)).map(|place| items[place]);
    let view = view.clone();
    use_effect_with(event, move |_| {
        let Some(item) = item else { return };
        let (from, to) = (item.from.unwrap_or(f64::MIN), item.to.unwrap_or(f64::MAX));
        let known = item.from.is_some() || item.to.is_some();
        if known && (to <= viewport.from || from >= viewport.to) {
            let next = centred(&viewport, middle(&item).unwrap_or_default());
            view.set(Some((next.from, next.to)));
        }
    });
}

/// What a hand holds of the overview's brush.
#[derive(Clone, Copy)]
enum Hold {
    Left,
    Right,
    /// The brush itself, so many days from its left edge.
    Whole(f64),
}

/// The strip below: how much happens when, and which part of it is in view.
fn overview(board: &Board, home: &(f64, f64), brush: Rc<std::cell::RefCell<Option<Hold>>>) -> Html {
    let viewport = board.viewport;
    let length = home.1 - home.0;
    let (first, last) = extent(&board.items).unwrap_or(*home);
    let from = first.max(home.0 - length).min(viewport.from.max(home.0 - 4.0 * length)).min(home.0);
    let to = last.min(home.1 + length).max(viewport.to.min(home.1 + 4.0 * length)).max(home.1);
    let strip = Viewport::new(viewport.width, from, to);
    let bins = (viewport.width / 9.0) as usize;
    let counts = density(&board.items, strip.from, strip.to, bins);
    let most = f64::from(counts.iter().copied().max().unwrap_or(1).max(1));
    let step = viewport.width / bins.max(1) as f64;
    let (left, right) = (strip.x(viewport.from).clamp(0.0, strip.width), strip.x(viewport.to).clamp(0.0, strip.width));
    let at = move |event: &PointerEvent| {
        let element = event.current_target().map(wasm_bindgen::JsCast::unchecked_into::<Element>);
        let edge = element.map_or(0.0, |element| element.get_bounding_client_rect().left());
        f64::from(event.client_x()) - edge
    };
    let on_press = {
        let (brush, board) = (Rc::clone(&brush), board.clone());
        Callback::from(move |event: PointerEvent| {
            let x = at(&event);
            let held = if (x - left).abs() < 10.0 {
                Hold::Left
            } else if (x - right).abs() < 10.0 {
                Hold::Right
            } else if x > left && x < right {
                Hold::Whole(strip.day(x) - viewport.from)
            } else {
                board.show(centred(&viewport, strip.day(x)));
                Hold::Whole((viewport.to - viewport.from) / 2.0)
            };
            *brush.borrow_mut() = Some(held);
            if let Some(element) = event.current_target().map(wasm_bindgen::JsCast::unchecked_into::<Element>) {
                // Without it a drag ends at the strip's edge.
                let _captured = element.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let on_slide = {
        let (brush, board) = (Rc::clone(&brush), board.clone());
        Callback::from(move |event: PointerEvent| {
            let day = strip.day(at(&event));
            match *brush.borrow() {
                Some(Hold::Left) => board.show(Viewport::new(viewport.width, day.min(viewport.to), viewport.to)),
                Some(Hold::Right) => board.show(Viewport::new(viewport.width, viewport.from, day.max(viewport.from))),
                Some(Hold::Whole(offset)) => {
                    let length = viewport.to - viewport.from;
                    board.show(Viewport::new(viewport.width, day - offset, day - offset + length));
                }
                None => {}
            }
        })
    };
    let on_release = Callback::from(move |_: PointerEvent| *brush.borrow_mut() = None);
    let thumb = |x: f64| html! { <rect class="thumb" x={px(x - 3.0)} y="13" width="6" height="20" rx="3" /> };
    html! {
        <svg class="strip" width={px(strip.width)} height={px(OVERVIEW)} viewBox={format!("0 0 {:.1} {OVERVIEW}", strip.width)}
            aria-hidden="true" onpointerdown={on_press} onpointermove={on_slide} onpointerup={on_release.clone()}
            onpointercancel={on_release}>
            { for counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(bin, &count)| {
                let height = 3.0 + f64::from(count) / most * (OVERVIEW - 13.0);
                html! { <rect class="bin" x={px(bin as f64 * step + 1.0)} y={px(OVERVIEW - 5.0 - height)} width={px(step - 2.0)} height={px(height)} rx="1.5" /> }
            }) }
            <rect class="brush" x={px(left)} y="2" width={px((right - left).max(4.0))} height={px(OVERVIEW - 4.0)} rx="5" />
            { thumb(left) }{ thumb(right) }
        </svg>
    }
}
