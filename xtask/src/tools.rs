//! tools.toml → tools on this machine, each in its pinned version, in the user's cache folder.
//!
//! Promises: nothing outside the cache folder changes, but for rustup's WASM target; two runs at a time do not meet.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::command::{cargo, command, output, path_with, run, timed};

/// The pinned tools, as tools.toml gives them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pins {
    rust: Rust,
    cargo: BTreeMap<String, String>,
    npm: BTreeMap<String, String>,
    /// Debian's packages for each browser.
    pub debian: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rust {
    target: String,
}

/// Where tools are kept, and which.
pub struct Tools {
    root: PathBuf,
    folder: PathBuf,
    /// The pins.
    pub pins: Pins,
}

impl Tools {
    /// Reads tools.toml.
    ///
    /// # Errors
    /// When the file is missing or has another form, or the cache folder cannot be made.
    pub fn open(root: &Path) -> Result<Self> {
        let file = root.join("tools.toml");
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let pins = toml::from_str(&text).with_context(|| format!("{} has another form", file.display()))?;
        let folder = cache()?.join("tools");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self { root: root.to_path_buf(), folder, pins })
    }

    /// The WASM target, added to the toolchain where it is missing.
    ///
    /// # Errors
    /// When it is missing and rustup cannot add it.
    pub fn target(&self) -> Result<&str> {
        let target = self.pins.rust.target.as_str();
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let library = output(&mut command(&self.root, rustc, &["--print", "target-libdir", "--target", target]))?;
        if !Path::new(library.trim()).is_dir() {
            timed(&format!("adding the target {target} to your Rust toolchain"), || {
                run(&mut command(&self.root, "rustup", &["target", "add", target]))
                    .with_context(|| format!("Rust's library for {target} is needed: install rustup, or that library"))
            })?;
        }
        Ok(target)
    }

    /// The program of a crate, installed where it is missing.
    ///
    /// # Errors
    /// When it cannot be installed.
    pub fn crate_program(&self, name: &str, program: &str) -> Result<PathBuf> {
        let version = &self.pins.cargo[name];
        let folder = self.install(name, version, |partial| {
            let partial = partial.to_str().context("the cache folder's name is not UTF-8: set XDG_CACHE_HOME")?;
            let exact = format!("{name}@{version}");
            // A registry that lags behind may lack a version of the lock file: then the newest that fit.
            run(&mut self.cargo_install(&["--locked", "--root", partial, &exact])).or_else(|error| {
                eprintln!("   {error}; trying again without its lock file");
                run(&mut self.cargo_install(&["--root", partial, &exact]))
            })
        })?;
        Ok(folder.join("bin").join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
    }

    /// The folder of an npm package, installed where it is missing; none where there is no npm.
    ///
    /// # Errors
    /// When npm is there and cannot install it.
    pub fn npm_package(&self, name: &str) -> Result<Option<PathBuf>> {
        let Some(npm) = which::which("npm").ok().filter(|_| which::which("node").is_ok()) else { return Ok(None) };
        let version = &self.pins.npm[name];
        let folder = self.install(name, version, |partial| {
            let options = ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"];
            run(command(&self.root, npm, &options).arg(partial).arg(format!("{name}@{version}")))
        })?;
        Ok(Some(folder.join("node_modules").join(name)))
    }

    /// The folder of the npm packages that a folder's lock file pins, installed where they are missing; none where there is
    /// no npm.
    ///
    /// # Errors
    /// When npm is there and cannot install them.
    pub fn npm_locked(&self, name: &str, source: &Path) -> Result<Option<PathBuf>> {
        let Some(npm) = which::which("npm").ok().filter(|_| which::which("node").is_ok()) else { return Ok(None) };
        let lock = source.join("package-lock.json");
        let pins = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
        let mut hasher = DefaultHasher::new();
        pins.hash(&mut hasher);
        let folder = self.install(name, &format!("{:016x}", hasher.finish()), |partial| {
            fs::create_dir_all(partial).with_context(|| format!("cannot make {}", partial.display()))?;
            for file in ["package.json", "package-lock.json"] {
                fs::copy(source.join(file), partial.join(file)).with_context(|| format!("cannot copy {file}"))?;
            }
            run(&mut command(partial, npm, &["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]))
        })?;
        Ok(Some(folder))
    }

    /// What a build of the page needs.
    ///
    /// # Errors
    /// When one of the tools cannot be installed.
    pub fn for_page(&self) -> Result<PageTools> {
        self.target()?;
        let bindgen = self.crate_program("wasm-bindgen-cli", "wasm-bindgen")?;
        let trunk = self.crate_program("trunk", "trunk")?;
        // Trunk is told not to ask the network for tools, and hands that on to cargo.
        timed("fetching the libraries that Cargo.lock names and are not here yet", || {
            run(&mut cargo(&self.root, &["fetch", "--locked", "--quiet"]))
        })?;
        let folder: Vec<PathBuf> = bindgen.parent().map(Path::to_path_buf).into_iter().collect();
        Ok(PageTools { trunk, path: path_with(&folder)? })
    }

    fn cargo_install(&self, arguments: &[&str]) -> std::process::Command {
        let mut install = cargo(&self.root, &["install"]);
        if !std::io::stderr().is_terminal() {
            install.arg("--quiet");
        }
        // These tools run for seconds: a quick build of them is worth more than a quick tool.
        install
            .args(arguments)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env_remove("CARGO_TARGET_DIR");
        install
    }

    /// The folder NAME-VERSION, made by `work` in a folder beside it and renamed once complete.
    fn install(&self, name: &str, version: &str, work: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        let folder = self.folder.join(format!("{name}-{version}"));
        let lock = File::create(self.folder.join("lock")).context("cannot write into the cache folder")?;
        lock.lock().context("cannot lock the cache folder")?;
        if folder.is_dir() {
            return Ok(folder);
        }
        let partial = self.folder.join(format!("{name}-{version}.partial"));
        if partial.exists() {
            fs::remove_dir_all(&partial).with_context(|| format!("cannot remove {}", partial.display()))?;
        }
        timed(&format!("installing {name} {version} into {} (once)", self.folder.display()), || work(&partial))
            .with_context(|| format!("{name} {version} is needed"))?;
        fs::rename(&partial, &folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(folder)
    }
}

/// The tools that build the page.
pub struct PageTools {
    /// Trunk.
    pub trunk: PathBuf,
    /// A PATH on which Trunk finds wasm-bindgen.
    pub path: std::ffi::OsString,
}

/// The project's folder in the user's cache.
fn cache() -> Result<PathBuf> {
    // Also where the system's own custom is another: who sets it wants it.
    let asked = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    Ok(asked.or_else(dirs::cache_dir).context("no cache folder is known: set XDG_CACHE_HOME")?.join("frise"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::Pins;

    fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("cannot read {name}: {error}"));
        toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    #[test]
    fn trunk_and_cargo_agree_with_the_pins() {
        let pins: Pins = read("tools.toml");
        let trunk: toml::Table = read("Trunk.toml");
        let manifest: toml::Table = read("Cargo.toml");
        let lock: toml::Table = read("Cargo.lock");
        let bindgen = pins.cargo["wasm-bindgen-cli"].as_str();
        let locked =
            lock["package"].as_array().into_iter().flatten().find(|p| p["name"].as_str() == Some("wasm-bindgen"));
        let all = [
            ("Trunk.toml: trunk-version", trunk["trunk-version"].as_str(), format!("={}", pins.cargo["trunk"])),
            ("Trunk.toml: tools.wasm_bindgen", trunk["tools"]["wasm_bindgen"].as_str(), bindgen.to_owned()),
            (
                "Cargo.toml: dependencies.wasm-bindgen",
                manifest["dependencies"]["wasm-bindgen"]["version"].as_str(),
                format!("={bindgen}"),
            ),
            ("Cargo.lock: wasm-bindgen", locked.and_then(|package| package["version"].as_str()), bindgen.to_owned()),
        ];
        for (place, found, expected) in all {
            assert_eq!(
                found,
                Some(expected.as_str()),
                "{place} must repeat the pin of tools.toml: change both together"
            );
        }
    }
}
