//! Classes of word that tell how a name or description is used.

/// Classes of word that tell how a name or description is used; a set, since a word may have several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub(super) u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $text:literal at $bit:literal,)+) => {
        /// One class of word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u64)]
        pub enum WordClass { $($(#[$doc])* $name = 1 << $bit,)+ }
        impl WordClass {
            pub(super) fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

classes!(
    /// « M. »
    TitleMasculine = "title-masculine" at 0,
    /// « Mme »
    TitleFeminine = "title-feminine" at 1,
    /// « MM. »
    TitlePlural = "title-plural" at 2,
    /// Words in small letters inside a name: « de », « von ».
    Particle = "particle" at 3,
    /// Prepositions that hold an article: « du », « aux ».
    Contraction = "contraction" at 4,
    /// Definite articles.
    Definite = "definite" at 5,
    /// Possessives of the third person.
    Possessive = "possessive" at 6,
    /// Demonstratives.
    Demonstrative = "demonstrative" at 7,
    /// Anything that opens a noun phrase.
    Determiner = "determiner" at 8,
    /// « de », alone or with its article.
    Of = "of" at 9,
    /// « et », « ou », « puis ».
    Coordinator = "coordinator" at 10,
    /// Prepositions of place.
    Locative = "locative" at 11,
    /// Prepositions that take a party: « avec », « entre », « selon ».
    Agentive = "agentive" at 12,
    /// « il », « elle ».
    PronounSubject = "pronoun-subject" at 13,
    /// « dernier » in « ce dernier ».
    Latter = "latter" at 14,
    /// Adjectives before a noun.
    PreAdjective = "pre-adjective" at 15,
    /// « ancien », « ex- ».
    Former = "former" at 16,
    /// Words after which « à » introduces a party rather than a place.
    DativeHead = "dative-head" at 17,
    /// Nouns whose complement is a power: « les forces de », « l'appel de ».
    PowerHead = "power-head" at 18,
    /// Nouns whose complement is a city: « l'aéroport de ».
    LocalHead = "local-head" at 19,
    /// « à », alone or with its article.
    To = "to" at 20,
    /// Roles that take a field: « conseiller à… ».
    FieldRole = "field-role" at 21,
    /// Verbs of saying.
    Saying = "saying" at 22,
    /// Auxiliaries and modals.
    Auxiliary = "auxiliary" at 23,
    /// « son homologue »: the same office on the other side.
    Counterpart = "counterpart" at 24,
    /// What follows an « il » that stands for nobody.
    Impersonal = "impersonal" at 25,
    /// What stands between a subject and its verb.
    Clitic = "clitic" at 26,
    /// Verbs whose object is a city rather than a government.
    LocalVerb = "local-verb" at 27,
    /// « être », « devenir »: what follows is said of the subject and is nobody else.
    Copula = "copula" at 29,
    /// Words in the names of companies, clubs, media: « International », « Club ».
    OrganisationWord = "organisation-word" at 30,
    /// Nouns whose complement names the place itself: « la ville de ».
    SamePlace = "same-place" at 31,
    /// Words that open a clause, so that a subject follows.
    ClauseOpener = "clause-opener" at 28,
    /// « ils », « elles ».
    PronounPlural = "pronoun-plural" at 32,
    /// Possessives of several owners: « leur ».
    OfSeveral = "of-several" at 33,
    /// What anybody may be called who was named before: « joueur », « élu ».
    AnyPerson = "any-person" at 34,
    /// The parties of a case: « accusé », « plaignant ». They hold no office in it.
    CaseParty = "case-party" at 37,
    /// What any human being may be called: « homme ». Alone it brings in nobody new.
    AnyHuman = "any-human" at 35,
    /// Institutions that act under this noun alone: « la direction ».
    Body = "body" at 36,
    /// What tells something without being anybody: « le communiqué ».
    Document = "document" at 38,
    /// Nouns that are somebody only when they speak: « une source ».
    Voice = "voice" at 39,
    /// « le », « lui »: pronouns for whom an act concerns.
    PronounObject = "pronoun-object" at 45,
    /// Institutions that are called by their field: « ministère ».
    FieldBody = "field-body" at 40,
    /// People and things of a company: « patron », « usine ».
    OfFirm = "of-firm" at 46,
    /// People of a union: « délégué syndical ».
    OfUnion = "of-union" at 47,
    /// Titles of men and women: « Me », « Dr ».
    Title = "title" at 41,
    /// What a settlement is called: « ville », « commune ».
    Town = "town" at 48,
    /// What a part of a country is called: « région », « île ».
    Region = "region" at 49,
    /// What several may stand behind: « les », « aux ».
    PluralDeterminer = "plural-determiner" at 50,
    /// Endings of the names of inhabitants, behind a tilde: « ~ois ».
    Inhabitants = "inhabitants" at 51,
    /// Verbs with an object and « de » behind it: « accuser la régie de mépris ».
    OfVerb = "of-verb" at 53,
    /// « celui-ci »: « ce dernier » in one word.
    LatterAlone = "latter-alone" at 54,
    /// Whoever or whatever wins or is won where countries only tell the field: « champion de », « coupe de ».
    Contest = "contest" at 52,
);

impl Classes {
    /// Whether the word is of a class.
    #[must_use]
    pub fn has(self, class: WordClass) -> bool {
        self.0 & class as u64 != 0
    }

    /// Whether the word is of none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
