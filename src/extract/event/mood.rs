//! A verb group → whether it tells that something happened.

use super::scene::Scene;
use crate::lang::frames::{Effect, Operator};
use crate::model::{Dependency, Mood, Reason, Span, Status, Tense, VerbForm};

/// How far around a verb group its negation may stand, in words.
const REACH: usize = 3;

/// What a verb group says of its own act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mode {
    /// Whether the act happened.
    pub status: Status,
    /// Whether the verb is in the plain conditional: a future told in the past, or a supposition.
    pub conditional: bool,
    /// What told.
    pub reason: Option<Reason>,
}

impl Mode {
    fn new(status: Status, reason: Option<(&str, Span)>) -> Self {
        let reason = reason.map(|(rule, span)| Reason { span, rule: rule.to_owned() });
        Self { status, conditional: false, reason }
    }
}

/// Reads negation, tense and mood of the verb group at a word.
pub fn mode(scene: &Scene, place: usize) -> Mode {
    if let Some(span) = negation(scene, place) {
        return Mode::new(Status::Negated, Some(("status-negation", span)));
    }
    if scene.marked_as(place, Operator::Without) {
        return Mode::new(Status::Negated, Some(("status-without", scene.word(place).span)));
    }
    if scene
        .children(place)
        .iter()
        .any(|&child| scene.word(child).relation == Dependency::Mark && scene.is(child, Operator::Condition))
    {
        return Mode::new(Status::Hypothetical, Some(("status-condition", scene.word(place).span)));
    }
    // « condamné pour avoir menti » tells why, « réuni pour voter » what for.
    let done = scene.children_by(place, Dependency::AuxTense).next().is_some();
    if scene.is_infinitive(place) && scene.marked_as(place, Operator::Purpose) && !done {
        // « il se réunira vendredi pour élire … » announces both.
        let above = scene.head(place).filter(|&head| scene.is_verb(head)).map(|head| mode(scene, head));
        if let Some(announced) = above.filter(|above| above.status == Status::Planned) {
            return announced;
        }
        return Mode::new(Status::Wished, Some(("status-purpose", scene.word(place).span)));
    }
    let group = verb_group(scene, place);
    let finite = scene.auxiliaries(group).chain([group]).find(|&here| {
        scene.word(here).features.verb_form == Some(VerbForm::Finite) || scene.word(here).features.mood.is_some()
    });
    let Some(finite) = finite else { return Mode::new(Status::Happened, None) };
    let word = scene.word(finite);
    let compound = scene.word(finite).relation == Dependency::AuxTense;
    match (word.features.mood, word.features.tense) {
        (Some(Mood::Imperative), _) => Mode::new(Status::Wished, Some(("status-imperative", word.span))),
        (Some(Mood::Conditional), _) if !compound => {
            Mode { conditional: true, ..Mode::new(Status::Hypothetical, Some(("status-conditional", word.span))) }
        }
        (_, Some(Tense::Future)) if !compound => Mode::new(Status::Planned, Some(("status-future", word.span))),
        _ => Mode::new(Status::Happened, None),
    }
}

/// Whether a verb group is denied: « ne respecte pas », « non respecté ».
pub fn is_denied(scene: &Scene, place: usize) -> bool {
    negation(scene, place).is_some()
}

/// Whether a verb group is in a compound tense of the indicative: « a dû », « avait pu ».
pub fn is_compound(scene: &Scene, place: usize) -> bool {
    scene.children_by(place, Dependency::AuxTense).any(|auxiliary| {
        let features = scene.word(auxiliary).features;
        features.mood == Some(Mood::Indicative) && features.tense != Some(Tense::Future)
    })
}

/// Whether a verb group tells an act as a whole, done or to come: « a élu », « fut élu », « élira », not « élisait ».
pub fn is_perfective(scene: &Scene, place: usize) -> bool {
    let place = verb_group(scene, place);
    let features = scene.word(place).features;
    let told = features.mood == Some(Mood::Indicative) && matches!(features.tense, Some(Tense::Past | Tense::Future));
    let passive = scene.children_by(place, Dependency::AuxPass).any(|auxiliary| {
        let features = scene.word(auxiliary).features;
        features.mood == Some(Mood::Indicative) && matches!(features.tense, Some(Tense::Past | Tense::Future))
    });
    told || passive || is_compound(scene, place)
}

