//! form → analyses: a language's inflected forms with their lemmas, parts of speech and morphology.
//!
//! Promises: a form's analyses in a fixed order; the form as written first, then in small letters, then capitalised.
//! Never: guessing at a form that it does not hold.

use super::morphology;
use super::resource::{Cursor, Seal};
use crate::model::{Features, ReadError, Upos};
use std::borrow::Cow;
use std::fmt;

pub(crate) const SEAL: Seal = Seal { name: "the lexicon", magic: *b"FRLX", version: 1 };

/// One way to read a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// The dictionary form.
    pub lemma: String,
    /// The part of speech; auxiliaries are `Verb` here, since a form alone does not tell.
    pub upos: Upos,
    /// What the form tells of its morphology.
    pub features: Features,
    /// For a verb, how it can be built.
    pub valency: Valency,
    /// For a proper noun, what it names.
    pub name: Option<NameKind>,
}

/// What a proper noun of the lexicon names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person's given name.
    Given,
    /// A family's name.
    Family,
    /// Anything else: places, institutions, brands.
    Other,
}

impl NameKind {
    const ALL: [Self; 3] = [Self::Given, Self::Family, Self::Other];
}

/// How a verb can be built; empty for what is no verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Valency(pub(crate) u8);

impl Valency {
    pub(crate) const INTRANSITIVE: u8 = 1;
    pub(crate) const TRANSITIVE: u8 = 2;
    pub(crate) const INDIRECT: u8 = 4;
    pub(crate) const PRONOMINAL: u8 = 8;
    #[cfg(feature = "train")]
    pub(crate) const IMPERSONAL: u8 = 16;
    pub(crate) const WITH_BE: u8 = 32;

    /// Whether it stands without an object.
    #[must_use]
    pub fn is_intransitive(self) -> bool {
        self.0 & Self::INTRANSITIVE != 0
    }

    /// Whether it takes a direct object, and so has a passive.
    #[must_use]
    pub fn is_transitive(self) -> bool {
        self.0 & Self::TRANSITIVE != 0
    }

    /// Whether it takes an object behind a preposition.
    #[must_use]
    pub fn is_indirect(self) -> bool {
        self.0 & Self::INDIRECT != 0
    }

    /// Whether it is used with a reflexive pronoun.
    #[must_use]
    pub fn is_pronominal(self) -> bool {
        self.0 & Self::PRONOMINAL != 0
    }

    /// Whether its compound tenses take "to be" rather than "to have".
    #[must_use]
    pub fn takes_be(self) -> bool {
        self.0 & Self::WITH_BE != 0
    }
}

/// A lemma as a change of its form: how many characters to drop from the end, and what to put there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Edit {
    pub(crate) strip: u8,
    pub(crate) suffix: Box<str>,
}

impl Edit {
    #[cfg(feature = "train")]
    pub(crate) fn between(form: &str, lemma: &str) -> Self {
        let shared: usize =
            form.chars().zip(lemma.chars()).take_while(|(left, right)| left == right).map(|(c, _)| c.len_utf8()).sum();
        Self { strip: form[shared..].chars().count().min(255) as u8, suffix: lemma[shared..].into() }
    }

    pub(crate) fn apply(&self, form: &str) -> String {
        let mut characters = form.chars();
        (0..self.strip).for_each(|_| {
            characters.next_back();
        });
        let mut lemma = characters.as_str().to_owned();
        lemma.push_str(&self.suffix);
        lemma
    }
}

#[derive(Clone, Debug)]
struct Entry {
    edit: u32,
    upos: Upos,
    features: Features,
    valency: Valency,
    name: Option<NameKind>,
}

/// What the tagger looks at: numbers that are alike for forms alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signature {
    /// The parts of speech.
    pub(crate) coarse: u32,
    /// The parts of speech with their morphology.
    pub(crate) fine: u32,
    /// How the verbs among them are built.
    pub(crate) valency: u32,
}

