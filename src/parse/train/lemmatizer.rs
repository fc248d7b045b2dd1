//! Trains the lemmatizer: for each ending the rule that most words with it follow, and the words that follow another.

use crate::parse::conllu::Record;
use crate::parse::lemmatizer::{Class, LONGEST_SUFFIX, Lemmatizer, Rule, class};
use std::collections::{BTreeMap, HashMap};

type Votes = BTreeMap<Rule, u32>;

fn winner(votes: &Votes) -> Option<(&Rule, u32)> {
    votes.iter().map(|(rule, votes)| (rule, *votes)).max_by_key(|(rule, votes)| (*votes, *rule))
}

pub(super) fn train(records: &[Record]) -> Lemmatizer {
    let mut forms: BTreeMap<(Class, String), Votes> = BTreeMap::new();
    for word in records.iter().flat_map(|record| &record.tree.words) {
        let key = (class(word.upos, word.features), word.form.to_lowercase());
        *forms.entry(key).or_default().entry(Rule::between(&word.form, &word.lemma)).or_default() += 1;
    }
    let mut endings: BTreeMap<(usize, Class, String), Votes> = BTreeMap::new();
    for ((class, form), votes) in &forms {
        let Some((rule, _)) = winner(votes) else { continue };
        let letters: Vec<char> = form.chars().collect();
        for length in 0..=letters.len().min(LONGEST_SUFFIX) {
            let ending: String = letters[letters.len() - length..].iter().collect();
            *endings.entry((length, *class, ending)).or_default().entry(rule.clone()).or_default() += 1;
        }
    }
    let mut lemmatizer = Lemmatizer::default();
    let mut numbers: HashMap<Rule, u32> = HashMap::new();
    let mut number = |rule: &Rule, lemmatizer: &mut Lemmatizer| {
        *numbers.entry(rule.clone()).or_insert_with(|| {
            lemmatizer.rules.push(rule.clone());
            lemmatizer.rules.len() as u32 - 1
        })
    };
    // Short endings come first, so that a longer one is kept only where it says something else.
    for ((length, class, ending), votes) in &endings {
        let Some((rule, for_it)) = winner(votes) else { continue };
        let all: u32 = votes.values().sum();
        let clear = *length == 0 || all >= 2 && for_it * 3 >= all * 2;
        let known = lemmatizer.by_suffix(*class, ending).map(|known| &lemmatizer.rules[known as usize]);
        if clear && known != Some(rule) {
            let rule = number(rule, &mut lemmatizer);
            lemmatizer.suffixes.insert((*class, ending.as_str().into()), rule);
        }
    }
    for ((class, form), votes) in &forms {
        let Some((rule, _)) = winner(votes) else { continue };
        let known = lemmatizer.by_suffix(*class, form).map(|known| &lemmatizer.rules[known as usize]);
        if known != Some(rule) {
            let rule = number(rule, &mut lemmatizer);
            lemmatizer.forms.insert((*class, form.as_str().into()), rule);
        }
    }
    lemmatizer
}
