//! The harness's data → the page's own drawings, without a story around them.
//!
//! `benches/ui` sets the elements and sends the events of hands; what answers is what answers in the page.

use super::timeline::bench as timeline;
use super::words::{Locale, Words};
use js_sys::{Float64Array, Function, Reflect, Uint8Array};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::*;

/// What shows events: their starts, ends and lanes, who tells their titles, and who hears of a choice.
type Show = dyn Fn(Float64Array, Float64Array, Uint8Array, Function, Function) -> Result<(), JsValue>;

/// Gives the page's script the functions that show data, and tells it that they are there.
///
/// # Errors
/// When the browser's window takes no property.
pub fn offer() -> Result<(), JsValue> {
    let window = gloo::utils::window();
    let words = Words::new(Locale::English);
    timeline::warm(&words);
    let show =
        Closure::<Show>::new(move |starts: Float64Array, ends: Float64Array, lanes: Uint8Array, title, chosen| {
            timeline::show(&starts, &ends, &lanes, title, chosen, &words)
                .ok_or_else(|| JsError::new("the page lacks the timeline's elements").into())
        });
    Reflect::set(&window, &"friseTimeline".into(), &show.into_js_value())?;
    window.dispatch_event(&web_sys::Event::new("frise-bench")?)?;
    Ok(())
}
