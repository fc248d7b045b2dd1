//! How an event stands.

use crate::model::{Status, StoryEvent};

/// What draws an event: whether it took place, or who alone says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Told on an article's own account.
    Happened,
    /// Told as what someone says.
    Alleged,
    /// Announced.
    Planned,
    /// Denied.
    Negated,
    /// Asked or hoped for.
    Wished,
    /// Possible.
    Hypothetical,
}

impl Standing {
    /// All of them, in the legend's order.
    pub const ALL: [Self; 6] =
        [Self::Happened, Self::Alleged, Self::Planned, Self::Negated, Self::Wished, Self::Hypothetical];

    /// How an event stands.
    #[must_use]
    pub fn of(event: &StoryEvent) -> Self {
        match event.status {
            Status::Happened if !event.sources.is_empty() => Self::Alleged,
            status => Self::of_status(status),
        }
    }

    /// How an event stands of which no source is named.
    #[must_use]
    pub fn of_status(status: Status) -> Self {
        match status {
            Status::Happened => Self::Happened,
            Status::Planned => Self::Planned,
            Status::Negated => Self::Negated,
            Status::Wished => Self::Wished,
            Status::Hypothetical => Self::Hypothetical,
        }
    }

    /// Its name in addresses, classes and message keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Alleged => "alleged",
            Self::Planned => "planned",
            Self::Negated => "negated",
            Self::Wished => "wished",
            Self::Hypothetical => "hypothetical",
        }
    }

    /// The standing with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}
