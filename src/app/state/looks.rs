//! The ways of looking between which the reader chooses, each under the name that it has in the address and in messages.

/// By what the timeline sorts events into lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lanes {
    /// Kinds of act.
    Kind,
    /// Who acts.
    Actor,
    /// Where.
    Place,
    /// The article that tells it first.
    Article,
    /// One lane for all.
    None,
}

impl Lanes {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Kind, Self::Actor, Self::Place, Self::Article, Self::None];

    /// Its name in the page's address, attributes and message keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Article => "article",
            Self::None => "none",
        }
    }

    /// The lanes with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lanes| lanes.name() == name)
    }
}

/// How the actors and what binds them are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relations {
    /// As a map of nodes and lines.
    #[default]
    Map,
    /// As a table, each against each.
    Matrix,
    /// Where they act, on a map of the world.
    Places,
}

impl Relations {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Map, Self::Matrix, Self::Places];

    /// Its name in the page's address, attributes and message keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Matrix => "matrix",
            Self::Places => "places",
        }
    }

    /// The drawing with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relations| relations.name() == name)
    }
}

/// Which parts are shown; the card and the articles always are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The timeline alone.
    Timeline,
    /// The actors alone.
    Map,
    /// Both, and what was found part by part.
    #[default]
    Both,
}

impl View {
    /// Its name in attributes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Map => "map",
            Self::Both => "both",
        }
    }

    /// The view with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Timeline, Self::Map, Self::Both].into_iter().find(|view| view.name() == name)
    }

    /// The parts between which the reader chooses, the one to begin with first.
    #[must_use]
    pub fn tabs(self) -> &'static [Tab] {
        match self {
            Self::Timeline => &[Tab::Timeline, Tab::Articles],
            Self::Map => &[Tab::Actors, Tab::Articles],
            Self::Both => &Tab::ALL,
        }
    }

    /// The part to begin with.
    #[must_use]
    pub fn first(self) -> Tab {
        self.tabs()[0]
    }
}

/// The interface's colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Its name in the page's address and attributes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|theme| theme.name() == name)
    }

    /// The one after it, in a circle.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

/// The parts of what was found, between which the reader chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The events: their table, on a narrow screen with the timeline.
    Timeline,
    /// The actors, on a narrow screen with their map.
    Actors,
    /// The articles.
    Articles,
    /// The quotations, by speaker.
    Quotes,
    /// The figures, by what they count.
    Figures,
    /// What does not agree.
    Contradictions,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Timeline, Self::Actors, Self::Articles, Self::Quotes, Self::Figures, Self::Contradictions];

    /// Its name in the page's address, attributes and message keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Actors => "actors",
            Self::Articles => "articles",
            Self::Quotes => "quotes",
            Self::Figures => "figures",
            Self::Contradictions => "contradictions",
        }
    }

    /// The part with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }
}
