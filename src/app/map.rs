//! The actor map: who acts with, or against, whom.

use super::Desk;
use super::bystanders::bystanders;
use super::findings::Findings;
use super::measure::{self, use_width};
use super::state::Action;
use super::timeline_drawing::px;
use crate::model::{ActorKind, StoryActorId};
use crate::view::map::{Curve, Edge, Node, NodeLabel, curve, lay_out, place_labels};
use crate::view::{Point, Size};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

const FONT: &str = "12px system-ui, sans-serif";
/// How many actors a drawing of a thousand pixels shows at most.
const MOST: f64 = 30.0;

/// The actors that are drawn, and what binds them.
#[derive(Clone, Debug, Default, PartialEq)]
struct Graph {
    actors: Vec<StoryActorId>,
    nodes: Vec<Node>,
    ties: Vec<Tie>,
}

/// All that two actors have to do with one another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Tie {
    from: usize,
    to: usize,
    events: usize,
    cooperation: u32,
    conflict: u32,
    told: bool,
}

/// The map.
#[component]
pub fn ActorMap() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let frame = use_node_ref();
    let width = use_width(&frame).max(280.0);
    let size = Size { width, height: (width * 0.62).clamp(360.0, 560.0) };
    let moved = use_state(HashMap::<StoryActorId, Point>::new);
    let cursor = use_state(|| None::<usize>);
    let drag = use_mut_ref(|| None::<(StoryActorId, bool, Point)>);
    let findings = desk.findings();
    let most = ((width / 1000.0 * MOST) as usize).clamp(12, 40);
    let graph = use_memo((findings.clone(), most), |(findings, most)| {
        findings.as_ref().map(|findings| graph(findings, *most)).unwrap_or_default()
    });
    let placed = use_memo((Rc::clone(&graph), (size.width, size.height)), |_| {
        let edges: Vec<Edge> =
            graph.ties.iter().map(|tie| Edge { from: tie.from, to: tie.to, weight: tie.events as f64 }).collect();
        lay_out(&graph.nodes, &edges, size)
    });
    let Some(findings) = findings else { return Html::default() };
    let points: Vec<Point> =
        graph.actors.iter().zip(placed.iter()).map(|(id, point)| *moved.get(id).unwrap_or(point)).collect();
    let lines: Vec<Curve> = graph.ties.iter().filter_map(|tie| line(&graph, &points, tie)).collect();
    let labels = place_labels(&graph.nodes, &points, &lines, size);
    let picture =
        Picture { desk: &desk, findings: &findings, graph: &graph, points: &points, labels: &labels, cursor: *cursor };

    let on_press = {
        let (drag, graph, points) = (Rc::clone(&drag), Rc::clone(&graph), points.clone());
        Callback::from(move |event: PointerEvent| {
            let at = position(&event);
            let Some(id) = actor_at(&event) else { return };
            let Some(place) = graph.actors.iter().position(|&actor| actor == id) else { return };
            *drag.borrow_mut() = Some((id, false, Point { x: points[place].x - at.x, y: points[place].y - at.y }));
        })
    };
    let on_slide = {
        let (drag, moved) = (Rc::clone(&drag), moved.clone());
        Callback::from(move |event: PointerEvent| {
            let Some((id, dragged, offset)) = &mut *drag.borrow_mut() else { return };
            let at = position(&event);
            if !*dragged && f64::from(event.movement_x().abs() + event.movement_y().abs()) < 2.0 {
                return;
            }
            *dragged = true;
            let x = (at.x + offset.x).clamp(10.0, (size.width - 10.0).max(10.0));
            let y = (at.y + offset.y).clamp(10.0, (size.height - 10.0).max(10.0));
            let mut next = (*moved).clone();
            next.insert(*id, Point { x, y });
            moved.set(next);
        })
    };
    let on_release = {
        let (drag, state) = (Rc::clone(&drag), desk.state.dispatcher());
        Callback::from(move |event: PointerEvent| {
            let held = drag.borrow_mut().take();
            if let (Some((id, false, _)), "pointerup") = (held, event.type_().as_str()) {
                state.dispatch(Action::ChooseActor(id));
            }
        })
    };
    let on_key = keys(&desk, &graph, &cursor);
    let spoken = cursor.and_then(|place| graph.actors.get(place)).map(|&id| picture.spoken(id));
    let words = &desk.words;
    html! {
        <section class="panel map-panel" aria-labelledby="map-title">
            <div class="panel-head">
                <h2 id="map-title">{ words.text("map-title") }</h2>
                <span class="range">{ words.text("map-what") }</span>
                { legend(&desk) }
            </div>
            <div id="map" ref={frame} tabindex="0" role="application" aria-label={words.text("map-label")}
                aria-describedby="map-keys" onkeydown={on_key}>
                <svg class="plot" width={px(width)} height={px(size.height)} viewBox={format!("0 0 {width:.1} {:.1}", size.height)}
                    aria-hidden="true" onpointerdown={on_press} onpointermove={on_slide} onpointerup={on_release.clone()}
                    onpointerleave={on_release.clone()} onpointercancel={on_release}>
                    { picture.draw() }
                </svg>
            </div>
            <p id="map-keys" class="hidden">{ words.text("map-keys") }</p>
            <p class="hidden" role="status">{ spoken.unwrap_or_default() }</p>
            { kinds(&desk) }
            { bystanders(&desk, &findings, &graph.actors) }
        </section>
    }
}

