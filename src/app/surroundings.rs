//! The explorer and what is around it: the address, the title and the store of its own page, or its host.

use super::address::{self, Address};
use super::corrections::Corrections;
use super::site::{Line, Place, Site, Told};
use super::state::{Action, Lanes, Phase, State, Tab, Theme};
use super::texts::error_text;
use super::words::{Locale, Words};
use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Storage;
use yew::prelude::*;

/// The browser's store, where it lets the page have one.
fn store() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn stored(name: &str) -> Option<String> {
    store()?.get_item(name).ok().flatten()
}

fn keep(name: &str, value: &str) {
    // A full or forbidden store costs the reader's preference at the next visit, and nothing now.
    let _forgotten = store().map(|store| store.set_item(name, value));
}

/// What the explorer begins with: its page's own address, else what the host says.
#[must_use]
pub fn first_address(site: &Site) -> Address {
    let own = if site.owns_page { window().location().hash().unwrap_or_default() } else { String::new() };
    address::parse(if own.is_empty() { &site.select } else { &own })
}

fn present_address() -> Address {
    address::parse(&present_hash())
}

fn present_hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The state that the explorer begins in.
#[must_use]
pub fn first_state(site: &Site, place: &Place, given: &Address) -> State {
    let remembered = |name: &str| if site.owns_page { stored(name) } else { None };
    let preferred = || window().navigator().language().and_then(|tag| Locale::from_tag(&tag));
    let locale = || remembered("frise-language").and_then(|tag| Locale::from_tag(&tag)).or_else(preferred);
    let theme = || remembered("frise-theme").and_then(|name| Theme::from_name(&name));
    State {
        corpus: Rc::clone(&place.first_corpus),
        phase: site.findings.clone().map_or(Phase::Reading(0), Phase::Ready),
        choice: given.choice.clone(),
        period: given.period,
        lanes: given.lanes.unwrap_or(Lanes::Kind),
        filters: given.filters.clone(),
        corrections: Corrections::default(),
        query: given.query.clone(),
        relations: given.relations.unwrap_or_default(),
        locale: given.locale.or(site.locale).or_else(locale).unwrap_or(Locale::French),
        theme: given.theme.or(site.theme).or_else(theme).unwrap_or(Theme::Auto),
        view: site.view,
        tab: given.tab.unwrap_or(site.view.first()),
        unmarked: given.unmarked,
        reading: given.tab == Some(Tab::Articles) || given.choice.article.is_some(),
        open: None,
    }
}

/// Keeps what is around the explorer as its state says, and its state as what is around it says.
#[hook]
pub fn use_surroundings(
    state: &UseReducerHandle<State>,
    place: &Rc<Place>,
    line: &Rc<Line>,
    words: &Words,
    given: &Address,
) {
    use_address(state, place, line, given);
    use_looks(state, place, words);
    use_host(state, place, line, words);
}

/// Keeps the address and the choice the same, both ways; a host hears of the choice instead.
#[hook]
fn use_address(state: &UseReducerHandle<State>, place: &Rc<Place>, line: &Rc<Line>, given: &Address) {
    let (dispatcher, kept) = (state.dispatcher(), Rc::clone(line));
    use_effect_with(place.owns_page, move |owns_page| {
        let restore = move |_: &_| {
            // What the page itself wrote is behind the state already: a reader who types on would lose letters by it.
            if present_hash().trim_start_matches('#') != kept.address() {
                dispatcher.dispatch(Action::Restore(Box::new(present_address())));
            }
        };
        let listener = owns_page.then(|| EventListener::new(&window(), "hashchange", restore));
        move || drop(listener)
    });
    let (place, line) = (Rc::clone(place), Rc::clone(line));
    let is_ready = state.findings().is_some();
    use_effect_with(address::format(state, given), move |wanted| {
        if line.keep(wanted) && is_ready {
            place.tell.emit(Told::Selected(wanted.clone()));
        }
        if place.owns_page {
            // A page without an address of its own (in some frames) shows the choice all the same.
            let _kept = write_address(wanted);
        }
    });
}

/// Writes the hash into the page's address: as a new step, or in place of the last.
fn write_address(wanted: &str) -> Result<(), JsValue> {
    let location = window().location();
    let present = location.hash()?;
    if present.trim_start_matches('#') == wanted {
        return Ok(());
    }
    if address::parse(&present).is_step_of(&address::parse(wanted)) {
        return window().history()?.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{wanted}")));
    }
    location.set_hash(wanted)
}

/// Tells the element its language and colours; a page of its own also its title, and the browser the reader's preferences.
#[hook]
fn use_looks(state: &UseReducerHandle<State>, place: &Rc<Place>, words: &Words) {
    let title = match &state.corpus.title {
        Some(title) => format!("{title} – Frise"),
        None => words.text("page-title"),
    };
    let here = Rc::clone(place);
    use_effect_with((state.locale, title), move |(locale, title)| {
        here.label("lang", locale.tag());
        if here.owns_page {
            document().set_title(title);
            // Setting a plain attribute of the document's element fails for no value.
            let _set = document_element().set_attribute("lang", locale.tag());
            keep("frise-language", locale.tag());
        }
    });
    let here = Rc::clone(place);
    use_effect_with(state.theme, move |theme| {
        here.label("data-theme", theme.name());
        if here.owns_page {
            keep("frise-theme", theme.name());
        }
    });
}

/// Lets the host change the state, and tells it when the corpus is read.
#[hook]
fn use_host(state: &UseReducerHandle<State>, place: &Rc<Place>, line: &Rc<Line>, words: &Words) {
    let (dispatcher, line) = (state.dispatcher(), Rc::clone(line));
    use_effect_with((), move |()| line.connect(dispatcher));
    let (place, words) = (Rc::clone(place), words.clone());
    let is_read = match &state.phase {
        Phase::Reading(_) => None,
        Phase::Ready(findings) => Some(Ok(Rc::as_ptr(&findings.read))),
        Phase::Failed(error) => Some(Err(error.clone())),
    };
    let findings = state.findings().cloned();
    use_effect_with(is_read, move |is_read| match (is_read, findings) {
        (Some(Err(error)), _) => place.tell.emit(Told::Failed(error_text(&words, error))),
        (Some(Ok(_)), Some(findings)) => {
            for (article, error) in &findings.errors {
                place.tell.emit(Told::Failed(format!("{article}\u{a0}: {}", error_text(&words, error))));
            }
            place.tell.emit(Told::Ready {
                articles: findings.readings.len(),
                events: findings.story.events.len(),
                actors: findings.story.actors.len(),
            });
        }
        _ => {}
    });
}
