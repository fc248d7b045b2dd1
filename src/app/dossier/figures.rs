//! The ledger of figures: what is counted, how much of it, who says so, when, where.

use super::table::{FIRST, more};
use crate::app::clipboard::Copy;
use crate::app::findings::Findings;
use crate::app::state::Action;
use crate::app::words::Words;
use crate::app::{Desk, dates, reader};
use crate::export::tab_separated;
use crate::model::{Figure, Reading, StoryActor};
use crate::view::dossier::{Entry, Group, ledger, surroundings};
use crate::view::narrowing::folded;
use std::rc::Rc;
use yew::prelude::*;

const COLUMNS: [&str; 6] = ["value", "wording", "sources", "when", "place", "article"];

/// All figures by what they count, the disputed ones first; each leads to its sentence.
#[component]
pub fn FigureLedger() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let limit = use_state(|| FIRST);
    let groups = use_memo(desk.findings(), |findings| {
        findings.as_ref().map(|findings| ledger(&findings.readings, &findings.story.contradictions, folded))
    });
    let Some(findings) = desk.findings() else { return Html::default() };
    let listed = groups.as_ref().as_ref().map_or(&[][..], Vec::as_slice);
    let all: usize = listed.iter().map(|group| group.entries.len()).sum();
    let copied = {
        let (groups, findings, words) = (Rc::clone(&groups), Rc::clone(&findings), desk.words.clone());
        Callback::from(move |()| {
            spreadsheet(&findings, &words, groups.as_ref().as_ref().map_or(&[][..], Vec::as_slice))
        })
    };
    let mut room = *limit;
    let drawn: Vec<Html> = listed
        .iter()
        .map_while(|group| {
            let shown = group.entries.len().min(room);
            room -= shown;
            (shown > 0).then(|| body(&desk, &findings, group, shown))
        })
        .collect();
    html! {
        <section id="figures" class="panel table-panel" aria-labelledby="figures-title">
            <div class="panel-head">
                <h2 id="figures-title">{ desk.words.text("figures-title") }</h2>
                if all > 0 { <Copy label={desk.words.text("copy-table")} text={copied} /> }
            </div>
            if all == 0 {
                <p class="hint">{ desk.words.text("no-figures") }</p>
            } else {
                <div class="table-frame">
                    <table aria-labelledby="figures-title">
                        <thead><tr>
                            { for COLUMNS.map(|column| html! {
                                <th scope="col" class={format!("column-{column}")}>{ desk.words.text(&format!("column-{column}")) }</th>
                            }) }
                        </tr></thead>
                        { for drawn }
                    </table>
                </div>
            }
            { more(&desk, all, &limit) }
        </section>
    }
}

fn body(desk: &Desk, findings: &Findings, group: &Group, shown: usize) -> Html {
    let name = group.what.clone().unwrap_or_else(|| desk.words.text("counted-unknown"));
    html! {
        <tbody class={classes!(group.disputed.then_some("disputed"))}>
            <tr class="group">
                <th scope="rowgroup" colspan={COLUMNS.len().to_string()}>
                    <span lang={desk.state.corpus.language}>{ name }</span>
                    if group.disputed { <span class="kind">{ desk.words.text("disputed") }</span> }
                </th>
            </tr>
            { for group.entries[..shown].iter().filter_map(|entry| row(desk, findings, entry)) }
        </tbody>
    }
}

fn row(desk: &Desk, findings: &Findings, entry: &Entry) -> Option<Html> {
    let reading = findings.readings.get(entry.reading)?;
    let figure = reading.figures.get(entry.figure)?;
    let words = &desk.words;
    let choice = &desk.state.choice;
    let current = choice.words == Some(figure.span) && choice.article.as_deref() == Some(reading.doc.as_str());
    let open = desk.on::<MouseEvent>(Action::ChooseWords(reading.doc.clone(), figure.span));
    let Facts { source, when, place } = Facts::of(findings, words, reading, figure);
    Some(html! {
        <tr class={classes!(entry.disputed.then_some("disputed"))} data-figure={format!("{}-{}", entry.reading, entry.figure)}
            aria-current={current.then_some("true")} onclick={open}>
            <td class="column-value">{ value(words, figure) }</td>
            <td class="column-wording" lang={reading.language.clone()}><button class="label">{ figure.span.of(&reading.text).to_owned() }</button></td>
            <td class="column-sources" lang={reading.language.clone()}>{ source }</td>
            <td class="column-when">{ when }</td>
            <td class="column-place" lang={reading.language.clone()}>{ place }</td>
            <td class="column-article">{ reader::short_name(words, findings, reading) }</td>
        </tr>
    })
}

/// What else is known of a figure, in words.
struct Facts {
    source: String,
    when: String,
    place: String,
}

impl Facts {
    fn of(findings: &Findings, words: &Words, reading: &Reading, figure: &Figure) -> Self {
        let known = |actor| findings.story_actor(&reading.doc, actor);
        let (when, place) = surroundings(reading, figure, known);
        let name = |actor: Option<&StoryActor>| actor.map(|actor| actor.name.clone()).unwrap_or_default();
        Self {
            source: name(figure.source.and_then(known).and_then(|id| findings.actor(id))),
            when: when.map(|when| dates::short_interval(words, when)).unwrap_or_default(),
            place: name(place.and_then(|id| findings.actor(id))),
        }
    }
}

/// A value or a range: `30`, `10–20`, `≥ 30`.
pub fn value(words: &Words, figure: &Figure) -> String {
    let number = |value| dates::number(words.locale, value);
    match (figure.low, figure.high) {
        (Some(low), Some(high)) if low < high => format!("{}–{}", number(low), number(high)),
        (Some(low), None) => format!("≥\u{a0}{}", number(low)),
        (None, Some(high)) => format!("≤\u{a0}{}", number(high)),
        _ => figure.value.or(figure.low).map(number).unwrap_or_default(),
    }
}

fn spreadsheet(findings: &Findings, words: &Words, groups: &[Group]) -> String {
    let columns = ["counted", "value", "low", "high", "wording", "sources", "when", "place", "article"];
    let heads = columns.map(|column| words.text(&format!("column-{column}"))).to_vec();
    let plain = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let rows = groups.iter().flat_map(|group| group.entries.iter()).filter_map(|entry| {
        let reading = findings.readings.get(entry.reading)?;
        let figure = reading.figures.get(entry.figure)?;
        let Facts { source, when, place } = Facts::of(findings, words, reading, figure);
        Some(vec![
            figure.what.clone().unwrap_or_default(),
            plain(figure.value),
            plain(figure.low),
            plain(figure.high),
            figure.span.of(&reading.text).to_owned(),
            source,
            when,
            place,
            reader::short_name(words, findings, reading),
        ])
    });
    tab_separated(std::iter::once(heads).chain(rows))
}
