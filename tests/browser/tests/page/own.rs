//! A reader's own articles.

use anyhow::{Result, ensure};
use frise_browser_tests::Visit;
use thirtyfour::prelude::*;

use crate::{Case, cases};

pub const CASES: &[Case] = cases![
    own_article_is_read,
    own_texts_are_not_lost,
    empty_text_is_told,
    too_long_a_text_is_told,
    another_format_is_told,
    text_without_events_can_be_read,
    events_without_a_date_are_counted,
    events_long_ago_are_counted_and_shown,
];

/// Whether the dialog is open.
const OPEN: &str = "(dialog => dialog !== null && (dialog.open ?? true) && dialog.checkVisibility())(document.querySelector('#texts'))";

/// Whether there is one article.
const ONE_ARTICLE: &str = "document.querySelectorAll('#reader .articles button').length === 1";

/// Pastes an article into the dialog and waits until the page shows it.
pub async fn read_own(visit: &Visit, text: &str) -> Result<()> {
    submit(visit, text).await?;
    visit.until("the dialog closes", &format!("!{OPEN}")).await
}

/// Pastes a text that is read in place of those that are there.
pub async fn replace(visit: &Visit, text: &str) -> Result<()> {
    fill(visit, text).await?;
    visit.click("#texts fieldset label:last-of-type input").await?;
    visit.click("#texts [type=submit]").await?;
    visit.until("the dialog closes", &format!("!{OPEN}")).await
}

async fn submit(visit: &Visit, text: &str) -> Result<()> {
    fill(visit, text).await?;
    visit.click("#texts [type=submit]").await
}

async fn fill(visit: &Visit, text: &str) -> Result<()> {
    visit.click("#add-texts").await?;
    visit.until("the dialog opens", OPEN).await?;
    // As a paste does it: WebDriver would type letter by letter.
    visit
        .driver
        .execute(
            "const field = document.querySelector('#texts textarea'); field.value = arguments[0];
             field.dispatchEvent(new InputEvent('input', { bubbles: true }));
             field.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![text.into()],
        )
        .await?;
    Ok(())
}

async fn own_article_is_read(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let promise: String = visit.value("document.querySelector('#texts')?.textContent ?? ''").await?;
    let before = visit.events_shown().await?;
    read_own(
        &visit,
        "Grève des cheminots à Nantes\n\nNANTES, 12 mars 2019 (AFP) - Les cheminots ont manifesté mardi à Nantes contre la \
         fermeture d'une ligne. Le maire, Claire Morvan, a rencontré mercredi 13 mars les syndicats. « La ligne restera \
         ouverte », a déclaré Claire Morvan.",
    )
    .await?;
    visit.until("the article is shown", "document.querySelector('#reader')?.textContent.includes('cheminots')").await?;
    visit
        .until(
            "its events are shown",
            &format!("Number(document.querySelector('main').dataset.eventsShown) !== {before}"),
        )
        .await?;
    ensure!(visit.server.requests().iter().all(|path| !path.contains("cheminots")), "the text was sent away");
    if promise.is_empty() {
        visit.click("#add-texts").await?;
        visit.until("the dialog opens", OPEN).await?;
    }
    visit.picture("own").await
}

/// Whoever has once replaced texts adds to them the next time; a link to them says that it does not have them.
async fn own_texts_are_not_lost(visit: Visit) -> Result<()> {
    visit.open("").await?;
    for (place, text) in ["La ministre a démissionné lundi.", "Le maire a démissionné mardi."].into_iter().enumerate()
    {
        if place == 0 {
            replace(&visit, text).await?;
        } else {
            read_own(&visit, text).await?;
        }
        let read = format!("document.querySelectorAll('#reader .articles button').length === {}", place + 1);
        visit.until(&format!("text {} is read", place + 1), &read).await?;
    }
    let caught = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: text => { \
                  window.copied = text; return Promise.resolve(); } } });";
    visit.driver.execute(caught, Vec::new()).await?;
    visit.click("header .copy button").await?;
    let told = "document.querySelector('header .copy [role=status]').textContent";
    visit.until("what came of it is told", &format!("{told} !== ''")).await?;
    let told: String = visit.value(told).await?;
    ensure!(told.len() > 60, "the link is copied, and nobody says that the texts are not in it: « {told} »");
    visit.accessible("a link that was copied").await
}

async fn too_long_a_text_is_told(visit: Visit) -> Result<()> {
    visit.open("").await?;
    submit(&visit, &"Le maire a parlé lundi. ".repeat(30_000)).await?;
    let told = "document.querySelector('#texts [role=alert]')?.textContent.includes('512') ?? false";
    visit.until("the page names its limit", told).await
}

