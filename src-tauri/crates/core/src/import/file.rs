//! The one way into a candidate file: look at it, then read it record by record.
//!
//! [`inspect`] finds out what a file is and what a person must know before importing it; [`open`] reads it
//! as [`inspect`] understood it, in constant memory. Both take delimited text and spreadsheets alike.
//!
//! What counts as a record, so that every row is accounted for:
//! - a row below the header with at least one delimiter or one character is a record, even when all its
//!   fields are empty;
//! - a blank line of a text file, and a row of a spreadsheet without any value, is no record;
//! - a row that cannot be trusted is a record with a [`Flaw`]: other fields than the header has, a NUL
//!   character, bytes that are not text, a quotation mark that is never closed. It never ends the reading.
//!   Empty fields behind the last column are dropped, as spreadsheet programs like to add them.
//!
//! A row's number is the one that a spreadsheet program shows for it: blank lines count, and a line break
//! inside a quoted field does not.
//!
//! Text files may carry an apostrophe in front of a formula character, put there by whoever exported them
//! so that no spreadsheet program runs the cell. It is taken off, so what Longlist exports it reads back.

use std::fs::File;
use std::io;
use std::path::Path;

use csv::StringRecord;
use serde::{Deserialize, Serialize};

use super::delimited::DelimitedRows;
use super::mapping::REPORT_COLUMNS;
use super::spreadsheet::SheetRows;
use crate::export::unguard;
use crate::{Case, Code, Error, Result};

mod contents;
mod flaw;
mod report;
#[cfg(test)]
mod tests;

pub use super::delimited::Delimiter;
pub use flaw::Flaw;
pub use report::{FileReport, SampleRecord, inspect, inspect_as};

/// The most columns a file may have.
pub const MAX_COLUMNS: usize = 500;

/// The most bytes one record may have, decoded.
pub const MAX_RECORD_BYTES: u64 = 1 << 20;

/// The two families of files we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum FileFormat {
    /// Text with a delimiter between fields: CSV and its relatives.
    Delimited,
    /// An `.xlsx` workbook.
    Spreadsheet,
}

/// What a person decided about reading a file, where the guess was wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ReadingChoice {
    /// The name of an encoding, such as `windows-1252` (any label of the WHATWG Encoding Standard).
    pub encoding: Option<String>,
    /// What stands between two fields.
    pub delimiter: Option<Delimiter>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
}

/// How a file is to be read, so that a run can open it again after a restart and find the same records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadPlan {
    pub(super) format: FileFormat,
    pub(super) encoding: String,
    pub(super) delimiter: Delimiter,
    pub(super) sheet: Option<String>,
    /// How many records stand before the header.
    pub(super) preamble_records: u32,
    /// All columns as named for a person, those of a skip report included.
    pub(super) columns: Vec<String>,
    pub(super) size_bytes: u64,
}

impl ReadPlan {
    /// Which family of files it is for.
    pub fn format(&self) -> FileFormat {
        self.format
    }

    /// The names of the columns, each of them different from the others.
    pub fn headers(&self) -> &[String] {
        self.columns.get(..self.width()).unwrap_or(&self.columns)
    }

    /// What stands between two fields; a comma for a spreadsheet, where it only matters for reports.
    pub fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// The number of columns without those that our skip report has added.
    fn width(&self) -> usize {
        match self.columns.split_last_chunk::<3>() {
            Some((own, last)) if !own.is_empty() && last.iter().eq(REPORT_COLUMNS) => own.len(),
            _ => self.columns.len(),
        }
    }
}

/// One row of a file below its header. Made once and filled again and again by [`Records::read`].
#[derive(Debug, Clone, Default)]
pub struct Record {
    pub(super) row: u64,
    pub(super) fields: StringRecord,
    pub(super) flaw: Option<Flaw>,
    number: u64,
    width: usize,
    columns: usize,
    guarded: bool,
}

impl Record {
    /// The number of the row, as a spreadsheet program shows it.
    pub fn row(&self) -> u64 {
        self.row
    }

    /// The how-manieth record of the file it is, from 1. [`Records::skip_to`] takes this number.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Why the record cannot be trusted, if so. Its fields are then for showing, not for importing.
    pub fn flaw(&self) -> Option<Flaw> {
        self.flaw
    }

    /// The field of a column, as it stands in the file. `None` where the row is too short.
    pub fn get(&self, column: usize) -> Option<&str> {
        let text = self.fields.get(column).filter(|_| column < self.width)?;
        Some(if self.guarded { unguard(text) } else { text })
    }

    /// All fields as they stand in the file, also those of a record with a flaw.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let own = 0..self.width;
        let beyond = self.columns..self.fields.len();
        let texts = own.chain(beyond).filter_map(|column| self.fields.get(column));
        texts.map(|text| if self.guarded { unguard(text) } else { text })
    }

    /// Compares the record with the header and drops empty fields behind the last column. In a spreadsheet
    /// the last cells of a row are absent when they are empty, so there no row is too short.
    fn judge(&mut self) {
        if !self.guarded {
            (self.fields.len()..self.columns).for_each(|_| self.fields.push_field(""));
        }
        let found = self.fields.len();
        if self.flaw.is_some() || found == self.columns {
            return;
        }
        if found > self.columns && self.fields.iter().skip(self.columns).all(str::is_empty) {
            self.fields.truncate(self.columns);
            return;
        }
        let expected = self.columns;
        self.flaw = Some(if found < expected {
            Flaw::TooFewFields { found, expected }
        } else {
            Flaw::TooManyFields { found, expected }
        });
    }
}

