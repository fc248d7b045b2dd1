//! The map's buttons.

use super::board::Board;
use super::drawing::arrange_aside;
use super::keyboard::ZOOM;
use super::stage::Stage;
use crate::app::Desk;
use crate::app::save::Save;
use crate::app::state::{Action, Overlay};
use std::rc::Rc;
use yew::prelude::*;

/// A frame: everything in view.
pub const FIT: &str = "M2 6V2h4 M10 2h4v4 M14 10v4h-4 M6 14H2v-4";
const LASSO: &str = "M8 2.5c3.5 0 6 1.6 6 4s-2.5 4-6 4-6-1.6-6-4 2.5-4 6-4Z M5 10.2c-1.6 1-1 3.3.8 3.3";
const AGAIN: &str = "M13 8a5 5 0 1 1-1.6-3.7 M13 1.8v3h-3";

/// Zoom, lasso, a new layout, what is hidden, a picture of it, the keys.
pub fn tools(desk: &Desk, board: &Rc<Board>, lasso: &UseStateHandle<bool>) -> Html {
    let words = &desk.words;
    let again = {
        let board = Rc::clone(board);
        Callback::from(move |_: MouseEvent| {
            let room = {
                let mut stage = board.stage();
                stage.framed = false;
                let count = stage.graph.actors.len();
                stage.surface.size.map(|size| Stage::room(count, size))
            };
            if let Some(room) = room {
                arrange_aside(&board, room);
            }
        })
    };
    let hidden = board.stage().handled.hidden.len();
    let gathered = board.stage().handled.gathered.len();
    let switch = |handle: &UseStateHandle<bool>| {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| handle.set(!*handle))
    };
    html! {
        <div class="map-tools" role="toolbar" aria-label={words.text("map-tools")}>
            { icon(&words.text("zoom-out"), html! { { "−" } }, None, board.does(|stage| stage.zoom(1.0 / ZOOM))) }
            { icon(&words.text("zoom-in"), html! { { "+" } }, None, board.does(|stage| stage.zoom(ZOOM))) }
            { icon(&words.text("map-show-all"), path(FIT), None, board.does(|stage| { stage.framed = false; stage.show_all(); })) }
            { icon(&words.text("map-lasso"), path(LASSO), Some(**lasso), switch(lasso)) }
            { icon(&words.text("map-again"), path(AGAIN), None, again) }
            if gathered > 0 {
                <button onclick={board.does(|stage| { let all: Vec<usize> = stage.handled.gathered.iter().copied().collect(); stage.handled.hide(&all); })}>
                    { words.count("map-hide", gathered) }
                </button>
            }
            if hidden > 0 {
                <button onclick={board.does(|stage| stage.handled.hidden.clear())}>{ words.count("map-unhide", hidden) }</button>
            }
            <span class="end">
                <super::play::Play />
                <Save name={words.text("map-file")} picture={board.picture()} />
                { icon(&words.text("keys-title"), html! { { "?" } }, None, desk.on(Action::Show(Overlay::Keys))) }
            </span>
        </div>
    }
}

/// A button with a sign and its name.
pub fn icon(name: &str, sign: Html, pressed: Option<bool>, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button class="icon" aria-label={name.to_owned()} title={name.to_owned()} aria-pressed={pressed.map(|pressed| pressed.to_string())} {onclick}>
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}

/// A sign of one line.
pub fn path(line: &'static str) -> Html {
    html! {
        <svg width="16" height="16" viewBox="0 0 16 16"><path d={line} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" /></svg>
    }
}
