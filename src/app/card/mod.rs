//! The one place for details: the chosen event, the chosen words, the chosen tie, or the chosen actor.

mod actor;
mod event;
mod parts;
mod tie;
mod words;

pub use parts::reason;

use super::findings::Findings;
use super::state::{Action, Choice};
use super::{Desk, dates};
use crate::model::{StoryActor, StoryEvent, StoryEventId};
use actor::actor_card;
use event::event_card;
use std::rc::Rc;
use tie::{Between, tie_card};
use words::words_card;
use yew::prelude::*;

/// The events among which one can step.
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The events that are shown, in order.
    pub shown: Rc<Vec<StoryEventId>>,
}

/// Whether there is something to tell of a choice: a link may name what these texts do not have.
pub fn has_details(findings: &Findings, choice: &Choice) -> bool {
    let event = choice.event.is_some_and(|id| findings.event(id).is_some());
    let actor = choice.actor.is_some_and(|id| findings.actor(id).is_some());
    event || actor || choice.words.is_some() || choice.tie.is_some_and(|pair| Between::of(findings, pair).is_some())
}

/// What a screen reader says of a choice, wherever it is made.
fn spoken(desk: &Desk, event: Option<&StoryEvent>, between: Option<&Between>, actor: Option<&StoryActor>) -> String {
    let words = &desk.words;
    let chosen = |label: &str| words.with("chosen", &[("label", label)]);
    let event = event.map(|event| match event.time {
        Some(time) => words.with("chosen-dated", &[("label", &event.label), ("date", &dates::interval(words, time))]),
        None => chosen(&event.label),
    });
    let tie = || between.map(|between| chosen(&between.told(words)));
    event.or_else(tie).or_else(|| actor.map(|actor| chosen(&actor.name))).unwrap_or_default()
}

/// Details of what is chosen.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let Some(findings) = desk.findings() else { return Html::default() };
    let choice = &desk.state.choice;
    let event = choice.event.and_then(|id| findings.event(id));
    let actor = choice.actor.and_then(|id| findings.actor(id));
    let between = choice.tie.and_then(|pair| Between::of(&findings, pair));
    let told = spoken(&desk, event, between.as_ref(), actor);
    let event = event.map(|event| event_card(&desk, &findings, event, &props.shown));
    let words = || words_card(&desk, &findings);
    let tie = || between.map(|between| tie_card(&desk, &between));
    let actor = || actor.map(|actor| actor_card(&desk, &findings, actor, props.shown.len()));
    let chosen = event.or_else(words).or_else(tie).or_else(actor);
    let some = chosen.is_some();
    let content = chosen.unwrap_or_else(|| {
        html! {
            <>
                <h2 class="card-title">{ desk.words.text("card-empty-title") }</h2>
                <p class="hint">{ desk.words.text("card-empty") }</p>
            </>
        }
    });
    let close = {
        let (state, place) = (desk.state.dispatcher(), Rc::clone(&desk.place));
        Callback::from(move |_: MouseEvent| {
            place.move_focus("#card", "#card");
            state.dispatch(Action::Back);
        })
    };
    html! {
        <section id="card" class="panel card-panel" part="card" aria-label={desk.words.text("card")} tabindex="0">
            <p class="hidden" role="status">{ told }</p>
            if some {
                <button class="icon close" aria-label={desk.words.text("close")} onclick={close}>
                    <span aria-hidden="true">{ "×" }</span>
                </button>
            }
            { content }
        </section>
    }
}
