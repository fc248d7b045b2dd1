//! Story + filters + search → the events that are shown, and what each filter would leave.
//!
//! Promises: within a facet any value suffices, between facets all must hold; a value's count is what choosing it would
//! show; letters match whatever their case and accents. Never: a word of the interface.

mod filter;
mod index;
mod search;
mod standing;

pub use filter::{Facet, Filter, Filters, Period};
pub use index::Index;
pub use search::{Found, Library};
pub use standing::Standing;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text as it is compared: lower case, without accents, typographic apostrophes as typed ones.
#[must_use]
pub fn folded(text: &str) -> String {
    text.nfd()
        .filter(|&character| !is_combining_mark(character))
        .map(|character| if character == '’' { '\'' } else { character })
        .flat_map(char::to_lowercase)
        .collect()
}
