//! Where the explorer stands: a page of its own, or a part of somebody's page.
//!
//! Promises: only a page of its own has an address, a title and a store; a part of another page keeps to its element.

use super::address;
use super::corpus::Corpus;
use super::findings::Findings;
use super::state::{Action, State, Theme, View};
use super::words::Locale;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};
use yew::{Callback, UseReducerDispatcher};

/// What the host gives.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Whether the address, the title and the store are the explorer's own.
    pub owns_page: bool,
    /// What to read; where nothing is given, the corpus that the page was built with.
    pub corpus: Option<Corpus>,
    /// What was found in it, where it has been read before.
    pub findings: Option<Rc<Findings>>,
    /// The interface's language.
    pub locale: Option<Locale>,
    /// The interface's colours.
    pub theme: Option<Theme>,
    /// What is shown.
    pub view: View,
    /// What is chosen, as the page's address says it; where a page of its own has an address, that goes before.
    pub select: String,
    /// Hears what happens.
    pub tell: Callback<Told>,
}

/// What the host hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The corpus is read and drawn.
    Ready {
        /// How many articles were read.
        articles: usize,
        /// How many events the story has.
        events: usize,
        /// How many actors it has.
        actors: usize,
    },
    /// The reader has chosen something: what is on screen now, as the page's address says it.
    Selected(String),
    /// The corpus, or an article of it, could not be read; why, in the interface's language.
    Failed(String),
}

/// What a host changes.
#[derive(Clone, Debug)]
pub enum Change {
    /// Read these texts instead.
    Corpus(Corpus),
    /// Speak another language.
    Locale(Locale),
    /// Show other colours.
    Theme(Theme),
    /// Show other parts.
    View(View),
    /// Choose something, as the page's address says it.
    Select(String),
}

impl From<Change> for Action {
    fn from(change: Change) -> Self {
        match change {
            Change::Corpus(corpus) => Self::Read(corpus),
            Change::Locale(locale) => Self::Speak(locale),
            Change::Theme(theme) => Self::Paint(theme),
            Change::View(view) => Self::View(view),
            Change::Select(choice) => Self::Restore(Box::new(address::parse(&choice))),
        }
    }
}

/// The explorer's place, as its parts know it.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The element that it is drawn into.
    pub root: Element,
    /// Whether the address, the title and the store are its own.
    pub owns_page: bool,
    /// The corpus that it began with.
    pub first_corpus: Rc<Corpus>,
    /// Hears what happens.
    pub tell: Callback<Told>,
}

impl Place {
    /// What hears the keys that are meant for no part in particular: the window of a page of its own, else its element.
    #[must_use]
    pub fn keys(&self) -> EventTarget {
        if self.owns_page { gloo::utils::window().into() } else { self.root.clone().into() }
    }

    /// Whether the reader is at work here, so that the window may move to what was chosen.
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        self.owns_page || self.root.query_selector(":focus").ok().flatten().is_some()
    }

    /// Whether a dialog of the explorer's is open.
    #[must_use]
    pub fn has_dialog(&self) -> bool {
        self.root.query_selector("dialog[open]").ok().flatten().is_some()
    }

    /// Gives the focus to an element, where what has it is about to go from within another.
    pub fn move_focus(&self, from: &str, to: &str) {
        let found = |selector: &str| self.root.query_selector(selector).ok().flatten();
        if found(&format!("{from} :focus, {from}:focus")).is_some()
            && let Some(element) = found(to).and_then(|element| element.dyn_into::<HtmlElement>().ok())
        {
            // An element that takes no focus leaves it where it is.
            let _left = element.focus();
        }
    }

    /// Sets an attribute of the element, for the style sheet and for screen readers.
    pub fn label(&self, name: &str, value: &str) {
        // An element takes a plain name and value.
        let _set = self.root.set_attribute(name, value);
    }
}

/// The line from the host to the explorer that is drawn.
#[derive(Default)]
pub struct Line {
    state: RefCell<Option<UseReducerDispatcher<State>>>,
    /// What the host changed before anything was drawn.
    waiting: RefCell<Vec<Change>>,
    address: RefCell<String>,
}

impl Line {
    /// Changes the explorer, now or when it is drawn.
    pub fn change(&self, change: Change) {
        let state = self.state.borrow().clone();
        match state {
            Some(state) => state.dispatch(change.into()),
            None => self.waiting.borrow_mut().push(change),
        }
    }

    /// Connects the explorer that is drawn now.
    pub fn connect(&self, state: UseReducerDispatcher<State>) {
        self.state.replace(Some(state));
        for change in self.waiting.take() {
            self.change(change);
        }
    }

    /// What is on screen, as the page's address says it.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.borrow().clone()
    }

    /// Keeps what is on screen; says whether it is something else than before.
    pub fn keep(&self, address: &str) -> bool {
        self.address.replace(address.to_owned()) != address
    }
}
