//! What linking compares of one event.

use super::quotations::Quotations;
use crate::lang::linking::{Phase, fold};
use crate::link::actors::Cast;
use crate::link::corpus::{Corpus, Days, words};
use crate::link::topics::topics;
use crate::link::vocabulary::Vocabulary;
use crate::model::{ActorId, ActorKind, EventTime, EventType, Reading, Span, Status, StoryActorId};
use std::collections::BTreeSet;
use std::rc::Rc;

/// This many bytes on either side of a trigger are its context.
const CONTEXT_BYTES: usize = 90;
/// An interval of at most this many days dates an act; a longer one only bounds it.
pub(in crate::link) const NARROW: i64 = 3;

/// Rules that place an act where its neighbours are.
const SCENES: [&str; 3] = ["place-of-paragraph", "place-of-the-document", "place-of-dateline"];

/// What linking compares of one event.
#[derive(Clone, Debug)]
pub(in crate::link) struct Facts {
    pub number: usize,
    pub reading: usize,
    pub sentence: u32,
    pub kind: EventType,
    pub status: Status,
    pub agents: Vec<StoryActorId>,
    pub targets: Vec<StoryActorId>,
    /// According to whom.
    pub sources: Vec<StoryActorId>,
    pub place: Option<StoryActorId>,
    /// Whether its own words place it, and not the scene of what is told around it.
    pub placed: bool,
    pub days: Option<Days>,
    /// Whether words date it, and not the day of publication alone.
    pub firm: bool,
    /// Whether it went on from the first to the last of its days.
    pub lasting: bool,
    /// The days of its document, for events that tell no time.
    pub published: Option<Days>,
    pub lemma: String,
    /// A number that the same lemma has elsewhere.
    pub lemma_number: u32,
    /// What its trigger shares with other words for the same act.
    pub concepts: BTreeSet<String>,
    pub phase: Option<Phase>,
    /// The words around it that say what it is about.
    pub context: BTreeSet<u32>,
    /// The concepts among them.
    pub about: BTreeSet<u32>,
    /// Its concepts, as they would stand in another's context.
    pub subjects: BTreeSet<u32>,
    /// What is quoted in its sentence, as runs of words.
    pub quoted: Vec<u64>,
    /// The numbers in its sentence.
    pub figures: BTreeSet<u64>,
    /// Whom its document speaks of most.
    pub topic: Rc<BTreeSet<usize>>,
}

/// The facts of every event of a corpus, in its order.
pub(in crate::link) fn facts(corpus: &Corpus, cast: &Cast, vocabulary: &mut Vocabulary) -> Vec<Facts> {
    let topics =
        topics(corpus, |number| Some(cast.of_number(number).index())).into_iter().map(Rc::new).collect::<Vec<_>>();
    let mut facts: Vec<Facts> = Vec::with_capacity(corpus.event_count());
    for (place, reading) in corpus.readings().iter().enumerate() {
        let quotations = Quotations::of(reading);
        for number in corpus.events_of(place) {
            facts.push(Facts::of(number, corpus, cast, &topics[place], &quotations, vocabulary));
        }
    }
    for facts in &mut facts {
        facts.about = facts.context.iter().copied().filter(|&subject| vocabulary.is_concept(subject)).collect();
    }
    facts
}

