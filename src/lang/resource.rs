//! Resource files: a payload sealed with a magic word, a version and a checksum.
//!
//! Promises: a file that is cut, altered, or of another version is refused with a message that says which. Never: a
//! panic on any bytes.

use crate::model::ReadError;

const HEADER: usize = 16;

/// What marks one kind of resource file.
#[derive(Clone, Copy, Debug)]
pub struct Seal {
    /// Its name in messages.
    pub name: &'static str,
    /// Its first four bytes.
    pub magic: [u8; 4],
    /// The version of its form.
    pub version: u32,
}

impl Seal {
    /// The payload of a file, once its header fits.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when the file is cut, altered, or of another kind or version.
    pub fn open<'a>(&self, file: &'a [u8]) -> Result<&'a [u8], ReadError> {
        let (header, payload) =
            file.split_at_checked(HEADER).ok_or_else(|| self.error("cut: it ends inside its header"))?;
        let field = |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        if header[..4] != self.magic {
            return Err(self.error("not such a file: its first bytes are others"));
        }
        if field(4) != self.version {
            let (found, wanted) = (field(4), self.version);
            return Err(self.error(&format!("of version {found}, and this program reads version {wanted}")));
        }
        if field(8) as usize != payload.len() {
            let (found, wanted) = (payload.len(), field(8));
            return Err(self.error(&format!("cut: {found} bytes of {wanted}")));
        }
        if field(12) != crc32fast::hash(payload) {
            return Err(self.error("altered: its checksum does not fit"));
        }
        Ok(payload)
    }

    /// The file that holds a payload.
    #[must_use]
    pub fn close(&self, payload: &[u8]) -> Vec<u8> {
        let mut file = self.magic.to_vec();
        file.extend(self.version.to_le_bytes());
        file.extend((payload.len() as u32).to_le_bytes());
        file.extend(crc32fast::hash(payload).to_le_bytes());
        file.extend(payload);
        file
    }

    /// An error about such a file.
    #[must_use]
    pub fn error(&self, message: &str) -> ReadError {
        ReadError::Resource { name: self.name.to_owned(), message: message.to_owned() }
    }
}

/// Reads a payload from front to back.
#[derive(Debug)]
pub struct Cursor<'a> {
    seal: Seal,
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// At the beginning of a payload.
    #[must_use]
    pub fn new(seal: Seal, payload: &'a [u8]) -> Self {
        Self { seal, rest: payload }
    }

    /// The next bytes.
    ///
    /// # Errors
    /// When fewer are left.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], ReadError> {
        let (taken, rest) =
            self.rest.split_at_checked(count).ok_or_else(|| self.seal.error("malformed: it ends too early"))?;
        self.rest = rest;
        Ok(taken)
    }

    /// The next byte.
    ///
    /// # Errors
    /// When none is left.
    pub fn byte(&mut self) -> Result<u8, ReadError> {
        Ok(self.take(1)?[0])
    }

    /// The next number (LEB128).
    ///
    /// # Errors
    /// When it is cut or longer than 32 bits.
    pub fn number(&mut self) -> Result<u32, ReadError> {
        let mut value = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(value).map_err(|_| self.seal.error("malformed: a number is too large"));
            }
        }
        Err(self.seal.error("malformed: a number is too long"))
    }

    /// The next bytes that stand behind their count.
    ///
    /// # Errors
    /// When they are cut.
    pub fn block(&mut self) -> Result<&'a [u8], ReadError> {
        let count = self.number()?;
        self.take(count as usize)
    }

    /// A cursor over the next bytes that stand behind their count.
    ///
    /// # Errors
    /// When they are cut.
    pub fn sub_block(&mut self) -> Result<Self, ReadError> {
        Ok(Self { seal: self.seal, rest: self.block()? })
    }

    /// The next string.
    ///
    /// # Errors
    /// When it is cut or not UTF-8.
    pub fn text(&mut self) -> Result<&'a str, ReadError> {
        std::str::from_utf8(self.block()?).map_err(|_| self.seal.error("malformed: a word is not UTF-8"))
    }

    /// What has not been read yet.
    #[must_use]
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }
}

/// Appends a number as [`Cursor::number`] reads it.
pub fn put_number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends bytes as [`Cursor::block`] reads them.
pub fn put_block(out: &mut Vec<u8>, block: &[u8]) {
    put_number(out, block.len() as u32);
    out.extend(block);
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEAL: Seal = Seal { name: "a test's file", magic: *b"TEST", version: 3 };

    fn message(file: &[u8]) -> String {
        SEAL.open(file).expect_err("the seal must refuse this file").message()
    }

    #[test]
    fn opens_what_it_closed() {
        assert_eq!(SEAL.open(&SEAL.close(b"payload")), Ok(&b"payload"[..]));
    }

    #[test]
    fn says_what_is_wrong() {
        let file = SEAL.close(b"payload");
        let mut altered = file.clone();
        altered[HEADER] ^= 1;
        let older = Seal { version: 2, ..SEAL }.close(b"payload");
        assert!(message(b"TES").contains("cut"), "tell that the file ends inside its header");
        assert!(message(&file[..file.len() - 1]).contains("cut: 6 bytes of 7"), "tell how much is missing");
        assert!(message(&altered).contains("checksum"), "tell that the payload was altered");
        assert!(message(&older).contains("version 2"), "tell both versions");
        assert!(message(&Seal { magic: *b"ELSE", ..SEAL }.close(b"")).contains("not such a file"), "tell the kind");
    }

    #[test]
    fn numbers_come_back() {
        let values = [0, 1, 127, 128, 300, 65_535, u32::MAX];
        let mut payload = Vec::new();
        for value in values {
            put_number(&mut payload, value);
        }
        let mut cursor = Cursor::new(SEAL, &payload);
        for value in values {
            assert_eq!(cursor.number(), Ok(value));
        }
        assert!(cursor.number().is_err(), "an empty rest must be an error, not a panic");
    }
}
