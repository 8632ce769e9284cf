//! Text files with a delimiter between fields, read in constant memory whatever their encoding.

use std::fs::File;
use std::io::{self, Read};

use csv::{ByteRecord, StringRecord};
use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::DecodeReaderBytesBuilder;
use serde::{Deserialize, Serialize};

use super::file::{Flaw, MAX_RECORD_BYTES, Record};
use crate::{Code, Error, Result};

mod encoding;
mod shape;
#[cfg(test)]
mod tests;

pub(super) use encoding::{HEAD_BYTES, detect_encoding, wrong_encoding};
pub(super) use shape::detect_shape;

const BUFFER_BYTES: usize = 256 * 1024;

/// What stands between two fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, as Excel writes it where the comma is the decimal mark.
    Semicolon,
    /// The tab character.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// Every delimiter that is tried, the likeliest first.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The character.
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// The rows of a text file, the header among them.
#[derive(Debug)]
pub(super) struct DelimitedRows {
    reader: csv::Reader<Bounded>,
    is_utf8: bool,
    row: u64,
    /// The buffer that the next record is read into. It goes round, so that nothing is allocated.
    spare: Option<ByteRecord>,
}

impl DelimitedRows {
    /// Begins at the first byte of a file in the given encoding.
    pub(super) fn begin(file: File, encoding: &str, delimiter: Delimiter) -> Result<Self> {
        let encoding = Encoding::for_label(encoding.as_bytes()).ok_or_else(encoding::unknown_encoding)?;
        let is_utf8 = encoding == UTF_8;
        let input: Box<dyn Read + Send> = if is_utf8 {
            Box::new(file)
        } else {
            let mut decoder = DecodeReaderBytesBuilder::new();
            decoder.encoding(Some(encoding)).strip_bom(true);
            Box::new(decoder.build_with_buffer(file, vec![0; BUFFER_BYTES / 4])?)
        };
        let reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.byte())
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER_BYTES)
            .from_reader(Bounded::new(input));
        Ok(Self {
            reader,
            is_utf8,
            row: 0,
            spare: None,
        })
    }

    /// How many bytes of decoded text the rows so far took.
    pub(super) fn position(&self) -> u64 {
        self.reader.position().byte()
    }

    /// Puts the next row into `record`. Says `false` at the end.
    pub(super) fn read(&mut self, record: &mut Record) -> Result<bool> {
        let (byte, line) = (self.reader.position().byte(), self.reader.position().line());
        self.reader.get_mut().allow(byte + MAX_RECORD_BYTES);
        let mut bytes = self.spare.take().unwrap_or_default();
        if !self
            .reader
            .read_byte_record(&mut bytes)
            .map_err(|error| self.explain(error))?
        {
            return Ok(false);
        }
        if self.position() - byte > MAX_RECORD_BYTES {
            return Err(too_long(self.row + 1));
        }
        let lines = self.reader.position().line() - line;
        self.row += 1 + self.blank_lines(lines, &bytes);
        record.row = self.row;
        self.keep(bytes, record);
        Ok(true)
    }

    /// How many blank lines stood before a record whose reading passed so many line ends. The parser does
    /// not tell, so the line ends that belong to the record itself are taken off.
    fn blank_lines(&self, lines: u64, bytes: &ByteRecord) -> u64 {
        let input = self.reader.get_ref();
        let own = if input.ends_lines_with_crlf() {
            u64::from(self.row > 0) // the line feed behind the row before
        } else {
            u64::from(!(self.is_at_end() && input.last != b'\n'))
        };
        if lines <= own {
            return 0;
        }
        let inside = bytes.as_slice().iter().filter(|&&byte| byte == b'\n').count();
        lines - own - (inside as u64).min(lines - own)
    }

    /// Checks the bytes and hands them over as text.
    fn keep(&mut self, bytes: ByteRecord, record: &mut Record) {
        record.flaw = if self.ends_in_quotes(&bytes) {
            Some(Flaw::UnclosedQuote)
        } else if bytes.as_slice().contains(&0) {
            Some(Flaw::NulCharacter)
        } else {
            None
        };
        let text = StringRecord::from_byte_record(bytes).unwrap_or_else(|error| {
            record.flaw = record.flaw.or(Some(Flaw::NotText));
            let bytes = error.into_byte_record();
            bytes
                .iter()
                .map(String::from_utf8_lossy)
                .collect::<Vec<_>>()
                .into()
        });
        if !self.is_utf8
            && text
                .iter()
                .any(|field| field.contains(char::REPLACEMENT_CHARACTER))
        {
            record.flaw = record.flaw.or(Some(Flaw::NotText));
        }
        let before = std::mem::replace(&mut record.fields, text);
        self.spare = Some(before.into_byte_record());
    }

    /// Whether the file has ended inside a quoted field that swallowed the lines behind it.
    fn ends_in_quotes(&self, bytes: &ByteRecord) -> bool {
        self.is_at_end()
            && self.reader.get_ref().last_solid != b'"'
            && bytes
                .iter()
                .next_back()
                .is_some_and(|field| field.contains(&b'\n'))
    }

    fn is_at_end(&self) -> bool {
        let input = self.reader.get_ref();
        input.exhausted && self.position() >= input.delivered
    }

    fn explain(&self, error: csv::Error) -> Error {
        if let csv::ErrorKind::Io(error) = error.kind() {
            let is_too_long = error.get_ref().is_some_and(|cause| cause.is::<TooLong>());
            return if is_too_long {
                too_long(self.row + 1)
            } else {
                super::file::unreadable(error)
            };
        }
        Error::Internal(anyhow::Error::new(error).context("read a delimited file"))
    }
}

