//! « Correct » on the card of an event or an actor, and the mark of what is corrected.

use super::describe::{date, former, kind_name, type_name};
use super::fields::{self, Choice, Field, FieldDialog};
use super::{Edit, describe};
use crate::app::findings::Findings;
use crate::app::passage::sentence;
use crate::app::state::Action;
use crate::app::words::Words;
use crate::app::{Desk, reader};
use crate::link::corrections::{actor_target, event_target, named_actor, told_event};
use crate::model::{
    ActorKind, ActorTarget, Corrected, Correction, EventTarget, EventType, StoryActor, StoryActorId, StoryEvent,
    StoryEventId,
};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The mark of what is corrected, with what was there before as its title.
pub fn sign(words: &Words, corrected: &[Corrected]) -> Html {
    if corrected.is_empty() {
        return Html::default();
    }
    let was: Vec<String> = corrected.iter().map(|corrected| former(words, corrected)).collect();
    html! { <span class="corrected-sign" title={was.join(" · ")}>{ words.text("corrected") }</span> }
}

/// An event to correct.
#[derive(Properties, PartialEq)]
pub struct CorrectEventProps {
    /// The event.
    pub event: StoryEventId,
}

/// The menu for an event, with the marks of what is corrected of it.
#[component]
pub fn CorrectEvent(props: &CorrectEventProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let Some(findings) = desk.findings() else { return Html::default() };
    let Some(event) = findings.event(props.event) else { return Html::default() };
    let target = event_of(&findings, event);
    let mut asked = vec![
        (Field::Name, event.label.clone()),
        (Field::Type, event.kind.as_str().to_owned()),
        (Field::Date, event.time.map(|time| time.to_string()).unwrap_or_default()),
    ];
    if findings.story.events.len() > 1 {
        asked.push((Field::Merge, String::new()));
    }
    if event.mentions.len() > 1 {
        asked.push((Field::Split, String::new()));
    }
    let choices = {
        let (findings, words, id) = (Rc::clone(&findings), desk.words.clone(), event.id);
        Callback::from(move |field| event_choices(&words, &findings, id, field))
    };
    let answer = {
        let (findings, target, id) = (Rc::clone(&findings), target.clone(), event.id);
        Callback::from(move |(field, answer): (Field, String)| event_correction(&findings, &target, id, field, &answer))
    };
    html! {
        <Menu name={event.label.clone()} corrected={event.corrected.clone()} {asked} {choices} {answer}
            hide={Correction::HideEvent { event: target }} />
    }
}

/// An actor to correct.
#[derive(Properties, PartialEq)]
pub struct CorrectActorProps {
    /// The actor.
    pub actor: StoryActorId,
}

/// The menu for an actor, with the marks of what is corrected of it.
#[component]
pub fn CorrectActor(props: &CorrectActorProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let Some(findings) = desk.findings() else { return Html::default() };
    let Some(actor) = findings.actor(props.actor) else { return Html::default() };
    let target = actor_of(&findings, actor);
    let kind = actor.kind.as_str();
    let mut asked = vec![(Field::Name, actor.name.clone()), (Field::Type, kind.to_owned())];
    if findings.story.actors.len() > 1 {
        asked.push((Field::Merge, String::new()));
    }
    if actor.members.len() > 1 {
        asked.push((Field::Split, String::new()));
    }
    let choices = {
        let (findings, words, id) = (Rc::clone(&findings), desk.words.clone(), actor.id);
        Callback::from(move |field| actor_choices(&words, &findings, id, field))
    };
    let answer = {
        let (findings, target, id) = (Rc::clone(&findings), target.clone(), actor.id);
        Callback::from(move |(field, answer): (Field, String)| actor_correction(&findings, &target, id, field, &answer))
    };
    html! {
        <Menu name={actor.name.clone()} corrected={actor.corrected.clone()} {asked} {choices} {answer}
            hide={Correction::HideActor { actor: target }} />
    }
}

fn event_of(findings: &Findings, event: &StoryEvent) -> EventTarget {
    event_target(event, |doc| findings.reading(doc))
}

fn actor_of(findings: &Findings, actor: &StoryActor) -> ActorTarget {
    actor_target(actor, |doc| findings.reading(doc))
}

