//! The matrix: each actor against each, for graphs too dense for lines.

use super::graph::{Graph, Share};
use super::legend::actor_sign;
use crate::app::Desk;
use crate::app::state::Action;
use crate::view::map::matrix_order;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// How many actors the matrix has at most: those with the most events.
const MOST: usize = 60;

/// What the matrix shows.
#[derive(Properties, PartialEq)]
pub struct MatrixProps {
    /// The actors and their ties.
    pub graph: Rc<Graph>,
    /// What counts of each tie.
    pub shares: Rc<Vec<Share>>,
}

/// A table whose cells are the ties: coloured by their sign, shaded by their number.
#[component]
pub fn Matrix(props: &MatrixProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let graph = &props.graph;
    let order = use_memo(Rc::clone(graph), |graph| order(graph));
    let cells: HashMap<(usize, usize), (usize, Share)> = graph
        .ties
        .iter()
        .zip(props.shares.iter())
        .enumerate()
        .filter(|(_, (_, share))| share.events > 0)
        .flat_map(|(index, (tie, share))| {
            [((tie.from, tie.to), (index, *share)), ((tie.to, tie.from), (index, *share))]
        })
        .collect();
    let most = cells.values().map(|(_, share)| share.events).max().unwrap_or(1);
    let words = &desk.words;
    let name = |actor: usize| {
        let id = graph.actors[actor];
        html! {
            <button class="who" data-actor={id.to_string()} onclick={desk.on(Action::ChooseActor(id))}>
                { actor_sign(graph.kinds[actor]) }{ " " }<span>{ graph.names[actor].clone() }</span>
            </button>
        }
    };
    let cell = |row: usize, column: usize| {
        let Some(&(index, share)) = cells.get(&(row, column)) else {
            return html! { <td class={(row == column).then_some("self")} /> };
        };
        let (one, other) = graph.pair(&graph.ties[index]);
        let told = [("events", share.events), ("cooperations", share.cooperation), ("conflicts", share.conflict)];
        let told = told.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| words.count(key, count));
        let told = told.collect::<Vec<_>>().join(", ");
        let title =
            words.with("map-tie", &[("one", &graph.names[row]), ("other", &graph.names[column]), ("events", &told)]);
        // Four shades are told apart at a glance, more are not.
        let shade = (share.events * 4).div_ceil(most).clamp(1, 4);
        let chosen = desk.state.choice.tie == Some((one, other));
        html! {
            <td>
                <button class={classes!("cell", share.name())} data-shade={shade.to_string()} data-tie={format!("{one}-{other}")}
                    aria-label={title.clone()} {title} aria-pressed={chosen.to_string()} onclick={desk.on(Action::ChooseTie(one, other))}>
                    { share.events }
                </button>
            </td>
        }
    };
    html! {
        <div id="matrix" class="matrix" role="region" tabindex="0" aria-label={words.text("matrix-label")} onkeydown={Callback::from(|event: KeyboardEvent| step(&event))}>
            <table>
                <caption class="hidden">{ words.text("matrix-label") }</caption>
                <thead><tr>
                    <td />
                    { for order.iter().map(|&column| html! { <th scope="col"><span title={graph.names[column].clone()}>{ graph.names[column].clone() }</span></th> }) }
                </tr></thead>
                <tbody>
                    { for order.iter().map(|&row| html! {
                        <tr key={graph.actors[row].to_string()}><th scope="row">{ name(row) }</th>{ for order.iter().map(|&column| cell(row, column)) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// The actors with the most events, those who act together side by side.
fn order(graph: &Graph) -> Vec<usize> {
    let mut events = vec![0; graph.actors.len()];
    for tie in &graph.ties {
        events[tie.from] += tie.events.len();
        events[tie.to] += tie.events.len();
    }
    let mut busiest: Vec<usize> = (0..events.len()).collect();
    busiest.sort_unstable_by_key(|&actor| (std::cmp::Reverse(events[actor]), actor));
    busiest.truncate(MOST);
    let kept = |actor: &usize| busiest.contains(actor);
    let mut edges = graph.edges();
    edges.retain(|edge| kept(&edge.from) && kept(&edge.to));
    matrix_order(events.len(), &edges).into_iter().filter(kept).collect()
}

/// Arrows go from cell to cell, over those that are empty.
fn step(event: &KeyboardEvent) {
    let (across, down) = match event.key().as_str() {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        _ => return,
    };
    let Some(cell) = event.target_dyn_into::<HtmlElement>() else { return };
    let place = |element: &HtmlElement| {
        let corner = element.get_bounding_client_rect();
        (corner.left(), corner.top())
    };
    let (left, top) = place(&cell);
    let Some(cells) = cell.closest("table").ok().flatten().and_then(|table| table.query_selector_all(".cell").ok())
    else {
        return;
    };
    let inside = cell.matches(".cell").unwrap_or(false);
    let ahead = |other: HtmlElement| {
        let (x, y) = place(&other);
        let (dx, dy) = (x - left, y - top);
        let (way, aside) = if across == 0 { (dy * f64::from(down), dx) } else { (dx * f64::from(across), dy) };
        (way > 1.0 && (aside.abs() < 1.0 || !inside)).then_some((way + aside.abs(), other))
    };
    let next = (0..cells.length())
        .filter_map(|index| cells.item(index)?.dyn_into::<HtmlElement>().ok())
        .filter_map(ahead)
        .min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, next)) = next {
        event.prevent_default();
        // An element that cannot take the focus leaves it where it is.
        let _focused = next.focus();
    }
}
