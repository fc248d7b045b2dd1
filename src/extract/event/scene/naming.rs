//! A word → the actors that its phrase names.

use super::{
    Actor, ActorId, ActorKind, Argument, Dependency, GAP, Mention, MentionForm, Number, Operator, Person, Quote, REACH,
    SIDES, Scene, Span, TimeExpression, Tree, TriggerClass, Upos, VerbForm, Word,
};
use crate::lang::gazetteer::{HeadKind, Sense, Spelling, WordClass};

impl<'a> Scene<'a> {
    /// The actors that a noun phrase names, with those coordinated to it.
    pub fn actors(&self, top: usize) -> Vec<Argument> {
        const MOST: usize = 24;
        let mut found = self.actors_of(top);
        let mut queue: Vec<usize> = self.children_by(top, Dependency::Conj).collect();
        let mut next = 0;
        while let Some(&place) = queue.get(next).filter(|_| next < MOST) {
            if !self.is_verb(place) && !self.marked_as(place, Operator::Source) {
                found.extend(self.actors_of(place));
                queue.extend(self.children_by(place, Dependency::Conj));
            }
            next += 1;
        }
        // « les maires, comme le préfet, ont répondu »
        let alike = self.children_by(top, Dependency::Nmod).filter(|&child| self.is_beside(child));
        found.extend(alike.flat_map(|child| self.actors_of(child)));
        found.dedup_by_key(|argument| argument.actor);
        found
    }

    fn actors_of(&self, place: usize) -> Vec<Argument> {
        let on = |place: usize| self.mentions[place].iter().map(|&mention| self.argument(mention)).collect::<Vec<_>>();
        let own = on(place);
        if !own.is_empty() {
            return own;
        }
        let word = self.word(place);
        if self.are_sides(place) {
            return vec![Argument { actor: SIDES, span: word.span }];
        }
        let owned = word.upos == Upos::Det && self.is(place, Operator::OwnedBySpeaker);
        if owned || word.upos == Upos::Pron && word.features.person == Some(Person::First) {
            let speaker = self.quote_around(word.span).and_then(|quote| quote.speaker);
            let several = word.upos == Upos::Pron && word.features.number == Some(Number::Plural);
            let meant = speaker.map(|actor| self.spoken_for(actor).filter(|_| several).unwrap_or(actor));
            return meant.map(|actor| Argument { actor, span: word.span }).into_iter().collect();
        }
        for &child in self.children(place) {
            let names = match self.word(child).relation {
                Dependency::Appos | Dependency::Flat | Dependency::FlatName => true,
                Dependency::Nmod => self.marker(child).is_none(),
                _ => false,
            };
            if names && !on(child).is_empty() {
                return on(child);
            }
        }
        let led = self.children_by(place, Dependency::Acl).filter(|&child| self.is(child, Operator::Leading));
        let leaders = led.flat_map(|child| self.children_by(child, Dependency::OblAgent)).map(on);
        if let Some(leaders) = leaders.into_iter().find(|leaders| !leaders.is_empty()) {
            return leaders;
        }
        let mut acts = self.frames().of(TriggerClass::Noun, &self.word(place).lemma);
        if acts.any(|frame| self.trigger_words(place, &frame.trigger).is_some()) {
            return Vec::new();
        }
        for &child in self.children(place) {
            let belongs = match self.word(child).relation {
                Dependency::Nmod | Dependency::OblArg => self.marked_as(child, Operator::Belonging),
                Dependency::Amod => true,
                _ => false,
            };
            let through = on(child);
            if belongs && through.iter().any(|argument| self.kind(argument.actor) != Some(ActorKind::Place)) {
                return through;
            }
        }
        Vec::new()
    }

    /// Whom the holder of an office speaks for, saying « nous »: his country or organisation.
    fn spoken_for(&self, speaker: ActorId) -> Option<ActorId> {
        let actors = &self.found.actors;
        let of = actors.get(speaker.index()).filter(|actor| actor.kind == ActorKind::Person)?.of.as_deref()?;
        let body =
            |actor: &&Actor| matches!(actor.kind, ActorKind::Country | ActorKind::Organisation) && actor.name == of;
        actors.iter().find(body).map(|actor| actor.id)
    }

