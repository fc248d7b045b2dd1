//! The choice in the page's address: `#event=E12&actor=A3`, so that a link shows what its sender saw and Back works.

use super::state::{Choice, Lanes, Period, Relations, State, Tab, Theme};
use super::words::Locale;
use crate::model::{Moment, Span, StoryActorId};
use crate::view::marks::MarkKinds;
use crate::view::narrowing::{Filter, Filters};
use js_sys::{decode_uri_component, encode_uri_component};

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// What is chosen.
    pub choice: Choice,
    /// The stretch of time in view, if it is given.
    pub period: Option<Period>,
    /// What the events are narrowed by.
    pub filters: Filters,
    /// What the events are searched for.
    pub query: String,
    /// The timeline's lanes, if they are given.
    pub lanes: Option<Lanes>,
    /// The kinds of mark that the reader does not show.
    pub unmarked: MarkKinds,
    /// The part of what was found that is listed, if it is given.
    pub tab: Option<Tab>,
    /// How the actors are drawn, if it is given.
    pub relations: Option<Relations>,
    /// The interface's language, if it is given.
    pub locale: Option<Locale>,
    /// The interface's colours, if they are given.
    pub theme: Option<Theme>,
}

impl Address {
    /// Whether the next address is the same step: the same view, moved or searched further. Back goes over steps, not over
    /// each movement of a finger and each letter.
    #[must_use]
    pub fn is_step_of(&self, next: &Self) -> bool {
        let rest = |address: &Self| Self { period: None, query: String::new(), ..address.clone() };
        rest(self) == rest(next)
            && self.period.is_some() == next.period.is_some()
            && self.query.is_empty() == next.query.is_empty()
    }
}

/// Reads an address's hash; what it does not know it passes over.
#[must_use]
pub fn parse(hash: &str) -> Address {
    let mut address = Address::default();
    let (mut from, mut to) = (None::<Moment>, None::<Moment>);
    for (name, value) in hash.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('=')) {
        match name {
            "event" => address.choice.event = value.parse().ok(),
            "actor" => address.choice.actor = value.parse().ok(),
            "tie" => address.choice.tie = tie(value),
            "article" => address.choice.article = decoded(value),
            "passage" => address.choice.passage = value.parse().ok(),
            "words" => address.choice.words = span(value),
            "from" => from = value.parse().ok(),
            "to" => to = value.parse().ok(),
            "lanes" => address.lanes = Lanes::from_name(value),
            "unmarked" => address.unmarked = MarkKinds::from_names(value),
            "tab" => address.tab = Tab::from_name(value),
            "q" => address.query = decoded(value).unwrap_or_default(),
            "relations" => address.relations = Relations::from_name(value),
            "lang" => address.locale = Locale::from_tag(value),
            "theme" => address.theme = Theme::from_name(value),
            facet => address.filters.extend(decoded(value).and_then(|value| Filter::parse(facet, &value))),
        }
    }
    address.period = from.zip(to).filter(|(from, to)| from <= to).map(|(from, to)| Period { from, to });
    address
}

fn decoded(value: &str) -> Option<String> {
    decode_uri_component(value).ok().map(String::from)
}

fn encoded(value: &str) -> String {
    String::from(encode_uri_component(value))
}

/// Two actors, as `A1-A2`.
fn tie(value: &str) -> Option<(StoryActorId, StoryActorId)> {
    let (one, other) = value.split_once('-')?;
    let (one, other): (StoryActorId, StoryActorId) = (one.parse().ok()?, other.parse().ok()?);
    (one != other).then(|| (one.min(other), one.max(other)))
}

/// A stretch of an article, as `120-148`; whether the article is that long shows when it is read.
fn span(value: &str) -> Option<Span> {
    let (start, end) = value.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start < end).then_some(Span { start, end })
}

/// The hash for a state, without `#`; language and theme stand in it only where the address gave them.
#[must_use]
pub fn format(state: &State, given: &Address) -> String {
    let choice = &state.choice;
    let filters = state.filters.iter().map(|filter| (filter.facet().name(), Some(encoded(&filter.value()))));
    [
        ("event", choice.event.map(|id| id.to_string())),
        ("actor", choice.actor.map(|id| id.to_string())),
        ("tie", choice.tie.map(|(one, other)| format!("{one}-{other}"))),
        ("article", choice.article.as_deref().map(encoded)),
        ("passage", choice.passage.map(|id| id.to_string())),
        ("words", choice.words.map(|span| format!("{}-{}", span.start, span.end))),
        ("from", state.period.map(|period| period.from.to_string())),
        ("to", state.period.map(|period| period.to.to_string())),
        ("lanes", (state.lanes != Lanes::Kind).then(|| state.lanes.name().to_owned())),
        ("unmarked", (state.unmarked != MarkKinds::default()).then(|| state.unmarked.names())),
        ("tab", (state.tab != state.view.first()).then(|| state.tab.name().to_owned())),
        ("q", (!state.query.is_empty()).then(|| encoded(&state.query))),
        ("relations", (state.relations != Relations::Map).then(|| state.relations.name().to_owned())),
        ("lang", given.locale.map(|_| state.locale.tag().to_owned())),
        ("theme", given.theme.map(|_| state.theme.name().to_owned())),
    ]
    .into_iter()
    .chain(filters)
    .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
    .collect::<Vec<_>>()
    .join("&")
}
