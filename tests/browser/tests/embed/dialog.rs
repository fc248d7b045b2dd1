//! The dialog that gives the lines for somebody's page.

use anyhow::{Result, ensure};
use frise_browser_tests::Visit;
use frise_browser_tests::cases::{Case, cases};
use frise_browser_tests::server::FOLDER;

pub const CASES: &[Case] = cases![dialog_gives_lines_and_a_preview];

async fn dialog_gives_lines_and_a_preview(visit: Visit) -> Result<()> {
    visit.open("#event=E2").await?;
    // Where the window is narrow, the button stands in the dialog of exports.
    visit.script::<()>("document.querySelector('#open-embed').click()", Vec::new()).await?;
    visit.until("the dialog is open", "document.querySelector('#embed[open] pre')").await?;
    let lines: Vec<String> =
        visit.value("Array.from(document.querySelectorAll('#embed pre'), lines => lines.textContent)").await?;
    let base = format!("{}{FOLDER}", visit.server.address());
    ensure!(
        lines.len() == 2
            && lines[0].contains(&format!("<script src=\"{base}frise-embed.js\" async></script>"))
            && lines[0].contains("<frise-explorer corpus=\"frise:built-in\"")
            && lines[0].contains("select=\"event=E2\"")
            && lines[1].contains(&format!("<iframe src=\"{base}frise.html?"))
            && lines[1].contains("#event=E2\"")
            && lines[1].contains("sandbox=\"allow-scripts\""),
        "the dialog gives {lines:?}"
    );
    let preview = "document.querySelector('#embed .preview > div').shadowRoot";
    visit.until("the preview shows the event", &format!("{preview}.querySelector('#card .card-title')")).await?;
    visit.click("#embed label:nth-of-type(2) input").await?;
    visit
        .until("the preview shows the actors", &format!("{preview}.querySelector('main[data-view=map] #map')"))
        .await?;
    visit
        .until("the lines do, too", "document.querySelector('#embed pre').textContent.includes('view=\"map\"')")
        .await?;
    let mut recorded = visit.recorded().await?;
    // WebKit tells so when what it measures changes while it tells of it; the next frame has the right size.
    recorded.errors.retain(|error| !error.starts_with("ResizeObserver loop"));
    ensure!(
        recorded.errors.is_empty() && recorded.refused.is_empty(),
        "the dialog made the page err: {:?} {:?}",
        recorded.errors,
        recorded.refused
    );
    visit.accessible("the dialog for other sites").await
}
