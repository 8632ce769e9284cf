//! Judges the archive that a workbook is, before anything parses it.
//!
//! Refused are archives that unpack to far more than they hold, by what their directory says and by what
//! really comes out; document type definitions, which a workbook never has and an attack needs; parts in
//! an encoding other than UTF-8, in which those could hide; and counts that would make the parser reserve
//! memory which the file cannot fill.

use std::fs::File;
use std::io::{BufReader, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::{damaged, encrypted};
use crate::{Case, Code, Error, Result};

/// The most bytes that all parts together may unpack to.
const MAX_UNPACKED_BYTES: u64 = 1 << 30;

/// How many times its packed size a part may unpack to. Sheets that people make stay below 50.
const MAX_RATIO: u64 = 200;

/// Up to here a part may be packed as tightly as it likes.
const SMALL_PART_BYTES: u64 = 1 << 20;

/// The most parts.
const MAX_PARTS: usize = 10_000;

/// The most bytes of the table of texts, which the parser holds in memory.
const MAX_SHARED_STRINGS_BYTES: u64 = 128 << 20;

/// The longest run of text without markup, which the parser holds in memory as well.
const MAX_TEXT_BYTES: usize = 1 << 20;

/// How much of a part is looked at again together with what follows, so that nothing hides in a seam.
const SEAM_BYTES: usize = 64;

type Archive<'f> = ZipArchive<BufReader<&'f File>>;

/// Checks that an archive is a workbook and safe to parse.
pub(super) fn check(file: &File) -> Result<()> {
    let packed = file.metadata()?.len();
    let mut archive = Archive::new(BufReader::new(file)).map_err(|_| damaged())?;
    if archive.len() > MAX_PARTS {
        return Err(zip_bomb());
    }
    check_kind(&mut archive)?;
    check_directory(&mut archive, packed)?;
    let mut left = MAX_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| damaged())?;
        left = left.checked_sub(check_part(part)?).ok_or_else(zip_bomb)?;
    }
    Ok(())
}

/// Tells workbooks from everything else that comes in the same kind of archive.
fn check_kind(archive: &mut Archive) -> Result<()> {
    let mut names = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        names.push(name_of(&archive.by_index_raw(index).map_err(|_| damaged())?));
    }
    let has = |end: &str| names.iter().any(|name| name.ends_with(end));
    if has("workbook.xml") {
        return Ok(());
    }
    let (case, message, hint) = if has("workbook.bin") || has("content.xml") {
        (
            Case::OtherSpreadsheet,
            "this is a spreadsheet in a format that is not supported",
            "Open it in a spreadsheet program and save it as .xlsx or CSV, then choose that file.",
        )
    } else if has("document.xml") || has("presentation.xml") {
        (
            Case::Document,
            "this is a document, not a table",
            "Copy its table into a spreadsheet program, save it as .xlsx, then choose that file.",
        )
    } else {
        (
            Case::CompressedFolder,
            "this is a compressed folder, not a table",
            "Unpack it, then choose the CSV or .xlsx file inside, such as Connections.csv.",
        )
    };
    Err(Error::invalid(Code::BinaryFile, message, hint).in_case(case))
}

/// What the directory admits to.
fn check_directory(archive: &mut Archive, packed: u64) -> Result<()> {
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| damaged())?;
        if part.encrypted() {
            return Err(encrypted());
        }
        let tight = part.size() > SMALL_PART_BYTES && part.size() / part.compressed_size().max(1) > MAX_RATIO;
        total = total.saturating_add(part.size());
        if tight || total > MAX_UNPACKED_BYTES {
            return Err(zip_bomb());
        }
        if name_of(&part).ends_with("sharedstrings.xml") && part.size() > MAX_SHARED_STRINGS_BYTES {
            return Err(too_large());
        }
    }
    if total > SMALL_PART_BYTES && total / packed.max(1) > MAX_RATIO {
        return Err(zip_bomb());
    }
    Ok(())
}

/// Unpacks a part as far as its directory entry promised and looks at what comes out. Returns its size.
fn check_part<R: Read>(mut part: ZipFile<'_, R>) -> Result<u64> {
    let promised = part.size();
    let name = name_of(&part);
    let holds_markup = !name.contains("/media/") && !name.contains("/embeddings/");
    let mut scan = PartScan {
        promised,
        seen: Vec::new(),
        unpacked: 0,
        text: 0,
        holds_markup,
    };
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = part.read(&mut buffer).map_err(|_| damaged())?;
        if count == 0 {
            return Ok(scan.unpacked);
        }
        scan.look_at(buffer.get(..count).unwrap_or_default())?;
    }
}

