//! Details of chosen words: a quotation, or a figure.

use super::parts::{entry, people};
use crate::app::findings::Findings;
use crate::app::passage::{Marks, sentence_of};
use crate::app::state::Action;
use crate::app::{Desk, contradictions, dates, dossier, reader};
use crate::model::{Figure, Quote, Reading, Span};
use crate::view::dossier::surroundings;
use yew::prelude::*;

/// What is known of the chosen words, where they are a quotation or a figure.
pub fn words_card(desk: &Desk, findings: &Findings) -> Option<Html> {
    let reading = findings.reading(desk.state.choice.article.as_deref()?)?;
    let words = desk.state.choice.words?;
    let quote = reading.quotes.iter().find(|quote| quote.span == words);
    let figure = reading.figures.iter().find(|figure| figure.span == words);
    match (quote, figure) {
        (Some(quote), _) => Some(quote_card(desk, findings, reading, quote)),
        (None, Some(figure)) => Some(figure_card(desk, findings, reading, figure)),
        (None, None) => None,
    }
}

fn quote_card(desk: &Desk, findings: &Findings, reading: &Reading, quote: &Quote) -> Html {
    let words = &desk.words;
    let speaker = quote.speaker.and_then(|actor| findings.story_actor(&reading.doc, actor));
    html! {
        <>
            <p class="crumbs"><span class="kind">{ words.text("mark-quote") }</span></p>
            <h2 class="card-title" lang={reading.language.clone()}><q>{ quote.span.of(&reading.text).to_owned() }</q></h2>
            <dl>
                { entry(&words.text("who"), match speaker {
                    Some(speaker) => people(desk, findings, &[speaker]),
                    None => html! { { words.text("speaker-unknown") } },
                }) }
                { for quote.cue.map(|cue| entry(&words.text("cue"), html! {
                    <q lang={reading.language.clone()}>{ cue.of(&reading.text).to_owned() }</q>
                })) }
            </dl>
            { said(desk, findings, reading, quote.span) }
        </>
    }
}

fn figure_card(desk: &Desk, findings: &Findings, reading: &Reading, figure: &Figure) -> Html {
    let words = &desk.words;
    let known = |actor| findings.story_actor(&reading.doc, actor);
    let (when, place) = surroundings(reading, figure, known);
    let source = figure.source.and_then(known);
    html! {
        <>
            <p class="crumbs"><span class="kind">{ words.text("mark-figure") }</span></p>
            <h2 class="card-title" lang={reading.language.clone()}>{ figure.span.of(&reading.text).to_owned() }</h2>
            <dl>
                { entry(&words.text("column-value"), html! { { dossier::value(words, figure) } }) }
                { for source.map(|source| entry(&words.text("according-to"), people(desk, findings, &[source]))) }
                { for when.map(|when| entry(&words.text("when"), html! { { dates::interval(words, when) } })) }
                { for place.map(|place| entry(&words.text("where"), people(desk, findings, &[place]))) }
            </dl>
            { said(desk, findings, reading, figure.span) }
            { contradictions::of_words(desk, findings, reading, figure.span) }
        </>
    }
}

/// The sentence around the words; a click shows it in its article.
fn said(desk: &Desk, findings: &Findings, reading: &Reading, words: Span) -> Html {
    let open = desk.on::<MouseEvent>(Action::ChooseWords(reading.doc.clone(), words));
    html! {
        <figure class="said current">
            <figcaption>
                <button class="link" onclick={open.clone()}>{ reader::name(&desk.words, findings, reading) }</button>
            </figcaption>
            <blockquote lang={reading.language.clone()} onclick={open}>
                { Marks::of_words(words).draw(&reading.text, sentence_of(reading, words)) }
            </blockquote>
        </figure>
    }
}
