//! Acts on other acts → whom they concern: « rejeter le recours du maire ».

use super::act::Acts;
use super::argument::{Cast, Part, Parts, parts, parts_at, renamed};
use super::scene::Scene;
use crate::lang::frames::{Link, Operator};
use crate::model::{ActorKind, EventType};

impl Cast {
    /// Whom an act on another act concerns: who did that, or whom it befell, « rejeter le recours du maire », « exiger le
    /// départ du préfet ».
    pub(super) fn behind_object(&self, scene: &Scene, acts: &Acts, act: usize) -> Vec<Part> {
        use EventType::{Accuse, Agree, Concede, Judge, Protest, Reject, Request, Support, Threaten};
        let found = &acts.all[act];
        let towards =
            matches!(found.kind(), Accuse | Agree | Concede | Judge | Protest | Reject | Request | Support | Threaten);
        let protest = found.kind() == EventType::Protest;
        if found.frame.is_none() || !towards || !(protest || scene.is_verb(found.word)) {
            return Vec::new();
        }
        let agents = &self.parts[act].agents;
        let known = |part: &Part| agents.iter().any(|agent| agent.argument.actor == part.argument.actor);
        let party = |part: &Part| !known(part) && scene.kind(part.argument.actor) != Some(ActorKind::Place);
        let chosen = |found: Vec<Part>| -> Option<Vec<Part>> {
            let parties: Vec<Part> = found.into_iter().filter(&party).collect();
            (!parties.is_empty()).then_some(parties)
        };
        let takes_back = found.kind() == EventType::Concede;
        let objects = || {
            let complements = scene.children(found.word).iter().copied();
            let against = complements.filter(|&child| scene.marked_as(child, Operator::Against));
            let indirect = Link::Preposition(scene.frames().indirect_object.clone());
            let given_up = if takes_back { scene.at(found.word, &indirect) } else { Vec::new() };
            let direct = scene.at(found.word, &Link::Object).into_iter();
            direct.chain(against).chain(given_up).filter(|&object| !scene.is_verb(object))
        };
        let against = objects().find_map(|object| {
            let complements = scene.children(object).iter().copied();
            let against = complements.filter(|&child| scene.marked_as(child, Operator::Against));
            chosen(against.flat_map(|child| parts(scene.actors(child), "against-of-object")).collect())
        });
        let of_act = || {
            objects().find_map(|object| {
                let other = acts.at[object].filter(|&other| other != act)?;
                let befalls = acts.all[other].pattern(scene).is_some_and(|pattern| pattern.agents.is_empty());
                let Parts { agents, targets, .. } = &self.parts[other];
                let whom = if befalls || takes_back && !targets.is_empty() { targets } else { agents };
                chosen(renamed(whom, "party-to-object"))
            })
        };
        let belonging = |noun: usize| {
            let complements = scene.children(noun).iter().copied();
            complements.filter(|&child| scene.marked_as(child, Operator::Belonging))
        };
        // « elle propose une trêve, qu'ils ont acceptée »
        let of_offer = || {
            let answers = matches!(found.kind(), Agree | Reject);
            objects().filter(|_| answers).find_map(|object| {
                let offer = acts.at[scene.head(object)?].filter(|&other| acts.all[other].kind() == Request)?;
                chosen(renamed(&self.parts[offer].agents, "who-offers-it"))
            })
        };
        // « l'abandon du projet de la direction », but « elle réclame la libération du maire » of somebody else.
        let of_noun = || {
            objects().find_map(|object| {
                let whom = acts.at[object].map(|other| &self.parts[other].targets);
                let befallen = |part: &Part| {
                    whom.is_some_and(|whom| whom.iter().any(|other| other.argument.actor == part.argument.actor))
                };
                let owners = belonging(object).chain(belonging(object).flat_map(belonging));
                owners.into_iter().find_map(|owner| {
                    let mut found = parts(scene.actors(owner), "owner-of-object");
                    found.retain(|part| !befallen(part));
                    chosen(found)
                })
            })
        };
        // « elle refuse de recevoir le préfet »
        let of_infinitive = || {
            let may = matches!(found.kind(), Concede | Protest | Reject | Threaten);
            let infinitives = if may { scene.at(found.word, &Link::Infinitive) } else { Vec::new() };
            infinitives.into_iter().find_map(|verb| match acts.at[verb] {
                Some(other) => chosen(renamed(&self.parts[other].targets, "party-to-infinitive")),
                None => chosen(parts_at(scene, verb, &Link::Object, "party-to-infinitive")),
            })
        };
        against.or_else(of_act).or_else(of_offer).or_else(of_noun).or_else(of_infinitive).unwrap_or_default()
    }
}
