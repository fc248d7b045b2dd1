//! What does not agree: the things said, side by side, each leading to its sentence.

use super::dossier::value;
use super::findings::Findings;
use super::passage::{Marks, sentence_of};
use super::state::Action;
use super::{Desk, dates, reader};
use crate::model::{Claim, Contradiction, ContradictionKind, Reading, Span, StoryEvent};
use yew::prelude::*;

/// All that the articles tell differently; nothing where they agree.
#[component]
pub fn Contradictions() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let Some(findings) = desk.findings().filter(|findings| !findings.story.contradictions.is_empty()) else {
        return Html::default();
    };
    html! {
        <section id="contradictions" class="panel contradictions-panel" aria-labelledby="contradictions-title">
            <h2 id="contradictions-title">{ desk.words.text("contradictions-title") }</h2>
            <p class="hint">{ desk.words.text("contradictions-what") }</p>
            { for findings.story.contradictions.iter().map(|found| contradiction(&desk, &findings, found)) }
        </section>
    }
}

/// What concerns one event: its card says it too.
pub fn of_event(desk: &Desk, findings: &Findings, event: &StoryEvent) -> Html {
    let told: Vec<_> = event.mentions.iter().filter_map(|told| findings.told(told)).collect();
    concerning(desk, findings, |claim| {
        told.iter().any(|(reading, event)| reading.doc == claim.doc && event.span.overlaps(claim.span))
    })
}

/// What concerns some words of an article.
pub fn of_words(desk: &Desk, findings: &Findings, reading: &Reading, words: Span) -> Html {
    concerning(desk, findings, |claim| reading.doc == claim.doc && words.overlaps(claim.span))
}

fn concerning(desk: &Desk, findings: &Findings, concerns: impl Fn(&Claim) -> bool) -> Html {
    let found: Vec<&Contradiction> =
        findings.story.contradictions.iter().filter(|found| found.claims.iter().any(&concerns)).collect();
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ desk.words.text("contradictions-title") }</h3>
            { for found.into_iter().map(|found| contradiction(desk, findings, found)) }
        </>
    }
}

fn contradiction(desk: &Desk, findings: &Findings, found: &Contradiction) -> Html {
    html! {
        <div class="contradiction">
            <p class="about">
                <b lang={desk.state.corpus.language}>{ found.about.clone() }</b>
                <span class="kind">{ desk.words.text(kind(found.kind)) }</span>
            </p>
            <ul class="claims">
                { for found.claims.iter().filter_map(|claim| Some(self::claim(desk, findings, findings.reading(&claim.doc)?, claim))) }
            </ul>
        </div>
    }
}

fn kind(kind: ContradictionKind) -> &'static str {
    match kind {
        ContradictionKind::Figures => "differ-figures",
        ContradictionKind::Dates => "differ-dates",
        ContradictionKind::Roles => "differ-roles",
        ContradictionKind::Denial => "differ-denial",
        ContradictionKind::Course => "differ-course",
    }
}

fn claim(desk: &Desk, findings: &Findings, reading: &Reading, claim: &Claim) -> Html {
    let words = &desk.words;
    let open = desk.on::<MouseEvent>(Action::Quote(claim.doc.clone(), claim.span));
    let source = claim.source.and_then(|id| findings.actor(id));
    // As the ledger of figures has it: « plus de 800 » is no 800.
    let counted = reading.figures.iter().find(|figure| figure.span == claim.span);
    let value = claim
        .value
        .map(|number| counted.map_or_else(|| dates::number(words.locale, number), |figure| value(words, figure)));
    let current =
        desk.state.choice.words == Some(claim.span) && desk.state.choice.article.as_deref() == Some(claim.doc.as_str());
    html! {
        <li class={classes!("said", current.then_some("current"))}>
            <p class="claimed">
                { for value.map(|value| html! { <b class="value">{ value }</b> }) }
                <button class="link" onclick={open.clone()}>{ reader::short_name(words, findings, reading) }</button>
                { for source.map(|source| html! {
                    <span class="by">{ words.text("by") }{ " " }
                        <button class="who" onclick={desk.on(Action::ChooseActor(source.id))}>{ source.name.clone() }</button>
                    </span>
                }) }
            </p>
            <blockquote lang={reading.language.clone()} onclick={open}>
                { Marks::of_words(claim.span).draw(&reading.text, sentence_of(reading, claim.span)) }
            </blockquote>
        </li>
    }
}
