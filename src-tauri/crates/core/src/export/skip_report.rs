//! The rows that an import left out, in a CSV file that can be corrected and imported again.

use std::path::Path;

use super::{CsvRows, CsvStyle, Draft};
use crate::Result;
use crate::import::file::{Delimiter, Record};
use crate::import::mapping::REPORT_COLUMNS;

/// A skip report being written: the columns of the original, then [`REPORT_COLUMNS`], which our reader
/// leaves out again. A row that was too short is filled up; what was too much stands at its end, behind
/// our columns, so that it stays a malformed row until somebody has looked at it.
#[derive(Debug)]
pub struct SkipReport {
    rows: CsvRows,
    columns: usize,
}

impl SkipReport {
    /// Begins a report on a file with these headers. Nothing is at `path` before [`SkipReport::finish`].
    ///
    /// # Errors
    ///
    /// `unwritable` when there can be no file at this place.
    pub fn create(path: &Path, headers: &[String], delimiter: Delimiter) -> Result<Self> {
        let mut rows = CsvRows::create(
            Draft::create(path)?,
            CsvStyle {
                delimiter,
                ..CsvStyle::default()
            },
        )?;
        rows.write(headers.iter().map(String::as_str).chain(REPORT_COLUMNS))?;
        Ok(Self {
            rows,
            columns: headers.len(),
        })
    }

    /// Adds a row that was left out, with the reason and what to do about it.
    ///
    /// # Errors
    ///
    /// [`crate::Error::DiskFull`] or an internal error.
    pub fn write(&mut self, record: &Record, reason: &str, what_to_do: &str) -> Result<()> {
        self.write_fields(record.row(), record.fields(), reason, what_to_do)
    }

    /// Adds a row whose fields were kept elsewhere.
    ///
    /// # Errors
    ///
    /// As [`SkipReport::write`].
    pub fn write_fields<'f>(
        &mut self,
        row: u64,
        fields: impl IntoIterator<Item = &'f str>,
        reason: &str,
        what_to_do: &str,
    ) -> Result<()> {
        let mut fields = fields.into_iter();
        for _ in 0..self.columns {
            self.rows.field(fields.next().unwrap_or_default())?;
        }
        self.rows.plain_field(&row.to_string())?;
        self.rows.field(reason)?;
        self.rows.field(what_to_do)?;
        for beyond in fields {
            self.rows.field(beyond)?;
        }
        self.rows.end_row()
    }

    /// Completes the report and puts it in its place.
    ///
    /// # Errors
    ///
    /// As [`super::ExportWriter::finish`].
    pub fn finish(self) -> Result<()> {
        self.rows.finish()
    }
}
