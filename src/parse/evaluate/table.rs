//! figures → a table for a person, F1 in percent: the treebank's own words in one column, its running text in the other.

use super::{Count, Scores};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The figures of a treebank, from its own words and from its running text.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// From its own words.
    pub gold_tokens: Scores,
    /// From its running text.
    pub raw_text: Scores,
}

/// What a reader must know to compare the figures with others.
const NOTES: &str = "\
Figures are defined as in the scorer of the CoNLL 2018 shared task: relations count without their subtypes.
UFeats and MLAS compare seven of its 21 features: Gender, Mood, Number, Person, Tense, VerbForm and Voice.
SVO triples are a verb with its subject (nsubj) and object (obj), or with its agent (obl:agent) and passive
subject (nsubj:pass); right when all three words are. A relation is right when its head is, too.
";

type Counts = BTreeMap<&'static str, Count>;

impl Report {
    fn scores(&self) -> [&Scores; 2] {
        [&self.gold_tokens, &self.raw_text]
    }

    fn names(&self, counts: fn(&Scores) -> &Counts) -> BTreeSet<&'static str> {
        self.scores().into_iter().flat_map(|scores| counts(scores).keys().copied()).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        head(formatter, "F1, percent")?;
        for ((name, words), (_, text)) in self.gold_tokens.figures.iter().zip(&self.raw_text.figures) {
            row(formatter, name, [*words, *text])?;
        }
        writeln!(formatter)?;
        head(formatter, "by relation")?;
        let both = |counts: fn(&Scores) -> &Counts, name| {
            self.scores().map(|scores| counts(scores).get(name).copied().unwrap_or_default())
        };
        let labels = self.names(|scores| &scores.labels);
        for relation in self.names(|scores| &scores.relations) {
            row(formatter, relation, both(|scores| &scores.relations, relation))?;
            let labels: Vec<_> = labels.iter().filter(|label| label.split(':').next() == Some(relation)).collect();
            if labels != [&relation] {
                for label in labels {
                    row(formatter, &format!("  {label}"), both(|scores| &scores.labels, *label))?;
                }
            }
        }
        write!(formatter, "\n{NOTES}")
    }
}

fn head(formatter: &mut fmt::Formatter<'_>, title: &str) -> fmt::Result {
    writeln!(formatter, "{title:<20}{:>8}{:>13}{:>10}", "in gold", "gold tokens", "raw text")
}

fn row(formatter: &mut fmt::Formatter<'_>, name: &str, [words, text]: [Count; 2]) -> fmt::Result {
    writeln!(formatter, "{name:<20}{:>8}{:>13}{:>10}", words.gold.max(text.gold), f1(words), f1(text))
}

fn f1(count: Count) -> String {
    // Nothing to be right or wrong about is no zero.
    if count.gold + count.system == 0 { "–".to_owned() } else { format!("{:.2}", count.f1()) }
}
