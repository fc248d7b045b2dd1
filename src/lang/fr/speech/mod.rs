//! How French attributes words to a speaker.

use crate::lang::speech::Speech;

const VERBS: &str = include_str!("verbs.tsv");
const WORDS: &str = include_str!("words.tsv");
const ATTRIBUTIONS: &str = include_str!("attributions.tsv");

/// The words of speech in French.
#[must_use]
pub fn speech() -> Speech {
    Speech::load(VERBS, WORDS, ATTRIBUTIONS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::fr::resources::LEXICON;
    use crate::lang::lexicon::Lexicon;
    use crate::lang::phrases::rows;
    use crate::model::Upos;

    #[test]
    fn every_line_of_the_tables_is_understood_and_in_order() {
        let speech = speech();
        let read = [
            ("verbs.tsv", VERBS, speech.verbs.len()),
            ("words.tsv", WORDS, speech.words()),
            ("attributions.tsv", ATTRIBUTIONS, speech.attributions.len()),
        ];
        for (file, table, count) in read {
            let lines: Vec<&str> = rows(table).collect();
            assert_eq!(lines.len(), count, "a line of {file} has an unknown class or stands twice");
            assert!(lines.is_sorted(), "sort {file}: LC_ALL=C sort, below its head");
        }
    }

    #[test]
    fn every_verb_is_one_that_the_lexicon_knows() {
        let lexicon = Lexicon::load(LEXICON.to_vec()).expect("the lexicon is of this release");
        let speech = speech();
        let mut unknown: Vec<&str> = (speech.verbs.keys())
            .filter(|lemma| {
                let verb = lemma.split(' ').next().unwrap_or_default();
                !lexicon.analyses(verb).any(|analysis| analysis.upos == Upos::Verb && analysis.lemma == verb)
            })
            .map(AsRef::as_ref)
            .collect();
        unknown.sort_unstable();
        assert!(unknown.is_empty(), "no form of these lemmas can be found; mend verbs.tsv: {unknown:?}");
    }
}
