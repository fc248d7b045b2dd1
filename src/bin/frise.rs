//! The command `frise`.

fn main() {}
