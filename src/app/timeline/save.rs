//! The drawing as a file.

use super::Handle;
use super::stage::Stage;
use crate::app::canvas::Palette;
use crate::app::save::{Picture, Save};
use crate::view::Size;
use yew::prelude::*;

/// The menu in the panel's head.
pub fn menu(handle: &Handle) -> Html {
    let handle = handle.clone();
    let picture = Callback::from(move |()| handle.borrow().as_ref().map(|held| drawn(&held.stage)));
    html! { <Save name="frise-chronologie" {picture} /> }
}

/// The drawing as it is on the screen, without what only the pointer shows.
fn drawn(stage: &Stage) -> Picture {
    let mut board = stage.0.borrow_mut();
    (board.hovered, board.hovered_cluster) = (None, None);
    let size = Size { width: board.view.width, height: board.height() };
    let palette = board.ink.palette.clone().unwrap_or_else(|| Palette::of(&board.parts.frame));
    Picture { shapes: board.shapes(), size, palette }
}
