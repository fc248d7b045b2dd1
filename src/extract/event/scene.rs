//! A sentence as events are read from it: its tree, and the actors on its words.

mod marker;
mod naming;
mod verb;

use crate::extract::{Document, Found};
use crate::lang::frames::{Frames, Link, Operator, Trigger, TriggerClass};
use crate::model::{
    Actor, ActorId, ActorKind, Dependency, Mention, MentionForm, Number, Person, Quote, Span, TimeExpression, Tree,
    Upos, VerbForm, Word,
};

use std::collections::HashSet;

/// How far a search by place, not by tree, may go: a clause's length in words.
const REACH: usize = 12;
/// How many short words may stand between the words of a phrase.
const GAP: usize = 3;

/// Stands for the sides of the document's conflict until the whole document is read: « les parties », « chaque camp ».
pub const SIDES: ActorId = ActorId(u32::MAX);

/// An actor with the words that name it here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Who.
    pub actor: ActorId,
    /// The words.
    pub span: Span,
}

/// One sentence.
pub struct Scene<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// What was found in it so far.
    pub found: &'a Found,
    /// The sentence's place in the document.
    pub sentence: usize,
    /// Its tree.
    pub tree: &'a Tree,
    /// The words, heads before what depends on them.
    pub order: Vec<usize>,
    heads: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    passive: Vec<bool>,
    mentions: Vec<Vec<usize>>,
    /// For each word, whether it is an object that the tree hangs on the day before it.
    regained: Vec<bool>,
    /// For each word, whether it tells a time.
    dated: Vec<bool>,
}

impl<'a> Scene<'a> {
    /// The sentence at a place in the document.
    pub fn new(document: &'a Document<'a>, found: &'a Found, sentence: usize) -> Self {
        let tree = &document.trees[sentence];
        let count = tree.words.len();
        let mentions = mentions_on_words(document, found, sentence);
        let mut heads: Vec<Option<usize>> = (0..count).map(|place| naming::head(tree, &mentions, place)).collect();
        let mut regained = vec![false; count];
        for place in 0..count {
            if let Some(verb) = naming::verb_before_day(tree, &found.times, place) {
                heads[place] = Some(verb);
                regained[place] = true;
            }
        }
        let mut children = vec![Vec::new(); count];
        let mut order = Vec::with_capacity(count);
        for (place, head) in heads.iter().enumerate() {
            match head {
                Some(head) => children[*head].push(place),
                None => order.push(place),
            }
        }
        let mut next = 0;
        while let Some(&place) = order.get(next) {
            order.extend(&children[place]);
            next += 1;
        }
        let dated = tree.words.iter().map(|word| naming::tells_time(&found.times, word.span)).collect();
        let passive = Vec::new();
        let mut scene =
            Self { document, found, sentence, tree, order, heads, children, passive, mentions, regained, dated };
        scene.passive = (0..count).map(|place| scene.has_passive_form(place)).collect();
        scene
    }

