//! The timeline under every hand: buttons, keys, the brush, its clusters, its lanes.

use anyhow::{Result, ensure};
use frise_browser_tests::Visit;
use thirtyfour::prelude::*;

use crate::{Case, cases};

pub const CASES: &[Case] = cases![
    buttons_and_keys_zoom,
    brush_moves_the_view,
    thumb_takes_keys,
    wheel_scrolls_and_with_control_zooms,
    cluster_opens,
    lanes_are_arranged,
    link_restores_period_and_lanes,
];

/// The stretch of time in view, as the panel's head writes it.
const RANGE: &str = "document.querySelector('.timeline-panel .range').textContent";
/// The period that the address keeps.
const PERIOD: &str = "(/from=[^&]*&to=[^&]*/.exec(location.hash) ?? [''])[0]";

async fn buttons_and_keys_zoom(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let home: String = visit.value(RANGE).await?;
    visit.click(".timeline-panel .buttons button.icon:nth-of-type(2)").await?;
    visit.until("the button + zooms", &format!("{RANGE} !== '{home}' && {PERIOD} !== ''")).await?;
    let period: String = visit.value(PERIOD).await?;
    visit.find("#timeline").await?.focus().await?;
    visit.press(&['+']).await?;
    visit.until("the key + zooms", &format!("{PERIOD} !== '{period}'")).await?;
    visit.press(&['0']).await?;
    visit.until("the key 0 shows the first view", &format!("{RANGE} === '{home}' && {PERIOD} === ''")).await
}

async fn brush_moves_the_view(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let home: String = visit.value(RANGE).await?;
    let strip = visit.find(".timeline-panel .strip").await?;
    visit
        .driver
        .action_chain()
        .move_to_element_with_offset(&strip, -60, 0)
        .click_and_hold()
        .move_by_offset(-40, 0)
        .move_by_offset(-40, 0)
        .release()
        .perform()
        .await?;
    visit.until("the brush moves the view", &format!("{RANGE} !== '{home}' && {PERIOD} !== ''")).await
}

async fn thumb_takes_keys(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let now = "Number(document.querySelector('.thumb').getAttribute('aria-valuenow'))";
    let before: f64 = visit.value(now).await?;
    visit.find(".thumb").await?.focus().await?;
    visit.press(&[Key::PageUp.value()]).await?;
    visit.until("the period begins later", &format!("{now} > {before}")).await?;
    let spoken: String = visit.value("document.querySelector('.thumb').getAttribute('aria-valuetext')").await?;
    ensure!(spoken.contains("20"), "the thumb does not say its day, but « {spoken} »");
    Ok(())
}

async fn wheel_scrolls_and_with_control_zooms(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let home: String = visit.value(RANGE).await?;
    // What the page leaves to the browser is scrolled by it.
    let turn = |control: bool| {
        format!(
            "(frame => {{ const at = frame.getBoundingClientRect(); return frame.dispatchEvent(new WheelEvent('wheel', \
             {{ deltaY: -240, ctrlKey: {control}, clientX: at.left + 200, clientY: at.top + 80, bubbles: true, \
             cancelable: true }})); }})(document.querySelector('#timeline canvas'))"
        )
    };
    ensure!(visit.value::<bool>(&turn(false)).await?, "the wheel alone does not scroll the page over the timeline");
    ensure!(!visit.value::<bool>(&turn(true)).await?, "the browser zooms the page, and not the timeline");
    visit.until("the wheel with Ctrl zooms", &format!("{RANGE} !== '{home}' && {PERIOD} !== ''")).await
}

async fn cluster_opens(visit: Visit) -> Result<()> {
    visit.open("").await?;
    // Each click zooms into the cluster, until one lists its events instead.
    for _ in 0..12 {
        visit.until("the drawing rests", "document.querySelector('.marks').dataset.moving === 'false'").await?;
        if !visit.value::<bool>("document.querySelector('#timeline [data-cluster]') !== null").await? {
            return Ok(());
        }
        visit.click("#timeline [data-cluster]").await?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        if visit.value::<bool>("document.querySelector('.cluster-list [data-event]') !== null").await? {
            visit.press(&[Key::Down.value(), Key::Up.value(), Key::Enter.value()]).await?;
            visit.until("the event is chosen", "location.hash.includes('event=')").await?;
            return visit.until("the list closes", "document.querySelector('.cluster-list') === null").await;
        }
    }
    anyhow::bail!("twelve clicks on clusters neither took them apart nor listed their events")
}

async fn lanes_are_arranged(visit: Visit) -> Result<()> {
    visit.open("").await?;
    for lanes in ["actor", "place", "article", "none"] {
        visit.click(&format!("#lanes option[value={lanes}]")).await?;
        visit.until("the address keeps the lanes", &format!("location.hash.includes('lanes={lanes}')")).await?;
        visit.until("events are drawn", "document.querySelector('#timeline [data-event]') !== null").await?;
        visit.picture(&format!("lanes-{lanes}")).await?;
    }
    Ok(())
}

async fn link_restores_period_and_lanes(visit: Visit) -> Result<()> {
    let link = "#from=2020-10-05&to=2020-10-12&lanes=place";
    visit.open(link).await?;
    let (range, lanes): (String, String) =
        visit.value(&format!("[{RANGE}, document.querySelector('#lanes').value]")).await?;
    ensure!(lanes == "place", "the link {link} shows the lanes {lanes}");
    ensure!(range.contains('5') && range.contains("12"), "the link {link} shows {range}");
    visit.driver.goto("about:blank").await?;
    visit.open("").await?;
    let other: String = visit.value(RANGE).await?;
    ensure!(other != range, "the page without a link shows {range} as well");
    Ok(())
}
