//! « Save »: a drawing as an SVG or a PNG file.

use super::canvas::{FONT, Painter, Palette};
use super::{Desk, download};
use crate::view::Size;
use crate::view::shape::{Shape, Tone, svg};
use gloo::utils::document;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement};
use yew::prelude::*;

/// How many pixels of a PNG file a pixel of the drawing takes.
const DENSITY: f64 = 2.0;

/// A drawing that can be saved.
pub struct Picture {
    /// What it is made of.
    pub shapes: Vec<Shape>,
    /// How large it is.
    pub size: Size,
    /// Its colours.
    pub palette: Palette,
}

/// Which drawing is saved.
#[derive(Properties, PartialEq)]
pub struct SaveProps {
    /// The file's name, without its ending.
    pub name: String,
    /// The drawing as it stands when it is asked for, if there is one.
    pub picture: Callback<(), Option<Picture>>,
}

/// The menu of forms in which a drawing is saved.
#[component]
pub fn Save(props: &SaveProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let words = &desk.words;
    let choice = |save: fn(&str, &Picture) -> Result<(), JsValue>| {
        let (name, picture) = (props.name.clone(), props.picture.clone());
        Callback::from(move |event: MouseEvent| {
            close_menu(&event);
            if let Some(Err(error)) = picture.emit(()).map(|picture| save(&name, &picture)) {
                gloo::console::error!("the drawing cannot be saved:", error);
            }
        })
    };
    html! {
        <details class="menu">
            <summary>{ words.text("save") }</summary>
            <div class="choices">
                <button data-save="svg" onclick={choice(save_svg)}>{ words.text("save-svg") }</button>
                <button data-save="png" onclick={choice(save_png)}>{ words.text("save-png") }</button>
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

fn save_svg(name: &str, picture: &Picture) -> Result<(), JsValue> {
    let file = svg(&picture.shapes, picture.size, FONT, |tone| picture.palette.colour(tone).to_owned());
    download::text(&format!("{name}.svg"), "image/svg+xml", &file)
}

fn save_png(name: &str, picture: &Picture) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width((picture.size.width * DENSITY) as u32);
    canvas.set_height((picture.size.height * DENSITY) as u32);
    let Some(context) = canvas.get_context("2d")? else { return Err("this browser has no canvas".into()) };
    let pen: CanvasRenderingContext2d = context.unchecked_into();
    pen.scale(DENSITY, DENSITY)?;
    pen.set_fill_style_str(picture.palette.colour(Tone::Panel));
    pen.fill_rect(0.0, 0.0, picture.size.width, picture.size.height);
    Painter::new(&pen, &picture.palette).paint(&picture.shapes)?;
    let file = format!("{name}.png");
    let done = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(Err(error)) = blob.map(|blob| download::blob(&file, &blob)) {
            gloo::console::error!("the drawing cannot be saved:", error);
        }
    });
    canvas.to_blob(done.unchecked_ref())
}
