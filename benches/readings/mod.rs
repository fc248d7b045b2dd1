//! Synthetic readings from a seed.

use frise::model::{
    Actor, ActorId, ActorKind, Event, EventId, EventTime, EventType, Figure, Interval, Mention, MentionForm, Moment,
    Published, Quote, Reading, Span, Status,
};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Articles of one affair, on average.
const ARTICLES: usize = 6;
/// Acts that an affair has, and that one article tells of them.
const ACTS: usize = 24;
const TOLD: usize = 14;
/// Actors of an affair.
const PARTIES: usize = 9;
/// The archive's days.
const DAYS: usize = 730;

const SYLLABLES: [&str; 24] = [
    "ba", "ko", "ri", "men", "da", "lou", "ver", "ni", "sa", "to", "mar", "du", "pel", "go", "han", "fi", "zer", "mo",
    "las", "que", "ti", "ran", "vi", "bel",
];
const GROUPS: [&str; 8] =
    ["manifestants", "dockers", "habitants", "soldats", "syndicats", "agriculteurs", "magistrats", "sinistrés"];
const ACTIONS: [(EventType, &str); 24] = [
    (EventType::Consult, "rencontrer"),
    (EventType::Consult, "négociation"),
    (EventType::Consult, "réunion"),
    (EventType::Agree, "accord"),
    (EventType::Agree, "signer"),
    (EventType::Agree, "cessez-le-feu"),
    (EventType::Assault, "combat"),
    (EventType::Assault, "bombarder"),
    (EventType::Assault, "attaque"),
    (EventType::Accuse, "accuser"),
    (EventType::Accuse, "dénoncer"),
    (EventType::Reject, "démentir"),
    (EventType::Reject, "rejeter"),
    (EventType::Request, "appeler"),
    (EventType::Request, "exiger"),
    (EventType::Protest, "grève"),
    (EventType::Protest, "manifester"),
    (EventType::Judge, "condamner"),
    (EventType::Elect, "élire"),
    (EventType::Disaster, "inondation"),
    (EventType::Coerce, "arrêter"),
    (EventType::Aid, "aide"),
    (EventType::State, "déclarer"),
    (EventType::State, "ajouter"),
];
const WORDS: [&str; 32] = [
    "hôpital",
    "frontière",
    "budget",
    "horaires",
    "usine",
    "centrale",
    "carburant",
    "retraite",
    "barrage",
    "quartier",
    "récolte",
    "tribunal",
    "prisonniers",
    "autoroute",
    "logements",
    "chantier",
    "licence",
    "monnaie",
    "pipeline",
    "vaccins",
    "école",
    "université",
    "satellite",
    "mine",
    "pêche",
    "forêt",
    "aéroport",
    "ministère",
    "réforme",
    "impôts",
    "tarifs",
    "embargo",
];

/// Numbers that look random and are the same on every run (Knuth's linear congruence, upper bits).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound.max(1)
    }

    /// A rank below the bound, the n-th in proportion to 1 / n.
    fn skewed(&mut self, bound: usize) -> usize {
        let uniform = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((bound as f64 + 1.0).powf(uniform) - 1.0) as usize % bound.max(1)
    }
}

/// An actor of the archive.
#[derive(Clone)]
struct Party {
    name: String,
    kind: ActorKind,
    of: Option<String>,
}

struct Act {
    kind: EventType,
    lemma: &'static str,
    agents: Vec<usize>,
    targets: Vec<usize>,
    place: usize,
    day: usize,
    words: [usize; 3],
}

struct Affair {
    parties: Vec<Party>,
    acts: Vec<Act>,
    first: usize,
}

/// As many readings as asked for, on a sixth as many affairs.
pub fn readings(count: usize) -> Vec<Reading> {
    let mut dice = Dice(2_023);
    let parties: Vec<Party> = (0..count.max(100)).map(|number| party(number, &mut dice)).collect();
    let affairs: Vec<Affair> = (0..count.div_ceil(ARTICLES)).map(|_| affair(&parties, &mut dice)).collect();
    (0..count)
        .map(|number| {
            let affair = &affairs[dice.skewed(affairs.len())];
            reading(number, affair, &mut dice)
        })
        .collect()
}

fn name(dice: &mut Dice, words: usize) -> String {
    let mut word = || {
        let letters: String = (0..2 + dice.below(2)).map(|_| SYLLABLES[dice.below(SYLLABLES.len())]).collect();
        letters[..1].to_uppercase() + &letters[1..]
    };
    (0..words).map(|_| word()).collect::<Vec<_>>().join(" ")
}

fn party(number: usize, dice: &mut Dice) -> Party {
    let of = name(&mut Dice(dice.skewed(60) as u64), 1);
    match number % 5 {
        0 => Party { name: name(&mut Dice(number as u64 / 5 % 60), 1), kind: ActorKind::Country, of: None },
        1 | 2 => Party { name: name(dice, 2), kind: ActorKind::Person, of: Some(of) },
        3 => Party { name: name(dice, 2), kind: ActorKind::Organisation, of: Some(of) },
        _ => Party { name: name(dice, 1), kind: ActorKind::Place, of: Some(of) },
    }
}