/// The inflected forms of a language.
pub struct Lexicon {
    forms: fst::Map<Vec<u8>>,
    sets: Vec<(u32, u32)>,
    signatures: Vec<Signature>,
    entries: Vec<Entry>,
    edits: Vec<Edit>,
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Lexicon").field("forms", &self.forms.len()).finish_non_exhaustive()
    }
}

impl Lexicon {
    /// Reads a lexicon file.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when it is cut, altered, or of another version.
    pub fn load(file: Vec<u8>) -> Result<Self, ReadError> {
        let mut cursor = Cursor::new(SEAL, SEAL.open(&file)?);
        let malformed = || SEAL.error("malformed: a number stands for nothing");
        let mut edits = Vec::new();
        for _ in 0..cursor.number()? {
            let strip = cursor.byte()?;
            edits.push(Edit { strip, suffix: cursor.text()?.into() });
        }
        let (mut sets, mut entries, mut signatures) = (Vec::new(), Vec::<Entry>::new(), Vec::new());
        for _ in 0..cursor.number()? {
            let start = entries.len() as u32;
            for _ in 0..cursor.number()? {
                let upos = *Upos::ALL.get(cursor.byte()? as usize).ok_or_else(malformed)?;
                let features = morphology::unpack(cursor.number()?);
                let valency = Valency(cursor.byte()?);
                let name = (cursor.byte()? as usize).checked_sub(1).and_then(|at| NameKind::ALL.get(at).copied());
                let edit = cursor.number()?;
                edits.get(edit as usize).ok_or_else(malformed)?;
                entries.push(Entry { edit, upos, features, valency, name });
            }
            signatures.push(Signature::of(&entries[start as usize..]));
            sets.push((start, entries.len() as u32));
        }
        let at = file.len() - cursor.rest().len();
        let mut forms = file;
        forms.drain(..at);
        let forms = fst::Map::new(forms).map_err(|error| SEAL.error(&format!("malformed: {error}")))?;
        Ok(Self { forms, sets, signatures, entries, edits })
    }

    /// The ways to read a form; none if the lexicon does not hold it.
    pub fn analyses(&self, form: &str) -> impl Iterator<Item = Analysis> + '_ {
        let found = self.find(form);
        let set = found.as_ref().and_then(|(_, set)| self.sets.get(*set));
        let range = set.map_or(0..0, |&(start, end)| start as usize..end as usize);
        let found = found.map(|(spelling, _)| spelling.into_owned()).unwrap_or_default();
        self.entries[range].iter().map(move |entry| Analysis {
            lemma: self.edits[entry.edit as usize].apply(&found),
            upos: entry.upos,
            features: entry.features,
            valency: entry.valency,
            name: entry.name,
        })
    }

    /// The parts of speech and the morphology of these ways, without their lemmas.
    pub(crate) fn classes(&self, form: &str) -> impl Iterator<Item = (Upos, Features)> + '_ {
        let set = self.find(form).and_then(|(_, set)| self.sets.get(set));
        let range = set.map_or(0..0, |&(start, end)| start as usize..end as usize);
        self.entries[range].iter().map(|entry| (entry.upos, entry.features))
    }

    /// Whether it holds a form, as written or in small letters.
    #[must_use]
    pub fn contains(&self, form: &str) -> bool {
        self.find(form).is_some()
    }

    pub(crate) fn signature(&self, form: &str) -> Option<Signature> {
        let (_, set) = self.find(form)?;
        self.signatures.get(set).copied()
    }

    /// The spelling under which a form stands, and the number of its set of analyses.
    fn find<'a>(&self, form: &'a str) -> Option<(Cow<'a, str>, usize)> {
        let set = |spelling: &str| self.forms.get(spelling).map(|set| set as usize);
        let written =
            if form.contains('\u{2019}') { form.replace('\u{2019}', "'").into() } else { Cow::Borrowed(form) };
        if let Some(set) = set(&written) {
            return Some((written, set));
        }
        let lower = written.to_lowercase();
        if lower != *written
            && let Some(set) = set(&lower)
        {
            return Some((lower.into(), set));
        }
        let mut letters = lower.chars();
        let capitalised: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let set = if capitalised == *written { None } else { set(&capitalised) };
        set.map(|set| (capitalised.into(), set))
    }
}

