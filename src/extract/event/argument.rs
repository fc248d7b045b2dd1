//! The acts of a sentence → who did them, to whom, and where.

use super::act::{Act, Acts, clause_word};
use super::implied;
use super::location;
use super::scene::{Argument, SIDES, Scene};
use super::stray::{beside, beyond_place};
use crate::lang::frames::{Control, Link, Operator};
use crate::model::{ActorKind, Dependency, EventType, Upos};

/// The rule under which whoever mediates takes part.
pub const MEDIATOR: &str = "mediator";

/// An argument with the rule that found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Who, and in which words.
    pub argument: Argument,
    /// The rule.
    pub rule: &'static str,
}

/// The parts of one act.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Who did it.
    pub agents: Vec<Part>,
    /// To whom.
    pub targets: Vec<Part>,
    /// Where.
    pub place: Option<Part>,
}

/// Who stands where in a sentence: the parts of its acts, and the subject of each of its verbs.
pub struct Cast {
    /// The parts, one for each of [`Acts::all`].
    pub parts: Vec<Parts>,
    /// For each word, the subject of the verb group that it heads.
    subjects: Vec<Vec<Part>>,
}

impl Cast {
    /// Finds the parts of the acts of a sentence.
    pub fn find(scene: &Scene, acts: &Acts) -> Self {
        let count = scene.tree.words.len();
        let mut cast = Self { parts: vec![Parts::default(); acts.all.len()], subjects: vec![Vec::new(); count] };
        for &place in &scene.order {
            if scene.is_verb(place) || scene.auxiliaries(place).next().is_some() {
                cast.subjects[place] = cast.subject(scene, acts, place);
            }
            if let Some(act) = acts.at[place] {
                cast.parts[act] = cast.parts_of(scene, acts, &acts.all[act]);
            }
        }
        implied::complete(scene, acts, &mut cast.parts);
        for act in 0..acts.all.len() {
            if cast.parts[act].targets.is_empty() {
                cast.parts[act].targets = cast.behind_object(scene, acts, act);
            }
        }
        location::place_all(scene, acts, &mut cast.parts);
        cast
    }

    /// The grammatical subject of a verb group: its own, or the one that it shares or is controlled by.
    fn subject(&self, scene: &Scene, acts: &Acts, place: usize) -> Vec<Part> {
        let link = if scene.is_passive(place) { Link::Object } else { Link::Subject };
        let own = parts_at(scene, place, &link, if link == Link::Object { "subject-of-passive" } else { "subject" });
        if !own.is_empty() || !scene.at(place, &link).is_empty() {
            return own;
        }
        if let Some(first) = scene.first_conjunct(place) {
            let shared = renamed(&self.subjects[first], "subject-shared");
            return if shared.is_empty() { nearest(scene, place) } else { shared };
        }
        let Some(head) = scene.head(place) else { return nearest(scene, place) };
        let relation = scene.word(place).relation;
        if scene.is_infinitive(place) {
            let free = scene.link(place) != Some(Link::Infinitive) && scene.is_verb(head);
            return if free { self.purposeful(scene, place, head) } else { self.controlled(scene, acts, head) };
        }
        if scene.is_participle(place) {
            let on_noun = relation == Dependency::Acl && !scene.is_verb(head);
            let described = if on_noun { parts(scene.actors(head), "subject-of-participle") } else { Vec::new() };
            let acts = described.iter().any(|part| scene.kind(part.argument.actor) != Some(ActorKind::Place));
            return if acts { described } else { self.subject_above(scene, place) };
        }
        nearest(scene, place)
    }

    /// The subject of the nearest verb above that has one.
    fn subject_above(&self, scene: &Scene, place: usize) -> Vec<Part> {
        const DEPTH: usize = 8;
        let above = std::iter::successors(scene.head(place), |&here| scene.head(here)).take(DEPTH);
        let subject = above.map(|here| &self.subjects[here]).find(|subject| !subject.is_empty());
        subject.map(|subject| renamed(subject, "subject-shared")).unwrap_or_default()
    }

