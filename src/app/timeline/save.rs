//! The drawing as a file: SVG, or PNG at twice the screen's resolution.

use super::Handle;
use super::stage::Stage;
use crate::app::Desk;
use crate::app::canvas::{FONT, Painter, Palette};
use crate::view::Size;
use crate::view::shape::{Shape, Tone, svg};
use gloo::utils::document;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, HtmlAnchorElement, HtmlCanvasElement, Url};
use yew::prelude::*;

/// How many pixels of the PNG stand for one of the screen.
const SCALE: f64 = 2.0;

/// The menu in the panel's head.
pub fn menu(desk: &Desk, handle: &Handle) -> Html {
    let words = &desk.words;
    let save = |save: fn(&Stage) -> Result<(), JsValue>| {
        let handle = handle.clone();
        Callback::from(move |event: MouseEvent| {
            close_menu(&event);
            if let Some(held) = &*handle.borrow()
                && let Err(error) = save(&held.stage)
            {
                gloo::console::error!("the drawing could not be saved:", error);
            }
        })
    };
    html! {
        <details class="menu">
            <summary>{ words.text("save") }</summary>
            <div class="choices">
                <button data-save="svg" onclick={save(save_svg)}>{ words.text("save-svg") }</button>
                <button data-save="png" onclick={save(save_png)}>{ words.text("save-png") }</button>
            </div>
        </details>
    }
}

fn close_menu(event: &MouseEvent) {
    let button = event.target_dyn_into::<Element>();
    if let Some(menu) = button.and_then(|button| button.closest("details").ok().flatten()) {
        // Removing an attribute fails for no element.
        let _closed = menu.remove_attribute("open");
    }
}

/// The drawing as it is on the screen, without what only the pointer shows.
fn drawn(stage: &Stage) -> (Vec<Shape>, Size, Palette) {
    let mut board = stage.0.borrow_mut();
    (board.hovered, board.hovered_cluster) = (None, None);
    let size = Size { width: board.view.width, height: board.height() };
    let palette = board.ink.palette.clone().unwrap_or_else(|| Palette::of(&board.parts.frame));
    (board.shapes(), size, palette)
}

fn save_svg(stage: &Stage) -> Result<(), JsValue> {
    let (shapes, size, palette) = drawn(stage);
    let file = svg(&shapes, size, FONT, |tone: Tone| palette.colour(tone).to_owned());
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&file.into()), &kind)?;
    hand_over(&blob, "frise-chronologie.svg")
}

fn save_png(stage: &Stage) -> Result<(), JsValue> {
    let (shapes, size, palette) = drawn(stage);
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width((size.width * SCALE) as u32);
    canvas.set_height((size.height * SCALE) as u32);
    let pen = canvas.get_context("2d")?.ok_or("this browser draws on no canvas")?;
    let pen: CanvasRenderingContext2d = pen.dyn_into()?;
    pen.scale(SCALE, SCALE)?;
    pen.set_fill_style_str(palette.colour(Tone::Panel));
    pen.fill_rect(0.0, 0.0, size.width, size.height);
    Painter::new(&pen, &palette).paint(&shapes)?;
    let taken = Closure::once_into_js(|blob: Option<Blob>| {
        let handed = blob.ok_or_else(|| "the drawing is too large for a PNG".into());
        if let Err(error) = handed.and_then(|blob| hand_over(&blob, "frise-chronologie.png")) {
            gloo::console::error!("the drawing could not be saved:", error);
        }
    });
    canvas.to_blob(taken.unchecked_ref())
}

/// Gives the reader a file.
fn hand_over(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the file once the click is over, but for some that take it a little later.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _forgotten = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
