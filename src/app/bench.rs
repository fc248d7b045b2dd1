//! The harness's data → the page's own drawings, without a story around them.
//!
//! `benches/ui` sets the elements and sends the events of hands; what answers is what answers in the page.

pub mod alone;

use super::map::bench as map;
use super::reader::bench::Text;
use super::reading;
use super::timeline::bench as timeline;
use super::words::{Locale, Words};
use js_sys::{Float64Array, Function, Promise, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::*;

/// What shows events: their starts, ends and lanes, who tells their titles, and who hears of a choice.
type ShowEvents = dyn Fn(Float64Array, Float64Array, Uint8Array, Function, Function) -> Result<(), JsValue>;
/// What shows actors: their names, their ties, and who hears of a choice.
type ShowActors = dyn Fn(Uint8Array, Uint32Array, Function) -> Result<(), JsValue>;
/// What shows a text: itself, its marks and their kinds, and who hears of a choice; tells what gives the marks other kinds.
type ShowText = dyn Fn(Uint8Array, Uint32Array, Uint8Array, Function) -> Result<JsValue, JsValue>;

/// Gives the page's script the functions that show data. A worker shows nothing.
///
/// # Errors
/// When the browser's window takes no property.
pub fn offer() -> Result<(), JsValue> {
    let Some(window) = web_sys::window() else { return Ok(()) };
    let give = |name: &str, function: JsValue| Reflect::set(&window, &name.into(), &function);
    let lacks = || JsValue::from(JsError::new("the page lacks the elements, or the words are no UTF-8"));
    let words = Words::new(Locale::English);
    timeline::warm(&words);
    let own = words.clone();
    let events = Closure::<ShowEvents>::new(
        move |starts: Float64Array, ends: Float64Array, lanes: Uint8Array, title, chosen| {
            timeline::show(&starts, &ends, &lanes, title, chosen, &own).ok_or_else(lacks)
        },
    );
    give("friseTimeline", events.into_js_value())?;
    let own = words.clone();
    let actors = Closure::<ShowActors>::new(move |names: Uint8Array, ties: Uint32Array, chosen| {
        map::show(&names, &ties, chosen, &own).ok_or_else(lacks)
    });
    give("friseGraph", actors.into_js_value())?;
    let text = Closure::<ShowText>::new(move |text: Uint8Array, ends: Uint32Array, kinds: Uint8Array, chosen| {
        let shown = Text::show(&text, &ends, &kinds, chosen, &words).ok_or_else(lacks)?;
        Ok(Closure::<dyn Fn(Uint8Array)>::new(move |kinds: Uint8Array| shown.mark(&kinds)).into_js_value())
    });
    give("friseText", text.into_js_value())?;
    // In the page a worker has read the articles before their actors are laid out.
    let worker = Closure::<dyn Fn() -> Promise>::new(|| {
        wasm_bindgen_futures::future_to_promise(async { Ok(reading::stand_by().await.into()) })
    });
    give("friseWorker", worker.into_js_value())?;
    Ok(())
}