    /// Whether a noun stands between commas for who does the same as somebody.
    fn is_beside(&self, place: usize) -> bool {
        let first = self.children(place).first().copied().unwrap_or(place).min(place);
        self.marked_as(place, Operator::Alike) && self.word(first).upos == Upos::Punct
    }

    /// Whether a noun means both sides of a conflict that the document has told of: « les parties », « chaque camp »,
    /// « les deux pays ».
    fn are_sides(&self, place: usize) -> bool {
        let said = |operator| self.children(place).iter().any(|&child| self.is(child, operator));
        let plural = self.word(place).features.number == Some(Number::Plural);
        let all = said(Operator::Every) || plural && said(Operator::Definite);
        self.word(place).upos == Upos::Noun
            && (self.is(place, Operator::Sides) && all
                || self.is(place, Operator::SidesOfTwo) && plural && said(Operator::Two))
    }

    /// Whether a phrase means somebody who may act, even if the document does not tell who: a mention, a noun for people or
    /// an institution, a pronoun for people, or a portion of them: « une dizaine de grévistes », « le gérant », « elle ».
    pub fn is_somebody(&self, place: usize) -> bool {
        const DEPTH: usize = 3;
        let mut here = place;
        for _ in 0..DEPTH {
            if !self.actors(here).is_empty() {
                return true;
            }
            let word = self.word(here);
            match word.upos {
                Upos::Pron => return word.features.person.is_some() && word.features.number.is_some(),
                Upos::Propn => return true,
                Upos::Noun => {}
                _ => return false,
            }
            if self.is_noun_for_actors(here) {
                return true;
            }
            match self.whole_of(here) {
                Some(whole) => here = whole,
                // « la police en a arrêté une vingtaine »
                None => return self.is(here, Operator::Portion),
            }
        }
        false
    }

    /// What a noun is a portion of: « une dizaine *de grévistes* ».
    pub fn whole_of(&self, place: usize) -> Option<usize> {
        let belongs = |&child: &usize| self.marked_as(child, Operator::Belonging);
        let mut parts = self.children(place).iter().copied().filter(|&child| {
            // « près de cent dockers »: the corpora call them what the adverb asks for.
            matches!(self.word(child).relation, Dependency::Nmod | Dependency::OblArg)
        });
        parts.find(belongs).filter(|_| self.is(place, Operator::Portion))
    }

    fn is_noun_for_actors(&self, place: usize) -> bool {
        let word = self.word(place);
        let classes = self.document.language.gazetteer.classes(&word.lemma);
        let people = [WordClass::AnyHuman, WordClass::AnyPerson, WordClass::Body, WordClass::Voice];
        if people.into_iter().any(|class| classes.has(class)) {
            return true;
        }
        let spelled = [Spelling::of(&word.form.to_lowercase()), Spelling::of(&word.lemma)];
        spelled.iter().any(|spelling| {
            let wanted = |sense| match sense {
                Sense::Role(..) => true,
                Sense::Head(_, kind, _) => kind != HeadKind::Place,
                _ => false,
            };
            self.document.language.gazetteer.longest(std::iter::once(spelling), wanted).is_some()
        })
    }

    fn argument(&self, mention: usize) -> Argument {
        let Mention { actor, span, .. } = self.found.mentions[mention];
        Argument { actor, span }
    }

    /// What an actor is.
    pub fn kind(&self, actor: ActorId) -> Option<ActorKind> {
        self.found.actors.get(actor.index()).map(|actor| actor.kind)
    }

    /// Whether a mention covers the word.
    pub fn is_mentioned(&self, place: usize) -> bool {
        !self.mentions[place].is_empty()
    }

