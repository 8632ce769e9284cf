//! Writing tables into files that other programs open: CSV, `.xlsx` and JSON.
//!
//! A file appears under its name only when it is complete: it is written beside its place and moved there
//! at the end. Text is only ever text. A spreadsheet program would run a CSV cell such as `=HYPERLINK(…)`,
//! so a CSV cell that could be taken for a formula gets an apostrophe in front, which our own reader takes
//! off again (see [`guard`] and [`unguard`]); a workbook says of each cell that it is text, so nothing is
//! added there.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::import::file::Delimiter;
use crate::{Code, Error, Result};

mod candidates;
mod credits;
mod draft;
mod formula;
mod json;
mod skip_report;
mod skips;
#[cfg(test)]
mod tests;
mod workbook;

use draft::Draft;
pub use formula::{guard, unguard};
use json::JsonRows;
pub use skip_report::SkipReport;
use workbook::WorkbookRows;

/// The kinds of files we write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ExportFormat {
    /// Text with commas, as every program reads it.
    Csv,
    /// A workbook.
    Xlsx,
    /// An array of objects.
    Json,
}

impl ExportFormat {
    /// The usual ending of such a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }
}

impl FromStr for ExportFormat {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let all = [Self::Csv, Self::Xlsx, Self::Json];
        let found = all
            .into_iter()
            .find(|format| format.extension().eq_ignore_ascii_case(text));
        found.ok_or_else(|| {
            Error::invalid(
                Code::UnknownFormat,
                "this is not a format we can write",
                "Use csv, xlsx or json.",
            )
        })
    }
}

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvStyle {
    /// Whether it begins with a byte order mark, by which Excel knows that it is UTF-8.
    pub mark: bool,
    /// What stands between two fields.
    pub delimiter: Delimiter,
}

impl Default for CsvStyle {
    fn default() -> Self {
        Self {
            mark: true,
            delimiter: Delimiter::Comma,
        }
    }
}

/// One value of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'v> {
    /// A text. It is never taken for anything else.
    Text(&'v str),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// Nothing.
    Empty,
}

/// A table on its way into a file.
#[derive(Debug)]
pub struct ExportWriter {
    sink: Sink,
    columns: usize,
}

#[derive(Debug)]
enum Sink {
    Csv(Box<CsvRows>),
    Xlsx(Box<WorkbookRows>),
    Json(Box<JsonRows>),
}

impl ExportWriter {
    /// Begins a file with these columns, in this order. Nothing is at `path` before [`ExportWriter::finish`].
    ///
    /// # Errors
    ///
    /// `unwritable` when there can be no file at this place.
    pub fn create(format: ExportFormat, path: &Path, columns: &[&str]) -> Result<Self> {
        let sink = match format {
            ExportFormat::Csv => return Self::create_csv(path, columns, CsvStyle::default()),
            ExportFormat::Xlsx => Sink::Xlsx(Box::new(WorkbookRows::create(Draft::create(path)?, columns)?)),
            ExportFormat::Json => Sink::Json(Box::new(JsonRows::create(Draft::create(path)?, columns)?)),
        };
        Ok(Self {
            sink,
            columns: columns.len(),
        })
    }

    /// Begins a CSV file in a style of one's own.
    ///
    /// # Errors
    ///
    /// As [`ExportWriter::create`].
    pub fn create_csv(path: &Path, columns: &[&str], style: CsvStyle) -> Result<Self> {
        let mut rows = CsvRows::create(Draft::create(path)?, style)?;
        rows.write(columns.iter().copied())?;
        Ok(Self {
            sink: Sink::Csv(Box::new(rows)),
            columns: columns.len(),
        })
    }

    /// Adds a row with a cell for each column.
    ///
    /// # Errors
    ///
    /// `too_many_rows` when a workbook is full, [`Error::DiskFull`], or an internal error.
    pub fn write_row(&mut self, cells: &[Cell<'_>]) -> Result<()> {
        if cells.len() != self.columns {
            let found = cells.len();
            return Err(
                anyhow::anyhow!("write a row of {found} cells under {} columns", self.columns).into(),
            );
        }
        match &mut self.sink {
            Sink::Csv(rows) => rows.write_cells(cells),
            Sink::Xlsx(rows) => rows.write_cells(cells),
            Sink::Json(rows) => rows.write_cells(cells),
        }
    }

    /// Completes the file and puts it in its place, over a file that may be there.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`], `unwritable`, or an internal error. Then what was there is still there.
    pub fn finish(self) -> Result<()> {
        match self.sink {
            Sink::Csv(rows) => rows.finish(),
            Sink::Xlsx(rows) => rows.finish(),
            Sink::Json(rows) => rows.finish(),
        }
    }
}

/// A CSV file being written, as RFC 4180 has it: lines end with CR LF, quotation marks are doubled.
#[derive(Debug)]
struct CsvRows {
    writer: csv::Writer<BufWriter<File>>,
    draft: Draft,
}

impl CsvRows {
    fn create(draft: Draft, style: CsvStyle) -> Result<Self> {
        let mut output = BufWriter::new(draft.file()?);
        if style.mark {
            output.write_all("\u{feff}".as_bytes())?;
        }
        let writer = csv::WriterBuilder::new()
            .delimiter(style.delimiter.byte())
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(output);
        Ok(Self { writer, draft })
    }

    fn write_cells(&mut self, cells: &[Cell<'_>]) -> Result<()> {
        for cell in cells {
            match cell {
                Cell::Text(text) => self.field(text)?,
                Cell::Integer(number) => self.plain_field(&number.to_string())?,
                Cell::Number(number) if number.is_finite() => self.plain_field(&number.to_string())?,
                Cell::Flag(flag) => self.plain_field(if *flag { "true" } else { "false" })?,
                Cell::Number(_) | Cell::Empty => self.plain_field("")?,
            }
        }
        self.end_row()
    }

    fn write<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> Result<()> {
        for text in texts {
            self.field(text)?;
        }
        self.end_row()
    }

    /// Writes a text: guarded, and without NUL characters, which no reader of CSV accepts.
    fn field(&mut self, text: &str) -> Result<()> {
        if text.contains('\0') {
            let text = text.replace('\0', "");
            return self.plain_field(&guard(&text));
        }
        self.plain_field(&guard(text))
    }

    fn plain_field(&mut self, text: &str) -> Result<()> {
        self.writer.write_field(text).map_err(explain)
    }

    fn end_row(&mut self) -> Result<()> {
        self.writer.write_record(None::<&[u8]>).map_err(explain)
    }

    fn finish(self) -> Result<()> {
        let output = self.writer.into_inner().map_err(|error| error.into_error())?;
        self.draft.keep(output)
    }
}

fn explain(error: csv::Error) -> Error {
    if let csv::ErrorKind::Io(_) = error.kind() {
        return std::io::Error::from(error).into();
    }
    Error::Internal(anyhow::Error::new(error).context("write a CSV file"))
}
