//! The articles' own texts.

use super::findings::Findings;
use super::passage::{Marks, Passage};
use super::state::Action;
use super::words::Words;
use super::{Desk, card, dates};
use crate::model::{EventId, Reading};
use crate::view::highlight::paragraphs;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// An article, scrolled to the sentence of the chosen event.
#[component]
pub fn ArticleReader() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let page = use_node_ref();
    let Some(findings) = desk.findings() else { return Html::default() };
    let place = place(&desk, &findings);
    {
        let (page, reading) = (page.clone(), desk.state.reading);
        use_effect_with((place.clone(), reading), move |_| {
            if let Some(page) = page.cast::<HtmlElement>() {
                scroll(&page);
            }
        });
    }
    let Some((doc, passage)) = place else { return Html::default() };
    let Some(reading) = findings.reading(&doc) else { return Html::default() };
    html! {
        <section id="reader" class="panel reader-panel" aria-labelledby="reader-title">
            <h2 id="reader-title" class="hidden">{ desk.words.text("reader") }</h2>
            <div class="articles" role="group" aria-label={desk.words.text("tab-articles")}>
                { for findings.readings.iter().map(|other| {
                    let action = Action::Open(other.doc.clone(), mention_in(&desk, &findings, &other.doc));
                    html! {
                        <button aria-pressed={(other.doc == doc).to_string()} onclick={desk.on(action)}
                            title={name(&desk.words, &findings, other)}>
                            { short_name(&desk.words, &findings, other) }
                        </button>
                    }
                }) }
            </div>
            <article ref={page} class="text" lang={reading.language.clone()} tabindex="0"
                aria-label={name(&desk.words, &findings, reading)} onclick={follow(&desk)}>
                <p class="origin" lang={desk.words.locale.tag()}>{ name(&desk.words, &findings, reading) }</p>
                { why_published(&desk, reading) }
                { text(&findings, reading, passage) }
            </article>
        </section>
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
                    <li>{ card::reason(desk, &reason.rule) }{ "\u{a0}: " }
                        <q lang={reading.language.clone()}>{ reason.span.of(&reading.text).to_owned() }</q></li>
                }) }
            </ul>
        </details>
    }
}

fn text(findings: &Findings, reading: &Reading, passage: Option<Passage>) -> Html {
    let marks = Marks::of(findings, reading, passage);
    let whole = crate::model::Span::new(0, reading.text.len());
    let title = reading.title.as_deref();
    paragraphs(&reading.text, whole)
        .into_iter()
        .map(|paragraph| {
            let words = paragraph.of(&reading.text).trim_start_matches('#').trim();
            let class = (title == Some(words)).then_some("headline");
            html! { <p {class}>{ marks.draw(&reading.text, paragraph) }</p> }
        })
        .collect()
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

/// A click on a marked word chooses what it speaks of.
fn follow(desk: &Desk) -> Callback<MouseEvent> {
    let state = desk.state.dispatcher();
    Callback::from(move |event: MouseEvent| {
        let Some(word) = event.target_dyn_into::<Element>() else { return };
        let said = |name: &str| word.closest("mark").ok().flatten().and_then(|mark| mark.get_attribute(name));
        if let Some(id) = said("data-tells").and_then(|id| id.parse().ok()) {
            state.dispatch(Action::ChooseEvent(id));
        } else if let Some(id) = said("data-names").and_then(|id| id.parse().ok()) {
            state.dispatch(Action::ChooseActor(id));
        }
    })
}

/// Brings the chosen sentence into the upper third of the article's window, or the article back to its beginning.
fn scroll(page: &HtmlElement) {
    let Ok(chosen) = page.query_selector("mark.selected") else { return };
    let Some(chosen) = chosen else {
        page.set_scroll_top(0);
        return;
    };
    if page.scroll_height() > page.client_height() {
        let distance = chosen.get_bounding_client_rect().top() - page.get_bounding_client_rect().top();
        page.set_scroll_top(page.scroll_top() + distance as i32 - page.client_height() / 4);
    } else if page.offset_parent().is_some() {
        let height = gloo::utils::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let at = chosen.get_bounding_client_rect();
        if at.top() < 0.0 || at.bottom() > height {
            gloo::utils::window().scroll_by_with_x_and_y(0.0, at.top() - height / 3.0);
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

/// The same with the day of publication.
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
