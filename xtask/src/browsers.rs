//! This machine → browsers with their drivers, installed with the system's package manager where it may be.
//!
//! Promises: it says what it installs; where it may not, it says exactly what to install.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::command::{command, output, run, timed};
use crate::tools::Tools;

/// What the browser tests are told, as environment variables.
pub type Variables = Vec<(&'static str, PathBuf)>;

const CHROMIUM: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];
const FIREFOX: &[&str] = &[
    "firefox-esr",
    "firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
];

/// Chromium with its driver.
///
/// # Errors
/// With what to install, when it is missing and cannot be installed.
pub fn chromium(root: &Path, tools: &Tools) -> Result<Variables> {
    let find =
        || Some(vec![("FRISE_CHROMIUM", program(CHROMIUM)?), ("FRISE_CHROMEDRIVER", program(&["chromedriver"])?)]);
    let hint = "Chromium (or Chrome) and the chromedriver of the same version";
    installed(root, &tools.pins.debian["chromium"], find, hint)
}

/// Firefox with its driver.
///
/// # Errors
/// With what to install, when it is missing and cannot be installed.
pub fn firefox(root: &Path, tools: &Tools) -> Result<Variables> {
    let mut found =
        installed(root, &tools.pins.debian["firefox"], || Some(vec![("FRISE_FIREFOX", program(FIREFOX)?)]), "Firefox")?;
    found.push(("FRISE_GECKODRIVER", tools.crate_program("geckodriver", "geckodriver")?));
    Ok(found)
}

/// WebKit's small browser with its driver and a screen in memory; Linux alone has them.
///
/// # Errors
/// With what to install, when it is missing and cannot be installed.
pub fn webkit(root: &Path, tools: &Tools) -> Result<Variables> {
    let find = || {
        Some(vec![
            ("FRISE_WEBKIT", mini_browser()?),
            ("FRISE_WEBKITDRIVER", program(&["WebKitWebDriver"])?),
            ("FRISE_XVFB", program(&["Xvfb"])?),
        ])
    };
    installed(root, &tools.pins.debian["webkit"], find, "WebKitGTK's MiniBrowser and WebKitWebDriver, and Xvfb (Linux)")
}

fn installed(root: &Path, packages: &[String], find: impl Fn() -> Option<Variables>, hint: &str) -> Result<Variables> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let packages = packages.join(" ");
    if may_install(root) {
        timed(&format!("installing {packages} with apt-get"), || {
            run(&mut command(root, "apt-get", &["-q", "update"]))?;
            let mut install = command(root, "apt-get", &["-q", "-y", "install", "--no-install-recommends"]);
            run(install.args(packages.split(' ')).env("DEBIAN_FRONTEND", "noninteractive"))
        })?;
    }
    find().ok_or_else(|| {
        anyhow::anyhow!("{hint} must be installed and on PATH; on Debian and Ubuntu: sudo apt-get install {packages}")
    })
}

/// Whether packages can be installed without asking anyone: as root, where there is apt-get.
fn may_install(root: &Path) -> bool {
    which::which("apt-get").is_ok() && output(&mut command(root, "id", &["-u"])).is_ok_and(|user| user.trim() == "0")
}

fn program(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| which::which(name).ok())
}

/// Debian keeps it outside PATH, in a folder of the machine's architecture.
fn mini_browser() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    let folders = folders.chain(["/usr/libexec".into(), "/usr/lib64".into()]);
    folders.map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser")).find(|file| file.is_file())
}
