//! Texts → a checksum of the trees of each, the bits of their confidences among them: the same on every host.
//!
//! `trees.tsv` holds what a native run gives. After a change of model, tables or arithmetic, renew it with
//! `FRISE_RENEW=1 cargo test --test trees`, and let `cargo xtask test` compare browsers with it.

use frise::Reader;
use frise::ingest::ingest;
use frise::parse::conllu;

/// What a native run gives.
pub const KNOWN: &str = include_str!("trees.tsv");

const TEXTS: [(&str, &str); 6] = [
    ("crue-sahel", include_str!("../articles/crue-sahel.txt")),
    ("election-suisse", include_str!("../articles/election-suisse.txt")),
    ("football-transfert", include_str!("../articles/football-transfert.txt")),
    ("greve-belgique", include_str!("../articles/greve-belgique.txt")),
    ("jugement-quebec", include_str!("../articles/jugement-quebec.txt")),
    ("sanctions-sommet", include_str!("../articles/sanctions-sommet.txt")),
];

/// For each text a line: its name, its words, and the checksum of its trees.
pub fn checksums(reader: &Reader) -> String {
    let line = |(name, text): (&str, &str)| {
        let article = ingest(name, text.as_bytes(), reader.language()).expect("an article is a text");
        let (sentences, trees) = reader.trees(&article);
        let written = conllu::write(&article.text, &sentences, &trees);
        let words = trees.iter().flat_map(|tree| &tree.words);
        let confidences = words.clone().flat_map(|word| word.confidence.to_bits().to_le_bytes());
        let names = trees.iter().flat_map(|tree| format!("{:?}", tree.names).into_bytes());
        let checksum = written.bytes().chain(confidences).chain(names).fold(0xcbf2_9ce4_8422_2325, after);
        format!("{name}\t{}\t{checksum:016x}\n", words.count())
    };
    TEXTS.into_iter().map(line).collect()
}

/// The hash of Fowler, Noll and Vo (1a, 64 bits) after one more byte.
fn after(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}
