//! gold trees × parsed trees → figures, as the scorer of the `CoNLL` 2018 shared task defines them.
//!
//! Promises: from gold tokens, F1 is accuracy; relations are compared without subtypes, as the shared task does, unless a
//! figure's name says otherwise. Features are the seven that a [`Tree`] holds, of the shared task's twenty-one; a value
//! that it does not hold counts as none. Never: looking at names, which treebanks do not mark ([`names`] does).

mod alignment;
pub mod names;
mod table;

pub use table::Report;

use super::Network;
use super::conllu::Record;
use crate::lang::Language;
use crate::model::{Article, Part, PartKind, Sentence, Span, Token, Tree};
use crate::segment;
use alignment::{Alignment, Node, Row};
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};
use std::collections::BTreeMap;

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
    /// How much of what was found is right, in percent.
    #[must_use]
    pub fn precision(self) -> f64 {
        percent(self.correct, self.system)
    }

    /// How much of what there is was found, in percent.
    #[must_use]
    pub fn recall(self) -> f64 {
        percent(self.correct, self.gold)
    }

    /// The harmonic mean of precision and recall, in percent.
    #[must_use]
    pub fn f1(self) -> f64 {
        percent(2 * self.correct, self.gold + self.system)
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Count", 6)?;
        fields.serialize_field("gold", &self.gold)?;
        fields.serialize_field("system", &self.system)?;
        fields.serialize_field("correct", &self.correct)?;
        fields.serialize_field("precision", &self.precision())?;
        fields.serialize_field("recall", &self.recall())?;
        fields.serialize_field("f1", &self.f1())?;
        fields.end()
    }
}

/// The figures of a treebank.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Scores {
    /// The shared task's, by their names there and in its order; then the project's own: `LAS with subtypes`, and
    /// `SVO triples`, of subject, verb and object.
    #[serde(serialize_with = "as_map")]
    pub figures: Vec<(&'static str, Count)>,
    /// By relation without subtype: head and relation right.
    pub relations: BTreeMap<&'static str, Count>,
    /// By relation as it is labelled, subtype included: head and label right.
    pub labels: BTreeMap<&'static str, Count>,
}