    /// Who does something in order to do another, « ils bloquent la gare *pour obtenir* un local », before or after it; of a
    /// passive whoever hides behind it, « la gare est bloquée pour obtenir un local », but for what was done before it, « il a été
    /// condamné pour avoir menti ».
    fn purposeful(&self, scene: &Scene, place: usize, head: usize) -> Vec<Part> {
        let done = scene.children_by(place, Dependency::AuxTense).next().is_some();
        if scene.is_passive(head) && scene.marked_as(place, Operator::Purpose) && !done {
            return parts_at(scene, head, &Link::Subject, "agent-of-passive");
        }
        renamed(&self.subjects[head], "controlled-by-subject")
    }

    /// The subject of an infinitive that depends on `head`.
    fn controlled(&self, scene: &Scene, acts: &Acts, head: usize) -> Vec<Part> {
        let control = acts.government(scene, head).map_or(Control::Subject, |government| government.control);
        let found = match (control, acts.at[head]) {
            (Control::Target, Some(act)) => renamed(&self.parts[act].targets, "controlled-by-target"),
            (Control::Target, None) => parts_at(scene, head, &Link::Object, "controlled-by-object"),
            (Control::Subject, Some(act)) if !scene.is_verb(head) => {
                renamed(&self.parts[act].agents, "controlled-by-agent")
            }
            (Control::Subject, _) => renamed(&self.subjects[head], "controlled-by-subject"),
            (Control::None | Control::Patient, _) => Vec::new(),
        };
        if found.is_empty() && !scene.is_verb(head) && acts.at[head].is_none() {
            let above = clause_word(scene, head).filter(|&word| scene.is_verb(word));
            return above.map(|word| renamed(&self.subjects[word], "controlled-by-subject")).unwrap_or_default();
        }
        found
    }

    fn parts_of(&self, scene: &Scene, acts: &Acts, act: &Act) -> Parts {
        let Some(pattern) = act.pattern(scene) else { return Parts::default() };
        let verbal = scene.is_verb(act.word)
            || scene.word(act.word).upos != Upos::Noun
            || act.carriers.is_empty() && scene.auxiliaries(act.word).next().is_some();
        let passive = scene.is_passive(act.word);
        let side = |links: &[Link]| {
            links.iter().find_map(|link| {
                let found = match link {
                    Link::Subject if verbal && !passive => renamed(&self.subjects[act.word], "subject"),
                    Link::Object if verbal && passive => renamed(&self.subjects[act.word], "subject-of-passive"),
                    link => parts_around(scene, act, link),
                };
                (!found.is_empty()).then_some(found)
            })
        };
        let mut agents = Vec::new();
        if !verbal && !pattern.agents.is_empty() {
            agents = self.carried_agents(scene, act);
        }
        if agents.is_empty() {
            agents = side(&pattern.agents).unwrap_or_default();
        }
        let predicate = scene.word(act.word).upos == Upos::Noun && scene.marker(act.word).is_some();
        if agents.is_empty() && predicate && scene.auxiliaries(act.word).next().is_some() {
            agents = renamed(&self.subjects[act.word], "subject-of-predicate");
        }
        if agents.is_empty() && pattern.agents.contains(&Link::Owner) && scene.marked_as(act.word, Operator::State) {
            agents = self.in_state(scene, act.word);
        }
        let mut targets = side(&pattern.targets).unwrap_or_default();
        if !verbal && targets.is_empty() {
            targets = self.carried_targets(scene, acts, act);
        }
        if !verbal && targets.is_empty() && pattern.mutual {
            targets = pattern
                .targets
                .iter()
                .map(|link| beside(scene, act.word, link))
                .find(|found| !found.is_empty())
                .unwrap_or_default();
        }
        if !verbal && agents.is_empty() && pattern.mutual && act.kind() == EventType::Consult {
            agents = self.attending(scene, act.word, !targets.is_empty());
        }
        // « (Genève) Le conseil a voté … »: where somebody else acts, a place does not.
        let is_place = |part: &Part| scene.kind(part.argument.actor) == Some(ActorKind::Place);
        if !agents.iter().all(is_place) {
            agents.retain(|agent| !is_place(agent));
        }
        // « elle l'a dit à Lille », but « elle presse Québec d'agir »
        if pattern.speech {
            targets.retain(|target| target.rule == "object" || !is_place(target));
        }
        targets.retain(|target| !agents.iter().any(|agent| agent.argument.actor == target.argument.actor));
        if act.frame.is_some_and(|frame| frame.trigger.reflexive)
            && !pattern.mutual
            && pattern.targets.contains(&Link::Object)
            && (agents.len() > 1 || agents.iter().any(|agent| agent.argument.actor == SIDES))
            && targets.is_empty()
        {
            targets = renamed(&agents, "target-mutual");
        }
        // « les élus seront reçus »: whoever is met takes part.
        let received = passive && pattern.mutual && targets.iter().all(|target| target.rule == "subject-of-passive");
        if (pattern.patient_acts || received) && agents.is_empty() {
            agents = std::mem::take(&mut targets);
        }
        if pattern.mutual && matches!(act.kind(), EventType::Agree | EventType::Consult) {
            let third = mediators(scene, act);
            targets.retain(|target| !third.iter().any(|part| part.argument.actor == target.argument.actor));
            agents.extend(third);
        }
        Parts { agents, targets, place: None }
    }

