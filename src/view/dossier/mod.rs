//! Readings + story → what is listed beside the drawings: tables in any order, figures by what they count, quotations
//! by who speaks, the life of an event.
//!
//! Promises: nothing that was found is left out, and nothing is counted twice; the same lists for the same input.
//! Never: knowing the DOM or a word of the interface.

mod ledger;
mod life;
mod speakers;
mod table;

pub use ledger::{Entry, Group, ledger, surroundings};
pub use life::{Stage, life};
pub use speakers::{Speaker, speakers};
pub use table::{Key, Order, sorted};