    /// The language's frames.
    pub fn frames(&self) -> &'a Frames {
        &self.document.language.frames
    }

    /// A word.
    pub fn word(&self, place: usize) -> &'a Word {
        &self.tree.words[place]
    }

    /// The word that a word depends on.
    pub fn head(&self, place: usize) -> Option<usize> {
        self.heads[place]
    }

    /// The words that depend on a word.
    pub fn children(&self, place: usize) -> &[usize] {
        &self.children[place]
    }

    /// The dependents of a word by a relation.
    pub fn children_by(&self, place: usize, relation: Dependency) -> impl Iterator<Item = usize> + '_ {
        self.children[place].iter().copied().filter(move |&child| self.word(child).relation == relation)
    }

    /// Whether a word does this, by its form or its lemma.
    pub fn is(&self, place: usize, operator: Operator) -> bool {
        let word = self.word(place);
        let form = word.form.to_lowercase().replace('’', "'");
        self.frames().is(&form, operator) || self.frames().is(&word.lemma, operator)
    }

    /// Whether a word tells the circumstances of its clause: « lors de la rencontre ».
    pub fn is_adjunct(&self, place: usize) -> bool {
        matches!(self.word(place).relation, Dependency::Obl | Dependency::OblMod)
    }

    /// The words of a trigger that begins at a word, if it stands there.
    pub fn trigger_words(&self, place: usize, trigger: &Trigger) -> Option<Vec<usize>> {
        if trigger.class == TriggerClass::Verb && self.word(place).upos == Upos::Verb {
            let reflexive = self.is_reflexive(place);
            if reflexive != trigger.reflexive {
                return None;
            }
        }
        let mut words = vec![place];
        let mut at = place + 1;
        for part in &trigger.tail {
            let is_part = |here: usize| {
                let word = self.word(here);
                word.lemma.as_ref() == part.as_ref() || word.form.to_lowercase() == part.as_ref()
            };
            let mut gap = GAP;
            let mut here = at;
            // « elle a lancé mardi soir un appel »: a time may stand between, of any length; but « condamné mardi à Oslo » is
            // not condemned to something.
            let mut after_time = false;
            let found = loop {
                let word = self.tree.words.get(here)?;
                let loose = after_time && trigger.tail.len() == 1 && word.upos == Upos::Adp;
                if is_part(here) && !loose {
                    break here;
                }
                let dated = self.dated[here];
                after_time |= dated;
                if !dated && (gap == 0 || !may_be_skipped(word)) {
                    return None;
                }
                gap -= usize::from(!dated);
                here += 1;
            };
            words.push(found);
            at = found + 1;
        }
        Some(words)
    }

    /// The link by which a word hangs on its head.
    pub fn link(&self, place: usize) -> Option<Link> {
        use Dependency as D;
        let head = self.head(place)?;
        let word = self.word(place);
        if word.relation == D::Conj {
            return self.link(self.first_conjunct(place)?);
        }
        if self.regained[place] {
            return Some(Link::Object);
        }
        let preposition = || self.marker(place).map(|marker| Link::Preposition(marker.into()));
        if self.is_verb(place) || self.auxiliaries(place).next().is_some() {
            return self.verb_link(place, word.relation);
        }
        match word.relation {
            // « a-t-il dit »: the corpora call the pronoun behind the verb an expletive, whomever it stands for.
            D::ExplSubj if !self.is_mentioned(place) => None,
            D::Nsubj | D::NsubjPass | D::Csubj | D::ExplSubj if self.is_passive(head) => Some(Link::Object),
            D::Nsubj | D::NsubjPass | D::ExplSubj | D::NsubjCaus | D::OblAgent => Some(Link::Subject),
            D::Iobj => Some(Link::Preposition(self.frames().indirect_object.clone())),
            // « dont »
            D::Nmod if word.upos == Upos::Pron && self.is(place, Operator::RelativePronoun) => {
                Some(preposition().unwrap_or_else(|| Link::Preposition(self.frames().belonging.clone())))
            }
            D::Obl | D::OblArg | D::OblMod | D::Nmod => match preposition() {
                Some(_) if self.marked_as(place, Operator::PassiveAgent) && self.is_passive(head) => {
                    Some(Link::Subject)
                }
                found => found,
            },
            D::Obj if self.is_speaker_behind(place, head) => Some(Link::Subject),
            D::Obj if self.marked_as(place, Operator::Belonging) => Some(Link::Object),
            // « elle a été élue présidente du conseil »: what is said of the object is not the object.
            D::Xcomp if self.is_passive(head) || self.has_object_beside(place, head) => preposition(),
            D::Obj | D::Xcomp | D::Ccomp => Some(preposition().unwrap_or(Link::Object)),
            D::Det | D::Amod => Some(Link::Owner),
            _ => None,
        }
    }

    fn has_object_beside(&self, place: usize, head: usize) -> bool {
        let object = |relation| matches!(relation, Dependency::Obj | Dependency::NsubjPass);
        self.children(head).iter().any(|&child| child != place && object(self.word(child).relation))
    }

    /// The first word of the coordination that a word belongs to, if it is not that word itself.
    pub fn first_conjunct(&self, place: usize) -> Option<usize> {
        let mut here = place;
        for _ in 0..REACH {
            if self.word(here).relation != Dependency::Conj {
                return (here != place).then_some(here);
            }
            here = self.head(here)?;
        }
        None
    }

    fn verb_link(&self, place: usize, relation: Dependency) -> Option<Link> {
        use Dependency as D;
        if !matches!(
            relation,
            D::Xcomp
                | D::Ccomp
                | D::Advcl
                | D::Acl
                | D::AclRelcl
                | D::Obl
                | D::OblArg
                | D::OblMod
                | D::Nmod
                | D::Csubj
                | D::Obj
        ) {
            return None;
        }
        if self.is_infinitive(place) {
            let free = self.marker(place).is_none_or(|marker| {
                self.frames().is(&marker, Operator::Belonging) || self.frames().is(&marker, Operator::IndirectObject)
            });
            return free.then_some(Link::Infinitive);
        }
        match relation {
            D::Ccomp => Some(Link::Clause),
            D::Acl | D::AclRelcl | D::Advcl | D::Xcomp | D::Obj
                if self
                    .children(place)
                    .iter()
                    .any(|&child| self.word(child).relation == D::Mark && self.is(child, Operator::Complementiser))
                    && !self.marked_as(place, Operator::Condition) =>
            {
                Some(Link::Clause)
            }
            _ => None,
        }
    }

    /// The words at a link of a word, antecedents for relative pronouns, first conjuncts only.
    pub fn at(&self, place: usize, link: &Link) -> Vec<usize> {
        let mut places: Vec<usize> = self
            .children(place)
            .iter()
            .copied()
            .filter(|&child| self.word(child).relation != Dependency::Conj && self.link_matches(child, link))
            .map(|child| self.antecedent(child).or_else(|| self.compound_complement(child)).unwrap_or(child))
            .collect();
        if let Link::Preposition(preposition) = link {
            let described = self
                .children_by(place, Dependency::Acl)
                .filter(|&child| self.is_verb(child) && self.word(child).form.to_lowercase() == **preposition);
            // « une enquête visant la mairie »: what stands behind such a participle, as behind a preposition.
            places.extend(described.flat_map(|child| self.children_by(child, Dependency::Obj)));
        }
        if places.is_empty() && matches!(link, Link::Object | Link::Subject) {
            let on_noun = matches!(self.word(place).relation, Dependency::Acl | Dependency::Amod)
                && self.is_participle_group(place);
            if on_noun && self.is_passive(place) == (*link == Link::Object) {
                places.extend(self.head(place));
            } else if *link == Link::Subject {
                places.extend(self.inverted_subject(place).or_else(|| self.speaker_behind(place)));
            } else if self.is_verb(place) && !self.is_passive(place) {
                places.extend(self.name_behind(place));
            }
        }
        places
    }

    /// The name that a tree runs together with the place before it: « la cour a jugé à Lens | Paul Roux ».
    fn name_behind(&self, verb: usize) -> Option<usize> {
        let oblique = self.children(verb).iter().copied().filter(|&child| {
            matches!(self.word(child).relation, Dependency::Obl | Dependency::OblArg | Dependency::OblMod)
        });
        let names =
            oblique.flat_map(|child| self.children_by(child, Dependency::FlatName).map(move |name| (child, name)));
        names.into_iter().find_map(|(child, name)| {
            let other = self.is_mentioned(name) && self.mentions[name] != self.mentions[child];
            (other && self.is_mentioned(child)).then_some(name)
        })
    }

    /// The subject that a tree runs together with the complement before it, or with a noun inside that: « …, a déclaré à la
    /// presse | Paul Roux », « …, a lancé à la fin des débats | la maire ».
    fn speaker_behind(&self, verb: usize) -> Option<usize> {
        let first = self.opening(verb);
        let opens = first.checked_sub(1).is_some_and(|before| self.word(before).upos == Upos::Punct);
        if !opens || !self.is_verb(verb) || self.is_participle_group(verb) || self.is_infinitive(verb) {
            return None;
        }
        let complement = |place: usize| {
            let oblique =
                matches!(self.word(place).relation, Dependency::Obl | Dependency::OblArg | Dependency::OblMod);
            oblique && self.head(place) == Some(verb)
        };
        let inside = |name: usize| std::iter::successors(self.head(name), |&here| self.head(here)).take(GAP);
        let joined = |name: usize| {
            let head = self.head(name).filter(|&head| verb < head && head < name)?;
            let beside = matches!(self.word(name).relation, Dependency::Appos | Dependency::FlatName);
            let other = self.is_mentioned(name) && self.mentions[name] != self.mentions[head];
            (beside && other && inside(name).any(complement)).then_some(name)
        };
        let behind = verb + 1..self.tree.words.len().min(verb + REACH);
        behind.take_while(|&here| self.word(here).upos != Upos::Punct).find_map(joined)
    }

    fn link_matches(&self, child: usize, link: &Link) -> bool {
        self.link(child).is_some_and(|found| found == *link)
    }

    /// The noun that a relative pronoun stands for.
    pub fn antecedent(&self, place: usize) -> Option<usize> {
        if self.word(place).upos != Upos::Pron || !self.is(place, Operator::RelativePronoun) {
            return None;
        }
        let mut here = place;
        for _ in 0..REACH {
            let relation = self.word(here).relation;
            here = self.head(here)?;
            if relation == Dependency::AclRelcl {
                return Some(here);
            }
        }
        None
    }
}

