//! Sources → the page: built for release into dist/, or served while it is worked on.

use std::fs;
use std::io::IsTerminal;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::command::{command, run, timed};
use crate::tools::{PageTools, Tools};
use crate::{npm, sharing, single};

/// Builds the page for release into dist/, also as one file and as an npm package.
///
/// # Errors
/// When a tool cannot be installed or the build fails.
pub fn build(root: &Path) -> Result<()> {
    let tools = Tools::open(root)?.for_page()?;
    timed("building the page for release into dist/", || run(trunk(root, &tools).args(["build", "--release"])))?;
    sharing::write(root)?;
    single::pack(root)?;
    timed("making the npm package in dist/npm/", || npm::build(root))
}

/// Builds the page's drawings by themselves, for the harness that measures them.
///
/// # Errors
/// When a tool cannot be installed or the build fails.
pub fn build_bench(root: &Path, tools: &Tools, into: &Path) -> Result<()> {
    let tools = tools.for_page()?;
    timed("building the drawings for release", || {
        let mut build = trunk(root, &tools);
        build.args(["build", "--release", "--html-output", "index.html", "--dist"]);
        run(build.arg(into).arg("benches/ui/frise.html"))
    })
}

/// Serves the page on 127.0.0.1 and rebuilds it on every change, until interrupted.
///
/// # Errors
/// When a tool cannot be installed or the server ends in error.
pub fn serve(root: &Path, port: u16, release: bool, open: bool) -> Result<ExitCode> {
    let tools = Tools::open(root)?.for_page()?;
    let port = free_port(port)?;
    eprintln!("── building the page; then it is at http://127.0.0.1:{port}/ (Ctrl-C ends)");
    let mut serve = trunk(root, &tools);
    serve.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]);
    if release {
        serve.arg("--release");
    }
    if open && has_screen() {
        serve.arg("--open");
    }
    // What Trunk puts into the page, so that it reloads itself, is what the page's policy is there to refuse.
    let lax =
        |policy: &str| policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'").replace(TRUSTED, "");
    let served = Variant::write(root, "index-served.html", "http-equiv=\"Content-Security-Policy\" content", lax)?;
    serve.args(["--html-output", "index.html"]).arg(&served.0);
    run(&mut serve)?;
    Ok(ExitCode::SUCCESS)
}

/// Trunk, which finds the pinned tools and asks the network for nothing.
fn trunk(root: &Path, tools: &PageTools) -> Command {
    let mut trunk = command(root, &tools.trunk, &["--offline=true", "--skip-version-check"]);
    // Trunk takes NO_COLOR=1 for a wrong value of its own option and stops.
    trunk.env("PATH", &tools.path).env_remove("NO_COLOR");
    trunk
}

/// The directive of the page's policy that lets no text become a script.
const TRUSTED: &str = "; require-trusted-types-for 'script'";

/// A copy of index.html, beside it, with another value of one attribute: Trunk has no other way to be told. Removed when
/// dropped.
struct Variant(PathBuf);

impl Variant {
    fn write(root: &Path, name: &str, attribute: &str, value: impl Fn(&str) -> String) -> Result<Self> {
        let file = root.join("www/index.html");
        let page = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let parts = page.split_once(&format!("{attribute}=\"")).and_then(|(before, rest)| {
            let (present, after) = rest.split_once('"')?;
            Some((before, present, after))
        });
        let Some((before, present, after)) = parts else {
            bail!("{} must have one {attribute}=\"…\"", file.display());
        };
        let copy = root.join("www").join(name);
        fs::write(&copy, format!("{before}{attribute}=\"{}\"{after}", value(present)))
            .with_context(|| format!("cannot write {}", copy.display()))?;
        Ok(Self(copy))
    }
}

impl Drop for Variant {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.0) {
            eprintln!("   {} is left over: {error}", self.0.display());
        }
    }
}

/// The port asked for, or one of the nine after it.
fn free_port(first: u16) -> Result<u16> {
    (first..=first.saturating_add(9))
        .find(|&port| TcpListener::bind(("127.0.0.1", port)).is_ok())
        .with_context(|| format!("the ports from {first} on are all taken: give another one with --port"))
}

/// Whether there is a person with a screen here.
fn has_screen() -> bool {
    let display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    std::io::stderr().is_terminal() && (display || cfg!(any(target_os = "macos", windows)))
}
