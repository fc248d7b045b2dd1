//! Frise turns French press articles into one story that a reader can check: who did what to whom, when, where,
//! according to whom.
//!
//! # One flow, one direction
//!
//! ```text
//! bytes ──ingest──▶ Article ──segment──▶ Sentences ──parse──▶ Trees ──extract──▶ Reading   (one document; pure)
//! [Reading] ──link──▶ Story                                                                  (the corpus; any order)
//! Story + viewport ──view──▶ shapes ──app──▶ the page
//! Readings + Story ──export──▶ JSON, CSV, iCalendar, GEXF …
//! ```
//!
//! Each arrow is a module here, each word beside it a plain type in [`model`]. A stage is a function from its input and
//! a [`lang::Language`] to its output; it does not fail, read the clock, touch a file or the network, or know which
//! host it runs in. `Result` belongs where the outside comes in: reading bytes, loading a model, the command line.

pub mod export;
pub mod extract;
pub mod ingest;
pub mod lang;
pub mod link;
pub mod model;
pub mod parse;
pub mod reader;
pub mod segment;
pub mod view;

#[cfg(feature = "web")]
pub mod api;
#[cfg(feature = "web")]
pub mod app;

pub use link::link;
pub use reader::Reader;