fn position(event: &PointerEvent) -> Point {
    let element = event.current_target().map(JsCast::unchecked_into::<Element>);
    let corner = element.map(|element| element.get_bounding_client_rect());
    let (left, top) = corner.map_or((0.0, 0.0), |corner| (corner.left(), corner.top()));
    Point { x: f64::from(event.client_x()) - left, y: f64::from(event.client_y()) - top }
}

fn actor_at(event: &PointerEvent) -> Option<StoryActorId> {
    let element = event.target_dyn_into::<Element>()?;
    let said = |name: &str| element.get_attribute(name);
    said("data-actor").or_else(|| said("data-of"))?.parse().ok()
}

fn keys(desk: &Desk, graph: &Rc<Graph>, cursor: &UseStateHandle<Option<usize>>) -> Callback<KeyboardEvent> {
    let (state, graph, cursor) = (desk.state.dispatcher(), Rc::clone(graph), cursor.clone());
    Callback::from(move |event: KeyboardEvent| {
        let Some(last) = graph.actors.len().checked_sub(1) else { return };
        let here = *cursor;
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => here.map_or(0, |place| if place >= last { 0 } else { place + 1 }),
            "ArrowLeft" | "ArrowUp" => here.map_or(last, |place| place.checked_sub(1).unwrap_or(last)),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                if let Some(place) = here {
                    state.dispatch(Action::ChooseActor(graph.actors[place.min(last)]));
                    event.prevent_default();
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        cursor.set(Some(next));
    })
}

/// The actors that most events speak of, the busiest first, and their ties.
fn graph(findings: &Findings, most: usize) -> Graph {
    let story = &findings.story;
    let mut busy: BTreeMap<StoryActorId, usize> = BTreeMap::new();
    for relation in story.relations.iter().filter(|relation| relation.from != relation.to) {
        *busy.entry(relation.from).or_default() += relation.events.len();
        *busy.entry(relation.to).or_default() += relation.events.len();
    }
    let mut actors: Vec<(StoryActorId, usize)> =
        busy.into_iter().filter(|(id, _)| findings.actor(*id).is_some()).collect();
    actors.sort_by_key(|&(id, events)| (std::cmp::Reverse(events), id));
    actors.truncate(most);
    let names: Vec<&str> =
        actors.iter().filter_map(|&(id, _)| findings.actor(id)).map(|actor| actor.name.as_str()).collect();
    let widths = measure::text_widths(FONT, names.into_iter());
    let busiest = actors.first().map_or(1, |actor| actor.1.max(1)) as f64;
    let nodes = actors
        .iter()
        .zip(widths)
        .map(|(&(_, events), label_width)| Node {
            radius: 8.0 + 14.0 * (events as f64 / busiest).sqrt(),
            label_width: label_width + 4.0,
            pinned: None,
        })
        .collect();
    let actors: Vec<StoryActorId> = actors.into_iter().map(|(id, _)| id).collect();
    let place = |id: StoryActorId| actors.iter().position(|&actor| actor == id);
    let mut ties: BTreeMap<(usize, usize), Tie> = BTreeMap::new();
    for relation in &story.relations {
        let (Some(a), Some(b)) = (place(relation.from), place(relation.to)) else { continue };
        if a == b {
            continue;
        }
        let (from, to) = (a.min(b), a.max(b));
        let tie = ties.entry((from, to)).or_insert(Tie { from, to, ..Tie::default() });
        tie.events += relation.events.len();
        tie.cooperation += relation.cooperation;
        tie.conflict += relation.conflict;
        tie.told |= relation.events.iter().filter_map(|&id| findings.event(id)).any(|event| event.sources.is_empty());
    }
    Graph { actors, nodes, ties: ties.into_values().collect() }
}

/// Where a tie is drawn.
fn line(graph: &Graph, points: &[Point], tie: &Tie) -> Option<Curve> {
    let end = |place: usize| (points[place], graph.nodes[place].radius + 2.0);
    curve(end(tie.from), end(tie.to), 0.06)
}

struct Picture<'a> {
    desk: &'a Desk,
    findings: &'a Findings,
    graph: &'a Graph,
    points: &'a [Point],
    labels: &'a [Option<NodeLabel>],
    cursor: Option<usize>,
}

