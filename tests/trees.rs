//! The trees of some articles are those that every host must give; `tests/wasm.rs` asks browsers for the same.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

mod checksums;

use checksums::{KNOWN, checksums};
use frise::Reader;

#[test]
fn trees_are_those_of_every_host() {
    let reader = Reader::embedded().expect("the resources are of this release");
    let found = checksums(&reader);
    if std::env::var_os("FRISE_RENEW").is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/checksums/trees.tsv");
        std::fs::write(file, found).expect("the checksums can be written");
        return;
    }
    assert_eq!(
        found, KNOWN,
        "the trees are others than before. If model, tables or arithmetic were to change, renew the checksums with \
         `FRISE_RENEW=1 cargo test --test trees`; else this host reckons differently"
    );
}
