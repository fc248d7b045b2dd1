//! The articles' own texts.

#[cfg(feature = "bench")]
pub mod bench;
mod hands;
mod highlights;
mod letters;
mod meaning;
mod sheet;

use super::findings::Findings;
use super::passage::{Passage, sentence, sentence_of};
use super::site::Place;
use super::state::Action;
use super::words::Words;
use super::{Desk, card, dates};
use crate::model::{ActorId, EventId, Reading, Span};
use crate::view::marks::{MarkKind, Marks};
use gloo::utils::window;
use hands::{Explanations, Listened, Pointed, explained, use_hands};
use sheet::{Emphasis, Sheet};
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// An article, scrolled to the sentence of what is chosen.
#[component]
pub fn ArticleReader() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let (page, paper) = (use_node_ref(), use_node_ref());
    let sheet = use_mut_ref(|| None::<Sheet>);
    let pointed = use_state(|| None::<Pointed>);
    let findings = desk.findings();
    let place = findings.as_ref().and_then(|findings| place(&desk, findings));
    let doc = place.as_ref().map(|(doc, _)| doc.clone());
    let marks = use_memo((findings.clone(), doc.clone()), |(findings, doc)| {
        let reading = findings.as_ref().zip(doc.as_ref()).and_then(|(findings, doc)| findings.reading(doc));
        reading.map(Marks::of).unwrap_or_default()
    });
    {
        let (page, paper, sheet, marks, pointed) =
            (page.clone(), paper.clone(), Rc::clone(&sheet), Rc::clone(&marks), pointed.clone());
        use_effect_with((findings.clone(), doc.clone()), move |(findings, doc)| {
            pointed.set(None);
            let reading = findings.as_ref().zip(doc.as_ref()).and_then(|(findings, doc)| findings.reading(doc));
            let elements = paper.cast::<Element>().zip(page.cast::<HtmlElement>());
            let mut sheet = sheet.borrow_mut();
            let Some(((paper, page), reading)) = elements.zip(reading) else {
                *sheet = None;
                return;
            };
            let title = reading.title.as_deref();
            if let Some(sheet) = sheet.as_ref().filter(|sheet| sheet.shows(&paper, &reading.text, title)) {
                return sheet.mark_anew(marks);
            }
            // The former article's highlights end before the new one's begin.
            if sheet.take().is_some() {
                page.set_scroll_top(0);
            }
            *sheet = Some(Sheet::new(&paper, &page, &reading.text, marks, title));
        });
    }
    let reading = findings.as_ref().zip(doc.as_ref()).and_then(|(findings, doc)| findings.reading(doc));
    let cursor = pointed.as_ref().filter(|pointed| pointed.by_keys).map(|pointed| pointed.mark.span);
    let emphasis = emphasis(&desk, reading, place.as_ref().and_then(|(_, passage)| *passage), cursor);
    {
        let sheet = Rc::clone(&sheet);
        use_effect_with((findings.clone(), doc.clone(), emphasis.clone()), move |(_, _, emphasis)| {
            if let Some(sheet) = &*sheet.borrow() {
                sheet.emphasise(emphasis.clone());
            }
        });
    }
    {
        let (page, place) = (page.clone(), Rc::clone(&desk.place));
        use_effect_with((doc, emphasis.sentence, desk.state.reading), move |_| {
            if let Some(page) = page.cast::<HtmlElement>() {
                scroll(&page, &place);
                // What comes into view is laid out only then, and may push the sentence away.
                gloo::timers::callback::Timeout::new(60, move || scroll(&page, &place)).forget();
            }
        });
    }
    let article = reading.and_then(|reading| Listened::new(&desk, &reading.doc, &marks, &sheet, emphasis.sentence));
    let hands = use_hands(&desk, article.clone(), &pointed);
    let (Some(findings), Some(reading)) = (&findings, reading) else { return Html::default() };
    html! {
        <section id="reader" class="panel reader-panel" part="reader" aria-labelledby="reader-title">
            <h2 id="reader-title" class="hidden">{ desk.words.text("reader") }</h2>
            { choice_of_articles(&desk, findings, reading) }
            { choice_of_marks(&desk, &marks) }
            <p id="reader-keys" class="hidden">{ desk.words.text("reader-keys") }</p>
            <p class="hidden" role="status">{ hands.spoken }</p>
            <article ref={page} class="text" lang={reading.language.clone()} tabindex="0"
                aria-label={name(&desk.words, findings, reading)} aria-describedby="reader-keys" onkeydown={hands.onkeydown}>
                <p class="origin" lang={desk.words.locale.tag()}>{ name(&desk.words, findings, reading) }</p>
                { why_published(&desk, reading) }
                <div ref={paper} onclick={hands.onclick} onpointermove={hands.onpointermove}
                    onpointerleave={hands.onpointerleave.clone()} />
            </article>
            // In a room of its own: what comes and goes among the siblings of the article would have Yew draw that anew.
            <div>
                { for article.zip(*pointed).map(|(article, pointed)| html! {
                    <Explanations {pointed} told={explained(&desk, &article, &pointed)}
                        onpointerenter={hands.onpointerenter} onpointerleave={hands.onpointerleave} />
                }) }
            </div>
        </section>
    }
}

