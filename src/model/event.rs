//! What happened, according to a document.

use super::{ActorId, EventId, Interval, Reason, Span};
use serde::{Deserialize, Serialize};

/// An act that a document tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Its name for the reading.
    pub id: EventId,
    /// Its trigger: the shortest words that name the act.
    #[serde(flatten)]
    pub span: Span,
    /// The sentence that it stands in, by its place in [`super::Reading::sentences`].
    pub sentence: u32,
    /// What kind of act it is.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// The trigger's dictionary form: `rencontrer`, `mettre fin`.
    pub lemma: String,
    /// Who did it; both sides of a mutual act.
    pub agents: Vec<ActorId>,
    /// To whom or to what.
    pub targets: Vec<ActorId>,
    /// When.
    pub time: Option<EventTime>,
    /// Where.
    pub place: Option<ActorId>,
    /// Whether it happened.
    pub status: Status,
    /// According to whom.
    pub sources: Vec<ActorId>,
    /// The frame that found it.
    pub rule: String,
    /// The words that gave agents, targets, place, status and sources, each with its rule.
    pub evidence: Vec<Reason>,
}

/// An event's time and where it was taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventTime {
    /// When.
    #[serde(flatten)]
    pub interval: Interval,
    /// The rule: `own-expression`, `sentence`, `reporting-verb`, `paragraph`, `publication`, …
    pub reason: String,
    /// The words, where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Span>,
}

/// Types of event: PLOVER's sixteen and five of this project's own (`STATE` and after).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum EventType {
    /// Agree, accept, commit.
    Agree,
    /// Meet, visit, talk, negotiate.
    Consult,
    /// Support diplomatically, praise.
    Support,
    /// Work together, exchange, sign.
    Cooperate,
    /// Give relief, money, arms.
    Aid,
    /// Give way: cease fire, free, ease.
    Concede,
    /// Withdraw, surrender.
    Retreat,
    /// Ask, demand, appeal, propose.
    Request,
    /// Blame, criticise, denounce.
    Accuse,
    /// Refuse, deny, breach an agreement.
    Reject,
    /// Announce harm.
    Threaten,
    /// Demonstrate, strike.
    Protest,
    /// Penalise, break off relations.
    Sanction,
    /// Raise or move troops.
    Mobilize,
    /// Arrest, close, occupy, impose.
    Coerce,
    /// Attack, fight, kill.
    Assault,
    /// Declare something of substance.
    State,
    /// Elect, appoint, resign.
    Elect,
    /// Any step of a court.
    Judge,
    /// Nature, accident, epidemic.
    Disaster,
    /// Any other dated act.
    Other,
}

impl EventType {
    /// All of them, in order.
    pub const ALL: [Self; 21] = [
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Cooperate,
        Self::Aid,
        Self::Concede,
        Self::Retreat,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
        Self::State,
        Self::Elect,
        Self::Judge,
        Self::Disaster,
        Self::Other,
    ];

    /// Its name in what Frise prints.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Concede => "CONCEDE",
            Self::Retreat => "RETREAT",
            Self::Request => "REQUEST",
            Self::Accuse => "ACCUSE",
            Self::Reject => "REJECT",
            Self::Threaten => "THREATEN",
            Self::Protest => "PROTEST",
            Self::Sanction => "SANCTION",
            Self::Mobilize => "MOBILIZE",
            Self::Coerce => "COERCE",
            Self::Assault => "ASSAULT",
            Self::State => "STATE",
            Self::Elect => "ELECT",
            Self::Judge => "JUDGE",
            Self::Disaster => "DISASTER",
            Self::Other => "OTHER",
        }
    }

    /// The type with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether acts of this type are friendly.
    #[must_use]
    pub fn is_cooperation(self) -> bool {
        use EventType::{Agree, Aid, Concede, Consult, Cooperate, Retreat, Support};
        matches!(self, Agree | Consult | Support | Cooperate | Aid | Concede | Retreat)
    }

    /// Whether acts of this type are hostile.
    #[must_use]
    pub fn is_conflict(self) -> bool {
        use EventType::{Accuse, Assault, Coerce, Mobilize, Protest, Reject, Sanction, Threaten};
        matches!(self, Accuse | Reject | Threaten | Protest | Sanction | Mobilize | Coerce | Assault)
    }
}

/// Whether an event took place, as far as its document tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It did, or goes on; also if only alleged: then `sources` says by whom.
    Happened,
    /// It is announced.
    Planned,
    /// It did not.
    Negated,
    /// Someone asks or hopes for it.
    Wished,
    /// It might.
    Hypothetical,
}

impl Status {
    /// Its name in the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Planned => "planned",
            Self::Negated => "negated",
            Self::Wished => "wished",
            Self::Hypothetical => "hypothetical",
        }
    }
}
