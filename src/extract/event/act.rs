//! A sentence → the acts that it names: which words match which frame.

use super::mood::{self, Mode};
use super::scene::Scene;
use super::when::is_resolved;
use crate::lang::frames::{Effect, Frame, Government, Governor, Link, Operator, Pattern, TriggerClass};
use crate::model::{Dependency, EventType, Upos};

/// A place in a sentence that names an act.
pub struct Act<'a> {
    /// The word that its parts hang on.
    pub word: usize,
    /// The words of its trigger.
    pub words: Vec<usize>,
    /// The complements that are one act with it.
    pub absorbed: Vec<usize>,
    /// Its frame; `None` for a dated act that no frame knows.
    pub frame: Option<&'a Frame>,
    /// The light verbs and phase words that carry it, inmost first, each with the link at which it stands.
    pub carriers: Vec<(usize, Link)>,
    /// The times attached to it, as places in the found times.
    pub times: Vec<usize>,
}

impl<'a> Act<'a> {
    /// Its type.
    pub fn kind(&self) -> EventType {
        self.frame.map_or(EventType::Other, |frame| frame.kind)
    }

    /// Where its parts stand.
    pub fn pattern(&self, scene: &Scene<'a>) -> Option<&'a Pattern> {
        self.frame.map_or_else(|| scene.frames().unknown(), |frame| Some(scene.frames().pattern(frame)))
    }
}

/// Whether a time hangs on a word, or on the verb whose subject it is.
#[derive(Clone, Copy)]
struct Dated {
    own: bool,
    verb: bool,
}

/// A governor that stands at a word.
#[derive(Clone, Copy)]
pub struct Standing<'a> {
    /// It.
    pub governor: &'a Governor,
}

/// Which words of a sentence name or govern acts.
pub struct Acts<'a> {
    /// The acts, heads before what depends on them.
    pub all: Vec<Act<'a>>,
    /// For each word, the act that its parts hang on.
    pub at: Vec<Option<usize>>,
    /// For each word, the governor that it is.
    pub governors: Vec<Option<Standing<'a>>>,
    /// For each word, what its verb group or determiner says.
    pub modes: Vec<Mode>,
    /// For each word, the time that hangs on it if it is a verb which names no act.
    pub loose_times: Vec<Option<usize>>,
    /// For each word, the acts that it is a part of.
    pub on: Vec<Vec<usize>>,
}

/// What stands above a word.
pub enum Above {
    /// Acts, by their places in [`Acts::all`].
    Acts(Vec<usize>),
    /// A verb, or a noun or adjective with its copula, that names no act.
    Verb(usize),
    /// Neither, as far as one looks.
    Nothing,
}

