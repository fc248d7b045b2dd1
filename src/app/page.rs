//! The page: its parts, the reading of its corpus, its address.

use super::address::{self, Address};
use super::card::Card;
use super::corpus::Corpus;
use super::corrections::{CorrectionToast, Corrections, restored, use_corrections};
use super::dossier::{Dossier, Tabs};
use super::exports::ExportDialog;
use super::filters::Filters;
use super::findings::Findings;
use super::header::Header;
use super::map::ActorMap;
use super::palette::Palette;
use super::reader::ArticleReader;
use super::state::{Action, Choice, Lanes, Phase, State, Tab, Theme};
use super::texts::TextsDialog;
use super::timeline::Timeline;
use super::words::{Locale, Words};
use super::{Desk, reading};
use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use std::rc::Rc;
use web_sys::{Element, Storage};
use yew::prelude::*;

/// Draws the page into an element, in place of what stands there.
pub fn mount(root: Element) {
    yew::Renderer::<Page>::with_root(root).render();
}

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

fn first_state(given: &Address) -> State {
    let preferred = || window().navigator().language().and_then(|tag| Locale::from_tag(&tag));
    let remembered = || stored("frise-language").and_then(|tag| Locale::from_tag(&tag));
    State {
        corpus: Rc::new(Corpus::embedded()),
        phase: Phase::Reading(0),
        choice: given.choice.clone(),
        period: given.period,
        lanes: given.lanes.unwrap_or(Lanes::Kind),
        filters: given.filters.clone(),
        corrections: Corrections::default(),
        query: given.query.clone(),
        relations: given.relations.unwrap_or_default(),
        locale: given.locale.or_else(remembered).or_else(preferred).unwrap_or(Locale::French),
        theme: given
            .theme
            .or_else(|| stored("frise-theme").and_then(|name| Theme::from_name(&name)))
            .unwrap_or(Theme::Auto),
        tab: given.tab.unwrap_or(Tab::Timeline),
        unmarked: given.unmarked,
        reading: given.tab == Some(Tab::Articles) || given.choice.article.is_some(),
        open: None,
    }
}

fn present_address() -> Address {
    address::parse(&window().location().hash().unwrap_or_default())
}

fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        // A mark that the browser refuses is missing from its own log only.
        let _unlogged = performance.mark(name);
    }
}

fn measure(name: &str, from: &str, to: &str) {
    if let Some(performance) = window().performance() {
        let _unlogged = performance.measure_with_start_mark_and_end_mark(name, from, to);
    }
}

#[component]
fn Page() -> Html {
    let given = use_memo((), |()| present_address());
    let first = Rc::clone(&given);
    let state = use_reducer_eq(move || first_state(&first));
    let words = use_memo(state.locale, |&locale| Words::new(locale));
    use_effect_with((), |()| mark("frise-interactive"));
    use_reading(&state);
    use_corrections(&state);
    use_address(&state, given);
    use_surroundings(&state, &words);

    let desk = Desk { state: state.clone(), words: (*words).clone() };
    let narrowed = (state.findings().cloned(), state.filters.clone(), state.choice.actor, state.query.clone());
    let shown = use_memo(narrowed, |(findings, filters, actor, query)| {
        let narrow = |findings: &Rc<Findings>| findings.index.shown(&findings.story, filters, *actor, query);
        findings.as_ref().map(narrow).unwrap_or_default()
    });
    let choice = &state.choice;
    let chosen = choice.event.is_some() || choice.actor.is_some() || choice.tie.is_some() || choice.words.is_some();
    let onkeydown = {
        let state = state.dispatcher();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.default_prevented() {
                state.dispatch(Action::Back);
            }
        })
    };
    let phase = match &state.phase {
        Phase::Reading(_) => "reading",
        Phase::Ready(_) => "ready",
        Phase::Failed(_) => "failed",
    };
    html! {
        <ContextProvider<Desk> context={desk.clone()}>
            <a class="skip" href="#events">{ words.text("skip") }</a>
            <Header />
            <Filters shown={shown.len()} />
            <Tabs />
            <main data-phase={phase} data-tab={state.tab.name()} data-reading={state.reading.to_string()} data-events-shown={shown.len().to_string()} {onkeydown}
                data-chosen={chosen.to_string()}>
                { body(&desk, &shown) }
            </main>
            <TextsDialog />
            <Palette />
            <ExportDialog shown={Rc::clone(&shown)} />
            <CorrectionToast />
        </ContextProvider<Desk>>
    }
}

