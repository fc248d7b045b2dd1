//! The table of the events: what the timeline and the map show, for those who read rather than look.

use super::table::{FIRST, head, more, row_of, step};
use crate::app::clipboard::Copy;
use crate::app::findings::{Findings, Standing};
use crate::app::header::standing_sign;
use crate::app::state::Action;
use crate::app::timeline::lane_of;
use crate::app::words::Words;
use crate::app::{Desk, corrections, dates, reader};
use crate::export::tab_separated;
use crate::model::{Interval, StoryActorId, StoryEvent, StoryEventId};
use crate::view::dossier::{Key, Order, sorted};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

const COLUMNS: [&str; 9] = ["date", "event", "type", "status", "agents", "targets", "place", "sources", "articles"];

/// Which events are listed, in order.
#[derive(Properties, PartialEq)]
pub struct EventTableProps {
    /// The events.
    pub shown: Rc<Vec<StoryEventId>>,
}

/// All events that pass the filters.
#[component]
pub fn EventTable(props: &EventTableProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let order = use_state(Order::default);
    let limit = use_state(|| FIRST);
    let rows = use_memo(
        (desk.findings(), Rc::clone(&props.shown), *order, desk.words.clone()),
        |(findings, shown, order, words)| {
            findings.as_ref().map(|findings| in_order(findings, words, shown, *order)).unwrap_or_default()
        },
    );
    let Some(findings) = desk.findings() else { return Html::default() };
    let choose = desk.state.dispatcher();
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(id) = row_of(&event, "data-row").and_then(|id| id.parse().ok()) {
            choose.dispatch(Action::ChooseEvent(id));
        }
    });
    let copied = {
        let (findings, words, rows) = (Rc::clone(&findings), desk.words.clone(), Rc::clone(&rows));
        Callback::from(move |()| spreadsheet(&findings, &words, &rows))
    };
    html! {
        <section id="events" class="panel table-panel" aria-labelledby="events-title" tabindex="-1">
            <div class="panel-head">
                <h2 id="events-title">{ desk.words.text("events-title") }</h2>
                <Copy label={desk.words.text("copy-table")} text={copied} />
            </div>
            if rows.is_empty() && !findings.story.events.is_empty() {
                <p class="hint">{ desk.words.text("none-shown") }{ " " }
                    <button class="link" onclick={desk.on(Action::ClearFilters)}>{ desk.words.text("show-all") }</button>
                </p>
            }
            <div class="table-frame">
                <table aria-labelledby="events-title">
                    { head(&desk, &COLUMNS, &order) }
                    <tbody {onclick} onkeydown={Callback::from(|event: KeyboardEvent| step(&event))}>
                        { for rows.iter().take(*limit).map(|&id| html! {
                            <Row key={id.0} {id} findings={Rc::clone(&findings)} words={desk.words.clone()}
                                language={desk.state.corpus.language} chosen={desk.state.choice.event == Some(id)} />
                        }) }
                    </tbody>
                </table>
            </div>
            { more(&desk, rows.len(), &limit) }
        </section>
    }
}

/// An event's row; it is drawn again only when something of it changes.
#[derive(Properties, PartialEq)]
struct RowProps {
    id: StoryEventId,
    findings: Rc<Findings>,
    words: Words,
    language: &'static str,
    chosen: bool,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let (findings, words) = (&props.findings, &props.words);
    let Some(event) = findings.event(props.id) else { return Html::default() };
    let standing = Standing::of(event);
    let named = |ids: &[StoryActorId]| names(findings, ids);
    html! {
        <tr class={lane_of(event.kind).name()} data-row={event.id.to_string()} aria-current={props.chosen.then_some("true")}>
            <td class="column-date">{ date(words, event.time) }</td>
            <td class="column-event" data-event={event.id.to_string()}>
                <span class="when">{ date(words, event.time) }</span>
                <button class="label" lang={props.language}>{ event.label.clone() }</button>
                { corrections::sign(words, &event.corrected) }
                <span class="people" lang={props.language}>{ people(findings, event) }</span>
            </td>
            <td class="column-type"><span class="kind">{ kind(words, event) }</span></td>
            <td class="column-status">{ standing_sign(standing) }<span>{ status(words, event) }</span></td>
            <td class="column-agents" lang={props.language}>{ named(&event.agents) }</td>
            <td class="column-targets" lang={props.language}>{ named(&event.targets) }</td>
            <td class="column-place" lang={props.language}>{ named(event.place.as_slice()) }</td>
            <td class="column-sources" lang={props.language}>{ named(&event.sources) }</td>
            <td class="column-articles" title={articles(findings, words, event)}>{ Findings::article_count(event) }</td>
        </tr>
    }
}

