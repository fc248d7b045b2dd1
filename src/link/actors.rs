//! Actors across documents: who is the same.

use super::corpus::{Corpus, Days};
use super::groups::Groups;
use super::names;
use super::spelling::Spelling;
use crate::lang::Language;
use crate::lang::linking::{Linking, fold};
use crate::model::{Actor, ActorId, ActorKind, Member, MentionForm, StoryActor, StoryActorId};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The actors of the story, and which one each actor of a reading is.
pub(super) struct Cast {
    pub actors: Vec<StoryActor>,
    of_number: Vec<StoryActorId>,
    /// For each actor the country that it belongs to, or itself.
    house: Vec<StoryActorId>,
}

impl Cast {
    /// The story's actor that a reading's actor is.
    pub fn actor(&self, corpus: &Corpus, reading: usize, actor: ActorId) -> Option<StoryActorId> {
        corpus.actor_number(reading, actor).map(|number| self.of_number[number])
    }

    /// The country that an actor belongs to, if the story has it; else the actor itself.
    pub fn house(&self, actor: StoryActorId) -> StoryActorId {
        self.house.get(actor.index()).copied().unwrap_or(actor)
    }

    /// The same for several, each once, in the order of the story's actors.
    pub fn actors(&self, corpus: &Corpus, reading: usize, actors: &[ActorId]) -> Vec<StoryActorId> {
        let found: BTreeSet<_> = actors.iter().filter_map(|&actor| self.actor(corpus, reading, actor)).collect();
        found.into_iter().collect()
    }
}

/// A name is compared with this many others of its block at most, so that no corpus makes linking slow.
const COMPARED: usize = 64;
/// Offices change hands: an unnamed holder is taken for a named one only if their documents are this near in time.
const OFFICE_DAYS: i64 = 366;

/// What linking reads of one actor.
struct Candidate<'a> {
    actor: &'a Actor,
    reading: usize,
    spelling: Spelling,
    /// What it belongs to, as it sounds.
    of: Option<String>,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A name that tells who is meant.
    Named,
    /// One word of a person's name.
    Short,
    /// A person known by office only.
    Unnamed,
    /// « le ministère », « des manifestants »: which one, only the document tells.
    Generic,
}

/// Finds who is the same across documents.
pub(super) fn cast(corpus: &Corpus, language: &Language) -> Cast {
    let linking = &language.linking;
    let candidates = candidates(corpus, linking);
    let mut groups = Groups::new(candidates.len());
    join_same_names(&candidates, &mut groups);
    join_variants(&candidates, &mut groups);
    join_demonyms(&candidates, &mut groups, language);
    join_short_names(&candidates, &mut groups, linking);
    join_acronyms(&candidates, &mut groups, linking);
    join_offices(corpus, &candidates, &mut groups, language);
    let mut of_number = vec![StoryActorId(0); candidates.len()];
    let mut actors = Vec::new();
    for (place, group) in groups.all().into_iter().enumerate() {
        let id = StoryActorId(place as u32);
        let mut named = group.clone();
        named.retain(|&number| candidates[number].form != Form::Unnamed);
        let name = names::best_name(corpus, if named.is_empty() { &group } else { &named });
        actors.push(StoryActor {
            id,
            kind: candidates[group[0]].actor.kind,
            role: names::most_frequent(group.iter().filter_map(|&number| candidates[number].actor.role.as_deref())),
            of: names::most_frequent(group.iter().filter_map(|&number| candidates[number].actor.of.as_deref())),
            aliases: names::aliases(corpus, &group, &name, linking),
            name,
            members: group
                .iter()
                .map(|&number| {
                    let place = corpus.actor_place(number);
                    Member { doc: corpus.readings()[place.reading].doc.clone(), actor: ActorId(place.item as u32) }
                })
                .collect(),
            evidence: groups.evidence(group[0]),
        });
        for number in group {
            of_number[number] = id;
        }
    }
    let house = houses(&actors);
    Cast { actors, of_number, house }
}

