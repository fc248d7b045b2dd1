//! JavaScript → the program: what scripts may call.
//!
//! Promises: what is wrong with a call comes back as an `Error` that says what and where. Never: touching a part of the
//! page that it was not given.

mod explorer;

pub use explorer::{Explorer, mount};
