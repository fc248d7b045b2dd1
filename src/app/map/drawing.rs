//! The map as a drawing: a canvas, its marks, its tools.

use super::board::{Board, use_canvas};
use super::graph::{Graph, Share};
use super::hands::{self, Grip};
use super::looks::looks;
use super::stage::Stage;
use super::{drawing_size, keyboard, legend, marks, tools};
use crate::app::Desk;
use crate::app::measure::use_width;
use crate::app::reading::{arrange, at_once};
use crate::app::state::Action;
use crate::model::StoryActorId;
use crate::view::{Point, Size};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What is drawn.
#[derive(Properties, PartialEq)]
pub struct DrawingProps {
    /// The actors and their ties.
    pub graph: Rc<Graph>,
    /// What counts of each tie.
    pub shares: Rc<Vec<Share>>,
}

/// The drawing.
#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let (holder, canvas) = (use_node_ref(), use_node_ref());
    let width = use_width(&holder);
    let update = use_force_update();
    let board = use_memo((), move |()| Board::new(move || update.force_update()));
    let lasso = use_state(|| false);
    let grip = use_mut_ref(Grip::default);
    if width > 0.0 {
        prepare(&board, props, &desk, drawing_size(width));
    }
    use_canvas(&board, &holder, &canvas, desk.state.theme);
    {
        let board = Rc::clone(&board);
        use_effect(move || board.paint());
    }

    let on_press = {
        let (grip, board, lasso) = (Rc::clone(&grip), Rc::clone(&board), *lasso);
        Callback::from(move |event: PointerEvent| grip.borrow_mut().press(&event, &board, lasso || event.shift_key()))
    };
    let on_slide = {
        let (grip, board) = (Rc::clone(&grip), Rc::clone(&board));
        Callback::from(move |event: PointerEvent| grip.borrow_mut().slide(&event, &board))
    };
    let on_release = {
        let (grip, board) = (Rc::clone(&grip), Rc::clone(&board));
        Callback::from(move |event: PointerEvent| grip.borrow_mut().release(&event, &board))
    };
    let on_wheel = {
        let board = Rc::clone(&board);
        Callback::from(move |event: WheelEvent| hands::wheel(&event, &board))
    };
    let on_click = {
        let (grip, board, state, graph) =
            (Rc::clone(&grip), Rc::clone(&board), desk.state.dispatcher(), Rc::clone(&props.graph));
        Callback::from(move |event: MouseEvent| {
            if !grip.borrow().has_moved() {
                match clicked(&event, &board, &graph) {
                    Some(action) => state.dispatch(action),
                    None => board.clear(),
                }
            }
        })
    };
    let on_double_click = {
        let board = Rc::clone(&board);
        Callback::from(move |event: MouseEvent| {
            let at = board.position(&event);
            let found = board.stage().scene().actor_at(at);
            if let Some(index) = found {
                board.stage().handled.pin(&[index]);
                board.rested();
            }
        })
    };
    let on_key = {
        let (desk, board) = (desk.clone(), Rc::clone(&board));
        Callback::from(move |event: KeyboardEvent| {
            if keyboard::press(&event.key(), &event, &desk, &board) {
                event.prevent_default();
                board.rested();
            }
        })
    };
    let words = &desk.words;
    let (active, spoken) = {
        let stage = board.stage();
        let cursor = stage.cursor.and_then(|index| props.graph.actors.get(index).map(|id| (index, *id)));
        (
            cursor.map(|(_, id)| marks::id_of(id)),
            cursor.zip(desk.findings()).map(|((index, _), findings)| marks::spoken(&desk, &findings, &stage, index)),
        )
    };
    let waiting = board.stage().points.is_empty() && !props.graph.actors.is_empty();
    html! {
        <>
            { tools::tools(&desk, &board, &lasso) }
            <div id="map" ref={holder} class={classes!((*lasso).then_some("lasso"))} tabindex="0" role="application"
                aria-label={words.text("map-label")} aria-describedby="map-keys" aria-activedescendant={active}
                onkeydown={on_key} onpointerdown={on_press} onpointermove={on_slide} onpointerup={on_release.clone()}
                onpointercancel={on_release} onwheel={on_wheel} onclick={on_click} ondblclick={on_double_click}>
                <canvas class="picture" ref={canvas} aria-hidden="true" />
                { marks::marks(&desk, &board.stage()) }
            </div>
            <p id="map-keys" class="hidden">{ words.text("map-keys") }</p>
            <p class="hidden" role="status">
                { spoken.unwrap_or_default() }
                if waiting { { words.text("map-waiting") } }
            </p>
            { legend::legend(&desk) }
        </>
    }
}

