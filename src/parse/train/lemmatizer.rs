//! treebanks → the table of lemmas: for each ending what most words with it do, and the words that neither their ending
//! nor the lexicon gets right.

use crate::lang::Language;
use crate::lang::lemmas::{Class, LONGEST_ENDING, Lemmas, Rule, Table, class};
use crate::lang::lexicon::Edit;
use crate::model::{Upos, Word};
use crate::parse::conllu::Record;
use crate::parse::lemmatizer::lemma;
use std::collections::{BTreeMap, BTreeSet};

type Votes = BTreeMap<Rule, u32>;

/// How many words must share an ending for it to be learnt.
const FEWEST_WORDS: u32 = 2;

fn winner(votes: &Votes) -> Option<(&Rule, u32)> {
    votes.iter().map(|(rule, votes)| (rule, *votes)).max_by_key(|(rule, votes)| (*votes, *rule))
}

fn rule(form: &str, lemma: &str, keeps_case: bool) -> Rule {
    let edit = if keeps_case {
        Edit::between(form, lemma)
    } else {
        Edit::between(&form.to_lowercase(), &lemma.to_lowercase())
    };
    Rule { edit, keeps_case }
}

/// Learns the lemmas of treebanks; the language's own table of them is replaced.
#[must_use]
pub fn lemmas(records: &[Record], mut language: Language) -> Lemmas {
    // An underscore stands where an annotator gave no lemma, or one of several words together.
    let words: Vec<&Word> = records
        .iter()
        .flat_map(|record| &record.tree.words)
        .filter(|word| !word.lemma.contains('_') || word.form.contains('_'))
        .collect();
    language.lemmas = Lemmas { endings: endings(&words, &capitalised(records)), ..Lemmas::default() };
    language.lemmas.forms = exceptions(&words, &language);
    language.lemmas
}

/// The parts of speech whose words mostly keep their capitals, looked for inside sentences.
fn capitalised(records: &[Record]) -> BTreeSet<u8> {
    let mut balance: BTreeMap<u8, i32> = BTreeMap::new();
    let inner = records.iter().flat_map(|record| record.tree.words.iter().skip(1));
    for word in inner.filter(|word| word.form.contains(char::is_uppercase)) {
        let keeps = word.lemma.contains(char::is_uppercase);
        *balance.entry(word.upos as u8).or_default() += if keeps { 1 } else { -1 };
    }
    balance.into_iter().filter(|(_, balance)| *balance > 0).map(|(upos, _)| upos).collect()
}

fn endings(words: &[&Word], capitalised: &BTreeSet<u8>) -> Table {
    let keeps_case = |upos: Upos| capitalised.contains(&(upos as u8));
    let mut forms: BTreeMap<(Class, String), Votes> = BTreeMap::new();
    for word in words {
        let rule = rule(&word.form, &word.lemma, keeps_case(word.upos));
        let key = (class(word.upos, word.features), word.form.to_lowercase());
        *forms.entry(key).or_default().entry(rule).or_default() += 1;
    }
    let mut endings: BTreeMap<(usize, Class, String), Votes> = BTreeMap::new();
    for ((class, form), votes) in &forms {
        let Some((rule, _)) = winner(votes) else { continue };
        let letters: Vec<char> = form.chars().collect();
        for length in 0..=letters.len().min(LONGEST_ENDING) {
            let ending: String = letters[letters.len() - length..].iter().collect();
            *endings.entry((length, *class, ending)).or_default().entry(rule.clone()).or_default() += 1;
        }
    }
    // Short endings come first, so that a longer one is kept only where it says something else.
    let mut lemmas = Lemmas::default();
    for ((length, class, ending), votes) in &endings {
        let Some((rule, for_it)) = winner(votes) else { continue };
        let all: u32 = votes.values().sum();
        let clear = *length == 0 || all >= FEWEST_WORDS && for_it * 3 >= all * 2;
        if clear && lemmas.by_ending(*class, ending) != Some(rule) {
            lemmas.endings.entry(*class).or_default().insert(ending.as_str().into(), rule.clone());
        }
    }
    lemmas.endings
}

/// The words that are right more often by a rule of their own.
fn exceptions(words: &[&Word], language: &Language) -> Table {
    let mut forms: BTreeMap<(Class, String), (Votes, u32)> = BTreeMap::new();
    for word in words {
        let (votes, right) = forms.entry((class(word.upos, word.features), word.form.to_lowercase())).or_default();
        *votes.entry(rule(&word.form, &word.lemma, word.lemma.contains(char::is_uppercase))).or_default() += 1;
        *right += u32::from(lemma(&word.form, word.upos, word.features, language) == *word.lemma);
    }
    let mut table = Table::default();
    for ((class, form), (votes, right)) in forms {
        if let Some((rule, _)) = winner(&votes).filter(|(_, for_it)| *for_it > right) {
            table.entry(class).or_default().insert(form.into(), rule.clone());
        }
    }
    table
}
