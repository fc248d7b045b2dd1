//! What narrows the page: the bar below the header, and the panel to choose from.

mod panel;

use super::findings::{Findings, Standing};
use super::header::standing_sign;
use super::reader::short_name;
use super::state::{Action, Overlay};
use super::{Desk, dates};
use crate::model::Interval;
use crate::view::narrowing::{Filter, Filters as Chosen};
use panel::Panel;
use yew::prelude::*;

/// How many events are shown.
#[derive(Properties, PartialEq)]
pub struct FiltersProps {
    /// Their number.
    pub shown: usize,
}

/// What narrows the page, how much is left, what the shapes mean.
#[component]
pub fn Filters(props: &FiltersProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let (state, words) = (&desk.state, &desk.words);
    let Some(findings) = desk.findings() else { return html! { <div class="filters" /> } };
    let actor = state.choice.actor.and_then(|id| findings.actor(id));
    let narrowed = actor.is_some() || !state.query.is_empty() || !state.filters.is_empty();
    let all = findings.story.events.len().to_string();
    let count = words.with("events-of", &[("events", &words.count("events", props.shown)), ("all", &all)]);
    let open = state.open == Some(Overlay::Filters);
    let press = if open { Action::Close(Overlay::Filters) } else { Action::Show(Overlay::Filters) };
    let chip = |name: String, kind: &'static str, drop: Action| {
        let label = words.with("filter-drop", &[("name", &name)]);
        html! {
            <button class={classes!("chip", kind)} aria-label={label} onclick={desk.on(drop)}>
                { name }<span aria-hidden="true">{ " ×" }</span>
            </button>
        }
    };
    html! {
        <>
            <section class="filters" aria-label={words.text("narrowing")}>
                <button id="filter" class="chip" aria-expanded={open.to_string()} aria-controls="filter-panel" onclick={desk.on(press)}>
                    { words.text("filter") }
                </button>
                { for actor.map(|actor| chip(actor.name.clone(), "picked", Action::DropActor)) }
                if !state.query.is_empty() {
                    { chip(words.with("quoted", &[("words", &state.query)]), "query", Action::Search(String::new())) }
                }
                { for state.filters.iter().map(|filter| {
                    chip(told(&desk, &findings, filter), filter.facet().name(), Action::Toggle(filter.clone()))
                }) }
                if narrowed {
                    <button class="link" onclick={desk.on(Action::ClearFilters)}>{ words.text("clear-filters") }</button>
                }
                <span class="count" role="status">if narrowed { { count } }</span>
                <ul class="legend" aria-label={words.text("legend")}>
                    { for Standing::ALL.into_iter().map(|standing| html! {
                        <li>{ standing_sign(standing) }{ words.text(&format!("standing-{}", standing.name())) }</li>
                    }) }
                </ul>
            </section>
            if narrowed && props.shown == 0 { { way_out(&desk, &findings) } }
            <Panel {open} />
        </>
    }
}

/// What a filter lets pass, in a word or two.
pub fn name(desk: &Desk, findings: &Findings, filter: &Filter) -> String {
    let words = &desk.words;
    match filter {
        Filter::Actor(id) | Filter::Place(id) | Filter::Source(id) => {
            findings.actor(*id).map_or_else(|| id.to_string(), |actor| actor.name.clone())
        }
        Filter::Kind(kind) => words.text(&format!("type-{}", kind.as_str())),
        Filter::Standing(standing) => words.text(&format!("standing-{}", standing.name())),
        Filter::Outlet(name) => name.clone(),
        Filter::Article(doc) => {
            findings.reading(doc).map_or_else(|| doc.clone(), |reading| short_name(words, findings, reading))
        }
        Filter::Period(period) => {
            dates::short_interval(words, Interval { earliest: Some(period.from), latest: Some(period.to) })
        }
    }
}

/// The same with its facet, where the name alone would not tell it.
fn told(desk: &Desk, findings: &Findings, filter: &Filter) -> String {
    let name = name(desk, findings, filter);
    let key = format!("chip-{}", filter.facet().name());
    if desk.words.known(&key).is_some() { desk.words.with(&key, &[("name", &name)]) } else { name }
}

/// Where nothing is left: which single filter to drop, and what that would show.
fn way_out(desk: &Desk, findings: &Findings) -> Html {
    let (state, words) = (&desk.state, &desk.words);
    let shown =
        |filters: &Chosen, actor, query: &str| findings.index.shown(&findings.story, filters, actor, query).len();
    let mut ways: Vec<(String, Action, usize)> = Vec::new();
    if let Some(actor) = state.choice.actor.and_then(|id| findings.actor(id)) {
        ways.push((actor.name.clone(), Action::DropActor, shown(&state.filters, None, &state.query)));
    }
    if !state.query.is_empty() {
        ways.push((state.query.clone(), Action::Search(String::new()), shown(&state.filters, state.choice.actor, "")));
    }
    for filter in &state.filters {
        let mut others = state.filters.clone();
        others.remove(filter);
        let left = shown(&others, state.choice.actor, &state.query);
        ways.push((told(desk, findings, filter), Action::Toggle(filter.clone()), left));
    }
    ways.retain(|(_, _, left)| *left > 0);
    html! {
        <section class="filters way-out" role="status">
            <p>{ words.text(if ways.is_empty() { "none-shown-together" } else { "none-shown" }) }</p>
            { for ways.into_iter().map(|(name, drop, left)| html! {
                <button class="chip" onclick={desk.on(drop)}>
                    { words.with("without", &[("name", &name), ("events", &words.count("events", left))]) }
                </button>
            }) }
        </section>
    }
}
