//! The main thing: from the timeline and the map back to the sentences.

use anyhow::{Result, anyhow, bail, ensure};
use frise_browser_tests::Visit;
use frise_browser_tests::visit::root;
use serde::Deserialize;
use thirtyfour::prelude::*;

use crate::{Case, cases};

pub const CASES: &[Case] = cases![
    forty_events_with_dates,
    same_events_as_natively,
    same_events_without_a_worker,
    text_that_ends_the_worker_is_told,
    timeline_leads_to_the_sentence,
    map_filters_by_actor,
    actor_beside_the_map_is_chosen,
    contradiction_leads_to_its_sentence,
    keyboard_alone_reaches_an_event,
    link_restores_the_selection,
    language_and_theme_switch,
];

/// The sentence that is highlighted in the reader, or nothing.
const HIGHLIGHT: &str =
    "(document.querySelector('#reader mark.selected, #reader [data-selected]')?.textContent ?? '').trim()";

async fn forty_events_with_dates(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let shown = visit.events_shown().await?;
    ensure!(shown >= 40, "{shown} events are shown, of the five articles at least 40 are expected");
    let listed: usize = visit
        .value("new Set(Array.from(document.querySelectorAll('#events [data-event]'), row => row.dataset.event)).size")
        .await?;
    ensure!(listed == shown, "#events lists {listed} events where main[data-events-shown] says {shown}");
    let dated: usize = visit
        .value("Array.from(document.querySelectorAll('#events [data-event]')).filter(row => row.querySelector('time[datetime]')).length")
        .await?;
    ensure!(dated >= 40, "{dated} of {shown} events stand with a date: give each its <time datetime=…>");
    visit.picture("desktop").await
}

/// The articles that the page embeds, by name.
fn embedded() -> Result<Vec<(String, Vec<u8>)>> {
    let seeds = root().join("seeds");
    let mut articles = Vec::new();
    for entry in std::fs::read_dir(&seeds)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            articles.push((name, std::fs::read(&path)?));
        }
    }
    articles.sort();
    Ok(articles)
}

/// What a browser makes of the articles, down to the last word of a tree that decides on an event, is what this machine's
/// processor makes of them.
async fn same_events_as_natively(visit: Visit) -> Result<()> {
    #[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
    struct Row {
        event: String,
        day: String,
        label: String,
    }
    let articles = embedded()?;
    let reader = frise::Reader::embedded().map_err(|error| anyhow!("{error}"))?;
    let output = reader.read_all(articles.iter().map(|(name, bytes)| (&**name, &**bytes)));
    let day = |time: frise::model::Interval| time.earliest.or(time.latest).map(|day| day.to_string());
    let mut natively: Vec<Row> = output
        .story
        .events
        .into_iter()
        .map(|event| Row {
            event: event.id.to_string(),
            day: event.time.and_then(day).unwrap_or_default(),
            label: event.label,
        })
        .collect();
    visit.open("").await?;
    visit.events_shown().await?;
    let mut shown: Vec<Row> = visit
        .value(
            "Array.from(document.querySelectorAll('#events [data-event]'), row => ({ event: row.dataset.event, \
             day: row.querySelector('time')?.dateTime ?? '', label: row.querySelector('.label').textContent }))",
        )
        .await?;
    natively.sort();
    shown.sort();
    if let Some((here, there)) = natively.iter().zip(&shown).find(|(here, there)| here != there) {
        bail!(
            "the page reads {there:?} where the command reads {here:?}: look for arithmetic that differs between hosts"
        );
    }
    ensure!(natively.len() == shown.len(), "{} events natively, {} in the page", natively.len(), shown.len());
    Ok(())
}

/// Some frames and some browsers start no worker.
async fn same_events_without_a_worker(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let labels = "Array.from(document.querySelectorAll('#events .label'), label => label.textContent)";
    let with: Vec<String> = visit.value(labels).await?;
    visit.open("?no-worker").await?;
    let without: Vec<String> = visit.value(labels).await?;
    ensure!(with == without, "without a worker the page reads otherwise: {with:?} and {without:?}");
    Ok(())
}

