//! Story + viewport → shapes.
//!
//! Promises: finite positions for any input; as many shapes as fit the viewport, however many events there are; the same
//! shapes for the same input. Never: knowing the DOM, a colour or a word.

pub mod dossier;
pub mod highlight;
pub mod history;
pub mod letters;
pub mod map;
pub mod marks;
pub mod narrowing;
pub mod places;
pub mod shape;
pub mod timeline;

/// A position or a distance on the screen, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// The size of a drawing, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}
