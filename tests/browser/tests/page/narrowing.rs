//! Filters, search, the palette, and the link that keeps them.

use anyhow::{Result, ensure};
use frise_browser_tests::Visit;
use thirtyfour::prelude::*;

use crate::{Case, cases};

pub const CASES: &[Case] = cases![
    filters_narrow_and_count,
    empty_result_says_what_to_drop,
    palette_finds_and_acts,
    link_keeps_the_filters,
    formats_are_written,
];

/// The first value of a facet that would show something, and how many events it says.
fn first_value(facet: &str) -> String {
    format!(
        "(label => [label.querySelector('.value').textContent, Number(label.querySelector('.left').textContent)])\
         (Array.from(document.querySelectorAll('[data-facet=\"{facet}\"] label'))\
         .find(label => !label.querySelector('input').checked && Number(label.querySelector('.left').textContent) > 0))"
    )
}

/// Checks the first value of a facet that would show something; what it said it would show.
async fn check_first(visit: &Visit, facet: &str) -> Result<(String, usize)> {
    let told: (String, usize) = visit.value(&first_value(facet)).await?;
    let place: usize = visit
        .value(&format!(
            "Array.from(document.querySelectorAll('[data-facet=\"{facet}\"] label')).findIndex(label => \
             label.querySelector('.value').textContent === {})",
            serde_json::to_string(&told.0)?
        ))
        .await?;
    let labels = visit.driver.find_all(By::Css(format!("[data-facet=\"{facet}\"] label"))).await?;
    labels[place].click().await?;
    Ok(told)
}

async fn filters_narrow_and_count(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let all = visit.events_shown().await?;
    visit.click("#filter").await?;
    for facet in ["type", "status", "with"] {
        let (name, count) = check_first(&visit, facet).await?;
        let shown = format!("Number(document.querySelector('main').dataset.eventsShown) === {count}");
        visit.until(&format!("« {name} » shows the {count} events that it counted"), &shown).await?;
        ensure!(count <= all, "« {name} » counts {count} of {all} events");
    }
    let chips: usize = visit.value("document.querySelectorAll('.filters .chip:not(#filter)').length").await?;
    ensure!(chips == 3, "three filters are chosen, and {chips} chips are shown");
    visit.accessible("the filters open").await?;
    visit.click(".filters .link").await?;
    visit
        .until("all is shown again", &format!("Number(document.querySelector('main').dataset.eventsShown) === {all}"))
        .await
}

async fn empty_result_says_what_to_drop(visit: Visit) -> Result<()> {
    visit.open("").await?;
    visit.click("#filter").await?;
    let (_, count) = check_first(&visit, "type").await?;
    visit.find("#search").await?.send_keys("qqqq").await?;
    visit.until("nothing is shown", "document.querySelector('main').dataset.eventsShown === '0'").await?;
    visit.until("the way out is told", "document.querySelectorAll('.way-out button').length > 0").await?;
    visit.click(".way-out button").await?;
    let shown = format!("Number(document.querySelector('main').dataset.eventsShown) === {count}");
    visit.until("dropping the search shows what it says", &shown).await
}

async fn palette_finds_and_acts(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let control = if cfg!(target_os = "macos") { Key::Meta } else { Key::Control };
    visit.driver.action_chain().key_down(control.value()).send_keys("k").key_up(control.value()).perform().await?;
    visit.until("the palette takes keys", "document.activeElement?.closest('#palette[open]')").await?;
    // Without its accents and capitals.
    visit.press(&['p', 'o', 'm', 'p', 'e', 'o']).await?;
    visit
        .until(
            "it finds the actor",
            "document.querySelector('#palette [aria-selected=true]')?.textContent.includes('Pompeo')",
        )
        .await?;
    visit.accessible("the palette open").await?;
    visit.press(&[Key::Enter.value()]).await?;
    visit.until("the actor is chosen", "location.hash.includes('actor=')").await?;
    // One press leaves it, whatever stands in its field.
    visit.click("#open-palette").await?;
    visit.until("the palette takes keys", "document.activeElement?.closest('#palette[open]')").await?;
    visit.press(&['p', Key::Escape.value()]).await?;
    visit.until("Escape closes the palette", "document.querySelector('#palette[open]') === null").await?;
    visit.click("#open-palette").await?;
    visit.until("the palette takes keys", "document.activeElement?.closest('#palette[open]')").await?;
    visit.press(&"eng".chars().collect::<Vec<_>>()).await?;
    visit.until("it finds the command", "document.querySelectorAll('#palette [role=option]').length > 0").await?;
    let last = "document.querySelectorAll('#palette [role=option]').length";
    for _ in 1..visit.value::<usize>(last).await? {
        visit.press(&[Key::Down.value()]).await?;
    }
    visit.press(&[Key::Enter.value()]).await?;
    visit.until("the language is English", "document.documentElement.lang === 'en'").await
}

async fn link_keeps_the_filters(visit: Visit) -> Result<()> {
    visit.open("").await?;
    visit.click("#filter").await?;
    check_first(&visit, "type").await?;
    let (_, count) = check_first(&visit, "doc").await?;
    let shown = format!("Number(document.querySelector('main').dataset.eventsShown) === {count}");
    visit.until("the filters narrow the page", &shown).await?;
    let hash: String = visit.value("location.hash").await?;
    visit.driver.goto("about:blank").await?;
    visit.open(&hash).await?;
    visit.until(&format!("the link {hash} narrows the page again"), &shown).await?;
    let chips: usize = visit.value("document.querySelectorAll('.filters .chip:not(#filter)').length").await?;
    ensure!(chips == 2, "the link has two filters, and {chips} chips are shown");
    visit.click(".filters .chip:not(#filter)").await?;
    visit.until("a filter is dropped", "document.querySelectorAll('.filters .chip:not(#filter)').length === 1").await?;
    // Not the driver's own Back: WebKit skips with it what a script has added while the machine was slow to answer a click.
    visit.script::<()>("history.back();", Vec::new()).await?;
    visit.until("Back brings it again", "document.querySelectorAll('.filters .chip:not(#filter)').length === 2").await
}

/// What each format holds is tested natively; here, that the page writes every one of them.
async fn formats_are_written(visit: Visit) -> Result<()> {
    visit.open("").await?;
    // The file's text, in place of the browser's own folder for downloads.
    visit
        .driver
        .execute(
            "window.given = []; URL.createObjectURL = blob => { blob.text().then(text => window.given.push(text)); \
             return '#'; }; HTMLAnchorElement.prototype.click = function () { this.remove(); };",
            Vec::new(),
        )
        .await?;
    visit.click("#open-export").await?;
    visit.until("the formats are listed", "document.querySelector('#export').open").await?;
    visit.accessible("the formats of export").await?;
    let formats: Vec<String> =
        visit.value("Array.from(document.querySelectorAll('[data-format]'), button => button.dataset.format)").await?;
    ensure!(formats.len() >= 13, "only these formats are offered: {formats:?}");
    for (number, format) in formats.iter().enumerate() {
        visit.click(&format!("[data-format=\"{format}\"]")).await?;
        let written = format!("window.given.length > {number} && window.given[{number}].length > 100");
        visit.until(&format!("{format} is written"), &written).await?;
    }
    Ok(())
}