impl Signature {
    fn of(entries: &[Entry]) -> Self {
        let hash = |keys: &mut Vec<(u8, u32)>| {
            keys.sort_unstable();
            keys.dedup();
            let bytes: Vec<u8> =
                keys.iter().flat_map(|(class, form)| [&[*class][..], &form.to_le_bytes()].concat()).collect();
            crc32fast::hash(&bytes) | 16
        };
        let name = |entry: &Entry| entry.name.map_or(0, |name| name as u8 + 1) << 5;
        let mut coarse: Vec<_> = entries
            .iter()
            .map(|entry| {
                let form = Features { verb_form: entry.features.verb_form, ..Features::default() };
                (entry.upos as u8 | name(entry), morphology::pack(form))
            })
            .collect();
        let mut fine: Vec<_> =
            entries.iter().map(|entry| (entry.upos as u8 | name(entry), morphology::pack(entry.features))).collect();
        let valency = entries.iter().fold(0, |all, entry| all | u32::from(entry.valency.0));
        Self { coarse: hash(&mut coarse), fine: hash(&mut fine), valency }
    }
}

/// Collects analyses and writes them as a lexicon file.
#[cfg(feature = "train")]
#[derive(Debug, Default)]
pub struct LexiconBuilder {
    forms: std::collections::BTreeMap<String, std::collections::BTreeSet<Key>>,
}

#[cfg(feature = "train")]
type Key = (u8, u32, u8, u8, Edit);

#[cfg(feature = "train")]
impl LexiconBuilder {
    /// Adds one way to read a form.
    pub fn add(&mut self, form: &str, analysis: &Analysis) {
        let name = analysis.name.map_or(0, |name| name as u8 + 1);
        let edit = Edit::between(form, &analysis.lemma);
        let key = (analysis.upos as u8, morphology::pack(analysis.features), analysis.valency.0, name, edit);
        self.forms.entry(form.to_owned()).or_default().insert(key);
    }

    /// How many forms it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The lexicon file.
    ///
    /// # Errors
    /// When the automaton cannot be built.
    pub fn build(self) -> Result<Vec<u8>, ReadError> {
        use super::resource::{put_block, put_number};
        use std::collections::{BTreeSet, HashMap};
        let edits: BTreeSet<&Edit> = self.forms.values().flatten().map(|key| &key.4).collect();
        let edit_numbers: HashMap<&Edit, u32> = edits.iter().enumerate().map(|(at, &edit)| (edit, at as u32)).collect();
        let mut payload = Vec::new();
        put_number(&mut payload, edits.len() as u32);
        for edit in &edits {
            payload.push(edit.strip);
            put_block(&mut payload, edit.suffix.as_bytes());
        }
        let mut counts: HashMap<&BTreeSet<Key>, usize> = HashMap::new();
        self.forms.values().for_each(|set| *counts.entry(set).or_default() += 1);
        let mut sets: Vec<_> = counts.into_iter().collect();
        sets.sort_by(|left, right| right.1.cmp(&left.1).then(left.0.cmp(right.0)));
        let numbers: HashMap<_, _> = sets.iter().enumerate().map(|(at, (set, _))| (*set, at as u64)).collect();
        put_number(&mut payload, sets.len() as u32);
        for (set, _) in &sets {
            put_number(&mut payload, set.len() as u32);
            for (upos, features, valency, name, edit) in *set {
                payload.push(*upos);
                put_number(&mut payload, *features);
                payload.extend([*valency, *name]);
                put_number(&mut payload, edit_numbers[edit]);
            }
        }
        let failed = |error: fst::Error| SEAL.error(&format!("cannot be built: {error}"));
        let mut forms = fst::MapBuilder::memory();
        for (form, set) in &self.forms {
            forms.insert(form, numbers[set]).map_err(failed)?;
        }
        payload.extend(forms.into_inner().map_err(failed)?);
        Ok(SEAL.close(&payload))
    }
}