impl Picture<'_> {
    fn draw(&self) -> Html {
        html! {
            <>
                { for self.graph.ties.iter().map(|tie| self.tie(tie)) }
                { for (0..self.graph.actors.len()).map(|place| self.node(place)) }
                { for (0..self.graph.actors.len()).map(|place| self.label(place)) }
            </>
        }
    }

    fn chosen(&self) -> Option<usize> {
        let id = self.desk.state.choice.actor?;
        self.graph.actors.iter().position(|&actor| actor == id)
    }

    /// Whether the choice leaves an actor in the background.
    fn faded(&self, place: usize) -> bool {
        self.chosen().is_some_and(|chosen| {
            chosen != place
                && !self.graph.ties.iter().any(|tie| (tie.from, tie.to) == (chosen.min(place), chosen.max(place)))
        })
    }

    fn tie(&self, tie: &Tie) -> Html {
        let Some(path) = line(self.graph, self.points, tie) else { return Html::default() };
        let tone = match (tie.cooperation > 0, tie.conflict > 0) {
            (true, false) => "cooperation",
            (false, true) => "conflict",
            (true, true) => "mixed",
            (false, false) => "neutral",
        };
        let faded = self.chosen().is_some_and(|chosen| chosen != tie.from && chosen != tie.to);
        let class = classes!("tie", tone, (!tie.told).then_some("reported"), faded.then_some("faded"));
        let d = format!(
            "M{:.1},{:.1} Q{:.1},{:.1} {:.1},{:.1}",
            path.start.x, path.start.y, path.control.x, path.control.y, path.end.x, path.end.y
        );
        html! { <path {class} {d} stroke-width={px(1.2 + (tie.events as f64).sqrt() * 1.1)} /> }
    }

    fn node(&self, place: usize) -> Html {
        let id = self.graph.actors[place];
        let Some(actor) = self.findings.actor(id) else { return Html::default() };
        let class = classes!(
            "node",
            kind_name(actor.kind),
            (self.chosen() == Some(place)).then_some("selected"),
            (self.cursor == Some(place)).then_some("cursor"),
            self.faded(place).then_some("faded")
        );
        let (at, radius) = (self.points[place], self.graph.nodes[place].radius);
        html! {
            <g key={id.to_string()} {class}>
                <circle class="reach" data-of={id.to_string()} cx={px(at.x)} cy={px(at.y)} r={px(radius.max(12.0))} />
                <path class="shape" data-actor={id.to_string()} aria-label={actor.name.clone()} d={outline(actor.kind, at, radius)} />
                <title>{ actor.name.clone() }</title>
            </g>
        }
    }

    fn label(&self, place: usize) -> Html {
        let id = self.graph.actors[place];
        let (Some(actor), Some(Some(label))) = (self.findings.actor(id), self.labels.get(place)) else {
            return Html::default();
        };
        let class = classes!(
            "name",
            (self.chosen() == Some(place)).then_some("selected"),
            self.faded(place).then_some("faded")
        );
        html! {
            <text {class} data-of={id.to_string()} x={px(label.x)} y={px(label.baseline)} text-anchor="middle">{ actor.name.clone() }</text>
        }
    }

    fn spoken(&self, id: StoryActorId) -> String {
        let Some(actor) = self.findings.actor(id) else { return String::new() };
        let kind = self.desk.words.text(&format!("kind-{}", kind_name(actor.kind)));
        format!("{}, {kind}, {}", actor.name, self.desk.words.count("events", self.findings.events_with(id)))
    }
}

