//! Cases in text: documents with actors, events and figures, and what must come out of linking them.
//!
//! ```text
//! case two spellings of one person
//! doc lundi 2019-05-06
//! actor person {Andreï Melnikov} | ministre des Transports | Ukraine
//! event visite CONSULT happened 2019-05-06 | Andreï Melnikov est [arrivé] à Genève. | Andreï Melnikov | | Genève | source
//! figure bilan | La crue a fait [12 morts]. | 12 | morts | source
//! same lundi:Andreï Melnikov mardi:Andrey Melnikov        # or the names of events
//! apart lundi:visite mardi:visite
//! label lundi:visite = Visite d’Andreï Melnikov
//! differ figures lundi:bilan mardi:bilan                  # a contradiction of this kind has both; actors stand for their mention
//! agree lundi:bilan mardi:bilan                           # none has both
//! ```
//!
//! Braces mark a mention, brackets the trigger or figure; actors in events are named as they were declared.

use frise::model::{
    Actor, ActorId, ActorKind, Event, EventId, EventTime, EventType, Figure, Interval, Mention, MentionForm, Published,
    Reading, Span, Status, Story,
};
use std::collections::HashMap;

/// One case.
pub struct Case {
    pub name: String,
    pub readings: Vec<Reading>,
    expected: Vec<String>,
    events: HashMap<String, (String, EventId)>,
    actors: HashMap<String, (String, ActorId)>,
    figures: HashMap<String, (String, Span)>,
}

/// All cases of a file.
pub fn parse(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if word == "case" {
            cases.push(Case {
                name: rest.to_owned(),
                readings: Vec::new(),
                expected: Vec::new(),
                events: HashMap::new(),
                actors: HashMap::new(),
                figures: HashMap::new(),
            });
            continue;
        }
        let case = cases.last_mut().unwrap_or_else(|| panic!("« {line} » stands before the first case"));
        match word {
            "doc" => case.document(rest),
            "actor" => case.actor(rest),
            "event" => case.event(rest),
            "figure" => case.figure(rest),
            _ => case.expected.push(line.to_owned()),
        }
    }
    cases
}

impl Case {
    /// What the story does not have as the case expects it.
    pub fn failures(&self, story: &Story) -> Vec<String> {
        self.expected.iter().filter(|line| !self.holds(line, story)).cloned().collect()
    }

