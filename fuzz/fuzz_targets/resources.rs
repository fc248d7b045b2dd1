//! Any bytes → the lexicon and the parser's model: refused, or loaded and then usable.
#![no_main]

use frise::lang::fr::resources::{LEXICON, MODEL};
use frise::lang::lexicon::Lexicon;
use frise::parse::Network;
use libfuzzer_sys::fuzz_target;

/// A file with the header of another, whose length and checksum fit: without it, all would be refused unread.
fn sealed(like: &[u8], payload: &[u8]) -> Vec<u8> {
    let length = (payload.len() as u32).to_le_bytes();
    [&like[..8], &length, &crc32fast::hash(payload).to_le_bytes(), payload].concat()
}

fuzz_target!(|bytes: &[u8]| {
    for lexicon in [bytes.to_vec(), sealed(LEXICON, bytes)] {
        if let Ok(lexicon) = Lexicon::load(lexicon) {
            for form in ["a", "Les", "aujourd'hui"] {
                lexicon.analyses(form).for_each(drop);
            }
        }
    }
    for model in [bytes.to_vec(), sealed(MODEL, bytes)] {
        drop(Network::load(&model));
    }
});
