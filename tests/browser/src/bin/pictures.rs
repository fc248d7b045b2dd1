//! Takes the README's pictures of the page into docs/pictures/.

use anyhow::Result;
use frise_browser_tests::visit::{Visit, root};
use frise_browser_tests::{Engine, Kind, visit};

fn main() -> Result<()> {
    let engine = Engine::start(Kind::Chromium)?;
    let folder = root().join("docs/pictures");
    std::fs::create_dir_all(&folder)?;
    for dark in [false, true] {
        visit(&engine, false, async |visit: Visit| {
            visit.open("").await?;
            visit.set_language("fr").await?;
            visit.set_dark(dark).await?;
            visit.click("#events [data-event]").await?;
            visit.driver.execute("scrollTo(0, 0)", Vec::new()).await?;
            visit.picture_into(&folder.join(if dark { "dark.png" } else { "light.png" })).await
        })?;
    }
    visit(&engine, false, async |visit: Visit| {
        visit.open_on_phone().await?;
        visit.picture_into(&folder.join("phone.png")).await
    })?;
    println!("{}", folder.display());
    Ok(())
}