fn event_correction(
    findings: &Findings,
    target: &EventTarget,
    id: StoryEventId,
    field: Field,
    answer: &str,
) -> Option<Correction> {
    let event = target.clone();
    Some(match field {
        Field::Name => Correction::RenameEvent { event, label: answer.to_owned() },
        Field::Type => Correction::RetypeEvent { event, kind: EventType::from_name(answer)? },
        Field::Date => Correction::DateEvent { event, time: fields::time(answer).ok()? },
        Field::Merge => {
            let other = findings.event(answer.parse().ok()?)?;
            Correction::MergeEvents { events: vec![event, event_of(findings, other)] }
        }
        Field::Split => {
            let (reading, told) = findings.told(findings.event(id)?.mentions.get(answer.parse::<usize>().ok()?)?)?;
            Correction::SplitEvent { telling: told_event(reading, told) }
        }
    })
}

fn actor_correction(
    findings: &Findings,
    target: &ActorTarget,
    id: StoryActorId,
    field: Field,
    answer: &str,
) -> Option<Correction> {
    let actor = target.clone();
    Some(match field {
        Field::Name => Correction::RenameActor { actor, name: answer.to_owned() },
        Field::Type => {
            let kind = ActorKind::from_name(answer)?;
            Correction::RetypeActor { actor, kind }
        }
        Field::Date => return None,
        Field::Merge => {
            let other = findings.actor(answer.parse().ok()?)?;
            Correction::MergeActors { actors: vec![actor, actor_of(findings, other)] }
        }
        Field::Split => {
            let member = findings.actor(id)?.members.get(answer.parse::<usize>().ok()?)?;
            Correction::SplitActor { named: named_actor(findings.reading(&member.doc)?, member.actor)? }
        }
    })
}

fn event_choices(words: &Words, findings: &Findings, id: StoryEventId, field: Field) -> Vec<Choice> {
    match field {
        Field::Name | Field::Date => Vec::new(),
        Field::Type => {
            let types = EventType::ALL.into_iter();
            types.map(|kind| plain(kind.as_str(), type_name(words, kind))).collect()
        }
        Field::Merge => {
            // The nearest in time first: two tellings of one act lie near each other.
            let mut others: Vec<&StoryEvent> = findings.story.events.iter().filter(|event| event.id != id).collect();
            others.sort_by_key(|event| event.id.0.abs_diff(id.0));
            let choice = |event: &StoryEvent| Choice {
                key: event.id.to_string(),
                label: event.label.clone(),
                note: date(words, event.time),
            };
            others.into_iter().map(choice).collect()
        }
        Field::Split => {
            let mentions = findings.event(id).map(|event| event.mentions.as_slice()).unwrap_or_default();
            let told = mentions.iter().enumerate().filter_map(|(place, told)| Some((place, findings.told(told)?)));
            let choice = |(place, (reading, told)): (usize, (&crate::model::Reading, &crate::model::Event))| Choice {
                key: place.to_string(),
                label: [
                    words.with("quoted", &[("words", told.span.of(&reading.text))]),
                    sentence(reading, told).of(&reading.text).trim().to_owned(),
                ]
                .join(" – "),
                note: reader::name(words, findings, reading),
            };
            told.map(choice).collect()
        }
    }
}

fn actor_choices(words: &Words, findings: &Findings, id: StoryActorId, field: Field) -> Vec<Choice> {
    match field {
        Field::Name | Field::Date => Vec::new(),
        Field::Type => {
            let kind = |kind: ActorKind| plain(kind.as_str(), kind_name(words, kind));
            ActorKind::ALL.into_iter().map(kind).collect()
        }
        Field::Merge => {
            let kind = findings.actor(id).map(|actor| actor.kind);
            let mut others: Vec<&StoryActor> = findings.story.actors.iter().filter(|actor| actor.id != id).collect();
            others.sort_unstable_by_key(|actor| {
                (Some(actor.kind) != kind, std::cmp::Reverse(actor.members.len()), actor.id)
            });
            let choice = |actor: &StoryActor| Choice {
                key: actor.id.to_string(),
                label: actor.name.clone(),
                note: actor.role.clone().unwrap_or_else(|| kind_name(words, actor.kind)),
            };
            others.into_iter().map(choice).collect()
        }
        Field::Split => {
            let members = findings.actor(id).map(|actor| actor.members.as_slice()).unwrap_or_default();
            let named = members.iter().enumerate().filter_map(|(place, member)| {
                let reading = findings.reading(&member.doc)?;
                Some((place, reading, reading.actors.get(member.actor.index())?))
            });
            let choice = |(place, reading, actor): (usize, &crate::model::Reading, &crate::model::Actor)| Choice {
                key: place.to_string(),
                label: actor.name.clone(),
                note: reader::name(words, findings, reading),
            };
            named.map(choice).collect()
        }
    }
}

