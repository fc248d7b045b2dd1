//! Corrections → the corrected story, and into the browser's store.

use super::{Corrections, Edit, Kept, store};
use crate::app::corpus::Corpus;
use crate::app::findings::Findings;
use crate::app::reading;
use crate::app::site::Place;
use crate::app::state::{Action, Phase, State};
use crate::export::corrections;
use crate::model::{Correction, ReadError};
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// Where undo and redo are the field's own.
const FIELDS: &str = "input, textarea, select, [contenteditable]";

/// What was read with what the reader had corrected at an earlier visit, or in the articles that are there still.
///
/// # Errors
/// [`ReadError::Resource`] when a resource file does not load.
pub async fn restored(
    corpus: &Corpus,
    place: &Place,
    present: Rc<Vec<Correction>>,
    findings: Findings,
) -> Result<(Findings, Edit), ReadError> {
    let (stored, kept) =
        if place.owns_page { stored(corpus).await } else { (corpus.corrections.to_vec(), Kept::Visit) };
    let mut list = stored;
    let known = list.len();
    for correction in present.iter() {
        if !list[..known].contains(correction) {
            list.push(correction.clone());
        }
    }
    if list.is_empty() {
        return Ok((findings, Edit::Begin(list, kept)));
    }
    let findings = reading::correct(&findings, &Rc::new(list.clone())).await?;
    Ok((findings, Edit::Begin(list, kept)))
}

/// The corrections that the browser keeps of a corpus, else those that it came with; and where they are kept.
async fn stored(corpus: &Corpus) -> (Vec<Correction>, Kept) {
    let given = || corpus.corrections.to_vec();
    match store::load(&store::key(corpus)).await {
        Ok(None) => (given(), Kept::Stored),
        Ok(Some(text)) => match corrections::read(&text) {
            Ok(stored) => (stored, Kept::Stored),
            Err(error) => (given(), Kept::Unreadable(error.to_string())),
        },
        Err(why) => {
            gloo::console::info!(format!("corrections are kept for this visit only: {why}"));
            (given(), Kept::Visit)
        }
    }
}

/// Corrects the story whenever the corrections are others, keeps them, and listens to the keys for undo and redo.
#[hook]
pub fn use_corrections(state: &UseReducerHandle<State>, place: &Rc<Place>) {
    use_story(state);
    use_store(state);
    use_keys(state, place);
}

/// The phase's findings, equal only where they are the same.
fn findings(state: &State) -> Option<Rc<Findings>> {
    if let Phase::Ready(findings) = &state.phase { Some(Rc::clone(findings)) } else { None }
}

#[hook]
fn use_story(state: &UseReducerHandle<State>) {
    // One at a time: what was corrected meanwhile comes when it is done.
    let busy = use_state(|| false);
    let dispatcher = state.dispatcher();
    let wanted = (findings(state), Rc::clone(state.corrections.list()), *busy);
    use_effect_with(wanted, move |(findings, list, is_busy)| {
        let Some(findings) = findings.clone().filter(|findings| !is_busy && findings.corrections != *list) else {
            return;
        };
        let list = Rc::clone(list);
        busy.set(true);
        spawn_local(async move {
            match reading::correct(&findings, &list).await {
                Ok(corrected) => dispatcher.dispatch(Action::Corrected(corrected)),
                Err(error) => dispatcher.dispatch(Action::Finished(Err(error))),
            }
            busy.set(false);
        });
    });
}

#[hook]
fn use_store(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    let Corrections { history, kept, .. } = &state.corrections;
    // What is not read yet has nothing to keep.
    let stored = (state.findings().is_some() && *kept == Kept::Stored).then(|| Rc::clone(history.present()));
    use_effect_with((Rc::clone(&state.corpus), stored), move |(corpus, stored)| {
        let Some(list) = stored.clone() else { return };
        let key = store::key(corpus);
        // That nothing is corrected any longer is worth a note where the texts came with corrections.
        let is_noted = !list.is_empty() || !corpus.corrections.is_empty();
        spawn_local(async move {
            let text = is_noted.then(|| corrections::write(&list));
            if let Err(why) = store::save(&key, text).await {
                gloo::console::warn!(format!("corrections are kept for this visit only: {why}"));
                dispatcher.dispatch(Action::Correct(Edit::Keep(Kept::Visit)));
            }
        });
    });
}

#[hook]
fn use_keys(state: &UseReducerHandle<State>, place: &Rc<Place>) {
    let (dispatcher, place) = (state.dispatcher(), Rc::clone(place));
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&place.keys(), "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            let Some(edit) = edit_of(event).filter(|_| is_free(event) && !place.has_dialog()) else { return };
            event.prevent_default();
            dispatcher.dispatch(Action::Correct(edit));
        });
        move || drop(listener)
    });
}

/// Undo and redo, as the systems have them.
fn edit_of(event: &KeyboardEvent) -> Option<Edit> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Edit::Undo),
        ("z", true) | ("y", false) => Some(Edit::Redo),
        _ => None,
    }
}

/// Whether a key is no field's.
fn is_free(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.and_then(|target| target.closest(FIELDS).ok().flatten()).is_none()
}