fn body(desk: &Desk, shown: &Rc<Vec<crate::model::StoryEventId>>) -> Html {
    let words = &desk.words;
    match &desk.state.phase {
        Phase::Failed(error) => html! {
            <section class="panel notice" role="alert">
                <h2>{ words.text("failed-title") }</h2>
                <p>{ words.text("failed-what-to-do") }</p>
                <p class="small">{ super::texts::error_text(words, error) }</p>
                <p><button onclick={reload}>{ words.text("reload") }</button></p>
            </section>
        },
        Phase::Reading(done) => {
            let (done, all) = (*done, desk.state.corpus.documents.len());
            html! {
                <>
                    <section class="panel notice" role="status">
                        <p>{ words.with("reading", &[("done", &done.to_string()), ("all", &all.to_string())]) }</p>
                        <progress max={all.to_string()} value={done.to_string()} aria-label={words.text("reading-label")} />
                    </section>
                    <div class="skeleton timeline-panel" aria-hidden="true" />
                    <div class="skeleton map-panel" aria-hidden="true" />
                    <div class="skeleton side" aria-hidden="true" />
                </>
            }
        }
        Phase::Ready(findings) => html! {
            <>
                { problems(desk, findings) }
                if findings.story.events.is_empty() {
                    <section class="panel notice empty">
                        <h2>{ words.text("empty-title") }</h2>
                        <p>{ words.text("empty-why") }</p>
                    </section>
                }
                if !findings.story.events.is_empty() {
                    <div class="overview">
                        <Timeline shown={Rc::clone(shown)} />
                        <ActorMap />
                        <Dossier shown={Rc::clone(shown)} />
                    </div>
                }
                <div class="side">
                    if !findings.story.events.is_empty() { <Card shown={Rc::clone(shown)} /> }
                    <ArticleReader />
                </div>
            </>
        },
    }
}

/// Loads the page again.
fn reload(_: MouseEvent) {
    // A browser that refuses has its own button for it.
    let _refused = window().location().reload();
}

fn problems(desk: &Desk, findings: &super::findings::Findings) -> Html {
    if findings.errors.is_empty() {
        return Html::default();
    }
    html! {
        <section class="panel notice" role="alert">
            <h2>{ desk.words.count("problems", findings.errors.len()) }</h2>
            <ul>
                { for findings.errors.iter().map(|(doc, error)| html! {
                    <li><b>{ doc.clone() }</b>{ "\u{a0}: " }{ super::texts::error_text(&desk.words, error) }</li>
                }) }
            </ul>
        </section>
    }
}

/// Reads the corpus whenever it is another one.
#[hook]
fn use_reading(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    let corrected = Rc::clone(state.corrections.list());
    use_effect_with(Rc::clone(&state.corpus), move |corpus| {
        let corpus = Rc::clone(corpus);
        let current = Rc::new(std::cell::Cell::new(true));
        let (still, asked) = (Rc::clone(&current), corpus);
        wasm_bindgen_futures::spawn_local(async move {
            mark("frise-read-start");
            let told = |done| {
                if still.get() {
                    dispatcher.dispatch(Action::Progressed(done));
                }
                still.get()
            };
            let found = reading::read(&asked, told).await.transpose();
            mark("frise-read-end");
            measure("frise-read", "frise-read-start", "frise-read-end");
            let found = match found {
                Some(Ok(found)) => Some(restored(&asked, corrected, found).await),
                Some(Err(error)) => Some(Err(error)),
                None => None,
            };
            if let Some(found) = found
                && still.get()
            {
                let complete = found.is_ok();
                match found {
                    Ok((found, corrections)) => {
                        dispatcher.dispatch(Action::Correct(corrections));
                        dispatcher.dispatch(Action::Finished(Ok(found)));
                    }
                    Err(error) => dispatcher.dispatch(Action::Finished(Err(error))),
                }
                if complete {
                    // Two turns of the event loop later the page is drawn.
                    gloo::timers::future::TimeoutFuture::new(0).await;
                    gloo::timers::future::TimeoutFuture::new(0).await;
                    mark("frise-ready");
                }
            }
        });
        move || current.set(false)
    });
}

/// Keeps the address and the choice the same, both ways.
#[hook]
fn use_address(state: &UseReducerHandle<State>, given: Rc<Address>) {
    let dispatcher = state.dispatcher();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            dispatcher.dispatch(Action::Restore(Box::new(present_address())));
        });
        move || drop(listener)
    });
    let wanted = address::format(state, &given);
    use_effect_with(wanted, |wanted| {
        let location = window().location();
        let present = location.hash().unwrap_or_default();
        if present.trim_start_matches('#') != wanted.as_str() {
            // A page without an address of its own (in some frames) shows the choice all the same.
            let _kept = location.set_hash(wanted);
        }
    });
}

/// Tells the document its language, colours and title, and the browser the reader's preferences.
#[hook]
fn use_surroundings(state: &UseReducerHandle<State>, words: &Words) {
    let title = match &state.corpus.title {
        Some(title) => format!("{title} – Frise"),
        None => words.text("page-title"),
    };
    use_effect_with((state.locale, title), |(locale, title)| {
        document().set_title(title);
        // Setting a plain attribute of the document's element fails for no value.
        let _set = document_element().set_attribute("lang", locale.tag());
        keep("frise-language", locale.tag());
    });
    use_effect_with(state.theme, |theme| {
        let _set = document_element().set_attribute("data-theme", theme.name());
        keep("frise-theme", theme.name());
    });
    let chosen = state.choice != Choice::default();
    use_effect_with((chosen, state.reading), |(chosen, reading)| {
        let sheet = if *chosen && !*reading { "open" } else { "closed" };
        let _set = document_element().set_attribute("data-sheet", sheet);
    });
}