fn may_be_skipped(word: &Word) -> bool {
    matches!(word.upos, Upos::Adv | Upos::Det | Upos::Adj | Upos::Punct | Upos::Aux | Upos::Adp)
}

/// The actors that are the sides of a conflict without being told which: « les belligérants ».
pub fn sides(document: &Document, found: &Found) -> HashSet<ActorId> {
    let is_side = |mention: &&Mention| {
        let words = mention.span.of(&document.article.text).to_lowercase();
        let group = found.actors.get(mention.actor.index()).is_some_and(|actor| actor.kind == ActorKind::Group);
        let mut forms = document.language.lexicon.analyses(words.rsplit(' ').next().unwrap_or_default());
        group && forms.any(|analysis| document.language.frames.is(&analysis.lemma, Operator::Sides))
    };
    found.mentions.iter().filter(is_side).map(|mention| mention.actor).collect()
}

/// For each word of a sentence, the shortest mentions that cover it.
fn mentions_on_words(document: &Document, found: &Found, sentence: usize) -> Vec<Vec<usize>> {
    let words = &document.trees[sentence].words;
    let mut on_word: Vec<Vec<usize>> = vec![Vec::new(); words.len()];
    let whole = document.sentences[sentence].span;
    let first = found.mentions.partition_point(|mention| mention.span.start < whole.start);
    for (place, mention) in found.mentions.iter().enumerate().skip(first) {
        if mention.span.start >= whole.end {
            break;
        }
        let begin = words.partition_point(|word| word.span.end <= mention.span.start);
        for (here, word) in
            words.iter().enumerate().skip(begin).take_while(|(_, word)| word.span.start < mention.span.end)
        {
            if !mention.span.overlaps(word.span) {
                continue;
            }
            let length = |span: Span| span.end - span.start;
            match on_word[here].first().map(|&other| length(found.mentions[other].span).cmp(&length(mention.span))) {
                Some(std::cmp::Ordering::Less) => {}
                Some(std::cmp::Ordering::Equal) => on_word[here].push(place),
                Some(std::cmp::Ordering::Greater) | None => on_word[here] = vec![place],
            }
        }
    }
    on_word
}