impl<'a> Acts<'a> {
    /// Finds the acts of a sentence; `times` gives for each time expression in it the word that it hangs on.
    pub fn find(scene: &Scene<'a>, times: &[(usize, usize)]) -> Self {
        let count = scene.tree.words.len();
        let governors: Vec<Option<Standing>> = (0..count).map(|place| governor(scene, place)).collect();
        let modes = (0..count)
            .map(|place| match scene.word(place).upos {
                Upos::Noun | Upos::Propn => mood::noun_mode(scene, place),
                _ => mood::mode(scene, place),
            })
            .collect();
        let mut acts = Self {
            all: Vec::new(),
            at: vec![None; count],
            governors,
            modes,
            loose_times: vec![None; count],
            on: vec![Vec::new(); count],
        };
        let mut hosts = vec![false; count];
        let resolved = times.iter().filter(|&&(time, _)| is_resolved(&scene.found.times[time]));
        for host in resolved.filter_map(|&(_, word)| clause_word(scene, word)) {
            hosts[host] = true;
        }
        let mut taken = vec![false; count];
        for &place in &scene.order {
            if taken[place] || scene.is_in_name(place) || scene.is_of_preposition(place) || is_property(scene, place) {
                continue;
            }
            let carriers = acts.carriers(scene, place);
            let own = hosts[place] || carriers.iter().any(|&(carrier, _)| hosts[carrier]);
            let dated = Dated { own, verb: subject_of(scene, place).is_some_and(|verb| hosts[verb]) };
            let Some((site, words, frame)) = acts.frame_at(scene, place, &carriers, dated) else { continue };
            if acts.at[site].is_some() {
                continue;
            }
            for &word in &words {
                taken[word] = true;
            }
            acts.at[site] = Some(acts.all.len());
            let absorbed = frame.map(|frame| absorbed(scene, site, frame)).unwrap_or_default();
            for &word in &absorbed {
                taken[word] = true;
            }
            acts.all.push(Act { word: site, words, absorbed, frame, carriers, times: Vec::new() });
        }
        for (place, act) in acts.all.iter().enumerate() {
            let carriers = act.carriers.iter().map(|(carrier, _)| carrier);
            for &word in [&act.word].into_iter().chain(&act.words).chain(&act.absorbed).chain(carriers) {
                if !acts.on[word].contains(&place) {
                    acts.on[word].push(place);
                }
            }
        }
        for &(time, word) in times {
            match acts.above(scene, word) {
                Above::Acts(places) => places.into_iter().for_each(|place| acts.all[place].times.push(time)),
                Above::Verb(verb) => acts.loose_times[verb] = acts.loose_times[verb].or(Some(time)),
                Above::Nothing => {}
            }
        }
        acts
    }

    /// What a time or a place belongs to: the nearest acts above the word that it hangs on.
    pub fn above(&self, scene: &Scene, word: usize) -> Above {
        const DEPTH: usize = 16;
        for here in std::iter::successors(scene.head(word), |&here| scene.head(here)).take(DEPTH) {
            if !self.on[here].is_empty() {
                return Above::Acts(self.on[here].clone());
            }
            if self.governors[here].is_some() {
                let mut complements = scene.children(here).iter().copied();
                let act = complements
                    .find_map(|child| self.at[child].filter(|_| scene.link(child) == Some(Link::Infinitive)));
                if let Some(act) = act {
                    return Above::Acts(vec![act]);
                }
            }
            if scene.is_verb(here) || scene.children_by(here, Dependency::Cop).next().is_some() {
                return Above::Verb(here);
            }
        }
        Above::Nothing
    }

