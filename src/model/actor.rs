//! Who appears in a document.

use super::{ActorId, Span};
use serde::{Deserialize, Serialize};

/// Someone or something that acts, is acted on, or is a scene, within one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Actor {
    /// Its name for the reading.
    pub id: ActorId,
    /// The fullest form of its name in the document, or its canonical name where a general table has one.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its office or function, as the document words it, without the demonym: « secrétaire d'État ».
    pub role: Option<String>,
    /// What it belongs to: for « le président russe », the country's name.
    pub of: Option<String>,
    /// The rule that made it an actor.
    pub rule: String,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A state; its capital or seat where that stands for its government.
    Country,
    /// An institution, company, party, agency, force.
    Organisation,
    /// People without a legal body: fighters, civilians, demonstrators.
    Group,
    /// A city, region, building, river.
    Place,
}

impl ActorKind {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Person, Self::Country, Self::Organisation, Self::Group, Self::Place];

    /// Its name in the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Country => "country",
            Self::Organisation => "organisation",
            Self::Group => "group",
            Self::Place => "place",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A place in the text that speaks of an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mention {
    /// Its words.
    #[serde(flatten)]
    pub span: Span,
    /// Of whom it speaks.
    pub actor: ActorId,
    /// How.
    pub form: MentionForm,
    /// The rule that linked the words to the actor.
    pub rule: String,
}

/// How a mention speaks of its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum MentionForm {
    /// By name, whole, short or abbreviated.
    Name,
    /// By office or description: « le président russe », « les deux camps ».
    Description,
    /// By a pronoun.
    Pronoun,
    /// By a capital or seat that stands for a government.
    Metonym,
}
