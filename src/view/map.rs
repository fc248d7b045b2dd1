//! The actor map's layout.
