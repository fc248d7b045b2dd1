//! Corrections ↔ the JSON file that keeps them.

use crate::model::{Correction, CorrectionFile};
use serde::Deserialize;
use std::fmt;

/// Why a text is no file of corrections that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorrectionFileError {
    /// It is not JSON, or not the corrections of a known form.
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The character in it, from 1.
        column: usize,
        /// What was wrong there, in English.
        message: String,
    },
    /// It is something else than corrections.
    Foreign,
    /// It was written by a later version.
    Version {
        /// The number of its form.
        found: u32,
    },
    /// It holds more corrections than anyone makes.
    TooMany {
        /// How many.
        count: usize,
    },
}

impl From<serde_json::Error> for CorrectionFileError {
    fn from(error: serde_json::Error) -> Self {
        Self::Malformed { line: error.line(), column: error.column(), message: error.to_string() }
    }
}

impl fmt::Display for CorrectionFileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { message, .. } => {
                write!(formatter, "not a file of corrections: {message}; save the corrections again on the page")
            }
            Self::Foreign => {
                write!(formatter, "not a file of corrections; choose one that was saved on the page")
            }
            Self::Version { found } => write!(
                formatter,
                "written in form {found}, and this version of Frise reads forms up to {}; take a newer one",
                CorrectionFile::VERSION
            ),
            Self::TooMany { count } => {
                write!(formatter, "{count} corrections, and the limit is {}; split the file", CorrectionFile::LIMIT)
            }
        }
    }
}

impl std::error::Error for CorrectionFileError {}

/// What every form of the file begins with.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u32>,
}

/// The file that keeps corrections.
///
/// # Panics
/// Never: corrections hold nothing that has no form in JSON.
#[must_use]
pub fn write(corrections: &[Correction]) -> String {
    let file = CorrectionFile::new(corrections.to_vec());
    let mut text = serde_json::to_string_pretty(&file).expect("corrections are texts and numbers");
    text.push('\n');
    text
}

/// The corrections that a file keeps.
///
/// # Errors
/// [`CorrectionFileError`] with what is wrong with it, and where.
pub fn read(text: &str) -> Result<Vec<Correction>, CorrectionFileError> {
    let head: Head = serde_json::from_str(text)?;
    match (head.format.as_deref(), head.version) {
        (Some(CorrectionFile::FORMAT), Some(CorrectionFile::VERSION)) => {}
        (Some(CorrectionFile::FORMAT), Some(found)) => return Err(CorrectionFileError::Version { found }),
        _ => return Err(CorrectionFileError::Foreign),
    }
    checked(serde_json::from_str(text)?)
}

/// The corrections of a file whose text is read.
///
/// # Errors
/// [`CorrectionFileError`] when it is no such file, or not of the present form.
pub fn checked(file: CorrectionFile) -> Result<Vec<Correction>, CorrectionFileError> {
    if file.format != CorrectionFile::FORMAT {
        return Err(CorrectionFileError::Foreign);
    }
    if file.version != CorrectionFile::VERSION {
        return Err(CorrectionFileError::Version { found: file.version });
    }
    if file.corrections.len() > CorrectionFile::LIMIT {
        return Err(CorrectionFileError::TooMany { count: file.corrections.len() });
    }
    Ok(file.corrections)
}

#[cfg(test)]
mod tests {
    use super::{CorrectionFileError, read, write};
    use crate::model::{Correction, EventId, EventType, ToldEvent};

    #[test]
    fn what_is_written_is_read_back() {
        let told = ToldEvent {
            doc: "é.txt".to_owned(),
            event: EventId(2),
            words: "manifesté".to_owned(),
            before: "ont ".to_owned(),
        };
        let corrections = [
            Correction::RetypeEvent { event: vec![told.clone()], kind: EventType::Protest },
            Correction::DateEvent { event: vec![told], time: "2020-10/..".parse().ok() },
        ];
        assert_eq!(read(&write(&corrections)).as_deref(), Ok(&corrections[..]));
    }

    #[test]
    fn what_is_no_such_file_is_told() {
        let later = r#"{"format": "frise-corrections", "version": 7, "corrections": [{"change": "sing"}]}"#;
        assert_eq!(read(later), Err(CorrectionFileError::Version { found: 7 }));
        assert_eq!(read("{}"), Err(CorrectionFileError::Foreign));
        let unknown = later.replace('7', "1");
        let error = read(&unknown).expect_err("there is no such change");
        assert!(matches!(&error, CorrectionFileError::Malformed { line: 1, .. }), "{error}");
        assert!(read("12 mars").is_err() && read("").is_err());
    }
}
