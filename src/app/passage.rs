//! Text of an article with its marks: actors, times, triggers, the chosen event's sentence. Always as text nodes.

use super::findings::Findings;
use crate::model::{Event, EventId, Reading, Span, StoryActorId, StoryEventId};
use crate::view::highlight::{Stretch, stretches};
use yew::prelude::*;

/// A mark over words, and what it leads to.
#[derive(Clone, Debug, PartialEq)]
enum Meaning {
    Actor(Option<StoryActorId>),
    Time,
    Trigger(Option<StoryEventId>),
    ChosenTrigger,
    Noise,
}

/// What is to be marked in an article.
pub struct Marks {
    spans: Vec<Span>,
    meanings: Vec<Meaning>,
    /// The sentence that is set off as a whole.
    pub sentence: Option<Span>,
}

impl Marks {
    /// All that was found in an article; the sentence of a chosen event is set off.
    pub fn of(findings: &Findings, reading: &Reading, chosen: Option<EventId>) -> Self {
        let event = chosen.and_then(|id| reading.events.get(id.index()));
        let mut marks =
            Self { spans: Vec::new(), meanings: Vec::new(), sentence: event.map(|event| sentence(reading, event)) };
        for noise in reading.noise.iter().filter(|noise| noise.kind.is_noise()) {
            marks.add(noise.span, Meaning::Noise);
        }
        for mention in &reading.mentions {
            marks.add(mention.span, Meaning::Actor(findings.story_actor(&reading.doc, mention.actor)));
        }
        for time in &reading.times {
            marks.add(time.span, Meaning::Time);
        }
        for other in reading.events.iter().filter(|other| Some(other.id) != chosen) {
            marks.add(other.span, Meaning::Trigger(findings.story_event(&reading.doc, other.id)));
        }
        if let Some(event) = event {
            marks.add(event.span, Meaning::ChosenTrigger);
        }
        marks
    }

    /// What concerns one event alone: its trigger, its time, its people.
    pub fn of_event(findings: &Findings, reading: &Reading, event: &Event) -> Self {
        let mut marks = Self { spans: Vec::new(), meanings: Vec::new(), sentence: None };
        let around = sentence(reading, event);
        let concerned =
            |actor| event.agents.contains(&actor) || event.targets.contains(&actor) || event.sources.contains(&actor);
        for mention in
            reading.mentions.iter().filter(|mention| around.contains(mention.span) && concerned(mention.actor))
        {
            marks.add(mention.span, Meaning::Actor(findings.story_actor(&reading.doc, mention.actor)));
        }
        if let Some(evidence) = event.time.as_ref().and_then(|time| time.evidence) {
            marks.add(evidence, Meaning::Time);
        }
        marks.add(event.span, Meaning::ChosenTrigger);
        marks
    }

    fn add(&mut self, span: Span, meaning: Meaning) {
        self.spans.push(span);
        self.meanings.push(meaning);
    }

    /// A stretch of the text with its marks.
    pub fn draw(&self, text: &str, range: Span) -> Html {
        let Some(sentence) = self.sentence.filter(|sentence| sentence.overlaps(range)) else {
            return self.pieces(text, range);
        };
        let inside = Span { start: sentence.start.max(range.start), end: sentence.end.min(range.end) };
        let before = Span { start: range.start, end: inside.start };
        let after = Span { start: inside.end, end: range.end };
        html! {
            <>
                { self.pieces(text, before) }
                <mark class="selected" data-selected="true">{ self.pieces(text, inside) }</mark>
                { self.pieces(text, after) }
            </>
        }
    }

    fn pieces(&self, text: &str, range: Span) -> Html {
        stretches(range, &self.spans).iter().map(|stretch| self.piece(text, stretch)).collect()
    }

    fn piece(&self, text: &str, stretch: &Stretch) -> Html {
        let words = stretch.span.of(text).to_owned();
        if stretch.marks.is_empty() {
            return html! { { words } };
        }
        let (mut classes, mut actor, mut event) = (Classes::new(), None, None);
        for &mark in &stretch.marks {
            match &self.meanings[mark] {
                Meaning::Actor(id) => {
                    classes.push("actor");
                    actor = id.or(actor);
                }
                Meaning::Time => classes.push("time"),
                Meaning::Trigger(id) => {
                    classes.push("trigger");
                    event = id.or(event);
                }
                Meaning::ChosenTrigger => classes.push("chosen"),
                Meaning::Noise => classes.push("noise"),
            }
        }
        if classes.contains("noise") {
            return html! { <span class="noise">{ words }</span> };
        }
        html! {
            <mark class={classes} data-names={actor.map(|id| id.to_string())} data-tells={event.map(|id| id.to_string())}>
                { words }
            </mark>
        }
    }
}

/// The sentence of an event, or its trigger alone where the sentence is not known.
pub fn sentence(reading: &Reading, event: &Event) -> Span {
    reading.sentences.get(event.sentence as usize).map_or(event.span, |sentence| sentence.join(event.span))
}
