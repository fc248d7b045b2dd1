//! Story + viewport → shapes.
//!
//! Promises: finite positions; as many shapes as fit the viewport, however many events there are. Never: knowing the DOM.

pub mod map;
pub mod timeline;
