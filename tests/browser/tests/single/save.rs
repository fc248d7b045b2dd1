//! « Save as page »: what is on screen comes back from the file, and an article in it stays text.

use anyhow::{Context, Result, ensure};
use frise_browser_tests::Visit;
use serde_json::Value;

use crate::disk::on_disk;
use crate::{Case, cases};

pub const CASES: &[Case] = cases![a_saved_page_comes_back];

const HOSTILE: &str = "Grève à Lyon </script><script>alert(1)</script><!-- <script>\n\n\
    LYON, 4 mai 2016 (AFP) - Le maire de Lyon Jean Dupond a rencontré mercredi à Lyon le syndicaliste Paul Martin. \
    « Nous avons signé un accord </title></script><img src=x onerror=alert(2)> », a déclaré Jean Dupond.";

/// Keeps what the page gives as a file in place of giving it.
const CATCH: &str = "window.caught = null;
    URL.createObjectURL = blob => { blob.text().then(text => { window.caught = text; }); return 'data:,'; };
    addEventListener('click', event => { if (event.target.download) event.preventDefault(); }, true);
    HTMLAnchorElement.prototype.click = function () {};";

/// What is on screen and must come back.
const SHOWN: &str = "[document.querySelector('main').dataset.eventsShown, document.title,
    document.querySelector('header .summary').textContent,
    document.querySelector('#corrections')?.textContent.match(/\\d+/)?.[0] ?? '0',
    document.querySelector('#card h2')?.textContent ?? '', location.hash]";

async fn a_saved_page_comes_back(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let add = "const field = document.querySelector('#texts textarea'); field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    visit.click("#add-texts").await?;
    visit.driver.execute(add, vec![HOSTILE.into()]).await?;
    visit.click("#texts [type=submit]").await?;
    visit
        .until(
            "the text is read",
            "document.querySelectorAll('#reader').length && document.querySelector('main').dataset.phase === 'ready'",
        )
        .await?;
    let all = visit.events_shown().await?;
    visit.click("#events [data-event] .label").await?;
    visit.click("#card .correct summary").await?;
    visit.click("#card .correct [data-correct=hide]").await?;
    let hidden = format!("document.querySelector('main').dataset.eventsShown === '{}'", all - 1);
    visit.until("the event is hidden", &hidden).await?;
    visit.click("#events [data-event] .label").await?;
    visit.until("an event is chosen", "location.hash.includes('event=')").await?;
    let before: Vec<String> = visit.value(SHOWN).await?;
    let file = saved(&visit).await?;

    visit.open_at(&on_disk(&visit, "saved", file.as_bytes())?).await?;
    let same = format!("JSON.stringify({SHOWN}) === {:?}", serde_json::to_string(&before)?);
    if let Err(error) = visit.until("the saved page shows what was saved", &same).await {
        let shown: Vec<String> = visit.value(SHOWN).await?;
        return Err(error.context(format!("saved: {before:?}, shown: {shown:?}")));
    }
    let recorded = visit.recorded().await?;
    ensure!(recorded.dialogs.is_empty(), "the text of an article ran as a script: {:?}", recorded.dialogs);
    ensure!(recorded.refused.is_empty(), "only the policy kept a script from running: {:?}", recorded.refused);
    ensure!(recorded.errors.is_empty(), "the console has complaints: {:#?}", recorded.errors);
    let again = saved(&visit).await?;
    ensure!(kept(&again)? == kept(&file)?, "a page saved from a saved page must hold the same");
    ensure!(again.len() < file.len() + file.len() / 10, "a page saved from a saved page must not grow");
    Ok(())
}

/// The file that the page saves.
async fn saved(visit: &Visit) -> Result<String> {
    visit.driver.execute(CATCH, Vec::new()).await?;
    visit.driver.execute("document.querySelector('#open-export').click();", Vec::new()).await?;
    visit.click("#save-page").await?;
    visit.until("the page is saved", "window.caught !== null").await?;
    visit.value("window.caught").await
}

/// What a saved page opens with.
fn kept(page: &str) -> Result<Value> {
    let rest = page.split_once("id=\"corpus.json\">").context("a saved page has no corpus")?.1;
    Ok(serde_json::from_str(rest.split_once("</script>").context("the corpus does not end")?.0)?)
}
