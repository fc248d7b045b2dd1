//! gold trees × parsed trees → figures, after the shared task of `CoNLL` 2018: F1 over words aligned by their characters.
//!
//! Promises: from gold tokens, F1 is accuracy. Relations are compared without subtypes, as the shared task does.

use super::conllu::Record;
use super::{Model, tree};
use crate::lang::Language;
use crate::model::{Article, Dependency, Part, PartKind, Span, Tree, Upos, Word};
use crate::segment;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

/// How many there are in the gold trees, in the parsed ones, and in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In the gold trees.
    pub gold: usize,
    /// In the parsed trees.
    pub system: usize,
    /// In both.
    pub correct: usize,
}

impl Count {
    /// The harmonic mean of precision and recall, in percent.
    #[must_use]
    pub fn f1(self) -> f64 {
        let all = self.gold + self.system;
        if all == 0 { 0.0 } else { 200.0 * self.correct as f64 / all as f64 }
    }

    fn of<T: std::hash::Hash + Eq>(gold: &HashSet<T>, system: &HashSet<T>) -> Self {
        Self { gold: gold.len(), system: system.len(), correct: gold.intersection(system).count() }
    }
}

/// The figures of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// By name, in the order of the shared task.
    pub counts: Vec<(&'static str, Count)>,
    /// By relation without subtype: head and relation right.
    pub relations: BTreeMap<&'static str, Count>,
}

/// Parses a treebank from its own words and compares.
#[must_use]
pub fn from_gold_tokens(records: &[Record], language: &Language, model: &Model) -> Scores {
    let (gold, _) = joined(records);
    let system: Vec<Tree> = gold
        .iter()
        .map(|gold| {
            let words: Vec<(Span, &str)> = gold.words.iter().map(|word| (word.span, word.form.as_ref())).collect();
            tree(&words, language, model)
        })
        .collect();
    compare(&gold, &system)
}

/// Cuts and parses a treebank's running text and compares.
#[must_use]
pub fn from_raw_text(records: &[Record], language: &Language, model: &Model) -> Scores {
    let (gold, text) = joined(records);
    let part = Part { span: Span::new(0, text.len()), kind: PartKind::Body, rule: "body" };
    let article =
        Article { doc: String::new(), text, parts: vec![part], agency: None, outlet: None, date_hints: Vec::new() };
    let sentences = segment::segment(&article, language);
    compare(&gold, &super::parse(&sentences, language, model))
}

/// The trees with their spans in the treebank's running text, and that text.
fn joined(records: &[Record]) -> (Vec<Tree>, String) {
    let (mut trees, mut text) = (Vec::new(), String::new());
    for record in records {
        let start = text.len() as u32;
        let mut tree = record.tree.clone();
        for word in &mut tree.words {
            word.span = Span { start: word.span.start + start, end: word.span.end + start };
        }
        trees.push(tree);
        text.push_str(&record.text);
        text.push(' ');
    }
    (trees, text)
}

/// A word by its characters, and by its place among the words that share them.
type Key = (Span, u32);

fn keys(tree: &Tree) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::with_capacity(tree.words.len());
    for word in &tree.words {
        let place = keys.last().filter(|(span, _)| *span == word.span).map_or(0, |(_, place)| place + 1);
        keys.push((word.span, place));
    }
    keys
}

/// A relation without its subtype.
fn base(relation: Dependency) -> &'static str {
    relation.as_str().split(':').next().unwrap_or_default()
}

/// Relations between content words, after the shared task.
fn is_content(relation: &str) -> bool {
    !matches!(relation, "aux" | "case" | "cc" | "clf" | "cop" | "det" | "mark" | "punct")
}

