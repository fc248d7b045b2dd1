//! How a language attributes words to a speaker.

use super::phrases::{Phrases, rows};
use std::collections::HashMap;

/// How a verb attributes words in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpeechVerb {
    /// A figure in its clause is its subject's: « recenser », « réclamer ».
    Claim,
    /// The words in marks stand somewhere in its clause: « accuser », « qualifier de ».
    Act,
    /// Its object is what was said: « déclarer ».
    Say,
}

/// A grammatical word around a reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeechWord {
    /// A name after it is no subject.
    Preposition,
    /// A subject that names nobody.
    Pronoun,
    /// A determiner of something known.
    Definite,
    /// Another determiner: a noun follows, not a verb.
    Determiner,
    /// A pronoun before its verb.
    Clitic,
    /// The lemma of an auxiliary.
    Auxiliary,
    /// The lemma of the auxiliary that makes passives.
    Being,
    /// The auxiliary's participle that makes a passive.
    Passive,
    /// The word before a passive's agent.
    Agent,
}

/// The tables.
#[derive(Debug)]
pub struct Speech {
    /// Reporting verbs by lemma, or by two: « faire valoir ».
    pub verbs: HashMap<Box<str>, SpeechVerb>,
    /// Phrases before the name of the one who is quoted.
    pub attributions: Phrases<()>,
    words: HashMap<Box<str>, Vec<SpeechWord>>,
}

impl Speech {
    /// Reads the tables: verbs, grammatical words, attributing phrases.
    #[must_use]
    pub fn load(verbs: &str, words: &str, attributions: &str) -> Self {
        let verbs = rows(verbs).filter_map(|row| {
            let (lemma, kind) = row.split_once('\t')?;
            let kind = match kind {
                "say" => SpeechVerb::Say,
                "act" => SpeechVerb::Act,
                "claim" => SpeechVerb::Claim,
                _ => return None,
            };
            Some((lemma.into(), kind))
        });
        let mut classes: HashMap<Box<str>, Vec<SpeechWord>> = HashMap::new();
        for row in rows(words) {
            let Some((word, class)) = row.split_once('\t') else { continue };
            let class = match class {
                "preposition" => SpeechWord::Preposition,
                "pronoun" => SpeechWord::Pronoun,
                "definite" => SpeechWord::Definite,
                "determiner" => SpeechWord::Determiner,
                "clitic" => SpeechWord::Clitic,
                "auxiliary" => SpeechWord::Auxiliary,
                "being" => SpeechWord::Being,
                "passive" => SpeechWord::Passive,
                "agent" => SpeechWord::Agent,
                _ => continue,
            };
            classes.entry(word.into()).or_default().push(class);
        }
        Self {
            verbs: verbs.collect(),
            words: classes,
            attributions: Phrases::load(attributions, |columns| (columns == ["before"]).then_some(())),
        }
    }

    /// Whether a word in small letters is of a class.
    #[must_use]
    pub fn is(&self, word: &str, class: SpeechWord) -> bool {
        self.words.get(word).is_some_and(|classes| classes.contains(&class))
    }

    /// How many grammatical words there are, a word of two classes counted twice.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words.values().map(Vec::len).sum()
    }
}