    /// The quotation that a word stands in; quotations are in the text's order.
    pub fn quote_around(&self, span: Span) -> Option<&'a Quote> {
        const NESTED: usize = 4;
        let quotes = &self.found.quotes;
        let after = quotes.partition_point(|quote| quote.span.start <= span.start);
        quotes[..after].iter().rev().take(NESTED).find(|quote| quote.span.contains(span))
    }

    /// Whether a word is part of a name, and not all of it: a capital tells, and in the name of an organisation that begins
    /// with one every word after it, « l'Office de lutte contre la fraude ».
    pub fn is_in_name(&self, place: usize) -> bool {
        let word = self.word(place);
        let is_capital = |word: &Word| word.form.starts_with(char::is_uppercase);
        self.mentions[place].iter().map(|&mention| &self.found.mentions[mention]).any(|mention| {
            let opens_with_capital = || {
                let first = self.tree.words.partition_point(|word| word.span.start < mention.span.start);
                first < place && self.tree.words.get(first).is_some_and(is_capital)
            };
            mention.form == MentionForm::Name
                && mention.span != word.span
                && (is_capital(word)
                    || self.kind(mention.actor) == Some(ActorKind::Organisation) && opens_with_capital())
        })
    }

    /// The nearest actor before a verb that no preposition governs: its subject where the tree has none.
    pub fn nearest_subject(&self, verb: usize) -> Vec<Argument> {
        let first = self.auxiliaries(verb).next().unwrap_or(verb).min(verb);
        for place in (first.saturating_sub(REACH)..first).rev() {
            let word = self.word(place);
            let of_other = word.upos == Upos::Aux && !self.is_participle(verb);
            if self.is_verb(place) || of_other || word.upos == Upos::Sconj {
                break;
            }
            let free = !self.children(place).iter().any(|&child| self.word(child).relation == Dependency::Case);
            let nominal = matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Pron);
            let argument_of_other = matches!(
                word.relation,
                Dependency::Obj
                    | Dependency::Iobj
                    | Dependency::FlatName
                    | Dependency::Nmod
                    | Dependency::Obl
                    | Dependency::OblArg
                    | Dependency::OblMod
            );
            if nominal && free && !argument_of_other && self.is_mentioned(place) {
                return self.actors(place);
            }
        }
        Vec::new()
    }
}

/// The word that a word depends on. An infinitive or clause that the tree hangs on somebody whom a verb is about depends on that
/// verb: « elle a demandé au juge *de libérer* son frère », « il exige de la régie *qu'elle ouvre* la ligne ».
pub(super) fn head(tree: &Tree, mentions: &[Vec<usize>], place: usize) -> Option<usize> {
    use Dependency::{Acl, AclRelcl, Iobj, Mark, Nmod, Obj, Obl, OblArg};
    let word = &tree.words[place];
    let head = word.head.map(|head| head as usize)?;
    let noun = &tree.words[head];
    let is_infinitive = |word: &Word| word.features.verb_form == Some(VerbForm::Infinitive);
    let mut auxiliaries = tree.words[place.saturating_sub(GAP)..place].iter();
    let compound =
        auxiliaries.any(|other| other.head == Some(place as u32) && other.upos == Upos::Aux && is_infinitive(other));
    let infinitive = word.upos == Upos::Verb && (compound || is_infinitive(word));
    let somebody = !mentions[head].is_empty() && matches!(noun.relation, Obj | Iobj | Obl | OblArg);
    let above = noun.head.map(|above| above as usize).filter(|&above| tree.words[above].upos == Upos::Verb);
    let part = |relation| {
        tree.words[head..place].iter().any(|other| other.head == Some(place as u32) && other.relation == relation)
    };
    let completive = || word.relation == AclRelcl && part(Mark) && part(Dependency::Nsubj);
    if somebody && head < place && (infinitive && matches!(word.relation, Acl | Nmod) || completive()) {
        above.or(Some(head))
    } else if word.relation == Dependency::Conj && word.upos == Upos::Verb {
        Some(first_of_form(tree, place, head))
    } else {
        Some(head)
    }
}

