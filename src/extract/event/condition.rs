//! A frame at a word → whether its conditions hold there.

use super::mood;
use super::scene::Scene;
use crate::lang::frames::{Condition, Effect, Frame, Link, Operator, TriggerClass};
use crate::model::{Dependency, EventType, Mood, Number, Upos};

/// A frame that stands at a word.
pub struct Fit<'s, 'a> {
    /// The sentence.
    pub scene: &'s Scene<'a>,
    /// The word that its parts hang on.
    pub site: usize,
    /// It.
    pub frame: &'s Frame,
    /// The words that carry it.
    pub carriers: &'s [(usize, Link)],
    /// Whether a time hangs on it.
    pub dated: bool,
}

impl Fit<'_, '_> {
    /// Whether a condition holds.
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Weak => {
                self.dated
                    || !self.carriers.is_empty()
                    || self.has_agent()
                    || self.has_target()
                    || self.is_told_again()
                    || self.is_asked()
                    || self.is_dealt_with()
            }
            Condition::AnyActor => self.has_agent() || self.has_target() || self.is_told_again(),
            Condition::OwnTime => self.dated,
            Condition::ActorAgent => self.has_agent(),
            Condition::ActorTarget => self.has_target(),
            Condition::Has(link) => !self.at(link).is_empty(),
            Condition::Lacks(link) => self.at(link).is_empty(),
            Condition::OfAct(link) => self.at(link).iter().any(|&word| {
                let mut frames = self.scene.frames().of(TriggerClass::Noun, &self.scene.word(word).lemma);
                frames.any(|frame| self.scene.trigger_words(word, &frame.trigger).is_some())
            }),
            Condition::Among(link, lemmas) => {
                let found = self.at(link);
                let found = if found.is_empty() { self.behind_object(link) } else { found };
                found.iter().any(|&word| self.is_one_of(word, lemmas))
            }
            Condition::NotAmong(link, lemmas) => !self.at(link).iter().any(|&word| self.is_one_of(word, lemmas)),
            Condition::Plural => self.scene.word(self.site).features.number == Some(Number::Plural),
            Condition::Singular => self.scene.word(self.site).features.number != Some(Number::Plural),
            Condition::Passive => self.scene.is_passive(self.site),
            Condition::Active => !self.scene.is_passive(self.site),
            Condition::Denied => mood::is_denied(self.scene, self.site),
            Condition::NoQuality => !self.has_predicate(Upos::Adj),
            Condition::NoName => !(self.scene.is_passive(self.site) && self.has_predicate(Upos::Propn)),
        }
    }

    fn at(&self, link: &Link) -> Vec<usize> {
        let own = self.scene.at(self.site, link);
        if !own.is_empty() || *link != Link::Subject || self.scene.is_passive(self.site) {
            return own;
        }
        // « la cour a entendu les parties et tranchera », « la cour doit trancher »
        let scene = self.scene;
        let modal = || scene.head(self.site).filter(|_| scene.link(self.site) == Some(Link::Infinitive));
        let above = scene.first_conjunct(self.site).or_else(modal).filter(|&above| scene.is_verb(above));
        above.map(|above| scene.at(above, link)).unwrap_or_default()
    }

    /// The complement of a verb that the tree gives to its object: « il a placé le canton | en alerte ».
    fn behind_object(&self, link: &Link) -> Vec<usize> {
        if !self.scene.is_verb(self.site) || !matches!(link, Link::Preposition(_)) {
            return Vec::new();
        }
        let objects = self.scene.at(self.site, &Link::Object);
        objects.into_iter().flat_map(|object| self.scene.at(object, link)).collect()
    }

    /// Whether a noun points back at an act that was told: « ces accusations », « cette annonce ».
    fn is_told_again(&self) -> bool {
        let speech = self.scene.frames().pattern(self.frame).speech;
        let mut parts = self.scene.children(self.site).iter();
        speech
            && self.frame.trigger.class == TriggerClass::Noun
            && parts.any(|&part| self.scene.is(part, Operator::Demonstrative))
    }

    /// Whether somebody does something to an act that is known already: « la police a dispersé le rassemblement ».
    fn is_dealt_with(&self) -> bool {
        use EventType::{Assault, Coerce, Consult, Disaster, Protest};
        let scene = self.scene;
        let known = scene.children(self.site).iter().any(|&child| scene.is(child, Operator::Definite));
        let verb = scene.head(self.site).filter(|&head| known && scene.is_verb(head));
        let physical = matches!(self.frame.kind, Assault | Coerce | Consult | Disaster | Protest);
        let goes_on = scene.frames().pattern(self.frame).of_sides;
        verb.filter(|_| physical && !goes_on).is_some_and(|verb| {
            scene.link(self.site) == Some(Link::Object)
                && scene.frames().of(TriggerClass::Verb, &scene.word(verb).lemma).next().is_some()
                && scene.at(verb, &Link::Subject).iter().any(|&word| !scene.actors(word).is_empty())
        })
    }

    /// Whether somebody asks for the act, plans or announces it: « il propose une table ronde ».
    fn is_asked(&self) -> bool {
        use Effect::{Planned, Wished};
        let scene = self.scene;
        let first = scene.first_conjunct(self.site).unwrap_or(self.site);
        let verb = scene.head(first).filter(|&head| scene.is_verb(head) && !scene.is_passive(head));
        let Some((verb, link)) = verb.zip(scene.link(first)) else { return false };
        let mut frames = scene.frames().of(TriggerClass::Verb, &scene.word(verb).lemma);
        frames.any(|frame| {
            let pattern = scene.frames().pattern(frame);
            let effect = pattern.performs || matches!(pattern.content.effect, Planned | Wished);
            let asks = effect && pattern.content.links.contains(&link);
            asks && scene.trigger_words(verb, &frame.trigger).is_some()
        })
    }

    /// Whether a word, or what it is a portion of, has one of these lemmas: « une dizaine de grévistes ».
    fn is_one_of(&self, word: usize, lemmas: &[Box<str>]) -> bool {
        let whole = self.scene.whole_of(word).unwrap_or(word);
        lemmas.iter().any(|lemma| [word, whole].into_iter().any(|word| *lemma == self.scene.word(word).lemma))
    }

    /// Whether a word of this class is said of the object or subject.
    fn has_predicate(&self, class: Upos) -> bool {
        self.scene.children(self.site).iter().any(|&child| {
            let word = self.scene.word(child);
            word.upos == class && matches!(word.relation, Dependency::Xcomp | Dependency::Obj)
        })
    }

    fn has_agent(&self) -> bool {
        let pattern = self.scene.frames().pattern(self.frame);
        self.names_somebody(&pattern.agents)
            || (pattern.agents.contains(&Link::Subject) && self.shares_subject())
            || self.carriers.iter().any(|&(carrier, _)| {
                self.scene.at(carrier, &Link::Subject).iter().any(|&word| !self.scene.actors(word).is_empty())
            })
    }

    fn has_target(&self) -> bool {
        let scene = self.scene;
        let targets = &scene.frames().pattern(self.frame).targets;
        // « un homme a été arrêté puis relâché »
        let shared = || {
            let first = scene.first_conjunct(self.site).filter(|&first| scene.is_passive(first));
            let first = first.filter(|_| scene.is_participle(self.site) && targets.contains(&Link::Object));
            first.is_some_and(|first| scene.at(first, &Link::Object).iter().any(|&word| scene.is_somebody(word)))
        };
        self.names_somebody(targets) || shared()
    }

    fn names_somebody(&self, links: &[Link]) -> bool {
        links.iter().any(|link| {
            self.at(link).iter().any(|&word| match link {
                Link::Owner => !self.scene.actors(word).is_empty(),
                _ => self.scene.is_somebody(word),
            })
        })
    }

    /// Whether the verb takes its subject from elsewhere, or the tree lost it.
    fn shares_subject(&self) -> bool {
        let scene = self.scene;
        let asked = scene.word(self.site).features.mood == Some(Mood::Imperative);
        if asked || !scene.at(self.site, &Link::Subject).is_empty() {
            return false;
        }
        // « à noter que … » is nobody's.
        scene.is_infinitive(self.site) && scene.head(self.site).is_some()
            || scene.is_participle(self.site)
            || scene.first_conjunct(self.site).is_some()
            || !scene.nearest_subject(self.site).is_empty()
    }
}
