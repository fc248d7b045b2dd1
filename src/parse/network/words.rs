//! form → what the network looks at: its spelling, ends, shape and what the lexicon says, each as a string.
//!
//! Promises: nothing but the form and the language count, so that what is made of it can be kept by form; neither a tab
//! nor a line break in any string. Never: a form's neighbours.

use crate::lang::Language;
use crate::lang::lexicon::Signature;
use std::fmt::Write as _;

/// Only so many letters of a word are looked at.
const LONGEST: usize = 64;

/// Something that the network looks at in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// The folded word.
    Word,
    /// The folded word again, for vectors that were trained on other texts.
    Meaning,
    /// The folded word's last so many letters; the whole word when it is shorter.
    Suffix(u8),
    /// The folded word's first so many letters; the whole word when it is shorter.
    Prefix(u8),
    /// How it is written: small letters, capitals, digits.
    Shape,
    /// The parts of speech that the lexicon gives.
    Coarse,
    /// The parts of speech with their morphology.
    Fine,
    /// How the verbs among them are built.
    Valency,
    /// What the tables of names and nouns say.
    Gazetteer,
}

impl Feature {
    /// All that training may choose from, in the order of [`strings`].
    pub const ALL: [Self; 13] = [
        Self::Word,
        Self::Meaning,
        Self::Suffix(1),
        Self::Suffix(2),
        Self::Suffix(3),
        Self::Suffix(4),
        Self::Prefix(2),
        Self::Prefix(3),
        Self::Shape,
        Self::Coarse,
        Self::Fine,
        Self::Valency,
        Self::Gazetteer,
    ];

    /// Its name in a model file.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Word => "word".to_owned(),
            Self::Meaning => "meaning".to_owned(),
            Self::Suffix(count) => format!("suffix{count}"),
            Self::Prefix(count) => format!("prefix{count}"),
            Self::Shape => "shape".to_owned(),
            Self::Coarse => "coarse".to_owned(),
            Self::Fine => "fine".to_owned(),
            Self::Valency => "valency".to_owned(),
            Self::Gazetteer => "gazetteer".to_owned(),
        }
    }

    /// The feature of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|feature| feature.name() == name)
    }
}

/// A form as the network looks at it.
#[derive(Debug)]
pub(super) struct Spelling {
    folded: String,
    shape: u32,
    lexicon: Signature,
    hints: u32,
    number: String,
}

impl Spelling {
    pub(super) fn new(form: &str, language: &Language) -> Self {
        let shape = shape(form);
        let folded = fold(form).map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
        let (lexicon, hints) = (signature(form, shape, language), hints(form, shape, language));
        Self { folded, shape, lexicon, hints, number: String::new() }
    }

    /// The string of a feature.
    pub(super) fn string(&mut self, feature: Feature) -> &str {
        let number = match feature {
            Feature::Word | Feature::Meaning => return &self.folded,
            Feature::Suffix(count) => return self.suffix(count),
            Feature::Prefix(count) => return self.prefix(count),
            Feature::Shape => self.shape,
            Feature::Coarse => self.lexicon.coarse,
            Feature::Fine => self.lexicon.fine,
            Feature::Valency => self.lexicon.valency,
            Feature::Gazetteer => self.hints,
        };
        self.number.clear();
        write!(self.number, "{number}").expect("a string takes whatever is written");
        &self.number
    }

    fn suffix(&self, count: u8) -> &str {
        let at = self.folded.char_indices().rev().take(usize::from(count)).last().map_or(0, |(at, _)| at);
        &self.folded[at..]
    }

    fn prefix(&self, count: u8) -> &str {
        let end = self.folded.char_indices().nth(usize::from(count)).map_or(self.folded.len(), |(at, _)| at);
        &self.folded[..end]
    }
}

/// The strings of all features of a form, in the order of [`Feature::ALL`].
#[must_use]
pub fn strings(form: &str, language: &Language) -> Vec<String> {
    let mut spelling = Spelling::new(form, language);
    Feature::ALL.into_iter().map(|feature| spelling.string(feature).to_owned()).collect()
}

