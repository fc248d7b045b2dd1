//! Reading in a browser. `cargo xtask test` builds this with `FRISE_NATIVE` naming a file: what the command printed for
//! the same articles.
#![cfg(target_arch = "wasm32")]

mod checksums;

use checksums::{KNOWN, checksums};
use frise::Reader;
use frise::export::json::to_contract;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const NATIVE: &str = include_str!(env!("FRISE_NATIVE", "start this test with `cargo xtask test`"));

const ARTICLES: [(&str, &[u8]); 5] = [
    ("000_4b6b12dc2b0c9bc1.txt", include_bytes!("../seeds/000_4b6b12dc2b0c9bc1.txt")),
    ("001_158c1ec67aa99050.txt", include_bytes!("../seeds/001_158c1ec67aa99050.txt")),
    ("002_131396372b3a2975.txt", include_bytes!("../seeds/002_131396372b3a2975.txt")),
    ("003_7a19df6852953d25.txt", include_bytes!("../seeds/003_7a19df6852953d25.txt")),
    ("004_6a37dad48ac8d042.txt", include_bytes!("../seeds/004_6a37dad48ac8d042.txt")),
];

fn reader() -> Reader {
    let lexicon = include_bytes!("../src/lang/fr/model/lexicon.fst").to_vec();
    Reader::french(lexicon, include_bytes!("../src/lang/fr/model/parser.bin"))
        .expect("the resource files are whole: build them anew as CONTRIBUTING.md says")
}

#[wasm_bindgen_test]
fn a_browser_reads_as_the_command_does() {
    let output = to_contract(reader().read_all(ARTICLES));
    let printed = serde_json::to_string(&output).expect("the contract is JSON");
    if let Some(at) = printed.bytes().zip(NATIVE.trim_end().bytes()).position(|(here, there)| here != there) {
        let around = |text: &str| {
            String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(80)..]).chars().take(160).collect::<String>()
        };
        panic!(
            "the same bytes must give the same reading on every host; look for sizes of integers, order of maps, or \
             arithmetic that differs:\n here {}\nthere {}",
            around(&printed),
            around(NATIVE)
        );
    }
    assert_eq!(printed.len(), NATIVE.trim_end().len(), "one of the readings is cut: compare their ends");
}

#[wasm_bindgen_test]
fn a_browser_gives_the_trees_of_every_host() {
    assert_eq!(
        checksums(&reader()),
        KNOWN,
        "trees and confidences must be the same bit for bit. If `cargo test --test trees` fails too, renew the checksums \
         as it says; else look in src/parse/network for arithmetic that hosts do differently"
    );
}

#[wasm_bindgen_test]
fn broken_bytes_are_told_and_do_not_end_the_page() {
    let output = reader().read_all([("broken.txt", &b"\xff\xfe\xfd\x00\x80"[..])]);
    assert_eq!(output.problems.len(), 1, "bytes that are no text must become a problem that names the file");
}
