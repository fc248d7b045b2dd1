//! Below the map: the actors that no tie puts on it, so that each can be chosen.

use super::actor_sign;
use crate::app::Desk;
use crate::app::findings::Findings;
use crate::app::state::Action;
use crate::model::{StoryActor, StoryActorId};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use yew::prelude::*;

/// How many are named at once; the others wait behind a line.
const FIRST: usize = 10;
/// How many are named at most; the search finds any.
const MOST: usize = 200;

/// Those who have to do with an event and are not drawn, the most mentioned first.
pub fn bystanders(desk: &Desk, findings: &Findings, drawn: &[StoryActorId]) -> Html {
    let drawn: BTreeSet<StoryActorId> = drawn.iter().copied().collect();
    let mut rest: Vec<(&StoryActor, usize)> = findings
        .event_counts()
        .into_iter()
        .filter(|(id, _)| !drawn.contains(id))
        .filter_map(|(id, events)| Some((findings.actor(id)?, events)))
        .collect();
    if rest.is_empty() {
        return Html::default();
    }
    rest.sort_unstable_by_key(|(actor, events)| (Reverse(*events), actor.id));
    rest.truncate(MOST);
    let (first, more) = rest.split_at(rest.len().min(FIRST));
    html! {
        <div class="bystanders">
            <h3>{ desk.words.text("unbound") }</h3>
            { chips(desk, first) }
            if !more.is_empty() {
                <details>
                    <summary>{ desk.words.count("unbound-more", more.len()) }</summary>
                    { chips(desk, more) }
                </details>
            }
        </div>
    }
}

fn chips(desk: &Desk, actors: &[(&StoryActor, usize)]) -> Html {
    html! {
        <ul>
            { for actors.iter().map(|(actor, events)| {
                let chosen = desk.state.choice.actor == Some(actor.id);
                html! {
                    <li key={actor.id.to_string()}>
                        <button class={classes!("chip", chosen.then_some("picked"))} aria-pressed={chosen.to_string()}
                            data-bystander={actor.id.to_string()} onclick={desk.on(Action::ChooseActor(actor.id))}>
                            { actor_sign(actor.kind) }
                            <span lang={desk.state.corpus.language}>{ actor.name.clone() }</span>
                            <span class="count" title={desk.words.count("events", *events)}>{ *events }</span>
                        </button>
                    </li>
                }
            }) }
        </ul>
    }
}
