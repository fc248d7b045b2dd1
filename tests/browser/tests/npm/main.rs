//! The npm package in browsers: its examples as `cargo xtask test` has laid them out in target/npm/site.

use anyhow::{Result, ensure};
use frise_browser_tests::cases::{Case, cases};
use frise_browser_tests::server::FOLDER;
use frise_browser_tests::visit::root;
use frise_browser_tests::{Server, Visit};
use std::path::PathBuf;

const CASES: &[Case] = cases![a_plain_page_reads_and_draws, a_worker_of_a_page_reads, a_react_component_draws_and_goes];

/// The shadow root of the first explorer in an element.
const SHADOW: &str = "document.querySelector('.place > div')?.shadowRoot";

fn main() {
    if !site().is_dir() {
        println!("SKIPPED: the npm package is not laid out in target/npm: install Node.js, then `cargo xtask npm`");
        return;
    }
    frise_browser_tests::cases::run(&[CASES]);
}

fn site() -> PathBuf {
    root().join("target/npm/site")
}

async fn opened(visit: &Visit, page: &str) -> Result<Server> {
    let server = Server::start(&site(), true)?;
    visit.driver.goto(format!("{}{FOLDER}{page}", server.address())).await?;
    Ok(server)
}

async fn nothing_went_wrong(visit: &Visit) -> Result<()> {
    let recorded = visit.recorded().await?;
    ensure!(recorded.refused.is_empty(), "the policy of the example refuses: {:#?}", recorded.refused);
    ensure!(recorded.errors.is_empty(), "the console has complaints: {:#?}", recorded.errors);
    Ok(())
}

async fn a_plain_page_reads_and_draws(visit: Visit) -> Result<()> {
    let _server = opened(&visit, "page.html").await?;
    visit.until("the story is listed", "document.querySelectorAll('#story li').length > 1").await?;
    visit.until("the explorer says that it is ready", "/^[1-9]\\d* événements$/.test(document.title)").await?;
    visit.until("its events are drawn", &format!("{SHADOW}?.querySelector('#events [data-event]')")).await?;
    let title: String = visit.value(&format!("{SHADOW}.querySelector('h1').textContent")).await?;
    ensure!(title == "Grève à Lyon", "the explorer shows the title « {title} », not its corpus's");
    nothing_went_wrong(&visit).await
}

async fn a_worker_of_a_page_reads(visit: Visit) -> Result<()> {
    let _server = opened(&visit, "worker.html").await?;
    visit.until("the worker has read", "/^[1-9]\\d* événements$/.test(document.title)").await?;
    nothing_went_wrong(&visit).await
}

async fn a_react_component_draws_and_goes(visit: Visit) -> Result<()> {
    let _server = opened(&visit, "react.html").await?;
    visit.until("its events are drawn", &format!("{SHADOW}?.querySelector('#timeline [data-event]')")).await?;
    let theme = format!("{SHADOW}.querySelector('.frise').dataset.theme");
    visit.until("the theme is the component's", &format!("{theme} === 'light'")).await?;
    visit.click("input").await?;
    visit.until("the theme follows the component", &format!("{theme} === 'dark'")).await?;
    visit.script::<()>(&format!("{SHADOW}.querySelector('#timeline [data-event]').click()"), Vec::new()).await?;
    visit.until("the component hears what is chosen", "/event=E/.test(document.querySelector('output').value)").await?;
    visit.click("button").await?;
    visit.until("the explorer is gone with its component", "!document.querySelector('.place')").await?;
    nothing_went_wrong(&visit).await
}
