//! The page for every reader: without a mouse, without sight, on a phone.

use anyhow::{Result, ensure};
use frise_browser_tests::Visit;

use crate::{Case, cases};

pub const CASES: &[Case] = cases![accessible_on_a_desktop, accessible_on_a_phone, phone_scrolls_one_way];

async fn accessible_on_a_desktop(visit: Visit) -> Result<()> {
    visit.open("").await?;
    every_look(&visit, "desktop").await?;
    visit.click("#events [data-event]").await?;
    visit.accessible("desktop, an event selected").await?;
    visit.click("#add-texts").await?;
    visit.until("the dialog is open", "document.querySelector('#texts')?.checkVisibility?.() ?? true").await?;
    visit.accessible("desktop, the dialog open").await
}

async fn accessible_on_a_phone(visit: Visit) -> Result<()> {
    visit.open_on_phone().await?;
    every_look(&visit, "phone").await
}

async fn every_look(visit: &Visit, screen: &str) -> Result<()> {
    for language in ["fr", "en"] {
        visit.set_language(language).await?;
        for (dark, theme) in [(false, "light"), (true, "dark")] {
            visit.set_dark(dark).await?;
            visit.picture(&format!("{screen}-{language}-{theme}")).await?;
            visit.accessible(&format!("{screen}, {language}, {theme}")).await?;
        }
    }
    Ok(())
}

async fn phone_scrolls_one_way(visit: Visit) -> Result<()> {
    visit.open_on_phone().await?;
    let (content, window): (u32, u32) =
        visit.value("[document.documentElement.scrollWidth, document.documentElement.clientWidth]").await?;
    let wide: Vec<String> = visit
        .value(
            "Array.from(document.body.querySelectorAll('*')).filter(element => \
             element.getBoundingClientRect().right > innerWidth + 1).slice(0, 5)\
             .map(element => element.cloneNode().outerHTML.slice(0, 120))",
        )
        .await?;
    ensure!(content <= window, "on a screen of {window} px the page is {content} px wide; what stands out: {wide:?}");
    Ok(())
}
