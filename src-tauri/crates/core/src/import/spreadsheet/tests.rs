//! Tests of reading workbooks, honest and hostile.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Written};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::Result;
use crate::import::file::{FileFormat, FileReport, Flaw, ReadingChoice, Record, inspect, inspect_as, open};
use crate::import::mapping::Layout;

#[test]
fn a_workbook_is_read_with_its_kinds_of_values() {
    let (_folder, path) = save(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(
            0,
            0,
            ["Full Name", "LinkedIn Profile", "Phone", "Since", "Open", "Sum"],
        )?;
        sheet.write_row(1, 0, ["Zoë Müller", "https://www.linkedin.com/in/zoe"])?;
        sheet.write_number(1, 2, 442_079_460_000.0)?;
        let date = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_datetime_with_format(1, 3, ExcelDateTime::from_ymd(2026, 1, 30)?, &date)?;
        sheet.write_boolean(1, 4, true)?;
        sheet.write_formula(1, 5, Formula::new("=1+1").set_result("2"))?;
        sheet.write_string(3, 1, "https://www.linkedin.com/in/later")?;
        sheet.write_blank(2, 1, &Format::new().set_bold())?;
        Ok(())
    });

    let report = inspect(&path).unwrap();

    assert_eq!(
        (report.format, report.sheet.as_deref()),
        (FileFormat::Spreadsheet, Some("Sheet1")),
        "it is a workbook"
    );
    let rows = rows(&path, &report);
    let expected = [
        "Zoë Müller",
        "https://www.linkedin.com/in/zoe",
        "442079460000",
        "2026-01-30",
        "true",
        "2",
    ];
    assert_eq!(
        rows[0],
        (2, expected.map(String::from).to_vec()),
        "each value as people write it"
    );
    assert_eq!(
        rows[1].0, 4,
        "a row without a value is none, and rows keep their numbers"
    );
    assert_eq!(rows[1].1.len(), 6, "cells that are absent are empty");
}

#[test]
fn the_sheet_and_the_row_with_the_header_are_found() {
    let (_folder, path) = save(|book| {
        book.add_worksheet()
            .set_name("Notes")?
            .write_string(0, 0, "Read me")?;
        let sheet = book.add_worksheet().set_name("People")?;
        sheet.write_string(0, 0, "Candidates, spring")?;
        sheet.write_row(2, 0, ["First Name", "Last Name", "URL", "Connected On"])?;
        sheet.write_row(3, 0, ["Ada", "Example", "https://www.linkedin.com/in/ada"])?;
        book.add_worksheet().set_name("Secret")?.set_hidden(true);
        Ok(())
    });

    let report = inspect(&path).unwrap();

    assert_eq!(
        report.sheet.as_deref(),
        Some("People"),
        "it has the columns of candidates"
    );
    assert_eq!(
        report.sheets,
        ["Notes", "People"],
        "hidden sheets are not offered"
    );
    assert_eq!(
        (report.header_row, report.layout),
        (3, Layout::LinkedinConnections),
        "the title is passed over"
    );
    let choice = ReadingChoice {
        sheet: Some("Secret".into()),
        ..ReadingChoice::default()
    };
    assert_eq!(
        inspect_as(&path, &choice).unwrap_err().code(),
        "unknown_sheet",
        "nor can they be asked for"
    );
}

#[test]
fn cells_beyond_the_header_make_a_row_malformed() {
    let (_folder, path) = save(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["Full Name", "LinkedIn Profile"])?;
        sheet.write_row(1, 0, ["Ada", "x", "", "stray"])?;
        Ok(())
    });
    let mut records = open(&path, &inspect(&path).unwrap().plan).unwrap();
    let mut record = Record::default();

    assert!(records.read(&mut record).unwrap(), "there is a row");
    assert_eq!(
        record.flaw(),
        Some(Flaw::TooManyFields {
            found: 4,
            expected: 2
        }),
        "nobody knows what it means"
    );
}