    fn holds(&self, line: &str, story: &Story) -> bool {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "same" | "apart" => {
                let ids: Vec<String> = Self::names(rest).iter().map(|name| self.id(name, story)).collect();
                ids.windows(2).all(|pair| (pair[0] == pair[1]) == (word == "same"))
            }
            "label" | "status" | "called" => {
                let (name, wanted) = rest.split_once(" = ").expect("a name and what is expected, with « = » between");
                let id = self.id(name, story);
                let event = story.events.iter().find(|event| event.id.to_string() == id);
                let found = match word {
                    "label" => event.map(|event| event.label.clone()),
                    "status" => event.map(|event| format!("{:?}", event.status).to_lowercase()),
                    _ => story.actors.iter().find(|actor| actor.id.to_string() == id).map(|actor| actor.name.clone()),
                };
                assert!(found.as_deref() == Some(wanted), "case « {} »: « {line} », and it is {found:?}", self.name);
                true
            }
            "differ" | "agree" => {
                let (kind, names) =
                    if word == "differ" { rest.split_once(' ').unwrap_or_default() } else { ("", rest) };
                let spans: Vec<(String, Span)> = Self::names(names).iter().map(|name| self.span(name)).collect();
                let found = story.contradictions.iter().any(|contradiction| {
                    (kind.is_empty() || format!("{:?}", contradiction.kind).to_lowercase() == kind)
                        && spans.iter().all(|(doc, span)| {
                            contradiction.claims.iter().any(|claim| claim.doc == *doc && claim.span == *span)
                        })
                });
                found == (word == "differ")
            }
            _ => panic!("« {line} » is no expectation; the forms are in tests/link/cases.rs"),
        }
    }

    /// The names in a list, which are separated by two spaces as a name has single ones.
    fn names(rest: &str) -> Vec<String> {
        rest.split("  ").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    fn id(&self, name: &str, story: &Story) -> String {
        if let Some((doc, event)) = self.events.get(name) {
            let told = |mention: &frise::model::EventMention| mention.doc == *doc && mention.event == *event;
            let found = story.events.iter().find(|story| story.mentions.iter().any(told));
            return found.unwrap_or_else(|| panic!("« {name} » is in no event of the story")).id.to_string();
        }
        let (doc, actor) = self.actors.get(name).unwrap_or_else(|| panic!("case « {} » has no {name}", self.name));
        let member = |member: &frise::model::Member| member.doc == *doc && member.actor == *actor;
        let found = story.actors.iter().find(|story| story.members.iter().any(member));
        found.unwrap_or_else(|| panic!("« {name} » is in no actor of the story")).id.to_string()
    }

    fn span(&self, name: &str) -> (String, Span) {
        if let Some(figure) = self.figures.get(name) {
            return figure.clone();
        }
        if let Some((doc, actor)) = self.actors.get(name) {
            let reading = self.readings.iter().find(|reading| reading.doc == *doc).expect("the document was declared");
            let named = reading.mentions.iter().find(|mention| mention.actor == *actor);
            return (doc.clone(), named.expect("an actor is mentioned where it is declared").span);
        }
        let (doc, event) = self.events.get(name).unwrap_or_else(|| panic!("case « {} » has no {name}", self.name));
        let reading = self.readings.iter().find(|reading| reading.doc == *doc).expect("the document was declared");
        (doc.clone(), reading.events[event.index()].span)
    }

    fn document(&mut self, rest: &str) {
        let (doc, day) = rest.split_once(' ').expect("a document has a name and a day");
        self.readings.push(Reading {
            doc: doc.to_owned(),
            text: String::new(),
            language: "fr".to_owned(),
            title: None,
            outlet: None,
            agency: None,
            byline: None,
            published: Published { interval: interval(day).unwrap_or_default(), ..Published::default() },
            noise: Vec::new(),
            sentences: Vec::new(),
            actors: Vec::new(),
            mentions: Vec::new(),
            times: Vec::new(),
            events: Vec::new(),
            quotes: Vec::new(),
            figures: Vec::new(),
        });
    }

    fn reading(&mut self) -> &mut Reading {
        self.readings.last_mut().expect("a document comes before what stands in it")
    }

    /// Adds a sentence to the document and gives the span of what the marks enclose.
    fn sentence(&mut self, text: &str, open: char, close: char) -> Span {
        let reading = self.reading();
        let start = reading.text.len();
        let (before, rest) = text.split_once(open).unwrap_or(("", text));
        let (marked, after) = rest.split_once(close).unwrap_or((rest, ""));
        let span = Span::new(start + before.len(), start + before.len() + marked.len());
        reading.text.extend([before, marked, after]);
        reading.sentences.push(Span::new(start, reading.text.len()));
        reading.text.push('\n');
        span
    }

    fn actor(&mut self, rest: &str) {
        let (kind, rest) = rest.split_once(' ').expect("an actor has a kind");
        let columns = columns(rest);
        let span = self.sentence(columns[0], '{', '}');
        let reading = self.reading();
        let name = span.of(&reading.text).to_owned();
        let id = ActorId(reading.actors.len() as u32);
        reading.actors.push(Actor {
            id,
            name: name.clone(),
            kind: serde_json::from_value::<ActorKind>(kind.into()).expect("a kind of the contract"),
            role: column(&columns, 1),
            of: column(&columns, 2),
            rule: "case".to_owned(),
        });
        let form = if name.starts_with(char::is_uppercase) { MentionForm::Name } else { MentionForm::Description };
        reading.mentions.push(Mention { span, actor: id, form, rule: "case".to_owned() });
        let doc = reading.doc.clone();
        self.actors.insert(format!("{doc}:{name}"), (doc, id));
    }

    fn ids(&mut self, names: Option<String>) -> Vec<ActorId> {
        let doc = self.reading().doc.clone();
        let names = names.unwrap_or_default();
        let names = names.split(", ").filter(|name| !name.is_empty());
        names
            .map(|name| self.actors.get(&format!("{doc}:{name}")).unwrap_or_else(|| panic!("no actor {name}")).1)
            .collect()
    }

    fn event(&mut self, rest: &str) {
        let columns = columns(rest);
        let mut head = columns[0].split(' ');
        let mut next = || head.next().expect("an event has a name, a type, a status and a time");
        let (name, kind, status, time) = (next(), next(), next(), next());
        let span = self.sentence(columns[1], '[', ']');
        let (agents, targets) = (self.ids(column(&columns, 2)), self.ids(column(&columns, 3)));
        let (place, sources) = (self.ids(column(&columns, 4)), self.ids(column(&columns, 5)));
        let reading = self.reading();
        let id = EventId(reading.events.len() as u32);
        reading.events.push(Event {
            id,
            span,
            sentence: reading.sentences.len() as u32 - 1,
            kind: EventType::from_name(kind).expect("a type of the contract"),
            lemma: span.of(&reading.text).to_owned(),
            agents,
            targets,
            time: interval(time).map(|interval| EventTime { interval, reason: "case".to_owned(), evidence: None }),
            place: place.first().copied(),
            status: serde_json::from_value::<Status>(status.into()).expect("a status of the contract"),
            sources,
            rule: "case".to_owned(),
            evidence: Vec::new(),
        });
        let doc = reading.doc.clone();
        self.events.insert(format!("{doc}:{name}"), (doc, id));
    }

    fn figure(&mut self, rest: &str) {
        let columns = columns(rest);
        let span = self.sentence(columns[1], '[', ']');
        let source = self.ids(column(&columns, 4)).first().copied();
        let reading = self.reading();
        // A figure of a case stands in the sentence of the last event, as a count does in print.
        if let Some(event) = reading.events.last_mut() {
            event.sentence = reading.sentences.len() as u32 - 1;
        }
        let value = column(&columns, 2).map(|value| value.parse().expect("a number"));
        reading.figures.push(Figure {
            span,
            value,
            low: value,
            high: value,
            qualifier: None,
            what: column(&columns, 3),
            source,
            rule: "case".to_owned(),
        });
        let doc = reading.doc.clone();
        self.figures.insert(format!("{doc}:{}", columns[0]), (doc, span));
    }
}

fn columns(rest: &str) -> Vec<&str> {
    rest.split('|').map(str::trim).collect()
}

fn column(columns: &[&str], place: usize) -> Option<String> {
    columns.get(place).filter(|text| !text.is_empty()).map(|text| (*text).to_owned())
}

/// `2019-05-06`, `2019-05-06..2019-05-10`, `-` for none.
fn interval(text: &str) -> Option<Interval> {
    let moment = |text: &str| text.parse().expect("a date in ISO 8601");
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    (text != "-").then(|| Interval { earliest: Some(moment(first)), latest: Some(moment(last)) })
}
