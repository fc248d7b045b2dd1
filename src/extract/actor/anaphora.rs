//! « il », « elles », « sa », « leur » → the subject above them or of the sentence before, where they agree; « le », « lui » →
//! that, or the object of the sentence before, if only one of them agrees.
//!
//! « Le maire a promis qu'il reviendrait »: the subject of the clause above is the likeliest one a pronoun stands for, and
//! the only one taken here; if it does not agree in number and gender, the next one above is asked.

use super::line::Line;
use super::registry::Registry;
use super::resolve::Marked;
use super::syntax::Syntax;
use crate::lang::frames::{Condition, Frames, Link, TriggerClass};
use crate::lang::gazetteer::WordClass;
use crate::model::{ActorKind, Dependency, Gender, Number, Upos, Word};
use std::collections::{HashMap, HashSet};

/// How many coordinated verbs are followed to their subject.
const MOST: usize = 8;

/// Whom a subject names, as pronouns agree with it.
#[derive(Clone, Debug, Default)]
struct Subject {
    actors: Vec<usize>,
    is_plural: bool,
    gender: Option<Gender>,
}

/// What a pronoun asks of whom it stands for.
#[derive(Clone, Copy, Debug)]
struct Asked {
    is_plural: bool,
    /// For a possessive, which agrees with what is owned, none.
    gender: Option<Gender>,
    is_possessive: bool,
    is_object: bool,
}

/// Adds the pronouns and possessives that the tree resolves, given the other mentions.
pub(super) fn find(
    lines: &[Line],
    trees: &[Option<Syntax>],
    marked: &[Marked],
    registry: &Registry,
    frames: &Frames,
) -> Vec<Marked> {
    let mut by_line: HashMap<usize, Vec<&Marked>> = HashMap::new();
    for mark in marked {
        by_line.entry(mark.line).or_default().push(mark);
    }
    let mut found = Vec::new();
    let mut before = Before::default();
    for (number, line) in lines.iter().enumerate() {
        let Some(syntax) = trees.get(number).copied().flatten() else {
            before = Before::default();
            continue;
        };
        let marks = by_line.remove(&number).unwrap_or_default();
        let mut reading = Clauses::new(line, syntax, &marks, (registry, frames), before);
        found.extend(reading.resolve(number));
        before = reading.foreground();
    }
    found
}

/// Whom the sentence before speaks of.
#[derive(Clone, Debug, Default)]
struct Before {
    subject: Option<Subject>,
    object: Option<Subject>,
}

/// A line's clauses with their subjects.
struct Clauses<'a> {
    line: &'a Line<'a>,
    syntax: Syntax<'a>,
    registry: &'a Registry,
    frames: &'a Frames,
    /// For each word, its subject's word.
    subjects: Vec<Option<usize>>,
    /// For each word, whom the phrase that it heads names.
    named: HashMap<usize, Subject>,
    /// The units that are a mention already.
    taken: HashSet<usize>,
    before: Before,
}

impl<'a> Clauses<'a> {
    fn new(
        line: &'a Line<'a>,
        syntax: Syntax<'a>,
        marks: &[&Marked],
        (registry, frames): (&'a Registry, &'a Frames),
        before: Before,
    ) -> Self {
        let mut clauses = Self {
            line,
            syntax,
            registry,
            frames,
            subjects: syntax.subjects(),
            named: HashMap::new(),
            taken: HashSet::new(),
            before,
        };
        let mut behind = Vec::new();
        for mark in marks {
            if mark.first == mark.last {
                clauses.taken.insert(mark.first);
            }
            let Some(head) = syntax.head_in(line.span(mark.first, mark.last)) else { continue };
            clauses.name(head, mark.actor);
            let word = syntax.word(head);
            let Some(above) = word.head.map(|above| above as usize) else { continue };
            match word.relation {
                Dependency::Conj => clauses.name(above, mark.actor),
                // « M. Delvaux »: the corpora may hang the name on its title.
                Dependency::Nmod | Dependency::Flat | Dependency::FlatName | Dependency::Appos
                    if above + 1 == head && !syntax.has_preposition(head) =>
                {
                    behind.push((above, mark.actor));
                }
                _ => {}
            }
        }
        behind.retain(|(above, _)| !clauses.named.contains_key(above));
        for (above, actor) in behind {
            clauses.name(above, actor);
        }
        clauses
    }

