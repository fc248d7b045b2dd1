//! What one document announces and another tells as done, or as called off.

use super::Scene;
use crate::model::{Contradiction, ContradictionKind, Status};

/// Acts that were announced before they took place, each with all that is told of them.
pub(super) fn course(scene: &Scene) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (event, told) in scene.events.told.iter().enumerate() {
        let announced = |status| status == Status::Planned;
        let turned = |status| matches!(status, Status::Happened | Status::Negated);
        let is_turn = scene.told(event).any(|one| {
            announced(one.status) && scene.told(event).any(|other| turned(other.status) && other.reading != one.reading)
        });
        if is_turn {
            let claims = scene.told(event).filter(|facts| announced(facts.status) || turned(facts.status));
            found.push(Contradiction {
                about: told.label.clone(),
                kind: ContradictionKind::Course,
                claims: claims.map(|facts| scene.claim_of_event(facts)).collect(),
            });
        }
    }
    found
}
