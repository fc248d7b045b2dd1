//! Events + viewport → marks, clusters, ticks.
//!
//! Promises: no two marks or labels of a drawing overlap; each event in view is a mark or counted in exactly one cluster.
//! Never: more shapes than the viewport has room for.

mod density;
mod layout;
mod scale;
mod ticks;

pub use density::density;
pub use layout::{Cluster, Drawing, Label, Lane, Mark, Metrics, lay_out};
pub use scale::{Viewport, day_number, extent, focus, span_of};
pub use ticks::{Tick, TickUnit, ticks};

/// An event to be drawn.
///
/// Times are day numbers: days since 1970-01-01, with the time of day as fraction; `to` is exclusive, so that a day goes
/// from `n` to `n + 1`. `None` is an open end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Which lane it belongs to, from 0.
    pub lane: usize,
    /// Its beginning.
    pub from: Option<f64>,
    /// Its end, exclusive.
    pub to: Option<f64>,
    /// How much it matters, the more the higher: events that matter more get room first.
    pub importance: u32,
    /// The width of its label when written out, in pixels.
    pub label_width: f64,
}