/// A text at which the worker ends, whatever the reason, costs that text and no other.
async fn text_that_ends_the_worker_is_told(visit: Visit) -> Result<()> {
    let articles = embedded()?;
    let name = &articles[1].0;
    visit.open(&format!("?worker-ends={name}")).await?;
    let ended: usize = visit.value("ended").await?;
    ensure!(ended == 2, "{name} was given to {ended} workers: try it twice, then leave it out");
    let told: String = visit.value("document.querySelector('main [role=alert]')?.textContent ?? ''").await?;
    ensure!(told.contains(name.as_str()), "the page does not say that {name} was left out, but: {told:?}");
    let read: Vec<String> = visit
        .value("Array.from(document.querySelectorAll('#reader .articles button'), button => button.textContent)")
        .await?;
    ensure!(read.len() == articles.len() - 1, "{} texts were to be read, there are: {read:?}", articles.len() - 1);
    Ok(())
}

async fn timeline_leads_to_the_sentence(visit: Visit) -> Result<()> {
    #[derive(Deserialize)]
    struct Row {
        event: String,
        text: String,
    }
    visit.open("").await?;
    let rows: Vec<Row> = visit
        .value(
            "Array.from(document.querySelectorAll('#events [data-event]'), row => ({ event: row.dataset.event, \
             text: row.textContent, from: row.querySelector('time')?.getAttribute('datetime') ?? '' })) \
             .filter(row => /^2020-10-(09|10)/.test(row.from))",
        )
        .await?;
    ensure!(!rows.is_empty(), "no event of #events begins on 9 or 10 October 2020 (its <time datetime>)");
    let mut seen = Vec::new();
    for row in &rows {
        click_on_timeline(&visit, &row.event).await?;
        visit.until("a sentence is highlighted in #reader", &format!("{HIGHLIGHT} !== ''")).await?;
        let sentence: String = visit.value(HIGHLIGHT).await?;
        let card: String = visit.value("document.querySelector('#card')?.textContent ?? ''").await?;
        ensure!(!card.trim().is_empty(), "#card says nothing about the selected event {}", row.event);
        if sentence.contains("Moscou") && sentence.contains("négociations de plus de 10 heures") {
            let inside: bool = visit
                .value(
                    "(mark => { const at = mark.getBoundingClientRect(); \
                     return at.bottom > 0 && at.top < innerHeight && at.height > 0; })\
                     (document.querySelector('#reader mark.selected, #reader [data-selected]'))",
                )
                .await?;
            ensure!(inside, "the highlighted sentence is outside of the window: scroll the reader to it");
            return visit.picture("talks").await;
        }
        seen.push(format!("{} ({}): {sentence}", row.event, row.text.trim()));
    }
    anyhow::bail!("no event of 9 or 10 October leads to the sentence that tells the Moscow talks:\n{}", seen.join("\n"))
}

/// Clicks an event's mark; where it is drawn in a cluster, first the clusters that may hold it.
async fn click_on_timeline(visit: &Visit, event: &str) -> Result<()> {
    let mark = format!("#timeline [data-event=\"{event}\"]");
    let drawn = format!("document.querySelector('{mark}') !== null");
    for _ in 0..8 {
        if visit.value::<bool>(&drawn).await? {
            return visit.click(&mark).await;
        }
        // Zoom in around the event through the list, which the timeline follows, or else with the keyboard.
        visit.find("#timeline").await?.focus().await?;
        visit.press(&['+']).await?;
    }
    ensure!(visit.value::<bool>(&drawn).await?, "{mark} is not drawn, and the key + does not take its cluster apart");
    visit.click(&mark).await
}

async fn actor_beside_the_map_is_chosen(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let all = visit.events_shown().await?;
    visit.click("[data-bystander]").await?;
    let fewer =
        format!("(shown => shown > 0 && shown < {all})(Number(document.querySelector('main').dataset.eventsShown))");
    visit.until("only the actor's events are shown", &fewer).await
}

async fn contradiction_leads_to_its_sentence(visit: Visit) -> Result<()> {
    visit.open("").await?;
    for claim in ["li:first-child", "li:last-child"] {
        visit.click(&format!("#contradictions .claims {claim} blockquote")).await?;
        let said = format!("document.querySelector('#contradictions .claims {claim} mark').textContent");
        visit.until("the claim's sentence is highlighted", &format!("{HIGHLIGHT}.includes({said})")).await?;
    }
    visit.picture("contradictions").await
}