fn choice_of_articles(desk: &Desk, findings: &Findings, reading: &Reading) -> Html {
    html! {
        <div class="articles" role="group" aria-label={desk.words.text("tab-articles")}>
            { for findings.readings.iter().map(|other| {
                let action = Action::Open(other.doc.clone(), mention_in(desk, findings, &other.doc));
                html! {
                    <button aria-pressed={(other.doc == reading.doc).to_string()} onclick={desk.on(action)}
                        title={[Some(name(&desk.words, findings, other)), other.title.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ")}>
                        { short_name(&desk.words, findings, other) }
                    </button>
                }
            }) }
        </div>
    }
}

/// Which kinds of mark are shown, each with how many there are.
fn choice_of_marks(desk: &Desk, marks: &Marks) -> Html {
    let count = |kind: MarkKind| marks.all().iter().filter(|mark| mark.kind == kind).count();
    html! {
        <div class="mark-kinds" role="group" aria-label={desk.words.text("mark-kinds")}>
            { for MarkKind::SHOWN.into_iter().map(|kind| {
                let shown = !desk.state.unmarked.has(kind);
                html! {
                    <button class={kind.name()} aria-pressed={shown.to_string()} onclick={desk.on(Action::ToggleMarks(kind))}>
                        <span class="sample">{ desk.words.text(&format!("marks-{}", kind.name())) }</span>
                        <span class="count">{ count(kind) }</span>
                    </button>
                }
            }) }
        </div>
    }
}

/// What the day of publication was read from.
fn why_published(desk: &Desk, reading: &Reading) -> Html {
    let reasons = &reading.published.reasons;
    if reasons.is_empty() {
        return Html::default();
    }
    html! {
        <details class="origin" lang={desk.words.locale.tag()}>
            <summary>{ desk.words.text("why-this-date") }</summary>
            <ul>
                { for reasons.iter().map(|reason| html! {
                    <li>
                        { card::reason(desk, &reason.rule) }
                        if reason.span.start < reason.span.end {
                            { "\u{a0}: " }
                            <q lang={reading.language.clone()}>{ reason.span.of(&reading.text).to_owned() }</q>
                        }
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// What is set off: the chosen words with their sentence, the mentions of the chosen actor, the mark at the cursor.
fn emphasis(desk: &Desk, reading: Option<&Reading>, passage: Option<Passage>, cursor: Option<Span>) -> Emphasis {
    let Some(reading) = reading else { return Emphasis::default() };
    let chosen = passage.and_then(|passage| match passage {
        Passage::Event(id) => reading.events.get(id.index()).map(|event| (event.span, sentence(reading, event))),
        Passage::Words(span) => reading.text.get(span.range()).is_some().then(|| (span, sentence_of(reading, span))),
    });
    let findings = desk.findings();
    let actor = findings.as_ref().zip(desk.state.choice.actor).and_then(|(findings, id)| findings.actor(id));
    let members = actor.into_iter().flat_map(|actor| &actor.members).filter(|member| member.doc == reading.doc);
    let own: BTreeSet<ActorId> = members.map(|member| member.actor).collect();
    let linked = reading.mentions.iter().filter(|mention| own.contains(&mention.actor));
    Emphasis {
        sentence: chosen.map(|(_, sentence)| sentence),
        chosen: chosen.map(|(words, _)| words),
        linked: Rc::new(linked.map(|mention| mention.span).collect()),
        cursor,
        hidden: desk.state.unmarked,
    }
}

/// The article to show: the one that was opened, else the first that tells the chosen event, else the first.
fn place(desk: &Desk, findings: &Findings) -> Option<(String, Option<Passage>)> {
    let choice = &desk.state.choice;
    if let Some(article) = choice.article.as_ref().filter(|doc| findings.reading(doc).is_some()) {
        let words = choice.words.map(Passage::Words);
        let event = || choice.passage.or_else(|| mention_in(desk, findings, article)).map(Passage::Event);
        return Some((article.clone(), words.or_else(event)));
    }
    let told = choice.event.and_then(|id| findings.event(id)).and_then(|event| event.mentions.first());
    match told {
        Some(told) => Some((told.doc.clone(), Some(Passage::Event(told.event)))),
        None => findings.readings.first().map(|reading| (reading.doc.clone(), None)),
    }
}

/// Where an article tells the chosen event.
fn mention_in(desk: &Desk, findings: &Findings, doc: &str) -> Option<EventId> {
    let event = findings.event(desk.state.choice.event?)?;
    event.mentions.iter().find(|told| told.doc == doc).map(|told| told.event)
}

/// Brings the chosen sentence into the upper third of the article's window, where it is not in view.
fn scroll(page: &HtmlElement, place: &Place) {
    let Some(chosen) = page.query_selector("mark.selected").ok().flatten() else { return };
    let at = chosen.get_bounding_client_rect();
    if page.scroll_height() > page.client_height() {
        let window = page.get_bounding_client_rect();
        if at.top() < window.top() || at.bottom() > window.bottom() {
            let distance = at.top() - window.top();
            page.set_scroll_top(page.scroll_top() + distance as i32 - page.client_height() / 4);
        }
    } else if page.offset_parent().is_some() && place.is_in_use() {
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        if at.top() < 0.0 || at.bottom() > height {
            window().scroll_by_with_x_and_y(0.0, at.top() - height / 3.0);
        }
    }
}

/// What an article is called in few words: its outlet or agency, else its number.
pub fn short_name(words: &Words, findings: &Findings, reading: &Reading) -> String {
    let number = findings.number_of(&reading.doc).to_string();
    match reading.outlet.as_ref().or(reading.agency.as_ref()) {
        Some(origin) => format!("{number}. {origin}"),
        None => words.with("article-number", &[("number", &number)]),
    }
}

/// The same with its headline, where it has one: what else tells a hundred articles of one agency apart?
pub fn headed_name(words: &Words, findings: &Findings, reading: &Reading) -> String {
    let short = short_name(words, findings, reading);
    reading.title.as_ref().map_or_else(|| short.clone(), |title| format!("{short} – {title}"))
}

/// What it is called at length: its origin and its day of publication.
pub fn name(words: &Words, findings: &Findings, reading: &Reading) -> String {
    let number = findings.number_of(&reading.doc).to_string();
    let origin = [
        reading.outlet.as_deref(),
        reading.agency.as_deref().filter(|agency| reading.outlet.as_deref() != Some(*agency)),
    ];
    let origin: Vec<&str> = origin.into_iter().flatten().collect();
    let mut parts = vec![words.with("article-number", &[("number", &number)])];
    if !origin.is_empty() {
        parts.push(origin.join(", "));
    }
    let published = reading.published.interval;
    if published.earliest.is_some() || published.latest.is_some() {
        parts.push(words.with("published", &[("date", &dates::short_interval(words, published))]));
    }
    parts.join(" · ")
}
