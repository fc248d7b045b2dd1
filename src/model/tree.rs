//! Parsed sentences, in Universal Dependencies v2.

use super::Span;
use std::ops::Range;

/// A sentence's dependency tree: one root, every word reaches it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Tree {
    /// Its words in order, one for each token of the sentence.
    pub words: Vec<Word>,
    /// The names in it, in order, none inside another.
    pub names: Vec<Name>,
}

/// A name: consecutive words that call someone or something by what it alone is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words, by their places in [`Tree::words`]; one at least.
    pub words: Range<u32>,
    /// What bears it.
    pub kind: NameKind,
}

/// A word with what the parser found.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Where it stands in the article.
    pub span: Span,
    /// Its form, as in [`super::Token::form`].
    pub form: Box<str>,
    /// Its dictionary form, lower case but for names.
    pub lemma: Box<str>,
    /// Its universal part of speech.
    pub upos: Upos,
    /// Its morphology.
    pub features: Features,
    /// The word that it depends on, by its place in [`Tree::words`]; `None` for the root.
    pub head: Option<u32>,
    /// How it depends on it (universal relations, with the subtypes that the extraction reads).
    pub relation: Relation,
    /// How sure the parser is of head and relation, from 0 to 1.
    pub confidence: f32,
}

macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name in annotated corpora; for syntax, that of CoNLL-U.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The label with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

labels!(
    /// Universal parts of speech.
    #[allow(missing_docs)]
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ", Noun = "NOUN",
        Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM",
        Verb = "VERB", X = "X",
    }
);
labels!(
    /// Universal dependency relations, with the subtypes of French that change who did what.
    #[allow(missing_docs)]
    Relation {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", Advmod = "advmod", Amod = "amod", Appos = "appos", Aux = "aux",
        AuxPass = "aux:pass", AuxTense = "aux:tense", AuxCaus = "aux:caus", Case = "case", Cc = "cc", Ccomp = "ccomp",
        Compound = "compound", Conj = "conj", Cop = "cop", Csubj = "csubj", Dep = "dep", Det = "det",
        Discourse = "discourse", Dislocated = "dislocated", Expl = "expl", ExplPass = "expl:pass", ExplSubj = "expl:subj",
        Fixed = "fixed", Flat = "flat", FlatName = "flat:name", Goeswith = "goeswith", Iobj = "iobj", List = "list", Mark = "mark",
        Nmod = "nmod", Nsubj = "nsubj", NsubjPass = "nsubj:pass", NsubjCaus = "nsubj:caus", Nummod = "nummod", Obj = "obj",
        Obl = "obl", OblAgent = "obl:agent", OblArg = "obl:arg", OblMod = "obl:mod", Orphan = "orphan",
        Parataxis = "parataxis", Punct = "punct", Reparandum = "reparandum", Root = "root", Vocative = "vocative", Xcomp = "xcomp",
    }
);
labels!(
    /// What bears a name, under the names that annotated corpora use.
    #[allow(missing_docs)]
    NameKind { Person = "Person", Place = "Location", Organisation = "Organization", }
);
labels!(
    /// Grammatical gender.
    #[allow(missing_docs)]
    Gender { Masculine = "Masc", Feminine = "Fem", }
);
labels!(
    /// Grammatical number.
    #[allow(missing_docs)]
    Number { Singular = "Sing", Plural = "Plur", }
);
labels!(
    /// Grammatical person.
    #[allow(missing_docs)]
    Person { First = "1", Second = "2", Third = "3", }
);
labels!(
    /// Mood of a finite verb.
    #[allow(missing_docs)]
    Mood { Indicative = "Ind", Subjunctive = "Sub", Conditional = "Cnd", Imperative = "Imp", }
);
labels!(
    /// Tense of a verb form.
    #[allow(missing_docs)]
    Tense { Present = "Pres", Past = "Past", Imperfect = "Imp", Future = "Fut", }
);
labels!(
    /// Form of a verb.
    #[allow(missing_docs)]
    VerbForm { Finite = "Fin", Infinitive = "Inf", Participle = "Part", }
);
labels!(
    /// Voice of a participle.
    #[allow(missing_docs)]
    Voice { Passive = "Pass", }
);

/// Morphological features; `None` where the word has none or the form does not tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub struct Features {
    pub gender: Option<Gender>,
    pub number: Option<Number>,
    pub person: Option<Person>,
    pub mood: Option<Mood>,
    pub tense: Option<Tense>,
    pub verb_form: Option<VerbForm>,
    pub voice: Option<Voice>,
}

impl Tree {
    /// The words that depend on a word, in order.
    pub fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().filter(move |(_, word)| word.head == Some(head as u32)).map(|(place, _)| place)
    }

    /// The children of a word that hang on it by a relation.
    pub fn children_by(&self, head: usize, relation: Relation) -> impl Iterator<Item = usize> + '_ {
        self.children(head).filter(move |&child| self.words[child].relation == relation)
    }

    /// The place of the root, if the tree has words.
    #[must_use]
    pub fn root(&self) -> Option<usize> {
        self.words.iter().position(|word| word.head.is_none())
    }

    /// Where a name stands in the article; `None` when the tree has no such words.
    #[must_use]
    pub fn name_span(&self, name: &Name) -> Option<Span> {
        let words = self.words.get(name.words.start as usize..name.words.end as usize)?;
        Some(words.first()?.span.join(words.last()?.span))
    }

    /// The span from the first to the last word of a word's subtree.
    #[must_use]
    pub fn subtree_span(&self, top: usize) -> Span {
        let mut span = self.words[top].span;
        for (place, word) in self.words.iter().enumerate() {
            if self.is_ancestor(top, place) {
                span = span.join(word.span);
            }
        }
        span
    }

    /// Whether `top` governs `place`, directly or through others, or is it.
    #[must_use]
    pub fn is_ancestor(&self, top: usize, place: usize) -> bool {
        let mut here = place;
        for _ in 0..=self.words.len() {
            if here == top {
                return true;
            }
            match self.words[here].head {
                Some(head) => here = head as usize,
                None => return false,
            }
        }
        false
    }
}
