//! bytes → Reading: the stages for one document, in their order.
//!
//! Promises: the same bytes give the same reading on every host. Never: looking at another document.

use crate::export::Syntax;
use crate::lang::Language;
use crate::model::{Article, Interval, Output, ReadError, Reading, SCHEMA, Sentence, Tree};
use crate::{extract, ingest, lang, link, parse, segment};
use std::sync::{Mutex, PoisonError};

/// Everything that reading needs, loaded once: the language's tables and the parser's model.
#[derive(Debug)]
pub struct Reader {
    language: Language,
    model: parse::Network,
    kept: Mutex<parse::Kept>,
}

/// A document that is being read: cut into sentences, of which some have their trees.
#[derive(Debug)]
pub struct Begun {
    article: Article,
    sentences: Vec<Sentence>,
    trees: Vec<Tree>,
}

impl Begun {
    /// How many of its sentences are parsed.
    #[must_use]
    pub fn done(&self) -> usize {
        self.trees.len()
    }

    /// How many sentences it has.
    #[must_use]
    pub fn total(&self) -> usize {
        self.sentences.len()
    }
}

impl Reader {
    /// A reader of French from the contents of its two resource files, the lexicon and the parser's model.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when a file is cut, altered, or of another version.
    pub fn french(lexicon: Vec<u8>, model: &[u8]) -> Result<Self, ReadError> {
        let (language, model) = (lang::fr::french(lexicon)?, parse::Network::load(model)?);
        Ok(Self { language, model, kept: Mutex::default() })
    }

    /// A reader of French with the resource files that the program embeds.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when the program was built with broken files.
    #[cfg(any(feature = "cli", test))]
    pub fn embedded() -> Result<Self, ReadError> {
        Self::french(lang::fr::resources::LEXICON.to_vec(), lang::fr::resources::MODEL)
    }

    /// The language's tables.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The parser's model.
    #[must_use]
    pub fn model(&self) -> &parse::Network {
        &self.model
    }

    /// Reads one document; `doc` is its name.
    ///
    /// # Errors
    /// When the bytes are no text: empty, binary, not UTF-8, too large.
    pub fn read(&self, doc: &str, bytes: &[u8]) -> Result<Reading, ReadError> {
        Ok(self.finish(self.begin(doc, bytes, None)?))
    }

    /// Begins to read a document, for a host that has other things to do in between; `published` is when it was
    /// published, where the host knows.
    ///
    /// # Errors
    /// As [`Reader::read`].
    pub fn begin(&self, doc: &str, bytes: &[u8], published: Option<Interval>) -> Result<Begun, ReadError> {
        let article = Article { published, ..ingest::ingest(doc, bytes, &self.language)? };
        let sentences = segment::segment(&article, &self.language);
        Ok(Begun { article, sentences, trees: Vec::new() })
    }

    /// Parses so many of the sentences that are left at most.
    pub fn advance(&self, begun: &mut Begun, sentences: usize) {
        let left = &begun.sentences[begun.trees.len()..];
        let next = &left[..left.len().min(sentences)];
        begun.trees.extend(self.parse(next));
    }

    /// Parses what is left, and tells what the document says.
    #[must_use]
    pub fn finish(&self, mut begun: Begun) -> Reading {
        self.advance(&mut begun, usize::MAX);
        extract::extract(&begun.article, &begun.sentences, &begun.trees, &self.language)
    }

    /// The sentences of an article and their trees, one for each.
    #[must_use]
    pub fn trees(&self, article: &Article) -> (Vec<Sentence>, Vec<Tree>) {
        let sentences = segment::segment(article, &self.language);
        let trees = self.parse(&sentences);
        (sentences, trees)
    }

    fn parse(&self, sentences: &[Sentence]) -> Vec<Tree> {
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        // Another thread that parses meanwhile finds nothing kept, and need not wait.
        let mut taken = std::mem::take(&mut *kept());
        let trees = parse::parse(sentences, &self.language, &self.model, &mut taken);
        *kept() = taken;
        trees
    }

    /// The trees of one document, for the exports that need them; `doc` is its name.
    ///
    /// # Errors
    /// As [`Reader::read`].
    pub fn syntax(&self, doc: &str, bytes: &[u8]) -> Result<Syntax, ReadError> {
        let article = ingest::ingest(doc, bytes, &self.language)?;
        let (sentences, trees) = self.trees(&article);
        Ok(Syntax { trees: parse::conllu::write(&article.text, &sentences, &trees), doc: article.doc })
    }

    /// Reads documents, given as name and bytes, and links them; what cannot be read becomes a problem.
    #[must_use]
    pub fn read_all<'a>(&self, documents: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Output {
        let (mut readings, mut problems) = (Vec::new(), Vec::new());
        for (doc, bytes) in documents {
            match self.read(doc, bytes) {
                Ok(reading) => readings.push(reading),
                Err(error) => problems.push(error.into_problem(doc)),
            }
        }
        let story = link::link(&readings, &self.language);
        Output { schema: SCHEMA, frise: env!("CARGO_PKG_VERSION").to_owned(), readings, story, problems }
    }
}
