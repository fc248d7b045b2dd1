//! The page's one state and its one list of actions.

use super::address::Address;
use super::corpus::Corpus;
use super::corrections::{Corrections, Edit};
use super::findings::Findings;
use super::words::Locale;
use crate::model::{EventId, ReadError, Span, StoryActorId, StoryEventId};
use crate::view::marks::{MarkKind, MarkKinds};
use crate::view::narrowing::{Filter, Filters};
use std::rc::Rc;
use yew::Reducible;

pub use crate::view::narrowing::Period;

/// Everything that the page shows depends on this.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What to read; a new one starts a new reading.
    pub corpus: Rc<Corpus>,
    /// How far the reading is.
    pub phase: Phase,
    /// What the reader has chosen.
    pub choice: Choice,
    /// The stretch of time in view, where the reader has chosen one; the map follows it.
    pub period: Option<Period>,
    /// What the timeline's lanes are.
    pub lanes: Lanes,
    /// What the events are narrowed by.
    pub filters: Filters,
    /// How the actors are drawn.
    pub relations: Relations,
    /// What the reader has corrected.
    pub corrections: Corrections,
    /// What the events are searched for.
    pub query: String,
    /// The interface's language.
    pub locale: Locale,
    /// The interface's colours.
    pub theme: Theme,
    /// Which parts the host shows.
    pub view: View,
    /// Which part of what was found is listed; on a narrow screen, the part that is shown.
    pub tab: Tab,
    /// The kinds of mark that the reader does not show.
    pub unmarked: MarkKinds,
    /// Whether a narrow screen shows the article in place of that part.
    pub reading: bool,
    /// What lies over the page.
    pub open: Option<Overlay>,
}

/// How far the reading of the corpus is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// So many texts are read.
    Reading(usize),
    /// All are read and linked.
    Ready(Rc<Findings>),
    /// The reading could not begin.
    Failed(ReadError),
}

/// What the reader has chosen; it stands in the page's address. What is not in the corpus is as if not chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The event on the card.
    pub event: Option<StoryEventId>,
    /// The actor to whose events the page is narrowed.
    pub actor: Option<StoryActorId>,
    /// Two actors whose events with one another are on the card.
    pub tie: Option<(StoryActorId, StoryActorId)>,
    /// The article in the reader, by its name.
    pub article: Option<String>,
    /// The event of that article whose sentence is shown.
    pub passage: Option<EventId>,
    /// Words of that article whose sentence is shown, where they tell no event.
    pub words: Option<Span>,
}

/// What lies over the page until the reader closes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The dialog for the reader's own texts.
    Texts,
    /// The filters to choose from.
    Filters,
    /// The palette of everything that can be found and done.
    Palette,
    /// The formats to export to.
    Export,
    /// The lines that show the same in somebody's page.
    Embed,
}

/// By what the timeline sorts events into lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lanes {
    /// Kinds of act.
    Kind,
    /// Who acts.
    Actor,
    /// Where.
    Place,
    /// The article that tells it first.
    Article,
    /// One lane for all.
    None,
}

impl Lanes {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Kind, Self::Actor, Self::Place, Self::Article, Self::None];

    /// Its name in the page's address, attributes and message keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Article => "article",
            Self::None => "none",
        }
    }

    /// The lanes with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lanes| lanes.name() == name)
    }
}

/// How the actors and what binds them are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relations {
    /// As a map of nodes and lines.
    #[default]
    Map,
    /// As a table, each against each.
    Matrix,
    /// Where they act, on a map of the world.
    Places,
}

impl Relations {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Map, Self::Matrix, Self::Places];

    /// Its name in the page's address, attributes and message keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Matrix => "matrix",
            Self::Places => "places",
        }
    }

    /// The drawing with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relations| relations.name() == name)
    }
}

/// Which parts are shown; the card and the articles always are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The timeline alone.
    Timeline,
    /// The actors alone.
    Map,
    /// Both, and what was found part by part.
    #[default]
    Both,
}

impl View {
    /// Its name in attributes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Map => "map",
            Self::Both => "both",
        }
    }

    /// The view with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Timeline, Self::Map, Self::Both].into_iter().find(|view| view.name() == name)
    }

    /// The parts between which the reader chooses, the one to begin with first.
    #[must_use]
    pub fn tabs(self) -> &'static [Tab] {
        match self {
            Self::Timeline => &[Tab::Timeline, Tab::Articles],
            Self::Map => &[Tab::Actors, Tab::Articles],
            Self::Both => &Tab::ALL,
        }
    }

    /// The part to begin with.
    #[must_use]
    pub fn first(self) -> Tab {
        self.tabs()[0]
    }
}

