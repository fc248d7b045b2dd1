//! Tables of text → [`Frames`].

use super::{
    Condition, Control, Effect, Frame, Frames, Government, Governor, Link, Operator, Pattern, Trigger, TriggerClass,
};
use crate::model::{EventType, ReadError};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// What a pattern may be flagged as.
const FLAGS: [&str; 8] = ["to-come", "answers", "omission", "performs", "speech", "mutual", "patient-acts", "of-sides"];

/// The name of the pattern for acts that no frame knows.
const UNKNOWN: &str = "unknown";

/// The contents of a language's frame files: tab-separated rows, `#` before a comment.
#[derive(Clone, Copy, Debug)]
pub struct FrameFiles<'a> {
    /// Name, class, agents, targets, content, effect, control, flags.
    pub patterns: &'a str,
    /// Trigger, type, pattern, conditions: one file a domain, each with its name.
    pub frames: &'a [(&'a str, &'a str)],
    /// Trigger, class, content, effect, control.
    pub governors: &'a str,
    /// What it does, words.
    pub operators: &'a str,
    /// The reflexive pronoun that stands before a trigger's verb.
    pub reflexive: &'a str,
}

impl Frames {
    /// Reads a language's frame files.
    ///
    /// # Errors
    /// [`ReadError::Resource`] naming the file, the line and what is wrong with it.
    pub fn load(files: &FrameFiles) -> Result<Self, ReadError> {
        let mut read = Self::default();
        read.load_patterns(files.patterns)?;
        for (name, text) in files.frames {
            read.load_frames(name, text, files.reflexive)?;
        }
        read.load_governors(files.governors, files.reflexive)?;
        read.load_operators(files.operators)?;
        let most_words = |trigger: &Trigger| std::cmp::Reverse((trigger.tail.len(), trigger.reflexive));
        for places in read.by_head.values_mut() {
            places.sort_by_key(|&place| {
                let frame = &read.all[place];
                (most_words(&frame.trigger), std::cmp::Reverse(frame.conditions.len()))
            });
        }
        for places in read.governors_by_head.values_mut() {
            places.sort_by_key(|&place| most_words(&read.governors[place].trigger));
        }
        Ok(read)
    }

    fn load_patterns(&mut self, text: &str) -> Result<(), ReadError> {
        for row in rows("patterns", text) {
            let flags: Vec<&str> = row.field(7).split_whitespace().collect();
            if let Some(flag) = flags.iter().find(|flag| !FLAGS.contains(flag)) {
                return Err(row.wrong(&format!("no flag is called {flag:?}: write one of {FLAGS:?}")));
            }
            self.patterns.push(Pattern {
                name: row.filled(0)?.into(),
                class: row.class(1)?,
                agents: links(row.field(2)),
                targets: links(row.field(3)),
                content: row.government(4)?,
                speech: flags.contains(&"speech"),
                mutual: flags.contains(&"mutual"),
                patient_acts: flags.contains(&"patient-acts"),
                answers: flags.contains(&"answers"),
                performs: flags.contains(&"performs"),
                omission: flags.contains(&"omission"),
                of_sides: flags.contains(&"of-sides"),
                to_come: flags.contains(&"to-come"),
            });
        }
        let unknown = self.patterns.iter().position(|pattern| *pattern.name == *UNKNOWN);
        self.unknown = unknown.ok_or_else(|| ReadError::Resource {
            name: "patterns.tsv".to_owned(),
            message: format!("no pattern is called {UNKNOWN:?}: add the row for acts that no frame knows"),
        })?;
        Ok(())
    }

    fn load_frames(&mut self, name: &str, text: &str, reflexive: &str) -> Result<(), ReadError> {
        let patterns: HashMap<Box<str>, usize> =
            self.patterns.iter().enumerate().map(|(place, pattern)| (pattern.name.clone(), place)).collect();
        for row in rows(name, text) {
            let kind = EventType::from_name(row.filled(1)?)
                .ok_or_else(|| row.wrong(&format!("no type of event is called {:?}", row.field(1))))?;
            let pattern = *patterns.get(row.filled(2)?).ok_or_else(|| {
                row.wrong(&format!("no pattern is called {:?}: add it to patterns.tsv", row.field(2)))
            })?;
            let class = self.patterns[pattern].class;
            let trigger = row.trigger(class, reflexive)?;
            let conditions =
                row.field(3).split_whitespace().map(|text| row.condition(text)).collect::<Result<_, _>>()?;
            let id = identifier(class, row.field(0));
            let same_head = self.by_head.entry((class, trigger.head.clone())).or_default();
            same_head.push(self.all.len());
            self.all.push(Frame { id, trigger, kind, pattern, conditions });
        }
        Ok(())
    }

