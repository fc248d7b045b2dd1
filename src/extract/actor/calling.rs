//! Descriptions → which organisations are companies and which unions: « le patron de X », « le syndicat Y ».

use super::description::{Description, Head};
use super::line::Line;
use super::names::Name;
use super::registry::Registry;
use crate::lang::gazetteer::{HeadKind, Sorts, WordClass};
use crate::model::ActorKind;

/// Lets a description speak for the kind of the name behind it: « le patron de X », « les salariés de X ».
pub(super) fn vote(names: &mut [Name], line: &Line, description: &Description) {
    let staff = [WordClass::OfFirm, WordClass::OfUnion];
    let of_company =
        (description.first..=description.noun).any(|at| staff.into_iter().any(|class| line.is_at(at, class)));
    let people = matches!(
        description.head,
        Head::Role(_) | Head::Noun(_, HeadKind::Group | HeadKind::Organisation | HeadKind::Part)
    );
    let place = names.partition_point(|name| name.first <= description.noun);
    if let Some(name) = names.get_mut(place)
        && of_company
        && people
        && name.sense.is_none()
        && name.last == description.last
        && line.before(name.first).is_some_and(|unit| unit.is(WordClass::Of))
    {
        name.votes.add(ActorKind::Organisation, 7, "people-of-company");
    }
}

/// Learns that the organisations are companies or unions whose people or plants a description names.
pub(super) fn learn(registry: &mut Registry, number: usize, line: &Line, names: &[Name], description: &Description) {
    let is = |class| (description.first..=description.noun).any(|at| line.is_at(at, class));
    let sorts = if is(WordClass::OfUnion) {
        Sorts::UNION
    } else if is(WordClass::OfFirm) {
        Sorts::COMPANY
    } else {
        return;
    };
    let from = names.partition_point(|name| name.first <= description.noun);
    let inside = names[from..].iter().enumerate().take_while(|(_, name)| name.last <= description.last);
    for (at, _) in inside {
        let Some(&actor) = registry.named.get(&(number, from + at)) else { continue };
        let draft = &mut registry.drafts[actor];
        if draft.kind == ActorKind::Organisation && draft.sorts.is_empty() {
            draft.sorts = sorts;
        }
    }
}
