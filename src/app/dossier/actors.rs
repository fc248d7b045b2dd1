//! The table of the actors.

use super::events::words_key;
use super::table::{FIRST, head, more, row_of, step};
use crate::app::clipboard::Copy;
use crate::app::findings::Findings;
use crate::app::map::actor_sign;
use crate::app::state::Action;
use crate::app::words::Words;
use crate::app::{Desk, corrections};
use crate::export::tab_separated;
use crate::model::StoryActor;
use crate::view::dossier::{Key, Order, sorted};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

const COLUMNS: [&str; 6] = ["name", "kind", "role", "aliases", "events", "articles"];

/// An actor's row: its place in the story, its cells as text.
type Line = (usize, [String; 6]);

/// All actors that have to do with an event, those with most events first.
#[component]
pub fn ActorTable() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let order = use_state(|| Order { column: 4, descending: true });
    let limit = use_state(|| FIRST);
    let rows = use_memo((desk.findings(), *order, desk.words.clone()), |(findings, order, words)| {
        findings.as_ref().map(|findings| lines(findings, words, *order)).unwrap_or_default()
    });
    let Some(findings) = desk.findings() else { return Html::default() };
    let choose = desk.state.dispatcher();
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(id) = row_of(&event, "data-actor").and_then(|id| id.parse().ok()) {
            choose.dispatch(Action::ChooseActor(id));
        }
    });
    let copied = {
        let (rows, words) = (Rc::clone(&rows), desk.words.clone());
        Callback::from(move |()| {
            let heads = COLUMNS.iter().map(|column| words.text(&format!("column-{column}"))).collect::<Vec<_>>();
            tab_separated(std::iter::once(heads).chain(rows.iter().map(|(_, cells)| cells.to_vec())))
        })
    };
    let language = desk.state.corpus.language;
    html! {
        <section id="actors" class="panel table-panel" aria-labelledby="actors-title">
            <div class="panel-head">
                <h2 id="actors-title">{ desk.words.text("actors-title") }</h2>
                <Copy label={desk.words.text("copy-table")} text={copied} />
            </div>
            <div class="table-frame">
                <table aria-labelledby="actors-title">
                    { head(&desk, &COLUMNS, &order) }
                    <tbody {onclick} onkeydown={Callback::from(|event: KeyboardEvent| step(&event))}>
                        { for rows.iter().take(*limit).filter_map(|(place, cells)| Some((findings.story.actors.get(*place)?, cells)))
                            .map(|(actor, [name, kind, role, aliases, events, articles])| {
                                let chosen = desk.state.choice.actor == Some(actor.id);
                                html! {
                                    <tr key={actor.id.0} data-actor={actor.id.to_string()} aria-current={chosen.then_some("true")}>
                                        <td class="column-name">{ actor_sign(actor.kind) }
                                            <button class="label" lang={language}>{ name.clone() }</button>
                                            { corrections::sign(&desk.words, &actor.corrected) }</td>
                                        <td class="column-kind">{ kind.clone() }</td>
                                        <td class="column-role" lang={language}>{ role.clone() }</td>
                                        <td class="column-aliases" lang={language}>{ aliases.clone() }</td>
                                        <td class="column-events">{ events.clone() }</td>
                                        <td class="column-articles">{ articles.clone() }</td>
                                    </tr>
                                }
                            }) }
                    </tbody>
                </table>
            </div>
            { more(&desk, rows.len(), &limit) }
        </section>
    }
}

fn lines(findings: &Findings, words: &Words, order: Order) -> Vec<Line> {
    let counts = findings.event_counts();
    let lines: Vec<Line> = findings
        .story
        .actors
        .iter()
        .enumerate()
        .filter_map(|(place, actor)| Some((place, cells(words, actor, *counts.get(&actor.id)?))))
        .collect();
    let keys: Vec<Key> = lines
        .iter()
        .map(|(_, cells)| {
            let cell = &cells[order.column];
            if order.column < 4 { words_key(cell) } else { cell.parse().map_or(Key::Unknown, Key::Number) }
        })
        .collect();
    sorted(&keys, order.descending).into_iter().map(|place| lines[place].clone()).collect()
}

fn cells(words: &Words, actor: &StoryActor, events: usize) -> [String; 6] {
    let role: Vec<&str> = [actor.role.as_deref(), actor.of.as_deref()].into_iter().flatten().collect();
    let aliases: Vec<&str> = actor.aliases.iter().map(String::as_str).filter(|alias| *alias != actor.name).collect();
    let docs: BTreeSet<&str> = actor.members.iter().map(|member| member.doc.as_str()).collect();
    [
        actor.name.clone(),
        words.text(&format!("kind-{}", actor.kind.as_str())),
        role.join(" · "),
        aliases.join(" · "),
        events.to_string(),
        docs.len().to_string(),
    ]
}
