//! Gathers the cells of a sheet into rows of text.

use std::fs::File;
use std::io::BufReader;

use calamine::{DataRef, ExcelDateTime, XlsxCellReader};
use csv::StringRecord;

use super::{damaged, explain};
use crate::import::file::{MAX_RECORD_BYTES, Record};
use crate::{Code, Error, Result};

/// The last row and column a sheet can have, from zero. From the specification of Excel.
const LAST_ROW: u32 = 1_048_575;
const LAST_COLUMN: u32 = 16_383;

/// A row with at least one value.
#[derive(Debug)]
pub(super) struct SheetRow {
    number: u64,
    fields: StringRecord,
    has_nul: bool,
}

impl SheetRow {
    /// Its fields, from the first column to the last with a value.
    pub(super) fn fields(&self) -> &StringRecord {
        &self.fields
    }

    /// Hands it over.
    pub(super) fn fill(self, record: &mut Record) {
        record.row = self.number;
        record.flaw = self.has_nul.then_some(crate::import::file::Flaw::NulCharacter);
        record.fields = self.fields;
    }
}

/// A sheet on its way from cells to rows.
pub(super) struct SheetScan<'w> {
    cells: XlsxCellReader<'w, BufReader<File>>,
    /// The row being gathered, from zero.
    row: u32,
    fields: StringRecord,
    has_ended: bool,
}

impl<'w> SheetScan<'w> {
    pub(super) fn new(cells: XlsxCellReader<'w, BufReader<File>>) -> Self {
        Self {
            cells,
            row: 0,
            fields: StringRecord::new(),
            has_ended: false,
        }
    }

    /// Up to so many more rows. None means that there are no more.
    pub(super) fn rows(&mut self, limit: usize) -> Result<Vec<SheetRow>> {
        let mut rows = Vec::with_capacity(limit);
        while rows.len() < limit && !self.has_ended {
            let Some(cell) = self.cells.next_cell().map_err(explain)? else {
                self.has_ended = true;
                rows.extend(self.finish_row());
                break;
            };
            let (row, column) = cell.get_position();
            if row < self.row || row > LAST_ROW || column > LAST_COLUMN {
                return Err(damaged());
            }
            if row > self.row {
                rows.extend(self.finish_row());
                self.row = row;
            }
            self.add(column as usize, cell.get_value())?;
        }
        Ok(rows)
    }

    fn add(&mut self, column: usize, value: &DataRef<'_>) -> Result<()> {
        if column < self.fields.len() {
            return Err(damaged()); // two values for one cell, or cells out of order
        }
        let mut push = |text: &str| {
            if !text.is_empty() {
                (self.fields.len()..column).for_each(|_| self.fields.push_field(""));
                self.fields.push_field(text);
            }
        };
        match value {
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => push(text),
            DataRef::SharedString(text) => push(text),
            DataRef::Int(number) => push(&number.to_string()),
            DataRef::Float(number) => push(&number.to_string()),
            DataRef::Bool(flag) => push(if *flag { "true" } else { "false" }),
            DataRef::DateTime(moment) => push(&spell_moment(moment)),
            DataRef::Error(_) | DataRef::Empty => {}
        }
        if self.fields.as_slice().len() as u64 > MAX_RECORD_BYTES {
            return Err(self.too_long());
        }
        Ok(())
    }

    fn finish_row(&mut self) -> Option<SheetRow> {
        let fields = std::mem::take(&mut self.fields);
        let has_nul = fields.as_slice().contains('\0');
        (!fields.is_empty()).then(|| SheetRow {
            number: u64::from(self.row) + 1,
            fields,
            has_nul,
        })
    }

    fn too_long(&self) -> Error {
        Error::invalid(
            Code::LineTooLong,
            format!("row {} is longer than 1 MiB", self.row + 1),
            "Shorten the texts in this row, save the file, then choose it again.",
        )
        .with("row", self.row + 1)
    }
}

/// A date as `2026-01-30`, with the time behind it where there is one.
fn spell_moment(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return moment.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}
