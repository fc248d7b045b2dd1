//! Names and descriptions → the document's actors: which of them speak of the same one.

use super::description::Owner;
use super::kind::Votes;
use super::line::{Line, is_common, is_verb};
use super::names::Name;
use crate::lang::Language;
use crate::lang::gazetteer::{CountryId, Sense, Sorts, WordClass, fold};
use crate::model::{ActorKind, Gender, NameKind};
use std::collections::HashMap;

/// An actor in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) kind: ActorKind,
    pub(super) rule: &'static str,
    /// Its office as worded, and as offices are compared.
    pub(super) role: Option<String>,
    pub(super) office: Option<Office>,
    pub(super) owner: Option<Owner>,
    pub(super) gender: Option<Gender>,
    pub(super) is_plural: bool,
    /// The noun that heads its description, folded: « ministere ».
    pub(super) head: Option<String>,
    /// What sort of organisation it is, as far as that is known.
    pub(super) sorts: Sorts,
    /// For a place, how large it is, as far as the tables know it.
    pub(super) extent: Option<Extent>,
}

/// How large a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Town,
    Region,
}

impl Draft {
    pub(super) fn new(name: String, kind: ActorKind, rule: &'static str) -> Self {
        Self {
            name,
            kind,
            rule,
            role: None,
            office: None,
            owner: None,
            gender: None,
            is_plural: false,
            head: None,
            sorts: Sorts::default(),
            extent: None,
        }
    }
}

impl Extent {
    /// How large a place is by what it is called.
    pub(super) fn of(word: &str, language: &Language) -> Option<Self> {
        let classes = language.gazetteer.classes(word);
        let sizes = [(WordClass::Town, Self::Town), (WordClass::Region, Self::Region)];
        sizes.into_iter().find_map(|(class, extent)| classes.has(class).then_some(extent))
    }
}

/// An office as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Office {
    /// The role's words, folded, masculine: « ministre des affaires etrangeres ».
    pub(super) words: String,
    /// Its head alone: « ministre ».
    pub(super) head: String,
    /// For a word that stands for several offices, their name.
    pub(super) umbrella: Option<String>,
}

impl Office {
    /// What the registry files it under: its head, its umbrella, and the offices that its words name.
    fn keys(&self, owner: Option<&Owner>, language: &Language) -> Vec<String> {
        let country = match owner {
            Some(&Owner::Country(country)) => Some(country),
            _ => None,
        };
        let named = language.gazetteer.offices(&self.words, country).map(str::to_owned);
        std::iter::once(self.head.clone()).chain(self.umbrella.clone()).chain(named).collect()
    }

    /// Whether two offices of the same owner are one.
    pub(super) fn is_same(&self, other: &Self, country: Option<CountryId>, language: &Language) -> bool {
        if self.words == other.words {
            return true;
        }
        // One worded without its field: « le ministre arménien ».
        if self.head == other.head && (self.words == self.head || other.words == other.head) {
            return true;
        }
        let umbrella = self.umbrella.as_deref().or(other.umbrella.as_deref());
        let names = |office: &Self| -> Vec<String> {
            language.gazetteer.offices(&office.words, country).map(str::to_owned).collect()
        };
        let (mine, theirs) = (names(self), names(other));
        match umbrella {
            Some(umbrella) => mine.iter().chain(&theirs).any(|office| office == umbrella),
            None => mine.iter().any(|office| theirs.contains(office) && !language.gazetteer.is_umbrella(office)),
        }
    }
}

/// How many holders of alike offices are compared, so that a list of thousands stays linear.
const CANDIDATES: usize = 48;

/// What the table of offices calls a news agency.
const NEWS_AGENCY: &str = "news-agency";

/// A name's place: its line and its number there.
pub(super) type NamePlace = (usize, usize);

/// The actors so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Registry {
    pub(super) drafts: Vec<Draft>,
    countries: HashMap<CountryId, usize>,
    organisations: HashMap<u16, usize>,
    /// Where each named actor's full name stands.
    places: HashMap<usize, Vec<NamePlace>>,
    /// Institutions and groups by the words that describe them.
    pub(super) described: HashMap<String, usize>,
    /// Persons by the head of their office and by the offices that it names, in the order in which they became known.
    officials: HashMap<String, Vec<usize>>,
    /// For each name of each line, its actor.
    pub(super) named: HashMap<NamePlace, usize>,
}

#[derive(Debug)]
struct Group {
    votes: Votes,
    gender: Option<Gender>,
    sense: Option<Sense>,
    text: String,
    places: Vec<NamePlace>,
    /// For each place, the gender that a title or given name shows there.
    genders: Vec<Option<Gender>>,
    words: usize,
    is_plain: bool,
}

impl Registry {
    pub(super) fn add(&mut self, draft: Draft) -> usize {
        self.drafts.push(draft);
        self.drafts.len() - 1
    }

