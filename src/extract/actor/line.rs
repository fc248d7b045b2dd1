//! Sentence → line: its words as they are printed, with what the tables say of each.

use crate::lang::Language;
use crate::lang::gazetteer::{Classes, Spelling, WordClass};
use crate::model::{PartKind, Sentence, Span, Upos};

/// A printed word: a contraction such as « du » is one, though it makes two tokens.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    pub(super) spelling: Spelling,
    pub(super) classes: Classes,
}

impl Unit<'_> {
    pub(super) fn is(&self, class: WordClass) -> bool {
        self.classes.has(class)
    }

    /// Whether it may stand in a name: a capital and letters.
    pub(super) fn is_capital(&self) -> bool {
        self.spelling.capital
    }

    pub(super) fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|character: char| character.is_ascii_digit())
    }

    /// « al-Assad », « ez-Zor »: a particle printed together with the name.
    pub(super) fn has_particle(&self) -> bool {
        self.text.split_once(['-', '\'', '\u{2019}']).is_some_and(|(particle, name)| {
            particle.chars().count() <= 3
                && particle.chars().all(char::is_lowercase)
                && name.starts_with(char::is_uppercase)
        })
    }

    /// Two to six capitals.
    pub(super) fn is_acronym(&self) -> bool {
        let letters = self.text.chars().filter(|character| character.is_alphabetic()).count();
        (2..=6).contains(&letters)
            && self.text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.' || c == '-')
    }

    /// « J. », « J.-P. », « A »
    pub(super) fn is_initial(&self) -> bool {
        self.is_capital()
            && self.text.chars().filter(|character| character.is_alphabetic()).count() <= 2
            && self.text.ends_with('.')
    }
}

/// A sentence's printed words.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) units: Vec<Unit<'a>>,
    /// Whether most of its words are in capitals, so that capitals tell nothing.
    pub(super) is_shouting: bool,
    /// Whether it stands above the article or a part of it.
    pub(super) is_headline: bool,
    text: &'a str,
}

impl<'a> Line<'a> {
    /// The line of a sentence; `None` for what tells of nobody: noise, bylines, datelines.
    pub(super) fn new(sentence: &Sentence, text: &'a str, language: &Language) -> Option<Self> {
        if !matches!(sentence.part, PartKind::Title | PartKind::Heading | PartKind::Caption | PartKind::Body) {
            return None;
        }
        let mut units: Vec<Unit<'a>> = Vec::with_capacity(sentence.tokens.len());
        for token in &sentence.tokens {
            if units.last().is_some_and(|last| last.span.overlaps(token.span)) {
                continue;
            }
            for span in parts(token.span, text, language) {
                let printed = span.of(text);
                let spelling = Spelling::of(printed);
                let written = printed.replace('\u{2019}', "'");
                let classes = language.gazetteer.classes(&written);
                let classes =
                    if classes.is_empty() { language.gazetteer.classes(&written.to_lowercase()) } else { classes };
                units.push(Unit { span, text: printed, spelling, classes });
            }
        }
        let words = units.iter().filter(|unit| unit.is_word()).count();
        let loud = units
            .iter()
            .filter(|unit| unit.text.chars().count() > 1 && unit.text.chars().all(char::is_uppercase))
            .count();
        let is_headline = matches!(sentence.part, PartKind::Title | PartKind::Heading);
        Some(Self { units, is_shouting: words > 3 && loud * 2 > words, is_headline, text })
    }

    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        self.units[first].span.join(self.units[last].span)
    }

    /// The printed words from one unit to another, inclusive.
    pub(super) fn words(&self, first: usize, last: usize) -> &'a str {
        self.span(first, last).of(self.text)
    }

    pub(super) fn get(&self, place: usize) -> Option<&Unit<'a>> {
        self.units.get(place)
    }

    /// The unit before a place.
    pub(super) fn before(&self, place: usize) -> Option<&Unit<'a>> {
        place.checked_sub(1).map(|before| &self.units[before])
    }

    pub(super) fn is_at(&self, place: usize, class: WordClass) -> bool {
        self.get(place).is_some_and(|unit| unit.is(class))
    }

    pub(super) fn is_text(&self, place: usize, text: &str) -> bool {
        self.get(place).is_some_and(|unit| unit.text == text)
    }

    /// Whether a word's capital may be due to its place: the sentence's beginning, or after a quotation mark or colon.
    pub(super) fn is_opening(&self, place: usize) -> bool {
        self.before(place)
            .is_none_or(|before| !before.is_word() && !matches!(before.text, "," | "(" | "/" | "[" | "-" | "&"))
    }

    /// Whether a place is after the end, or holds a mark that ends a phrase.
    pub(super) fn is_closing(&self, place: usize) -> bool {
        self.get(place).is_none_or(|unit| !unit.is_word())
    }

    pub(super) fn spellings(&self, first: usize) -> impl Iterator<Item = &Spelling> {
        self.units[first..].iter().map(|unit| &unit.spelling)
    }
}

/// Splits what is printed without its spaces: « M.Untel », « Ukraine-Les combats » in headlines.
fn parts(span: Span, text: &str, language: &Language) -> Vec<Span> {
    let printed = span.of(text);
    let cut = |at: usize| (span.start as usize + at).min(span.end as usize);
    if let Some(dot) = printed.find('.') {
        let (title, rest) = printed.split_at(dot + 1);
        let classes = language.gazetteer.classes(title);
        let titles = [WordClass::TitleMasculine, WordClass::TitlePlural, WordClass::Title];
        let is_title = titles.into_iter().any(|class| classes.has(class));
        if is_title && rest.starts_with(char::is_uppercase) {
            return vec![Span::new(cut(0), cut(dot + 1)), Span::new(cut(dot + 1), cut(printed.len()))];
        }
    }
    if let Some(hyphen) = printed.rfind('-') {
        let last = &printed[hyphen + 1..];
        let article = language.gazetteer.classes(&last.to_lowercase()).has(WordClass::Determiner);
        if hyphen > 0 && article && last.starts_with(char::is_uppercase) {
            let bounds = [0, hyphen, hyphen + 1, printed.len()];
            return bounds.windows(2).map(|pair| Span::new(cut(pair[0]), cut(pair[1]))).collect();
        }
    }
    vec![span]
}

/// Whether the lexicon knows a word, in small letters, as something else than a name.
pub(super) fn is_common(word: &str, language: &Language) -> bool {
    language.lexicon.analyses(&word.to_lowercase()).any(|analysis| analysis.upos != Upos::Propn)
}

/// Whether a word can be of a part of speech, in small letters.
pub(super) fn may_be(word: &str, upos: Upos, language: &Language) -> bool {
    language.lexicon.analyses(&word.to_lowercase()).any(|analysis| analysis.upos == upos)
}

/// Whether a word in small letters is a verb and nothing else.
pub(super) fn is_verb(word: &str, language: &Language) -> bool {
    !word.starts_with(char::is_uppercase)
        && language.lexicon.analyses(word).any(|analysis| analysis.upos == Upos::Verb)
        && !language.lexicon.analyses(word).any(|analysis| matches!(analysis.upos, Upos::Noun | Upos::Adj))
}
