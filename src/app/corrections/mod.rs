//! What the reader corrects: the menu on the cards, the list, undo and redo, and where corrections are kept.
//!
//! Promises: each correction can be undone, alone or in turn; what was stored and cannot be read is told and not
//! overwritten. Never: correcting anything itself: that is [`crate::link::corrections`].

mod describe;
mod fields;
mod keep;
mod list;
mod menu;
mod store;
mod toast;

pub use keep::{restored, use_corrections};
pub use list::CorrectionList;
pub use menu::{CorrectActor, CorrectEvent, sign};
pub use toast::CorrectionToast;

use super::corpus::Corpus;
use crate::model::Correction;
use crate::view::history::History;
use std::rc::Rc;

/// What the reader has corrected, and may undo.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    /// The corrections before and after each change.
    history: History<Correction>,
    /// The last change, until the reader has put its message away.
    last: Option<Rc<Change>>,
    kept: Kept,
}

/// A change of the list of corrections.
#[derive(Debug, PartialEq)]
struct Change {
    done: Vec<Correction>,
    undone: Vec<Correction>,
    /// Whether it went back, so that it can be done again.
    is_back: bool,
}

/// Where corrections are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// In the browser, for this corpus.
    #[default]
    Stored,
    /// Nowhere: the browser lets the page keep nothing.
    Visit,
    /// Nowhere: what is stored for this corpus cannot be read, for this reason, and is not to be lost.
    Unreadable(String),
}

/// A change of the reader's corrections.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Begin with what was kept, and where it is kept.
    Begin(Vec<Correction>, Kept),
    /// One more.
    Add(Correction),
    /// Undo the one at this place of the list.
    Drop(usize),
    /// Put these in place of all.
    Replace(Vec<Correction>),
    /// Undo the last change.
    Undo,
    /// Do again what was undone last.
    Redo,
    /// Keep them elsewhere.
    Keep(Kept),
    /// Put the message on the last change away.
    Hush,
}

impl Corrections {
    /// The corrections, in the order in which they were made.
    #[must_use]
    pub fn list(&self) -> &Rc<Vec<Correction>> {
        self.history.present()
    }

    /// Changes them.
    pub fn apply(&mut self, edit: Edit) {
        let before = Rc::clone(self.list());
        let mut list = before.to_vec();
        let is_back = matches!(edit, Edit::Undo);
        match edit {
            Edit::Begin(list, kept) => {
                *self = Self { history: History::grown(&list), last: None, kept };
                return;
            }
            Edit::Keep(kept) => {
                self.kept = kept;
                return;
            }
            Edit::Hush => {
                self.last = None;
                return;
            }
            Edit::Undo => self.history.undo(),
            Edit::Redo => self.history.redo(),
            Edit::Add(correction) => {
                list.push(correction);
                self.history.put(list);
            }
            Edit::Drop(place) => {
                if place < list.len() {
                    list.remove(place);
                    self.history.put(list);
                }
            }
            Edit::Replace(list) => self.history.put(list),
        }
        let after = self.list();
        if *after != before {
            let (done, undone) = (only_in(after, &before), only_in(&before, after));
            self.last = Some(Rc::new(Change { done, undone, is_back }));
        }
    }

    /// What stays of them for another corpus: all where that has all articles of the present one.
    #[must_use]
    pub fn for_corpus(&self, present: &Corpus, next: &Corpus) -> Self {
        let stay = present.documents.iter().all(|document| next.documents.contains(document));
        let list = if stay { self.list().to_vec() } else { Vec::new() };
        Self { history: History::grown(&list), ..Self::default() }
    }
}

fn only_in(one: &[Correction], other: &[Correction]) -> Vec<Correction> {
    one.iter().filter(|correction| !other.contains(correction)).cloned().collect()
}
