//! The card of two actors: what they did together or to one another, the newest first.

use crate::app::findings::{Findings, Standing};
use crate::app::header::standing_sign;
use crate::app::state::Action;
use crate::app::timeline::lane_of;
use crate::app::words::Words;
use crate::app::{Desk, dates};
use crate::model::{StoryActor, StoryActorId, StoryEvent, StoryEventId};
use std::cmp::Reverse;
use yew::prelude::*;

/// Two actors that have something to do with one another, and their events.
pub struct Between<'a> {
    one: &'a StoryActor,
    other: &'a StoryActor,
    events: Vec<&'a StoryEvent>,
}

impl<'a> Between<'a> {
    /// What there is between two actors, if there is anything.
    pub fn of(findings: &'a Findings, (one, other): (StoryActorId, StoryActorId)) -> Option<Self> {
        let both = [(one, other), (other, one)];
        let relations = findings.story.relations.iter().filter(|relation| both.contains(&(relation.from, relation.to)));
        let mut ids: Vec<StoryEventId> = relations.flat_map(|relation| relation.events.iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut events: Vec<&StoryEvent> = ids.into_iter().filter_map(|id| findings.event(id)).collect();
        events.sort_unstable_by_key(|event| {
            let time = event.time.unwrap_or_default();
            (Reverse(time.earliest.or(time.latest)), event.id)
        });
        let (one, other) = (findings.actor(one)?, findings.actor(other)?);
        (!events.is_empty()).then_some(Self { one, other, events })
    }

    /// Who they are, and how much there is between them.
    pub fn told(&self, words: &Words) -> String {
        let events = words.count("events", self.events.len());
        words.with("map-tie", &[("one", &self.one.name), ("other", &self.other.name), ("events", &events)])
    }
}

/// The card's content.
pub fn tie_card(desk: &Desk, between: &Between) -> Html {
    let words = &desk.words;
    let count = |wanted: fn(&StoryEvent) -> bool| between.events.iter().filter(|event| wanted(event)).count();
    let (friendly, hostile) = (count(|event| event.kind.is_cooperation()), count(|event| event.kind.is_conflict()));
    let name = |actor: &StoryActor| {
        html! { <button class="who" onclick={desk.on(Action::ChooseActor(actor.id))}>{ actor.name.clone() }</button> }
    };
    html! {
        <div class="tie-card">
            <p class="crumbs"><span class="kind">{ words.text("tie") }</span></p>
            <h2 class="card-title" lang={desk.state.corpus.language}>
                { name(between.one) }<span aria-hidden="true">{ " ↔ " }</span><span class="hidden">{ words.text("and") }</span>{ name(between.other) }
            </h2>
            <p class="tally">
                { words.count("events", between.events.len()) }
                if friendly > 0 { <span class="swatch cooperation">{ words.count("cooperations", friendly) }</span> }
                if hostile > 0 { <span class="swatch conflict">{ words.count("conflicts", hostile) }</span> }
            </p>
            <ol class="between">
                { for between.events.iter().map(|event| html! {
                    <li key={event.id.to_string()}>
                        <button class={classes!("row", lane_of(event.kind).name())} data-between={event.id.to_string()}
                            onclick={desk.on(Action::ChooseEvent(event.id))}>
                            { date(desk, event) }
                            { standing_sign(Standing::of(event)) }
                            <span class="what"><span class="label" lang={desk.state.corpus.language}>{ event.label.clone() }</span></span>
                        </button>
                    </li>
                }) }
            </ol>
        </div>
    }
}

/// When an event happened, as far as it is known.
fn date(desk: &Desk, event: &StoryEvent) -> Html {
    let words = &desk.words;
    let Some((time, day)) = event.time.and_then(|time| Some((time, time.earliest.or(time.latest)?))) else {
        return html! { <span class="date">{ words.text("date-unknown") }</span> };
    };
    html! { <time class="date" datetime={day.to_string()}>{ dates::short_interval(words, time) }</time> }
}
