//! Text of an article with its marks: actors, times, triggers, the chosen event's sentence. Always as text nodes.

use super::findings::Findings;
use crate::model::{Event, EventId, Reading, Span, StoryActorId, StoryEventId};
use crate::view::highlight::{Stretch, stretches};
use yew::prelude::*;

/// The words of an article that are set off with their sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// An event of it.
    Event(EventId),
    /// Words that tell no event.
    Words(Span),
}

/// A mark over words, and what it leads to.
#[derive(Clone, Debug, PartialEq)]
enum Meaning {
    Actor(Option<StoryActorId>),
    Time,
    Figure,
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
    /// All that was found in an article; the sentence of the chosen passage is set off.
    pub fn of(findings: &Findings, reading: &Reading, chosen: Option<Passage>) -> Self {
        let chosen = chosen.and_then(|passage| match passage {
            Passage::Event(id) => reading.events.get(id.index()).map(|event| (event.span, sentence(reading, event))),
            Passage::Words(span) => {
                reading.text.get(span.range()).is_some().then(|| (span, sentence_of(reading, span)))
            }
        });
        let mut marks =
            Self { spans: Vec::new(), meanings: Vec::new(), sentence: chosen.map(|(_, sentence)| sentence) };
        for noise in reading.noise.iter().filter(|noise| noise.kind.is_noise()) {
            marks.add(noise.span, Meaning::Noise);
        }
        for mention in &reading.mentions {
            marks.add(mention.span, Meaning::Actor(findings.story_actor(&reading.doc, mention.actor)));
        }
        for time in &reading.times {
            marks.add(time.span, Meaning::Time);
        }
        for figure in &reading.figures {
            marks.add(figure.span, Meaning::Figure);
        }
        for other in reading.events.iter().filter(|other| chosen.is_none_or(|(span, _)| span != other.span)) {
            marks.add(other.span, Meaning::Trigger(findings.story_event(&reading.doc, other.id)));
        }
        if let Some((span, _)) = chosen {
            marks.add(span, Meaning::ChosenTrigger);
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

    /// Some words alone.
    pub fn of_words(words: Span) -> Self {
        Self { spans: vec![words], meanings: vec![Meaning::ChosenTrigger], sentence: None }
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
                Meaning::Figure => classes.push("figure"),
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

/// The sentence around some words, or the words alone where it is not known.
pub fn sentence_of(reading: &Reading, words: Span) -> Span {
    let around = reading.sentences.iter().filter(|sentence| sentence.overlaps(words));
    around.fold(words, |whole, sentence| whole.join(*sentence))
}
