//! Nouns of action → the verbs and nouns that carry them: « mener des négociations ».

use super::act::Acts;
use super::scene::Scene;
use crate::lang::frames::Link;
use crate::model::{Dependency, Upos};

impl Acts<'_> {
    /// The words that carry a noun: « mener des négociations », « les combats ont repris », « la reprise des combats ».
    pub(super) fn carriers(&self, scene: &Scene, place: usize) -> Vec<(usize, Link)> {
        let mut carriers = Vec::new();
        if scene.word(place).upos != Upos::Noun {
            return carriers;
        }
        let mut here = place;
        while carriers.len() < 3 {
            let Some((carrier, link)) = self.carrier(scene, here) else { break };
            carriers.push((carrier, link));
            here = carrier;
        }
        carriers
    }

    fn carrier(&self, scene: &Scene, place: usize) -> Option<(usize, Link)> {
        let takes = |word: usize, link: &Link| {
            self.governors[word].is_some_and(|standing| standing.governor.content.links.contains(link))
                && self.at[word].is_none()
        };
        let first = scene.first_conjunct(place).unwrap_or(place);
        let above = scene.head(first).zip(scene.link(first)).filter(|(head, link)| takes(*head, link));
        above.or_else(|| self.raised(scene, first)).or_else(|| {
            scene.children(place).iter().copied().find_map(|child| {
                use Dependency as D;
                let link = match scene.word(child).relation {
                    D::AclRelcl => scene
                        .children(child)
                        .iter()
                        .find(|&&word| scene.antecedent(word) == Some(place))
                        .and_then(|&word| scene.link(word)),
                    D::Acl if scene.is_participle(child) && scene.is_passive(child) => Some(Link::Object),
                    D::Acl if scene.is_participle(child) => Some(Link::Subject),
                    _ => None,
                }?;
                takes(child, &link).then_some((child, link))
            })
        })
    }

    /// The infinitive that carries the subject of its modal: « le procès doit s'ouvrir », « la trêve doit être signée ».
    fn raised(&self, scene: &Scene, noun: usize) -> Option<(usize, Link)> {
        let modal = scene.head(noun).filter(|_| scene.link(noun) == Some(Link::Subject))?;
        self.governors[modal].filter(|standing| standing.governor.content.links.contains(&Link::Infinitive))?;
        let mut infinitives = scene.children(modal).iter().copied();
        infinitives.find_map(|verb| {
            let link = if scene.is_passive(verb) { Link::Object } else { Link::Subject };
            let standing = self.governors[verb].filter(|_| scene.link(verb) == Some(Link::Infinitive))?;
            let carries = standing.governor.content.links.contains(&link) && self.at[verb].is_none();
            carries.then_some((verb, link))
        })
    }
}
