//! Files → how much of them crosses the network.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};

/// A file's size as it is, and as a web server sends it (Brotli, quality 11).
#[derive(Clone, Copy)]
pub struct Size {
    /// Bytes in the file.
    pub raw: u64,
    /// Bytes once compressed.
    pub brotli: u64,
}

/// The size of one file.
///
/// # Errors
/// When it cannot be read.
pub fn of(file: &Path) -> Result<Size> {
    of_bytes(&fs::read(file).with_context(|| format!("cannot read {}", file.display()))?)
}

/// The size of what a file would hold.
///
/// # Errors
/// When it cannot be compressed.
pub fn of_bytes(bytes: &[u8]) -> Result<Size> {
    let mut compressed = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    compressed.write_all(bytes).context("cannot compress")?;
    Ok(Size { raw: bytes.len() as u64, brotli: compressed.into_inner().len() as u64 })
}

/// Prints the size of each file of the page: of all that a first visit loads with their sum, and of the others.
///
/// # Errors
/// When a file cannot be read.
pub fn print(folder: &Path) -> Result<()> {
    let page = folder.join("index.html");
    let text = fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let mut sizes = Vec::new();
    // The npm package has most of the page's files once more.
    let package = folder.join("npm");
    for file in files(folder)?.into_iter().filter(|file| !file.starts_with(&package)) {
        let name = name(folder, &file);
        let is_loaded = name == "index.html" || loads(&text, &name);
        sizes.push((is_loaded, name, of(&file)?));
    }
    let part = |loaded: bool| {
        let part = sizes.iter().filter(move |(is_loaded, ..)| *is_loaded == loaded);
        part.map(|(_, name, size)| (name.clone(), *size)).collect::<Vec<_>>()
    };
    println!("A first visit loads:");
    table(&part(true));
    println!("\nBeside that there are:");
    table(&part(false));
    Ok(())
}

/// Whether a page names a file of its folder: in an attribute, or in the address of the script that loads it.
fn loads(page: &str, name: &str) -> bool {
    let places = page.match_indices(name);
    places.into_iter().any(|(place, _)| {
        let (before, after) = (&page[..place], &page[place + name.len()..]);
        before.trim_end_matches("./").ends_with(['"', '=']) && after.starts_with(['"', '?', '&'])
    })
}

/// Prints what other sites may ask of the scripts and styles that they take from here (subresource integrity).
///
/// # Errors
/// When a file cannot be read.
pub fn print_integrity(folder: &Path) -> Result<()> {
    println!("\nIntegrity, for sites that take these files from here:");
    let package = folder.join("npm");
    for file in files(folder)?.into_iter().filter(|file| !file.starts_with(&package)) {
        if file.extension().is_some_and(|extension| extension == "js" || extension == "css") {
            let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            println!("sha384-{}  {}", BASE64_STANDARD.encode(Sha384::digest(bytes)), name(folder, &file));
        }
    }
    Ok(())
}

/// Prints sizes with their sum.
pub fn table(sizes: &[(String, Size)]) {
    let width = sizes.iter().map(|(name, _)| name.len()).max().unwrap_or(0).max(5);
    println!("{:width$}  {:>10}  {:>10}", "file", "bytes", "brotli");
    for (name, size) in sizes {
        println!("{name:width$}  {:>10}  {:>10}", size.raw, size.brotli);
    }
    let raw: u64 = sizes.iter().map(|(_, size)| size.raw).sum();
    let brotli: u64 = sizes.iter().map(|(_, size)| size.brotli).sum();
    println!("{:width$}  {raw:>10}  {brotli:>10}", "total");
}

/// A file's path below a folder.
pub fn name(folder: &Path, file: &Path) -> String {
    file.strip_prefix(folder).unwrap_or(file).to_string_lossy().into_owned()
}

/// All files under a folder, sorted.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
