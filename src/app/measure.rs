//! Sizes of things on the screen.

use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ResizeObserver};
use yew::prelude::*;

/// What a letter takes where the browser does not tell.
const USUAL_LETTER: f64 = 6.8;

thread_local! {
    static PEN: Option<CanvasRenderingContext2d> = pen();
}

fn pen() -> Option<CanvasRenderingContext2d> {
    let canvas = gloo::utils::document().create_element("canvas").ok()?;
    canvas.dyn_into::<HtmlCanvasElement>().ok()?.get_context("2d").ok()??.dyn_into().ok()
}

/// The widths of texts in a font (`12px sans-serif`), in pixels.
pub fn text_widths<'a>(font: &str, texts: impl Iterator<Item = &'a str>) -> Vec<f64> {
    PEN.with(|pen| {
        if let Some(pen) = pen {
            pen.set_font(font);
        }
        let width = |text: &str| pen.as_ref().and_then(|pen| pen.measure_text(text).ok()).map(|size| size.width());
        texts.map(|text| width(text).unwrap_or(text.chars().count() as f64 * USUAL_LETTER)).collect()
    })
}

/// An element's inner width, kept up to date; 0 until it is known.
#[hook]
pub fn use_width(node: &NodeRef) -> f64 {
    let width = use_state(|| 0.0);
    {
        let (node, width) = (node.clone(), width.clone());
        use_effect_with((), move |()| {
            let watched = node.cast::<Element>();
            if let Some(element) = &watched {
                width.set(f64::from(element.client_width()));
            }
            let seen = watched.clone();
            let react = Closure::<dyn FnMut()>::new(move || {
                if let Some(element) = &seen {
                    width.set(f64::from(element.client_width()));
                }
            });
            let observer = ResizeObserver::new(react.as_ref().unchecked_ref()).ok();
            if let (Some(observer), Some(element)) = (&observer, &watched) {
                observer.observe(element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(react);
            }
        });
    }
    *width
}
