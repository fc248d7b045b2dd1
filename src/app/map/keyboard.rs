//! What keys do to the map.

use super::board::Board;
use super::stage::Stage;
use crate::app::Desk;
use crate::app::state::Action;
use crate::view::map::{Look, Way};
use yew::prelude::*;

/// How much a key zooms.
pub const ZOOM: f64 = 1.4;

/// Does what a key asks for; tells whether it asks for anything.
pub fn press(key: &str, event: &KeyboardEvent, desk: &Desk, board: &Board) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let mut stage = board.stage();
    let chosen = desk.state.choice.actor.and_then(|id| stage.graph.place(id));
    let subject = stage.cursor.or(chosen);
    match key {
        "ArrowLeft" => go(&mut stage, chosen, Way::Left),
        "ArrowRight" => go(&mut stage, chosen, Way::Right),
        "ArrowUp" => go(&mut stage, chosen, Way::Up),
        "ArrowDown" => go(&mut stage, chosen, Way::Down),
        "Home" => turn(&mut stage, None, true),
        "End" => turn(&mut stage, None, false),
        "PageDown" => turn(&mut stage, subject, true),
        "PageUp" => turn(&mut stage, subject, false),
        "+" | "=" => stage.zoom(ZOOM),
        "-" => stage.zoom(1.0 / ZOOM),
        "0" => {
            stage.framed = false;
            stage.show_all();
        }
        "1" | "2" => {
            let (graph, steps) = (std::rc::Rc::clone(&stage.graph), usize::from(key == "2") + 1);
            stage.handled.grow(&graph, subject, steps);
        }
        "p" | "P" => {
            let subjects = subjects(&stage, subject);
            stage.handled.pin(&subjects);
        }
        "h" | "H" if event.shift_key() => stage.handled.hidden.clear(),
        "h" | "H" => {
            let subjects = subjects(&stage, subject);
            stage.handled.hide(&subjects);
            stage.cursor = None;
        }
        "Enter" | " " => {
            let Some(actor) = stage.cursor.and_then(|cursor| stage.graph.actors.get(cursor).copied()) else {
                return false;
            };
            drop(stage);
            desk.state.dispatch(Action::ChooseActor(actor));
        }
        "e" | "E" => {
            let Some(action) = subject.and_then(|subject| next_tie(desk, &stage, subject)) else { return false };
            drop(stage);
            desk.state.dispatch(action);
        }
        "Escape" if !stage.handled.gathered.is_empty() => stage.handled.gathered.clear(),
        _ => return false,
    }
    true
}

/// Those whom a key means: the gathered ones, else the one that the keys have come to.
fn subjects(stage: &Stage, subject: Option<usize>) -> Vec<usize> {
    if stage.handled.gathered.is_empty() {
        subject.into_iter().collect()
    } else {
        stage.handled.gathered.iter().copied().collect()
    }
}

/// Follows a tie in a direction, else goes to whoever stands there.
fn go(stage: &mut Stage, chosen: Option<usize>, way: Way) {
    let Some(from) = stage.cursor else {
        return match chosen {
            Some(chosen) => come_to(stage, chosen),
            None => turn(stage, None, true),
        };
    };
    let scene = stage.scene();
    let bound = |index: usize| stage.graph.neighbours[from].contains(&index);
    if let Some(next) = scene.toward(from, way, bound).or_else(|| scene.toward(from, way, |_| true)) {
        come_to(stage, next);
    }
}

/// Goes to the next, or the one before, in the order of mentions; from nowhere to the first, or the last.
fn turn(stage: &mut Stage, from: Option<usize>, onward: bool) {
    let shown = |index: &usize| stage.signs.get(*index).is_some_and(|sign| sign.look != Look::Absent);
    let count = stage.graph.actors.len();
    let next = match (from, onward) {
        (Some(from), true) => (from + 1..count).find(shown),
        (Some(from), false) => (0..from).rev().find(shown),
        (None, true) => (0..count).find(shown),
        (None, false) => (0..count).rev().find(shown),
    };
    if let Some(next) = next {
        come_to(stage, next);
    }
}

fn come_to(stage: &mut Stage, index: usize) {
    stage.cursor = Some(index);
    stage.reveal(index);
}

/// The tie of an actor after the one that is chosen.
fn next_tie(desk: &Desk, stage: &Stage, subject: usize) -> Option<Action> {
    let ties: Vec<_> = stage
        .graph
        .ties
        .iter()
        .filter(|tie| tie.from == subject || tie.to == subject)
        .map(|tie| stage.graph.pair(tie))
        .collect();
    let present =
        desk.state.choice.tie.and_then(|chosen| ties.iter().position(|&tie| tie == chosen || (tie.1, tie.0) == chosen));
    let (one, other) = *ties.get(present.map_or(0, |place| (place + 1) % ties.len()))?;
    Some(Action::ChooseTie(one, other))
}
