//! The page as one file, opened from a disk.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use frise_browser_tests::Visit;
use frise_browser_tests::server::recorded;
use frise_browser_tests::visit::{dist, root};

use crate::{Case, cases};

pub const CASES: &[Case] = cases![a_file_opens_from_a_disk];

async fn a_file_opens_from_a_disk(visit: Visit) -> Result<()> {
    let page =
        fs::read(dist().join("frise.html")).context("dist/ has no frise.html: build it with `cargo xtask build`")?;
    visit.open_at(&on_disk(&visit, "opened", &page)?).await?;
    ensure!(visit.events_shown().await? > 0, "the file shows no event");
    visit.click("#events [data-event]").await?;
    visit.until("the event is on the card", "document.querySelector('#card').innerText.length > 40").await?;
    let recorded = visit.recorded().await?;
    ensure!(recorded.errors.is_empty(), "the console has complaints (did the worker start?): {:#?}", recorded.errors);
    ensure!(recorded.refused.is_empty(), "the file tries what its own policy refuses: {:#?}", recorded.refused);
    ensure!(visit.server.requests().is_empty(), "a file from a disk must not ask for anything");
    Ok(())
}

/// The address of a page that is written to the disk, with the recorder in it.
pub fn on_disk(visit: &Visit, name: &str, page: &[u8]) -> Result<String> {
    let folder: PathBuf = root().join("target/single");
    fs::create_dir_all(&folder)?;
    let file = folder.canonicalize()?.join(format!("{}-{name}.html", visit.kind.name()));
    fs::write(&file, recorded(page))?;
    Ok(format!("file://{}", file.display()))
}
