//! Actors + relations → positions, labels, edges.
//!
//! Promises: the same layout for the same input; finite positions inside the drawing; labels that overlap neither one
//! another nor, but in a crowd, a node. Never: a random number.

mod camera;
mod edges;
mod labels;
mod layout;
mod levels;
mod order;
mod pick;
mod room;
mod scene;

pub use camera::Camera;
pub use edges::{Curve, curve};
pub use labels::{NodeLabel, place_labels};
pub use layout::{Layout, lay_out};
pub use order::matrix_order;
pub use pick::Way;
pub use scene::{Link, Look, Scene, Sign, corners, outline};

/// An actor to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// Half the width of its shape, in pixels.
    pub radius: f64,
    /// The width of its label, in pixels.
    pub label_width: f64,
    /// Where the reader has put it, if so; the layout leaves it there.
    pub pinned: Option<super::Point>,
}

/// A relation to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// One actor, by its place among the nodes.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// How much binds them: a count of events.
    pub weight: f64,
}
