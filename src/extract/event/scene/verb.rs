//! A word → what form of verb group it heads.

use super::{Dependency, GAP, Operator, Person, Scene, TriggerClass, Upos, VerbForm, Word};
use crate::model::{Tense, Voice};

impl Scene<'_> {
    /// Whether a word is the head of a verb group.
    pub fn is_verb(&self, place: usize) -> bool {
        self.word(place).upos == Upos::Verb
    }

    /// The auxiliaries and the copula of a word.
    pub fn auxiliaries(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        self.children[place].iter().copied().filter(|&child| {
            use Dependency::{Aux, AuxCaus, AuxPass, AuxTense, Cop};
            matches!(self.word(child).relation, Aux | AuxTense | AuxPass | AuxCaus | Cop)
        })
    }

    /// Whether a verb group is an infinitive: « frapper », « avoir frappé ».
    pub fn is_infinitive(&self, place: usize) -> bool {
        let infinitive = |word: &Word| word.features.verb_form == Some(VerbForm::Infinitive);
        match self.auxiliaries(place).next() {
            Some(first) => infinitive(self.word(first)),
            None => infinitive(self.word(place)),
        }
    }

    /// Whether a verb stands as a bare participle, present or past.
    pub fn is_participle(&self, place: usize) -> bool {
        self.word(place).features.verb_form == Some(VerbForm::Participle) && self.auxiliaries(place).next().is_none()
    }

    /// Whether a verb group is a participle, bare or with its auxiliary: « visant », « ayant visé ».
    pub(super) fn is_participle_group(&self, place: usize) -> bool {
        let first = self.auxiliaries(place).next().unwrap_or(place);
        self.word(first).features.verb_form == Some(VerbForm::Participle)
    }

    /// Where a verb group begins, with the pronouns before it: « lui a répondu ».
    pub(super) fn opening(&self, verb: usize) -> usize {
        let mut first = self.auxiliaries(verb).next().unwrap_or(verb).min(verb);
        while let Some(before) = first.checked_sub(1).filter(|&before| {
            use Dependency::{Expl, Iobj, Obj};
            let word = self.word(before);
            word.upos == Upos::Pron && matches!(word.relation, Expl | Iobj | Obj) && self.head(before) == Some(verb)
        }) {
            first = before;
        }
        first
    }

    /// The subject right after a verb group that punctuation comes right before: « …, a répondu la maire ».
    pub(super) fn inverted_subject(&self, place: usize) -> Option<usize> {
        let before = self.opening(place).checked_sub(1)?;
        if !self.is_verb(place) || self.word(before).upos != Upos::Punct || self.is_participle_group(place) {
            return None;
        }
        let after = (place + 1..self.tree.words.len()).take(GAP);
        let noun = after.take_while(|&here| !matches!(self.word(here).upos, Upos::Punct | Upos::Adp | Upos::Verb));
        noun.into_iter()
            .find(|&here| matches!(self.word(here).upos, Upos::Noun | Upos::Propn) && self.is_mentioned(here))
    }

    /// Whether what the tree calls a verb's object is who speaks: « …, a assuré mardi à la presse *le gérant* ».
    pub(super) fn is_speaker_behind(&self, noun: usize, verb: usize) -> bool {
        let first = self.opening(verb);
        let mark = |place: Option<usize>| place.is_some_and(|place| self.word(place).upos == Upos::Punct);
        let aside = self.word(verb).relation == Dependency::Parataxis || mark(first.checked_sub(2));
        let finite = self.is_verb(verb) && !self.is_participle_group(verb) && !self.is_infinitive(verb);
        let has_subject = || {
            self.children(verb).iter().any(|&child| {
                use Dependency::{ExplSubj, Nsubj, NsubjCaus, NsubjPass};
                matches!(self.word(child).relation, Nsubj | NsubjPass | NsubjCaus | ExplSubj)
            })
        };
        let mut frames = self.frames().of(TriggerClass::Verb, &self.word(verb).lemma);
        verb < noun
            && mark(first.checked_sub(1))
            && aside
            && finite
            && self.is_mentioned(noun)
            && !self.is_reflexive(verb)
            && !has_subject()
            && frames.any(|frame| self.frames().pattern(frame).speech)
    }

    /// Whether a verb is passive: by its auxiliary or subject, or as a participle that stands to a noun.
    pub fn is_passive(&self, place: usize) -> bool {
        self.passive[place]
    }

    pub(super) fn has_passive_form(&self, place: usize) -> bool {
        let stands = |relation: Dependency| self.children_by(place, relation).next().is_some();
        // « elle se rendra à Oslo »: the subject of a reflexive acts, though the corpora may call it passive.
        if stands(Dependency::AuxPass)
            || stands(Dependency::OblAgent)
            || stands(Dependency::NsubjPass) && !self.is_reflexive(place)
        {
            return true;
        }
        let word = self.word(place);
        // « il a été entendu puis relâché »: the auxiliary is told once.
        let auxiliaries = |verb: usize| self.children_by(verb, Dependency::AuxPass).next().is_some();
        let above = self.first_conjunct(place).filter(|_| self.is_participle(place) && self.is_verb(place));
        if above.is_some_and(auxiliaries) && !stands(Dependency::Obj) && !stands(Dependency::Nsubj) {
            return true;
        }
        self.is_participle(place)
            && (word.features.voice == Some(Voice::Passive) || word.features.tense == Some(Tense::Past))
            && matches!(word.relation, Dependency::Acl | Dependency::Amod | Dependency::Advcl)
    }

    /// Whether a verb stands with a reflexive pronoun.
    pub fn is_reflexive(&self, place: usize) -> bool {
        let first = self.auxiliaries(place).next().unwrap_or(place).min(place);
        let before = first.checked_sub(1).filter(|&before| self.word(before).upos == Upos::Pron);
        let own = self.children(place).iter().copied().filter(|&child| child < place);
        before.into_iter().chain(own).any(|place| {
            let word = self.word(place);
            // « Me » before a lawyer's name has the pronoun's form.
            self.is(place, Operator::Reflexive)
                && word.upos != Upos::Propn
                && (matches!(word.relation, Dependency::Expl | Dependency::ExplPass)
                    || !matches!(word.features.person, Some(Person::First | Person::Second))
                    || place.checked_sub(1).is_some_and(|other| self.word(other).upos == Upos::Pron))
        })
    }
}
