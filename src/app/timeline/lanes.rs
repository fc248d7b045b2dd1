//! Events → lanes, and what each event's mark tells.

use super::scene::{Scene, Source};
use crate::app::dates;
use crate::app::findings::{Findings, Standing};
use crate::app::reader::headed_name;
use crate::app::state::Lanes;
use crate::app::words::Words;
use crate::model::{EventType, StoryActorId, StoryEvent, StoryEventId};
use crate::view::shape::Tone;
use crate::view::timeline::{Certainty, Index, Item, Look, focus, span_of};
use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

/// How many actors, places or articles have a lane of their own.
const BUSIEST: usize = 12;
/// How many letters of an article's name its lane has room for.
const LONGEST: usize = 40;

/// Kinds of act that are drawn together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Agreements, aid, concessions.
    Agreement,
    /// Meetings and talks.
    Meeting,
    /// Declarations.
    Statement,
    /// Demands, refusals, accusations, threats, protests.
    Demand,
    /// Fighting and coercion.
    Force,
    /// Politics, justice, disasters, the rest.
    Other,
}

impl Lane {
    /// All of them, from top to bottom.
    pub const ALL: [Self; 6] =
        [Self::Agreement, Self::Meeting, Self::Statement, Self::Demand, Self::Force, Self::Other];

    /// Its name in classes and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Meeting => "meeting",
            Self::Statement => "statement",
            Self::Demand => "demand",
            Self::Force => "force",
            Self::Other => "other",
        }
    }

    /// Its colour, and that of its ground.
    pub fn tones(self) -> (Tone, Tone) {
        match self {
            Self::Agreement | Self::Meeting => (Tone::Cooperation, Tone::CooperationSoft),
            Self::Statement => (Tone::Statement, Tone::StatementSoft),
            Self::Demand => (Tone::Demand, Tone::DemandSoft),
            Self::Force => (Tone::Conflict, Tone::ConflictSoft),
            Self::Other => (Tone::Other, Tone::OtherSoft),
        }
    }
}

/// The lane of a type of event.
pub fn lane_of(kind: EventType) -> Lane {
    use EventType as T;
    match kind {
        T::Agree | T::Support | T::Cooperate | T::Aid | T::Concede | T::Retreat => Lane::Agreement,
        T::Consult => Lane::Meeting,
        T::State => Lane::Statement,
        T::Request | T::Accuse | T::Reject | T::Threaten | T::Protest => Lane::Demand,
        T::Sanction | T::Mobilize | T::Coerce | T::Assault => Lane::Force,
        T::Elect | T::Judge | T::Disaster | T::Other => Lane::Other,
    }
}

/// The events that are shown, in lanes.
pub fn scene(findings: &Rc<Findings>, shown: &Rc<Vec<StoryEventId>>, lanes: Lanes, words: &Words) -> Scene {
    let events: Vec<&StoryEvent> = shown.iter().filter_map(|&id| findings.event(id)).collect();
    let (names, lane) = arranged(findings, &events, lanes, words);
    let item = |(event, lane): (&&StoryEvent, &usize)| {
        let (from, to) = event.time.map(span_of).unwrap_or_default();
        let importance = Findings::article_count(event) as u32 * 4 + event.mentions.len().min(3) as u32;
        Item { lane: *lane as u32, from, to, importance }
    };
    let items: Vec<Item> = events.iter().zip(&lane).map(item).collect();
    let looks = events.iter().map(|event| look(event)).collect();
    // Where nothing is shown, the time of what could be.
    let all = || findings.story.events.iter().map(|event| item((&event, &0))).collect::<Vec<Item>>();
    let home = focus(&items).or_else(|| focus(&all())).unwrap_or((0.0, 1.0));
    let index = Index::new(items, names.len());
    let ids = events.iter().map(|event| event.id).collect();
    let source = Told { findings: Rc::clone(findings), ids, looks, words: words.clone() };
    Scene { index, home, lanes: names, source: Box::new(source) }
}

fn look(event: &StoryEvent) -> Look {
    let (tone, soft) = lane_of(event.kind).tones();
    let certainty = event.time.map_or(Certainty::Bounds, Certainty::of);
    let articles = Findings::article_count(event) as u32;
    Look { tone, soft, standing: Standing::of(event), articles, certainty }
}

