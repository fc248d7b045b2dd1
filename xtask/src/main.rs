//! The project's chores: `cargo xtask serve`, `test`, `build`, `bench`, `pictures`.

mod bench;
mod browsers;
mod command;
mod drawings;
mod exports;
mod glue;
mod npm;
mod page;
mod report;
mod sharing;
mod single;
mod sizes;
mod test;
mod tools;
mod types;
mod weight;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};

/// Builds, serves, tests and measures Frise.
///
/// Needs rustup alone to begin with; every other tool is installed, in the version that tools.toml pins, into your
/// cache folder the first time that a chore asks for it.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

const EXAMPLES: &str = "\
Examples:
  cargo xtask serve             look at the page, rebuilt on every change
  cargo xtask test              everything that must hold before a change lands
  cargo xtask test --quick      the same without the page and the browsers
  cargo xtask test --page       the page in browsers alone
  cargo xtask build             the page as static files in dist/, ready for any web server";

#[derive(Subcommand)]
enum Chore {
    /// Build the page, serve it on 127.0.0.1 and rebuild it on every change
    Serve(Serve),
    /// Run every check: format, lints, documentation, tests, and the page in real browsers
    Test(Test),
    /// Build the page for release into dist/ and print the size of each file
    Build,
    /// Pack the page that stands in dist/, whoever built it, into dist/frise.html, and print the sizes
    Pack,
    /// Make the npm package in dist/npm/ anew, of the page that was built, and test it
    Npm,
    /// Measure: reading speed, sizes and times of the page in Chromium, its drawings beside those of libraries
    Bench(Bench),
    /// Take the README's pictures of the page anew, into docs/pictures/
    Pictures,
}

#[derive(Args)]
struct Serve {
    /// Port to serve on; the next free one when it is taken
    #[arg(long, default_value_t = 8017)]
    port: u16,
    /// Optimise as for release: slower to build, faster to run
    #[arg(long)]
    release: bool,
    /// Only print the address, open no browser
    #[arg(long)]
    no_open: bool,
}

#[derive(Args)]
struct Bench {
    /// Only the page's drawings beside those of libraries
    #[arg(long)]
    page: bool,
    /// How often each drawing is measured
    #[arg(long, default_value_t = 5)]
    runs: u32,
}

#[derive(Args)]
struct Test {
    /// Leave out whatever needs the page built or a browser
    #[arg(long, conflicts_with = "page")]
    quick: bool,
    /// Only the page in browsers; CASE picks some, as in `firefox` or `chromium::map_filters_by_actor`
    #[arg(long, value_name = "CASE", num_args = 0..=1, default_missing_value = "")]
    page: Option<String>,
}

fn main() -> ExitCode {
    match run(Arguments::parse().chore) {
        Ok(status) => status,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(chore: Chore) -> Result<ExitCode> {
    let root = root()?;
    match chore {
        Chore::Serve(serve) => page::serve(&root, serve.port, serve.release, !serve.no_open),
        Chore::Test(Test { page: Some(case), .. }) => test::page(&root, &case),
        Chore::Test(test) => test::test(&root, test.quick),
        Chore::Build => {
            page::build(&root)?;
            told(&root)
        }
        Chore::Pack => {
            single::pack(&root)?;
            told(&root)
        }
        Chore::Npm => test::npm(&root),
        Chore::Bench(Bench { page, runs }) => {
            if !page {
                bench::bench(&root)?;
            }
            drawings::measure(&root, runs).map(|()| ExitCode::SUCCESS)
        }
        Chore::Pictures => bench::pictures(&root).map(|()| ExitCode::SUCCESS),
    }
}

/// Prints what stands in dist/: sizes, and what other sites may ask of the scripts.
fn told(root: &Path) -> Result<ExitCode> {
    let folder = root.join("dist");
    sizes::print(&folder)?;
    sizes::print_integrity(&folder).map(|()| ExitCode::SUCCESS)
}

/// The repository's root: the folder above this crate.
fn root() -> Result<PathBuf> {
    let here =
        std::env::var_os("CARGO_MANIFEST_DIR").context("start it as `cargo xtask`, from inside the repository")?;
    Ok(Path::new(&here).parent().context("the crate xtask must stand in the repository's root")?.to_path_buf())
}