#[test]
fn a_workbook_without_rows_is_refused() {
    let (_folder, empty) = save(|book| book.add_worksheet().set_name("Nothing").map(drop));
    assert_eq!(
        inspect(&empty).unwrap_err().code(),
        "empty_file",
        "no sheet has a value"
    );
    let (_folder, header) = save(|book| {
        book.add_worksheet()
            .write_row(0, 0, ["Full Name", "LinkedIn Profile"])
            .map(drop)
    });
    assert_eq!(
        inspect(&header).unwrap_err().code(),
        "header_only",
        "no row below the header"
    );
}

#[test]
fn reading_may_be_given_up_in_the_middle() {
    let path = long_workbook(5_000);
    let report = inspect(&path.1).unwrap();

    assert_eq!(
        report.approximate_records, 5_000,
        "the sheet says how far it goes"
    );
    let mut records = open(&path.1, &report.plan).unwrap();
    records.skip_to(4_000).unwrap();
    let mut record = Record::default();
    assert!(records.read(&mut record).unwrap(), "there is more");
    assert_eq!(
        (record.row(), record.get(0)),
        (4_001, Some("P4000")),
        "it goes on at the right row"
    );
}

#[test]
fn an_archive_that_is_no_workbook_says_what_to_do() {
    let connections = archive(&[("Connections.csv", b"First Name,Last Name,URL\n")]);
    let error = inspect_bytes(&connections).unwrap_err();
    assert_eq!(
        error.code(),
        "binary_file",
        "LinkedIn sends its exports in an archive"
    );
    assert!(
        error.hint().contains("Unpack"),
        "it has to be unpacked: {}",
        error.hint()
    );
    for part in ["content.xml", "xl/workbook.bin", "word/document.xml"] {
        assert_eq!(
            refusal(&archive(&[(part, b"<x/>")])),
            "binary_file",
            "{part} is of another program"
        );
    }
    assert_eq!(
        refusal(b"PK\x03\x04 and then nothing"),
        "unreadable",
        "this is no archive at all"
    );
}

#[test]
fn a_zip_bomb_is_refused_by_its_directory() {
    let zeros = vec![b' '; 8 << 20];
    assert_eq!(
        refusal(&archive(&[
            ("xl/workbook.xml", b"<workbook/>"),
            ("xl/worksheets/sheet1.xml", &zeros)
        ])),
        "zip_bomb",
        "8 MiB of blanks"
    );
}

#[test]
fn a_zip_bomb_whose_directory_lies_is_refused_while_unpacking() {
    let text: String = (0..40_000_u32)
        .map(|n| format!("<c>{}</c>", n.wrapping_mul(2_654_435_761)))
        .collect();
    let mut bytes = archive(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", text.as_bytes()),
    ]);
    let size = u32::try_from(text.len()).unwrap().to_le_bytes();
    let places: Vec<usize> = bytes
        .windows(4)
        .enumerate()
        .filter(|(_, window)| *window == size)
        .map(|(place, _)| place)
        .collect();
    for place in places {
        bytes[place..place + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }

    assert!(
        matches!(refusal(&bytes), "zip_bomb" | "unreadable"),
        "more comes out than was promised"
    );
}

#[test]
fn document_types_and_entities_are_refused() {
    let attack = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet>&e;</worksheet>";
    let late = format!("<worksheet>{}<!doctype x></worksheet>", "<c/>".repeat(30_000));
    let wide: Vec<u8> = attack.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let foreign = b"<?xml version='1.0' encoding='UTF-16'?><worksheet/>";
    for sheet in [attack.as_bytes(), late.as_bytes(), &wide, foreign] {
        assert_eq!(
            refusal(&replace_part("xl/worksheets/sheet1.xml", sheet)),
            "unsafe_spreadsheet",
            "no workbook needs these"
        );
    }
    assert_eq!(
        refusal(&replace_part("xl/sharedStrings.xml", attack.as_bytes())),
        "unsafe_spreadsheet",
        "in any part"
    );
}

#[test]
fn a_count_that_would_exhaust_memory_is_refused() {
    let strings =
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><sst uniqueCount=\"99999999999\"><si><t>a</t></si></sst>";
    assert_eq!(
        refusal(&replace_part("xl/sharedStrings.xml", strings)),
        "zip_bomb",
        "the part cannot hold so many texts"
    );
}