    /// What governs the complement of a word: its act's frame, or the governor that it is.
    pub fn government(&self, scene: &Scene<'a>, place: usize) -> Option<&'a Government> {
        if let Some(act) = self.at[place] {
            return self.all[act].frame.map(|frame| &scene.frames().pattern(frame).content);
        }
        self.governors[place].map(|standing| &standing.governor.content)
    }

    fn frame_at(
        &self,
        scene: &Scene<'a>,
        place: usize,
        carriers: &[(usize, Link)],
        told: Dated,
    ) -> Option<(usize, Vec<usize>, Option<&'a Frame>)> {
        let dated = told.own;
        let word = scene.word(place);
        let class = match word.upos {
            Upos::Verb | Upos::Aux => TriggerClass::Verb,
            Upos::Noun => TriggerClass::Noun,
            _ => return None,
        };
        let site = match word.upos {
            Upos::Aux => scene.head(place)?,
            _ => place,
        };
        for frame in scene.frames().of(class, &word.lemma) {
            if word.upos == Upos::Aux && frame.trigger.tail.is_empty() {
                continue;
            }
            let Some(words) = scene.trigger_words(place, &frame.trigger) else { continue };
            // A war goes on; a march that leaves on Saturday is on Saturday.
            let dated = dated || told.verb && !scene.frames().pattern(frame).of_sides;
            let fits = super::condition::Fit { scene, site, frame, carriers, dated };
            // « renoncer à une action »: what decides on an act is one itself.
            let decides = scene.frames().pattern(frame).content.effect != Effect::None;
            let is_light = frame.trigger.tail.is_empty() && !decides && self.carries_noun(scene, place);
            if !is_light && frame.conditions.iter().all(|condition| fits.holds(condition)) {
                return Some((site, words, Some(frame)));
            }
        }
        let unknown = word.upos == Upos::Verb
            && (self.governors[place].is_none_or(|standing| !takes_infinitive(&standing.governor.content)))
            && !self.carries_noun(scene, place)
            && !scene.is(place, Operator::Stative)
            && !scene.auxiliaries(place).any(|auxiliary| scene.word(auxiliary).relation == Dependency::Cop);
        let acted = || {
            let known = |link| scene.at(place, &link).iter().any(|&word| !scene.actors(word).is_empty());
            let reflexive = scene.is_reflexive(place);
            let mut senses = scene.frames().of(class, &word.lemma).map(|frame| &frame.trigger);
            let other_sense = senses.any(|trigger| trigger.reflexive == reflexive);
            let undone = self.governors[place].is_none() && scene.is_passive(place);
            let somebody_named = || known(Link::Subject) || known(Link::Object) || undone;
            if dated && !scene.is_infinitive(place) && somebody_named() {
                return true;
            }
            if scene.is_infinitive(place) {
                // « elle lui reproche d'avoir touché … », « il nie avoir reçu … »: what was done is told as an act.
                let done = scene.children_by(place, Dependency::AuxTense).next().is_some();
                return (done || !other_sense) && self.is_wanted(scene, place);
            }
            if other_sense {
                return Self::saying(scene, place).is_some()
                    && known(Link::Subject)
                    && mood::is_perfective(scene, place);
            }
            let somebody = || scene.at(place, &Link::Subject).iter().any(|&word| scene.is_somebody(word));
            mood::is_perfective(scene, place) && (somebody() || scene.is_passive(place))
        };
        (unknown && acted()).then(|| (place, vec![place], Self::saying(scene, place)))
    }

    /// The frame of a verb of saying of which the tree lost what was said: « elle a prétendu, quant à elle, que … ».
    fn saying(scene: &Scene<'a>, place: usize) -> Option<&'a Frame> {
        let frames = scene.frames();
        let object = scene.at(place, &Link::Object);
        let mut of_verb = frames.of(TriggerClass::Verb, &scene.word(place).lemma);
        let says = |frame: &&Frame| {
            frame.kind == EventType::State && frames.pattern(frame).speech && frame.trigger.tail.is_empty()
        };
        let reflexive = scene.is_reflexive(place);
        let free = object.is_empty() && !scene.is_passive(place) && !scene.is_infinitive(place);
        of_verb.find(says).filter(|frame| free && frame.trigger.reflexive == reflexive)
    }

    /// Whether an infinitive is what another act asks, promises, blames or refuses, or what a modal says that somebody will
    /// do: « il promet de rouvrir la gare », « elle doit rejoindre Lens ».
    fn is_wanted(&self, scene: &Scene, place: usize) -> bool {
        let Some(head) = scene.head(place).filter(|_| scene.link(place) == Some(Link::Infinitive)) else {
            return false;
        };
        match self.at[head].map(|act| self.all[act].frame) {
            Some(frame) => frame.is_some_and(|frame| takes_infinitive(&scene.frames().pattern(frame).content)),
            None => self.governors[head].is_some_and(|standing| {
                let content = &standing.governor.content;
                // « elle a pu repartir » did so.
                let done = matches!(content.effect, Effect::Hypothetical) && mood::is_compound(scene, head);
                let to_come = done || matches!(content.effect, Effect::Planned | Effect::Obliged);
                let subject = scene.at(head, &Link::Subject);
                to_come && takes_infinitive(content) && subject.iter().any(|&word| !scene.actors(word).is_empty())
            }),
        }
    }

    /// Whether a verb is here no act of its own, because a noun of action stands where it carries one.
    fn carries_noun(&self, scene: &Scene, place: usize) -> bool {
        let Some(standing) = self.governors[place] else { return false };
        let nominal =
            standing.governor.content.links.iter().filter(|link| !matches!(link, Link::Infinitive | Link::Clause));
        nominal.flat_map(|link| scene.at(place, link).into_iter().map(move |word| (word, link))).any(|(word, link)| {
            let carriers = [(place, link.clone())];
            let mut nouns = scene.frames().of(TriggerClass::Noun, &scene.word(word).lemma);
            scene.word(word).upos == Upos::Noun
                && nouns.any(|frame| {
                    let fits = super::condition::Fit { scene, site: word, frame, carriers: &carriers, dated: true };
                    scene.trigger_words(word, &frame.trigger).is_some()
                        && frame.conditions.iter().all(|condition| fits.holds(condition))
                })
        })
    }
}

fn takes_infinitive(content: &Government) -> bool {
    content.links.contains(&Link::Infinitive)
}

/// Whether a participle only describes its noun: « les soldats tués ».
fn is_property(scene: &Scene, place: usize) -> bool {
    use Dependency::{Acl, Advmod, Amod, Case, Cc, Conj, Det, Punct};
    scene.is_verb(place)
        && scene.is_participle(place)
        && matches!(scene.word(place).relation, Acl | Amod)
        && scene
            .children(place)
            .iter()
            .all(|&child| matches!(scene.word(child).relation, Punct | Cc | Conj | Advmod | Det | Case))
}

/// The verb whose subject a noun is: « une marche partira samedi ».
fn subject_of(scene: &Scene, noun: usize) -> Option<usize> {
    let link = scene.link(noun).filter(|_| scene.word(noun).upos == Upos::Noun)?;
    let verb = scene.head(noun).filter(|&head| scene.is_verb(head))?;
    let passive = scene.is_passive(verb) && link == Link::Object;
    (passive || link == Link::Subject && !scene.is_passive(verb)).then_some(verb)
}

fn governor<'a>(scene: &Scene<'a>, place: usize) -> Option<Standing<'a>> {
    let class = match scene.word(place).upos {
        Upos::Verb => TriggerClass::Verb,
        Upos::Noun => TriggerClass::Noun,
        Upos::Adj => TriggerClass::Adjective,
        _ => return None,
    };
    let mut governors = scene.frames().governors_of(class, &scene.word(place).lemma);
    governors
        .find(|governor| scene.trigger_words(place, &governor.trigger).is_some())
        .map(|governor| Standing { governor })
}