fn compare(gold: &[Tree], system: &[Tree]) -> Scores {
    let all = |trees: &[Tree]| {
        let mut facts: BTreeMap<usize, HashSet<(Key, String)>> = BTreeMap::new();
        for tree in trees {
            let keys = keys(tree);
            for (place, word) in tree.words.iter().enumerate() {
                let head = word.head.map(|head| keys[head as usize]);
                for (number, value) in values(word, head).into_iter().enumerate() {
                    if let Some(value) = value {
                        facts.entry(number).or_default().insert((keys[place], value));
                    }
                }
            }
        }
        facts
    };
    let (gold_facts, system_facts) = (all(gold), all(system));
    let empty = HashSet::new();
    let names = ["words", "UPOS", "features", "lemmas", "UAS", "LAS", "LAS with subtypes", "CLAS"];
    let mut counts = vec![("sentences", Count::of(&spans(gold), &spans(system)))];
    counts.extend(names.iter().enumerate().map(|(number, name)| {
        let [gold, system] = [&gold_facts, &system_facts].map(|facts| facts.get(&number).unwrap_or(&empty));
        (*name, Count::of(gold, system))
    }));
    counts.push(("triples", Count::of(&triples(gold), &triples(system))));
    Scores { counts, relations: relations(gold, system) }
}

/// What is compared of a word, in the order of the names above.
fn values(word: &Word, head: Option<Key>) -> [Option<String>; 8] {
    let relation = base(word.relation);
    let labelled = format!("{head:?} {relation}");
    [
        Some(String::new()),
        Some(word.upos.as_str().to_owned()),
        Some(super::conllu::features(word.features)),
        Some(word.lemma.to_string()),
        Some(format!("{head:?}")),
        Some(labelled.clone()),
        Some(format!("{head:?} {}", word.relation.as_str())),
        is_content(relation).then_some(labelled),
    ]
}

fn spans(trees: &[Tree]) -> HashSet<Span> {
    trees.iter().filter_map(|tree| Some(tree.words.first()?.span.join(tree.words.last()?.span))).collect()
}

/// Who does what to whom: a verb with its subject and object, or with its agent and its passive subject.
fn triples(trees: &[Tree]) -> HashSet<[Key; 3]> {
    let mut triples = HashSet::new();
    for tree in trees {
        let keys = keys(tree);
        let mut roles: HashMap<(u32, Dependency), Vec<Key>> = HashMap::new();
        for (place, word) in tree.words.iter().enumerate() {
            if let Some(head) = word.head.filter(|&head| tree.words[head as usize].upos == Upos::Verb) {
                roles.entry((head, word.relation)).or_default().push(keys[place]);
            }
        }
        for (&(verb, relation), subjects) in &roles {
            let partner = match relation {
                Dependency::Nsubj => Dependency::Obj,
                Dependency::OblAgent => Dependency::NsubjPass,
                _ => continue,
            };
            for object in roles.get(&(verb, partner)).into_iter().flatten() {
                triples.extend(subjects.iter().map(|subject| [keys[verb as usize], *subject, *object]));
            }
        }
    }
    triples
}

fn relations(gold: &[Tree], system: &[Tree]) -> BTreeMap<&'static str, Count> {
    let arcs = |trees: &[Tree]| {
        let mut arcs: BTreeMap<&'static str, HashSet<(Key, Option<Key>)>> = BTreeMap::new();
        for tree in trees {
            let keys = keys(tree);
            for (place, word) in tree.words.iter().enumerate() {
                let head = word.head.map(|head| keys[head as usize]);
                arcs.entry(base(word.relation)).or_default().insert((keys[place], head));
                if base(word.relation) != word.relation.as_str() {
                    arcs.entry(word.relation.as_str()).or_default().insert((keys[place], head));
                }
            }
        }
        arcs
    };
    let (gold, system) = (arcs(gold), arcs(system));
    let empty = HashSet::new();
    gold.keys()
        .chain(system.keys())
        .map(|&relation| {
            let [gold, system] = [&gold, &system].map(|arcs| arcs.get(relation).unwrap_or(&empty));
            (relation, Count::of(gold, system))
        })
        .collect()
}

impl fmt::Display for Scores {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, count) in &self.counts {
            writeln!(formatter, "{name:>18} {:6.2}", count.f1())?;
        }
        write!(formatter, "relations:")?;
        for (name, count) in self.relations.iter().filter(|(_, count)| count.gold >= 10) {
            write!(formatter, " {name} {:.1}", count.f1())?;
        }
        writeln!(formatter)
    }
}
