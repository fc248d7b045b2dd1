//! Events + viewport → marks, clusters, ticks, shapes.
//!
//! Promises: no two marks or labels of a drawing overlap; each event in view is a mark or counted in exactly one cluster;
//! what a drawing costs depends on what its viewport has room for, not on how many events there are; what stays in view
//! while the viewport moves stays in its row. Never: more shapes than the viewport has room for.

mod clusters;
mod density;
mod index;
mod layout;
mod overview;
mod picture;
mod rows;
mod scale;
mod ticks;

pub use clusters::Cluster;
pub use density::density;
pub use index::{Index, Part};
pub use layout::{Drawing, Lane, Metrics, lay_out};
pub use overview::strip_shapes;
pub use picture::{Certainty, LETTERS, Look, Picture};
pub use rows::{Label, Mark, Side};
pub use scale::{Viewport, bounds_of, day_number, extent, focus, moment_of, span_of};
pub use ticks::{Tick, TickUnit, ticks};

/// An event to be drawn.
///
/// Times are day numbers: days since 1970-01-01, with the time of day as fraction; `to` is exclusive, so that a day goes
/// from `n` to `n + 1`. `None` is an open end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Which lane it belongs to, from 0.
    pub lane: u32,
    /// Its beginning.
    pub from: Option<f64>,
    /// Its end, exclusive.
    pub to: Option<f64>,
    /// How much it matters, the more the higher: events that matter more get room first.
    pub importance: u32,
}

impl Item {
    /// From where to where it is sure to reach: an event with one bound stands at that bound. `None` for an undated one.
    #[must_use]
    pub fn span(&self) -> Option<(f64, f64)> {
        let known = |day: Option<f64>| day.filter(|day| day.is_finite());
        let (from, to) = (known(self.from), known(self.to));
        let (from, to) = (from.or(to)?, to.or(from)?);
        Some((from.min(to), from.max(to)))
    }

    /// The middle of it.
    #[must_use]
    pub fn middle(&self) -> Option<f64> {
        self.span().map(|(from, to)| f64::midpoint(from, to))
    }
}

/// Any event, with bounds that are missing, turned round or not finite.
#[cfg(test)]
fn test_items() -> impl proptest::strategy::Strategy<Value = Item> {
    use proptest::prelude::*;
    let day = || {
        prop_oneof![
            8 => (-40.0..40.0_f64).prop_map(Some),
            2 => (-4..4_i32).prop_map(|week| Some(f64::from(week) * 7.0)),
            1 => Just(None),
            1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), -1e6..1e6_f64].prop_map(Some),
        ]
    };
    (0_u32..4, day(), day(), 0.0..3.0_f64, 0_u32..4).prop_map(|(lane, from, to, length, importance)| {
        // Most events last a day or so.
        let to = if importance == 0 { to } else { from.map(|from| from + length) };
        Item { lane, from, to, importance }
    })
}
