//! Workbooks (`.xlsx`), streamed row by row out of the one sheet that is read.
//!
//! A workbook is an archive that a stranger made, so it is judged before it is parsed (see `archive`). It
//! is then parsed on a thread of its own: the parser borrows the workbook, which a value that is handed
//! around cannot hold, and should it ever panic on a damaged file, only that thread ends.

use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::file::Record;
use super::mapping;
use crate::{Case, Code, Error, Result};

mod archive;
mod cells;
#[cfg(test)]
mod tests;

use cells::{SheetRow, SheetScan};

/// How many rows cross from the thread at once, and how many such portions may wait.
const PORTION_ROWS: usize = 256;
const PORTIONS: usize = 2;

/// How many sheets are looked at to find the one with candidates, and how many rows of each.
const SEARCHED_SHEETS: usize = 20;
const SEARCHED_ROWS: usize = 20;

type Workbook = Xlsx<BufReader<File>>;

/// What is known about a workbook before its rows are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Outline {
    /// All visible sheets.
    pub sheets: Vec<String>,
    /// The one that is read.
    pub sheet: String,
    /// How many rows with a value stand before the header.
    pub preamble_records: u32,
    /// The number of the last row, as the file claims it.
    pub last_row: u64,
}

/// The rows of one sheet that have a value, the header among them.
#[derive(Debug)]
pub(super) struct SheetRows {
    outline: Outline,
    portions: Receiver<Message>,
    portion: std::vec::IntoIter<SheetRow>,
    has_ended: bool,
}

#[derive(Debug)]
enum Message {
    Outline(Outline),
    Rows(Vec<SheetRow>),
    Failed(Error),
    End,
}

impl SheetRows {
    /// Opens a workbook and the sheet of that name, or the one that looks like candidates.
    ///
    /// # Errors
    ///
    /// `binary_file`, `encrypted_spreadsheet`, `zip_bomb`, `unsafe_spreadsheet`, `spreadsheet_too_large`,
    /// `unknown_sheet`, `unreadable`.
    pub(super) fn begin(file: File, sheet: Option<String>) -> Result<Self> {
        archive::check(&file)?;
        let (sender, portions) = sync_channel(PORTIONS);
        thread::Builder::new()
            .name("read spreadsheet".into())
            .spawn(move || {
                let last = match send_rows(file, sheet, &sender) {
                    Ok(()) => Message::End,
                    Err(error) => Message::Failed(error),
                };
                drop(sender.send(last)); // nobody listens any more when the reading was given up
            })?;
        match portions.recv() {
            Ok(Message::Outline(outline)) => Ok(Self {
                outline,
                portions,
                portion: Vec::new().into_iter(),
                has_ended: false,
            }),
            Ok(Message::Failed(error)) => Err(error),
            Ok(Message::Rows(_) | Message::End) | Err(_) => Err(damaged()),
        }
    }

    /// What was found.
    pub(super) fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Puts the next row into `record`. Says `false` at the end.
    pub(super) fn read(&mut self, record: &mut Record) -> Result<bool> {
        loop {
            if let Some(row) = self.portion.next() {
                row.fill(record);
                return Ok(true);
            }
            if self.has_ended {
                return Ok(false);
            }
            match self.portions.recv() {
                Ok(Message::Rows(rows)) => self.portion = rows.into_iter(),
                Ok(Message::End) => self.has_ended = true,
                Ok(Message::Failed(error)) => return Err(error),
                Ok(Message::Outline(_)) | Err(_) => return Err(damaged()),
            }
        }
    }
}

/// Reads a sheet to its end, or until nobody listens.
fn send_rows(mut file: File, sheet: Option<String>, sender: &SyncSender<Message>) -> Result<()> {
    file.seek(SeekFrom::Start(0))?;
    let mut workbook = Workbook::new(BufReader::new(file)).map_err(explain)?;
    let mut outline = outline(&mut workbook, sheet)?;
    let cells = workbook.worksheet_cells_reader(&outline.sheet).map_err(explain)?;
    outline.last_row = u64::from(cells.dimensions().end.0) + 1;
    let mut scan = SheetScan::new(cells);
    let mut message = Message::Outline(outline);
    while sender.send(message).is_ok() {
        let rows = scan.rows(PORTION_ROWS)?;
        if rows.is_empty() {
            break;
        }
        message = Message::Rows(rows);
    }
    Ok(())
}

/// Chooses the sheet: the one asked for; else the first with a header of candidates; else the first that
/// is not empty.
fn outline(workbook: &mut Workbook, wanted: Option<String>) -> Result<Outline> {
    let sheets = visible_sheets(workbook);
    let candidates = match wanted {
        Some(name) if sheets.contains(&name) => vec![name],
        Some(_) => return Err(unknown_sheet()),
        None => sheets.iter().take(SEARCHED_SHEETS).cloned().collect(),
    };
    let mut chosen: Option<Outline> = None;
    for sheet in candidates {
        let cells = workbook.worksheet_cells_reader(&sheet).map_err(explain)?;
        let rows = SheetScan::new(cells).rows(SEARCHED_ROWS)?;
        let header = mapping::find_header(rows.iter().map(|row| row.fields().iter().collect()));
        let preamble_records = header
            .and_then(|position| u32::try_from(position).ok())
            .unwrap_or(0);
        if header.is_some() || (chosen.is_none() && !rows.is_empty()) {
            chosen = Some(Outline {
                sheets: sheets.clone(),
                sheet,
                preamble_records,
                last_row: 0,
            });
        }
        if header.is_some() {
            break;
        }
    }
    chosen.ok_or_else(|| {
        Error::invalid(
            Code::EmptyFile,
            "this workbook has no sheet with anything in it",
            "Choose a file with candidates.",
        )
        .in_case(Case::EmptyWorkbook)
    })
}

fn visible_sheets(workbook: &Workbook) -> Vec<String> {
    let visible = workbook.sheets_metadata().iter();
    let visible =
        visible.filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    visible.map(|sheet| sheet.name.clone()).collect()
}

fn unknown_sheet() -> Error {
    Error::invalid(
        Code::UnknownSheet,
        "the workbook has no visible sheet of this name",
        "Choose one of its sheets from the list.",
    )
}

/// Says what is wrong without repeating what the parser says, which may quote the file.
fn explain(error: XlsxError) -> Error {
    if matches!(error, XlsxError::Password) {
        return encrypted();
    }
    damaged()
}

/// The error for a workbook with a password.
pub(super) fn encrypted() -> Error {
    Error::invalid(
        Code::EncryptedSpreadsheet,
        "this spreadsheet is protected with a password",
        "Open it in a spreadsheet program, remove the password, save it, then choose it again.",
    )
}

fn damaged() -> Error {
    Error::invalid(
        Code::Unreadable,
        "this spreadsheet is damaged and cannot be read",
        "Open it in a spreadsheet program and save it again as .xlsx or CSV, then choose that file.",
    )
    .in_case(Case::DamagedSpreadsheet)
}