    fn load_governors(&mut self, text: &str, reflexive: &str) -> Result<(), ReadError> {
        for row in rows("governors", text) {
            let class = row.class(1)?;
            let trigger = row.trigger(class, reflexive)?;
            let same_head = self.governors_by_head.entry((class, trigger.head.clone())).or_default();
            same_head.push(self.governors.len());
            let id = identifier(class, row.field(0));
            self.governors.push(Governor { id, trigger, content: row.government(2)? });
        }
        Ok(())
    }

    fn load_operators(&mut self, text: &str) -> Result<(), ReadError> {
        for row in rows("operators", text) {
            let name = row.filled(0)?;
            let operator = operator(name)
                .ok_or_else(|| row.wrong(&format!("no operator is called {name:?}: see lang::frames")))?;
            let first = row.filled(1)?.split(',').next().unwrap_or_default().trim();
            match operator {
                Operator::IndirectObject => self.indirect_object = first.into(),
                Operator::Belonging => self.belonging = first.into(),
                _ => {}
            }
            for word in row.filled(1)?.split(',').map(str::trim) {
                self.operators.entry(word.into()).or_default().push(operator);
            }
        }
        Ok(())
    }
}

struct Row<'a> {
    file: &'a str,
    line: usize,
    fields: Vec<&'a str>,
}

fn rows<'a>(file: &'a str, text: &'a str) -> impl Iterator<Item = Row<'a>> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(move |(place, line)| Row { file, line: place + 1, fields: line.split('\t').map(str::trim).collect() })
}

impl<'a> Row<'a> {
    fn wrong(&self, message: &str) -> ReadError {
        ReadError::Resource { name: format!("{}.tsv, line {}", self.file, self.line), message: message.to_owned() }
    }

    /// A field; `-` and a field that is not there are empty.
    fn field(&self, place: usize) -> &'a str {
        self.fields.get(place).copied().filter(|&field| field != "-").unwrap_or_default()
    }

    fn filled(&self, place: usize) -> Result<&'a str, ReadError> {
        let field = self.field(place);
        if field.is_empty() { Err(self.wrong(&format!("column {} is empty", place + 1))) } else { Ok(field) }
    }

    fn class(&self, place: usize) -> Result<TriggerClass, ReadError> {
        match self.field(place) {
            "verb" => Ok(TriggerClass::Verb),
            "noun" => Ok(TriggerClass::Noun),
            "adjective" => Ok(TriggerClass::Adjective),
            other => Err(self.wrong(&format!("no class is called {other:?}: write verb, noun or adjective"))),
        }
    }

    /// Content, effect and control, in three columns from `place`.
    fn government(&self, place: usize) -> Result<Government, ReadError> {
        let effect = match self.field(place + 1) {
            "" => Effect::None,
            "wished" => Effect::Wished,
            "planned" => Effect::Planned,
            "negated" => Effect::Negated,
            "hypothetical" => Effect::Hypothetical,
            "obliged" => Effect::Obliged,
            "absorbed" => Effect::Absorbed,
            other => return Err(self.wrong(&format!("no effect is called {other:?}"))),
        };
        let control = match self.field(place + 2) {
            "" => Control::None,
            "subject" => Control::Subject,
            "target" => Control::Target,
            "patient" => Control::Patient,
            other => {
                return Err(self.wrong(&format!("no control is called {other:?}: write subject, target, patient or -")));
            }
        };
        Ok(Government { links: links(self.field(place)), effect, control })
    }

    fn trigger(&self, class: TriggerClass, reflexive: &str) -> Result<Trigger, ReadError> {
        let mut words = self.filled(0)?.split_whitespace().peekable();
        let is_reflexive = words.next_if(|&word| word == reflexive).is_some();
        let head = words.next().ok_or_else(|| self.wrong("a trigger needs a word beside the pronoun"))?;
        Ok(Trigger { class, reflexive: is_reflexive, head: head.into(), tail: words.map(Into::into).collect() })
    }

    fn condition(&self, text: &str) -> Result<Condition, ReadError> {
        let words = |list: &str| list.split('|').map(Into::into).collect();
        if let Some((place, list)) = text.split_once("!=") {
            return Ok(Condition::NotAmong(link(place), words(list)));
        }
        if let Some((place, list)) = text.split_once('=') {
            return Ok(Condition::Among(link(place), words(list)));
        }
        match text {
            "weak" => Ok(Condition::Weak),
            "actor" => Ok(Condition::AnyActor),
            "time" => Ok(Condition::OwnTime),
            "actor-agent" => Ok(Condition::ActorAgent),
            "actor-target" => Ok(Condition::ActorTarget),
            "plural" => Ok(Condition::Plural),
            "singular" => Ok(Condition::Singular),
            "passive" => Ok(Condition::Passive),
            "active" => Ok(Condition::Active),
            "no-quality" => Ok(Condition::NoQuality),
            "no-name" => Ok(Condition::NoName),
            "denied" => Ok(Condition::Denied),
            _ => match (text.strip_prefix('+'), text.strip_prefix("no-")) {
                (Some(place), _) => Ok(Condition::Has(link(place))),
                (None, Some(place)) => Ok(Condition::Lacks(link(place))),
                (None, None) if text.starts_with("act-") => Ok(Condition::OfAct(link(&text["act-".len()..]))),
                (None, None) => Err(self.wrong(&format!("no condition is called {text:?}: see lang::frames"))),
            },
        }
    }
}