    /// Gives a person an office.
    pub(super) fn appoint(
        &mut self,
        actor: usize,
        role: String,
        office: Office,
        owner: Option<Owner>,
        language: &Language,
    ) {
        for key in office.keys(owner.as_ref(), language) {
            self.officials.entry(key).or_default().push(actor);
        }
        let draft = &mut self.drafts[actor];
        (draft.role, draft.office, draft.owner) = (Some(role), Some(office), owner);
    }

    /// Persons whose office may be this one, the latest known first; not more than the latest few dozens.
    pub(super) fn officials(&self, office: &Office, owner: Option<&Owner>, language: &Language) -> Vec<usize> {
        let keys = office.keys(owner, language);
        let found = keys
            .iter()
            .filter_map(|key| self.officials.get(key))
            .flat_map(|actors| actors.iter().rev().take(CANDIDATES));
        let mut found: Vec<usize> = found.copied().collect();
        found.sort_unstable_by(|left, right| right.cmp(left));
        found.dedup();
        found
    }

    /// Whether an actor has a name of its own.
    pub(super) fn is_named(&self, actor: usize) -> bool {
        self.places.contains_key(&actor)
    }

    /// The actor of a country.
    pub(super) fn country(&mut self, id: CountryId, language: &Language) -> usize {
        if let Some(&actor) = self.countries.get(&id) {
            return actor;
        }
        let country = language.gazetteer.country(id);
        let mut draft = Draft::new(country.name.to_string(), ActorKind::Country, "country-table");
        (draft.gender, draft.is_plural) = (country.gender, country.is_plural);
        let actor = self.add(draft);
        self.countries.insert(id, actor);
        actor
    }

    /// Groups the names of a document and makes an actor of each group; `metonyms` are capitals and seats that stand for
    /// a government, `used` names that are only part of a description.
    pub(super) fn name_all(
        &mut self,
        lines: &[Line],
        names: &[Vec<Name>],
        used: &[Vec<bool>],
        metonyms: &HashMap<NamePlace, &'static str>,
        aliases: &[(String, String)],
        language: &Language,
    ) {
        let (groups, order) = gather(lines, names, used, metonyms, language);
        for (line, row) in names.iter().enumerate() {
            for (number, name) in row.iter().enumerate() {
                let country = match name.sense {
                    Some(Sense::Country(country)) => Some(country),
                    Some(Sense::Capital(country) | Sense::Seat(country)) if metonyms.contains_key(&(line, number)) => {
                        Some(country)
                    }
                    _ => None,
                };
                if let Some(country) = country {
                    let actor = self.country(country, language);
                    self.named.insert((line, number), actor);
                }
            }
        }
        let mut actors: HashMap<String, usize> = HashMap::new();
        // Full names first, so that short ones find them.
        let mut keys = order;
        keys.sort_by_key(|key| std::cmp::Reverse(groups[key].words));
        let mut tails: HashMap<String, Vec<usize>> = HashMap::new();
        let mut heads: HashMap<String, Vec<usize>> = HashMap::new();
        for key in &keys {
            let group = &groups[key];
            let expanded =
                aliases.iter().find(|(short, _)| short == key).and_then(|(_, long)| actors.get(long).copied());
            let known = expanded.or_else(|| match group.sense {
                Some(Sense::Organisation(id)) => self.organisations.get(&id).copied(),
                _ => None,
            });
            if let Some(actor) = known {
                self.place_group(group, actor);
                actors.insert(key.clone(), actor);
                continue;
            }
            let decided = group.votes.decide();
            let candidates = if group.sense.is_some() { None } else { self.longer(key, group, &tails, &heads) };
            if let Some(candidates) = candidates {
                self.join_short(group, &candidates);
                continue;
            }
            if group.is_plain {
                continue;
            }
            let (kind, rule) = decided.unwrap_or((ActorKind::Organisation, "capital"));
            let mut draft = Draft::new(group.text.clone(), kind, rule);
            draft.gender = group.gender;
            draft.is_plural = kind == ActorKind::Group;
            draft.extent = match group.sense {
                Some(Sense::City | Sense::Capital(_)) => Some(Extent::Town),
                Some(Sense::Region) => Some(Extent::Region),
                _ => None,
            };
            if let Some(Sense::Organisation(id)) = group.sense {
                let known = language.gazetteer.organisation(id);
                (draft.name, draft.sorts) = (known.name.to_string(), known.sorts);
                let agency = known.sorts == Sorts::AGENCY;
                draft.role = language.gazetteer.usual_role(NEWS_AGENCY).filter(|_| agency).map(str::to_owned);
            } else if let Some((first, _)) = group.text.split_once(' ') {
                draft.sorts = language.gazetteer.sorts(&fold(first));
            }
            let actor = self.add(draft);
            if let Some(Sense::Organisation(id)) = group.sense {
                self.organisations.insert(id, actor);
            }
            self.place_group(group, actor);
            actors.insert(key.clone(), actor);
            for (at, _) in key.match_indices(' ') {
                tails.entry(key[at + 1..].to_owned()).or_default().push(actor);
                heads.entry(key[..at].to_owned()).or_default().push(actor);
            }
        }
    }

