//! A visit to the page: what a reader does there, and what is then to be seen.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::prelude::*;

use crate::server::{FOLDER, PHONE, Server};
use crate::{Engine, Kind};

/// How long something may take to appear; generous, since many tests may share a slow machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// One browser, one site, one reader.
pub struct Visit {
    /// Which browser it is.
    pub kind: Kind,
    /// The browser.
    pub driver: WebDriver,
    /// The site.
    pub server: Server,
}

/// What went wrong in the page, as its recorder wrote it down.
#[derive(Debug, Deserialize)]
pub struct Recorded {
    /// Errors and warnings of the console, exceptions, files that did not load.
    pub errors: Vec<String>,
    /// What the content security policy refused.
    pub refused: Vec<String>,
    /// Dialogs that a script opened.
    pub dialogs: Vec<String>,
}

/// Runs `work` in a new browser that visits a new site with the built page, and closes both.
///
/// About once in fifty visits WebKitGTK's web process stops, or traps, in the midst of what every other visit does: its
/// visits are asked once more. A page that is at fault fails the second time as well.
///
/// # Errors
/// What `work` returns; also when the browser does not open or close.
pub fn visit<F: Future<Output = Result<()>>>(engine: &Engine, record: bool, work: impl Fn(Visit) -> F) -> Result<()> {
    let _alone = engine.alone();
    match visit_once(engine, record, &work) {
        Err(error) if engine.kind == Kind::WebKit => {
            eprintln!("WebKit is asked once more: {error:#}");
            visit_once(engine, record, work)
        }
        visited => visited,
    }
}

fn visit_once<F: Future<Output = Result<()>>>(
    engine: &Engine,
    record: bool,
    work: impl FnOnce(Visit) -> F,
) -> Result<()> {
    let server = Server::start(&dist(), record)?;
    run(async {
        let driver = engine.session().await?;
        let visit = Visit { kind: engine.kind, driver: driver.clone(), server };
        let worked = tokio::time::timeout(Duration::from_mins(3), work(visit)).await;
        let closed = driver.quit().await;
        worked.context("the test did not end within 3 minutes")??;
        Ok(closed?)
    })
}

/// Runs to the end on this thread.
///
/// # Errors
/// What `work` returns.
pub fn run<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

/// The folder of the built page.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The repository's root.
#[must_use]
pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

impl Visit {
    /// Opens the page and waits until the corpus has been read and drawn; `rest` is its address's query and hash, or empty.
    ///
    /// # Errors
    /// When that does not happen.
    pub async fn open(&self, rest: &str) -> Result<()> {
        self.open_at(&format!("{}{FOLDER}{rest}", self.server.address())).await
    }

    /// Opens the page that stands at an address, and waits until the corpus has been read and drawn.
    ///
    /// # Errors
    /// When that does not happen.
    pub async fn open_at(&self, address: &str) -> Result<()> {
        self.driver.goto("about:blank").await?;
        self.driver.goto(address).await?;
        self.ready().await
    }

    /// Opens the page in a frame as wide as a phone, and goes into the frame.
    ///
    /// # Errors
    /// When the corpus is not read and drawn there.
    pub async fn open_on_phone(&self) -> Result<()> {
        let address = format!("{}{PHONE}", self.server.address());
        self.driver.enter_default_frame().await?;
        self.driver.goto(&address).await?;
        self.driver.find(By::Css("iframe")).await?.enter_frame().await?;
        self.ready().await
    }

    /// Waits until the corpus has been read and drawn.
    ///
    /// # Errors
    /// When that does not happen.
    pub async fn ready(&self) -> Result<()> {
        self.until("the corpus is read and drawn", "performance.getEntriesByName('frise-ready').length > 0").await
    }