impl Facts {
    fn of(
        number: usize,
        corpus: &Corpus,
        cast: &Cast,
        topic: &Rc<BTreeSet<usize>>,
        quotations: &Quotations,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let place = corpus.event_place(number);
        let reading = corpus.readings()[place.reading];
        let event = corpus.event(number);
        let forms: BTreeSet<String> =
            [event.lemma.as_str(), corpus.trigger(number)].iter().flat_map(|words| vocabulary.forms(words)).collect();
        let linking = &vocabulary.language().linking;
        let concepts: BTreeSet<String> =
            forms.iter().filter_map(|form| linking.concept(form)).map(str::to_owned).collect();
        // Giving way and withdrawing are an end by themselves.
        let lasts = !matches!(event.kind, EventType::Concede | EventType::Retreat | EventType::Agree);
        let phase = forms.iter().filter(|_| lasts).find_map(|form| linking.phase(form));
        let sentence = sentence(reading, event.span, event.sentence);
        // A place takes no part, whatever its words' grammar.
        let parties = |actors: &[ActorId]| {
            let mut parties = cast.actors(corpus, place.reading, actors);
            parties.retain(|&party| cast.actors[party.index()].kind != ActorKind::Place);
            parties
        };
        Self {
            number,
            reading: place.reading,
            sentence: event.sentence,
            kind: event.kind,
            status: event.status,
            agents: parties(&event.agents),
            targets: parties(&event.targets),
            sources: cast.actors(corpus, place.reading, &event.sources),
            place: event.place.and_then(|actor| cast.actor(corpus, place.reading, actor)),
            placed: event.evidence.iter().all(|reason| !SCENES.contains(&reason.rule.as_str())),
            days: event.time.as_ref().and_then(|time| Days::of(&time.interval)),
            published: Days::of(&reading.published.interval),
            firm: event.time.as_ref().is_some_and(is_firm),
            lasting: event.time.as_ref().is_some_and(is_lasting),
            lemma_number: vocabulary.lemma_number(&event.lemma),
            lemma: fold(&event.lemma),
            phase,
            about: BTreeSet::new(),
            context: context(reading, event.span, sentence, vocabulary),
            subjects: concepts.iter().map(|concept| vocabulary.subject_of(concept)).collect(),
            quoted: quotations.in_sentence(sentence),
            figures: figures(reading, sentence),
            topic: Rc::clone(topic),
            concepts,
        }
    }

    pub fn participants(&self) -> BTreeSet<StoryActorId> {
        self.agents.iter().chain(&self.targets).copied().collect()
    }

    pub fn is_narrow(&self) -> bool {
        self.days.is_some_and(|days| days.length() <= NARROW)
    }
}

fn sentence(reading: &Reading, trigger: Span, sentence: u32) -> Span {
    reading.sentences.get(sentence as usize).copied().unwrap_or(trigger).join(trigger)
}

/// The numbers that a sentence gives; one and two are said of too many things.
fn figures(reading: &Reading, sentence: Span) -> BTreeSet<u64> {
    let first = reading.figures.partition_point(|figure| figure.span.end <= sentence.start);
    let inside = reading.figures[first..].iter().take_while(|figure| figure.span.start < sentence.end);
    inside.filter_map(|figure| figure.value).filter(|&value| value > 2.0).map(f64::to_bits).collect()
}

/// What the words of an event's sentence near its trigger are about, without the trigger itself and without those who
/// are named: they are compared by themselves.
fn context(reading: &Reading, trigger: Span, sentence: Span, vocabulary: &mut Vocabulary) -> BTreeSet<u32> {
    let boundary = |mut place: usize| {
        while !reading.text.is_char_boundary(place) {
            place -= 1;
        }
        place
    };
    let start = boundary((trigger.start as usize).saturating_sub(CONTEXT_BYTES).max(sentence.start as usize));
    let end = boundary((trigger.end as usize + CONTEXT_BYTES).min(sentence.end as usize).min(reading.text.len()));
    let around = Span::new(start, end.max(start));
    let first = reading.mentions.partition_point(|mention| mention.span.end <= around.start);
    let inside = reading.mentions[first..].iter().take_while(|mention| mention.span.start < around.end);
    // A description says what it is about: « des intérimaires étrangers ».
    let is_name =
        |actor: ActorId| reading.actors.get(actor.index()).is_some_and(|actor| actor.kind != ActorKind::Group);
    let named = inside.filter(|mention| is_name(mention.actor)).map(|mention| mention.span);
    let mut hidden: Vec<Span> = named.chain([trigger]).collect();
    hidden.sort_unstable();
    let mut out = BTreeSet::new();
    let mut from = around.start;
    for span in hidden.into_iter().chain([Span { start: around.end, end: around.end }]) {
        if span.start > from {
            out.extend(vocabulary.subjects(words(reading, Span { start: from, end: span.start.min(around.end) })));
        }
        from = from.max(span.end);
    }
    out
}

/// Whether words date an act, and not the day of publication alone.
pub(in crate::link) fn is_firm(time: &EventTime) -> bool {
    !matches!(time.reason.as_str(), "publication" | "after-publication" | "news" | "present-day")
}

/// Whether an act went on all the time that is given, in place of falling somewhere in it.
fn is_lasting(time: &EventTime) -> bool {
    time.reason == "lasting" || time.reason.starts_with("since")
}
