//! The page for every reader: without a mouse, without sight, on a phone.

use anyhow::{Result, ensure};
use frise_browser_tests::Visit;

use crate::{Case, cases, own};

pub const CASES: &[Case] = cases![
    accessible_on_a_desktop,
    accessible_on_a_phone,
    less_common_views_are_accessible,
    phone_scrolls_one_way,
    part_begins_at_its_top,
    phone_has_its_buttons_in_one_row,
    stale_link_covers_nothing,
    no_width_scrolls_sideways,
];

async fn accessible_on_a_desktop(visit: Visit) -> Result<()> {
    visit.open("").await?;
    every_look(&visit, "desktop").await?;
    visit.click("#events [data-event]").await?;
    visit.accessible("desktop, an event selected").await?;
    visit.click("#add-texts").await?;
    visit.until("the dialog is open", "document.querySelector('#texts')?.checkVisibility?.() ?? true").await?;
    visit.accessible("desktop, the dialog open").await
}

async fn accessible_on_a_phone(visit: Visit) -> Result<()> {
    visit.open_on_phone().await?;
    every_look(&visit, "phone").await
}

async fn every_look(visit: &Visit, screen: &str) -> Result<()> {
    for language in ["fr", "en"] {
        visit.set_language(language).await?;
        for (dark, theme) in [(false, "light"), (true, "dark")] {
            visit.set_dark(dark).await?;
            visit.picture(&format!("{screen}-{language}-{theme}")).await?;
            visit.accessible(&format!("{screen}, {language}, {theme}")).await?;
        }
    }
    Ok(())
}

/// What is seen only now and then: nothing left, nothing found, an actor's card, a menu.
async fn less_common_views_are_accessible(visit: Visit) -> Result<()> {
    visit.open("").await?;
    visit.click("[data-bystander]").await?;
    visit.until("the actor's card is shown", "document.querySelector('#card .card-title')").await?;
    visit.accessible("an actor's card").await?;
    visit.click(".timeline-panel .menu summary").await?;
    visit.accessible("the menu that saves the timeline").await?;
    visit.find("#search").await?.send_keys("qqqq").await?;
    visit.until("nothing is shown", "document.querySelector('main').dataset.eventsShown === '0'").await?;
    visit.accessible("nothing left by the filters").await?;
    visit.picture("nothing-left").await?;
    own::replace(&visit, "Le ciel est bleu, et la mer aussi.").await?;
    visit.until("nothing is found", "document.querySelector('.notice.empty')").await?;
    visit.accessible("nothing found in a text").await?;
    visit.open("?worker-ends=000_4b6b12dc2b0c9bc1.txt").await?;
    visit.until("what went wrong is told", "document.querySelector('main [role=alert]')").await?;
    visit.accessible("a text that was left out").await
}

async fn part_begins_at_its_top(visit: Visit) -> Result<()> {
    visit.open_on_phone().await?;
    visit.value::<bool>("(scrollTo(0, document.documentElement.scrollHeight), true)").await?;
    visit.until("the page is scrolled", "scrollY > 600").await?;
    // The tabs are in view wherever the page is read; a driver may first scroll to where they would stand without that.
    visit.script::<()>("document.querySelector('.tabs button:nth-of-type(2)').click();", Vec::new()).await?;
    let top = "document.querySelector('main').getBoundingClientRect().top";
    visit.until("the actors begin below the tabs", &format!("{top} >= 0 && {top} < 120")).await
}

/// A scrollbar beside the page leaves it less than the screen's width.
async fn phone_has_its_buttons_in_one_row(visit: Visit) -> Result<()> {
    visit.open_on_phone().await?;
    for width in [360, 345] {
        let rows: Vec<i64> = visit
            .value(&format!(
                "(frame => {{ frame.style.width = '{width}px'; return Array.from(new Set(Array.from(
                 frame.querySelectorAll('header .buttons > *'), part => part.getBoundingClientRect())
                 .filter(box => box.height > 0).map(box => Math.round(box.top + box.height / 2)))); }})\
                 (document.querySelector('.frise'))"
            ))
            .await?;
        ensure!(rows.len() == 1, "at {width} px the buttons stand in {} rows", rows.len());
    }
    Ok(())
}

/// A link that names what these texts do not have opens no empty sheet over a phone's page.
async fn stale_link_covers_nothing(visit: Visit) -> Result<()> {
    visit.open_on_phone().await?;
    for (hash, chosen) in [("event=E1", true), ("event=E99999", false), ("actor=A1", true), ("tie=A1-A99999", false)] {
        visit.value::<bool>(&format!("(location.hash = '#{hash}', true)")).await?;
        let told = format!("document.querySelector('main').dataset.chosen === '{chosen}'");
        visit.until(&format!("{hash}: chosen is {chosen}"), &told).await?;
    }
    Ok(())
}

/// On any width, text enlarged or not, the page is read by going down.
async fn no_width_scrolls_sideways(visit: Visit) -> Result<()> {
    visit.open("").await?;
    // The page decides by its element's width, not by the window's.
    let narrow = |width: u32| {
        format!(
            "(frame => {{ frame.style.width = '{width}px'; document.documentElement.style.overflowX = 'hidden'; \
             return true; }})(document.querySelector('.frise'))"
        )
    };
    for part in ["timeline", "actors", "quotes", "figures", "contradictions"] {
        visit.value::<bool>(&format!("(location.hash = '#tab={part}', true)")).await?;
        for width in [320, 360, 480, 600, 768, 900, 1024, 1280] {
            visit.value::<bool>(&narrow(width)).await?;
            tokio::time::sleep(std::time::Duration::from_millis(150)).await;
            let inside = "(frame => frame.scrollWidth <= frame.clientWidth + 1)(document.querySelector('.frise'))";
            let wide: Vec<String> = visit
                .value(&format!(
                    "{inside} ? [] : Array.from(document.querySelectorAll('.frise *')).filter(element => \
                     element.getBoundingClientRect().right > {width} + 1 && element.checkVisibility()).slice(0, 5)\
                     .map(element => element.cloneNode().outerHTML.slice(0, 120))"
                ))
                .await?;
            ensure!(wide.is_empty(), "{part} at {width} px stands out of the page: {wide:?}");
        }
    }
    Ok(())
}

async fn phone_scrolls_one_way(visit: Visit) -> Result<()> {
    visit.open_on_phone().await?;
    let (content, window): (u32, u32) =
        visit.value("[document.documentElement.scrollWidth, document.documentElement.clientWidth]").await?;
    let wide: Vec<String> = visit
        .value(
            "Array.from(document.body.querySelectorAll('*')).filter(element => \
             element.getBoundingClientRect().right > innerWidth + 1).slice(0, 5)\
             .map(element => element.cloneNode().outerHTML.slice(0, 120))",
        )
        .await?;
    ensure!(content <= window, "on a screen of {window} px the page is {content} px wide; what stands out: {wide:?}");
    Ok(())
}
