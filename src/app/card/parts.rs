//! What several cards show.

use crate::app::Desk;
use crate::app::findings::Findings;
use crate::app::state::Action;
use crate::model::{Merge, StoryActorId};
use yew::prelude::*;

/// A line of a card: what it is, and what is known.
pub fn entry(name: &str, content: Html) -> Html {
    html! { <div><dt>{ name.to_owned() }</dt><dd>{ content }</dd></div> }
}

/// Buttons with the names of actors.
pub fn people(desk: &Desk, findings: &Findings, ids: &[StoryActorId]) -> Html {
    ids.iter()
        .filter_map(|&id| findings.actor(id))
        .map(|actor| {
            html! { <button class="who" onclick={desk.on(Action::ChooseActor(actor.id))}>{ actor.name.clone() }</button> }
        })
        .collect()
}

/// A rule in words, or its name where the words are missing.
pub fn reason(desk: &Desk, rule: &str) -> String {
    desk.words.known(&format!("reason-{rule}")).unwrap_or_else(|| desk.words.with("reason-other", &[("rule", rule)]))
}

/// Why several were taken for one: the rules and the words that they compared.
pub fn merges(desk: &Desk, question: &str, evidence: &[Merge]) -> Html {
    if evidence.is_empty() {
        return Html::default();
    }
    html! {
        <details class="merges">
            <summary>{ desk.words.text(question) }</summary>
            <ul>
                { for evidence.iter().map(|merge| html! {
                    <li><q>{ merge.words[0].clone() }</q>{ " = " }<q>{ merge.words[1].clone() }</q>{ " " }
                        <span class="rule">{ reason(desk, &merge.rule) }</span></li>
                }) }
            </ul>
        </details>
    }
}