/// Whether a verb group tells in the present: « affirme », not « a affirmé ».
pub fn is_present(scene: &Scene, place: usize) -> bool {
    let features = scene.word(place).features;
    features.tense == Some(Tense::Present)
        && features.mood == Some(Mood::Indicative)
        && scene.children_by(place, Dependency::AuxTense).next().is_none()
}

/// The word whose auxiliaries a participle shares: « a rencontré X et signé un accord ».
fn verb_group(scene: &Scene, place: usize) -> usize {
    match scene.first_conjunct(place) {
        Some(first) if scene.is_participle(place) && scene.is_verb(first) => first,
        _ => place,
    }
}

/// The words that deny a verb group.
fn negation(scene: &Scene, place: usize) -> Option<Span> {
    let first = scene.auxiliaries(place).next().unwrap_or(place).min(place);
    let prefix = first.checked_sub(1).filter(|&before| scene.is_participle(place) && scene.head(before) == Some(place));
    if let Some(prefix) = prefix.filter(|&before| scene.is(before, Operator::NegativePrefix)) {
        return Some(scene.word(prefix).span);
    }
    let particle =
        (first.saturating_sub(REACH)..place).rev().find(|&here| scene.is(here, Operator::NegativeParticle))?;
    if (particle + 1..first).any(|between| scene.is_verb(between)) {
        return None;
    }
    let last = (place + REACH).min(scene.tree.words.len() - 1);
    let adverb = (particle + 1..=last).find(|&here| scene.is(here, Operator::Negation));
    let determiner = || {
        scene.children(place).iter().copied().find(|&child| {
            scene.is(child, Operator::NegativeDeterminer)
                || scene.children(child).iter().any(|&word| scene.is(word, Operator::NegativeDeterminer))
        })
    };
    adverb.or_else(determiner).map(|denial| scene.word(particle).span.join(scene.word(denial).span))
}

/// Whether a noun is denied by its determiner or preposition.
pub fn noun_mode(scene: &Scene, place: usize) -> Mode {
    let denial = scene.children(place).iter().copied().find(|&child| {
        let relation = scene.word(child).relation;
        (relation == Dependency::Det && scene.is(child, Operator::NegativeDeterminer))
            || (relation == Dependency::Case && scene.is(child, Operator::Without))
    });
    match denial {
        Some(word) => Mode::new(Status::Negated, Some(("status-negation", scene.word(word).span))),
        None => Mode::new(Status::Happened, None),
    }
}

/// What an act's status becomes inside another's effect.
pub fn under(inner: Status, effect: Effect, quoted: bool) -> Status {
    match effect {
        Effect::None | Effect::Absorbed => inner,
        Effect::Wished => combine(inner, Status::Wished),
        Effect::Planned => combine(inner, Status::Planned),
        Effect::Obliged => combine(inner, if quoted { Status::Wished } else { Status::Planned }),
        Effect::Negated => combine(inner, Status::Negated),
        Effect::Hypothetical => combine(inner, Status::Hypothetical),
    }
}

/// What an act's status becomes when what it depends on has a status itself.
pub fn combine(inner: Status, outer: Status) -> Status {
    match (inner, outer) {
        (inner, Status::Happened) => inner,
        (Status::Negated, Status::Negated) => Status::Happened,
        (_, Status::Negated) => Status::Negated,
        (Status::Hypothetical, Status::Wished) => Status::Wished,
        (Status::Happened, outer) | (Status::Planned, outer @ (Status::Wished | Status::Hypothetical)) => outer,
        (inner, _) => inner,
    }
}

#[cfg(test)]
mod tests {
    use super::combine;
    use crate::model::Status::{Happened, Hypothetical, Negated, Planned, Wished};

    #[test]
    fn what_is_uncertain_outside_is_uncertain_inside() {
        for (inner, outer, expected) in [
            (Happened, Wished, Wished),
            (Planned, Hypothetical, Hypothetical),
            (Wished, Planned, Wished),
            (Happened, Negated, Negated),
            (Negated, Negated, Happened),
            (Negated, Happened, Negated),
        ] {
            assert_eq!(combine(inner, outer), expected, "{inner:?} inside {outer:?}: see event::mood::combine");
        }
    }
}
