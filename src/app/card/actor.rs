//! Details of an actor.

use super::parts::merges;
use crate::app::Desk;
use crate::app::corrections::CorrectActor;
use crate::app::findings::Findings;
use crate::app::map::actor_sign;
use crate::app::state::Action;
use crate::model::{Relation, StoryActor, StoryActorId};
use std::collections::BTreeMap;
use yew::prelude::*;

/// How many of the actors that it has most to do with are named.
const MOST: usize = 8;

/// Who it is, by which names it goes, with whom it has to do.
pub fn actor_card(desk: &Desk, findings: &Findings, actor: &StoryActor, events: usize) -> Html {
    let words = &desk.words;
    let role: Vec<&str> = [actor.role.as_deref(), actor.of.as_deref()].into_iter().flatten().collect();
    let aliases: Vec<&str> = actor.aliases.iter().map(String::as_str).filter(|alias| *alias != actor.name).collect();
    html! {
        <>
            <p class="crumbs"><span class="kind">{ actor_sign(actor.kind) }{ words.text(&format!("kind-{}", actor.kind.as_str())) }</span></p>
            <h2 class="card-title" lang={desk.state.corpus.language}>{ actor.name.clone() }</h2>
            <CorrectActor actor={actor.id} />
            <dl>
                if !role.is_empty() {
                    <div><dt>{ words.text("role") }</dt><dd lang={desk.state.corpus.language}>{ role.join(" · ") }</dd></div>
                }
                if !aliases.is_empty() {
                    <div><dt>{ words.text("aliases") }</dt><dd lang={desk.state.corpus.language}>{ aliases.join(" · ") }</dd></div>
                }
                <div><dt>{ words.text("appears") }</dt><dd>
                    { words.count("in-articles", articles(actor)) }{ ", " }{ words.count("events", events) }
                </dd></div>
            </dl>
            { ties(desk, findings, actor.id) }
            { merges(desk, "why-one-actor", &actor.evidence) }
            <p><button class="link" onclick={desk.on(Action::ClearFilters)}>{ words.text("show-all") }</button></p>
        </>
    }
}

fn articles(actor: &StoryActor) -> usize {
    let mut docs: Vec<&str> = actor.members.iter().map(|member| member.doc.as_str()).collect();
    docs.sort_unstable();
    docs.dedup();
    docs.len()
}

/// With whom it acts, and against whom.
fn ties(desk: &Desk, findings: &Findings, actor: StoryActorId) -> Html {
    let mut ties: BTreeMap<StoryActorId, (u32, u32, usize)> = BTreeMap::new();
    let other = |relation: &Relation| {
        if relation.from == actor { Some(relation.to) } else { (relation.to == actor).then_some(relation.from) }
    };
    for relation in &findings.story.relations {
        if let Some(other) = other(relation).filter(|&other| other != actor) {
            let tie = ties.entry(other).or_default();
            *tie = (tie.0 + relation.cooperation, tie.1 + relation.conflict, tie.2 + relation.events.len());
        }
    }
    if ties.is_empty() {
        return Html::default();
    }
    let mut ties: Vec<_> = ties.into_iter().collect();
    ties.sort_unstable_by_key(|(id, tie)| (std::cmp::Reverse(tie.2), *id));
    ties.truncate(MOST);
    html! {
        <>
            <h3>{ desk.words.text("ties") }</h3>
            <ul class="ties">
                { for ties.into_iter().filter_map(|(id, tie)| Some((findings.actor(id)?, tie))).map(|(actor, tie)| html! {
                    <li>
                        <button class="who" onclick={desk.on(Action::ChooseActor(actor.id))}>{ actor.name.clone() }</button>
                        <span class="tally">
                            { desk.words.count("events", tie.2) }
                            if tie.0 > 0 { <span class="swatch cooperation">{ desk.words.count("cooperations", tie.0 as usize) }</span> }
                            if tie.1 > 0 { <span class="swatch conflict">{ desk.words.count("conflicts", tie.1 as usize) }</span> }
                        </span>
                    </li>
                }) }
            </ul>
        </>
    }
}
