//! Types, kinds and statuses under the names that files use.

use crate::model::{ActorKind, Corrected, EventType, Status};

/// A kind of actor as the contract writes it.
pub(super) fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Country => "country",
        ActorKind::Organisation => "organisation",
        ActorKind::Group => "group",
        ActorKind::Place => "place",
    }
}

/// A status as the contract writes it.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Happened => "happened",
        Status::Planned => "planned",
        Status::Negated => "negated",
        Status::Wished => "wished",
        Status::Hypothetical => "hypothetical",
    }
}

/// What a reader has corrected, as the contract writes it.
pub(super) fn corrections(corrected: &[Corrected]) -> impl Iterator<Item = &'static str> + '_ {
    corrected.iter().map(|part| match part {
        Corrected::Name { .. } => "name",
        Corrected::Type { .. } => "type",
        Corrected::Kind { .. } => "kind",
        Corrected::Date { .. } => "date",
        Corrected::Merged { .. } => "merged",
        Corrected::Split { .. } => "split",
    })
}

/// The quad code of a type, after PLOVER; this project's own types have none.
pub(super) fn quad(kind: EventType) -> Option<&'static str> {
    use EventType::{
        Accuse, Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Disaster, Elect, Judge, Mobilize, Other,
        Protest, Reject, Request, Retreat, Sanction, State, Support, Threaten,
    };
    match kind {
        Agree | Consult | Support | Concede => Some("VERBAL COOPERATION"),
        Cooperate | Aid | Retreat => Some("MATERIAL COOPERATION"),
        Request | Accuse | Reject | Threaten => Some("VERBAL CONFLICT"),
        Protest | Sanction | Mobilize | Coerce | Assault => Some("MATERIAL CONFLICT"),
        State | Elect | Judge | Disaster | Other => None,
    }
}

/// Whether a relation counts an event of the type as cooperation.
pub(super) fn is_cooperation(kind: EventType) -> bool {
    quad(kind).is_some_and(|quad| quad.ends_with("COOPERATION"))
}

/// Whether a relation counts an event of the type as conflict: a request alone is none.
pub(super) fn is_conflict(kind: EventType) -> bool {
    kind != EventType::Request && quad(kind).is_some_and(|quad| quad.ends_with("CONFLICT"))
}
