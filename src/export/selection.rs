//! Which part of a story is exported.

use crate::model::{
    ActorId, Contradiction, EventId, EventType, Figure, Quote, Reading, Relation, Span, Story, StoryActor,
    StoryActorId, StoryEvent, StoryEventId,
};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// What is exported: whatever meets each criterion that is given. None given is everything.
///
/// An event belongs to it when it is one of `events`, one of `actors` takes part in it or is cited for it, and one of
/// `documents` tells it. A quotation or figure, when one of `actors` gave it, and its sentence tells one of `events`.
/// Actors whom these name come with them, so that no name is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// These events.
    pub events: Option<BTreeSet<StoryEventId>>,
    /// What these actors do, suffer or say.
    pub actors: Option<BTreeSet<StoryActorId>>,
    /// What these documents tell.
    pub documents: Option<BTreeSet<String>>,
}

impl Selection {
    /// Whether nothing is left out.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.events.is_none() && self.actors.is_none() && self.documents.is_none()
    }

    fn has_document(&self, doc: &str) -> bool {
        self.documents.as_ref().is_none_or(|documents| documents.contains(doc))
    }

    fn has_event(&self, event: &StoryEvent) -> bool {
        self.events.as_ref().is_none_or(|events| events.contains(&event.id))
            && self.actors.as_ref().is_none_or(|actors| parties(event).any(|actor| actors.contains(&actor)))
            && (self.documents.is_none() || event.mentions.iter().any(|mention| self.has_document(&mention.doc)))
    }

    /// Whether something that somebody gave was given by one of the actors.
    fn is_by(&self, actor: Option<StoryActorId>) -> bool {
        self.actors.as_ref().is_none_or(|actors| actor.is_some_and(|actor| actors.contains(&actor)))
    }
}

/// What is selected of one reading.
pub(super) struct Excerpt<'a> {
    /// The reading, whole.
    pub reading: &'a Reading,
    /// Its events, each with the story's that it belongs to, in the text's order.
    pub events: Vec<(EventId, StoryEventId)>,
    /// Its quotations.
    pub quotes: Vec<&'a Quote>,
    /// Its figures.
    pub figures: Vec<&'a Figure>,
    /// The story's actor of each of the reading's actors.
    pub cast: Vec<Option<StoryActorId>>,
    /// The sentences that tell a selected event, where events were chosen.
    told: Option<BTreeSet<usize>>,
}

impl Excerpt<'_> {
    /// Whether a place belongs to what is selected.
    pub fn tells(&self, span: Span) -> bool {
        self.told.as_ref().is_none_or(|told| sentence_at(self.reading, span).is_some_and(|place| told.contains(&place)))
    }
}

/// The place of the sentence in which a span begins.
pub(super) fn sentence_at(reading: &Reading, span: Span) -> Option<usize> {
    let place = reading.sentence_at(span);
    reading.sentences.get(place).is_some_and(|sentence| sentence.start <= span.start).then_some(place)
}

/// Everybody whom an event names.
fn parties(event: &StoryEvent) -> impl Iterator<Item = StoryActorId> + '_ {
    event.agents.iter().chain(&event.targets).chain(&event.sources).chain(&event.place).copied()
}

