//! The ledger as a CSV file.

use std::path::Path;

use super::{Cell, CsvStyle, ExportWriter};
use crate::{
    Result,
    ledger::account::EntryFilter,
    store::{self, credit_entries},
    workspace::Workspace,
};

/// Entries read at once.
const PORTION: u32 = 1_000;

const COLUMNS: [&str; 15] = [
    "Entry",
    "Booked At",
    "Kind",
    "Debit",
    "Credit",
    "Credits",
    "Available",
    "Held",
    "Spent",
    "Run",
    "Briefing",
    "Candidate Id",
    "Candidate",
    "Cause",
    "Reason",
];

impl Workspace {
    /// Writes the entries that match, newest first; how many there were.
    ///
    /// # Errors
    ///
    /// `unwritable` when there can be no file at this place, [`crate::Error::DiskFull`].
    pub async fn export_credits(&self, filter: EntryFilter, path: &Path) -> Result<u32> {
        let path = path.to_owned();
        self.store()
            .read(move |db| {
                let mut writer = ExportWriter::create_csv(&path, &COLUMNS, CsvStyle::default())?;
                let mut written = 0;
                loop {
                    let entries = credit_entries::list(db, &filter, written, PORTION)?;
                    for entry in &entries {
                        let text = |text: String| Some(text);
                        let cells = [
                            text(entry.number.to_string()),
                            text(entry.booked_at.to_string()),
                            text(store::word(entry.kind)),
                            text(store::word(entry.debit)),
                            text(store::word(entry.credit)),
                            text(entry.credits.to_string()),
                            text(entry.balance.available.to_string()),
                            text(entry.balance.held.to_string()),
                            text(entry.balance.spent.to_string()),
                            entry.run_id.map(|id| id.to_string()),
                            entry.briefing_name.clone(),
                            entry.candidate_id.map(|id| id.to_string()),
                            entry.candidate_name.clone(),
                            entry.cause.map(store::word),
                            text(entry.reason.clone()),
                        ];
                        let cells: Vec<_> = cells
                            .iter()
                            .map(|cell| Cell::Text(cell.as_deref().unwrap_or_default()))
                            .collect();
                        writer.write_row(&cells)?;
                    }
                    let read = u32::try_from(entries.len()).unwrap_or(PORTION);
                    written += read;
                    if read < PORTION {
                        writer.finish()?;
                        return Ok(written);
                    }
                }
            })
            .await
    }
}
