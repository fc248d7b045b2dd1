//! What is read of a document's actor before it is compared.

use super::spelling::Spelling;
use crate::lang::linking::{Linking, fold};
use crate::link::corpus::Corpus;
use crate::model::{Actor, ActorKind, MentionForm};
use std::collections::HashSet;

/// What linking reads of one actor.
pub(super) struct Candidate<'a> {
    pub actor: &'a Actor,
    pub reading: usize,
    pub spelling: Spelling,
    /// What it belongs to, as it sounds.
    pub of: Option<String>,
    pub form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A name that tells who is meant.
    Named,
    /// One word of a person's name.
    Short,
    /// A person known by office only.
    Unnamed,
    /// « le ministère », « des manifestants »: which one, only the document tells.
    Generic,
}

/// All actors of a corpus, in its order.
pub(super) fn candidates<'a>(corpus: &Corpus<'a>, linking: &Linking) -> Vec<Candidate<'a>> {
    let mut named = HashSet::new();
    let mut mentioned = HashSet::new();
    for (place, reading) in corpus.readings().iter().enumerate() {
        for mention in &reading.mentions {
            if let Some(number) = corpus.actor_number(place, mention.actor) {
                mentioned.insert(number);
                if mention.form == MentionForm::Name {
                    named.insert(number);
                }
            }
        }
    }
    (0..corpus.actor_count())
        .map(|number| {
            let actor = corpus.actor(number);
            let spelling = Spelling::of(&actor.name, linking);
            let of = actor.of.as_deref().map(|of| Spelling::of(of, linking).sounds.join(" "));
            let by_name = named.contains(&number) || !mentioned.contains(&number);
            let form = form(actor, &spelling, by_name, of.is_some(), linking);
            Candidate { actor, reading: corpus.actor_place(number).reading, spelling, of, form }
        })
        .collect()
}

fn form(actor: &Actor, spelling: &Spelling, by_name: bool, has_of: bool, linking: &Linking) -> Form {
    let begins_with_capital = actor.name.chars().next().is_some_and(char::is_uppercase);
    let first = spelling.words[0].as_str();
    match actor.kind {
        ActorKind::Person => {
            // « Premier ministre arménien »: the name is the office itself.
            let is_office = actor.role.as_deref().is_some_and(|role| fold(role).split(' ').next() == Some(first));
            match () {
                () if is_office || !by_name || !begins_with_capital => Form::Unnamed,
                () if spelling.words.len() == 1 => Form::Short,
                () => Form::Named,
            }
        }
        ActorKind::Country => Form::Named,
        ActorKind::Organisation | ActorKind::Group | ActorKind::Place => {
            let content = spelling.words.iter().filter(|word| !linking.is_stop_word(word)).count();
            let proper = actor
                .name
                .split([' ', '-', '\'', '\u{2019}'])
                .skip(1)
                .any(|word| word.chars().next().is_some_and(char::is_uppercase));
            // « Cour suprême » may be any country's; « Fédération nationale des travailleurs » is a name.
            let common = linking.is_institution(first) && !proper && !(begins_with_capital && content > 2);
            if begins_with_capital && !common || has_of || proper || (content > 1 && !common) {
                Form::Named
            } else {
                Form::Generic
            }
        }
    }
}
