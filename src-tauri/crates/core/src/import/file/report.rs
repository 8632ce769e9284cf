//! What a person must know about a file before importing it.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use serde::Serialize;

use super::{FileFormat, Flaw, MAX_COLUMNS, ReadPlan, ReadingChoice, Record, Records, Source, contents};
use super::{clean_header, column_names, open_file, unreadable};
use crate::import::delimited::{self, Delimiter};
use crate::import::mapping::{self, Layout};
use crate::import::spreadsheet::SheetRows;
use crate::{Code, Error, Result};

/// How many records a person sees before importing.
const SAMPLE_RECORDS: usize = 20;

/// How many records are read to judge the rest by.
const JUDGED_RECORDS: usize = 1_000;

/// The most characters of a field in a sample.
const SAMPLE_FIELD_CHARACTERS: usize = 300;

/// A file as we understand it.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FileReport {
    /// The family of the file.
    pub format: FileFormat,
    /// Whose table it is, by its headers.
    pub layout: Layout,
    /// The encoding of a text file, such as `UTF-8 with BOM`.
    pub encoding: Option<String>,
    /// What stands between two fields of a text file.
    pub delimiter: Option<Delimiter>,
    /// The sheet that is read, of a workbook.
    pub sheet: Option<String>,
    /// All visible sheets of a workbook.
    pub sheets: Vec<String>,
    /// The number of the row with the names of the columns.
    pub header_row: u32,
    /// The names of the columns, each different from the others.
    pub headers: Vec<String>,
    /// The first twenty records.
    pub sample: Vec<SampleRecord>,
    /// About how many records there are.
    pub approximate_records: u32,
    /// Whether that number is certain.
    pub records_are_exact: bool,
    /// The size of the file in KiB, rounded up.
    pub size_kib: u32,
    /// How to read it.
    #[serde(skip)]
    #[specta(skip)]
    pub plan: ReadPlan,
}

/// One of the first records of a file, to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SampleRecord {
    /// The number of its row.
    pub row: u32,
    /// Its fields; long ones are cut.
    pub fields: Vec<String>,
    /// Why it cannot be imported, if so.
    pub flaw: Option<String>,
}

/// Finds out what a file is.
///
/// # Errors
///
/// `Invalid` with one of these codes when it cannot be imported at all: `unreadable`, `empty_file`,
/// `header_only`, `no_columns`, `too_many_columns`, `binary_file`, `wrong_encoding`, `line_too_long`,
/// `encrypted_spreadsheet`, `zip_bomb`, `unsafe_spreadsheet`, `spreadsheet_too_large`, `unknown_sheet`,
/// `unknown_encoding`.
pub fn inspect(path: &Path) -> Result<FileReport> {
    inspect_as(path, &ReadingChoice::default())
}

/// Finds out what a file is, with a person's word where they gave it.
///
/// # Errors
///
/// As [`inspect`].
pub fn inspect_as(path: &Path, choice: &ReadingChoice) -> Result<FileReport> {
    let mut file = open_file(path)?;
    let size_bytes = file.metadata()?.len();
    let mut head = Vec::new();
    file.by_ref()
        .take(delimited::HEAD_BYTES)
        .read_to_end(&mut head)
        .map_err(|error| unreadable(&error))?;
    if head.trim_ascii().is_empty() && size_bytes <= delimited::HEAD_BYTES {
        return Err(empty_file());
    }
    match contents::recognise(&head, &mut file)? {
        FileFormat::Delimited => inspect_text(file, &head, size_bytes, choice),
        FileFormat::Spreadsheet => inspect_workbook(file, size_bytes, choice),
    }
}

fn inspect_text(mut file: File, head: &[u8], size_bytes: u64, choice: &ReadingChoice) -> Result<FileReport> {
    let encoding = delimited::detect_encoding(head, &mut file, choice.encoding.as_deref())?;
    if encoding.is_binary(head) {
        return Err(contents::not_text());
    }
    let text = encoding.decode(head);
    if text.trim().is_empty() && size_bytes <= delimited::HEAD_BYTES {
        return Err(empty_file());
    }
    let shape = delimited::detect_shape(&text, size_bytes > delimited::HEAD_BYTES, choice.delimiter);
    file.seek(SeekFrom::Start(0))
        .map_err(|error| unreadable(&error))?;
    let plan = ReadPlan {
        format: FileFormat::Delimited,
        encoding: encoding.label().to_owned(),
        delimiter: shape.delimiter,
        sheet: None,
        preamble_records: shape.preamble_records,
        columns: Vec::new(),
        size_bytes,
    };
    let mut report = begin_report(&plan);
    report.encoding = Some(encoding.name());
    report.delimiter = Some(shape.delimiter);
    let bytes_per_character = head.len() as f64 / text.len().max(1) as f64;
    let records = Records::begin(file, &plan)?;
    fill(report, records, |records, begin, judged| {
        let used = records.position().unwrap_or(0).saturating_sub(begin) as f64 * bytes_per_character;
        let left = size_bytes as f64 - begin as f64 * bytes_per_character;
        left / (used / judged as f64).max(1.0)
    })
}

