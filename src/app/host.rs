//! What the script that starts the program gives it: a worker, and the files that belong to the program.
//!
//! Where these come from depends on how the program was started: files beside a page, or parts of one file.

use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Worker;

#[wasm_bindgen]
extern "C" {
    /// The script's answers.
    #[derive(Clone)]
    pub type Host;

    /// A new worker, in which the script starts the program that it is sent first.
    #[wasm_bindgen(method, catch)]
    pub fn worker(this: &Host) -> Result<Worker, JsValue>;

    /// The bytes of the file of this name, as an `ArrayBuffer`.
    #[wasm_bindgen(method, catch)]
    pub fn file(this: &Host, name: &str) -> Result<Promise, JsValue>;

    /// The text of the page as one file.
    #[wasm_bindgen(method, catch)]
    pub fn page(this: &Host) -> Result<Promise, JsValue>;
}

thread_local! {
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Takes what the script gives.
pub fn take(host: Host) {
    HOST.set(Some(host));
}

/// What the script gave.
///
/// # Errors
/// When it gave nothing.
pub fn given() -> Result<Host, JsValue> {
    HOST.with_borrow(Clone::clone).ok_or_else(|| JsError::new("the program was started without `prepare`").into())
}