/// What a click asks for: the actor or the tie below it.
fn clicked(event: &MouseEvent, board: &Board, graph: &Graph) -> Option<Action> {
    let target = event.target_dyn_into::<Element>();
    let said = |name: &str| target.as_ref().and_then(|target| target.get_attribute(name));
    if let Some(actor) = said("data-actor").or_else(|| said("data-of")) {
        return Some(Action::ChooseActor(actor.parse().ok()?));
    }
    if let Some((one, other)) = said("data-tie").as_deref().and_then(|tie| tie.split_once('-')) {
        return Some(Action::ChooseTie(one.parse().ok()?, other.parse().ok()?));
    }
    let at = board.position(event);
    let stage = board.stage();
    if let Some(index) = stage.scene().actor_at(at) {
        return Some(Action::ChooseActor(graph.actors[index]));
    }
    let tie = stage.scene().link_at(at).and_then(|index| graph.ties.get(index))?;
    let (one, other) = graph.pair(tie);
    Some(Action::ChooseTie(one, other))
}

/// Brings the stage to what the page says: who is on it, where, how each looks.
fn prepare(board: &Rc<Board>, props: &DrawingProps, desk: &Desk, size: Size) {
    let mut stage = board.stage();
    if stage.surface.size != Some(size) {
        stage.surface.size = Some(size);
        stage.surface.stale = true;
        if !stage.framed {
            stage.show_all();
        }
    }
    if !Rc::ptr_eq(&stage.graph, &props.graph) {
        adopt(&mut stage, &props.graph);
    }
    let (signs, links) = looks(&props.graph, &props.shares, &desk.state.choice, &stage.handled);
    if stage.signs != signs || stage.links != links {
        (stage.signs, stage.links) = (signs, links);
        stage.surface.stale = true;
    }
    if stage.points.len() != props.graph.actors.len() && !stage.arranging {
        let (nodes, edges) = stage.wanted();
        let room = Stage::room(nodes.len(), size);
        if let Some(points) = at_once(&nodes, &edges, room) {
            stage.settle(points);
        } else {
            stage.arranging = true;
            drop(stage);
            arrange_aside(board, room);
        }
    }
}

/// Lays the graph out anew, those held staying where they are, while the page goes on.
pub fn arrange_aside(board: &Rc<Board>, room: Size) {
    let board = Rc::clone(board);
    wasm_bindgen_futures::spawn_local(async move {
        let (graph, (nodes, edges)) = {
            let stage = board.stage();
            (Rc::clone(&stage.graph), stage.wanted())
        };
        let points = arrange(&nodes, &edges, room).await;
        let mut stage = board.stage();
        stage.arranging = false;
        // Another graph may have come meanwhile; the next turn lays that one out.
        if Rc::ptr_eq(&graph, &stage.graph) {
            stage.settle(points);
        }
        drop(stage);
        board.rested();
    });
}

/// Takes another graph; who was there before stays where it was, if most were, and a new one begins among its neighbours.
fn adopt(stage: &mut Stage, graph: &Rc<Graph>) {
    let before: HashMap<StoryActorId, (usize, Point)> = stage
        .graph
        .actors
        .iter()
        .zip(&stage.points)
        .enumerate()
        .map(|(index, (&id, &point))| (id, (index, point)))
        .collect();
    let known: Vec<Option<(usize, Point)>> = graph.actors.iter().map(|id| before.get(id).copied()).collect();
    let kept = known.iter().flatten().count();
    let moved = |set: &BTreeSet<usize>| -> BTreeSet<usize> {
        let still = |known: &Option<(usize, Point)>| known.is_some_and(|(index, _)| set.contains(&index));
        known.iter().enumerate().filter(|(_, known)| still(known)).map(|(index, _)| index).collect()
    };
    let handled = &stage.handled;
    let (hidden, pinned, gathered) = (moved(&handled.hidden), moved(&handled.pinned), moved(&handled.gathered));
    (stage.handled.hidden, stage.handled.pinned, stage.handled.gathered) = (hidden, pinned, gathered);
    let among = |index: usize| {
        let near: Vec<Point> =
            graph.neighbours[index].iter().filter_map(|&other| known[other].map(|known| known.1)).collect();
        let sum = near.iter().fold(Point::default(), |sum, at| Point { x: sum.x + at.x, y: sum.y + at.y });
        let count = near.len().max(1) as f64;
        Point { x: sum.x / count + 30.0, y: sum.y / count + 30.0 }
    };
    stage.points = if kept > 0 && kept * 4 >= graph.actors.len() * 3 {
        known.iter().enumerate().map(|(index, known)| known.map_or_else(|| among(index), |known| known.1)).collect()
    } else {
        stage.framed = false;
        Vec::new()
    };
    stage.cursor = None;
    stage.graph = Rc::clone(graph);
    stage.surface.stale = true;
}
