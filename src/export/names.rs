//! Corrections and types under the names that files use.

use crate::model::{Corrected, EventType};

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