fn date(words: &Words, time: Option<Interval>) -> Html {
    let Some((interval, day)) = time.and_then(|time| Some((time, time.earliest.or(time.latest)?))) else {
        return html! { <span class="date">{ words.text("date-unknown") }</span> };
    };
    html! { <time class="date" datetime={day.to_string()}>{ dates::short_interval(words, interval) }</time> }
}

fn kind(words: &Words, event: &StoryEvent) -> String {
    words.text(&format!("type-{}", event.kind.as_str()))
}

fn status(words: &Words, event: &StoryEvent) -> String {
    words.text(&format!("standing-{}", Standing::of(event).name()))
}

fn names(findings: &Findings, ids: &[StoryActorId]) -> String {
    ids.iter().filter_map(|&id| findings.actor(id)).map(|actor| actor.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The names of all who have to do with an event, each once.
fn people(findings: &Findings, event: &StoryEvent) -> String {
    let mut seen = Vec::new();
    for id in event.agents.iter().chain(&event.targets).chain(&event.sources).chain(&event.place) {
        if !seen.contains(id) {
            seen.push(*id);
        }
    }
    names(findings, &seen)
}

/// The articles that tell an event, each once.
fn articles(findings: &Findings, words: &Words, event: &StoryEvent) -> String {
    let docs: BTreeSet<usize> = event.mentions.iter().map(|told| findings.number_of(&told.doc)).collect();
    let readings = docs.into_iter().filter_map(|number| findings.readings.get(number.checked_sub(1)?));
    readings.map(|reading| reader::short_name(words, findings, reading)).collect::<Vec<_>>().join(", ")
}

/// The events in the order of a column; in time they stand already.
fn in_order(findings: &Findings, words: &Words, shown: &[StoryEventId], order: Order) -> Vec<StoryEventId> {
    if order == Order::default() {
        return shown.to_vec();
    }
    let keys: Vec<Key> = shown
        .iter()
        .map(|&id| findings.event(id).map_or(Key::Unknown, |event| key(findings, words, event, COLUMNS[order.column])))
        .collect();
    sorted(&keys, order.descending).into_iter().map(|place| shown[place]).collect()
}

fn key(findings: &Findings, words: &Words, event: &StoryEvent, column: &str) -> Key {
    let text = match column {
        "date" => {
            let time = event.time.unwrap_or_default();
            return time.earliest.or(time.latest).map_or(Key::Unknown, |first| Key::Time(first, time.latest));
        }
        "articles" => return Key::Number(Findings::article_count(event) as f64),
        "event" => event.label.clone(),
        "type" => kind(words, event),
        "status" => status(words, event),
        "agents" => names(findings, &event.agents),
        "targets" => names(findings, &event.targets),
        "place" => names(findings, event.place.as_slice()),
        _ => names(findings, &event.sources),
    };
    words_key(&text)
}

/// Words as they are sorted; none are unknown.
pub fn words_key(text: &str) -> Key {
    // By its letters, where a title begins with a quotation mark.
    let text = text.trim_start_matches(|character: char| !character.is_alphanumeric());
    if text.is_empty() { Key::Unknown } else { Key::Words(crate::view::narrowing::folded(text)) }
}

/// The table as a spreadsheet takes it, with both ends of each date in a form that it can count with.
fn spreadsheet(findings: &Findings, words: &Words, rows: &[StoryEventId]) -> String {
    let columns = ["earliest", "latest"].into_iter().chain(COLUMNS.into_iter().skip(1));
    let heads = columns.map(|column| words.text(&format!("column-{column}"))).collect::<Vec<_>>();
    let day = |moment: Option<crate::model::Moment>| moment.map(|moment| moment.to_string()).unwrap_or_default();
    let cells = rows.iter().filter_map(|&id| findings.event(id)).map(|event| {
        let time = event.time.unwrap_or_default();
        vec![
            day(time.earliest),
            day(time.latest),
            event.label.clone(),
            kind(words, event),
            status(words, event),
            names(findings, &event.agents),
            names(findings, &event.targets),
            names(findings, event.place.as_slice()),
            names(findings, &event.sources),
            articles(findings, words, event),
        ]
    });
    tab_separated(std::iter::once(heads).chain(cells))
}
