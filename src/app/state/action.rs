//! What can happen to the page's state, and what comes of it.

use super::{Choice, Lanes, Overlay, Phase, Relations, State, Tab, Theme, View};
use crate::app::address::Address;
use crate::app::corpus::Corpus;
use crate::app::corrections::Edit;
use crate::app::findings::Findings;
use crate::app::words::Locale;
use crate::model::{EventId, ReadError, Span, StoryActorId, StoryEventId};
use crate::view::marks::MarkKind;
use crate::view::narrowing::{Filter, Period};
use std::rc::Rc;
use yew::Reducible;

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
