//! An act's verb group → how it stands to the moment that the story has come to: before it, at it, going on.

use super::act::Acts;
use super::mood;
use super::scene::Scene;
use super::when::told_by;
use crate::lang::frames::{Link, Operator};
use crate::lang::time::fold;
use crate::model::{Dependency, Features, Mood, Tense, VerbForm};

/// Whether an act is told to go on: « les combats se poursuivent », « continue de bombarder ».
pub fn goes_on(scene: &Scene, acts: &Acts, act: usize) -> bool {
    let found = &acts.all[act];
    let governed = scene.link(found.word) == Some(Link::Infinitive)
        || matches!(scene.word(found.word).relation, Dependency::Nsubj | Dependency::NsubjPass);
    let phase = scene.head(found.word).filter(|_| governed);
    let mut carriers = found.carriers.iter().map(|&(carrier, _)| carrier).chain(phase);
    carriers.any(|carrier| scene.is(carrier, Operator::Lasting))
}

/// Whether an act is told as older than its clause or than the story: « le pays ayant quitté l'alliance », « le pays avait
/// quitté l'alliance », « les accords précédents ».
pub fn is_earlier(scene: &Scene, acts: &Acts, act: usize) -> bool {
    let verb = told_by(acts, act);
    let participle = has_helper(scene, verb, |helper| helper.verb_form == Some(VerbForm::Participle))
        && matches!(scene.word(verb).relation, Dependency::Acl | Dependency::Advcl);
    let adjective =
        scene.children_by(acts.all[act].word, Dependency::Amod).any(|word| scene.is(word, Operator::Earlier));
    participle || adjective || is_pluperfect(scene, verb)
}

/// Whether an act is told inside a clause that is older than the story: « la loi avait permis en mai de fermer le port ».
pub fn is_flashback(scene: &Scene, acts: &Acts, act: usize) -> bool {
    const DEPTH: usize = 4;
    let mut above = std::iter::successors(Some(told_by(acts, act)), |&here| scene.head(here)).take(DEPTH);
    is_earlier(scene, acts, act) || above.any(|here| is_pluperfect(scene, here))
}

/// Whether a verb is in the pluperfect outside of what others say, whose perfect it may be: « il avait quitté la salle ».
pub fn is_pluperfect(scene: &Scene, verb: usize) -> bool {
    is_told_in_pluperfect(scene, verb) && scene.link(verb) != Some(Link::Clause)
}

/// Whether a verb is in the pluperfect, whoever tells it.
pub fn is_told_in_pluperfect(scene: &Scene, verb: usize) -> bool {
    has_helper(scene, verb, |helper| helper.tense == Some(Tense::Imperfect) && helper.mood == Some(Mood::Indicative))
}

/// Whether a verb is a perfect infinitive: « avoir quitté la salle ».
pub fn is_perfect_infinitive(scene: &Scene, verb: usize) -> bool {
    has_helper(scene, verb, |helper| helper.verb_form == Some(VerbForm::Infinitive))
}

/// Whether an act in the perfect is told as done all along: « a toujours nié ».
pub fn is_always(scene: &Scene, acts: &Acts, act: usize) -> bool {
    let verb = told_by(acts, act);
    let grammar = &scene.document.language.time;
    let Some(always) = grammar.category("always").filter(|_| mood::is_compound(scene, verb)) else { return false };
    scene.children_by(verb, Dependency::Advmod).any(|adverb| {
        let form = fold(&scene.word(adverb).form);
        grammar.word(&form).is_some_and(|word| grammar.is_in_category(word, always))
    })
}

fn has_helper(scene: &Scene, verb: usize, is_such: impl Fn(Features) -> bool) -> bool {
    scene.children_by(verb, Dependency::AuxTense).any(|helper| is_such(scene.word(helper).features))
}

/// Whether a clause is told as said on the way: « a jugé la rencontre utile en quittant la mairie ».
pub fn is_on_leaving(scene: &Scene, verb: usize) -> bool {
    scene.children_by(verb, Dependency::Advcl).any(|child| {
        let features = scene.word(child).features;
        let gerund = features.verb_form == Some(VerbForm::Participle) && features.tense == Some(Tense::Present);
        gerund && scene.is(child, Operator::Leaving)
    })
}

/// Whether the clause of an act stands in the present: « sont à Moscou pour des entretiens », « doit s'ouvrir ».
pub fn is_in_present(scene: &Scene, acts: &Acts, act: usize) -> bool {
    const DEPTH: usize = 4;
    let above = std::iter::successors(Some(told_by(acts, act)), |&here| scene.head(here)).take(DEPTH);
    let finite = above.into_iter().find(|&here| {
        let told = scene.is_verb(here) && !scene.is_participle(here) && !scene.is_infinitive(here);
        told || scene.children_by(here, Dependency::Cop).next().is_some()
    });
    finite.is_some_and(|here| match scene.children_by(here, Dependency::Cop).next() {
        Some(copula) => mood::is_present(scene, copula),
        None => mood::is_present(scene, here),
    })
}