/// Cuts readings and story down to what is selected; the story's actors and events are numbered anew, as the contract
/// asks that a number be a place in its list.
pub(super) fn select<'a>(
    readings: &'a [Reading],
    story: &'a Story,
    selection: &Selection,
) -> (Vec<Excerpt<'a>>, Cow<'a, Story>) {
    let mut event_of: HashMap<(&str, EventId), StoryEventId> = HashMap::new();
    let mut actor_of: HashMap<(&str, ActorId), StoryActorId> = HashMap::new();
    let kept: BTreeSet<StoryEventId> =
        story.events.iter().filter(|event| selection.has_event(event)).map(|event| event.id).collect();
    for event in story.events.iter().filter(|event| kept.contains(&event.id)) {
        event_of.extend(event.mentions.iter().map(|mention| ((mention.doc.as_str(), mention.event), event.id)));
    }
    for actor in &story.actors {
        actor_of.extend(actor.members.iter().map(|member| ((member.doc.as_str(), member.actor), actor.id)));
    }
    let excerpt = |reading: &'a Reading| excerpt(reading, selection, &event_of, &actor_of);
    let mut excerpts: Vec<Excerpt> =
        readings.iter().filter(|reading| selection.has_document(&reading.doc)).map(excerpt).collect();
    if selection.is_everything() {
        return (excerpts, Cow::Borrowed(story));
    }
    let is_part = |excerpt: &Excerpt| {
        let appears = |actors: &BTreeSet<_>| excerpt.cast.iter().flatten().any(|actor| actors.contains(actor));
        !(excerpt.events.is_empty() && excerpt.quotes.is_empty() && excerpt.figures.is_empty())
            || selection.events.is_none() && selection.actors.as_ref().is_none_or(appears)
    };
    excerpts.retain(is_part);
    let contradictions = contradictions(story, &excerpts, selection);
    let actors = chosen_actors(story, &excerpts, &kept, &contradictions, selection);
    let numbers = Numbers::new(&actors, &kept);
    let story = Story {
        actors: story
            .actors
            .iter()
            .filter_map(|actor| {
                let id = numbers.actor(actor.id)?;
                let members = actor.members.iter().filter(|member| selection.has_document(&member.doc));
                Some(StoryActor { id, members: members.cloned().collect(), ..actor.clone() })
            })
            .collect(),
        events: story.events.iter().filter_map(|event| numbers.renumber(event, selection)).collect(),
        relations: story.relations.iter().filter_map(|relation| numbers.relation(relation, story)).collect(),
        contradictions: numbers.sources(contradictions),
    };
    for excerpt in &mut excerpts {
        excerpt.events =
            excerpt.events.iter().filter_map(|&(event, told)| Some((event, numbers.event(told)?))).collect();
        excerpt.cast = excerpt.cast.iter().map(|actor| numbers.actor((*actor)?)).collect();
    }
    (excerpts, Cow::Owned(story))
}

fn excerpt<'a>(
    reading: &'a Reading,
    selection: &Selection,
    event_of: &HashMap<(&str, EventId), StoryEventId>,
    actor_of: &HashMap<(&str, ActorId), StoryActorId>,
) -> Excerpt<'a> {
    let doc = reading.doc.as_str();
    let events: Vec<_> =
        reading.events.iter().filter_map(|event| Some((event.id, *event_of.get(&(doc, event.id))?))).collect();
    let cast: Vec<_> = reading.actors.iter().map(|actor| actor_of.get(&(doc, actor.id)).copied()).collect();
    let sentence = |id: EventId| reading.events.get(id.index()).map(|event| event.sentence as usize);
    let told = selection.events.as_ref().map(|_| events.iter().filter_map(|&(id, _)| sentence(id)).collect());
    let mut excerpt = Excerpt { reading, events, quotes: Vec::new(), figures: Vec::new(), cast, told };
    let story_actor = |actor: Option<ActorId>| excerpt.cast.get(actor?.index()).copied().flatten();
    let quotes = reading.quotes.iter();
    let quotes = quotes.filter(|quote| selection.is_by(story_actor(quote.speaker)) && excerpt.tells(quote.span));
    let figures = reading.figures.iter();
    let figures = figures.filter(|figure| selection.is_by(story_actor(figure.source)) && excerpt.tells(figure.span));
    (excerpt.quotes, excerpt.figures) = (quotes.collect(), figures.collect());
    excerpt
}

/// The contradictions of which two claims at least are selected, with these claims.
fn contradictions(story: &Story, excerpts: &[Excerpt], selection: &Selection) -> Vec<Contradiction> {
    let places: HashMap<&str, &Excerpt> =
        excerpts.iter().map(|excerpt| (excerpt.reading.doc.as_str(), excerpt)).collect();
    let mut out = Vec::new();
    for contradiction in &story.contradictions {
        let claims = contradiction.claims.iter().filter(|claim| {
            selection.is_by(claim.source)
                && places.get(claim.doc.as_str()).is_some_and(|excerpt| excerpt.tells(claim.span))
        });
        let claims: Vec<_> = claims.cloned().collect();
        if claims.len() > 1 {
            out.push(Contradiction { claims, ..contradiction.clone() });
        }
    }
    out
}

