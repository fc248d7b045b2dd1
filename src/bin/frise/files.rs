//! Paths → bytes, without trusting what stands at the other end.

use frise::model::ReadError;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// What a reading of standard input is called.
const STANDARD_INPUT: &str = "(standard input)";

/// The largest treebank or list of records that is read, in bytes.
const LARGEST_TEXT: u64 = 256 * 1024 * 1024;

/// The name of a document: its file's, without the folders.
pub fn name_of(path: &Path) -> String {
    if is_standard_input(path) {
        return STANDARD_INPUT.to_owned();
    }
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Reads a file's bytes, if it has no more than `limit`.
///
/// # Errors
/// When there is no such file, it is a folder, too large, or the system refuses.
pub fn bytes_of(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    if is_standard_input(path) {
        return read_limited(io::stdin().lock(), limit).map_err(|error| refusal(&error));
    }
    let metadata = std::fs::metadata(path).map_err(|error| refusal(&error))?;
    if metadata.is_dir() {
        return Err(folder());
    }
    // The size is asked before reading, so that a gigabyte is refused at once.
    if metadata.len() > limit {
        return Err(ReadError::TooLarge { size: metadata.len(), limit });
    }
    File::open(path).and_then(|file| read_limited(file, limit)).map_err(|error| refusal(&error))
}

/// Reads a text that is no article: a treebank, a list of records.
///
/// # Errors
/// As [`bytes_of`], and when it is not UTF-8.
pub fn text_of(path: &Path) -> Result<String, ReadError> {
    let bytes = bytes_of(path, LARGEST_TEXT)?;
    if bytes.len() as u64 > LARGEST_TEXT {
        return Err(ReadError::TooLarge { size: bytes.len() as u64, limit: LARGEST_TEXT });
    }
    String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 { offset: error.utf8_error().valid_up_to() })
}

/// The files with an extension in a folder and the folders in it, sorted; a file stands for itself.
///
/// # Errors
/// When there is no such folder, or it cannot be listed.
pub fn below(path: &Path, extension: &str) -> Result<Vec<PathBuf>, ReadError> {
    if !std::fs::metadata(path).map_err(|error| refusal(&error))?.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let (mut folders, mut found) = (vec![path.to_path_buf()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|error| refusal(&error))? {
            let entry = entry.map_err(|error| refusal(&error))?;
            // Links are not followed: they could lead back to where they stand.
            if entry.file_type().map_err(|error| refusal(&error))?.is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|found| found == extension) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads one byte more than the limit at most: enough for ingestion to see that it is too much, and an end to what has none.
fn read_limited(source: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn refusal(error: &io::Error) -> ReadError {
    let (message, hint) = match error.kind() {
        ErrorKind::NotFound => ("no such file", "check the name and the folder"),
        ErrorKind::PermissionDenied => ("no permission to read it", "give yourself the right: chmod u+r FILE"),
        ErrorKind::IsADirectory => return folder(),
        _ => {
            return ReadError::Unreadable {
                message: error.to_string(),
                hint: "copy it elsewhere and try again".into(),
            };
        }
    };
    ReadError::Unreadable { message: message.into(), hint: hint.into() }
}

fn folder() -> ReadError {
    ReadError::Unreadable { message: "it is a folder".into(), hint: "name the files in it: FOLDER/*.txt".into() }
}