    fn place_group(&mut self, group: &Group, actor: usize) {
        for &place in &group.places {
            self.named.insert(place, actor);
        }
        self.places.entry(actor).or_default().extend(&group.places);
        let draft = &mut self.drafts[actor];
        draft.gender = draft.gender.or(group.gender);
    }

    /// The longer names that end (persons, places) or begin (organisations) with a short one.
    fn longer(
        &self,
        key: &str,
        group: &Group,
        tails: &HashMap<String, Vec<usize>>,
        heads: &HashMap<String, Vec<usize>>,
    ) -> Option<Vec<usize>> {
        let fits = |actor: &usize, kinds: &[ActorKind]| {
            let draft = &self.drafts[*actor];
            kinds.contains(&draft.kind) && group.votes.agrees(draft.kind)
        };
        let ends =
            tails.get(key).into_iter().flatten().filter(|actor| fits(actor, &[ActorKind::Person, ActorKind::Place]));
        let begins = heads.get(key).into_iter().flatten().filter(|actor| fits(actor, &[ActorKind::Organisation]));
        let mut found: Vec<usize> = ends.chain(begins).copied().collect();
        found.dedup();
        (!found.is_empty()).then_some(found)
    }

    /// Gives each short mention to the long name of its gender nearest before it, or to the first one.
    fn join_short(&mut self, group: &Group, candidates: &[usize]) {
        let mut spoken: Vec<(NamePlace, usize)> = Vec::new();
        for &actor in candidates {
            spoken.extend(self.places.get(&actor).into_iter().flatten().map(|&place| (place, actor)));
        }
        spoken.sort_unstable();
        for (&place, &gender) in group.places.iter().zip(&group.genders) {
            let agrees = |&&(_, actor): &&(NamePlace, usize)| {
                let theirs = self.drafts[actor].gender;
                gender.is_none() || theirs.is_none() || theirs == gender
            };
            let before = spoken.partition_point(|&(other, _)| other < place);
            let nearest = spoken[..before].iter().rev().take(CANDIDATES).find(agrees);
            let chosen = nearest.or_else(|| spoken[before..].iter().take(CANDIDATES).find(agrees)).or(spoken.first());
            if let Some(&(_, actor)) = chosen {
                self.named.insert(place, actor);
            }
        }
    }
}

fn gather(
    lines: &[Line],
    names: &[Vec<Name>],
    used: &[Vec<bool>],
    metonyms: &HashMap<NamePlace, &'static str>,
    language: &Language,
) -> (HashMap<String, Group>, Vec<String>) {
    let (mut groups, mut order) = (HashMap::<String, Group>::new(), Vec::new());
    for (line, row) in names.iter().enumerate() {
        for (number, name) in row.iter().enumerate() {
            if used[line][number]
                || metonyms.contains_key(&(line, number))
                || matches!(name.sense, Some(Sense::Country(_)))
            {
                continue;
            }
            let group = groups.entry(name.key.clone()).or_insert_with(|| {
                order.push(name.key.clone());
                let text = lines[line].words(name.first, name.last).to_owned();
                Group {
                    votes: Votes::default(),
                    gender: None,
                    sense: name.sense,
                    words: name.key.split(' ').count(),
                    is_plain: name.sense.is_none() && name.first == name.last && is_common(&text, language),
                    text,
                    places: Vec::new(),
                    genders: Vec::new(),
                }
            });
            group.votes.join(&name.votes);
            group.gender = group.gender.or(name.gender);
            group.is_plain &= !name.has_title && !is_read_as_name(&lines[line], name, language);
            if group.text.chars().filter(|c| c.is_uppercase()).count()
                > group.text.chars().filter(|c| c.is_lowercase()).count()
            {
                lines[line].words(name.first, name.last).clone_into(&mut group.text);
            }
            group.places.push((line, number));
            group.genders.push(name.gender);
        }
    }
    (groups, order)
}

/// Whether the parser takes an ordinary word for a name where nothing makes it an office's field or a thing.
fn is_read_as_name(line: &Line, name: &Name, language: &Language) -> bool {
    let bound = line.before(name.first).is_some_and(|unit| unit.is(WordClass::Determiner) || unit.is(WordClass::Of));
    let opening = line.is_opening(name.first)
        && !line.get(name.last + 1).is_some_and(|next| next.is(WordClass::Auxiliary) || is_verb(next.text, language));
    name.tag.is_some_and(|kind| !opening && (kind != NameKind::Organisation || !bound))
}