/// The interface's colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Its name in the page's address and attributes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|theme| theme.name() == name)
    }

    /// The one after it, in a circle.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

/// The parts of what was found, between which the reader chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The events: their table, on a narrow screen with the timeline.
    Timeline,
    /// The actors, on a narrow screen with their map.
    Actors,
    /// The articles.
    Articles,
    /// The quotations, by speaker.
    Quotes,
    /// The figures, by what they count.
    Figures,
    /// What does not agree.
    Contradictions,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Timeline, Self::Actors, Self::Articles, Self::Quotes, Self::Figures, Self::Contradictions];

    /// Its name in the page's address, attributes and message keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Actors => "actors",
            Self::Articles => "articles",
            Self::Quotes => "quotes",
            Self::Figures => "figures",
            Self::Contradictions => "contradictions",
        }
    }

    /// The part with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }
}

/// What can happen to the state.
#[derive(Clone, Debug)]
pub enum Action {
    /// Read these texts instead.
    Read(Corpus),
    /// So many texts are read.
    Progressed(usize),
    /// The reading ended.
    Finished(Result<Findings, ReadError>),
    /// Show an event.
    ChooseEvent(StoryEventId),
    /// Narrow the page to an actor's events.
    ChooseActor(StoryActorId),
    /// Show what two actors did together or to one another.
    ChooseTie(StoryActorId, StoryActorId),
    /// Show an article, at the sentence of one of its events where one is given.
    Open(String, Option<EventId>),
    /// Show an article at the sentence of some of its words.
    Quote(String, Span),
    /// Show an event, at the place where an article tells it.
    ChooseTold(StoryEventId, String, EventId),
    /// Show words of an article, a quotation or a figure, in place of an event.
    ChooseWords(String, Span),
    /// Show or hide a kind of mark.
    ToggleMarks(MarkKind),
    /// Show an article without turning to it.
    Lay(String),
    /// Correct the story, or undo a correction.
    Correct(Edit),
    /// The story is corrected.
    Corrected(Findings),
    /// Look at a stretch of time, or at where most happens.
    Frame(Option<Period>),
    /// Sort the timeline into other lanes.
    Arrange(Lanes),
    /// Draw the actors in another way.
    Relate(Relations),
    /// Undo the last choice: the event, else the two actors, else the actor.
    Back,
    /// Forget the actor.
    DropActor,
    /// Forget the actor, the filters and the search.
    ClearFilters,
    /// Show what the page's address says.
    Restore(Box<Address>),
    /// Search the events.
    Search(String),
    /// Change the language.
    Speak(Locale),
    /// Change the colours.
    Paint(Theme),
    /// Show other parts, as the host says.
    View(View),
    /// Show another part of what was found.
    Turn(Tab),
    /// Choose or drop a filter.
    Toggle(Filter),
    /// Open what lies over the page, in place of what does.
    Show(Overlay),
    /// Close what lies over the page.
    Close(Overlay),
}

impl State {
    /// The findings, once there are some.
    #[must_use]
    pub fn findings(&self) -> Option<&Rc<Findings>> {
        match &self.phase {
            Phase::Ready(findings) => Some(findings),
            Phase::Reading(_) | Phase::Failed(_) => None,
        }
    }

    /// The state in which another corpus is read: what was chosen in the one before is not in it.
    fn reading(&self, corpus: Corpus) -> Self {
        Self {
            corrections: self.corrections.for_corpus(&self.corpus, &corpus),
            corpus: Rc::new(corpus),
            phase: Phase::Reading(0),
            choice: Choice::default(),
            period: None,
            query: String::new(),
            filters: Filters::new(),
            open: None,
            ..self.clone()
        }
    }

