//! Trees → Reading.
//!
//! Promises: every item has its span and its rule; every id resolves within the reading. Never: looking at another
//! document, or at today's date.

pub mod actor;
mod document;
pub mod event;
pub mod figure;
pub mod quote;
mod speech;
pub mod time;

pub use document::{Document, Found};

use crate::lang::Language;
use crate::model::{Article, Noise, PartKind, Reading, Sentence, Tree};

/// Finds actors, times, events, quotes and figures in one document.
#[must_use]
pub fn extract(article: &Article, sentences: &[Sentence], trees: &[Tree], language: &Language) -> Reading {
    let document = Document { article, sentences, trees, language };
    let (times, published) = time::times(&document);
    let (actors, mentions) = actor::actors(&document);
    let mut found = Found { times, published, actors, mentions, quotes: Vec::new(), figures: Vec::new() };
    found.quotes = quote::quotes(&document, &found);
    found.figures = figure::figures(&document, &found);
    let events = event::events(&document, &found);
    let words_of = |kind| article.part(kind).map(|part| part.span.of(&article.text).trim().to_owned());
    Reading {
        doc: article.doc.clone(),
        text: article.text.clone(),
        language: language.code.to_owned(),
        title: words_of(PartKind::Title),
        outlet: article.outlet.clone(),
        agency: article.agency.clone(),
        byline: words_of(PartKind::Byline),
        published: found.published,
        noise: article
            .parts
            .iter()
            .filter(|part| part.kind.is_noise())
            .map(|part| Noise { span: part.span, kind: part.kind, rule: part.rule.to_owned() })
            .collect(),
        sentences: sentences.iter().map(|sentence| sentence.span).collect(),
        actors: found.actors,
        mentions: found.mentions,
        times: found.times,
        events,
        quotes: found.quotes,
        figures: found.figures,
    }
}
