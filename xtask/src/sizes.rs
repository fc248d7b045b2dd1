//! Files → how much of them crosses the network.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A file's size as it is, and as a web server sends it (Brotli, quality 11).
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
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut compressed = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    compressed.write_all(&bytes).context("cannot compress")?;
    Ok(Size { raw: bytes.len() as u64, brotli: compressed.into_inner().len() as u64 })
}

/// Prints the size of each file of a folder.
///
/// # Errors
/// When the folder cannot be read.
pub fn print(folder: &Path) -> Result<()> {
    table(&files(folder)?.into_iter().map(|file| Ok((name(folder, &file), of(&file)?))).collect::<Result<Vec<_>>>()?);
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
