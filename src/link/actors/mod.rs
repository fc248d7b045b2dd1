//! Actors across documents: who is the same.

mod affairs;
mod bodies;
mod candidates;
mod groups;
mod names;
mod naming;
mod persons;
mod spelling;

use super::corpus::Corpus;
use crate::lang::Language;
use crate::lang::linking::{Linking, fold};
use crate::model::{ActorId, ActorKind, Member, Merge, StoryActor, StoryActorId};
use candidates::{Form, candidates};
use groups::Groups;
pub(in crate::link) use naming::best_name;
use std::collections::{BTreeSet, HashMap};

/// The actors of the story, and which one each actor of a reading is.
pub(super) struct Cast {
    pub actors: Vec<StoryActor>,
    of_number: Vec<StoryActorId>,
    /// For each actor the country or body that it belongs to, or itself.
    house: Vec<StoryActorId>,
}

impl Cast {
    /// The actors in order, and which of them each actor of the corpus is.
    pub fn new(actors: Vec<StoryActor>, of_number: Vec<StoryActorId>) -> Self {
        let house = houses(&actors);
        Self { actors, of_number, house }
    }

    /// The story's actor that a reading's actor is.
    pub fn actor(&self, corpus: &Corpus, reading: usize, actor: ActorId) -> Option<StoryActorId> {
        corpus.actor_number(reading, actor).map(|number| self.of_number[number])
    }

    /// The story's actor that an actor of the corpus is.
    pub fn of_number(&self, number: usize) -> StoryActorId {
        self.of_number[number]
    }

    /// Whether an actor is people whom only a description tells.
    pub fn is_described(&self, actor: StoryActorId) -> bool {
        self.actors[actor.index()].kind == ActorKind::Group
    }

    /// The country or body that an actor belongs to, if the story has it; else the actor itself.
    pub fn house(&self, actor: StoryActorId) -> StoryActorId {
        self.house.get(actor.index()).copied().unwrap_or(actor)
    }

    /// The same for several, each once, in the order of the story's actors.
    pub fn actors(&self, corpus: &Corpus, reading: usize, actors: &[ActorId]) -> Vec<StoryActorId> {
        let found: BTreeSet<_> = actors.iter().filter_map(|&actor| self.actor(corpus, reading, actor)).collect();
        found.into_iter().collect()
    }
}

/// Finds who is the same across documents.
pub(super) fn cast(corpus: &Corpus, language: &Language) -> Cast {
    let linking = &language.linking;
    let candidates = candidates(corpus, linking);
    let mut groups = Groups::new(candidates.len());
    names::join_same_names(&candidates, &mut groups);
    names::join_variants(&candidates, &mut groups);
    bodies::join_demonyms(&candidates, &mut groups, language);
    persons::join_short_names(&candidates, &mut groups, linking);
    bodies::join_acronyms(&candidates, &mut groups, linking);
    persons::join_offices(corpus, &candidates, &mut groups, language);
    affairs::join_affairs(corpus, &candidates, &mut groups, language);
    let mut of_number = vec![StoryActorId(0); candidates.len()];
    let mut actors = Vec::new();
    for (place, group) in groups.all().into_iter().enumerate() {
        let id = StoryActorId(place as u32);
        let mut named = group.clone();
        named.retain(|&number| candidates[number].form != Form::Unnamed);
        let name = naming::best_name(corpus, if named.is_empty() { &group } else { &named });
        actors.push(one(corpus, id, &group, name, groups.evidence(group[0]), linking));
        for number in group {
            of_number[number] = id;
        }
    }
    Cast::new(actors, of_number)
}

/// The actor that several of the corpus are, under a name.
pub(super) fn one(
    corpus: &Corpus,
    id: StoryActorId,
    group: &[usize],
    name: String,
    evidence: Vec<Merge>,
    linking: &Linking,
) -> StoryActor {
    let actors = || group.iter().map(|&number| corpus.actor(number));
    StoryActor {
        id,
        kind: corpus.actor(group[0]).kind,
        role: naming::most_frequent(actors().filter_map(|actor| actor.role.as_deref())),
        of: naming::most_frequent(actors().filter_map(|actor| actor.of.as_deref())),
        aliases: naming::aliases(corpus, group, &name, linking),
        name,
        members: group
            .iter()
            .map(|&number| {
                let place = corpus.actor_place(number);
                Member { doc: corpus.readings()[place.reading].doc.clone(), actor: ActorId(place.item as u32) }
            })
            .collect(),
        evidence,
        corrected: Vec::new(),
    }
}

/// Whom each actor belongs to: the country of that name, else the only body.
fn houses(actors: &[StoryActor]) -> Vec<StoryActorId> {
    let mut countries: HashMap<String, StoryActorId> = HashMap::new();
    let mut bodies: HashMap<String, Vec<StoryActorId>> = HashMap::new();
    for actor in actors {
        match actor.kind {
            ActorKind::Country => {
                countries.insert(fold(&actor.name), actor.id);
            }
            ActorKind::Organisation => {
                let names: BTreeSet<String> =
                    actor.aliases.iter().chain([&actor.name]).map(|name| fold(name)).collect();
                for name in names {
                    bodies.entry(name).or_default().push(actor.id);
                }
            }
            ActorKind::Person | ActorKind::Group | ActorKind::Place => {}
        }
    }
    let house = |of: &str| {
        let of = fold(of);
        let body = || bodies.get(&of).filter(|bodies| bodies.len() == 1).map(|bodies| bodies[0]);
        countries.get(&of).copied().or_else(body)
    };
    actors.iter().map(|actor| actor.of.as_deref().and_then(house).unwrap_or(actor.id)).collect()
}
