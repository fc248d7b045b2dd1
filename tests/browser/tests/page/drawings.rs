//! The actors' drawings under every hand: the map, the matrix, time that goes by, the map of places, paper.

use anyhow::{Result, ensure};
use frise_browser_tests::{Kind, Visit};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::prelude::*;

use crate::{Case, cases};

pub const CASES: &[Case] = cases![
    actor_is_dragged_and_pinned,
    neighbours_are_gathered,
    line_lists_what_two_did,
    matrix_leads_to_the_same,
    filters_reach_the_map,
    brush_changes_the_map,
    time_goes_by,
    question_mark_lists_the_keys,
    places_narrow_the_page,
    drawings_are_printed_light,
    page_is_printed,
];

/// The actor with the largest mark.
const LARGEST: &str = "Array.from(document.querySelectorAll('#map [data-actor]'))\
                       .reduce((a, b) => Number(a.getAttribute('r')) >= Number(b.getAttribute('r')) ? a : b)";

/// The actors of which some look so.
fn looking(look: &str) -> String {
    format!("document.querySelectorAll('#map [data-look={look}]').length")
}

async fn at_rest(visit: &Visit) -> Result<()> {
    let rests = "document.querySelector('#map [data-actor]') !== null && !document.querySelector('#map').hasAttribute('data-moving')";
    visit.until("the map rests", rests).await
}

/// Opens the page with the largest actor's name and the mark's place.
async fn opened(visit: &Visit) -> Result<(String, f64, f64)> {
    visit.open("").await?;
    visit.find("#map").await?;
    at_rest(visit).await?;
    visit.value(&format!("(mark => [mark.dataset.actor, Number(mark.getAttribute('cx')), Number(mark.getAttribute('cy'))])({LARGEST})")).await
}

async fn actor_is_dragged_and_pinned(visit: Visit) -> Result<()> {
    let (actor, x, y) = opened(&visit).await?;
    let mark = visit.driver.find(By::Css(format!("#map [data-actor='{actor}']"))).await?;
    let chain = visit.driver.action_chain().move_to_element_center(&mark).click_and_hold();
    chain.move_by_offset(20, 8).move_by_offset(20, 8).release().perform().await?;
    let place =
        |name: &str| format!("Number(document.querySelector('#map [data-actor=\"{actor}\"]').getAttribute('{name}'))");
    let there = format!("Math.hypot({} - {x} - 40, {} - {y} - 16) < 4", place("cx"), place("cy"));
    visit.until("the actor stands where it was dragged", &there).await?;
    ensure!(!visit.value::<String>("location.hash").await?.contains("actor="), "the end of a drag chose the actor");
    visit.find("#map").await?.focus().await?;
    visit.press(&[Key::Home.value(), 'p']).await?;
    visit.until("it is pinned", "document.querySelector('#map [data-pinned=true]') !== null").await
}

async fn neighbours_are_gathered(visit: Visit) -> Result<()> {
    opened(&visit).await?;
    visit.find("#map").await?.focus().await?;
    visit.press(&[Key::Home.value(), '1']).await?;
    visit.until("the neighbours are gathered", &format!("{} > 1", looking("gathered"))).await?;
    let near: usize = visit.value(&looking("gathered")).await?;
    visit.press(&['2']).await?;
    visit.until("theirs, too", &format!("{} >= {near}", looking("gathered"))).await?;
    let all: usize = visit.value("document.querySelectorAll('#map [data-actor]').length").await?;
    visit.press(&['h']).await?;
    visit.until("they are hidden", &format!("document.querySelectorAll('#map [data-actor]').length < {all}")).await?;
    visit.driver.action_chain().key_down(Key::Shift).send_keys("h").key_up(Key::Shift).perform().await?;
    visit.until("all are back", &format!("document.querySelectorAll('#map [data-actor]').length === {all}")).await
}

/// The dates of the events between the two, as the card lists them.
const DATES: &str = "Array.from(document.querySelectorAll('#card .between time[datetime]')).map(time => time.dateTime)";