fn houses(actors: &[StoryActor]) -> Vec<StoryActorId> {
    let countries = actors.iter().filter(|actor| actor.kind == ActorKind::Country);
    let countries: HashMap<String, StoryActorId> = countries.map(|actor| (fold(&actor.name), actor.id)).collect();
    let house = |of: &str| countries.get(&fold(of)).copied();
    actors.iter().map(|actor| actor.of.as_deref().and_then(house).unwrap_or(actor.id)).collect()
}

fn candidates<'a>(corpus: &Corpus<'a>, linking: &Linking) -> Vec<Candidate<'a>> {
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

/// One folded name is one actor, unless documents place it in different countries or bodies.
fn join_same_names(candidates: &[Candidate], groups: &mut Groups) {
    let mut names: BTreeMap<(ActorKind, &[String]), Vec<usize>> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.form == Form::Named) {
        names.entry((candidate.actor.kind, &candidate.spelling.words)).or_default().push(number);
    }
    for ((kind, _), numbers) in names {
        let belongs_matters = !matches!(kind, ActorKind::Country | ActorKind::Person);
        join_compatible(candidates, &numbers, belongs_matters, "same-name", groups);
    }
}

/// Joins things of one name. Where what they belong to matters, those that tell it join by it, and those that do not
/// join the only one that there is.
fn join_compatible(candidates: &[Candidate], numbers: &[usize], of_matters: bool, rule: &str, groups: &mut Groups) {
    let mut by_of: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for &number in numbers {
        by_of.entry(candidates[number].of.as_deref().filter(|_| of_matters)).or_default().push(number);
    }
    let told = by_of.keys().flatten().count();
    let mut join_all = |numbers: &[usize]| {
        for pair in numbers.windows(2) {
            let words = [candidates[pair[0]].actor.name.as_str(), candidates[pair[1]].actor.name.as_str()];
            groups.join(pair[0], pair[1], rule, words);
        }
    };
    if told <= 1 {
        join_all(numbers);
    } else {
        by_of.iter().filter(|(of, _)| of.is_some()).for_each(|(_, numbers)| join_all(numbers));
    }
}

/// Spellings of one name. What sounds alike is one; what only nearly does must be a person's full name, and the two must
/// never stand in one document, where they would be told apart.
fn join_variants(candidates: &[Candidate], groups: &mut Groups) {
    let mut blocks: BTreeMap<(ActorKind, String), BTreeMap<&Spelling, usize>> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.form == Form::Named) {
        let block = (candidate.actor.kind, candidate.spelling.frame());
        blocks.entry(block).or_default().entry(&candidate.spelling).or_insert(number);
    }
    let mut readings = readings_of_groups(candidates, groups);
    for ((kind, _), names) in blocks {
        let names: Vec<(&Spelling, usize)> = names.into_iter().collect();
        for (place, &(one, number)) in names.iter().enumerate() {
            for &(other, other_number) in names[place + 1..].iter().take(COMPARED) {
                let alike = one.sounds == other.sounds;
                let near = kind == ActorKind::Person && one.is_variant_of(other);
                let (root, other_root) = (groups.find(number), groups.find(other_number));
                if root == other_root || !(alike || near) {
                    continue;
                }
                let (a, b) = (&candidates[number], &candidates[other_number]);
                let apart =
                    kind != ActorKind::Country && kind != ActorKind::Person && differ(a.of.as_deref(), b.of.as_deref());
                if apart || (!alike && !readings[&root].is_disjoint(&readings[&other_root])) {
                    continue;
                }
                let rule = if alike { "spelling-variant" } else { "close-spelling" };
                groups.join(number, other_number, rule, [&a.actor.name, &b.actor.name]);
                let (gone, kept) = (root.max(other_root), root.min(other_root));
                let moved = readings.remove(&gone).unwrap_or_default();
                readings.entry(kept).or_default().extend(moved);
            }
        }
    }
}

fn differ(one: Option<&str>, other: Option<&str>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

fn readings_of_groups(candidates: &[Candidate], groups: &mut Groups) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut readings: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate() {
        readings.entry(groups.find(number)).or_default().insert(candidate.reading);
    }
    readings
}

