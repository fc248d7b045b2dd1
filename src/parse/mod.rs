//! Sentences → Trees.
//!
//! Promises: one tree a sentence, one word a token, one root; the same trees on every host, since sums are of whole numbers
//! and the rest of fixed order; time linear in the text's length. Never: failing.
//!
//! A small neural network ([`network`]) tells part of speech, morphology, head, relation and names; lemmas follow from these
//! and the lexicon (`lemmatizer`).

pub mod conllu;
pub mod evaluate;
pub mod lemmatizer;
pub mod network;
pub mod render;
#[cfg(feature = "train")]
pub mod train;

pub use network::Network;

use crate::lang::Language;
use crate::model::{Sentence, Span, Tree};

/// What was made of words, kept for when they come again: it changes the time that parsing takes, and no tree. Of one
/// network and one language alone.
#[derive(Debug, Default)]
pub struct Kept {
    forms: network::Kept,
    lemmas: lemmatizer::Known,
}

/// Tags, lemmatises and parses sentences.
#[must_use]
pub fn parse(sentences: &[Sentence], language: &Language, network: &Network, kept: &mut Kept) -> Vec<Tree> {
    let words: Vec<Vec<(Span, &str)>> = sentences
        .iter()
        .map(|sentence| sentence.tokens.iter().map(|token| (token.span, token.form.as_ref())).collect())
        .collect();
    let Kept { forms, lemmas } = kept;
    let lemma = |form: &str, upos, features| lemmas.lemma(form, upos, features, language);
    network::Parser::new(network, language, forms).trees(&words, lemma)
}
