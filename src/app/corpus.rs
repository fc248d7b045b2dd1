//! What the page reads: the embedded corpus, or the reader's own texts.

use crate::model::Correction;
use std::rc::Rc;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/corpus.rs"));
}

/// A text to read, under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The file's name.
    pub name: String,
    /// Its bytes, as they came in.
    pub bytes: Rc<[u8]>,
}

/// Texts that are read together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corpus {
    /// What they are about; `None` where nobody said.
    pub title: Option<String>,
    /// The language of the title and the texts, as a BCP 47 tag.
    pub language: &'static str,
    /// The texts, in order.
    pub documents: Vec<Document>,
    /// What is corrected in them from the beginning.
    pub corrections: Rc<Vec<Correction>>,
}

impl Corpus {
    /// The corpus that the page was built with.
    #[must_use]
    pub fn embedded() -> Self {
        let documents = embedded::ARTICLES
            .iter()
            .map(|&(name, bytes)| Document { name: name.to_owned(), bytes: Rc::from(bytes) })
            .collect();
        Self {
            title: Some(embedded::TITLE.to_owned()),
            language: embedded::LANGUAGE,
            documents,
            corrections: Rc::default(),
        }
    }

    /// The corpus with more texts, which no longer is what its title says. A name that is taken gets a number.
    #[must_use]
    pub fn with(&self, added: Vec<Document>) -> Self {
        let mut documents = self.documents.clone();
        for document in added {
            let name = free_name(&documents, &document.name);
            documents.push(Document { name, ..document });
        }
        Self { title: None, language: self.language, documents, corrections: Rc::default() }
    }

    /// A corpus of these texts alone.
    #[must_use]
    pub fn only(documents: Vec<Document>) -> Self {
        let (language, corrections) = (embedded::LANGUAGE, Rc::default());
        Self { title: None, language, documents: Vec::new(), corrections }.with(documents)
    }
}

/// The name itself, or the first of `name (2)`, `name (3)`, … that no document has.
fn free_name(documents: &[Document], name: &str) -> String {
    let taken = |candidate: &str| documents.iter().any(|document| document.name == candidate);
    if !taken(name) {
        return name.to_owned();
    }
    // Among one more candidates than there are documents, one is free.
    let numbers = 2..=documents.len() + 2;
    numbers.map(|number| format!("{name} ({number})")).find(|candidate| !taken(candidate)).unwrap_or_default()
}