fn too_long(row: u64) -> Error {
    Error::invalid(
        Code::LineTooLong,
        format!("row {row} is longer than 1 MiB"),
        "Look for a quotation mark in this row that is never closed, or export the file again.",
    )
    .with("row", u32::try_from(row).unwrap_or(u32::MAX))
}

/// Input that stops a record from growing without end, and remembers how it ended.
struct Bounded {
    input: Box<dyn Read + Send>,
    delivered: u64,
    allowed: u64,
    exhausted: bool,
    last: u8,
    last_solid: u8,
    crlf: Option<bool>,
}

impl Bounded {
    fn new(input: Box<dyn Read + Send>) -> Self {
        Self {
            input,
            delivered: 0,
            allowed: 0,
            exhausted: false,
            last: b'\n',
            last_solid: 0,
            crlf: None,
        }
    }

    /// Lets the parser read up to this position, and at most a buffer beyond.
    fn allow(&mut self, position: u64) {
        self.allowed = position;
    }

    /// Whether the first line ends with a carriage return and a line feed.
    fn ends_lines_with_crlf(&self) -> bool {
        self.crlf == Some(true)
    }

    fn remember(&mut self, bytes: &[u8]) {
        if self.crlf.is_none() {
            let mut before = self.last;
            for &byte in bytes {
                if byte == b'\n' {
                    self.crlf = Some(before == b'\r');
                    break;
                }
                before = byte;
            }
        }
        self.last = bytes.last().copied().unwrap_or(self.last);
        let solid = bytes.iter().rev().find(|byte| !matches!(byte, b'\r' | b'\n'));
        self.last_solid = solid.copied().unwrap_or(self.last_solid);
    }
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.delivered > self.allowed {
            return Err(io::Error::other(TooLong));
        }
        let count = self.input.read(buffer)?;
        self.exhausted = count == 0;
        self.delivered += count as u64;
        self.remember(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

impl std::fmt::Debug for Bounded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bounded")
            .field("delivered", &self.delivered)
            .finish_non_exhaustive()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a record goes on for more than 1 MiB")]
struct TooLong;
