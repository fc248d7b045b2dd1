//! Trees → which way the verb that governs an expression looks.

use super::super::Document;
use super::find::Outlook;
use crate::lang::time::{TimeGrammar, VerbTime};
use crate::model::Dependency as Relation;
use crate::model::{Mood, Span, Tense, Tree, Upos, VerbForm, Word};

/// How many heads are climbed: the verb is near, and a sentence of ten thousand words costs no more than another.
const MOST_HEADS: usize = 24;
/// How many words before an expression its preposition is sought.
const REACH_OF_A_PREPOSITION: usize = 3;
/// How many words before a verb its auxiliaries are sought.
const REACH_OF_A_VERB: usize = 12;

/// A document's words, for finding those of an expression.
pub(super) struct Clauses<'a> {
    grammar: &'a TimeGrammar,
    trees: &'a [Tree],
    /// Each word's first byte, its tree and its place in it, in the text's order.
    words: Vec<(u32, usize, usize)>,
}

impl<'a> Clauses<'a> {
    pub(super) fn new(document: &Document<'a>) -> Self {
        let trees = document.trees;
        let places = trees.iter().enumerate().flat_map(|(number, tree)| {
            tree.words.iter().enumerate().map(move |(place, word)| (word.span.start, number, place))
        });
        Self { grammar: &document.language.time, trees, words: places.collect() }
    }

    /// The sentence that an expression stands in, and its first word there.
    fn first_word(&self, expression: Span) -> Option<(&'a [Word], usize)> {
        let from = self.words.partition_point(|&(start, ..)| start < expression.start);
        let (_, number, first) = *self.words.get(from).filter(|&&(start, ..)| start < expression.end)?;
        Some((&self.trees[number].words, first))
    }

    /// Whether no preposition brings in an expression: « a rouvert le 3 mai », not « le scrutin du 3 mai ».
    pub(super) fn is_bare(&self, expression: Span) -> bool {
        self.first_word(expression).is_some_and(|(words, first)| {
            let near = &words[first.saturating_sub(REACH_OF_A_PREPOSITION)..(first + 1).min(words.len())];
            !near.iter().any(|word| {
                let head = word.head.and_then(|head| words.get(head as usize));
                word.relation == Relation::Case && head.is_some_and(|head| head.span.overlaps(expression))
            })
        })
    }

    /// The time that the verb above an expression speaks of, if its form tells.
    pub(super) fn verb_time(&self, expression: Span) -> Option<VerbTime> {
        let (words, verb) = self.verb(expression)?;
        time_of(words, verb).or_else(|| self.time_of_participle(words, verb))
    }

    /// How the infinitive above an expression looks, if it is one.
    pub(super) fn outlook(&self, expression: Span) -> Option<Outlook> {
        let (words, verb) = self.verb(expression)?;
        let above = words[verb].head.and_then(|head| words.get(head as usize))?;
        if words[verb].features.verb_form != Some(VerbForm::Infinitive) {
            return None;
        }
        if above.features.tense == Some(Tense::Imperfect) && words[verb].relation == Relation::Xcomp {
            return Some(Outlook::WasToBe);
        }
        let near = &words[verb.saturating_sub(REACH_OF_A_PREPOSITION)..verb];
        let mark = near.iter().find(|word| word.relation == Relation::Mark && word.head == Some(verb as u32))?;
        let promised = self.grammar.verb_time_behind(&above.lemma, &mark.lemma) == Some(Some(VerbTime::Future));
        promised.then_some(Outlook::Promised)
    }

    /// The verb above an expression.
    fn verb(&self, expression: Span) -> Option<(&'a [Word], usize)> {
        let (words, first) = self.first_word(expression)?;
        let mut at = first;
        for _ in 0..MOST_HEADS {
            let outside = words[at].span.start >= expression.end || words[at].span.start < expression.start;
            let verb = outside && matches!(words[at].upos, Upos::Verb | Upos::Aux);
            if verb && !is_aside(words, at) {
                return Some((words, at));
            }
            at = words[at].head? as usize;
        }
        None
    }
}

impl Clauses<'_> {
    /// « la grève annoncée lundi » has been announced; « la grève prévue lundi » has not been yet.
    fn time_of_participle(&self, words: &[Word], verb: usize) -> Option<VerbTime> {
        let word = &words[verb];
        let past = word.features.verb_form == Some(VerbForm::Participle) && word.features.tense == Some(Tense::Past);
        let alone = || helpers(words, verb).next().is_none().then_some(VerbTime::Past);
        past.then(|| {
            self.grammar.verb_time(&word.form.to_lowercase()).filter(|time| *time == VerbTime::Future).or_else(alone)
        })?
    }
}

/// Whether a verb is a participle set beside its clause, whose verb tells the time: « réunis lundi, les maires ont voté ».
fn is_aside(words: &[Word], verb: usize) -> bool {
    let word = &words[verb];
    word.features.verb_form == Some(VerbForm::Participle) && word.relation == Relation::Advcl
}

/// The auxiliaries of a verb.
fn helpers(words: &[Word], verb: usize) -> impl Iterator<Item = &Word> {
    let near = verb.saturating_sub(REACH_OF_A_VERB)..(verb + REACH_OF_A_VERB).min(words.len());
    words[near].iter().filter(move |word| {
        let helps = matches!(word.relation, Relation::Aux | Relation::AuxTense | Relation::AuxPass | Relation::Cop);
        helps && word.head == Some(verb as u32)
    })
}

fn time_of(words: &[Word], verb: usize) -> Option<VerbTime> {
    let helpers = || helpers(words, verb);
    let features = words[verb].features;
    // « aurait été vu vendredi » tells hearsay of the past, « serait vu » what may come.
    if helpers().any(|word| word.relation == Relation::AuxTense) {
        let ahead = helpers().any(|word| word.features.tense == Some(Tense::Future));
        return Some(if ahead { VerbTime::Future } else { VerbTime::Past });
    }
    if features.verb_form == Some(VerbForm::Infinitive) {
        // « doit partir », « compte partir »: what is wanted now comes later.
        let above = words.get(words[verb].head? as usize)?;
        let wanted = words[verb].relation == Relation::Xcomp && above.features.tense == Some(Tense::Present);
        return wanted.then_some(VerbTime::Future);
    }
    helpers().map(|word| word.features).chain([features]).find_map(|features| {
        match (features.verb_form, features.mood, features.tense) {
            // « demande que le quai soit rouvert avant lundi »: what is wanted comes later, too.
            (Some(VerbForm::Finite), Some(Mood::Conditional), _)
            | (Some(VerbForm::Finite), Some(Mood::Subjunctive), Some(Tense::Present))
            | (_, _, Some(Tense::Future)) => Some(VerbTime::Future),
            (Some(VerbForm::Finite), _, Some(Tense::Past | Tense::Imperfect)) => Some(VerbTime::Past),
            _ => None,
        }
    })
}