async fn empty_text_is_told(visit: Visit) -> Result<()> {
    visit.open("").await?;
    submit(&visit, "   ").await?;
    visit
        .until(
            "the page says what is missing",
            "Array.from(document.querySelectorAll('[role=alert], [aria-invalid=true], textarea:invalid')).length > 0",
        )
        .await?;
    visit.press(&[Key::Escape.value()]).await?;
    visit.until("Escape closes the dialog", &format!("!{OPEN}")).await?;
    let focused: bool = visit.value("document.activeElement?.id === 'add-texts'").await?;
    ensure!(focused, "the focus does not go back to #add-texts, which opened the dialog");
    Ok(())
}

/// What an office or a browser saves is not taken for the text that one reads in it; what merely begins like it is a text.
async fn another_format_is_told(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let told = "document.querySelector('#texts [role=alert]')?.textContent ?? ''";
    for (format, text) in [
        ("RTF", r"{\rtf1\ansi Le maire a rencontr\'e9 mardi les syndicats.\par}"),
        ("HTML", "  <!doctype html><title>Grève</title><p>Le maire a rencontré mardi les syndicats.</p>"),
    ] {
        submit(&visit, text).await?;
        visit.until(&format!("{format} is named"), &format!("({told}).includes('{format}')")).await?;
        visit.press(&[Key::Escape.value()]).await?;
        visit.until("Escape closes the dialog", &format!("!{OPEN}")).await?;
    }
    for text in ["{ Le maire } a rencontré mardi les syndicats.", "<< La ligne reste ouverte >>, a dit mardi le maire."]
    {
        replace(&visit, text).await?;
    }
    Ok(())
}

async fn text_without_events_can_be_read(visit: Visit) -> Result<()> {
    visit.open("").await?;
    replace(&visit, "Le ciel est bleu, et la mer aussi.").await?;
    visit.until("nothing is found", "document.querySelector('.notice.empty')").await?;
    let seen: bool = visit
        .value(
            "(words => words.offsetHeight > 10 && words.closest('.text').clientHeight >= words.offsetHeight)\
             (document.querySelector('#reader .paragraphs'))",
        )
        .await?;
    ensure!(seen, "nothing is found in the text, and the text is not seen either");
    Ok(())
}

async fn events_without_a_date_are_counted(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let left_out = "(document.querySelector('.left-out')?.textContent ?? '')";
    let range = "(document.querySelector('.timeline-panel .range')?.textContent ?? '')";
    replace(&visit, "Le ministre a rencontré les syndicats. Les syndicats ont refusé l'accord.").await?;
    visit.until("the text is read", ONE_ARTICLE).await?;
    visit.until("that nothing has a date is told", &format!("{left_out}.length > 20")).await?;
    let shown: String = visit.value(range).await?;
    ensure!(shown.is_empty(), "no event has a date, and the timeline shows {shown}");
    let drawn: bool = visit.value("document.querySelector('#timeline').checkVisibility()").await?;
    ensure!(!drawn, "there is an axis, and nothing on it");
    visit.accessible("a timeline of nothing").await?;
    // An article that has dates brings the timeline back.
    read_own(&visit, "NANTES, 12 mars 2019 (AFP) - Les cheminots ont manifesté mardi à Nantes contre le maire.")
        .await?;
    visit.until("there is a timeline", &format!("{range}.includes('2019')")).await?;
    visit.until("those without a date are counted", &format!("/^[1-9]/.test({left_out})")).await
}

async fn events_long_ago_are_counted_and_shown(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let text = "PARIS, 12 janvier 2026 (AFP) - Le président Marc Aubrac a rencontré lundi les habitants. En 1915, les \
                soldats allemands avaient attaqué le village. Mardi, la ministre Anne Carel a annoncé une aide. Des \
                manifestants ont bloqué la route mercredi.";
    replace(&visit, text).await?;
    visit.until("the text is read", ONE_ARTICLE).await?;
    visit.until("those long ago are counted", "document.querySelector('.left-out button')").await?;
    visit.click(".left-out button").await?;
    let range = "(document.querySelector('.timeline-panel .range')?.textContent ?? '')";
    visit.until("they are in view", &format!(r"/19[01]\d/.test({range}) && {range}.includes('20')")).await?;
    let thumb = "document.querySelector('.strip .thumb').getAttribute('aria-valuetext')";
    visit.until("the overview reaches them", &format!(r"/19[01]\d/.test({thumb})")).await
}
