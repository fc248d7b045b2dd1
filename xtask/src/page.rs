//! Sources → the page: built for release into dist/, or served while it is worked on.

use std::fs;
use std::io::IsTerminal;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::command::{command, run, timed};
use crate::single;
use crate::tools::{PageTools, Tools};

/// Builds the page for release into dist/, also as one file.
///
/// # Errors
/// When a tool cannot be installed or the build fails.
pub fn build(root: &Path) -> Result<()> {
    let tools = Tools::open(root)?.for_page(true)?;
    timed("building the page for release into dist/", || {
        if tools.optimises {
            return run(trunk(root, &tools).args(["build", "--release"]));
        }
        eprintln!("   without wasm-opt, since there is no node and npm on PATH: the page is some 15 % larger");
        let plain = Unoptimised::write(root)?;
        run(trunk(root, &tools).args(["build", "--release", "--html-output", "index.html"]).arg(&plain.0))
    })?;
    single::pack(root)
}

/// Builds the page's drawings by themselves, for the harness that measures them.
///
/// # Errors
/// When a tool cannot be installed or the build fails.
pub fn build_bench(root: &Path, tools: &Tools, into: &Path) -> Result<()> {
    let tools = tools.for_page(true)?;
    if !tools.optimises {
        bail!(
            "the drawings are measured as they are released, which takes wasm-opt, which needs node and npm: install Node.js"
        );
    }
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
    let tools = Tools::open(root)?.for_page(release)?;
    if release && !tools.optimises {
        bail!("`serve --release` needs wasm-opt, which needs node and npm: install Node.js, or leave out --release");
    }
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

/// A copy of index.html, beside it, that asks for no wasm-opt: Trunk has no other way to be told. Removed when dropped.
struct Unoptimised(PathBuf);

impl Unoptimised {
    fn write(root: &Path) -> Result<Self> {
        let file = root.join("www/index.html");
        let page = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let Some((before, after)) = page.split_once("data-wasm-opt=\"") else {
            bail!("{} must name the level of wasm-opt as data-wasm-opt=\"…\"", file.display());
        };
        let after = after.split_once('"').map_or("", |(_, after)| after);
        let plain = root.join("www/index-plain.html");
        fs::write(&plain, format!("{before}data-wasm-opt=\"0\"{after}"))
            .with_context(|| format!("cannot write {}", plain.display()))?;
        Ok(Self(plain))
    }
}

impl Drop for Unoptimised {
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