/// The verb above that a coordinated verb shares its form with, where the tree hangs it on an infinitive: « elle accuse la
/// régie de mentir et *exige* des excuses », « il a dit attendre la cour et *critiqué* la loi ».
fn first_of_form(tree: &Tree, place: usize, head: usize) -> usize {
    let auxiliary = |word: usize| {
        let mut before = word.saturating_sub(2 * GAP)..word;
        before.find(|&other| {
            let relation = tree.words[other].relation;
            tree.words[other].head == Some(word as u32)
                && matches!(relation, Dependency::AuxTense | Dependency::AuxPass)
        })
    };
    let form = |word: usize| tree.words[auxiliary(word).unwrap_or(word)].features.verb_form;
    let participle = form(place) == Some(VerbForm::Participle);
    if let Some(above) = predicate_beside(tree, place, head, auxiliary) {
        return above;
    }
    let at_home = form(place) == form(head) || participle && auxiliary(head).is_some();
    if at_home || form(head) != Some(VerbForm::Infinitive) {
        return head;
    }
    let fits = |word: usize| form(word) == Some(VerbForm::Finite) && (!participle || auxiliary(word).is_some());
    let above = std::iter::successors(Some(head), |&here| tree.words[here].head.map(|above| above as usize));
    above.take(REACH).find(|&word| tree.words[word].upos == Upos::Verb && fits(word)).unwrap_or(head)
}

/// The verb above a predicate that a coordinated verb without a subject of its own shares its tense with, where the tree hangs it
/// on that predicate: « elle a répondu que la loi serait claire et *a convoqué* le maire ».
fn predicate_beside(
    tree: &Tree,
    place: usize,
    head: usize,
    auxiliary: impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    use Dependency::{Ccomp, Cop, Nsubj, NsubjPass};
    let own = |word: usize, relations: &[Dependency]| {
        let mut near =
            tree.words.iter().enumerate().take(tree.words.len().min(place + 1)).skip(head.saturating_sub(REACH));
        near.find(|(_, other)| other.head == Some(word as u32) && relations.contains(&other.relation)).map(|(at, _)| at)
    };
    let copula = own(head, &[Cop]).filter(|_| tree.words[head].relation == Ccomp)?;
    let above =
        tree.words[head].head.map(|above| above as usize).filter(|&above| tree.words[above].upos == Upos::Verb)?;
    let tense = |word: usize| (tree.words[word].features.tense, tree.words[word].features.mood);
    let finite = |word: usize| tense(auxiliary(word).unwrap_or(word));
    let shared = finite(place) == finite(above) && auxiliary(place).is_some() == auxiliary(above).is_some();
    let free = own(place, &[Nsubj, NsubjPass]).is_none();
    (shared && free && tense(copula) != finite(place)).then_some(above)
}

/// The verb whose object the tree hangs on the day before it: « elle a signé | jeudi des accords ».
pub(super) fn verb_before_day(tree: &Tree, times: &[TimeExpression], place: usize) -> Option<usize> {
    use Dependency::{Case, Det, Nmod, Obj, Obl, OblArg, OblMod};
    let word = &tree.words[place];
    let day = word.head.map(|head| head as usize).filter(|&day| word.relation == Nmod && day < place)?;
    let of = |place: usize, relation| {
        let before = tree.words[place.saturating_sub(GAP)..place].iter();
        before.into_iter().any(move |other| other.head == Some(place as u32) && other.relation == relation)
    };
    let dated = tells_time(times, tree.words[day].span);
    let bare = matches!(tree.words[day].relation, Obl | OblArg | OblMod) && !of(day, Case) && !of(day, Det);
    if !dated || !bare || !of(place, Case) || !of(place, Det) {
        return None;
    }
    let verb = tree.words[day].head.map(|head| head as usize).filter(|&verb| verb < day)?;
    let mut near = tree.words[verb.saturating_sub(REACH)..tree.words.len().min(place + REACH)].iter();
    let mut has_object = || near.any(|other| other.head == Some(verb as u32) && other.relation == Obj);
    (tree.words[verb].upos == Upos::Verb && !has_object()).then_some(verb)
}

/// Whether a word stands in one of the times found, which are in the text's order.
pub(super) fn tells_time(times: &[TimeExpression], word: Span) -> bool {
    let known = times.partition_point(|time| time.span.start <= word.start);
    times[..known].last().is_some_and(|time| time.span.contains(word))
}