async fn line_lists_what_two_did(visit: Visit) -> Result<()> {
    opened(&visit).await?;
    let tie: String = visit
        .value(
            "Array.from(document.querySelectorAll('#map [data-tie]')).map(line => \
             [Number(/(\\d+)\\D*$/.exec(line.querySelector('title').textContent)?.[1] ?? 0), line.dataset.tie])\
             .sort((a, b) => b[0] - a[0])[0][1]",
        )
        .await?;
    // A line is thin and others may lie upon it: the click is given to the line itself.
    let click = "document.querySelector(`#map [data-tie=\"${arguments[0]}\"]`).dispatchEvent(new MouseEvent('click', { bubbles: true }));";
    visit.driver.execute(click, vec![tie.clone().into()]).await?;
    visit.until("the address keeps the two", &format!("location.hash.includes('tie={tie}')")).await?;
    visit
        .until("the card lists their events", "document.querySelector('#card .between [data-between]') !== null")
        .await?;
    let dates: Vec<String> = visit.value(DATES).await?;
    let newest_first = dates.windows(2).all(|pair| pair[0] >= pair[1]);
    ensure!(newest_first, "the events between two actors are not listed newest first: {dates:?}");
    visit.click("#card .between [data-between]").await?;
    visit
        .until(
            "the event's sentence is shown",
            "document.querySelector('#reader .selected, #reader [data-selected]') !== null",
        )
        .await
}

async fn matrix_leads_to_the_same(visit: Visit) -> Result<()> {
    visit.open("#relations=matrix").await?;
    visit.click("#matrix [data-tie]").await?;
    visit.until("the address keeps the two", "location.hash.includes('tie=')").await?;
    visit.until("the cell is marked", "document.querySelector('#matrix [aria-pressed=true]') !== null").await?;
    let rests = "document.activeElement.matches('#matrix .cell')";
    visit.press(&[Key::Right.value()]).await?;
    visit.until("an arrow goes on to a cell", rests).await?;
    visit.accessible("the matrix").await?;
    visit.picture("matrix").await
}

async fn filters_reach_the_map(visit: Visit) -> Result<()> {
    opened(&visit).await?;
    let before: usize = visit.value(&looking("plain")).await?;
    visit.find("#search").await?.send_keys("qqqq").await?;
    visit.until("no actor has anything to do with another", &format!("{} === 0", looking("plain"))).await?;
    visit.click(".filters .link").await?;
    visit.until("all have again", &format!("{} === {before}", looking("plain"))).await
}

