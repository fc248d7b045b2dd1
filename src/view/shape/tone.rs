//! Colours by what they mean.

/// A colour by what it means; the style sheet says which it is, in each theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// What is read.
    Ink,
    /// What is read second.
    Muted,
    /// Thin lines.
    Rule,
    /// Lines that must be seen.
    Edge,
    /// The page's ground.
    Paper,
    /// The ground of a panel.
    Panel,
    /// Cooperation.
    Cooperation,
    /// The ground of cooperation.
    CooperationSoft,
    /// Conflict.
    Conflict,
    /// The ground of conflict.
    ConflictSoft,
    /// Declarations.
    Statement,
    /// The ground of declarations.
    StatementSoft,
    /// Demands, refusals, accusations.
    Demand,
    /// The ground of demands.
    DemandSoft,
    /// Everything else.
    Other,
    /// The ground of everything else.
    OtherSoft,
    /// The reader's own choice.
    Pick,
    /// The ground of the reader's choice.
    PickSoft,
}

impl Tone {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Ink,
        Self::Muted,
        Self::Rule,
        Self::Edge,
        Self::Paper,
        Self::Panel,
        Self::Cooperation,
        Self::CooperationSoft,
        Self::Conflict,
        Self::ConflictSoft,
        Self::Statement,
        Self::StatementSoft,
        Self::Demand,
        Self::DemandSoft,
        Self::Other,
        Self::OtherSoft,
        Self::Pick,
        Self::PickSoft,
    ];

    /// The style sheet's name for it, a custom property.
    #[must_use]
    pub fn property(self) -> &'static str {
        match self {
            Self::Ink => "--ink",
            Self::Muted => "--muted",
            Self::Rule => "--rule",
            Self::Edge => "--edge",
            Self::Paper => "--paper",
            Self::Panel => "--panel",
            Self::Cooperation => "--coop",
            Self::CooperationSoft => "--coop-soft",
            Self::Conflict => "--conf",
            Self::ConflictSoft => "--conf-soft",
            Self::Statement => "--state",
            Self::StatementSoft => "--state-soft",
            Self::Demand => "--verb",
            Self::DemandSoft => "--verb-soft",
            Self::Other => "--other",
            Self::OtherSoft => "--other-soft",
            Self::Pick => "--pick",
            Self::PickSoft => "--pick-soft",
        }
    }
}