#[test]
fn a_cell_without_end_is_refused() {
    let text: String = (0..400_000_u32)
        .map(|n| format!("{:x}", n.wrapping_mul(2_654_435_761)))
        .collect();
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData></worksheet>"
    );
    assert_eq!(
        refusal(&replace_part("xl/worksheets/sheet1.xml", sheet.as_bytes())),
        "spreadsheet_too_large",
        "it is over 1 MiB"
    );
}

#[test]
fn cells_outside_the_sheet_are_refused() {
    for cells in [
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
        "<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>",
        "<row r=\"9999999\"><c r=\"A9999999\"><v>1</v></c></row>",
    ] {
        let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
        assert_eq!(
            refusal(&replace_part("xl/worksheets/sheet1.xml", sheet.as_bytes())),
            "unreadable",
            "{cells}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_damaged_workbook_is_read_or_refused(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), end: prop::sample::Index) {
        let mut bytes = fs::read(&long_workbook(5).1).unwrap();
        for (place, value) in flips {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        read_all(&bytes);
        bytes.truncate(end.index(bytes.len()));
        read_all(&bytes);
    }

    #[test]
    fn a_sheet_of_odd_markup_is_read_or_refused(parts in prop::collection::vec("(<row( r=\"[0-9]{0,9}\")?>|</row>|<c( r=\"[A-Z]{0,4}[0-9]{0,8}\")?( t=\"(s|b|e|d|n|str|inlineStr)\")?>|</c>|<v>[0-9a-z.-]{0,9}|</v>|<is><t>x|</t></is>|<dimension ref=\"[A-Z0-9:]{0,12}\"/>|&[a-z#0-9]{0,4};)", 0..30)) {
        let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", parts.concat());
        read_all(&replace_part("xl/worksheets/sheet1.xml", sheet.as_bytes()));
    }
}

fn save(
    fill: impl FnOnce(&mut Written) -> std::result::Result<(), rust_xlsxwriter::XlsxError>,
) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("book.xlsx");
    let mut book = Written::new();
    fill(&mut book).unwrap();
    book.save(&path).unwrap();
    (folder, path)
}

fn long_workbook(count: u32) -> (TempDir, PathBuf) {
    save(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["Full Name", "LinkedIn Profile"])?;
        for row in 1..=count {
            sheet.write_row(
                row,
                0,
                [format!("P{row}"), format!("https://www.linkedin.com/in/p{row}")],
            )?;
        }
        Ok(())
    })
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(
                *name,
                SimpleFileOptions::default().compression_method(CompressionMethod::Deflated),
            )
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A sound workbook with one part exchanged.
fn replace_part(name: &str, with: &[u8]) -> Vec<u8> {
    let mut sound = ZipArchive::new(fs::File::open(long_workbook(1).1.as_path()).unwrap()).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..sound.len() {
        let mut part = sound.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let part_name = String::from_utf8(part.name_raw().to_vec()).unwrap();
        let bytes = if part_name == name { with.to_vec() } else { bytes };
        parts.push((part_name, bytes));
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    archive(&parts)
}

fn inspect_bytes(bytes: &[u8]) -> Result<FileReport> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("book.xlsx");
    fs::write(&path, bytes).unwrap();
    inspect(&path)
}

fn refusal(bytes: &[u8]) -> &'static str {
    inspect_bytes(bytes).unwrap_err().code()
}

fn read_all(bytes: &[u8]) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("book.xlsx");
    fs::write(&path, bytes).unwrap();
    let Ok(report) = inspect(&path) else { return };
    let mut records = open(&path, &report.plan).unwrap();
    let mut record = Record::default();
    while let Ok(true) = records.read(&mut record) {}
}

fn rows(path: &Path, report: &FileReport) -> Vec<(u64, Vec<String>)> {
    let mut records = open(path, &report.plan).unwrap();
    let mut record = Record::default();
    let mut rows = Vec::new();
    while records.read(&mut record).unwrap() {
        rows.push((record.row(), record.fields().map(String::from).collect()));
    }
    rows
}
