//! The element `<frise-explorer>`: two of them on a page that spares them nothing.

use anyhow::{Result, ensure};
use frise_browser_tests::Visit;
use frise_browser_tests::cases::{Case, cases};
use thirtyfour::Key;

use super::host::{FRISE, Host, within};

pub const CASES: &[Case] = cases![two_elements_keep_to_themselves];

/// An expression in the shadow of one of the elements.
fn inside(id: &str, rest: &str) -> String {
    format!("document.querySelector('{id}').shadowRoot.{rest}")
}

fn first(selector: &str) -> String {
    inside("#first", &format!("querySelector('{selector}')"))
}

async fn two_elements_keep_to_themselves(visit: Visit) -> Result<()> {
    let host = Host::open(&[])?;
    host.show(&visit, &format!("{FRISE}demo/hostile.html")).await?;
    for id in ["#first", "#second"] {
        visit.script::<Option<bool>>(&format!("document.querySelector('{id}').scrollIntoView()"), Vec::new()).await?;
        visit.until("the element shows its corpus", &inside(id, "querySelector('main[data-phase=ready]')")).await?;
    }
    ensure!(host.asked("_bg.wasm") == 1, "the two elements asked {} times for the program", host.asked("_bg.wasm"));
    isolated(&visit).await?;

    within(&visit, "#first", "#timeline [data-event]").await?.click().await?;
    visit.until("a click shows the event's card", &first("#card .card-title")).await?;
    visit.until("the page hears of it", "recorded.heard.some(({ id, event }) => id === 'first' && event)").await?;
    let told: String = visit.value("document.querySelector('#first').state").await?;
    ensure!(told.starts_with("event=E"), "the element's state is \"{told}\"");
    visit.until("the sentence is marked", &first("#reader mark.selected")).await?;

    // By the keys alone, in the other element.
    within(&visit, "#second", "#map").await?.focus().await?;
    visit.press(&[Key::Right.value(), Key::Enter.value()]).await?;
    visit.until("the keys choose an actor", "document.querySelector('#second').state.includes('actor=')").await?;
    ensure!(
        visit.value::<String>("document.querySelector('#first').state").await? == told,
        "what was chosen in one element changed the other"
    );

    visit
        .script::<()>(
            "const one = document.querySelector('#first'); one.lang = 'en'; one.setAttribute('theme', 'dark');
        one.setAttribute('view', 'map'); one.select('A1');",
            Vec::new(),
        )
        .await?;
    visit.until("the language follows", &format!("{} === 'en'", first(".frise[lang=en]") + "?.lang")).await?;
    visit.until("the theme follows", &first(".frise[data-theme=dark]")).await?;
    visit.until("the view follows", &first("main[data-view=map] .map-panel")).await?;
    visit.until("what is selected follows", "document.querySelector('#first').state.includes('actor=A1')").await?;
    untouched(&visit).await?;

    visit.script::<()>("window.gone = document.querySelector('#first'); gone.remove();", Vec::new()).await?;
    visit.until("an element that is taken out is empty", "!gone.shadowRoot.querySelector('main')").await?;
    ensure!(
        visit.value::<bool>(&inside("#second", "querySelector('main[data-phase=ready]') !== null")).await?,
        "taking one element out emptied the other"
    );
    let wrong: Vec<String> = visit.value("[...recorded.errors, ...recorded.refused]").await?;
    ensure!(wrong.is_empty(), "the page recorded errors: {wrong:?}");
    Ok(())
}

/// The page's style does not reach into an element.
async fn isolated(visit: &Visit) -> Result<()> {
    let looks = "const style = getComputedStyle(arguments[0]);
        return [style.letterSpacing, style.textTransform, style.fontStyle, style.direction, style.display, style.color];";
    let label = within(visit, "#first", "#events .label").await?;
    let found: Vec<String> = visit.driver.execute(looks, vec![label.to_json()?]).await?.convert()?;
    ensure!(
        found[..4] == ["normal", "none", "normal", "ltr"] && found[4] != "inline" && found[5] != "rgb(255, 0, 0)",
        "the page's style reaches into the element: {found:?}"
    );
    Ok(())
}

/// The element's program does not reach out of it.
async fn untouched(visit: &Visit) -> Result<()> {
    let page: Vec<String> = visit
        .value(
            "[document.title, document.documentElement.lang, location.hash, document.documentElement.dataset.theme ?? '',
              document.querySelector('#app').className, String(localStorage.length),
              String(document.querySelectorAll('body style, body link, dialog').length)]",
        )
        .await?;
    let kept = page[0].starts_with("Deux frises") && page[1] == "fr" && page[6] == "0";
    ensure!(
        kept && page[2..5].iter().all(String::is_empty) && page[5] == "0",
        "the element changed its page: {page:?}"
    );
    Ok(())
}