/// The map shows what the period in view tells.
async fn brush_changes_the_map(visit: Visit) -> Result<()> {
    opened(&visit).await?;
    let all: usize = visit.value(&looking("plain")).await?;
    // The thumb that begins the period goes to its end.
    visit.find(".thumb").await?.focus().await?;
    let begins = "document.querySelector('.thumb').getAttribute('aria-valuenow')";
    for _ in 0..12 {
        let before: String = visit.value(begins).await?;
        visit.press(&[Key::PageUp.value()]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        if visit.value::<String>(begins).await? == before {
            break;
        }
    }
    visit.until("the address keeps the period", "location.hash.includes('from=')").await?;
    visit.until("fewer actors have to do with one another", &format!("{} < {all}", looking("plain"))).await?;
    visit.find(".timeline-panel").await?;
    visit.find("#timeline").await?.focus().await?;
    visit.press(&['0']).await?;
    visit.until("the key 0 brings all of them back", &format!("{} === {all}", looking("plain"))).await
}

async fn question_mark_lists_the_keys(visit: Visit) -> Result<()> {
    visit.open("").await?;
    for drawing in ["#timeline", "#map"] {
        visit.find(drawing).await?.focus().await?;
        visit.press(&['?']).await?;
        visit.until("the keys are listed", "document.querySelector('#keys')?.open ?? false").await?;
        visit.accessible("the list of keys").await?;
        visit.press(&[Key::Escape.value()]).await?;
        visit.until("Escape closes the list", "document.querySelector('#keys') === null").await?;
        let back = format!("document.activeElement?.matches('{drawing}') ?? false");
        visit.until("the focus is where it was", &back).await?;
    }
    Ok(())
}

async fn time_goes_by(visit: Visit) -> Result<()> {
    opened(&visit).await?;
    visit.click(".map-tools .play").await?;
    visit.until("the first stretch is shown", "location.hash.includes('from=')").await?;
    let first: String = visit.value("location.hash").await?;
    visit.until("the next one is", &format!("location.hash !== '{first}' && location.hash.includes('from=')")).await?;
    visit.click(".map-tools .play").await?;
    visit.until("it stops", "document.querySelector('.map-tools .play').getAttribute('aria-pressed') === 'false'").await
}

async fn places_narrow_the_page(visit: Visit) -> Result<()> {
    visit.open("").await?;
    ensure!(
        !visit.server.requests().iter().any(|path| path.ends_with("world.tsv")),
        "the map of the world is fetched before it is opened"
    );
    let all = visit.events_shown().await?;
    visit.click("[data-relations=places]").await?;
    visit.until("places are on the map", "document.querySelector('#places .place-mark') !== null").await?;
    let total: usize = visit
        .value("Array.from(document.querySelectorAll('#places .place-mark')).reduce((sum, mark) => sum + Number(mark.dataset.events), 0)")
        .await?;
    ensure!(total > 0 && total < all, "the circles count {total} events of {all}");
    visit.accessible("the map of places").await?;
    visit.picture("places").await?;
    // From afar several places may be one circle: each Enter goes nearer.
    visit.find("#places").await?.focus().await?;
    visit.press(&[Key::Home.value()]).await?;
    for _ in 0..8 {
        visit.press(&[Key::Enter.value()]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        if visit.value::<bool>("location.hash.includes('place=')").await? {
            break;
        }
    }
    let chosen = "Number(document.querySelector('#places [data-chosen=true]')?.dataset.events)";
    visit
        .until(
            "the place is chosen, and all of its events are shown",
            &format!("{chosen} === Number(document.querySelector('main').dataset.eventsShown)"),
        )
        .await?;
    let link: String = visit.value("location.hash").await?;
    ensure!(link.contains("relations=places"), "the address does not keep the map of places: {link}");
    visit.press(&[Key::Enter.value()]).await?;
    visit
        .until("all is shown again", &format!("Number(document.querySelector('main').dataset.eventsShown) === {all}"))
        .await
}

/// Paper is white, whatever the theme.
async fn drawings_are_printed_light(visit: Visit) -> Result<()> {
    opened(&visit).await?;
    visit.set_dark(true).await?;
    at_rest(&visit).await?;
    // How bright what is drawn is, from 0 to 255.
    let brightness = |drawing: &str| {
        format!(
            "(canvas => {{ const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data; \
             let [sum, weight] = [0, 0]; for (let at = 0; at < pixels.length; at += 4) {{ const drawn = pixels[at + 3]; \
             sum += drawn * (pixels[at] + pixels[at + 1] + pixels[at + 2]) / 3; weight += drawn; }} \
             return sum / weight; }})(document.querySelector('{drawing} canvas'))"
        )
    };
    for drawing in ["#timeline", "#map"] {
        let shown = brightness(drawing);
        let dark: f64 = visit.value(&shown).await?;
        let paper: f64 = visit.value(&format!("(dispatchEvent(new Event('beforeprint')), {shown})")).await?;
        ensure!(paper - dark > 40.0, "{drawing} is printed as it is shown: {dark:.0} and {paper:.0} of 255");
        visit.value::<bool>("(dispatchEvent(new Event('afterprint')), true)").await?;
        visit.until("the screen is dark again", &format!("Math.abs({shown} - {dark}) < 2")).await?;
    }
    Ok(())
}

async fn page_is_printed(visit: Visit) -> Result<()> {
    // How the other browsers write a PDF file differs, and their drivers not always do.
    if visit.kind != Kind::Chromium {
        return Ok(());
    }
    visit.open("").await?;
    visit.click("#events [data-event]").await?;
    let file = visit.driver.print_page(PrintParameters::default()).await?;
    ensure!(file.starts_with(b"%PDF"), "what is printed is no PDF file");
    let has = |part: &[u8]| file.windows(part.len()).filter(|window| *window == part).count();
    ensure!(has(b"/Subtype /Image") > 0, "no drawing is on paper");
    let sheets = has(b"/Type /Page\n");
    ensure!((2..=40).contains(&sheets), "the page takes {sheets} sheets of paper");
    Ok(())
}
