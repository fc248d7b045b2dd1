//! Places and the outlines of land → where each stands on a map, which are drawn together, shapes.
//!
//! Promises: areas keep their proportion, and shapes are true at the height of the places; finite positions for any input;
//! circles that hardly overlap, whose counts add up; names that overlap neither one another nor a circle. Never: guessing
//! where a place lies that the table does not have.

mod chart;
mod clusters;
mod positions;
mod projection;
mod scene;
mod world;

pub use chart::Chart;
pub use clusters::{Cluster, gather, radius};
pub use positions::{Positions, meant};
pub use projection::Projection;
pub use scene::{Scene, Spot};
pub use world::World;

/// A place on the globe, in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// North of the equator; negative to the south.
    pub north: f64,
    /// East of Greenwich; negative to the west.
    pub east: f64,
}

/// A line of a table that cannot be read, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLine(pub usize);

/// The lines of a table that are no comments, each with its number.
fn lines(table: &str) -> impl Iterator<Item = (usize, &str)> {
    table.lines().enumerate().map(|(place, line)| (place + 1, line)).filter(|(_, line)| !line.starts_with('#'))
}
