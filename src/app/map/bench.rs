//! The actors' map with actors that no article names.

use super::drawing::Drawing;
use super::graph::{Graph, Share, Tie};
use crate::app::bench::alone;
use crate::app::findings::Findings;
use crate::app::state::State;
use crate::app::words::Words;
use crate::model::{ActorKind, Story, StoryActorId, StoryEventId};
use js_sys::{Function, Uint8Array, Uint32Array};
use std::cmp::Reverse;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// Shows actors of these names, UTF-8 and one a line, and what binds them: for each tie its two ends and the number of its
/// events. `chosen` hears the name of an actor that is chosen. Nothing where the page lacks the element, or the names are no
/// UTF-8.
pub fn show(names: &Uint8Array, ties: &Uint32Array, chosen: Function, words: &Words) -> Option<()> {
    let names = String::from_utf8(names.to_vec()).ok()?;
    let names: Vec<&str> = names.lines().collect();
    let ties = ties.to_vec();
    let (ties, _) = ties.as_chunks::<3>();
    let mut mentions = vec![0_usize; names.len()];
    for &[from, to, events] in ties {
        mentions[from as usize] += events as usize;
        mentions[to as usize] += events as usize;
    }
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&actor| (Reverse(mentions[actor]), actor));
    let mut places = vec![0; names.len()];
    for (place, &actor) in order.iter().enumerate() {
        places[actor] = place;
    }
    let mut events = (0..).map(StoryEventId);
    let tie = |&[from, to, count]: &[u32; 3]| {
        let (one, other) = (places[from as usize], places[to as usize]);
        Tie { from: one.min(other), to: one.max(other), events: events.by_ref().take(count as usize).collect() }
    };
    let ties: Vec<Tie> = ties.iter().map(tie).collect();
    let shares: Vec<Share> = ties.iter().enumerate().map(|(place, tie)| share(place, tie)).collect();
    let graph = Graph::new(
        order.iter().map(|&actor| StoryActorId(actor as u32)).collect(),
        order.iter().map(|&actor| ActorKind::ALL[actor % ActorKind::ALL.len()]).collect(),
        order.iter().map(|&actor| names[actor].to_owned()).collect(),
        &order.iter().map(|&actor| mentions[actor]).collect::<Vec<_>>(),
        ties,
    );
    let graph = Rc::new(graph);
    let told = {
        let graph = Rc::clone(&graph);
        Callback::from(move |state: UseReducerHandle<State>| {
            let place = state.choice.actor.and_then(|id| graph.place(id));
            let Some(name) = place.map(|place| graph.names[place].as_str()) else { return };
            if let Err(error) = chosen.call1(&JsValue::UNDEFINED, &name.into()) {
                gloo::console::error!(error);
            }
        })
    };
    let part = html! { <section class="panel map-panel"><Drawing {graph} shares={Rc::new(shares)} /></section> };
    alone::draw(Findings::new(Vec::new(), Story::default(), Vec::new()), words, part, told)
}

/// What kinds of event bind two: most ties are of one kind, some of both, some told by others only.
fn share(place: usize, tie: &Tie) -> Share {
    let events = tie.events.len();
    let kinds = [(events, 0), (0, events), (0, 0), (events.min(1), events.saturating_sub(1))];
    let (cooperation, conflict) = kinds[place % kinds.len()];
    Share { events, cooperation, conflict, told: !place.is_multiple_of(5) }
}
