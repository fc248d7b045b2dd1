//! Some words of an article with what matters in them: who, when, what happened. Always as text nodes.

use super::findings::Findings;
use crate::model::{Event, EventId, Reading, Span, StoryActorId};
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
#[derive(Clone, Copy, Debug, PartialEq)]
enum Meaning {
    Actor(Option<StoryActorId>),
    Time,
    Chosen,
}

/// What is to be marked in some words.
pub struct Marks {
    spans: Vec<Span>,
    meanings: Vec<Meaning>,
}

impl Marks {
    /// What concerns one event alone: its trigger, its time, its people.
    pub fn of_event(findings: &Findings, reading: &Reading, event: &Event) -> Self {
        let mut marks = Self { spans: Vec::new(), meanings: Vec::new() };
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
        marks.add(event.span, Meaning::Chosen);
        marks
    }

    /// Some words alone.
    pub fn of_words(words: Span) -> Self {
        Self { spans: vec![words], meanings: vec![Meaning::Chosen] }
    }

    fn add(&mut self, span: Span, meaning: Meaning) {
        self.spans.push(span);
        self.meanings.push(meaning);
    }

    /// A stretch of the text with its marks.
    pub fn draw(&self, text: &str, range: Span) -> Html {
        stretches(range, &self.spans).iter().map(|stretch| self.piece(text, stretch)).collect()
    }

    fn piece(&self, text: &str, stretch: &Stretch) -> Html {
        let words = stretch.span.of(text).to_owned();
        if stretch.marks.is_empty() {
            return html! { { words } };
        }
        let (mut classes, mut actor) = (Classes::new(), None);
        for &mark in &stretch.marks {
            match self.meanings[mark] {
                Meaning::Actor(id) => {
                    classes.push("actor");
                    actor = id.or(actor);
                }
                Meaning::Time => classes.push("time"),
                Meaning::Chosen => classes.push("chosen"),
            }
        }
        html! { <mark class={classes} data-names={actor.map(|id| id.to_string())}>{ words }</mark> }
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