    fn with(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Read(corpus) => next = self.reading(corpus),
            Action::Progressed(count) => next.phase = Phase::Reading(count),
            Action::Finished(Ok(findings)) => next.phase = Phase::Ready(Rc::new(findings)),
            Action::Finished(Err(error)) => next.phase = Phase::Failed(error),
            Action::ChooseEvent(event) => {
                next.choice.event = Some(event);
                (next.choice.article, next.choice.passage, next.choice.words) = (None, None, None);
            }
            Action::ChooseActor(actor) => {
                next.choice = Choice { actor: Some(actor), article: next.choice.article, ..Choice::default() };
            }
            Action::ChooseTie(one, other) => {
                let tie = Some((one.min(other), one.max(other)));
                next.choice =
                    Choice { tie, actor: next.choice.actor, article: next.choice.article, ..Choice::default() };
            }
            Action::Open(article, passage) => {
                next.choice.article = Some(article);
                (next.choice.passage, next.choice.words) = (passage, None);
                next.reading = true;
            }
            Action::Quote(article, words) => {
                next.choice.article = Some(article);
                (next.choice.passage, next.choice.words) = (None, Some(words));
                next.reading = true;
            }
            Action::ChooseTold(event, article, passage) => {
                next.choice.event = Some(event);
                (next.choice.article, next.choice.passage, next.choice.words) = (Some(article), Some(passage), None);
            }
            Action::ChooseWords(article, words) => {
                next.choice.event = None;
                (next.choice.article, next.choice.passage, next.choice.words) = (Some(article), None, Some(words));
                next.reading = true;
            }
            Action::ToggleMarks(kind) => next.unmarked = next.unmarked.toggled(kind),
            Action::Lay(article) => next.choice.article = Some(article),
            Action::Back => {
                let inner = self.choice.event.is_some() || self.choice.words.is_some();
                let tie = self.choice.tie.filter(|_| inner);
                let actor = self.choice.actor.filter(|_| inner || self.choice.tie.is_some());
                next.choice = Choice { actor, tie, ..Choice::default() };
            }
            Action::DropActor => next.choice.actor = None,
            Action::ClearFilters => {
                next.choice.actor = None;
                next.filters.clear();
                next.query.clear();
            }
            Action::Correct(edit) => next.corrections.apply(edit),
            Action::Corrected(corrected) => {
                if let Phase::Ready(findings) = &self.phase
                    && Rc::ptr_eq(&findings.read, &corrected.read)
                {
                    next.choice.event = self.choice.event.and_then(|id| corrected.same_event(findings.event(id)?));
                    next.choice.actor = self.choice.actor.and_then(|id| corrected.same_actor(findings.actor(id)?));
                    next.filters =
                        self.filters.iter().filter_map(|filter| followed(filter, findings, &corrected)).collect();
                    next.phase = Phase::Ready(Rc::new(corrected));
                }
            }
            Action::Frame(period) => next.period = period,
            Action::Arrange(lanes) => next.lanes = lanes,
            Action::Relate(relations) => next.relations = relations,
            Action::Restore(address) => {
                next.choice = address.choice;
                next.period = address.period;
                next.filters = address.filters;
                next.query = address.query;
                next.lanes = address.lanes.unwrap_or(Lanes::Kind);
                next.unmarked = address.unmarked;
                next.tab = address.tab.unwrap_or(self.view.first());
                next.reading = next.tab == Tab::Articles || next.choice.article.is_some();
                next.relations = address.relations.unwrap_or_default();
                next.locale = address.locale.unwrap_or(next.locale);
                next.theme = address.theme.unwrap_or(next.theme);
            }
            Action::Search(query) => next.query = query,
            Action::Speak(locale) => next.locale = locale,
            Action::Paint(theme) => next.theme = theme,
            Action::View(view) => (next.view, next.tab, next.reading) = (view, view.first(), false),
            Action::Turn(tab) => (next.tab, next.reading) = (tab, tab == Tab::Articles),
            Action::Toggle(filter) => {
                if !next.filters.remove(&filter) {
                    next.filters.insert(filter);
                }
            }
            Action::Show(overlay) => next.open = Some(overlay),
            Action::Close(overlay) => next.open = next.open.filter(|&open| open != overlay),
        }
        next
    }
}

/// The same filter in a story that was corrected since, if what it narrows to is still there.
fn followed(filter: &Filter, findings: &Findings, corrected: &Findings) -> Option<Filter> {
    let same = |id: &StoryActorId| corrected.same_actor(findings.actor(*id)?);
    Some(match filter {
        Filter::Actor(id) => Filter::Actor(same(id)?),
        Filter::Place(id) => Filter::Place(same(id)?),
        Filter::Source(id) => Filter::Source(same(id)?),
        other => other.clone(),
    })
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.with(action))
    }
}
