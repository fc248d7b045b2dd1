//! What a reader corrects: seen at once, after a reload, and undone.

use anyhow::{Result, ensure};
use frise_browser_tests::Visit;
use thirtyfour::prelude::*;

use crate::{Case, cases};

pub const CASES: &[Case] =
    cases![renamed_event_is_kept, merged_actors_part_again, hidden_event_is_shown_again, dialogs_are_accessible];

const TITLE: &str = "document.querySelector('#card h2')?.textContent.trim()";

/// The number of corrections that the header tells.
const CORRECTIONS: &str = "Number((document.querySelector('#corrections')?.textContent ?? '').match(/\\d+/)?.[0] ?? 0)";

/// Opens the menu of the card and chooses from it.
async fn correct(visit: &Visit, what: &str) -> Result<()> {
    visit.click("#card .correct summary").await?;
    visit.click(&format!("#card .correct [data-correct={what}]")).await
}

/// Puts words into a field as a reader types them.
async fn type_into(visit: &Visit, field: &str, words: &str) -> Result<()> {
    let field = visit.find(field).await?;
    field.clear().await?;
    Ok(field.send_keys(words).await?)
}

async fn renamed_event_is_kept(visit: Visit) -> Result<()> {
    const MINE: &str = "Entretien au sommet";
    visit.open("").await?;
    visit.click("#events [data-event] .label").await?;
    correct(&visit, "name").await?;
    type_into(&visit, "#correction input", MINE).await?;
    visit.click("#correction [type=submit]").await?;
    visit.until("the card has the new title", &format!("{TITLE} === '{MINE}'")).await?;
    let marked = format!(
        "Array.from(document.querySelectorAll('#events [data-event]')).some(row => row.textContent.includes('{MINE}') && \
         row.querySelector('.corrected-sign') !== null)"
    );
    visit.until("the list has the new title, marked as corrected", &marked).await?;
    let focused: bool = visit.value("document.activeElement?.closest('#card .correct') !== null").await?;
    ensure!(focused, "the focus does not go back to the menu that opened the dialog");
    visit.picture("corrected").await?;
    visit.driver.refresh().await?;
    visit.ready().await?;
    visit.until("the correction is kept", &format!("{CORRECTIONS} === 1 && {marked}")).await
}

async fn merged_actors_part_again(visit: Visit) -> Result<()> {
    visit.open("").await?;
    visit.click("[data-bystander]").await?;
    visit.until("a card shows the actor", "document.querySelector('#card .correct') !== null").await?;
    let before: String = visit.value("document.querySelector('header .summary').textContent").await?;
    correct(&visit, "merge").await?;
    visit.click("#correction [type=radio]").await?;
    visit.click("#correction [type=submit]").await?;
    let same = format!("document.querySelector('header .summary').textContent === {before:?}");
    visit.until("there is one actor less", &format!("{CORRECTIONS} === 1 && !({same})")).await?;
    let undo =
        "dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }))";
    visit.value::<bool>(&format!("document.body.{undo} || true")).await?;
    visit.until("Ctrl Z takes the merge back", &format!("{CORRECTIONS} === 0 && {same}")).await?;
    let told: String = visit.value("document.querySelector('.toast-place [role=status]').textContent").await?;
    ensure!(!told.trim().is_empty(), "the live region does not say what was undone");
    let redo = undo.replace("key: 'z'", "key: 'Z', shiftKey: true");
    visit.value::<bool>(&format!("document.body.{redo} || true")).await?;
    visit.until("Ctrl Shift Z merges again", &format!("{CORRECTIONS} === 1 && !({same})")).await
}

async fn hidden_event_is_shown_again(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let all = visit.events_shown().await?;
    visit.click("#events [data-event] .label").await?;
    correct(&visit, "hide").await?;
    let shown = |count: usize| format!("Number(document.querySelector('main').dataset.eventsShown) === {count}");
    visit.until("there is one event less", &shown(all - 1)).await?;
    visit.click("#corrections").await?;
    visit.click("#corrections-list .corrections button").await?;
    visit.until("undone in the list, the event is there again", &shown(all)).await?;
    visit.press(&[Key::Escape.value()]).await?;
    visit.until("Escape closes the list", "!document.querySelector('#corrections-list').open").await
}

async fn dialogs_are_accessible(visit: Visit) -> Result<()> {
    visit.open("").await?;
    visit.click("#events [data-event] .label").await?;
    for field in ["name", "type", "date", "merge"] {
        correct(&visit, field).await?;
        visit.until("the dialog is open", "document.querySelector('#correction')?.open ?? false").await?;
        visit.accessible(&format!("the dialog to correct: {field}")).await?;
        visit.press(&[Key::Escape.value()]).await?;
        visit.until("Escape closes the dialog", "document.querySelector('#correction') === null").await?;
    }
    correct(&visit, "date").await?;
    type_into(&visit, "#correction input", "hier").await?;
    visit.click("#correction [type=submit]").await?;
    visit.until("a wrong date is told", "document.querySelector('#correction [role=alert]') !== null").await?;
    type_into(&visit, "#correction input", "2020-10").await?;
    visit.click("#correction [type=submit]").await?;
    visit.until("the date is corrected", &format!("{CORRECTIONS} === 1")).await?;
    visit.accessible("an event that is corrected, with the message").await?;
    visit.click("#corrections").await?;
    visit.accessible("the list of corrections").await
}