/// An actor's shape by its kind: told apart without colour.
fn outline(kind: ActorKind, Point { x, y }: Point, radius: f64) -> String {
    match kind {
        ActorKind::Person => {
            // Rounded to a tenth, the chord would fall short of the diameter and squash the circle.
            let chord = 2.0 * radius;
            format!(
                "M{:.3},{y:.3} a{radius:.3},{radius:.3} 0 1 0 {chord:.3},0 a{radius:.3},{radius:.3} 0 1 0 -{chord:.3},0 Z",
                x - radius
            )
        }
        ActorKind::Country => polygon(x, y, &[(-1.0, -0.8), (1.0, -0.8), (1.0, 0.8), (-1.0, 0.8)], radius),
        ActorKind::Organisation => polygon(x, y, &[(0.0, -1.1), (1.1, 0.0), (0.0, 1.1), (-1.1, 0.0)], radius),
        ActorKind::Place => polygon(x, y, &[(0.0, -1.1), (1.1, 0.85), (-1.1, 0.85)], radius),
        ActorKind::Group => {
            polygon(x, y, &[(-0.5, -0.9), (0.5, -0.9), (1.0, 0.0), (0.5, 0.9), (-0.5, 0.9), (-1.0, 0.0)], radius)
        }
    }
}

fn polygon(x: f64, y: f64, corners: &[(f64, f64)], radius: f64) -> String {
    let corners: Vec<String> =
        corners.iter().map(|(across, down)| format!("{:.1},{:.1}", x + across * radius, y + down * radius)).collect();
    format!("M{} Z", corners.join(" L"))
}

/// A kind's name in classes and message keys.
pub fn kind_name(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Country => "country",
        ActorKind::Organisation => "organisation",
        ActorKind::Group => "group",
        ActorKind::Place => "place",
    }
}

/// The small shape of a kind, for words beside it.
pub fn actor_sign(kind: ActorKind) -> Html {
    html! {
        <svg class={classes!("sign", "node", kind_name(kind))} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <path class="shape" d={outline(kind, Point { x: 7.0, y: 7.0 }, 5.0)} />
        </svg>
    }
}

fn legend(desk: &Desk) -> Html {
    html! {
        <ul class="legend">
            { for ["cooperation", "conflict", "mixed", "reported"].into_iter().map(|tone| html! {
                <li><svg class="line" width="22" height="8" viewBox="0 0 22 8" aria-hidden="true">
                    <path class={classes!("tie", tone)} d="M0 4H22" stroke-width="3" /></svg>
                    { desk.words.text(&format!("tie-{tone}")) }</li>
            }) }
        </ul>
    }
}

fn kinds(desk: &Desk) -> Html {
    const KINDS: [ActorKind; 5] =
        [ActorKind::Country, ActorKind::Person, ActorKind::Organisation, ActorKind::Group, ActorKind::Place];
    html! {
        <ul class="legend foot">
            { for KINDS.into_iter().map(|kind| html! {
                <li>{ actor_sign(kind) }{ desk.words.text(&format!("kind-{}", kind_name(kind))) }</li>
            }) }
        </ul>
    }
}