    /// What a script returns.
    ///
    /// # Errors
    /// When it throws or returns something of another form.
    pub async fn script<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        let returned = self.driver.execute(script, arguments).await.with_context(|| format!("script: {script}"))?;
        returned.convert().with_context(|| format!("script: {script}"))
    }

    /// The value of an expression in the page.
    ///
    /// # Errors
    /// When it throws or has another form.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.script(&format!("return {expression};"), Vec::new()).await
    }

    /// Waits until a condition in the page holds.
    ///
    /// # Errors
    /// When it never does; `what` says what was waited for.
    pub async fn until(&self, what: &str, condition: &str) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if self.value::<bool>(&format!("Boolean({condition})")).await? {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let (address, recorded): (String, Value) = self.value("[location.href, window.recorded ?? null]").await?;
        bail!("waited in vain until {what} (`{condition}`) at {address}; recorded: {recorded}")
    }

    /// The first element that a selector finds, scrolled into view.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find(&self, selector: &str) -> Result<WebElement> {
        let element =
            self.driver.find(By::Css(selector)).await.with_context(|| format!("no {selector} in the page"))?;
        element.scroll_into_view().await?;
        Ok(element)
    }

    /// Clicks the first element that a selector finds.
    ///
    /// # Errors
    /// When there is none, or it cannot be clicked.
    pub async fn click(&self, selector: &str) -> Result<()> {
        self.find(selector).await?.click().await.with_context(|| format!("cannot click {selector}"))
    }

    /// Presses keys, one after the other, wherever the focus is.
    ///
    /// # Errors
    /// When the browser takes none.
    pub async fn press(&self, keys: &[char]) -> Result<()> {
        for key in keys {
            self.driver.action_chain().send_keys(*key).perform().await?;
        }
        Ok(())
    }

    /// What went wrong until now.
    ///
    /// # Errors
    /// When the page has no recorder.
    pub async fn recorded(&self) -> Result<Recorded> {
        self.value("window.recorded").await
    }

    /// Switches until the page's background is dark, or light.
    ///
    /// # Errors
    /// When it never is.
    pub async fn set_dark(&self, dark: bool) -> Result<()> {
        for _ in 0..4 {
            if self.is_dark().await? == dark {
                return Ok(());
            }
            self.click("#theme").await?;
            // The colours may be changing slowly.
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        bail!("#theme never makes the page {}", if dark { "dark" } else { "light" })
    }

    async fn is_dark(&self) -> Result<bool> {
        let channels: Vec<f64> = self
            .script(
                "const canvas = document.createElement('canvas'); canvas.width = canvas.height = 1;
                 const brush = canvas.getContext('2d');
                 for (const element of [document.documentElement, document.body]) {
                   brush.fillStyle = getComputedStyle(element).backgroundColor; brush.fillRect(0, 0, 1, 1);
                 }
                 return Array.from(brush.getImageData(0, 0, 1, 1).data).slice(0, 3);",
                Vec::new(),
            )
            .await?;
        Ok(channels.iter().sum::<f64>() < 384.0)
    }

    /// Switches until the interface speaks a language (`fr`, `en`).
    ///
    /// # Errors
    /// When it never does.
    pub async fn set_language(&self, language: &str) -> Result<()> {
        let current = format!("document.documentElement.lang.startsWith('{language}')");
        if !self.value::<bool>(&current).await? {
            self.click("#language").await?;
        }
        self.until(&format!("the page's language is {language}"), &current).await
    }

    /// Number of events that the page shows.
    ///
    /// # Errors
    /// When it does not say.
    pub async fn events_shown(&self) -> Result<usize> {
        let shown: String = self.value("document.querySelector('main').dataset.eventsShown ?? ''").await?;
        shown.parse().with_context(|| format!("main[data-events-shown] is \"{shown}\""))
    }

    /// Saves a picture of the page, or of the frame that it stands in, under target/screenshots.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn picture(&self, name: &str) -> Result<()> {
        let folder = root().join("target/screenshots");
        std::fs::create_dir_all(&folder)?;
        self.picture_into(&folder.join(format!("{}-{name}.png", self.kind.name()))).await
    }

    /// Saves a picture of the page, or of the frame that it stands in, into a file.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn picture_into(&self, file: &Path) -> Result<()> {
        self.driver.enter_default_frame().await?;
        match self.driver.find(By::Css("iframe[title=Frise]")).await {
            Ok(frame) => {
                std::fs::write(file, frame.screenshot_as_png().await?)?;
                frame.enter_frame().await?;
            }
            Err(_) => self.driver.screenshot(file).await?,
        }
        Ok(())
    }

    /// Holds when axe-core finds no violation in the page as it stands.
    ///
    /// # Errors
    /// With the violations and where they are.
    pub async fn accessible(&self, state: &str) -> Result<()> {
        #[derive(Deserialize)]
        struct Violation {
            id: String,
            help: String,
            places: Vec<String>,
        }
        let Some(file) = std::env::var_os("FRISE_AXE") else { return Ok(()) };
        let axe = std::fs::read_to_string(&file).context("cannot read axe-core")?;
        self.driver.execute(axe, Vec::new()).await?;
        let check = "const done = arguments[arguments.length - 1];
            axe.run(document).then(found => done(found.violations.map(({ id, help, nodes }) =>
              ({ id, help, places: nodes.map(node => node.html + ' — ' + node.failureSummary) }))),
              error => done([{ id: 'axe-core', help: String(error), places: [] }]));";
        let found: Vec<Violation> = self.driver.execute_async(check, Vec::new()).await?.convert()?;
        let told =
            found.iter().map(|found| format!("\n{}: {}\n    {}", found.id, found.help, found.places.join("\n    ")));
        ensure!(
            found.is_empty(),
            "{state}: axe-core finds what shuts readers out; mend it in the page:{}",
            told.collect::<String>()
        );
        Ok(())
    }
}
