//! The tables that cut French text into sentences and words.

use crate::lang::boundary::Boundary;
use crate::lang::segmentation::{CONTRACTIONS as SPLITS, Classifier, Contraction, Follower, Host, Segmentation};
use crate::model::ReadError;

const ABBREVIATIONS: &str = include_str!("abbreviations.tsv");
const CONTRACTIONS: &str = include_str!("contractions.tsv");
const ELISIONS: &str = include_str!("elisions.tsv");
const ENCLITICS: &str = include_str!("enclitics.tsv");
const WHOLE: &str = include_str!("whole.tsv");
const BOUNDARY: &[u8] = include_bytes!("../model/boundaries.bin");
const CONTRACTION: &[u8] = include_bytes!("../model/contractions.bin");

/// The tables of French.
///
/// # Errors
/// [`ReadError::Resource`] when the embedded weights do not fit the program.
pub fn segmentation() -> Result<Segmentation, ReadError> {
    Ok(Segmentation {
        abbreviations: rows(ABBREVIATIONS).map(|row| (row[0], follower(row[1]))).collect(),
        elisions: rows(ELISIONS).map(|row| row[0]).collect(),
        elision_followers: "aàâäæeéèêëhiîïoôöœuùûüyÿ",
        enclitics: rows(ENCLITICS).map(|row| (row[0], host(row[1]))).collect(),
        whole: rows(WHOLE).map(|row| row[0]).collect(),
        contractions: rows(CONTRACTIONS)
            .map(|row| (row[0], Contraction { words: [row[1], row[2]], ambiguous: row[3] == "ambiguous" }))
            .collect(),
        contraction: Classifier::load(SPLITS, CONTRACTION)?,
        boundary: Boundary::load(BOUNDARY)?,
    })
}

/// The rows of a tab-separated table, comments left out.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn follower(word: &str) -> Follower {
    match word {
        "name" => Follower::Name,
        "number" => Follower::Number,
        "end" => Follower::End,
        _ => Follower::Any,
    }
}

fn host(word: &str) -> Host {
    if word == "noun" { Host::Noun } else { Host::Verb }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_whole() {
        let tables = [
            ("abbreviations", ABBREVIATIONS, 2),
            ("contractions", CONTRACTIONS, 4),
            ("elisions", ELISIONS, 1),
            ("enclitics", ENCLITICS, 2),
            ("whole", WHOLE, 1),
        ];
        for (name, table, columns) in tables {
            let rows: Vec<_> = rows(table).collect();
            assert!(rows.is_sorted(), "{name}.tsv: sort its lines by code point (LC_ALL=C sort)");
            assert!(rows.windows(2).all(|pair| pair[0][0] != pair[1][0]), "{name}.tsv: drop the doubled word");
            assert!(rows.iter().all(|row| row.len() == columns), "{name}.tsv: give every line {columns} columns");
        }
    }

    #[test]
    fn wrong_weights_are_refused() {
        let older = [&BOUNDARY[..4], &[0], &BOUNDARY[5..]].concat();
        for (file, why) in [(CONTRACTION, "not such a file"), (&BOUNDARY[..99], "cut"), (&older[..], "of version 0")] {
            let error = Boundary::load(file).expect_err(why).to_string();
            assert!(error.contains(why), "say {why:?} of such a file in Seal::open, not {error:?}");
        }
    }
}