fn plain(key: &str, label: String) -> Choice {
    Choice { key: key.to_owned(), label, note: String::new() }
}

#[derive(Properties, PartialEq)]
struct MenuProps {
    /// What is corrected.
    name: String,
    corrected: Vec<Corrected>,
    /// What can be given, each with what is given now.
    asked: Vec<(Field, String)>,
    /// Among what to choose.
    choices: Callback<Field, Vec<Choice>>,
    /// What the reader's answer corrects.
    answer: Callback<(Field, String), Option<Correction>>,
    hide: Correction,
}

#[component]
fn Menu(props: &MenuProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let words = &desk.words;
    let open = use_state(|| None::<(Field, String, Rc<Vec<Choice>>)>);
    let details = use_node_ref();
    let fold = {
        let details = details.clone();
        move || {
            if let Some(details) = details.cast::<HtmlElement>() {
                // An element always takes the loss of an attribute.
                let _closed = details.remove_attribute("open");
            }
            focus_on_head(&details);
        }
    };
    let onkeydown = {
        let fold = fold.clone();
        Callback::from(move |event: KeyboardEvent| {
            let details = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
            let is_open = details.is_some_and(|details| details.has_attribute("open"));
            if event.key() == "Escape" && is_open {
                event.prevent_default();
                fold();
            }
        })
    };
    let item = |(field, given): &(Field, String)| {
        let (open, choices, fold, field, given) =
            (open.clone(), props.choices.clone(), fold.clone(), *field, given.clone());
        let onclick = move |_| {
            fold();
            open.set(Some((field, given.clone(), Rc::new(choices.emit(field)))));
        };
        let name = words.known(&format!("correct-{}", field.name())).unwrap_or_default();
        html! { <li><button type="button" data-correct={field.name()} {onclick}>{ name }</button></li> }
    };
    let hide = {
        let (dispatcher, hide, fold) = (desk.state.dispatcher(), props.hide.clone(), fold.clone());
        move |_| {
            fold();
            dispatcher.dispatch(Action::Correct(Edit::Add(hide.clone())));
        }
    };
    let dialog = open.as_ref().map(|(field, given, choices)| {
        let onanswer = {
            let (dispatcher, answer, field) = (desk.state.dispatcher(), props.answer.clone(), *field);
            Callback::from(move |given: String| {
                if let Some(correction) = answer.emit((field, given)) {
                    dispatcher.dispatch(Action::Correct(Edit::Add(correction)));
                }
            })
        };
        let onclose = {
            let (open, details) = (open.clone(), details.clone());
            Callback::from(move |()| {
                open.set(None);
                focus_on_head(&details);
            })
        };
        html! {
            <FieldDialog field={*field} name={props.name.clone()} given={given.clone()} choices={Rc::clone(choices)}
                {onanswer} {onclose} />
        }
    });
    html! {
        <div class="correct">
            if !props.corrected.is_empty() {
                <p class="corrected">
                    { sign(words, &props.corrected) }
                    { for props.corrected.iter().map(|corrected| html! { <span class="was">{ describe::former(words, corrected) }</span> }) }
                </p>
            }
            if desk.place.owns_page {
                <details ref={details} {onkeydown}>
                    <summary>{ words.text("correct") }</summary>
                    <ul>
                        { for props.asked.iter().map(item) }
                        <li><button type="button" data-correct="hide" onclick={hide}>{ words.text("correct-hide") }</button></li>
                    </ul>
                </details>
            }
            { dialog.unwrap_or_default() }
        </div>
    }
}

/// Puts the focus on what opens the menu, where the reader was before.
fn focus_on_head(details: &NodeRef) {
    let head = details.cast::<HtmlElement>().and_then(|details| details.first_element_child());
    if let Some(head) = head.and_then(|head| head.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot have the focus leaves it where it is.
        let _focused = head.focus();
    }
}
