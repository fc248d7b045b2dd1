//! What stands beside the drawings: the marks of an article, the tables, quotations and figures.

use anyhow::{Context, Result, ensure};
use frise_browser_tests::Visit;
use thirtyfour::prelude::*;

use crate::{Case, cases};

pub const CASES: &[Case] = cases![
    marked_words_choose_everywhere,
    marked_words_choose_without_highlights,
    pointed_words_are_explained,
    kinds_of_mark_are_hidden,
    keys_go_from_mark_to_mark,
    table_sorts_and_copies,
    figure_leads_to_its_sentence,
    disputed_figures_keep_their_bounds,
    quotes_stand_by_speaker,
    every_part_is_accessible,
];

/// The sentence that is highlighted in the reader, or nothing.
const SENTENCE: &str = "(document.querySelector('#reader mark.selected')?.textContent ?? '').trim()";

/// Where the middle of the first words marked as something stands in the window, once it is in view: as a highlight of
/// a range, or as an element where the browser has no highlights.
async fn place_of(visit: &Visit, kind: &str) -> Result<(i64, i64)> {
    let place = format!(
        "(() => {{
            const range = CSS.highlights && Array.from(CSS.highlights.get('frise-{kind}') ?? [])[0];
            const mark = range ?? document.querySelector('#reader .paragraphs mark.{kind}');
            if (!mark) return null;
            let at = mark;
            if (range) {{
                at = document.createRange();
                at.setStart(range.startContainer, range.startOffset);
                at.setEnd(range.endContainer, range.endOffset);
                range.startContainer.parentElement.closest('p').scrollIntoView({{ block: 'center' }});
            }} else mark.scrollIntoView({{ block: 'center' }});
            const box = at.getClientRects()[0];
            return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
        }})()"
    );
    visit.until(&format!("{kind}: some words are marked"), &format!("{place} !== null")).await?;
    // The reader may still be turning to what was chosen before.
    let mut last = None;
    for _ in 0..20 {
        let here = visit.value::<Option<(i64, i64)>>(&place).await?;
        if here.is_some() && here == last {
            break;
        }
        last = here;
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    }
    last.with_context(|| format!("no words are marked as {kind}"))
}

async fn click_on_mark(visit: &Visit, kind: &str) -> Result<()> {
    let (x, y) = place_of(visit, kind).await?;
    visit.driver.action_chain().move_to(x, y).click().perform().await.context("cannot click marked words")
}

async fn marked_words_choose_everywhere(visit: Visit) -> Result<()> {
    visit.open("").await?;
    choose_everywhere(&visit).await
}

/// Browsers of some years ago mark by elements.
async fn marked_words_choose_without_highlights(visit: Visit) -> Result<()> {
    visit.open("?no-highlights").await?;
    let marked: usize = visit.value("document.querySelectorAll('#reader .paragraphs mark').length").await?;
    ensure!(marked > 5, "without highlights the reader marks {marked} words: it should use elements");
    choose_everywhere(&visit).await
}

async fn choose_everywhere(visit: &Visit) -> Result<()> {
    click_on_mark(visit, "event").await?;
    visit.until("the event is on the card", "/event=E\\d+/.test(location.hash)").await?;
    let event: String = visit.value("location.hash.match(/event=(E\\d+)/)[1]").await?;
    visit.until("its sentence is set off", &format!("{SENTENCE} !== ''")).await?;
    let row =
        format!("document.querySelector('#events [data-row=\"{event}\"]').getAttribute('aria-current') === 'true'");
    visit.until("its row is chosen", &row).await?;

    let all = visit.events_shown().await?;
    click_on_mark(visit, "actor").await?;
    let fewer = format!("Number(document.querySelector('main').dataset.eventsShown) < {all}");
    visit.until("the page is narrowed to the actor", &fewer).await
}

async fn pointed_words_are_explained(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let (x, y) = place_of(&visit, "actor").await?;
    visit.driver.action_chain().move_to(x, y).perform().await?;
    visit.until("what is pointed at is explained", "document.querySelector('.explanation .why')?.textContent").await?;
    visit.picture("explained").await?;
    visit.driver.action_chain().move_to(5, 5).perform().await?;
    visit.until("the explanation goes with the mouse", "!document.querySelector('.explanation')").await
}

async fn kinds_of_mark_are_hidden(visit: Visit) -> Result<()> {
    for (rest, shown) in [
        ("", "CSS.highlights.get('frise-actor')?.size > 0"),
        ("?no-highlights", "document.querySelector('#reader .paragraphs mark.actor')"),
    ] {
        visit.open(rest).await?;
        visit.until("actors are marked", shown).await?;
        visit.click(".mark-kinds .actor").await?;
        visit.until("they no longer are", &format!("!({shown})")).await?;
        visit.until("the address says so", "location.hash.includes('unmarked=actor')").await?;
        visit.click(".mark-kinds .actor").await?;
        visit.until("they are again", shown).await?;
    }
    Ok(())
}

