//! bytes → text, or why they are none.

use super::LIMIT;
use crate::model::ReadError;

/// The mark that some editors put before UTF-8 text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Takes bytes as UTF-8 text.
///
/// # Errors
/// When they are too many, hold a byte that no text has, break UTF-8, or say nothing.
pub fn decode(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.len() as u64 > LIMIT {
        return Err(ReadError::TooLarge { size: bytes.len() as u64, limit: LIMIT });
    }
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if utf16 {
        return Err(ReadError::NotUtf8 { offset: 0 });
    }
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(ReadError::Binary { offset });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        // Text in an older encoding has no control bytes either; pictures, archives and PDF files have.
        match bytes.iter().position(|&byte| is_control(byte)) {
            Some(offset) => ReadError::Binary { offset },
            None => ReadError::NotUtf8 { offset: error.valid_up_to() },
        }
    })?;
    if text.chars().all(|character| character.is_whitespace() || character == BYTE_ORDER_MARK) {
        return Err(ReadError::Empty);
    }
    Ok(text)
}

/// Where the words begin: after the byte order mark, if there is one.
pub fn start_of_words(text: &str) -> usize {
    if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 }
}

fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_what_is_none() {
        assert_eq!(decode("été\r\n".as_bytes()), Ok("été\r\n"));
        assert_eq!(decode("\u{feff}été".as_bytes()), Ok("\u{feff}été"));
        assert_eq!(decode("\u{feff} \n".as_bytes()), Err(ReadError::Empty));
        assert_eq!(decode(b""), Err(ReadError::Empty));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0"), Err(ReadError::Binary { offset: 8 }));
        assert_eq!(decode(b"%PDF-1.4\xE2\x01"), Err(ReadError::Binary { offset: 9 }));
        assert_eq!(decode(b"\xE9t\xE9"), Err(ReadError::NotUtf8 { offset: 0 }));
        assert_eq!(decode(b"\xFF\xFEa\0"), Err(ReadError::NotUtf8 { offset: 0 }));
    }

    #[test]
    fn what_is_too_large_is_refused_before_it_is_read() {
        let bytes = vec![b'a'; LIMIT as usize + 1];
        assert_eq!(decode(&bytes), Err(ReadError::TooLarge { size: LIMIT + 1, limit: LIMIT }));
    }
}
