//! A browser's driver, started on a free port, and the sessions that it opens.
//!
//! Promises: a driver ends with its [`Engine`], and a browser with its session, also when a test fails.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

/// The browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK's small browser.
    WebKit,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name, as it stands before the names of its tests.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Whether `cargo xtask` found it on this machine.
    #[must_use]
    pub fn is_given(self) -> bool {
        let name = match self {
            Self::Chromium => "FRISE_CHROMIUM",
            Self::Firefox => "FRISE_FIREFOX",
            Self::WebKit => "FRISE_WEBKIT",
        };
        std::env::var_os(name).is_some()
    }

    fn capabilities(self) -> Result<Value> {
        Ok(match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": { "binary": variable("FRISE_CHROMIUM")?, "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
                    "--no-first-run", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--window-size=1280,900", "--lang=fr",
                ] },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": { "binary": variable("FRISE_FIREFOX")?, "args": ["-headless"], "prefs": {
                    "intl.accept_languages": "fr", "browser.aboutConfig.showWarning": false,
                } },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": variable("FRISE_WEBKIT")?, "args": ["--automation"] },
            }),
        })
    }
}

/// A browser whose driver is running; one session at a time.
pub struct Engine {
    /// Which browser.
    pub kind: Kind,
    address: String,
    busy: Mutex<()>,
    // Ended in this order: the driver before the screen that its browser is shown on.
    _driver: Process,
    _screen: Option<Process>,
}

impl Engine {
    /// Starts the driver. What to start is told in environment variables, which `cargo xtask` sets.
    ///
    /// # Errors
    /// When it does not start, or opens no session.
    pub fn start(kind: Kind) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0").context("no port is free")?.local_addr()?.port();
        let (mut screen, mut driver) = (
            None,
            match kind {
                Kind::Chromium => driver("FRISE_CHROMEDRIVER", &[format!("--port={port}"), "--log-level=OFF".into()])?,
                Kind::Firefox => {
                    let ports = ["--port".into(), port.to_string(), "--websocket-port".into(), "0".into()];
                    driver("FRISE_GECKODRIVER", &[&ports[..], &["--log".into(), "fatal".into()]].concat())?
                }
                Kind::WebKit => driver("FRISE_WEBKITDRIVER", &[format!("--port={port}"), "--host=127.0.0.1".into()])?,
            },
        );
        if kind == Kind::WebKit {
            let (process, display) = virtual_screen()?;
            driver.env("DISPLAY", display).env_remove("WAYLAND_DISPLAY").env("GTK_A11Y", "none");
            screen = Some(process);
        }
        driver.env("LANG", "fr_FR.UTF-8").env("LANGUAGE", "fr");
        let driver = Process(driver.spawn().with_context(|| format!("the driver of {} does not start", kind.name()))?);
        let engine = Self {
            kind,
            address: format!("http://127.0.0.1:{port}"),
            busy: Mutex::new(()),
            _driver: driver,
            _screen: screen,
        };
        wait_for_port(port)?;
        crate::visit::visit(&engine, false, async |_| Ok(()))
            .with_context(|| format!("{} opens no window", kind.name()))?;
        Ok(engine)
    }

    /// Waits until no other test uses the browser.
    pub fn alone(&self) -> MutexGuard<'_, ()> {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens a browser with an empty profile.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn session(&self) -> Result<WebDriver> {
        let Value::Object(capabilities) = self.kind.capabilities()? else { bail!("capabilities are an object") };
        let opened = WebDriver::new(&self.address, Capabilities::from(capabilities));
        Ok(tokio::time::timeout(Duration::from_mins(1), opened).await.context("no browser after a minute")??)
    }
}

/// A running program; it is ended when dropped.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        if let Err(error) = self.0.kill().and_then(|()| self.0.wait()) {
            eprintln!("process {} is left over: {error}", self.0.id());
        }
    }
}

fn variable(name: &str) -> Result<String> {
    std::env::var(name).with_context(|| format!("{name} is not set: start these tests with `cargo xtask test`"))
}

fn driver(name: &str, arguments: &[String]) -> Result<Command> {
    let mut driver = Command::new(PathBuf::from(variable(name)?));
    driver.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    Ok(driver)
}

/// A screen in memory on a free display, and the display's name, which Xvfb itself finds and writes.
fn virtual_screen() -> Result<(Process, OsString)> {
    let options = ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"].map(str::to_owned);
    let mut screen = driver("FRISE_XVFB", &options)?.stdout(Stdio::piped()).spawn().context("Xvfb does not start")?;
    let output = screen.stdout.take().context("Xvfb has no output")?;
    let screen = Process(screen);
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number).context("Xvfb does not tell its display")?;
    ensure!(!number.trim().is_empty(), "Xvfb opens no screen");
    Ok((screen, format!(":{}", number.trim()).into()))
}

fn wait_for_port(port: u16) -> Result<()> {
    if wait(|| std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()) {
        return Ok(());
    }
    bail!("the driver does not answer on port {port}")
}

fn wait(mut ready: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(30) {
        if ready() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}