    fn name(&mut self, word: usize, actor: usize) {
        let features = self.syntax.word(word).features;
        let draft = &self.registry.drafts[actor];
        let subject = self.named.entry(word).or_default();
        if !subject.actors.contains(&actor) {
            subject.actors.push(actor);
        }
        let many = subject.actors.len() > 1;
        subject.is_plural = many || draft.is_plural || features.number == Some(Number::Plural);
        let known =
            draft.gender.or(features.gender.filter(|_| draft.kind != ActorKind::Person || draft.role.is_some()));
        subject.gender = if many && subject.gender != known { Some(Gender::Masculine) } else { known };
    }

    /// The pronouns of the line, in order.
    fn resolve(&mut self, number: usize) -> Vec<Marked> {
        let mut found = Vec::new();
        for unit in 0..self.line.units.len() {
            if self.taken.contains(&unit) {
                continue;
            }
            let Some((word, asked)) = self.asked(unit) else { continue };
            let Some((subject, rule)) = self.meant(unit, word, asked) else { continue };
            for &actor in &subject.actors {
                found.push(Marked { line: number, first: unit, last: unit, actor, is_name: false, rule });
            }
            self.named.insert(word, subject);
        }
        found
    }

    /// The word of a unit, if that is a pronoun or possessive that asks for somebody.
    fn asked(&self, unit: usize) -> Option<(usize, Asked)> {
        let word = self.syntax.head_in(self.line.units[unit].span)?;
        let is = |class| self.line.is_at(unit, class);
        let tagged = self.syntax.word(word);
        if tagged.upos == Upos::Det && is(WordClass::Possessive) {
            return Some((
                word,
                Asked { is_plural: is(WordClass::OfSeveral), gender: None, is_possessive: true, is_object: false },
            ));
        }
        if tagged.upos == Upos::Pron && is(WordClass::PronounObject) {
            return self.asked_object(word, is(WordClass::OfSeveral)).map(|asked| (word, asked));
        }
        let singular = is(WordClass::PronounSubject);
        let personal = tagged.upos == Upos::Pron && (singular || is(WordClass::PronounPlural));
        let impersonal =
            tagged.relation == Dependency::ExplSubj && !self.is_inverted(unit) && !self.acts_on_itself(word)
                || (unit + 1..unit + 4).any(|at| self.line.is_at(at, WordClass::Impersonal));
        if !personal || impersonal || !self.syntax.is_subject(word) {
            return None;
        }
        let gender = tagged.features.gender;
        Some((word, Asked { is_plural: !singular, gender, is_possessive: false, is_object: false }))
    }

    /// What « l' » in « l'a arrêtée » asks: the participle shows the gender. Of a verb that takes a clause it may be what was
    /// said.
    fn asked_object(&self, pronoun: usize, is_plural: bool) -> Option<Asked> {
        let word = self.syntax.word(pronoun);
        let verb = word.head? as usize;
        let governor = self.syntax.word(verb);
        let direct = word.relation == Dependency::Obj;
        if !(direct || word.relation == Dependency::Iobj) || governor.upos != Upos::Verb || pronoun > verb {
            return None;
        }
        // « elle l'a emporté »: the pronoun is part of the phrase.
        let idiom = |condition: &Condition| matches!(condition, Condition::Among(Link::Object, lemmas) if lemmas.contains(&word.lemma));
        let mut of_verb = self.frames.of(TriggerClass::Verb, &governor.lemma);
        if direct && !is_plural && of_verb.any(|frame| frame.conditions.iter().any(idiom)) {
            return None;
        }
        let mut frames =
            self.frames.of(TriggerClass::Verb, &governor.lemma).filter(|frame| frame.trigger.tail.is_empty());
        let takes_clause = frames.any(|frame| self.frames.pattern(frame).content.links.contains(&Link::Clause));
        if direct
            && !is_plural
            && (takes_clause || self.frames.of(TriggerClass::Verb, &governor.lemma).next().is_none())
        {
            return None;
        }
        let compound = self.syntax.parts(verb).any(|part| part.relation == Dependency::AuxTense);
        let shown = governor.features.gender.filter(|_| direct && compound);
        let gender = if direct { shown.or(word.features.gender) } else { None };
        Some(Asked { is_plural, gender, is_possessive: false, is_object: true })
    }

