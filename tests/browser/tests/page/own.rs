//! A reader's own articles.

use anyhow::{Result, ensure};
use frise_browser_tests::Visit;
use thirtyfour::prelude::*;

use crate::{Case, cases};

pub const CASES: &[Case] =
    cases![own_article_is_read, own_texts_are_not_lost, empty_text_is_told, too_long_a_text_is_told];

/// Whether the dialog is open.
const OPEN: &str = "(dialog => dialog !== null && (dialog.open ?? true) && dialog.checkVisibility())(document.querySelector('#texts'))";

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
