//! The page in a frame that its site trusts with nothing but scripts: as one file, since WebKit loads no file beside it there.

use anyhow::{Result, ensure};
use frise_browser_tests::Visit;
use frise_browser_tests::cases::{Case, cases};

use super::host::Host;

pub const CASES: &[Case] = cases![frame_tells_and_listens];

const PAGE: &str = "<!doctype html><html lang=fr><head><meta charset=utf-8><title>Article</title><link rel=icon href=data:,>\
    </head><body><p>Un article.</p><iframe title=Frise width=700 height=480 sandbox=allow-scripts \
    src='/presse/frise/frise.html?corpus=demo/corpus.json&amp;lang=en&amp;view=timeline&amp;childId=kermor'></iframe></body></html>";

/// What the page hears of its frame, of one sort.
fn told(kind: &str) -> String {
    format!("recorded.told.filter(message => message.type === 'frise:{kind}')")
}

async fn frame_tells_and_listens(visit: Visit) -> Result<()> {
    let host = Host::open(&[("/article.html", PAGE)])?;
    host.show(&visit, "/article.html").await?;
    visit.until("the frame is ready with its corpus", &format!("{}[0]?.articles === 3", told("ready"))).await?;
    visit.until("it tells its height", &format!("{}.at(-1)?.height > 400", told("height"))).await?;
    let pym = "recorded.told.filter(message => /^pymxPYMxkermorxPYMxheightxPYMx\\d+$/.test(message))";
    visit.until("it tells its height as pym does", &format!("{pym}.length > 0")).await?;
    let heights: usize = visit.value(&format!("{pym}.length")).await?;

    let post =
        "for (const message of arguments[0]) document.querySelector('iframe').contentWindow.postMessage(message, '*');";
    let strange = serde_json::json!([
        7, null, "event=E2", "frise:select", "pymxPYMxotherxPYMxwidthxPYMx500", "pymxPYMxkermorxPYMxwidthxPYMx5;alert(1)",
        { "type": "frise:select", "select": 5 }, { "type": "frise:select" }, { "type": "select", "select": "event=E2" },
        { "type": "frise:select", "select": "javascript:alert(1)" },
    ]);
    visit.script::<()>(post, vec![strange]).await?;
    let asked = serde_json::json!([
        { "type": "frise:select", "select": "event=E1" }, "pymxPYMxkermorxPYMxwidthxPYMx500",
    ]);
    visit.script::<()>(post, vec![asked]).await?;
    visit
        .until("it selects what is asked", &format!("{}.some(({{ state }}) => state === 'event=E1')", told("select")))
        .await?;
    visit.until("it answers a width by its height", &format!("{pym}.length > {heights}")).await?;
    let selected: Vec<String> = visit.value(&format!("{}.map(({{ state }}) => state)", told("select"))).await?;
    ensure!(
        selected.iter().all(|state| !state.contains("E2") && !state.contains("javascript")),
        "the frame took what is no documented message: {selected:?}"
    );
    let wrong: Vec<String> = visit.value("[...recorded.errors, ...recorded.refused]").await?;
    ensure!(wrong.is_empty(), "the page around the frame recorded errors: {wrong:?}");
    Ok(())
}