/// The lanes' names, and the lane of each event.
fn arranged(findings: &Findings, events: &[&StoryEvent], lanes: Lanes, words: &Words) -> (Vec<String>, Vec<usize>) {
    match lanes {
        Lanes::Kind => {
            let names = Lane::ALL.iter().map(|lane| words.text(&format!("lane-{}", lane.name()))).collect();
            (names, events.iter().map(|event| lane_of(event.kind) as usize).collect())
        }
        Lanes::None => (vec![words.text("lane-all")], vec![0; events.len()]),
        Lanes::Actor => {
            let who = |event: &StoryEvent| event.agents.clone();
            by_actor(findings, events, who, &words.text("lane-other-actors"), &words.text("lane-no-actor"))
        }
        Lanes::Place => {
            let places = |event: &StoryEvent| event.place.into_iter().collect();
            by_actor(findings, events, places, &words.text("lane-other-places"), &words.text("lane-no-place"))
        }
        Lanes::Article => {
            let first = |event: &StoryEvent| {
                event.mentions.iter().map(|told| findings.number_of(&told.doc)).min().unwrap_or(0).saturating_sub(1)
            };
            let mut names: Vec<String> = findings
                .readings
                .iter()
                .take(BUSIEST)
                .map(|reading| cut(headed_name(words, findings, reading)))
                .collect();
            if findings.readings.len() > BUSIEST {
                names.push(words.text("lane-other-articles"));
            }
            (names, events.iter().map(|event| first(event).min(BUSIEST)).collect())
        }
    }
}

/// A name as long as a narrow screen has room for.
fn cut(name: String) -> String {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name,
    }
}

/// A lane for each of those with most events, one for all others, one for the events of none.
fn by_actor(
    findings: &Findings,
    events: &[&StoryEvent],
    of: impl Fn(&StoryEvent) -> Vec<StoryActorId>,
    others: &str,
    nobody: &str,
) -> (Vec<String>, Vec<usize>) {
    let mut counts: HashMap<StoryActorId, usize> = HashMap::new();
    for id in events.iter().flat_map(|event| of(event)) {
        *counts.entry(id).or_default() += 1;
    }
    let mut busiest: Vec<(StoryActorId, usize)> = counts.into_iter().collect();
    busiest.sort_unstable_by_key(|&(id, count)| (std::cmp::Reverse(count), id));
    busiest.truncate(BUSIEST);
    let lane_of: HashMap<StoryActorId, usize> = busiest.iter().enumerate().map(|(lane, &(id, _))| (id, lane)).collect();
    let name = |id: StoryActorId| findings.actor(id).map(|actor| actor.name.clone()).unwrap_or_default();
    let mut names: Vec<String> = busiest.iter().map(|&(id, _)| name(id)).collect();
    let rest = names.len();
    names.extend([others.to_owned(), nobody.to_owned()]);
    let lane = |event: &&StoryEvent| {
        let actors = of(event);
        // An event of several stands with the busiest of them.
        let known = actors.iter().filter_map(|id| lane_of.get(id)).min();
        known.copied().unwrap_or(rest + usize::from(actors.is_empty()))
    };
    (names, events.iter().map(lane).collect())
}

/// The events of a story, as the drawing asks for them.
struct Told {
    findings: Rc<Findings>,
    ids: Vec<StoryEventId>,
    looks: Vec<Look>,
    words: Words,
}

impl Told {
    fn event(&self, item: usize) -> Option<&StoryEvent> {
        self.findings.event(*self.ids.get(item)?)
    }
}

impl Source for Told {
    fn id(&self, item: usize) -> StoryEventId {
        self.ids[item]
    }

    fn item(&self, id: StoryEventId) -> Option<usize> {
        self.ids.iter().position(|&other| other == id)
    }

    fn look(&self, item: usize) -> Look {
        self.looks[item]
    }

    fn label(&self, item: usize) -> Cow<'_, str> {
        self.event(item).map_or("", |event| event.label.as_str()).into()
    }

    fn date(&self, item: usize) -> String {
        self.event(item).and_then(|event| event.time).map(|time| dates::interval(&self.words, time)).unwrap_or_default()
    }
}