fn chosen_actors(
    story: &Story,
    excerpts: &[Excerpt],
    kept: &BTreeSet<StoryEventId>,
    contradictions: &[Contradiction],
    selection: &Selection,
) -> BTreeSet<StoryActorId> {
    let mut named: BTreeSet<StoryActorId> =
        story.events.iter().filter(|event| kept.contains(&event.id)).flat_map(parties).collect();
    for excerpt in excerpts {
        let given = excerpt.quotes.iter().map(|quote| quote.speaker);
        let given = given.chain(excerpt.figures.iter().map(|figure| figure.source)).flatten();
        named.extend(given.filter_map(|actor| excerpt.cast.get(actor.index()).copied().flatten()));
    }
    named
        .extend(contradictions.iter().flat_map(|contradiction| &contradiction.claims).filter_map(|claim| claim.source));
    let is_asked = |actor: &StoryActor| {
        selection.events.is_none()
            && selection.actors.as_ref().is_none_or(|actors| actors.contains(&actor.id))
            && actor.members.iter().any(|member| selection.has_document(&member.doc))
    };
    named.extend(story.actors.iter().filter(|actor| is_asked(actor)).map(|actor| actor.id));
    named
}

/// The new numbers of what is kept.
struct Numbers {
    actors: HashMap<StoryActorId, StoryActorId>,
    events: HashMap<StoryEventId, StoryEventId>,
}

impl Numbers {
    fn new(actors: &BTreeSet<StoryActorId>, events: &BTreeSet<StoryEventId>) -> Self {
        Self {
            actors: actors.iter().zip(0..).map(|(&id, place)| (id, StoryActorId(place))).collect(),
            events: events.iter().zip(0..).map(|(&id, place)| (id, StoryEventId(place))).collect(),
        }
    }

    fn actor(&self, id: StoryActorId) -> Option<StoryActorId> {
        self.actors.get(&id).copied()
    }

    fn event(&self, id: StoryEventId) -> Option<StoryEventId> {
        self.events.get(&id).copied()
    }

    fn renumber(&self, event: &StoryEvent, selection: &Selection) -> Option<StoryEvent> {
        let all = |ids: &[StoryActorId]| ids.iter().filter_map(|&id| self.actor(id)).collect();
        Some(StoryEvent {
            id: self.event(event.id)?,
            agents: all(&event.agents),
            targets: all(&event.targets),
            place: event.place.and_then(|id| self.actor(id)),
            sources: all(&event.sources),
            mentions: event.mentions.iter().filter(|mention| selection.has_document(&mention.doc)).cloned().collect(),
            ..event.clone()
        })
    }

    /// The relation of the events that are kept, if there are any.
    fn relation(&self, relation: &Relation, story: &Story) -> Option<Relation> {
        let old: Vec<StoryEventId> = relation.events.iter().copied().filter(|&id| self.event(id).is_some()).collect();
        let count = |holds: fn(EventType) -> bool| {
            old.iter().filter(|id| story.events.get(id.index()).is_some_and(|event| holds(event.kind))).count() as u32
        };
        (!old.is_empty()).then_some(())?;
        Some(Relation {
            from: self.actor(relation.from)?,
            to: self.actor(relation.to)?,
            cooperation: count(EventType::is_cooperation),
            conflict: count(EventType::is_conflict),
            events: old.iter().filter_map(|&id| self.event(id)).collect(),
        })
    }

    fn sources(&self, mut contradictions: Vec<Contradiction>) -> Vec<Contradiction> {
        for claim in contradictions.iter_mut().flat_map(|contradiction| &mut contradiction.claims) {
            claim.source = claim.source.and_then(|id| self.actor(id));
        }
        contradictions
    }
}