    /// Who is in the state of an act: « les dockers, *en grève* ».
    fn in_state(&self, scene: &Scene, noun: usize) -> Vec<Part> {
        use Dependency::{Acl, Advcl, Amod, Appos, Nmod, Obl, OblArg, OblMod};
        let Some(head) = scene.head(noun) else { return Vec::new() };
        match scene.word(noun).relation {
            Nmod | Acl | Amod | Appos => parts(scene.actors(head), "subject-in-state"),
            // « en visite à Lille, la ministre a promis … »
            Advcl | Obl | OblArg | OblMod => renamed(&self.subjects[head], "subject-in-state"),
            _ => Vec::new(),
        }
    }

    /// Who does something for or at a mutual act: « elle est à Rome pour des entretiens », « elle l'a dit lors d'une rencontre
    /// avec ses pairs ».
    fn attending(&self, scene: &Scene, noun: usize, with_somebody: bool) -> Vec<Part> {
        let adjunct = scene.is_adjunct(noun) || scene.word(noun).relation == Dependency::Nmod;
        let there = adjunct && (with_somebody || scene.marked_as(noun, Operator::Purpose));
        let subject = scene.head(noun).filter(|_| there).map(|head| &self.subjects[head]);
        subject.map(|subject| renamed(subject, "subject-attending")).unwrap_or_default()
    }