/// A file being read, from its first record to its last.
#[derive(Debug)]
pub struct Records {
    source: Source,
    width: usize,
    columns: usize,
    read: u64,
    header_row: u64,
}

#[derive(Debug)]
enum Source {
    Delimited(Box<DelimitedRows>),
    Spreadsheet(Box<SheetRows>),
}

/// Opens a file to read its records as planned.
///
/// # Errors
///
/// `file_changed` when it is not the file that was inspected; otherwise as [`inspect`].
pub fn open(path: &Path, plan: &ReadPlan) -> Result<Records> {
    let file = open_file(path)?;
    if file.metadata()?.len() != plan.size_bytes {
        return Err(changed());
    }
    let mut records = Records::begin(file, plan)?;
    let mut header = Record::default();
    if !records.read_header(plan.preamble_records, &mut header)? || column_names(&header) != plan.columns {
        return Err(changed());
    }
    Ok(records)
}

impl Records {
    /// Puts the next record into `record`, reusing its memory. Says `false` at the end of the file.
    ///
    /// # Errors
    ///
    /// `line_too_long` for a record above [`MAX_RECORD_BYTES`], `unreadable` when the file cannot be read on.
    /// Nothing can be read after an error.
    pub fn read(&mut self, record: &mut Record) -> Result<bool> {
        if !self.source.read(record)? {
            return Ok(false);
        }
        self.read += 1;
        record.number = self.read;
        record.width = self.width;
        record.columns = self.columns;
        record.guarded = matches!(self.source, Source::Delimited(_));
        record.judge();
        Ok(true)
    }

    /// Passes over records so that the next one read is the `number`th of the file, counted from 1. Going
    /// past the end is no error, going back is not possible.
    ///
    /// # Errors
    ///
    /// As [`Records::read`].
    pub fn skip_to(&mut self, number: u64) -> Result<()> {
        let mut passed = Record::default();
        while self.read + 1 < number && self.source.read(&mut passed)? {
            self.read += 1;
        }
        Ok(())
    }

    /// The number of the row that holds the names of the columns.
    pub fn header_row(&self) -> u64 {
        self.header_row
    }

    fn begin(file: File, plan: &ReadPlan) -> Result<Self> {
        let source = match plan.format {
            FileFormat::Delimited => Source::Delimited(Box::new(DelimitedRows::begin(
                file,
                &plan.encoding,
                plan.delimiter,
            )?)),
            FileFormat::Spreadsheet => {
                Source::Spreadsheet(Box::new(SheetRows::begin(file, plan.sheet.clone())?))
            }
        };
        Ok(Self {
            source,
            width: plan.width(),
            columns: plan.columns.len(),
            read: 0,
            header_row: 0,
        })
    }

    /// Reads on to the header and puts it into `header`. Says `false` when the file ends before it.
    fn read_header(&mut self, preamble_records: u32, header: &mut Record) -> Result<bool> {
        for _ in 0..=preamble_records {
            if !self.source.read(header)? {
                return Ok(false);
            }
        }
        self.header_row = header.row;
        Ok(true)
    }

    /// How many bytes of decoded text have been read, where that is known.
    fn position(&self) -> Option<u64> {
        match &self.source {
            Source::Delimited(rows) => Some(rows.position()),
            Source::Spreadsheet(_) => None,
        }
    }
}

impl Source {
    fn read(&mut self, record: &mut Record) -> Result<bool> {
        match self {
            Self::Delimited(rows) => rows.read(record),
            Self::Spreadsheet(rows) => rows.read(record),
        }
    }
}

/// Opens something to read, if it is a file. A pipe or a device could keep us waiting for ever.
pub(crate) fn open_file(path: &Path) -> Result<File> {
    let kind = std::fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !kind.is_file() {
        return Err(Error::invalid(
            Code::Unreadable,
            "this is a folder or a device, not a file",
            "Choose a CSV or .xlsx file.",
        )
        .in_case(Case::NotAFile));
    }
    File::open(path).map_err(|error| unreadable(&error))
}

/// The error for a file that the system does not let us read.
pub(super) fn unreadable(error: &io::Error) -> Error {
    let (case, hint) = if error.kind() == io::ErrorKind::NotFound {
        (
            Some(Case::FileAbsent),
            "There is nothing at this place. Choose the file again.",
        )
    } else if error.kind() == io::ErrorKind::PermissionDenied {
        (
            Some(Case::FileForbidden),
            "Allow Longlist to read it, or copy it to your own folder, then choose it again.",
        )
    } else {
        (
            None,
            "Close it in other programs or copy it to this computer, then choose it again.",
        )
    };
    Error::invalid(Code::Unreadable, "this file cannot be read", hint).in_case(case)
}

fn changed() -> Error {
    Error::invalid(
        Code::FileChanged,
        "this file has changed since it was looked at",
        "Start the import again from the file as it is now. Candidates who are already there are recognised.",
    )
}

/// The names of the columns as a person sees them: trimmed, never empty, never the same twice.
fn column_names(header: &Record) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.fields.len());
    let mut taken = rustc_hash::FxHashSet::default();
    for (position, text) in (1..).zip(header.fields.iter()) {
        let text = clean_header(text);
        let name = if text.is_empty() {
            format!("Column {position}")
        } else {
            text.to_owned()
        };
        let again = (2..).map(|count: u32| format!("{name} ({count})"));
        let free = std::iter::once(name.clone())
            .chain(again)
            .find(|name| !taken.contains(name));
        let name = free.unwrap_or(name);
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

fn clean_header(text: &str) -> &str {
    text.trim_matches(|letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{feff}' | '\u{200b}')
    })
}