/// « ministère de la Défense » and « ministère arménien de la Défense », both of one country: the longer adds only the
/// country's adjective.
fn join_demonyms(candidates: &[Candidate], groups: &mut Groups, language: &Language) {
    let mut names: BTreeMap<(ActorKind, &str, &[String]), usize> = BTreeMap::new();
    let bodies: Vec<(usize, &Candidate, &str)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| {
            candidate.form == Form::Named && !matches!(candidate.actor.kind, ActorKind::Person | ActorKind::Country)
        })
        .filter_map(|(number, candidate)| Some((number, candidate, candidate.of.as_deref()?)))
        .collect();
    for &(number, candidate, of) in &bodies {
        names.entry((candidate.actor.kind, of, &candidate.spelling.words)).or_insert(number);
    }
    for (number, candidate, of) in bodies {
        let country = candidate.actor.of.as_deref().and_then(|of| language.gazetteer.country_named(of));
        let Some(country) = country.map(|country| language.gazetteer.country(country)) else { continue };
        let is_demonym = |word: &str| country.demonyms.iter().flatten().any(|demonym| fold(demonym) == word);
        for place in 0..candidate.spelling.words.len() {
            if !is_demonym(&candidate.spelling.words[place]) {
                continue;
            }
            let mut shorter = candidate.spelling.words.clone();
            shorter.remove(place);
            if let Some(&other) = names.get(&(candidate.actor.kind, of, shorter.as_slice())) {
                let words = [candidate.actor.name.as_str(), candidates[other].actor.name.as_str()];
                groups.join(number, other, "name-with-demonym", words);
            }
        }
    }
}

/// A family name alone stands for the only person of the corpus who has it.
fn join_short_names(candidates: &[Candidate], groups: &mut Groups, linking: &Linking) {
    let mut full: BTreeMap<&[String], BTreeSet<usize>> = BTreeMap::new();
    let person = |candidate: &Candidate, form| candidate.actor.kind == ActorKind::Person && candidate.form == form;
    for (number, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| person(candidate, Form::Named)) {
        let root = groups.find(number);
        for start in 1..candidate.spelling.sounds.len() {
            full.entry(&candidate.spelling.sounds[start..]).or_default().insert(root);
        }
    }
    let mut alone: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    let respelled: Vec<Vec<String>> = candidates.iter().map(|candidate| short_sounds(candidate, linking)).collect();
    for (number, candidate) in candidates.iter().enumerate() {
        let short = person(candidate, Form::Short);
        if !short && !person(candidate, Form::Named) {
            continue;
        }
        let bearers = full.get(respelled[number].as_slice()).map(|roots| {
            // Joins made on the way may have made two roots one.
            roots.iter().map(|&root| groups.find(root)).collect::<BTreeSet<_>>()
        });
        let bearer = bearers.as_ref().and_then(|bearers| only_bearer(candidates, candidate, bearers));
        match (bearer, bearers) {
            (Some(bearer), _) => {
                let words = [candidate.actor.name.as_str(), candidates[bearer].actor.name.as_str()];
                groups.join(number, bearer, "family-name", words);
            }
            (None, None) if short => alone.entry(&respelled[number]).or_default().push(number),
            _ => {}
        }
    }
    for numbers in alone.into_values() {
        join_compatible(candidates, &numbers, true, "same-name", groups);
    }
}

/// A lone family name sounds as it would at the end of a full one.
fn short_sounds(candidate: &Candidate, linking: &Linking) -> Vec<String> {
    match candidate.spelling.words.as_slice() {
        [word] => vec![linking.respelled(word, true)],
        _ => candidate.spelling.sounds.clone(),
    }
}

/// The one bearer of a family name who can be meant: the only one, or the only one of the same country or body.
fn only_bearer(candidates: &[Candidate], short: &Candidate, bearers: &BTreeSet<usize>) -> Option<usize> {
    let fits: Vec<usize> = bearers
        .iter()
        .copied()
        .filter(|&bearer| !differ(candidates[bearer].of.as_deref(), short.of.as_deref()))
        .collect();
    let same_of = |&bearer: &usize| short.of.is_some() && candidates[bearer].of == short.of;
    match fits.as_slice() {
        &[only] if bearers.len() == 1 || same_of(&only) => Some(only),
        _ => None,
    }
}

