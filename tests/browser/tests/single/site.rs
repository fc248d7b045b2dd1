//! The page on sites that are stricter, or know less, than most.

use anyhow::{Result, ensure};
use frise_browser_tests::server::{FRAMED, STRICT, UNTYPED};
use frise_browser_tests::{Kind, Visit};
use thirtyfour::By;

use crate::{Case, cases};

pub const CASES: &[Case] = cases![a_strict_policy_holds, an_unknown_media_type_is_taken, an_untrusted_frame_shows_all];

async fn a_strict_policy_holds(visit: Visit) -> Result<()> {
    visit.open_at(&format!("{}{STRICT}", visit.server.address())).await?;
    visit.click("#events [data-event]").await?;
    visit.until("the event is on the card", "document.querySelector('#card').innerText.length > 40").await?;
    let recorded = visit.recorded().await?;
    ensure!(recorded.refused.is_empty(), "the page tries what a careful site refuses: {:#?}", recorded.refused);
    ensure!(recorded.errors.is_empty(), "the console has complaints: {:#?}", recorded.errors);
    Ok(())
}

async fn an_unknown_media_type_is_taken(visit: Visit) -> Result<()> {
    visit.open_at(&format!("{}{UNTYPED}", visit.server.address())).await?;
    let recorded = visit.recorded().await?;
    ensure!(recorded.errors.is_empty(), "the console has complaints: {:#?}", recorded.errors);
    Ok(())
}

async fn an_untrusted_frame_shows_all(visit: Visit) -> Result<()> {
    visit.driver.goto(format!("{}{FRAMED}", visit.server.address())).await?;
    if visit.kind == Kind::WebKit {
        // There a frame without an origin may load nothing from « its own » site, so that it must be given the one file.
        visit.driver.execute("document.querySelector('iframe').src = 'presse/frise/frise.html';", Vec::new()).await?;
    }
    visit.driver.find(By::Css("iframe")).await?.enter_frame().await?;
    visit.ready().await?;
    visit.click("#events [data-event]").await?;
    visit.until("the event is on the card", "document.querySelector('#card').innerText.length > 40").await
}
