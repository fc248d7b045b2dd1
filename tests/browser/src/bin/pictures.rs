//! Takes the README's pictures of the page into docs/pictures/.

use anyhow::Result;
use frise_browser_tests::visit::{Visit, root};
use frise_browser_tests::{Engine, Kind, visit};
use thirtyfour::By;

/// Chooses the event in view that the most articles tell.
const TOLD_BY_MOST: &str = "
    const told = cell => Number(cell.closest('tr').querySelector('.column-articles').textContent);
    const cells = Array.from(document.querySelectorAll('#events td[data-event]'))
        .filter(cell => document.querySelector(`#timeline [data-event='${cell.dataset.event}']`));
    cells.sort((a, b) => told(b) - told(a))[0].click();";

fn main() -> Result<()> {
    let engine = Engine::start(Kind::Chromium)?;
    let folder = root().join("docs/pictures");
    std::fs::create_dir_all(&folder)?;
    for dark in [false, true] {
        visit(&engine, false, async |visit: Visit| {
            visit.open("").await?;
            visit.set_language("fr").await?;
            visit.set_dark(dark).await?;
            visit.driver.execute(TOLD_BY_MOST, Vec::new()).await?;
            visit.until("the event is on the card", "location.hash.includes('event=')").await?;
            visit.driver.execute("scrollTo(0, 0)", Vec::new()).await?;
            visit.picture_into(&folder.join(if dark { "dark.png" } else { "light.png" })).await
        })?;
    }
    visit(&engine, false, async |visit: Visit| {
        visit.open("#relations=places").await?;
        visit.set_language("fr").await?;
        visit.until("places are on the map", "document.querySelector('#places .place-mark') !== null").await?;
        visit.driver.execute("document.querySelector('.map-panel').scrollIntoView()", Vec::new()).await?;
        let panel = visit.driver.find(By::Css(".map-panel")).await?;
        Ok(std::fs::write(folder.join("places.png"), panel.screenshot_as_png().await?)?)
    })?;
    visit(&engine, false, async |visit: Visit| {
        visit.open_on_phone().await?;
        visit.set_language("fr").await?;
        visit.picture_into(&folder.join("phone.png")).await
    })?;
    println!("{}", folder.display());
    Ok(())
}