    /// Whether the verb of a pronoun is reflexive and has no other part that could be its true subject: « il s'est rendu »,
    /// not « il s'est produit un drame ».
    fn acts_on_itself(&self, pronoun: usize) -> bool {
        use Dependency::{Ccomp, Csubj, Expl, ExplPass, Nsubj, NsubjPass, Obj, Xcomp};
        let Some(verb) = self.syntax.word(pronoun).head else { return false };
        let reflexive = |word: &Word| matches!(word.relation, Expl | ExplPass);
        let other = |word: &Word| matches!(word.relation, Ccomp | Csubj | Nsubj | NsubjPass | Obj | Xcomp);
        let parts = || self.syntax.parts(verb as usize);
        parts().any(reflexive) && !parts().any(other)
    }

    fn is_inverted(&self, unit: usize) -> bool {
        self.line.units[unit].text.starts_with('-')
    }

    fn meant(&self, unit: usize, word: usize, asked: Asked) -> Option<(Subject, &'static str)> {
        if asked.is_object
            && let Some(subject) = self.object_beside(word, asked)
        {
            return Some((subject, "pronoun-object-of-object"));
        }
        // « Me Roux, *elle*, a répondu »
        let beside = self.syntax.word(word).head.and_then(|verb| self.subjects[verb as usize]);
        let beside = beside.filter(|&subject| subject < word && !asked.is_possessive && !asked.is_object);
        if let Some(subject) = beside.and_then(|subject| self.named.get(&subject))
            && self.agrees(subject, asked)
        {
            return Some((subject.clone(), "pronoun-of-subject"));
        }
        // « "Le juge a tort", a-t-il dit »: what is quoted says nothing of who speaks.
        let inside = !self.is_inverted(unit);
        if inside {
            for (above, below) in self.syntax.above(word).skip(usize::from(!asked.is_possessive)) {
                let coordinated = self.syntax.word(below).relation == Dependency::Conj && !self.is_clause(above);
                let source = if asked.is_possessive && coordinated { Some(above) } else { self.subjects[above] };
                let Some(source) = source.filter(|&source| source != below && source != word) else { continue };
                match self.named.get(&source) {
                    Some(subject) if asked.is_object && self.acts_beside(word, subject) => {}
                    Some(subject) if self.agrees(subject, asked) => {
                        let rule = if asked.is_object {
                            "pronoun-object-of-subject"
                        } else if asked.is_possessive {
                            "possessive-of-subject"
                        } else {
                            "pronoun-of-subject"
                        };
                        return Some((subject.clone(), rule));
                    }
                    // Somebody or something of which nothing is known may be meant as well.
                    None if asked.is_possessive || self.could_be(source, asked) => return None,
                    _ => {}
                }
            }
        }
        if asked.is_object {
            return self.object_before(word, asked);
        }
        // « L'Espagne l'a extradé. Il avait avoué. »: if the subject does not agree, the object may.
        let parts = [&self.before.subject, &self.before.object].into_iter().flatten();
        let before = parts.into_iter().find(|before| self.agrees(before, asked))?;
        let rule = match (asked.is_possessive, inside) {
            (true, _) => "possessive-of-subject-before",
            (false, true) => "pronoun-of-subject-before",
            (false, false) => "pronoun-inverted",
        };
        Some((before.clone(), rule))
    }

    /// The object of the verb that a pronoun's verb is coordinated with: « la ligue suspend la joueuse et *la* prive de titre »,
    /// « elle écrit au préfet et *lui* demande un délai ».
    fn object_beside(&self, pronoun: usize, asked: Asked) -> Option<Subject> {
        let word = self.syntax.word(pronoun);
        let verb = word.head? as usize;
        let first = self.syntax.word(verb).head.filter(|_| self.syntax.word(verb).relation == Dependency::Conj)?;
        let indirect = word.relation == Dependency::Iobj;
        let is_object = |&place: &usize| {
            let word = self.syntax.word(place);
            let dative = || {
                let marker = self.syntax.parts(place).find(|part| part.relation == Dependency::Case);
                matches!(word.relation, Dependency::OblArg | Dependency::Obl)
                    && marker.is_some_and(|marker| *marker.lemma == *self.frames.indirect_object)
            };
            word.head == Some(first) && (word.relation == Dependency::Obj || indirect && dative())
        };
        let mut objects: Vec<usize> = self.named.keys().copied().filter(is_object).collect();
        objects.sort_unstable();
        let mut objects = objects.into_iter().filter_map(|object| self.named.get(&object));
        objects.find(|subject| self.agrees(subject, asked)).cloned()
    }