/// « OSCE » is the only body whose words begin with these letters.
fn join_acronyms(candidates: &[Candidate], groups: &mut Groups, linking: &Linking) {
    let bodies = || {
        candidates
            .iter()
            .enumerate()
            .filter(|(_, candidate)| candidate.actor.kind == ActorKind::Organisation && candidate.form == Form::Named)
    };
    let mut expansions: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (number, candidate) in bodies() {
        let content = candidate.spelling.words.iter().filter(|word| !linking.is_stop_word(word));
        let initials: String = content.filter_map(|word| word.chars().next()).collect();
        if initials.chars().count() > 1 {
            expansions.entry(initials).or_default().insert(groups.find(number));
        }
    }
    for (number, candidate) in bodies() {
        let name = candidate.actor.name.replace('.', "");
        let is_acronym = name.chars().all(char::is_uppercase) && (2..=8).contains(&name.chars().count());
        let Some(roots) = expansions.get(&name.to_lowercase()).filter(|_| is_acronym) else { continue };
        if let (1, Some(&root)) = (roots.len(), roots.first()) {
            groups.join(number, root, "acronym", [&candidate.actor.name, &candidates[root].actor.name]);
        }
    }
}

/// The office that a role names if one person holds it, in general or in the country.
fn office<'a>(role: &str, of: Option<&str>, language: &'a Language) -> Option<&'a str> {
    let country = of.and_then(|of| language.gazetteer.country_named(of));
    let known = || language.gazetteer.offices(role, country).find(|office| language.linking.is_single_office(office));
    language.linking.office(role).or_else(known)
}

/// « le Premier ministre arménien » of one document is the only person whom others name with that office, at that time.
fn join_offices(corpus: &Corpus, candidates: &[Candidate], groups: &mut Groups, language: &Language) {
    type Office<'a> = (&'a str, &'a str);
    let mut holders: BTreeMap<Office, Vec<usize>> = BTreeMap::new();
    let mut unnamed: BTreeMap<Office, Vec<usize>> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate() {
        let (ActorKind::Person, Some(role), Some(of)) =
            (candidate.actor.kind, candidate.actor.role.as_deref(), candidate.of.as_deref())
        else {
            continue;
        };
        if let Some(office) = office(role, candidate.actor.of.as_deref(), language) {
            let list = if candidate.form == Form::Unnamed { &mut unnamed } else { &mut holders };
            list.entry((office, of)).or_default().push(number);
        }
    }
    let published = |number: usize| Days::of(&corpus.readings()[candidates[number].reading].published.interval);
    for (office, mut numbers) in unnamed {
        // Holders in the order of their documents' days: those near in time are found without looking at all.
        let mut dated: Vec<(Option<Days>, usize)> = holders
            .get(&office)
            .map(|holders| holders.iter().map(|&number| (published(number), groups.find(number))).collect())
            .unwrap_or_default();
        dated.sort_unstable();
        dated.dedup();
        let mut alone = Vec::new();
        numbers.sort_by_key(|&number| (published(number), number));
        for number in numbers {
            let day = published(number);
            let near = |other: Option<Days>| match (day, other) {
                (Some(day), Some(other)) => day.gap(other) <= OFFICE_DAYS,
                _ => true,
            };
            let mut found = BTreeSet::new();
            for &(_, root) in dated.iter().filter(|&&(other, _)| near(other)) {
                found.insert(groups.find(root));
                if found.len() > 1 {
                    break;
                }
            }
            match (found.len(), found.first()) {
                (1, Some(&root)) => {
                    let words = [candidates[number].actor.name.as_str(), candidates[root].actor.name.as_str()];
                    groups.join(number, root, "office", words);
                }
                (0, _) => alone.push(number),
                _ => {}
            }
        }
        for pair in alone.windows(2) {
            let near = match (published(pair[0]), published(pair[1])) {
                (Some(one), Some(other)) => one.gap(other) <= OFFICE_DAYS,
                _ => false,
            };
            if near {
                let words = [candidates[pair[0]].actor.name.as_str(), candidates[pair[1]].actor.name.as_str()];
                groups.join(pair[0], pair[1], "office", words);
            }
        }
    }
}
