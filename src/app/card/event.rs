//! Details of an event.

use super::parts::{entry, merges, people, reason};
use crate::app::corrections::CorrectEvent;
use crate::app::findings::{Findings, Standing};
use crate::app::header::standing_sign;
use crate::app::passage::{Marks, sentence};
use crate::app::state::Action;
use crate::app::timeline::lane_of;
use crate::app::{Desk, contradictions, dates, reader};
use crate::model::{Event, EventTime, Reading, StoryActorId, StoryEvent, StoryEventId};
use crate::view::dossier::life;
use yew::prelude::*;

/// What happened, when, where, who says so; the sentences that tell it; what does not agree.
pub fn event_card(desk: &Desk, findings: &Findings, event: &StoryEvent, shown: &[StoryEventId]) -> Html {
    let words = &desk.words;
    let standing = Standing::of(event);
    let articles = Findings::article_count(event);
    let list = |title: &str, ids: &[StoryActorId]| {
        if ids.is_empty() { Html::default() } else { entry(&words.text(title), people(desk, findings, ids)) }
    };
    html! {
        <>
            <p class="crumbs">
                <span class={classes!("kind", lane_of(event.kind).name())}>{ words.text(&format!("type-{}", event.kind.as_str())) }</span>
                { step(desk, shown, event.id) }
            </p>
            <h2 class="card-title" lang={desk.state.corpus.language}>{ event.label.clone() }</h2>
            <CorrectEvent event={event.id} />
            <dl>
                { entry(&words.text("when"), when(desk, findings, event)) }
                { for event.place.map(|place| entry(&words.text("where"), people(desk, findings, &[place]))) }
                { list("who", &event.agents) }
                { list("to-whom", &event.targets) }
                { entry(&words.text("status"), html! {
                    <>{ standing_sign(standing) }{ " " }{ words.text(&format!("standing-{}", standing.name())) }{ ", " }{ words.count("told-by", articles) }</>
                }) }
                { lived(desk, findings, event) }
                { list("according-to", &event.sources) }
            </dl>
            <h3>{ words.text("what-articles-say") }</h3>
            { for event.mentions.iter().filter_map(|told| findings.told(told)).map(|(reading, told)| quote(desk, findings, reading, told)) }
            { contradictions::of_event(desk, findings, event) }
            { merges(desk, "why-one-event", &event.evidence) }
        </>
    }
}

/// Links to the event before and after.
fn step(desk: &Desk, shown: &[StoryEventId], id: StoryEventId) -> Html {
    let Some(place) = shown.iter().position(|&other| other == id) else { return Html::default() };
    let link = |key: &str, sign: &'static str, other: Option<&StoryEventId>| {
        let action = other.map(|&other| desk.on(Action::ChooseEvent(other)));
        let name = desk.words.text(key);
        html! {
            <button class="icon" aria-label={name.clone()} title={name} disabled={action.is_none()} onclick={action}>
                <span aria-hidden="true">{ sign }</span>
            </button>
        }
    };
    html! {
        <span class="step">
            { link("previous", "‹", place.checked_sub(1).and_then(|before| shown.get(before))) }
            { link("next", "›", shown.get(place + 1)) }
        </span>
    }
}

/// What became of it, where the articles do not all tell the same: announced, then held.
fn lived(desk: &Desk, findings: &Findings, event: &StoryEvent) -> Html {
    let words = &desk.words;
    let stages = life(event, |doc| Some((findings.number_of(doc), findings.reading(doc)?)));
    if stages.len() < 2 {
        return Html::default();
    }
    entry(
        &words.text("life"),
        html! {
            <ol class="life">
                { for stages.iter().map(|stage| {
                    let open = Action::Open(stage.reading.doc.clone(), Some(stage.event));
                    html! {
                        <li>
                            { standing_sign(Standing::of_status(stage.status)) }
                            <span>{ words.text(&format!("standing-{}", Standing::of_status(stage.status).name())) }</span>
                            <button class="link" onclick={desk.on(open)}>{ reader::name(words, findings, stage.reading) }</button>
                            if stage.articles > 1 {
                                <span class="tally">{ words.count("and-more-articles", stage.articles - 1) }</span>
                            }
                        </li>
                    }
                }) }
            </ol>
        },
    )
}

/// The time, and why it is that one: for each article the rule and its words.
fn when(desk: &Desk, findings: &Findings, event: &StoryEvent) -> Html {
    let words = &desk.words;
    let Some(interval) = event.time else { return html! { { words.text("date-unknown") } } };
    let mut reasons: Vec<(&Reading, &EventTime)> = Vec::new();
    for (reading, told) in event.mentions.iter().filter_map(|told| findings.told(told)) {
        if let Some(time) = &told.time
            && !reasons.contains(&(reading, time))
        {
            reasons.push((reading, time));
        }
    }
    html! {
        <>
            <span class="date">{ dates::interval(words, interval) }</span>
            <details>
                <summary>{ words.text("why-this-date") }</summary>
                <ul>
                    { for reasons.into_iter().map(|(reading, time)| html! {
                        <li>
                            <b>{ reader::short_name(words, findings, reading) }</b>{ " " }{ reason(desk, &time.reason) }
                            { for time.evidence.map(|span| html! {
                                <>{ "\u{a0}: " }<q lang={reading.language.clone()}>{ span.of(&reading.text).to_owned() }</q></>
                            }) }
                            { " → " }{ dates::short_interval(words, time.interval) }
                        </li>
                    }) }
                </ul>
            </details>
        </>
    }
}

/// What an article says of the event; a click opens it there.
fn quote(desk: &Desk, findings: &Findings, reading: &Reading, told: &Event) -> Html {
    let span = sentence(reading, told);
    let current = desk.state.choice.article.as_deref() == Some(reading.doc.as_str())
        && desk.state.choice.passage == Some(told.id);
    let open = desk.on::<MouseEvent>(Action::Open(reading.doc.clone(), Some(told.id)));
    html! {
        <figure class={classes!("said", current.then_some("current"))}>
            <figcaption>
                <button class="link" onclick={open.clone()}>{ reader::name(&desk.words, findings, reading) }</button>
            </figcaption>
            <blockquote lang={reading.language.clone()} onclick={open}>
                { Marks::of_event(findings, reading, told).draw(&reading.text, span) }
            </blockquote>
        </figure>
    }
}
