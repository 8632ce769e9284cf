//! What a file is by its first bytes, whatever its name says.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use super::FileFormat;
use crate::import::spreadsheet;
use crate::{Case, Code, Error, Result};

const SAVE_AS_CSV: &str =
    "Open it in the program it came from and save it as CSV or .xlsx, then choose that file.";
const SAVE_AS_XLSX: &str =
    "Open it in a spreadsheet program and save it as .xlsx or CSV, then choose that file.";

/// What other kinds of files begin with, and what to call them.
const KINDS: [(&[u8], Case, &str); 18] = [
    (b"%PDF", Case::Pdf, "a PDF"),
    (b"\x89PNG", Case::Picture, "a picture"),
    (b"\xff\xd8\xff", Case::Picture, "a picture"),
    (b"GIF8", Case::Picture, "a picture"),
    (b"RIFF", Case::PictureOrRecording, "a picture or a recording"),
    (b"\x1f\x8b", Case::CompressedFile, "a compressed file"),
    (b"BZh", Case::CompressedFile, "a compressed file"),
    (b"\xfd7zXZ", Case::CompressedFile, "a compressed file"),
    (b"7z\xbc\xaf", Case::CompressedFile, "a compressed file"),
    (b"Rar!", Case::CompressedFile, "a compressed file"),
    (b"\x28\xb5\x2f\xfd", Case::CompressedFile, "a compressed file"),
    (b"SQLite format 3\0", Case::Database, "a database"),
    (b"\x7fELF", Case::Program, "a program"),
    (b"MZ\x90\0", Case::Program, "a program"),
    (b"{\\rtf", Case::TextDocument, "a text document"),
    (b"<!DOCTYPE html", Case::WebPage, "a web page"),
    (b"<html", Case::WebPage, "a web page"),
    (b"<?xml", Case::XmlFile, "an XML file"),
];

/// Tells the format of a file that has something in it.
///
/// # Errors
///
/// `binary_file` for what is neither text nor a workbook, `encrypted_spreadsheet` for a workbook with a
/// password.
pub(super) fn recognise(head: &[u8], file: &mut File) -> Result<FileFormat> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(FileFormat::Spreadsheet);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound_file(head, file));
    }
    let text = head.trim_ascii_start();
    let begins = |start: &[u8]| {
        let raw = head.starts_with(start);
        raw || text
            .get(..start.len())
            .is_some_and(|begin| start.starts_with(b"<") && begin.eq_ignore_ascii_case(start))
    };
    match KINDS.iter().find(|(start, ..)| begins(start)) {
        Some((_, case, kind)) => Err(Error::invalid(
            Code::BinaryFile,
            format!("this is {kind}, not a table"),
            SAVE_AS_CSV,
        )
        .in_case(*case)),
        None => Ok(FileFormat::Delimited),
    }
}

/// The error for a file that holds neither text nor a table we know.
pub(super) fn not_text() -> Error {
    Error::invalid(Code::BinaryFile, "this file does not hold text", SAVE_AS_CSV)
}

/// Old spreadsheets and encrypted new ones share one container, the OLE compound file ([MS-CFB]). An
/// encrypted workbook is a stream of a fixed name in its directory ([MS-OFFCRYPTO] 2.3.4).
fn compound_file(head: &[u8], file: &mut File) -> Error {
    if directory(head, file).is_some_and(|directory| contains(&directory, &utf16("EncryptedPackage"))) {
        return spreadsheet::encrypted();
    }
    Error::invalid(
        Code::BinaryFile,
        "this is a spreadsheet or document in an old format",
        SAVE_AS_XLSX,
    )
    .in_case(Case::OldFormat)
}

/// The beginning of a compound file's directory.
fn directory(head: &[u8], file: &mut File) -> Option<Vec<u8>> {
    let shift = u16::from_le_bytes(head.get(30..32)?.try_into().ok()?);
    let sector = u32::from_le_bytes(head.get(48..52)?.try_into().ok()?);
    let offset = (u64::from(sector) + 1).checked_shl(u32::from(shift.min(16)))?;
    file.seek(SeekFrom::Start(offset)).ok()?;
    let mut directory = Vec::new();
    file.take(16 * 1024).read_to_end(&mut directory).ok()?;
    Some(directory)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
