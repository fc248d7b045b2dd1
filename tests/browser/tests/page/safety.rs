//! What the page never does: fetch anything more, complain, or run what a text says.

use std::time::Duration;

use anyhow::{Result, ensure};
use frise_browser_tests::{Server, Visit, visit};

use crate::own::read_own;
use crate::{Case, cases};

pub const CASES: &[Case] = cases![asks_for_nothing_after_loading, text_stays_text];

async fn asks_for_nothing_after_loading(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let loaded = visit.server.requests();
    let outside: Vec<_> = loaded.iter().filter(|path| !path.starts_with(frise_browser_tests::server::FOLDER)).collect();
    ensure!(outside.is_empty(), "the page asks for files outside of its folder: {outside:?}");

    visit.click("#events [data-event]").await?;
    visit.set_language("en").await?;
    visit.set_dark(true).await?;
    read_own(&visit, "Le président a reçu mardi 3 mars 2015 le ministre de l'Agriculture à Lyon.").await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let more = visit.server.requests().split_off(loaded.len());
    ensure!(more.is_empty(), "the page asked for more once it was loaded: {more:?}");
    let elsewhere: Vec<String> = visit
        .value("performance.getEntriesByType('resource').map(entry => entry.name).filter(name => new URL(name).host !== location.host && !/^(blob|data):/.test(name))")
        .await?;
    ensure!(elsewhere.is_empty(), "the page asks other sites: {elsewhere:?}");
    let recorded = visit.recorded().await?;
    ensure!(recorded.errors.is_empty(), "the console has complaints: {:#?}", recorded.errors);
    ensure!(recorded.refused.is_empty(), "the page tries what its own policy refuses: {:#?}", recorded.refused);

    // Its policy holds even if a script wanted to send something away.
    let other = Server::start(&visit::dist(), false)?;
    visit
        .driver
        .execute(
            "fetch(arguments[0], { mode: 'no-cors' }).catch(() => {}); navigator.sendBeacon?.(arguments[0], 'x');",
            vec![other.address().into()],
        )
        .await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    ensure!(other.requests().is_empty(), "a script can send to another site: forbid it with connect-src in the policy");
    Ok(())
}

async fn text_stays_text(visit: Visit) -> Result<()> {
    const HOSTILE: &str = "<img src=x onerror=alert(1)>";
    visit.open("").await?;
    let text = format!(
        "Rencontre à Genève {HOSTILE}\n\nGENÈVE, 4 mai 2016 (AFP) - Le ministre {HOSTILE} Jean Dupond a rencontré mercredi \
         à Genève le président Paul {HOSTILE} Martin. « Nous avons signé un accord {HOSTILE} », a déclaré Jean Dupond."
    );
    read_own(&visit, &text).await?;
    visit.until("the text is shown", "document.body.innerText.includes('onerror=alert(1)')").await?;
    let rows: usize = visit.value("document.querySelectorAll('#events [data-event]').length").await?;
    for row in 0..rows {
        visit
            .driver
            .execute("document.querySelectorAll('#events [data-event]')[arguments[0]]?.click();", vec![row.into()])
            .await?;
        let made: usize = visit.value("document.querySelectorAll('img[src=\"x\"], [onerror]').length").await?;
        ensure!(made == 0, "the text of an article became an element of the page: draw it as text");
    }
    let recorded = visit.recorded().await?;
    ensure!(recorded.dialogs.is_empty(), "the text of an article ran as a script: {:?}", recorded.dialogs);
    ensure!(recorded.refused.is_empty(), "only the policy kept a script from running: {:?}", recorded.refused);
    visit.picture("hostile").await
}