/// A form's first letters as small ones, apostrophes and digits alike.
pub(in crate::parse) fn fold(form: &str) -> impl Iterator<Item = char> {
    form.chars().take(LONGEST).flat_map(char::to_lowercase).map(|letter| match letter {
        '\u{2019}' => '\'',
        letter if letter.is_numeric() => '0',
        letter => letter,
    })
}

/// What the lexicon says of a form; for one that it does not hold, whether it has a capital.
pub(in crate::parse) fn signature(form: &str, shape: u32, language: &Language) -> Signature {
    let unknown = 10 + u32::from(shape == CAPITALISED);
    language.lexicon.signature(form).unwrap_or(Signature { coarse: unknown, fine: unknown, valency: 0 })
}

/// What the tables of names and nouns say of a form; of one without a letter, nothing.
fn hints(form: &str, shape: u32, language: &Language) -> u32 {
    let has_letters = !matches!(shape, NUMBER | MARK);
    if has_letters && form.len() <= LONGEST { language.gazetteer.hints(form) } else { 0 }
}

const CAPITALISED: u32 = 1;
const NUMBER: u32 = 3;
const MARK: u32 = 5;

/// Small letters, a capital first, all capitals, digits, digits among others, no letters, mixed.
pub(in crate::parse) fn shape(form: &str) -> u32 {
    let (mut letters, mut capitals, mut digits, mut all) = (0, 0, 0, 0);
    for character in form.chars().take(LONGEST) {
        all += 1;
        letters += u32::from(character.is_alphabetic());
        capitals += u32::from(character.is_uppercase());
        digits += u32::from(character.is_numeric());
    }
    match () {
        () if digits == all => NUMBER,
        () if digits > 0 => 4,
        () if letters == 0 => MARK,
        () if capitals == 0 => 0,
        () if capitals == letters && letters > 1 => 2,
        () if capitals == 1 && form.starts_with(char::is_uppercase) => CAPITALISED,
        () => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::fr;

    fn row(form: &str) -> Vec<String> {
        strings(form, &fr::french(fr::resources::LEXICON.to_vec()).expect("the lexicon is of this release"))
    }

    #[test]
    fn names_come_back() {
        for feature in Feature::ALL {
            assert_eq!(Feature::from_name(&feature.name()), Some(feature), "each feature needs a name of its own");
        }
        assert_eq!(Feature::from_name("suffix"), None, "a name without its length is none");
    }

    #[test]
    fn a_word_is_folded_and_cut() {
        let row = row("Été12");
        assert_eq!(row[..9], ["été00", "été00", "0", "00", "é00", "té00", "ét", "été", "4"], "see `Feature::ALL`");
        assert_eq!(row[9..], ["10", "10", "0", "0"], "the lexicon does not hold it, and digits are no capital");
    }

    #[test]
    fn tables_give_hints() {
        let hints = |form: &str| row(form)[12].parse::<u32>().expect("a number in decimal");
        assert_eq!(hints("France") & 1, 1, "a country");
        assert_eq!(hints("Marseille") & 2, 2, "a city");
        assert_eq!(hints("Zyxxo"), 0, "no table holds it");
        assert_eq!(hints("2018"), 0, "a number is no name");
    }

    #[test]
    fn short_and_strange_forms_have_all_strings() {
        assert_eq!(row("à")[..8], ["à"; 8], "a form shorter than an end is the whole form");
        assert_eq!(row("")[0], "", "an empty form is no reason to panic");
        assert_eq!(row("1\u{a0}000\t")[0], "0 000 ", "a space of any kind is a plain space");
        assert_eq!(row("Aujourd’hui")[0], "aujourd'hui", "apostrophes are alike");
        assert_eq!(row("Zyxxo")[9], "11", "an unknown word with a capital is told from one without");
    }
}
