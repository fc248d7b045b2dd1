//! Readings + Story → formats, a file for each.

pub mod json;