fn inspect_workbook(file: File, size_bytes: u64, choice: &ReadingChoice) -> Result<FileReport> {
    let rows = SheetRows::begin(file, choice.sheet.clone())?;
    let outline = rows.outline().clone();
    let plan = ReadPlan {
        format: FileFormat::Spreadsheet,
        encoding: String::new(),
        delimiter: Delimiter::Comma,
        sheet: Some(outline.sheet.clone()),
        preamble_records: outline.preamble_records,
        columns: Vec::new(),
        size_bytes,
    };
    let mut report = begin_report(&plan);
    report.sheet = Some(outline.sheet);
    report.sheets = outline.sheets;
    let records = Records {
        source: Source::Spreadsheet(Box::new(rows)),
        width: 0,
        columns: 0,
        read: 0,
        header_row: 0,
    };
    fill(report, records, |records, _, judged| {
        let last_row = outline.last_row.max(judged as u64 + records.header_row);
        (last_row - records.header_row) as f64
    })
}

fn begin_report(plan: &ReadPlan) -> FileReport {
    FileReport {
        format: plan.format,
        layout: Layout::Other,
        encoding: None,
        delimiter: None,
        sheet: None,
        sheets: Vec::new(),
        header_row: 0,
        headers: Vec::new(),
        sample: Vec::new(),
        approximate_records: 0,
        records_are_exact: false,
        size_kib: narrow(plan.size_bytes.div_ceil(1024)),
        plan: plan.clone(),
    }
}

/// Reads the header and the first records into the report.
fn fill(
    mut report: FileReport,
    mut records: Records,
    estimate: impl FnOnce(&Records, u64, usize) -> f64,
) -> Result<FileReport> {
    let mut record = Record::default();
    if !records.read_header(report.plan.preamble_records, &mut record)? {
        return Err(empty_file());
    }
    name_columns(&mut report, &record)?;
    report.header_row = narrow(records.header_row);
    records.width = report.headers.len();
    records.columns = report.plan.columns.len();

    let begin = records.position().unwrap_or(0);
    let (mut judged, mut damaged) = (0_usize, 0_usize);
    while judged < JUDGED_RECORDS && records.read(&mut record)? {
        judged += 1;
        damaged += usize::from(record.flaw == Some(Flaw::NotText));
        if report.sample.len() < SAMPLE_RECORDS {
            report.sample.push(SampleRecord::of(&record));
        }
    }
    if judged == 0 {
        return Err(header_only());
    }
    if damaged * 2 > judged {
        return Err(delimited::wrong_encoding());
    }
    report.records_are_exact = judged < JUDGED_RECORDS;
    report.approximate_records = if report.records_are_exact {
        narrow(judged as u64)
    } else {
        estimate(&records, begin, judged).clamp(judged as f64, f64::from(u32::MAX)) as u32
    };
    Ok(report)
}

fn name_columns(report: &mut FileReport, header: &Record) -> Result<()> {
    if header.fields.len() > MAX_COLUMNS {
        return Err(Error::invalid(
            Code::TooManyColumns,
            format!(
                "this file has {} columns, and {MAX_COLUMNS} is the most",
                header.fields.len()
            ),
            "Remove the columns that are not needed, then choose the file again.",
        )
        .with("columns", header.fields.len())
        .with("most", MAX_COLUMNS));
    }
    if header.fields.iter().all(|name| clean_header(name).is_empty()) {
        return Err(Error::invalid(
            Code::NoColumns,
            "the first row of this file names no columns",
            "Put the names of the columns into the first row; \u{201c}LinkedIn Profile\u{201d} is the only one that is needed.",
        ));
    }
    if header.flaw == Some(Flaw::NulCharacter) {
        return Err(contents::not_text());
    }
    report.plan.columns = column_names(header);
    report.headers = report.plan.headers().to_vec();
    report.layout = mapping::layout(&report.headers);
    Ok(())
}

impl SampleRecord {
    fn of(record: &Record) -> Self {
        let fields = record.fields().take(MAX_COLUMNS).map(shorten).collect();
        Self {
            row: narrow(record.row),
            fields,
            flaw: record.flaw.map(|flaw| flaw.to_string()),
        }
    }
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(SAMPLE_FIELD_CHARACTERS) {
        Some((end, _)) => format!("{}\u{2026}", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn empty_file() -> Error {
    Error::invalid(
        Code::EmptyFile,
        "this file is empty",
        "Choose a file with a row of column names and at least one candidate.",
    )
}

fn header_only() -> Error {
    Error::invalid(
        Code::HeaderOnly,
        "this file has column names but no candidates",
        "Add at least one row below the column names, then choose the file again.",
    )
}
