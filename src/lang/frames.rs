//! Event frames as a language holds them: which words name an act, and where in the clause its parts stand.
//!
//! A *pattern* is a rule of grammar shared by many words (who acts, on whom, what its complement becomes); a *frame* is
//! one trigger with its type of event, its pattern and the conditions that keep it from its other meanings; a *governor*
//! is no act itself but says whether and by whom the act in its complement is done (modals, phases, light verbs); an
//! *operator* is a grammatical word that the reading of any clause needs (negation, reflexive, place, source).

mod load;

pub use load::FrameFiles;

use crate::model::EventType;
use std::collections::HashMap;

/// The class of a trigger's first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TriggerClass {
    /// A verb, in any of its forms.
    Verb,
    /// A noun.
    Noun,
    /// An adjective or adverb that governs an infinitive.
    Adjective,
}

/// The words that name an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The class of [`Trigger::head`].
    pub class: TriggerClass,
    /// Whether the verb stands with a reflexive pronoun.
    pub reflexive: bool,
    /// The lemma of the first word.
    pub head: Box<str>,
    /// The words that must follow it, by form or lemma; short words may stand between.
    pub tail: Vec<Box<str>>,
}

/// How a part of an act hangs on its trigger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// The subject of the active verb, the agent of the passive.
    Subject,
    /// The object of the active verb, the subject of the passive.
    Object,
    /// A possessive or an adjective of belonging before or after a noun.
    Owner,
    /// A complement with this preposition.
    Preposition(Box<str>),
    /// An infinitive.
    Infinitive,
    /// A clause.
    Clause,
}

/// What a trigger or governor does to the act in its complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: the act is as real as the clause says.
    None,
    /// Somebody wants it.
    Wished,
    /// Somebody will do it.
    Planned,
    /// It did not take place.
    Negated,
    /// It may take place.
    Hypothetical,
    /// It ought to: somebody's plan where the document tells it, somebody's wish where it quotes it.
    Obliged,
    /// Both are one act, told by the governing words.
    Absorbed,
}

/// Whose act the complement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Nobody's in particular: the complement has its own subject.
    None,
    /// The subject's.
    Subject,
    /// The target's (for a governor: the object's).
    Target,
    /// Nobody's: the subject is whom it befalls, « écoper d'une amende ».
    Patient,
}

/// What a trigger or governor says of its complement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Government {
    /// Where the complement stands.
    pub links: Vec<Link>,
    /// What becomes of it.
    pub effect: Effect,
    /// Whose act it is.
    pub control: Control,
}

/// A rule of grammar that many frames share.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a table, each of its own")]
pub struct Pattern {
    /// Its name.
    pub name: Box<str>,
    /// The class of the triggers that it serves.
    pub class: TriggerClass,
    /// Where the agents stand, likeliest first.
    pub agents: Vec<Link>,
    /// Where the targets stand, likeliest first.
    pub targets: Vec<Link>,
    /// What it says of its complement.
    pub content: Government,
    /// Whether its agent is the source of its complement.
    pub speech: bool,
    /// Whether both sides act: those of a mutual act are all agents.
    pub mutual: bool,
    /// Whether the subject of a passive or of a reflexive without another side is the one who acts.
    pub patient_acts: bool,
    /// Whether it answers what somebody said: « répliquer », « démentir ».
    pub answers: bool,
    /// Whether who tells of an act by its noun alone does it: « annoncer la fermeture d'une usine ».
    pub performs: bool,
    /// Whether leaving the word's act undone is the act: « la trêve n'a pas été respectée ».
    pub omission: bool,
    /// Whether, if nobody is named, it is the act of the sides of the document's conflict.
    pub of_sides: bool,
    /// Whether who is said to be waited for will do the act: « elle est attendue à Oslo ».
    pub to_come: bool,
}

/// What else must hold for a frame to apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// An actor among its parts, or a time of its own.
    Weak,
    /// An actor among its parts.
    AnyActor,
    /// A time of its own.
    OwnTime,
    /// An actor as agent.
    ActorAgent,
    /// An actor as target.
    ActorTarget,
    /// Something at this link.
    Has(Link),
    /// Nothing at this link.
    Lacks(Link),
    /// One of these lemmas at this link.
    Among(Link, Vec<Box<str>>),
    /// A noun at this link that may name an act.
    OfAct(Link),
    /// None of these lemmas at this link.
    NotAmong(Link, Vec<Box<str>>),
    /// A plural trigger.
    Plural,
    /// A trigger that is not plural.
    Singular,
    /// A passive verb.
    Passive,
    /// A verb that is not passive.
    Active,
    /// No adjective said of the object or of the subject: « jugée inquiétante ».
    NoQuality,
    /// No proper noun that the passive verb gives to its subject: « un homme nommé Paul ».
    NoName,
    /// The trigger is denied.
    Denied,
}

/// A trigger with its type of event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Its name, in lower-case words joined by hyphens: the rule of the events that it finds.
    pub id: Box<str>,
    /// Its words.
    pub trigger: Trigger,
    /// The type of event.
    pub kind: EventType,
    /// Its pattern, by its place in [`Frames::patterns`].
    pub pattern: usize,
    /// What must hold, all of it.
    pub conditions: Vec<Condition>,
}

/// A word that is no act but decides on the act in its complement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Governor {
    /// Its name, in lower-case words joined by hyphens.
    pub id: Box<str>,
    /// Its words.
    pub trigger: Trigger,
    /// What it says of its complement.
    pub content: Government,
}