async fn keys_go_from_mark_to_mark(visit: Visit) -> Result<()> {
    visit.open("").await?;
    visit.find("#reader .text").await?.focus().await?;
    visit.press(&[Key::Right.value()]).await?;
    let spoken = "document.querySelector('#reader [role=status]').textContent";
    visit.until("the first mark is read out", &format!("{spoken} !== ''")).await?;
    let first: String = visit.value(spoken).await?;
    visit.press(&[Key::End.value()]).await?;
    visit.until("the last one is read out", &format!("{spoken} !== {first:?}")).await?;
    visit.press(&[Key::Enter.value()]).await?;
    visit.until("it is chosen", "/event=|actor=|words=/.test(location.hash)").await
}

async fn table_sorts_and_copies(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let labels = "Array.from(document.querySelectorAll('#events .label'), label => label.textContent)";
    let by_time: Vec<String> = visit.value(labels).await?;
    visit.click("#events .column-event button").await?;
    visit
        .until(
            "the column says its order",
            "document.querySelector('#events th.column-event').ariaSort === 'ascending'",
        )
        .await?;
    let by_label: Vec<String> = visit.value(labels).await?;
    ensure!(by_label.len() == by_time.len(), "sorting changes {} rows into {}", by_time.len(), by_label.len());
    let sorted: Vec<String> = visit
        .value(&format!(
            "(bare => {labels}.sort((one, other) => bare(one).localeCompare(bare(other), 'fr', {{ sensitivity: 'base' }})))\
             (label => label.replace(/^[^\\p{{L}}\\p{{N}}]+/u, ''))"
        ))
        .await?;
    ensure!(by_label.first() == sorted.first(), "first by label is {:?}, not {:?}", by_label.first(), sorted.first());
    visit.click("#events .column-event button").await?;
    visit
        .until("a second click turns it round", &format!("{labels}[0] === {:?}", by_label[by_label.len() - 1]))
        .await?;

    let caught = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: text => { \
                  window.copied = text; return Promise.resolve(); } } });";
    visit.driver.execute(caught, Vec::new()).await?;
    visit.click("#events .copy button").await?;
    visit.until("the table is copied", "window.copied").await?;
    let copied: String = visit.value("window.copied").await?;
    let cells: Vec<usize> = copied.lines().map(|line| line.split('\t').count()).collect();
    ensure!(cells.len() == by_time.len() + 1, "{} lines are copied for {} events", cells.len(), by_time.len());
    ensure!(cells.iter().all(|&count| count == cells[0]), "the lines differ in their number of cells: {cells:?}");
    Ok(())
}

async fn figure_leads_to_its_sentence(visit: Visit) -> Result<()> {
    visit.open("#tab=figures").await?;
    let words: String = visit.value("document.querySelector('#figures [data-figure] .label').textContent").await?;
    visit.click("#figures [data-figure] .label").await?;
    visit.until("the figure's sentence is set off", &format!("{SENTENCE}.includes({words:?})")).await?;
    visit
        .until("the card tells the figure", &format!("document.querySelector('#card').textContent.includes({words:?})"))
        .await?;
    ensure!(
        visit.value::<bool>("document.querySelector('#figures .disputed') !== null").await?,
        "the counts of the dead differ between the articles, the ledger does not say so"
    );
    visit.picture("figures").await
}

/// « Plus de 800 » is no 800, wherever it is told.
async fn disputed_figures_keep_their_bounds(visit: Visit) -> Result<()> {
    visit.open("#tab=figures").await?;
    let values = |selector: &str| {
        format!("Array.from(document.querySelectorAll('{selector}'), value => value.textContent).sort()")
    };
    let ledger: Vec<String> = visit.value(&values("#figures tr.disputed .column-value")).await?;
    ensure!(ledger.iter().any(|value| value.starts_with(['≥', '≤'])), "no bound is disputed: {ledger:?}");
    let claimed: Vec<String> = visit.value(&values("#contradictions .claimed .value")).await?;
    ensure!(claimed == ledger, "the ledger says {ledger:?}, the contradictions say {claimed:?}");
    Ok(())
}

async fn quotes_stand_by_speaker(visit: Visit) -> Result<()> {
    visit.open("#tab=quotes").await?;
    let speakers: usize = visit.value("document.querySelectorAll('#quotes .group h3').length").await?;
    ensure!(speakers > 3, "{speakers} speakers are listed");
    let words: String = visit.value("document.querySelector('#quotes .said q').textContent").await?;
    visit.click("#quotes .said .link").await?;
    visit.until("the quotation's sentence is set off", &format!("{SENTENCE} !== ''")).await?;
    let sentence: String = visit.value(SENTENCE).await?;
    ensure!(sentence.contains(words.trim()), "« {words} » leads to « {sentence} »");
    visit.picture("quotes").await
}

async fn every_part_is_accessible(visit: Visit) -> Result<()> {
    for part in ["timeline", "actors", "articles", "quotes", "figures", "contradictions"] {
        visit.open("").await?;
        visit.click(&format!("#tab-{part}")).await?;
        let chosen = format!("document.querySelector('#tab-{part}').ariaSelected === 'true'");
        visit.until(&format!("{part} are listed"), &chosen).await?;
        for dark in [false, true] {
            visit.set_dark(dark).await?;
            visit.accessible(&format!("{part}, dark: {dark}")).await?;
        }
        visit.set_dark(false).await?;
    }
    Ok(())
}
