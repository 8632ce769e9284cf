//! Which encoding a text file is in: its mark if it has one, a guess from its bytes if not.

use std::borrow::Cow;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{Code, Error, Result};

/// How much of a file's beginning is looked at.
pub(in crate::import) const HEAD_BYTES: u64 = 64 * 1024;

/// How far we look for the first letter outside ASCII. Behind that, UTF-8 is assumed.
const SEARCHED_BYTES: u64 = 64 * 1024 * 1024;

/// How a file's letters are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct TextEncoding {
    encoding: &'static Encoding,
    has_mark: bool,
}

impl TextEncoding {
    /// The name that finds it again.
    pub(in crate::import) fn label(self) -> &'static str {
        self.encoding.name()
    }

    /// The name people know.
    pub(in crate::import) fn name(self) -> String {
        match (self.encoding.name(), self.has_mark) {
            ("UTF-8", true) => "UTF-8 with BOM".into(),
            ("UTF-16LE", _) => "UTF-16 LE".into(),
            ("UTF-16BE", _) => "UTF-16 BE".into(),
            (name, _) => name.replacen("windows", "Windows", 1),
        }
    }

    /// The text of a file's beginning. A letter that is cut off at the end is replaced, and what cannot be
    /// read is too.
    pub(in crate::import) fn decode(self, head: &[u8]) -> Cow<'_, str> {
        self.encoding.decode_with_bom_removal(head).0
    }

    /// Whether this is no text in any encoding: too many control characters for a file that somebody wrote.
    pub(in crate::import) fn is_binary(self, head: &[u8]) -> bool {
        let text = self.decode(head);
        let odd =
            |letter: &char| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}');
        text.chars().filter(odd).count() > (text.chars().count() / 50).max(8)
    }
}

/// Finds out the encoding of a file. A byte order mark decides; then a person's choice; then the bytes.
///
/// # Errors
///
/// `wrong_encoding` for UTF-32, `unknown_encoding` when the choice is not the name of one.
pub(in crate::import) fn detect_encoding(
    head: &[u8],
    file: &mut File,
    choice: Option<&str>,
) -> Result<TextEncoding> {
    if head.starts_with(b"\xff\xfe\0\0") || head.starts_with(b"\0\0\xfe\xff") {
        return Err(wrong_encoding());
    }
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Ok(TextEncoding {
            encoding,
            has_mark: true,
        });
    }
    let encoding = match choice {
        Some(label) => Encoding::for_label(label.as_bytes()).ok_or_else(unknown_encoding)?,
        None => match unmarked_utf16(head) {
            Some(encoding) => encoding,
            None => guess(&first_letters(head, file)?),
        },
    };
    Ok(TextEncoding {
        encoding,
        has_mark: false,
    })
}

/// The error for a file whose text cannot be read in the encoding it seems to have.
pub(in crate::import) fn wrong_encoding() -> Error {
    Error::invalid(
        Code::WrongEncoding,
        "the letters of this file cannot be read",
        "Open it in the program it came from and save it as \u{201c}CSV UTF-8\u{201d}, then choose that file.",
    )
}

pub(super) fn unknown_encoding() -> Error {
    Error::invalid(
        Code::UnknownEncoding,
        "this is not the name of an encoding",
        "Use a name such as UTF-8, UTF-16LE or windows-1252.",
    )
}

/// UTF-16 without a mark shows by its NUL bytes: every other byte of a Latin letter is one.
fn unmarked_utf16(head: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = head.as_chunks::<2>();
    let first = pairs.iter().filter(|[first, _]| *first == 0).count();
    let second = pairs.iter().filter(|[_, second]| *second == 0).count();
    let (many, few) = (pairs.len() * 2 / 5, pairs.len() / 20);
    if pairs.len() < 2 {
        None
    } else if second > many && first <= few {
        Some(UTF_16LE)
    } else if first > many && second <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The beginning of the file, or if that is plain ASCII, the first part of it that is not.
fn first_letters<'h>(head: &'h [u8], file: &mut File) -> Result<Cow<'h, [u8]>> {
    if !head.is_ascii() || (head.len() as u64) < HEAD_BYTES {
        return Ok(Cow::Borrowed(head));
    }
    let mut offset = HEAD_BYTES;
    let mut part = Vec::new();
    while offset < SEARCHED_BYTES {
        part.clear();
        file.seek(SeekFrom::Start(offset))?;
        let count = file.by_ref().take(HEAD_BYTES).read_to_end(&mut part)?;
        if !part.is_ascii() {
            return Ok(Cow::Owned(part));
        }
        if count == 0 {
            break;
        }
        offset += count as u64;
    }
    Ok(Cow::Borrowed(head))
}

/// UTF-8 unless more of it is broken than right; then what the bytes look like.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let (mut right, mut broken) = (0_usize, 0_usize);
    // A part out of the middle of a file may begin and end inside a letter.
    let begin = bytes
        .iter()
        .position(|byte| byte & 0xc0 != 0x80)
        .unwrap_or(0)
        .min(3);
    let mut chunks = bytes.get(begin..).unwrap_or_default().utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        right += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        let cut_off = chunks.peek().is_none() && bytes.len() as u64 >= HEAD_BYTES;
        broken += usize::from(!chunk.invalid().is_empty() && !cut_off);
    }
    if broken == 0 || right >= broken {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == UTF_8 { WINDOWS_1252 } else { guess }
}
