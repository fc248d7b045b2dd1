//! The page's program, its worker's and the npm package's: one file serves them all. It starts nothing by itself, so that
//! nothing that loads it is touched unasked: scripts call [`frise::api`].

use frise as _;

fn main() {}
