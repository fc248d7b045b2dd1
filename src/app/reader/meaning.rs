//! A mark → what it speaks of, why, and what a click on it chooses.

use crate::app::card::reason;
use crate::app::findings::Findings;
use crate::app::state::Action;
use crate::app::words::Words;
use crate::app::{Desk, dates, dossier};
use crate::model::{Event, EventId, Reading, Span, StoryActorId, StoryEventId, TimeKind};
use crate::view::marks::{Mark, MarkKind};
use yew::prelude::*;

/// What a click on a mark chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An event, at the place where the article tells it.
    Event(StoryEventId, EventId),
    /// An actor.
    Actor(StoryActorId),
    /// Words: a quotation or a figure.
    Words(Span),
}

/// What a mark leads to; a date leads to the event that it dates.
pub fn target(findings: &Findings, reading: &Reading, mark: Mark) -> Option<Target> {
    let event = |event: &Event| Some(Target::Event(findings.story_event(&reading.doc, event.id)?, event.id));
    match mark.kind {
        MarkKind::Actor => {
            let mention = reading.mentions.get(mark.item)?;
            findings.story_actor(&reading.doc, mention.actor).map(Target::Actor)
        }
        MarkKind::Event => event(reading.events.get(mark.item)?),
        MarkKind::Time => event(dated(reading, mark.span)?),
        MarkKind::Quote | MarkKind::Figure => Some(Target::Words(mark.span)),
        MarkKind::Noise => None,
    }
}

/// The first event whose time was read from some words.
fn dated(reading: &Reading, words: Span) -> Option<&Event> {
    let from = |event: &&Event| event.time.as_ref().and_then(|time| time.evidence).is_some_and(|at| at.overlaps(words));
    reading.events.iter().find(from)
}

/// What chooses a target.
pub fn action(reading: &Reading, target: Target) -> Action {
    match target {
        Target::Event(event, told) => Action::ChooseTold(event, reading.doc.clone(), told),
        Target::Actor(actor) => Action::ChooseActor(actor),
        Target::Words(words) => Action::ChooseWords(reading.doc.clone(), words),
    }
}

/// What a mark says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    kind: MarkKind,
    title: String,
    why: String,
    words: Option<String>,
}

impl Explanation {
    /// Explains a mark; words that are not the article's own need no explanation.
    pub fn of(desk: &Desk, findings: &Findings, reading: &Reading, mark: Mark) -> Option<Self> {
        let words = &desk.words;
        let said = |span: Span| span.of(&reading.text).to_owned();
        let (title, rule, read) = match mark.kind {
            MarkKind::Actor => {
                let mention = reading.mentions.get(mark.item)?;
                let known = findings.story_actor(&reading.doc, mention.actor).and_then(|id| findings.actor(id));
                let own = reading.actors.get(mention.actor.index())?;
                (known.map_or(own.name.clone(), |actor| actor.name.clone()), mention.rule.as_str(), None)
            }
            MarkKind::Time => {
                let time = reading.times.get(mark.item)?;
                let known = time.interval.earliest.is_some() || time.interval.latest.is_some();
                let meaning = if known { dates::interval(words, time.interval) } else { said(time.span) };
                let kind = words.text(match time.kind {
                    TimeKind::Date => "time-date",
                    TimeKind::Time => "time-time",
                    TimeKind::Duration => "time-duration",
                    TimeKind::Set => "time-set",
                });
                let from = time.anchor.map(|_| words.text("counted-from"));
                let why =
                    [Some(kind), read_as(words, &time.rule), from].into_iter().flatten().collect::<Vec<_>>().join(", ");
                return Some(Self { kind: mark.kind, title: meaning, why, words: time.anchor.map(said) });
            }
            MarkKind::Event => {
                let event = reading.events.get(mark.item)?;
                let known = findings.story_event(&reading.doc, event.id).and_then(|id| findings.event(id));
                let kind = words.text(&format!("type-{}", event.kind.as_str()));
                let title = known.map_or(kind.clone(), |known| format!("{kind}\u{a0}: {}", known.label));
                return Some(Self { kind: mark.kind, title, why: frame(desk, event), words: None });
            }
            MarkKind::Quote => {
                let quote = reading.quotes.get(mark.item)?;
                let speaker = quote.speaker.and_then(|actor| reading.actors.get(actor.index()));
                let title = speaker.map_or_else(|| words.text("speaker-unknown"), |actor| actor.name.clone());
                (title, quote.rule.as_str(), quote.cue)
            }
            MarkKind::Figure => {
                let figure = reading.figures.get(mark.item)?;
                let parts = [dossier::value(words, figure), figure.what.clone().unwrap_or_default()];
                (parts.join(" ").trim().to_owned(), figure.rule.as_str(), None)
            }
            MarkKind::Noise => return None,
        };
        Some(Self { kind: mark.kind, title, why: reason(desk, rule), words: read.map(said) })
    }

    /// As the reader sees it.
    pub fn draw(&self, desk: &Desk) -> Html {
        html! {
            <li class={self.kind.name()}>
                <span class="kind">{ desk.words.text(&format!("mark-{}", self.kind.name())) }</span>
                <b>{ self.title.clone() }</b>
                <span class="why">{ self.why.clone() }
                    { for self.words.as_ref().map(|words| html! { <>{ "\u{a0}: " }<q lang={desk.state.corpus.language}>{ words.clone() }</q></> }) }
                </span>
            </li>
        }
    }

    /// As it is read out.
    pub fn spoken(&self, desk: &Desk) -> String {
        let kind = desk.words.text(&format!("mark-{}", self.kind.name()));
        format!("{kind}\u{a0}: {}. {}.", self.title, self.why)
    }
}

/// How an expression of time was read: its rule's family in words, where it says more than the date itself.
fn read_as(words: &Words, rule: &str) -> Option<String> {
    words.known(&format!("read-as-{}", rule.split('-').next()?))
}

/// Which word of its table found an event.
fn frame(desk: &Desk, event: &Event) -> String {
    let key = match event.rule.split('-').next() {
        Some("verb") => "found-by-verb",
        Some("noun") => "found-by-noun",
        _ => return reason(desk, &event.rule),
    };
    desk.words.with(key, &[("lemma", &event.lemma)])
}
