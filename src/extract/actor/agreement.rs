//! A name's verb → whether a man or a woman bears it: « Aïssatou Diop a été nommée ».

use super::line::Line;
use super::names::Name;
use super::registry::Registry;
use super::syntax::Syntax;
use crate::lang::Language;
use crate::lang::gazetteer::WordClass;
use crate::model::{ActorKind, Dependency, Gender, Number, VerbForm};

/// Gives persons of whom neither title nor given name tells it the gender of the participles that agree with them.
pub(super) fn learn(
    lines: &[Line],
    trees: &[Option<Syntax>],
    names: &[Vec<Name>],
    registry: &mut Registry,
    language: &Language,
) {
    for (number, ((line, tree), names)) in lines.iter().zip(trees).zip(names).enumerate() {
        let Some(tree) = *tree else { continue };
        for (at, name) in names.iter().enumerate() {
            let Some(&actor) = registry.named.get(&(number, at)) else { continue };
            let draft = &mut registry.drafts[actor];
            if draft.kind == ActorKind::Person && draft.gender.is_none() {
                let head = tree.head_in(line.span(name.first, name.last));
                draft.gender = head.and_then(|head| of_participle(tree, head, language));
            }
        }
    }
}

/// The gender of the participle that a word is the only subject of.
fn of_participle(tree: Syntax, subject: usize, language: &Language) -> Option<Gender> {
    let word = tree.word(subject);
    let verb = word.head.map(|head| head as usize).filter(|_| tree.is_subject(subject))?;
    let features = tree.word(verb).features;
    let one =
        features.number != Some(Number::Plural) && tree.parts(subject).all(|part| part.relation != Dependency::Conj);
    let agrees = tree.parts(verb).any(|part| match part.relation {
        Dependency::AuxPass => true,
        Dependency::AuxTense => language.gazetteer.classes(&part.lemma).has(WordClass::Copula),
        _ => false,
    });
    features.gender.filter(|_| one && agrees && features.verb_form == Some(VerbForm::Participle))
}
