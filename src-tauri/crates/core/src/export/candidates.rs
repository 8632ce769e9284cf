//! Candidates on their way into a file: one row each, read from the workspace while it is written.

use std::path::Path;

use rusqlite::Connection;

use super::{Cell, CsvStyle, ExportFormat, ExportWriter};
use crate::{
    Result,
    candidate::page::{After, Listed, Plain},
    import::file::Delimiter,
    membership::Selection,
    settings::Settings,
    store,
    workspace::Workspace,
};

/// What a person calls the columns. The names of our own import template come first, so that an exported table
/// maps by itself when it is imported again.
const HEADERS: [&str; COLUMNS] = [
    "Full Name",
    "LinkedIn Profile",
    "Location",
    "Current Employer",
    "Title Tagline",
    "First Name",
    "Last Name",
    "Industry",
    "Email",
    "Phone",
    "Searches",
    "Sources",
    "Added",
    "Updated",
    "Candidate ID",
];

/// What a program calls them, in the same order.
const NAMES: [&str; COLUMNS] = [
    "full_name",
    "linkedin_url",
    "location",
    "employer",
    "headline",
    "first_name",
    "last_name",
    "industry",
    "email",
    "phone",
    "searches",
    "sources",
    "created_at",
    "updated_at",
    "id",
];

const COLUMNS: usize = 15;

/// Stands between two searches in one cell.
const SEPARATOR: &str = "; ";

impl Workspace {
    /// Writes the selected candidates into a file at `path`, in the order of the selection; returns how many.
    ///
    /// The file appears when it is complete. A candidate who goes away in the meantime is left out.
    ///
    /// # Errors
    ///
    /// `unwritable` when there can be no file at this place, `too_many_rows` when a workbook cannot hold them,
    /// [`crate::Error::DiskFull`].
    pub async fn export_candidates(
        &self,
        selection: Selection,
        format: ExportFormat,
        path: &Path,
    ) -> Result<u32> {
        let path = path.to_owned();
        let settings = self.settings().await?;
        if let Selection::Matching { query } = &selection
            && let Some(plain) = Plain::of(query)
        {
            return self
                .store()
                .read(move |db| export_plain(db, plain, Table::create(&settings, format, &path)?))
                .await;
        }
        let rows = self.rows_of(selection).await?;
        self.store()
            .read(move |db| {
                let mut table = Table::create(&settings, format, &path)?;
                for row in rows {
                    if let Some(candidate) = store::candidates::get_row(db, row)? {
                        table.add(&Listed::read(db, candidate)?)?;
                    }
                }
                table.finish()
            })
            .await
    }
}

/// Writes everybody, or a whole search, without making the pool ready for it.
fn export_plain(db: &Connection, plain: Plain, mut table: Table) -> Result<u32> {
    /// Candidates read at a time.
    const PAGE: u32 = 500;
    let mut after = After::default();
    loop {
        let page = plain.page(db, after, PAGE)?;
        let Some(last) = page.last() else {
            return table.finish();
        };
        after = After::candidate(last);
        for candidate in page {
            table.add(&Listed::read(db, candidate)?)?;
        }
    }
}

/// The file being written, and how many are in it.
struct Table {
    writer: ExportWriter,
    count: u32,
}

impl Table {
    fn create(settings: &Settings, format: ExportFormat, path: &Path) -> Result<Self> {
        let writer = match format {
            ExportFormat::Csv => {
                let style = CsvStyle {
                    mark: settings.csv_bom,
                    delimiter: Delimiter::Comma,
                };
                ExportWriter::create_csv(path, &HEADERS, style)?
            }
            ExportFormat::Xlsx => ExportWriter::create(format, path, &HEADERS)?,
            ExportFormat::Json => ExportWriter::create(format, path, &NAMES)?,
        };
        Ok(Self { writer, count: 0 })
    }

    fn add(
        &mut self,
        Listed {
            candidate,
            linkedin_url,
            memberships,
        }: &Listed,
    ) -> Result<()> {
        let searches: Vec<_> = memberships
            .iter()
            .map(|member| member.search_name.as_str())
            .collect();
        let sources: Vec<_> = candidate.sources.list().into_iter().map(store::word).collect();
        let (searches, sources) = (searches.join(SEPARATOR), sources.join(SEPARATOR));
        let (added, updated) = (candidate.created_at.to_string(), candidate.updated_at.to_string());
        let id = candidate.id.to_string();
        let cells = [
            Some(candidate.full_name.as_str()).filter(|name| !name.is_empty()),
            linkedin_url.as_deref(),
            candidate.location.as_deref(),
            candidate.employer.as_deref(),
            candidate.headline.as_deref(),
            candidate.first_name.as_deref(),
            candidate.last_name.as_deref(),
            candidate.industry.as_deref(),
            candidate.email.as_deref(),
            candidate.phone.as_deref(),
            Some(searches.as_str()).filter(|searches| !searches.is_empty()),
            Some(sources.as_str()),
            Some(&added),
            Some(&updated),
            Some(&id),
        ];
        self.writer
            .write_row(&cells.map(|value| value.map_or(Cell::Empty, Cell::Text)))?;
        self.count += 1;
        Ok(())
    }

    fn finish(self) -> Result<u32> {
        self.writer.finish()?;
        Ok(self.count)
    }
}