/// The grammatical words that reading a clause needs, by what they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operator {
    /// Announces a denial: « ne ».
    NegativeParticle,
    /// Denies the verb that it stands with, after the particle.
    Negation,
    /// Denies the noun that it determines, and with it the verb.
    NegativeDeterminer,
    /// Denies an infinitive or a noun.
    Without,
    /// Opens a condition.
    Condition,
    /// Opens a purpose.
    Purpose,
    /// A reflexive pronoun, by form.
    Reflexive,
    /// A relative pronoun, by lemma.
    RelativePronoun,
    /// Brings in the agent of a passive.
    PassiveAgent,
    /// Brings in a place.
    Place,
    /// A relative adverb of place: « où ».
    RelativePlace,
    /// Brings in the place that one moves to: « vers ».
    Toward,
    /// Means where something told before was, a preposition and its noun: « sur place ».
    There,
    /// A part of a place: « nord », « région ».
    Area,
    /// What a country decrees for itself: « couvre-feu ».
    HomeMeasure,
    /// A verb or noun that tells a beginning: « éclater », « reprise ».
    Beginning,
    /// A verb or noun that tells an end: « cesser », « fin ».
    Ending,
    /// A verb that tells what has begun before and goes on, or is done again and again: « se poursuivre », « multiplier ».
    Lasting,
    /// A verb of coming to a place or leaving it: « quitter ».
    Leaving,
    /// An adjective that sets an act before what is told: « précédent ».
    Earlier,
    /// Brings in the act after which another is told: « après ».
    After,
    /// Brings in the act in whose time another falls: « lors de ».
    During,
    /// Brings in the time or act since which something goes on: « depuis ».
    Since,
    /// Brings in a source: « selon ».
    Source,
    /// The preposition of the indirect object; the first one is [`Frames::indirect_object`].
    IndirectObject,
    /// The preposition of belonging; the first one is [`Frames::belonging`].
    Belonging,
    /// A verb that, with a date makes no act: « être », « rester ».
    Stative,
    /// Opens a direct or indirect clause.
    Complementiser,
    /// A determiner of what is known already: « le », « cette », « leur ».
    Definite,
    /// A building, a street or grounds: « école », « ambassade ».
    Site,
    /// A possessive of the first person, by form.
    OwnedBySpeaker,
    /// What the sides of a conflict are called: « camp ».
    Sides,
    /// What they are called when there are said to be two of them: « les deux pays ».
    SidesOfTwo,
    /// Says that there are two.
    Two,
    /// Means each one or both: « chaque ».
    Every,
    /// Brings in two sides: « entre ».
    Between,
    /// A part or a number of those who are named after it: « dizaine », « majorité ».
    Portion,
    /// Points at what was told: « ce », « cette ».
    Demonstrative,
    /// Brings in whom something is directed against: « contre ».
    Against,
    /// A preposition of several words, each by its lemma and without articles: « à encontre de ».
    Compound,
    /// Brings in who mediates: « sous l'égide de ».
    Mediation,
    /// A participle that says who leads a number of people: « une liste conduite par ».
    Leading,
    /// Denies the participle right after it: « non ».
    NegativePrefix,
    /// Brings in who does the same: « comme ».
    Alike,
    /// Brings in the state that somebody is in: « en grève ».
    State,
}

/// A language's event frames.
#[derive(Debug, Default)]
pub struct Frames {
    patterns: Vec<Pattern>,
    unknown: usize,
    all: Vec<Frame>,
    governors: Vec<Governor>,
    by_head: HashMap<(TriggerClass, Box<str>), Vec<usize>>,
    governors_by_head: HashMap<(TriggerClass, Box<str>), Vec<usize>>,
    operators: HashMap<Box<str>, Vec<Operator>>,
    /// The preposition that an indirect pronoun stands for.
    pub indirect_object: Box<str>,
    /// The preposition that a possessive stands for.
    pub belonging: Box<str>,
}

impl Frames {
    /// The rules of grammar.
    #[must_use]
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// All frames, in the order of their files.
    #[must_use]
    pub fn all(&self) -> &[Frame] {
        &self.all
    }

    /// The pattern of a frame.
    #[must_use]
    pub fn pattern(&self, frame: &Frame) -> &Pattern {
        &self.patterns[frame.pattern]
    }

    /// The pattern of the acts that no frame knows.
    #[must_use]
    pub fn unknown(&self) -> Option<&Pattern> {
        self.patterns.get(self.unknown)
    }

    /// The frames whose first word has this lemma: those with the most words first, then with the most conditions.
    pub fn of(&self, class: TriggerClass, head: &str) -> impl Iterator<Item = &Frame> {
        let places = self.by_head.get(&(class, Box::from(head)));
        places.into_iter().flatten().map(|&place| &self.all[place])
    }

    /// The governors whose first word has this lemma, the most words first.
    pub fn governors_of(&self, class: TriggerClass, head: &str) -> impl Iterator<Item = &Governor> {
        let places = self.governors_by_head.get(&(class, Box::from(head)));
        places.into_iter().flatten().map(|&place| &self.governors[place])
    }

    /// Whether a word, by form or lemma in lower case, does this.
    #[must_use]
    pub fn is(&self, word: &str, operator: Operator) -> bool {
        self.operators.get(word).is_some_and(|operators| operators.contains(&operator))
    }
}