fn links(text: &str) -> Vec<Link> {
    text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(link).collect()
}

fn link(name: &str) -> Link {
    match name {
        "subject" => Link::Subject,
        "object" => Link::Object,
        "owner" => Link::Owner,
        "infinitive" => Link::Infinitive,
        "clause" => Link::Clause,
        preposition => Link::Preposition(preposition.replace('_', " ").into()),
    }
}

fn operator(name: &str) -> Option<Operator> {
    Some(match name {
        "negative-particle" => Operator::NegativeParticle,
        "negation" => Operator::Negation,
        "negative-determiner" => Operator::NegativeDeterminer,
        "without" => Operator::Without,
        "condition" => Operator::Condition,
        "purpose" => Operator::Purpose,
        "reflexive" => Operator::Reflexive,
        "relative-pronoun" => Operator::RelativePronoun,
        "passive-agent" => Operator::PassiveAgent,
        "place" => Operator::Place,
        "relative-place" => Operator::RelativePlace,
        "ending" => Operator::Ending,
        "lasting" => Operator::Lasting,
        "leaving" => Operator::Leaving,
        "after" => Operator::After,
        "earlier" => Operator::Earlier,
        "during" => Operator::During,
        "since" => Operator::Since,
        "source" => Operator::Source,
        "indirect-object" => Operator::IndirectObject,
        "there" => Operator::There,
        "toward" => Operator::Toward,
        "home-measure" => Operator::HomeMeasure,
        "area" => Operator::Area,
        "beginning" => Operator::Beginning,
        "belonging" => Operator::Belonging,
        "stative" => Operator::Stative,
        "complementiser" => Operator::Complementiser,
        "definite" => Operator::Definite,
        "site" => Operator::Site,
        "owned-by-speaker" => Operator::OwnedBySpeaker,
        "sides" => Operator::Sides,
        "sides-of-two" => Operator::SidesOfTwo,
        "two" => Operator::Two,
        "every" => Operator::Every,
        "between" => Operator::Between,
        "portion" => Operator::Portion,
        "demonstrative" => Operator::Demonstrative,
        "against" => Operator::Against,
        "compound" => Operator::Compound,
        "alike" => Operator::Alike,
        "negative-prefix" => Operator::NegativePrefix,
        "leading" => Operator::Leading,
        "mediation" => Operator::Mediation,
        "state" => Operator::State,
        _ => return None,
    })
}

/// A rule's name: letters without their accents, in words joined by hyphens.
fn identifier(class: TriggerClass, trigger: &str) -> Box<str> {
    let prefix = match class {
        TriggerClass::Verb => "verb",
        TriggerClass::Noun => "noun",
        TriggerClass::Adjective => "adjective",
    };
    let plain: String = trigger.replace('œ', "oe").nfd().filter(char::is_ascii).collect();
    let words: Vec<&str> =
        plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("{prefix}-{}", words.join("-")).to_lowercase().into()
}
