//! JavaScript → the program: what scripts may call.
//!
//! Promises: values are the contract's, offsets in code points; what is wrong with a call comes back as an `Error` that
//! says what and where; what a call took is given back when its object is freed. Never: touching a part of the page that
//! it was not given, or waiting.

mod explorer;
mod fault;
mod library;

pub use explorer::{Explorer, mount};
pub use library::{BegunLinking, BegunReading, Library};

use crate::app::Host;
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes what the script that starts the program gives it: `boot.js` does this, once and before all else.
#[wasm_bindgen]
pub fn prepare(host: Host) {
    crate::app::prepare(host);
}

/// Answers a page's questions, in the worker that it has started.
#[wasm_bindgen]
pub fn serve() {
    crate::app::serve();
}
