//! What the reader can narrow the page by.

use super::Standing;
use crate::model::{EventType, Interval, Moment, StoryActorId};
use std::collections::BTreeSet;

/// A stretch of time, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Its beginning.
    pub from: Moment,
    /// Its end.
    pub to: Moment,
}

impl Period {
    /// Whether an event of this interval may lie in the stretch; one without any date does not.
    #[must_use]
    pub fn meets(&self, interval: Interval) -> bool {
        // A day without a time of day lasts until its midnight.
        let after_end =
            |moment: Moment| if self.to.time.is_none() { moment.date > self.to.date } else { moment > self.to };
        let before_begin =
            |moment: Moment| if moment.time.is_none() { moment.date < self.from.date } else { moment < self.from };
        (interval.earliest.is_some() || interval.latest.is_some())
            && !interval.earliest.is_some_and(after_end)
            && !interval.latest.is_some_and(before_begin)
    }
}

/// By what events are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Who takes part.
    Actor,
    /// The type of act.
    Kind,
    /// Whether it took place.
    Standing,
    /// Where.
    Place,
    /// The newspaper or agency that tells it.
    Outlet,
    /// The article that tells it.
    Article,
    /// Who says so.
    Source,
    /// When.
    Period,
}

impl Facet {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 8] =
        [Self::Actor, Self::Kind, Self::Standing, Self::Place, Self::Source, Self::Outlet, Self::Article, Self::Period];

    /// Its name in addresses, attributes and message keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Actor => "with",
            Self::Kind => "type",
            Self::Standing => "status",
            Self::Place => "place",
            Self::Outlet => "outlet",
            Self::Article => "doc",
            Self::Source => "source",
            Self::Period => "within",
        }
    }
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// An actor that takes part.
    Actor(StoryActorId),
    /// A type of act.
    Kind(EventType),
    /// A standing.
    Standing(Standing),
    /// A place.
    Place(StoryActorId),
    /// A newspaper or an agency, by its name.
    Outlet(String),
    /// An article, by its document's name.
    Article(String),
    /// An actor that says so.
    Source(StoryActorId),
    /// A stretch of time.
    Period(Period),
}

impl Filter {
    /// The facet that it belongs to.
    #[must_use]
    pub fn facet(&self) -> Facet {
        match self {
            Self::Actor(_) => Facet::Actor,
            Self::Kind(_) => Facet::Kind,
            Self::Standing(_) => Facet::Standing,
            Self::Place(_) => Facet::Place,
            Self::Outlet(_) => Facet::Outlet,
            Self::Article(_) => Facet::Article,
            Self::Source(_) => Facet::Source,
            Self::Period(_) => Facet::Period,
        }
    }

    /// Its value as an address holds it, before percent-encoding.
    #[must_use]
    pub fn value(&self) -> String {
        match self {
            Self::Actor(id) | Self::Place(id) | Self::Source(id) => id.to_string(),
            Self::Kind(kind) => kind.as_str().to_owned(),
            Self::Standing(standing) => standing.name().to_owned(),
            Self::Outlet(name) | Self::Article(name) => name.clone(),
            Self::Period(Period { from, to }) => format!("{from}/{to}"),
        }
    }

    /// The filter that an address names; nothing for a name or value that there is not.
    #[must_use]
    pub fn parse(facet: &str, value: &str) -> Option<Self> {
        let facet = Facet::ALL.into_iter().find(|known| known.name() == facet)?;
        Some(match facet {
            Facet::Actor => Self::Actor(value.parse().ok()?),
            Facet::Place => Self::Place(value.parse().ok()?),
            Facet::Source => Self::Source(value.parse().ok()?),
            Facet::Kind => Self::Kind(EventType::from_name(value)?),
            Facet::Standing => Self::Standing(Standing::from_name(value)?),
            Facet::Outlet => Self::Outlet(value.to_owned()),
            Facet::Article => Self::Article(value.to_owned()),
            Facet::Period => {
                let (from, to) = value.split_once('/')?;
                let (from, to) = (from.parse().ok()?, to.parse().ok()?);
                return (from <= to).then_some(Self::Period(Period { from, to }));
            }
        })
    }
}

/// All that narrows the page, each once, in order.
pub type Filters = BTreeSet<Filter>;

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().expect("a moment")
    }

    fn interval(earliest: &str, latest: &str) -> Interval {
        let known = |text: &str| (!text.is_empty()).then(|| moment(text));
        Interval { earliest: known(earliest), latest: known(latest) }
    }

    #[test]
    fn a_period_meets_what_may_lie_in_it() {
        let period = Period { from: moment("2023-03-07"), to: moment("2023-03-09T12:00") };
        for (earliest, latest, met) in [
            ("2023-03-07", "2023-03-07", true),
            ("2023-03-01", "2023-03-07", true),
            ("2023-03-09", "2023-03-09", true),
            ("2023-03-09T13:00", "2023-03-09T14:00", false),
            ("2023-03-06", "2023-03-06", false),
            ("", "2023-03-06T23:59", false),
            ("2023-03-08", "", true),
            ("2023-03-10", "", false),
            ("", "", false),
        ] {
            assert_eq!(period.meets(interval(earliest, latest)), met, "{earliest} to {latest}");
        }
    }

    #[test]
    fn an_address_holds_every_filter() {
        let period = Period { from: moment("2023-03-07"), to: moment("2023-03-09T12:00") };
        for filter in [
            Filter::Actor(StoryActorId(3)),
            Filter::Kind(EventType::Protest),
            Filter::Standing(Standing::Planned),
            Filter::Place(StoryActorId(0)),
            Filter::Outlet("Le Journal & Cie=".to_owned()),
            Filter::Article("a.txt".to_owned()),
            Filter::Source(StoryActorId(9)),
            Filter::Period(period),
        ] {
            assert_eq!(Filter::parse(filter.facet().name(), &filter.value()), Some(filter));
        }
        assert_eq!(Filter::parse("within", "2023-03-09/2023-03-07"), None);
        assert_eq!(Filter::parse("type", "NOTHING"), None);
    }
}