async fn map_filters_by_actor(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let all = visit.events_shown().await?;
    let actor: Option<String> = visit
        .value(
            "(Array.from(document.querySelectorAll('#map [data-actor]')).find(node => \
             (node.getAttribute('aria-label') ?? node.closest('g')?.textContent ?? '').includes('Pompeo')) ?? null)\
             ?.dataset.actor ?? null",
        )
        .await?;
    let Some(actor) = actor else {
        anyhow::bail!("« Mike Pompeo » is not on the map: no [data-actor] is labelled so")
    };
    visit.click(&format!("#map [data-actor=\"{actor}\"]")).await?;
    visit
        .until("fewer events are shown", &format!("Number(document.querySelector('main').dataset.eventsShown) < {all}"))
        .await?;
    let shown = visit.events_shown().await?;
    ensure!(shown > 0, "Mike Pompeo is on the map without an event");
    let others: Vec<String> = visit
        .value(
            "Array.from(document.querySelectorAll('#events [data-event]')).filter(row => row.checkVisibility?.() ?? true)\
             .map(row => row.textContent.trim()).filter(text => !text.includes('Pompeo'))",
        )
        .await?;
    ensure!(others.is_empty(), "with Mike Pompeo selected, #events still shows events without him: {others:?}");
    let drawn = "Array.from(document.querySelectorAll('#timeline [data-event]'), mark => mark.dataset.event)";
    let listed = "Array.from(document.querySelectorAll('#events [data-row]'), row => row.dataset.row)";
    let filtered =
        format!("(listed => {drawn}.length > 0 && {drawn}.every(event => listed.includes(event)))({listed})");
    visit.until("the timeline draws the events of the list alone", &filtered).await?;
    visit.picture("actor").await
}

async fn keyboard_alone_reaches_an_event(visit: Visit) -> Result<()> {
    visit.open("").await?;
    for _ in 0..40 {
        visit.press(&[Key::Tab.value()]).await?;
        if visit.value::<bool>("document.activeElement?.closest('#timeline') !== null").await? {
            break;
        }
    }
    let focused = "document.activeElement?.closest('#timeline') !== null";
    ensure!(visit.value::<bool>(focused).await?, "the key Tab never comes to #timeline");
    visit.press(&[Key::Right.value(), Key::Right.value(), Key::Enter.value()]).await?;
    visit.until("Enter highlights a sentence", &format!("{HIGHLIGHT} !== ''")).await?;
    let first: String = visit.value(HIGHLIGHT).await?;
    let hash: String = visit.value("location.hash").await?;
    visit.find("#timeline").await?.focus().await?;
    visit.press(&[Key::Right.value(), Key::Enter.value()]).await?;
    visit.until("the next event is selected", &format!("location.hash !== '{hash}'")).await?;
    ensure!(!first.is_empty(), "the sentence of the first event is empty");
    Ok(())
}

async fn link_restores_the_selection(visit: Visit) -> Result<()> {
    visit.open("").await?;
    visit.until("events can be chosen", "document.querySelector('#timeline [data-event]') !== null").await?;
    let event: String = visit.value("document.querySelector('#timeline [data-event]').dataset.event").await?;
    visit.click(&format!("#timeline [data-event=\"{event}\"]")).await?;
    visit.until("a sentence is highlighted", &format!("{HIGHLIGHT} !== ''")).await?;
    let (sentence, hash): (String, String) = visit.value(&format!("[{HIGHLIGHT}, location.hash]")).await?;
    ensure!(hash.len() > 1, "the address says nothing about the selected event: put it into the hash");
    // From another page, as a reader who follows a link: a change of the hash alone loads nothing.
    visit.driver.goto("about:blank").await?;
    visit.open(&hash).await?;
    visit.until("the link brings the sentence back", &format!("{HIGHLIGHT} !== ''")).await?;
    let again: String = visit.value(HIGHLIGHT).await?;
    ensure!(again == sentence, "the link {hash} leads to « {again} » instead of « {sentence} »");
    Ok(())
}

async fn language_and_theme_switch(visit: Visit) -> Result<()> {
    visit.open("").await?;
    let mut words = Vec::new();
    for language in ["fr", "en"] {
        visit.set_language(language).await?;
        words.push(visit.value::<String>("document.querySelector('#add-texts').textContent.trim()").await?);
    }
    ensure!(words[0] != words[1], "#add-texts says « {} » in both languages", words[0]);
    visit.set_dark(true).await?;
    visit.picture("dark").await?;
    visit.driver.refresh().await?;
    visit.ready().await?;
    visit.until("the language is remembered", "document.documentElement.lang.startsWith('en')").await?;
    visit.set_dark(false).await
}