fn as_map<S: Serializer>(figures: &[(&'static str, Count)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(figures.iter().copied())
}

/// Parses a treebank from its own words and from its running text, and compares.
#[must_use]
pub fn report(records: &[Record], language: &Language, model: &Network) -> Report {
    Report {
        gold_tokens: from_gold_tokens(records, language, model),
        raw_text: from_raw_text(records, language, model),
    }
}

/// Parses a treebank from its own words and compares.
#[must_use]
pub fn from_gold_tokens(records: &[Record], language: &Language, model: &Network) -> Scores {
    let (gold, _) = joined(records);
    let sentences: Vec<Sentence> = gold.iter().zip(0..).map(|(tree, number)| sentence(tree, number)).collect();
    compare(&gold, &super::parse(&sentences, language, model, &mut super::Kept::default()))
}

/// Cuts and parses a treebank's running text and compares.
#[must_use]
pub fn from_raw_text(records: &[Record], language: &Language, model: &Network) -> Scores {
    let (gold, text) = joined(records);
    let sentences = segment::segment(&running(text), language);
    compare(&gold, &super::parse(&sentences, language, model, &mut super::Kept::default()))
}

/// An article that is nothing but text.
fn running(text: String) -> Article {
    let part = Part { span: Span::new(0, text.len()), kind: PartKind::Body, rule: "body" };
    Article {
        doc: String::new(),
        text,
        parts: vec![part],
        agency: None,
        outlet: None,
        date_hints: Vec::new(),
        published: None,
    }
}

/// The trees with their spans in the treebank's running text, and that text.
#[must_use]
pub fn joined(records: &[Record]) -> (Vec<Tree>, String) {
    let (mut trees, mut text) = (Vec::new(), String::new());
    for record in records {
        text.push_str(record.gap);
        let start = text.len() as u32;
        let mut tree = record.tree.clone();
        for word in &mut tree.words {
            word.span = Span { start: word.span.start + start, end: word.span.end + start };
        }
        trees.push(tree);
        text.push_str(&record.text);
    }
    (trees, text)
}

/// A gold tree's words, as segmentation would give them.
fn sentence(tree: &Tree, paragraph: u32) -> Sentence {
    let tokens = tree.words.iter().map(|word| Token { span: word.span, form: word.form.clone() }).collect();
    Sentence { span: alignment::span(tree).unwrap_or_default(), part: PartKind::Body, paragraph, tokens }
}

/// Compares the parsed trees of a text with its gold trees; the spans of both point into that text.
#[must_use]
pub fn compare(gold: &[Tree], system: &[Tree]) -> Scores {
    let both = Alignment::new(Row::new(gold), Row::new(system));
    let arc = |gold: &Node, system: &Node| both.same_head(gold, system) && gold.relation() == system.relation();
    let tags =
        |gold: &Node, system: &Node| (gold.word.upos, gold.word.features) == (system.word.upos, system.word.features);
    // A lemma that the treebank leaves out cannot be wrong.
    let lemma = |gold: &Node, system: &Node| &*gold.word.lemma == "_" || gold.word.lemma == system.word.lemma;
    let function_word = |gold: &Node, system: &Node| gold.relation() == system.relation() && tags(gold, system);
    let figures = vec![
        ("Tokens", alignment::count_spans(&both.gold.tokens, &both.system.tokens)),
        ("Sentences", alignment::count_spans(&both.gold.sentences, &both.system.sentences)),
        ("Words", both.count(|_| true, |_, _| true)),
        ("UPOS", both.count(|_| true, |gold, system| gold.word.upos == system.word.upos)),
        ("UFeats", both.count(|_| true, |gold, system| gold.word.features == system.word.features)),
        ("Lemmas", both.count(|_| true, lemma)),
        ("UAS", both.count(|_| true, |gold, system| both.same_head(gold, system))),
        ("LAS", both.count(|_| true, arc)),
        ("CLAS", both.count(Node::is_content, arc)),
        (
            "MLAS",
            both.count(Node::is_content, |gold, system| {
                arc(gold, system) && tags(gold, system) && both.same_function_words(gold, system, function_word)
            }),
        ),
        ("BLEX", both.count(Node::is_content, |gold, system| arc(gold, system) && lemma(gold, system))),
        (
            "LAS with subtypes",
            both.count(
                |_| true,
                |gold, system| both.same_head(gold, system) && gold.word.relation == system.word.relation,
            ),
        ),
        ("SVO triples", triples(&both)),
    ];
    Scores { figures, relations: by_relation(&both, Node::relation), labels: by_relation(&both, Node::label) }
}

/// A count for each relation, as `name` calls it: head and relation right.
fn by_relation<'a>(both: &Alignment<'a>, name: fn(&Node<'a>) -> &'static str) -> BTreeMap<&'static str, Count> {
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    for node in &both.gold.nodes {
        counts.entry(name(node)).or_default().gold += 1;
    }
    for node in &both.system.nodes {
        counts.entry(name(node)).or_default().system += 1;
    }
    for (gold, system) in both.pairs() {
        if both.same_head(gold, system) && name(gold) == name(system) {
            counts.entry(name(gold)).or_default().correct += 1;
        }
    }
    counts
}

/// Who does what to whom: a verb with its subject and object, or with its agent and its passive subject.
///
/// All pairs count where a verb has several; a subject that verbs share through `conj` counts for the first alone, on which
/// it hangs in the tree. A triple is right when its three words are.
fn triples(both: &Alignment) -> Count {
    let gold = both.gold.triples();
    let system = both.system.triples();
    let right = |triple: &&[usize; 3]| {
        let [subject, verb, object] = triple.map(|place| both.partner(place));
        matches!((subject, verb, object), (Some(subject), Some(verb), Some(object)) if gold.contains(&[subject, verb, object]))
    };
    Count { gold: gold.len(), system: system.len(), correct: system.iter().filter(right).count() }
}
