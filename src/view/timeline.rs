//! The timeline's layout.
