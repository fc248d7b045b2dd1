//! State → the page: one state, one list of actions, components that draw.
//!
//! Promises: every word of an article is drawn as text; nothing is sent anywhere. Never: extracting anything itself.

mod address;
#[cfg(feature = "bench")]
mod bench;
mod canvas;
mod card;
mod clipboard;
mod contradictions;
mod corpus;
mod corrections;
mod dates;
mod dossier;
mod download;
mod embedding;
mod exports;
mod filters;
mod findings;
mod header;
mod host;
mod keys;
mod map;
mod measure;
mod page;
mod palette;
mod passage;
mod reader;
mod reading;
mod save;
mod save_page;
mod site;
mod state;
mod surroundings;
mod texts;
mod timeline;
mod words;

#[cfg(feature = "bench")]
pub use bench::offer as bench;
pub use corpus::{Corpus, Document};
pub use host::{Host, take as prepare};
pub use page::{Mounted, mount};
pub use reading::serve;
pub use site::{Change, Site, Told};
pub use state::{Theme, View};
pub use words::Locale;

use findings::Findings;
use site::Place;
use state::{Action, State};
use std::rc::Rc;
use words::Words;
use yew::UseReducerHandle;

/// What every component gets: the state, the way to change it, the words, and where it stands.
#[derive(Clone, PartialEq)]
struct Desk {
    state: UseReducerHandle<State>,
    words: Words,
    place: Rc<Place>,
}

impl Desk {
    fn findings(&self) -> Option<Rc<Findings>> {
        self.state.findings().cloned()
    }

    /// A callback that does one thing whatever the event.
    fn on<E: 'static>(&self, action: Action) -> yew::Callback<E> {
        let dispatcher = self.state.dispatcher();
        yew::Callback::from(move |_| dispatcher.dispatch(action.clone()))
    }
}
