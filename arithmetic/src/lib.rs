//! Numbers → numbers: what the parser's network and the layout of the actor map compute with.
//!
//! Promises: bit for bit the same on every host; no overflow. Never: knowing a word, reading a file.
//!
//! A package of its own, because this is where reading and drawing spend their time: it is compiled for speed, and all else for size
//! (`[profile.release]` in Cargo.toml). Compiled for size as well, reading is eight times slower. What is called from
//! outside is `#[inline(never)]`: a copy in the caller would be compiled as the caller is.

mod layer;
mod matrix;
mod quadtree;
mod real;

pub use layer::{DIRECTIONS, GATES, Layer, Products, Room, STATE_SCALE};
pub use matrix::{Inputs, MOST_COLUMNS, Matrix, Rows, Scale, padded};
pub use quadtree::Quadtree;
pub use real::{best, four_products, leaky, probability, product};
