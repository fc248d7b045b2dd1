//! JavaScript → the program: what scripts may call.
//!
//! Promises: what is wrong with a call comes back as an `Error` that says what and where. Never: touching a part of the
//! page that it was not given.

mod explorer;

pub use explorer::{Explorer, mount};

use crate::app::Host;
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes what the script that starts the program gives it: `boot.js` does this, once and before all else.
#[wasm_bindgen]
pub fn prepare(host: Host) {
    crate::app::prepare(host);
}
