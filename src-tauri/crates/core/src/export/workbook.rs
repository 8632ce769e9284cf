//! A workbook of one sheet, written row by row in constant memory.

use std::borrow::Cow;
use std::io::{BufWriter, Write};

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{Cell, Draft};
use crate::{Code, Error, Result};

/// The most rows below the header. From the specification of Excel: 1,048,576 rows in all.
const MAX_ROWS: u32 = 1_048_575;

/// The most characters a cell may hold, in units of UTF-16, from the same.
const MAX_CELL_UNITS: usize = 32_767;

/// A workbook being written.
pub(super) struct WorkbookRows {
    workbook: Workbook,
    draft: Draft,
    rows: u32,
}

impl WorkbookRows {
    pub(super) fn create(draft: Draft, columns: &[&str]) -> Result<Self> {
        let mut workbook = Workbook::new();
        // Rows wait beside the file until they are packed; the system's own folder may be small, or shared.
        workbook.set_tempdir(draft.folder()).map_err(explain)?;
        let sheet = workbook.add_worksheet_with_constant_memory().map_err(explain)?;
        sheet.set_name("Candidates").map_err(explain)?;
        sheet.set_freeze_panes(1, 0).map_err(explain)?;
        let bold = Format::new().set_bold();
        for (column, name) in (0..).zip(columns) {
            sheet
                .write_string_with_format(0, column, fit(name), &bold)
                .map_err(explain)?;
        }
        Ok(Self {
            workbook,
            draft,
            rows: 0,
        })
    }

    pub(super) fn write_cells(&mut self, cells: &[Cell<'_>]) -> Result<()> {
        if self.rows == MAX_ROWS {
            return Err(too_many_rows());
        }
        self.rows += 1;
        let row = self.rows;
        let sheet = self.workbook.worksheet_from_index(0).map_err(explain)?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text("") | Cell::Empty => continue,
                Cell::Text(text) => sheet.write_string(row, column, fit(text)),
                Cell::Integer(number) => sheet.write_number(row, column, *number as f64),
                Cell::Number(number) if number.is_finite() => sheet.write_number(row, column, *number),
                Cell::Number(_) => continue,
                Cell::Flag(flag) => sheet.write_boolean(row, column, *flag),
            }
            .map_err(explain)?;
        }
        Ok(())
    }

    /// Leaves room for one more row.
    #[cfg(test)]
    pub(super) fn fill_for_test(&mut self) {
        self.rows = MAX_ROWS - 1;
    }

    pub(super) fn finish(mut self) -> Result<()> {
        let mut output = BufWriter::new(self.draft.file()?);
        self.workbook.save_to_writer(&mut output).map_err(explain)?;
        output.flush()?;
        self.draft.keep(output)
    }
}

impl std::fmt::Debug for WorkbookRows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WorkbookRows")
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}

/// A text that fits into a cell: not too long, and without the characters that XML cannot hold.
fn fit(text: &str) -> Cow<'_, str> {
    let short = shorten(text);
    if !short.contains(is_unwritable) {
        return Cow::Borrowed(short);
    }
    Cow::Owned(short.replace(is_unwritable, ""))
}

fn shorten(text: &str) -> &str {
    if text.len() <= MAX_CELL_UNITS {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > MAX_CELL_UNITS
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

fn is_unwritable(letter: char) -> bool {
    matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn too_many_rows() -> Error {
    Error::invalid(
        Code::TooManyRows,
        "a workbook holds 1,048,575 rows at most, and there are more",
        "Export as CSV instead, or export fewer candidates at a time.",
    )
}

fn explain(error: XlsxError) -> Error {
    if let XlsxError::IoError(error) = error {
        return error.into();
    }
    Error::Internal(anyhow::Error::new(error).context("write a workbook"))
}