    /// The subject of the light verb that carries a noun: « l'armée a lancé une attaque ».
    fn carried_agents(&self, scene: &Scene, act: &Act) -> Vec<Part> {
        for (carrier, link) in &act.carriers {
            let governors =
                scene.frames().governors_of(crate::lang::frames::TriggerClass::Verb, &scene.word(*carrier).lemma);
            let Some(governor) = governors.into_iter().find(|governor| governor.content.links.contains(link)) else {
                continue;
            };
            let found = match governor.content.control {
                // « il est impliqué dans la médiation »
                Control::Subject if matches!(link, Link::Preposition(_)) && scene.is_passive(*carrier) => {
                    renamed(&self.subjects[*carrier], "subject-of-carrier")
                }
                Control::Subject if *link != Link::Subject && scene.is_passive(*carrier) => {
                    parts_at(scene, *carrier, &Link::Subject, "agent-of-carrier")
                }
                Control::Subject if *link != Link::Subject && scene.head(*carrier) == Some(act.word) => {
                    parts_at(scene, *carrier, &Link::Subject, "subject-of-carrier")
                }
                Control::Subject if *link != Link::Subject => renamed(&self.subjects[*carrier], "subject-of-carrier"),
                Control::Target => {
                    let mut found = parts_at(scene, *carrier, &Link::Object, "object-of-carrier");
                    let other = Link::Preposition(scene.frames().indirect_object.clone());
                    found.extend(parts_at(scene, *carrier, &other, "complement-of-carrier"));
                    found.retain(|part| scene.kind(part.argument.actor) != Some(ActorKind::Place));
                    found
                }
                _ => Vec::new(),
            };
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Whom the verb that carries a noun has it befall: its object, « un séisme a frappé la ville », or its subject, « elle écope
    /// d'une amende ».
    fn carried_targets(&self, scene: &Scene, acts: &Acts, act: &Act) -> Vec<Part> {
        let subject = act.carriers.iter().find(|(_, link)| *link == Link::Subject);
        if let Some(&(carrier, _)) = subject {
            return parts_at(scene, carrier, &Link::Object, "object-of-carrier");
        }
        let befalls = act.pattern(scene).is_some_and(|pattern| !pattern.targets.is_empty());
        let suffers = |&&(carrier, _): &&(usize, Link)| {
            let control = acts.governors[carrier].map(|standing| standing.governor.content.control);
            befalls && control == Some(Control::Patient) && !scene.is_passive(carrier)
        };
        let carrier = act.carriers.iter().find(suffers);
        carrier.map(|&(carrier, _)| renamed(&self.subjects[carrier], "subject-who-suffers")).unwrap_or_default()
    }
}

/// What stands at a link of the act's word or of the words that carry it.
fn parts_around(scene: &Scene, act: &Act, link: &Link) -> Vec<Part> {
    let rule = match link {
        Link::Subject => "agent-of-passive",
        Link::Object => "object",
        Link::Owner => "owner",
        Link::Preposition(_) => "complement",
        Link::Infinitive | Link::Clause => return Vec::new(),
    };
    let mut own = parts_at(scene, act.word, link, rule);
    let Link::Preposition(preposition) = link else { return own };
    if own.is_empty() && !scene.is_verb(act.word) && scene.frames().is(preposition, Operator::Belonging) {
        own = beyond_place(scene, act.word, link);
    }
    let tail = act.words.iter().chain(&act.absorbed).copied().filter(|&word| word != act.word && !scene.is_verb(word));
    let in_trigger = tail.map(|word| parts_at(scene, word, link, "complement-of-trigger"));
    let carriers = act.carriers.iter().map(|&(carrier, _)| parts_at(scene, carrier, link, "complement-of-carrier"));
    let around = [own].into_iter().chain(in_trigger).chain(carriers).find(|found| !found.is_empty());
    let mut found = around.unwrap_or_default();
    if scene.frames().is(preposition, Operator::Place) && act.kind() != EventType::Consult {
        found.retain(|part| scene.kind(part.argument.actor) != Some(ActorKind::Place));
    }
    found
}

/// Who mediates: « un accord conclu sous l'égide de la Cédéao ».
fn mediators(scene: &Scene, act: &Act) -> Vec<Part> {
    let carriers = act.carriers.iter().map(|&(carrier, _)| carrier);
    let described = scene.children_by(act.word, Dependency::Acl).filter(|&child| scene.is_participle(child));
    let words = [act.word].into_iter().chain(act.absorbed.iter().copied()).chain(carriers).chain(described);
    let around = words.flat_map(|word| scene.children(word).iter().copied());
    let mediating = around.filter(|&child| scene.marked_as(child, Operator::Mediation));
    let named = mediating.filter_map(|child| scene.compound_complement(child));
    let mut found: Vec<Part> = named.flat_map(|word| parts(scene.actors(word), MEDIATOR)).collect();
    found.dedup_by_key(|part| part.argument.actor);
    found
}

/// Who stands at a link of a word.
pub(super) fn parts_at(scene: &Scene, place: usize, link: &Link, rule: &'static str) -> Vec<Part> {
    scene.at(place, link).into_iter().flat_map(|word| parts(scene.actors(word), rule)).collect()
}

/// Actors under a rule.
pub(super) fn parts(arguments: Vec<Argument>, rule: &'static str) -> Vec<Part> {
    arguments.into_iter().map(|argument| Part { argument, rule }).collect()
}

fn nearest(scene: &Scene, place: usize) -> Vec<Part> {
    parts(scene.nearest_subject(place), "nearest-before-verb")
}

pub(super) fn renamed(found: &[Part], rule: &'static str) -> Vec<Part> {
    found.iter().map(|part| Part { argument: part.argument, rule }).collect()
}