/// The complements that are one act with their trigger: « mettre fin aux combats ».
fn absorbed(scene: &Scene, site: usize, frame: &Frame) -> Vec<usize> {
    let pattern = scene.frames().pattern(frame);
    let all = pattern.content.effect == Effect::Absorbed;
    let mut places = Vec::new();
    for link in pattern.content.links.iter().chain([&Link::Object]) {
        for word in scene.at(site, link) {
            let mut frames = scene.frames().of(TriggerClass::Noun, &scene.word(word).lemma);
            if scene.word(word).upos == Upos::Noun && (all || frames.any(|other| other.kind == frame.kind)) {
                places.push(word);
            }
        }
    }
    if frame.trigger.class == TriggerClass::Noun {
        places.extend(scene.children(site).iter().copied().filter(|&child| {
            let mut frames = scene.frames().of(TriggerClass::Noun, &scene.word(child).lemma);
            scene.marked_as(child, Operator::Belonging) && frames.any(|other| other.kind == frame.kind)
        }));
    }
    places
}

/// The nearest verb or noun of action above a word, itself excluded.
pub fn clause_word(scene: &Scene, place: usize) -> Option<usize> {
    const DEPTH: usize = 16;
    let mut here = scene.head(place)?;
    for _ in 0..DEPTH {
        let word = scene.word(here);
        let acts = match word.upos {
            Upos::Verb => true,
            Upos::Noun => scene.frames().of(TriggerClass::Noun, &word.lemma).next().is_some(),
            _ => scene.auxiliaries(here).next().is_some(),
        };
        if acts {
            return Some(here);
        }
        here = scene.head(here)?;
    }
    None
}
