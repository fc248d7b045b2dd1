//! Events out of small trees drawn by hand: the frames' rules of grammar, without a parser's mistakes.
//!
//! A case in `tests/cases/events/*.txt` is a block between blank lines: `# what it shows`; one line a word, with form,
//! lemma, UPOS, features, head and relation as in CoNLL-U, then `@NAME:KIND` on the words of a mention and
//! `%DAY` or `%DAY..DAY` on those of a time; `"` opens and closes a quotation, `"@NAME` with its speaker; last the
//! events expected, one a line: `> TYPE trigger agents=… targets=… place=… status=… sources=…`, or `> nothing`.

use frise::Reader;
use frise::extract::{Document, Found, event};
use frise::lang::Language;
use frise::model::{
    Actor, ActorId, ActorKind, Article, Dependency, Event, Features, Gender, Interval, Mention, MentionForm, Mood,
    Number, Part, PartKind, Person, Quote, Reading, Sentence, Span, Tense, TimeExpression, TimeKind, Tree, Upos,
    VerbForm, Voice, Word,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// Where the trees are.
const TREES: &str = "tests/cases/events";
/// How many cases a rule needs.
const CASES_PER_RULE: usize = 2;

const REMEDY: &str = "correct the frame, pattern or governor in src/lang/fr/frames, or the expectation if it was wrong";

#[derive(Default)]
struct Case {
    name: String,
    text: String,
    words: Vec<Word>,
    found: Found,
    names: Vec<String>,
    expected: Vec<String>,
}

fn features(text: &str) -> Features {
    let mut features = Features::default();
    for (key, value) in text.split('|').filter_map(|pair| pair.split_once('=')) {
        match key {
            "Gender" => features.gender = Gender::from_name(value),
            "Number" => features.number = Number::from_name(value),
            "Person" => features.person = Person::from_name(value),
            "Mood" => features.mood = Mood::from_name(value),
            "Tense" => features.tense = Tense::from_name(value),
            "VerbForm" => features.verb_form = VerbForm::from_name(value),
            "Voice" => features.voice = Voice::from_name(value),
            other => panic!("no feature is called {other}"),
        }
    }
    features
}

impl Case {
    fn actor(&mut self, name: &str, kind: &str) -> ActorId {
        if let Some(place) = self.names.iter().position(|known| known == name) {
            return ActorId(place as u32);
        }
        let kind = match kind {
            "person" => ActorKind::Person,
            "country" => ActorKind::Country,
            "organisation" => ActorKind::Organisation,
            "group" => ActorKind::Group,
            "place" => ActorKind::Place,
            other => panic!("{name}: no kind of actor is called {other:?}"),
        };
        let id = ActorId(self.names.len() as u32);
        self.names.push(name.to_owned());
        let (name, rule) = (name.to_owned(), "case".to_owned());
        self.found.actors.push(Actor { id, name, kind, role: None, of: None, rule });
        id
    }

    fn word(&mut self, line: &str) {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let [form, lemma, upos, morphology, head, relation, marks @ ..] = columns.as_slice() else {
            panic!("{}: a word needs six columns: {line}", self.name)
        };
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(form);
        let span = Span::new(start, self.text.len());
        for mark in marks {
            if let Some(mention) = mark.strip_prefix('@') {
                let (name, kind) = mention.split_once(':').unwrap_or((mention, ""));
                let actor = self.actor(name, kind);
                match self.found.mentions.last_mut() {
                    Some(last) if last.actor == actor && last.span.end as usize + 1 == start => {
                        last.span = last.span.join(span);
                    }
                    _ => self.found.mentions.push(Mention {
                        span,
                        actor,
                        form: MentionForm::Name,
                        rule: "case".to_owned(),
                    }),
                }
            } else if let Some(days) = mark.strip_prefix('%') {
                let (earliest, latest) = days.split_once("..").unwrap_or((days, days));
                let interval = Interval { earliest: earliest.parse().ok(), latest: latest.parse().ok() };
                match self.found.times.last_mut() {
                    Some(last) if last.interval == interval && last.span.end as usize + 1 == start => {
                        last.span = last.span.join(span);
                    }
                    _ => self.found.times.push(TimeExpression {
                        span,
                        kind: TimeKind::Date,
                        value: earliest.to_owned(),
                        modifier: None,
                        interval,
                        edtf: days.to_owned(),
                        rule: "case".to_owned(),
                        anchor: None,
                    }),
                }
            } else if let Some(speaker) = mark.strip_prefix('"') {
                let speaker =
                    speaker.strip_prefix('@').map(|name| self.actor(name.split(':').next().unwrap_or(name), "person"));
                match self.found.quotes.last_mut() {
                    Some(last) if last.span.end == 0 => last.span.end = span.start,
                    _ => self.found.quotes.push(Quote {
                        span: Span { start: span.end, end: 0 },
                        speaker,
                        cue: None,
                        rule: "case".to_owned(),
                    }),
                }
            }
        }
        let head: u32 = head.parse().unwrap_or_else(|_| panic!("{}: no head: {line}", self.name));
        self.words.push(Word {
            span,
            form: (*form).into(),
            lemma: (*lemma).into(),
            upos: Upos::from_name(upos).unwrap_or_else(|| panic!("{}: no such part of speech: {line}", self.name)),
            features: features(morphology),
            head: head.checked_sub(1),
            relation: Dependency::from_name(relation)
                .unwrap_or_else(|| panic!("{}: no such relation: {line}", self.name)),
            confidence: 1.0,
        });
    }

    fn read(block: &str) -> Self {
        let mut case = Self::default();
        for line in block.lines() {
            match line.split_at_checked(2) {
                Some(("# ", name)) => name.clone_into(&mut case.name),
                Some(("> ", event)) => case.expected.push(event.to_owned()),
                _ => case.word(line),
            }
        }
        case
    }

    fn events(&self, language: &Language) -> Vec<Event> {
        let whole = Span::new(0, self.text.len());
        let article = Article {
            doc: "case".to_owned(),
            text: self.text.clone(),
            parts: vec![Part { span: whole, kind: PartKind::Body, rule: "case" }],
            agency: None,
            outlet: None,
            date_hints: Vec::new(),
            published: None,
        };
        let sentences = [Sentence { span: whole, part: PartKind::Body, paragraph: 0, tokens: Vec::new() }];
        let trees = [Tree { words: self.words.clone(), names: Vec::new() }];
        let document = Document { article: &article, sentences: &sentences, trees: &trees, language };
        event::events(&document, &self.found)
    }

    fn told(&self, event: &Event) -> String {
        let names = |actors: &[ActorId]| {
            actors.iter().map(|actor| self.names[actor.index()].as_str()).collect::<Vec<_>>().join(",")
        };
        let mut told = format!("{} {}", event.kind.as_str(), event.span.of(&self.text));
        for (part, actors) in [
            ("agents", event.agents.as_slice()),
            ("targets", &event.targets),
            ("place", event.place.as_slice()),
            ("sources", &event.sources),
        ] {
            if !actors.is_empty() {
                let _ = write!(told, " {part}={}", names(actors));
            }
        }
        let status = format!("{:?}", event.status).to_lowercase();
        if status != "happened" {
            let _ = write!(told, " status={status}");
        }
        if let Some(time) = event.time.as_ref().filter(|time| time.reason != "publication") {
            let day = time.interval.earliest.map(|moment| moment.to_string()).unwrap_or_default();
            let _ = write!(told, " time={day}");
        }
        told
    }
}

fn check(language: &Language, block: &str) -> Result<(), String> {
    let case = Case::read(block);
    let events = case.events(language);
    let mut told: Vec<String> = events.iter().map(|event| case.told(event)).collect();
    if told.is_empty() {
        told.push("nothing".to_owned());
    }
    if told == case.expected {
        return Ok(());
    }
    Err(format!("{}\n  {}\n  expected {:#?}\n  told     {told:#?}\n  {REMEDY}", case.name, case.text, case.expected))
}

/// The blocks of the files of a folder that hold a case.
fn blocks(folder: &str, mark: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(&folder).expect("the cases are in a folder of their own");
    let mut files: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    let texts = files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt"));
    let texts = texts.map(|file| std::fs::read_to_string(file).expect("a case file is UTF-8"));
    let blocks = texts.flat_map(|text| text.split("\n\n").map(|block| block.trim().to_owned()).collect::<Vec<_>>());
    blocks.filter(|block| block.contains(mark)).collect()
}

fn language() -> Language {
    frise::lang::fr::french(frise::lang::fr::resources::LEXICON.to_vec()).expect("the embedded lexicon is whole")
}

#[test]
fn the_acts_of_each_tree_are_told() {
    let language = language();
    let blocks = blocks(TREES, "\n> ");
    let failures: Vec<String> = blocks.iter().filter_map(|block| check(&language, block).err()).collect();
    assert!(!blocks.is_empty(), "no case was read: put blocks into {TREES}/*.txt");
    assert!(failures.is_empty(), "{} of {} cases failed:\n{}", failures.len(), blocks.len(), failures.join("\n"));
}

/// The rules by which a reading dates itself and tells its events and their times.
fn rules_of(reading: &Reading) -> BTreeSet<String> {
    let published = reading.published.reasons.iter().map(|reason| reason.rule.clone());
    let times = reading.events.iter().filter_map(|event| Some(event.time.as_ref()?.reason.clone()));
    published.chain(times).chain(evidence(&reading.events)).collect()
}

fn evidence(events: &[Event]) -> impl Iterator<Item = String> {
    events.iter().flat_map(|event| &event.evidence).map(|reason| reason.rule.clone())
}

/// What the articles of the repository need, two cases show: a tree, or a short text.
#[test]
fn each_rule_that_an_article_uses_is_shown_by_two_cases() {
    let (reader, language) = (Reader::embedded().expect("the resource files are in the repository"), language());
    let read = |text: &str| rules_of(&reader.read("case.txt", text.as_bytes()).expect("a case is a text"));
    let mut shown: BTreeMap<String, usize> = BTreeMap::new();
    let mut show = |rules: BTreeSet<String>| rules.into_iter().for_each(|rule| *shown.entry(rule).or_default() += 1);
    for block in blocks(TREES, "\n> ") {
        show(evidence(&Case::read(&block).events(&language)).collect());
    }
    for block in blocks("tests/cases/places", "> ") {
        let paragraphs = block.lines().filter_map(|line| line.strip_prefix("> "));
        show(read(&paragraphs.collect::<Vec<_>>().join("\n\n")));
    }
    for file in [include_str!("cases/time/events.tsv"), include_str!("cases/time/published.tsv")] {
        for (article, _) in file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
        {
            show(read(&article.replace('|', "\n\n")));
        }
    }
    let mut lacking = BTreeMap::new();
    for folder in ["seeds", "tests/articles", "tests/development"] {
        for entry in std::fs::read_dir(folder).expect("the articles are in the repository") {
            let path = entry.expect("an article").path();
            if path.extension().is_none_or(|extension| extension != "txt") {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("an article is UTF-8");
            for rule in read(&text) {
                let count = shown.get(&rule).copied().unwrap_or_default();
                if count < CASES_PER_RULE {
                    lacking.insert(rule, count);
                }
            }
        }
    }
    assert!(
        lacking.is_empty(),
        "write {CASES_PER_RULE} cases, and as many near misses, for each of these rules, which so many show: {lacking:?}"
    );
}

mod any_tree {
    use super::*;
    use proptest::prelude::*;

    /// Words of all sorts in a tree of any shape; few lemmas, so that frames and governors meet.
    fn word() -> impl Strategy<Value = (usize, usize, usize, usize, u8)> {
        (0..LEMMAS.len(), 0..Upos::ALL.len(), 0..Dependency::ALL.len(), 0..100_usize, 0..6_u8)
    }

    const LEMMAS: [&str; 16] = [
        "accuser",
        "appeler",
        "de",
        "devoir",
        "fin",
        "guerre",
        "mener",
        "mettre",
        "ne",
        "négociation",
        "par",
        "pas",
        "que",
        "qui",
        "se",
        "selon",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn gives_events_whose_parts_resolve(rows in prop::collection::vec(word(), 1..40)) {
            let language = frise::lang::fr::french(frise::lang::fr::resources::LEXICON.to_vec()).expect("the lexicon is whole");
            let mut case = Case { name: "any tree".to_owned(), ..Case::default() };
            for (place, &(lemma, upos, relation, head, form)) in rows.iter().enumerate() {
                let head = if place == 0 { 0 } else { head % place + 1 };
                let (upos, relation) = (Upos::ALL[upos].as_str(), Dependency::ALL[relation].as_str());
                let form_feature = ["_", "VerbForm=Inf", "VerbForm=Part|Tense=Past", "VerbForm=Fin|Mood=Cnd", "Person=1", "Mood=Imp"];
                let mark = if lemma % 3 == 0 { "@Somebody:person" } else { "" };
                case.word(&format!("{0} {0} {upos} {1} {head} {relation} {mark}", LEMMAS[lemma], form_feature[form as usize]));
            }
            let events = case.events(&language);
            for event in &events {
                prop_assert!(case.text.get(event.span.range()).is_some(), "{event:?}: its span lies outside the text");
                let actors = event.agents.iter().chain(&event.targets).chain(&event.sources).chain(event.place.as_ref());
                for actor in actors {
                    prop_assert!(actor.index() < case.found.actors.len(), "{event:?}: {actor:?} names nobody");
                }
            }
            prop_assert!(events.iter().enumerate().all(|(place, event)| event.id.index() == place), "ids are not in order");
        }
    }
}