    /// The subject or the object of the sentence before, if only one of them may be meant.
    fn object_before(&self, pronoun: usize, asked: Asked) -> Option<(Subject, &'static str)> {
        let fits = |found: &&Subject| self.agrees(found, asked) && !self.acts_beside(pronoun, found);
        let found = [&self.before.subject, &self.before.object].into_iter().flatten();
        let mut found = found.filter(fits);
        let first = found.next()?;
        found.all(|other| other.actors == first.actors).then(|| (first.clone(), "pronoun-object-before"))
    }

    /// Whether somebody is the subject of the verb that a pronoun depends on.
    fn acts_beside(&self, pronoun: usize, other: &Subject) -> bool {
        let verb = self.syntax.word(pronoun).head.map(|head| head as usize);
        let subject = verb.and_then(|verb| self.subject_of(verb)).and_then(|subject| self.named.get(&subject));
        subject.is_some_and(|subject| subject.actors.iter().any(|actor| other.actors.contains(actor)))
    }

    /// The subject of a verb, or the one that it shares with the verb it is coordinated with.
    fn subject_of(&self, verb: usize) -> Option<usize> {
        let coordinated = |&here: &usize| {
            let word = self.syntax.word(here);
            word.head.map(|head| head as usize).filter(|_| word.relation == Dependency::Conj)
        };
        std::iter::successors(Some(verb), coordinated).take(MOST).find_map(|here| self.subjects[here])
    }

    fn is_clause(&self, word: usize) -> bool {
        self.syntax.word(word).upos == Upos::Verb || self.subjects[word].is_some()
    }

    /// Whether a noun that names no actor agrees with a pronoun all the same.
    fn could_be(&self, noun: usize, asked: Asked) -> bool {
        let word = self.syntax.word(noun);
        let number = word.features.number.is_none_or(|number| (number == Number::Plural) == asked.is_plural);
        let gender = word.features.gender.is_none_or(|gender| asked.gender.is_none_or(|asked| asked == gender));
        matches!(word.upos, Upos::Noun | Upos::Propn) && number && gender
    }

    fn agrees(&self, subject: &Subject, asked: Asked) -> bool {
        let places = subject.actors.iter().any(|&actor| self.registry.drafts[actor].kind == ActorKind::Place);
        let gender = match (asked.gender, subject.gender) {
            (None, _) => true,
            (Some(asked), Some(gender)) => asked == gender,
            // « l'ONU l'a dit »: an organisation of which no gender is known may be any « la ».
            (Some(_), None) if asked.is_object && self.is_organisation(subject) => false,
            (Some(asked), None) => asked == Gender::Masculine,
        };
        !places && subject.is_plural == asked.is_plural && gender
    }

    fn is_organisation(&self, subject: &Subject) -> bool {
        subject.actors.iter().any(|&actor| self.registry.drafts[actor].kind == ActorKind::Organisation)
    }

    /// Whom the next sentence's pronouns may stand for: the subject of the main clause, or of the clause that reports it,
    /// and the main verb's object.
    fn foreground(&mut self) -> Before {
        let Some(root) = (0..self.subjects.len()).find(|&place| self.syntax.word(place).head.is_none()) else {
            return Before::default();
        };
        let reported = (0..self.subjects.len()).rev().find(|&place| {
            let word = self.syntax.word(place);
            let apart = matches!(word.relation, Dependency::Parataxis | Dependency::Ccomp);
            apart && word.head == Some(root as u32) && self.is_reporting(place)
        });
        let object = self.named.keys().copied().find(|&place| {
            let word = self.syntax.word(place);
            word.relation == Dependency::Obj && word.head == Some(root as u32)
        });
        let object = object.and_then(|object| self.named.get(&object).cloned());
        let subject = match reported.and_then(|verb| self.subjects[verb]).or(self.subjects[root]) {
            Some(subject) => self.named.remove(&subject),
            None => self.before.subject.take(),
        };
        Before { subject, object }
    }

    /// Whether a verb's subject stands behind it, as in « …, a répondu la juge ».
    fn is_reporting(&self, verb: usize) -> bool {
        self.subjects[verb].is_some_and(|subject| subject > verb || self.syntax.word(subject).form.starts_with('-'))
    }
}