/// What has been seen of a part.
struct PartScan {
    promised: u64,
    /// The bytes being looked at: the end of those before, and the new ones.
    seen: Vec<u8>,
    unpacked: u64,
    /// How many bytes came since the last markup.
    text: usize,
    holds_markup: bool,
}

impl PartScan {
    fn look_at(&mut self, bytes: &[u8]) -> Result<()> {
        if self.unpacked == 0 {
            check_beginning(bytes)?;
        }
        self.unpacked += bytes.len() as u64;
        if self.unpacked > self.promised {
            return Err(zip_bomb());
        }
        self.text = match bytes.iter().rposition(|&byte| byte == b'<') {
            Some(position) => bytes.len() - position,
            None => self.text + bytes.len(),
        };
        if self.holds_markup && self.text > MAX_TEXT_BYTES {
            return Err(too_large());
        }
        let seam = self.seen.len().saturating_sub(SEAM_BYTES);
        self.seen.drain(..seam);
        self.seen.extend_from_slice(bytes);
        self.check_markup()
    }

    fn check_markup(&self) -> Result<()> {
        for (position, _) in self
            .seen
            .iter()
            .enumerate()
            .filter(|&(_, &byte)| byte == b'!' || byte == b'C')
        {
            let from = |back: usize| {
                position
                    .checked_sub(back)
                    .and_then(|start| self.seen.get(start..))
                    .unwrap_or_default()
            };
            if starts_with_any_case(from(1), b"<!DOCTYPE") || starts_with_any_case(from(1), b"<!ENTITY") {
                return Err(unsafe_markup());
            }
            if from(6).starts_with(b"uniqueCount") && claimed_count(from(6)) > self.promised / 4 {
                return Err(zip_bomb());
            }
        }
        Ok(())
    }
}

/// A part must not begin as anything but UTF-8, in which every check above can be trusted.
fn check_beginning(bytes: &[u8]) -> Result<()> {
    let wide = bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff")
        || bytes.starts_with(b"<\0")
        || bytes.starts_with(b"\0<");
    let declaration = bytes
        .split(|&byte| byte == b'>')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let declares = |name: &[u8]| declaration.windows(name.len()).any(|window| window == name);
    let foreign =
        declares(b"<?xml") && declares(b"encoding") && !declares(b"utf-8") && !declares(b"us-ascii");
    if wide || foreign {
        Err(unsafe_markup())
    } else {
        Ok(())
    }
}

/// The number in `uniqueCount="123"`; the largest one when it is too long to be meant.
fn claimed_count(attribute: &[u8]) -> u64 {
    let value = attribute
        .iter()
        .skip("uniqueCount".len())
        .skip_while(|byte| !byte.is_ascii_digit());
    let digits = value.take_while(|byte| byte.is_ascii_digit());
    digits.fold(0_u64, |number, digit| {
        number.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
    })
}

/// The name of a part in small letters, for names of parts do not differ by capitals.
fn name_of<R: Read>(part: &ZipFile<'_, R>) -> String {
    String::from_utf8_lossy(part.name_raw()).to_lowercase()
}

fn starts_with_any_case(bytes: &[u8], start: &[u8]) -> bool {
    bytes
        .get(..start.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

fn zip_bomb() -> Error {
    Error::invalid(
        Code::ZipBomb,
        "this spreadsheet unpacks to far more than a table of candidates would",
        "Do not open it unless you know where it comes from. If you do, save it as CSV and import that.",
    )
}

fn unsafe_markup() -> Error {
    Error::invalid(
        Code::UnsafeSpreadsheet,
        "this spreadsheet contains instructions that spreadsheets never need",
        "Do not open it unless you know where it comes from. If you do, save it as CSV and import that.",
    )
}

fn too_large() -> Error {
    Error::invalid(
        Code::SpreadsheetTooLarge,
        "this spreadsheet holds more text than can be read from a workbook",
        "Save it as CSV in a spreadsheet program and import that; a CSV file may have any size.",
    )
}
