//! The reader with a text that nobody wrote.

use super::ArticleReader;
use crate::app::bench::alone;
use crate::app::findings::Findings;
use crate::app::state::{Action, Choice, State};
use crate::app::words::Words;
use crate::model::{
    Actor, ActorId, ActorKind, Event, EventId, EventType, Figure, Interval, Member, Mention, MentionForm, Published,
    Quote, Reading, Span, Status, Story, StoryActor, StoryActorId, TimeExpression, TimeKind,
};
use crate::view::marks::MarkKind;
use js_sys::{Function, Uint8Array, Uint32Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// The article's name.
const DOC: &str = "article";
/// So many actors share the mentions.
const ACTORS: u32 = 40;
/// So many marks stand in a sentence.
const MARKS: usize = 6;

/// The text that is shown, to be marked anew.
pub struct Text {
    words: String,
    spans: Vec<Span>,
    state: Rc<RefCell<Option<UseReducerHandle<State>>>>,
}

impl Text {
    /// Shows a text, UTF-8 and one paragraph a line, with marks from byte to byte, each of a kind by its place among those
    /// that a reader can show and hide. `chosen` hears what is chosen. Nothing where the page lacks the element, or the
    /// text is no UTF-8.
    pub fn show(
        text: &Uint8Array,
        ends: &Uint32Array,
        kinds: &Uint8Array,
        chosen: Function,
        words: &Words,
    ) -> Option<Self> {
        let ends = ends.to_vec();
        let spans = ends.as_chunks::<2>().0.iter().map(|&[start, end]| Span { start, end }).collect();
        let state = Rc::new(RefCell::new(None));
        let shown = Self { words: String::from_utf8(text.to_vec()).ok()?, spans, state: Rc::clone(&state) };
        let told = Callback::from(move |now: UseReducerHandle<State>| {
            let choice = now.choice.clone();
            state.replace(Some(now));
            if choice != Choice::default()
                && let Err(error) = chosen.call1(&JsValue::UNDEFINED, &format!("{choice:?}").into())
            {
                gloo::console::error!(error);
            }
        });
        alone::draw(shown.findings(&kinds.to_vec()), words, html! { <div class="side"><ArticleReader /></div> }, told)?;
        Some(shown)
    }

    /// Gives the marks other kinds, as another reading of the text would.
    pub fn mark(&self, kinds: &Uint8Array) {
        if let Some(state) = &*self.state.borrow() {
            state.dispatch(Action::Finished(Ok(self.findings(&kinds.to_vec()))));
        }
    }

    /// What a reader of articles would tell of the text.
    fn findings(&self, kinds: &[u8]) -> Findings {
        let rule = || String::from("bench");
        let of = |wanted: MarkKind| {
            let marks = self.spans.iter().zip(kinds);
            marks
                .filter(move |(_, kind)| MarkKind::SHOWN.get(usize::from(**kind)) == Some(&wanted))
                .map(|(span, _)| *span)
        };
        let sentence = |marks: &[Span]| marks[0].join(marks[marks.len() - 1]);
        let sentences: Vec<Span> = self.spans.chunks(MARKS).map(sentence).collect();
        let mentions = of(MarkKind::Actor).zip(0..).map(|(span, place)| Mention {
            span,
            actor: ActorId(place % ACTORS),
            form: MentionForm::Name,
            rule: rule(),
        });
        let times = of(MarkKind::Time).map(|span| TimeExpression {
            span,
            kind: TimeKind::Date,
            value: String::new(),
            modifier: None,
            interval: Interval::default(),
            edtf: String::new(),
            rule: rule(),
            anchor: None,
        });
        let events = of(MarkKind::Event).zip(0..).map(|(span, place)| Event {
            id: EventId(place),
            span,
            sentence: sentences.partition_point(|sentence| sentence.end <= span.start) as u32,
            kind: EventType::Consult,
            lemma: rule(),
            agents: Vec::new(),
            targets: Vec::new(),
            time: None,
            place: None,
            status: Status::Happened,
            sources: Vec::new(),
            rule: rule(),
            evidence: Vec::new(),
        });
        let actor = |place| Actor {
            id: ActorId(place),
            name: rule(),
            kind: ActorKind::Person,
            role: None,
            of: None,
            rule: rule(),
        };
        let quotes = of(MarkKind::Quote).map(|span| Quote { span, speaker: None, cue: None, rule: rule() });
        let figures = of(MarkKind::Figure).map(|span| Figure {
            span,
            value: None,
            low: None,
            high: None,
            qualifier: None,
            what: None,
            source: None,
            rule: rule(),
        });
        let reading = Reading {
            doc: DOC.to_owned(),
            text: self.words.clone(),
            language: "en".to_owned(),
            title: None,
            outlet: None,
            agency: None,
            byline: None,
            published: Published::default(),
            noise: Vec::new(),
            mentions: mentions.collect(),
            times: times.collect(),
            events: events.collect(),
            quotes: quotes.collect(),
            figures: figures.collect(),
            actors: (0..ACTORS).map(actor).collect(),
            sentences,
        };
        Findings::new(vec![reading], story(), Vec::new())
    }
}

/// A story of actors. Its events, which would be linked and made ready for the search before the reader shows anything, are
/// left out.
fn story() -> Story {
    let actor = |place| StoryActor {
        id: StoryActorId(place),
        name: String::new(),
        kind: ActorKind::Person,
        role: None,
        of: None,
        aliases: Vec::new(),
        members: vec![Member { doc: DOC.to_owned(), actor: ActorId(place) }],
        evidence: Vec::new(),
        corrected: Vec::new(),
    };
    Story { actors: (0..ACTORS).map(actor).collect(), ..Story::default() }
}
