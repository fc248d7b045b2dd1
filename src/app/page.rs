//! The explorer: its parts, and the reading of its corpus.

use super::card::{Card, has_details};
use super::corpus::Corpus;
use super::corrections::{CorrectionToast, restored, use_corrections};
use super::dossier::{Dossier, Tabs};
use super::embedding::EmbedDialog;
use super::exports::ExportDialog;
use super::filters::Filters;
use super::findings::Findings;
use super::header::Header;
use super::keys::KeysDialog;
use super::map::ActorMap;
use super::palette::Palette;
use super::reader::ArticleReader;
use super::site::{Change, Line, Place, Site};
use super::state::{Action, Overlay, Phase, State, View};
use super::surroundings::{first_address, first_state, use_surroundings};
use super::texts::TextsDialog;
use super::timeline::{Awaited, Timeline};
use super::words::Words;
use super::{Desk, reading};
use gloo::utils::window;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The class of the element that the explorer is drawn into: what the style sheet speaks of.
const CLASS: &str = "frise";

thread_local! {
    /// How many explorers are drawn.
    static DRAWN: Cell<usize> = const { Cell::new(0) };
}

/// Draws an explorer into an element, in place of what stands there. An element takes only one in its life.
#[must_use = "the explorer is taken away through it"]
pub fn mount(root: Element, site: Site) -> Mounted {
    // A class of letters is one that any element takes.
    let _taken = root.class_list().add_1(CLASS);
    let line = Rc::new(Line::default());
    let first_corpus = Rc::new(site.corpus.clone().unwrap_or_else(Corpus::embedded));
    let place = Place { root: root.clone(), owns_page: site.owns_page, first_corpus, tell: site.tell.clone() };
    let place = Rc::new(place);
    let properties = PageProps { site: Rc::new(site), place, line: Rc::clone(&line) };
    DRAWN.set(DRAWN.get() + 1);
    Mounted { drawn: yew::Renderer::<Page>::with_root_and_props(root, properties).render(), line }
}

/// An explorer that is drawn.
pub struct Mounted {
    drawn: yew::AppHandle<Page>,
    line: Rc<Line>,
}

impl Mounted {
    /// Changes what it shows.
    pub fn change(&self, change: Change) {
        self.line.change(change);
    }

    /// What is on screen, as the page's address says it.
    #[must_use]
    pub fn address(&self) -> String {
        self.line.address()
    }

    /// Takes it away: its elements, its listeners and, with the last explorer, the worker.
    pub fn destroy(self) {
        self.drawn.destroy();
        DRAWN.set(DRAWN.get().saturating_sub(1));
        if DRAWN.get() == 0 {
            reading::end();
        }
    }
}

#[derive(Properties)]
struct PageProps {
    site: Rc<Site>,
    place: Rc<Place>,
    line: Rc<Line>,
}

/// What an explorer is given stays; what changes later comes by the line.
impl PartialEq for PageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.line, &other.line)
    }
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
fn Page(props: &PageProps) -> Html {
    let PageProps { site, place, line } = props;
    let given = use_memo((), |()| first_address(site));
    let state = use_reducer_eq(|| first_state(site, place, &given));
    let words = use_memo(state.locale, |&locale| Words::new(locale));
    use_effect_with((), |()| mark("frise-interactive"));
    use_reading(&state, place);
    use_corrections(&state, place);
    use_surroundings(&state, place, line, &words, &given);

    let desk = Desk { state: state.clone(), words: (*words).clone(), place: Rc::clone(place) };
    let narrowed = (state.findings().cloned(), state.filters.clone(), state.choice.actor, state.query.clone());
    let shown = use_memo(narrowed, |(findings, filters, actor, query)| {
        let narrow = |findings: &Rc<Findings>| findings.index.shown(&findings.story, filters, *actor, query);
        findings.as_ref().map(narrow).unwrap_or_default()
    });
    let chosen = state.findings().is_some_and(|findings| has_details(findings, &state.choice));
    let onkeydown = {
        let (state, place) = (state.dispatcher(), Rc::clone(place));
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Escape" if !event.default_prevented() => {
                    place.move_focus("#card", "#card");
                    state.dispatch(Action::Back);
                }
                // A single letter means something only where a drawing has the focus.
                "?" if in_drawing(&event) => {
                    event.prevent_default();
                    state.dispatch(Action::Show(Overlay::Keys));
                }
                _ => {}
            }
        })
    };
    let phase = match &state.phase {
        Phase::Reading(_) => "reading",
        Phase::Ready(_) => "ready",
        Phase::Failed(_) => "failed",
    };
    let has_events = state.findings().is_some_and(|findings| !findings.story.events.is_empty());
    html! {
        <ContextProvider<Desk> context={desk.clone()}>
            if place.owns_page && has_events { <a class="skip" href="#events">{ words.text("skip") }</a> }
            <Header />
            <Filters shown={shown.len()} />
            <Tabs />
            <main data-phase={phase} data-view={state.view.name()} data-tab={state.tab.name()} data-reading={state.reading.to_string()} data-events-shown={shown.len().to_string()} {onkeydown}
                data-chosen={chosen.to_string()}>
                { body(&desk, &shown) }
            </main>
            if place.owns_page {
                <TextsDialog />
                <EmbedDialog />
            }
            <Palette />
            <ExportDialog shown={Rc::clone(&shown)} />
            if state.open == Some(Overlay::Keys) { <KeysDialog /> }
            <CorrectionToast />
        </ContextProvider<Desk>>
    }
}

/// Whether a key is pressed in one of the drawings.
fn in_drawing(event: &KeyboardEvent) -> bool {
    let element: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    element.is_some_and(|element| element.closest("#timeline, .strip, #map, #matrix, #places").ok().flatten().is_some())
}

fn body(desk: &Desk, shown: &Rc<Vec<crate::model::StoryEventId>>) -> Html {
    let (words, view) = (&desk.words, desk.state.view);
    match &desk.state.phase {
        Phase::Failed(error) => html! {
            <section class="panel notice" role="alert">
                <h2>{ words.text("failed-title") }</h2>
                <p>{ words.text("failed-what-to-do") }</p>
                <p class="small">{ super::texts::error_text(words, error) }</p>
                if desk.place.owns_page { <p><button onclick={reload}>{ words.text("reload") }</button></p> }
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
                    <Awaited />
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
                        if view != View::Map { <Timeline shown={Rc::clone(shown)} /> }
                        if view != View::Timeline { <ActorMap /> }
                        if view == View::Both { <Dossier shown={Rc::clone(shown)} /> }
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
fn use_reading(state: &UseReducerHandle<State>, place: &Rc<Place>) {
    let (dispatcher, place) = (state.dispatcher(), Rc::clone(place));
    let corrected = Rc::clone(state.corrections.list());
    let is_read = state.findings().is_some();
    use_effect_with(Rc::clone(&state.corpus), move |corpus| {
        let corpus = Rc::clone(corpus);
        let current = Rc::new(std::cell::Cell::new(true));
        let (still, asked) = (Rc::clone(&current), corpus);
        wasm_bindgen_futures::spawn_local(async move {
            if is_read {
                return;
            }
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
                Some(Ok(found)) => Some(restored(&asked, &place, corrected, found).await),
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
