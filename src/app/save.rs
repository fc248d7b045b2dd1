//! « Save »: a drawing as an SVG or a PNG file.

use super::Desk;
use super::canvas::{FONT, Painter, Palette};
use crate::view::Size;
use crate::view::shape::{Shape, Tone, svg};
use gloo::utils::document;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, Url};
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
        Callback::from(move |_: MouseEvent| {
            if let Some(Err(error)) = picture.emit(()).map(|picture| save(&name, &picture)) {
                gloo::console::error!("the drawing cannot be saved:", error);
            }
        })
    };
    html! {
        <details class="menu">
            <summary>{ words.text("save") }</summary>
            <div class="choices">
                <button onclick={choice(save_svg)}>{ words.text("save-svg") }</button>
                <button onclick={choice(save_png)}>{ words.text("save-png") }</button>
            </div>
        </details>
    }
}

fn save_svg(name: &str, picture: &Picture) -> Result<(), JsValue> {
    let file = svg(&picture.shapes, picture.size, FONT, |tone| picture.palette.colour(tone).to_owned());
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&file.into()), &kind)?;
    download(&blob, &format!("{name}.svg"))
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
        if let Some(Err(error)) = blob.map(|blob| download(&blob, &file)) {
            gloo::console::error!("the drawing cannot be saved:", error);
        }
    });
    canvas.to_blob(done.unchecked_ref())
}

/// Gives the reader a file.
fn download(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the file over by then.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _revoked = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
