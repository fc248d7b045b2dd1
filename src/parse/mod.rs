//! Sentences → Trees.
//!
//! Promises: one tree a sentence, one word a token, one root; the same trees on every host, since all scores are whole
//! numbers; time linear in the text's length. Never: failing.
//!
//! A word's part of speech and morphology come first (`tagger`), then its lemma (`lemmatizer`), then its head
//! (`transitions`) and at last its relation (`labels`). Each is a perceptron over hashed features (`perceptron`),
//! trained on treebanks of Universal Dependencies ([`train`]).

mod atoms;
pub mod conllu;
pub mod evaluate;
mod labels;
mod lemmatizer;
mod model;
pub mod network;
mod perceptron;
pub mod render;
mod tagger;
#[cfg(feature = "train")]
pub mod train;
mod transitions;

pub use model::Model;

use crate::lang::Language;
use crate::model::{Sentence, Span, Tree, Word};

/// Tags, lemmatises and parses sentences.
#[must_use]
pub fn parse(sentences: &[Sentence], language: &Language, model: &Model) -> Vec<Tree> {
    sentences
        .iter()
        .map(|sentence| {
            let words: Vec<(Span, &str)> =
                sentence.tokens.iter().map(|token| (token.span, token.form.as_ref())).collect();
            tree(&words, language, model)
        })
        .collect()
}

/// The tree of one sentence's words.
#[must_use]
pub fn tree(words: &[(Span, &str)], language: &Language, model: &Model) -> Tree {
    if words.is_empty() {
        return Tree::default();
    }
    let atoms: Vec<_> = words.iter().map(|(_, form)| atoms::atoms(form, language)).collect();
    let tags = model.tagger.tag(&atoms);
    let lemmas: Vec<String> = words
        .iter()
        .zip(&tags)
        .map(|((_, form), tag)| {
            let features = model.morphology[tag.morphology as usize];
            lemmatizer::lemma(form, tag.upos, features, language)
        })
        .collect();
    let coded = transitions::coded(&atoms, &tags, &lemmas);
    let (heads, margins) = transitions::heads(&model.transitions, &coded);
    let labels = labels::labels(&model.labels, &coded, &heads);
    let words = words
        .iter()
        .enumerate()
        .map(|(place, &(span, form))| {
            let tag = tags[place];
            let features = model.morphology[tag.morphology as usize];
            let (relation, margin) = labels[place];
            let arc = model.arc_calibration.confidence(margins[place]);
            Word {
                span,
                form: form.into(),
                lemma: lemmas[place].as_str().into(),
                upos: tag.upos,
                features,
                head: heads[place],
                relation,
                confidence: arc * model.label_calibration.confidence(margin),
            }
        })
        .collect();
    Tree { words, names: Vec::new() }
}
