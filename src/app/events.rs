//! The list of events: what the timeline shows, for those who read rather than look.

use super::findings::{Findings, Standing};
use super::header::standing_sign;
use super::state::Action;
use super::timeline_drawing::lane_of;
use super::{Desk, dates};
use crate::model::{Interval, StoryEvent, StoryEventId};
use std::rc::Rc;
use yew::prelude::*;

/// Which events are listed, in order.
#[derive(Properties, PartialEq)]
pub struct EventListProps {
    /// The events.
    pub shown: Rc<Vec<StoryEventId>>,
}

/// All events that pass the filters.
#[component]
pub fn EventList(props: &EventListProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let Some(findings) = desk.findings() else { return Html::default() };
    html! {
        <section id="events" class="panel events-panel" aria-labelledby="events-title" tabindex="-1">
            <h2 id="events-title">{ desk.words.text("events-title") }</h2>
            if props.shown.is_empty() && !findings.story.events.is_empty() {
                <p class="hint">{ desk.words.text("none-shown") }
                    <button class="link" onclick={desk.on(Action::ClearFilters)}>{ desk.words.text("show-all") }</button>
                </p>
            }
            <ol class="rows">
                { for props.shown.iter().filter_map(|&id| findings.event(id)).map(|event| html! {
                    <li key={event.id.to_string()}>{ row(&desk, &findings, event) }</li>
                }) }
            </ol>
        </section>
    }
}

fn row(desk: &Desk, findings: &Findings, event: &StoryEvent) -> Html {
    let chosen = desk.state.choice.event == Some(event.id);
    let articles = Findings::article_count(event);
    html! {
        <button class={classes!("row", lane_of(event.kind).name())} data-event={event.id.to_string()}
            aria-pressed={chosen.to_string()} onclick={desk.on(Action::ChooseEvent(event.id))}>
            { date(desk, event.time) }
            { standing_sign(Standing::of(event)) }
            <span class="what">
                <span class="label" lang={desk.state.corpus.language}>{ event.label.clone() }</span>
                <span class="people">{ people(findings, event) }</span>
            </span>
            if articles > 1 { <span class="articles">{ desk.words.count("articles", articles) }</span> }
        </button>
    }
}

fn date(desk: &Desk, time: Option<Interval>) -> Html {
    let Some((interval, day)) = time.and_then(|time| Some((time, time.earliest.or(time.latest)?))) else {
        return html! { <span class="date">{ desk.words.text("date-unknown") }</span> };
    };
    html! {
        <time class="date" datetime={day.to_string()}>{ dates::short_interval(&desk.words, interval) }</time>
    }
}

/// The names of all who have to do with an event, each once.
fn people(findings: &Findings, event: &StoryEvent) -> String {
    let mut seen = Vec::new();
    for id in event.agents.iter().chain(&event.targets).chain(&event.sources).chain(&event.place) {
        if !seen.contains(id) {
            seen.push(*id);
        }
    }
    seen.into_iter().filter_map(|id| findings.actor(id)).map(|actor| actor.name.as_str()).collect::<Vec<_>>().join(", ")
}