fn affair(parties: &[Party], dice: &mut Dice) -> Affair {
    let mut chosen: Vec<Party> = (0..PARTIES).map(|_| parties[dice.skewed(parties.len())].clone()).collect();
    let group = GROUPS[dice.below(GROUPS.len())].to_owned();
    chosen.push(Party { name: group, kind: ActorKind::Group, of: None });
    let acts = (0..ACTS)
        .map(|_| {
            let (kind, lemma) = ACTIONS[dice.below(ACTIONS.len())];
            let some = |dice: &mut Dice| (0..dice.below(3)).map(|_| dice.below(PARTIES + 1)).collect();
            Act {
                kind,
                lemma,
                agents: some(dice),
                targets: some(dice),
                place: dice.below(PARTIES + 1),
                day: dice.below(20),
                words: [(); 3].map(|()| dice.below(WORDS.len())),
            }
        })
        .collect();
    Affair { parties: chosen, acts, first: dice.below(DAYS) }
}

fn day(after: usize) -> Date {
    date(2021, 1, 1).saturating_add((after as i64).days())
}

fn interval(first: Date, last: Date) -> Interval {
    Interval { earliest: Some(Moment::from(first)), latest: Some(Moment::from(last)) }
}

fn reading(number: usize, affair: &Affair, dice: &mut Dice) -> Reading {
    let published = day(affair.first + 20 + dice.below(5));
    let mut reading = Reading {
        doc: format!("{number:06}.txt"),
        text: String::new(),
        language: "fr".to_owned(),
        title: None,
        outlet: None,
        agency: None,
        byline: None,
        published: Published { interval: interval(published, published), ..Published::default() },
        noise: Vec::new(),
        sentences: Vec::new(),
        actors: Vec::new(),
        mentions: Vec::new(),
        times: Vec::new(),
        events: Vec::new(),
        quotes: Vec::new(),
        figures: Vec::new(),
    };
    for (place, party) in affair.parties.iter().enumerate() {
        reading.actors.push(Actor {
            id: ActorId(place as u32),
            name: party.name.clone(),
            kind: party.kind,
            role: None,
            of: party.of.clone(),
            rule: String::new(),
        });
    }
    for _ in 0..TOLD {
        tell(&mut reading, affair, &affair.acts[dice.below(affair.acts.len())], dice);
    }
    reading
}

/// Adds a sentence that tells an act, often without all that is known of it.
fn tell(reading: &mut Reading, affair: &Affair, act: &Act, dice: &mut Dice) {
    let start = reading.text.len();
    let mut named: Vec<usize> = act.agents.iter().chain(&act.targets).copied().collect();
    named.retain(|_| dice.below(10) > 1);
    for &party in &named {
        let first = reading.text.len();
        reading.text.push_str(&affair.parties[party].name);
        let span = Span::new(first, reading.text.len());
        let form =
            if affair.parties[party].kind == ActorKind::Group { MentionForm::Description } else { MentionForm::Name };
        reading.mentions.push(Mention { span, actor: ActorId(party as u32), form, rule: String::new() });
        reading.text.push_str(", ");
    }
    let first = reading.text.len();
    reading.text.push_str(act.lemma);
    let trigger = Span::new(first, reading.text.len());
    for word in act.words {
        reading.text.push(' ');
        reading.text.push_str(WORDS[if dice.below(4) == 0 { dice.below(WORDS.len()) } else { word }]);
    }
    if dice.below(5) == 0 {
        let first = reading.text.len();
        reading.text.push_str(" 12 morts");
        let value = Some(dice.below(900) as f64);
        reading.figures.push(Figure {
            span: Span::new(first + 1, reading.text.len()),
            value,
            low: value,
            high: value,
            qualifier: None,
            what: Some("morts".to_owned()),
            source: None,
            rule: String::new(),
        });
    }
    if dice.below(5) == 0 {
        let first = reading.text.len();
        reading.text.push_str(" « ");
        act.words.iter().chain(&act.words).for_each(|&word| reading.text.extend([WORDS[word], " "]));
        reading.text.push('»');
        let span = Span::new(first + 1, reading.text.len());
        reading.quotes.push(Quote { span, speaker: None, cue: None, rule: String::new() });
    }
    reading.text.push_str(".\n");
    reading.sentences.push(Span::new(start, reading.text.len() - 1));
    let parties = |parties: &[usize]| {
        let told = parties.iter().filter(|party| named.contains(party));
        told.map(|&party| ActorId(party as u32)).collect::<Vec<_>>()
    };
    let (agents, targets) = (parties(&act.agents), parties(&act.targets));
    let dated = day(act.day);
    let time = match dice.below(4) {
        0 => None,
        1 => reading.published.interval.earliest.map(|moment| (moment.date, moment.date, "publication")),
        2 => Some((dated, dated.saturating_add(6.days()), "own-expression")),
        _ => Some((dated, dated, "own-expression")),
    };
    let shift = (affair.first as i64).days();
    let time = time.map(|(first, last, reason)| {
        let moved = |day: Date| if reason == "publication" { day } else { day.saturating_add(shift) };
        EventTime { interval: interval(moved(first), moved(last)), reason: reason.to_owned(), evidence: None }
    });
    reading.events.push(Event {
        id: EventId(reading.events.len() as u32),
        span: trigger,
        sentence: reading.sentences.len() as u32 - 1,
        kind: act.kind,
        lemma: act.lemma.to_owned(),
        agents,
        targets,
        time,
        place: (affair.parties[act.place].kind == ActorKind::Place).then_some(ActorId(act.place as u32)),
        status: if dice.below(8) == 0 { Status::Planned } else { Status::Happened },
        sources: Vec::new(),
        rule: String::new(),
        evidence: Vec::new(),
    });
}
