//! Files about to be imported, as the page sees them.

use longlist_core::{
    Result,
    id::Id,
    import::{
        file::{FileFormat, FileReport},
        keep::DuplicatePolicy,
        mapping::{Confidence, Field, Layout, MappedColumn, Mapping},
    },
    search::Search,
};
use serde::{Deserialize, Serialize};

/// A file that the recruiter chose. The page knows its name, never its path.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChosenFile {
    /// For asking about it.
    pub file_id: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes, as far as a page can count.
    pub bytes: u32,
}

/// A file, as we understand it.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    file_id: String,
    name: String,
    format: String,
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
    approximate_records: u32,
    records_are_exact: bool,
    mapping: Vec<FieldColumn>,
}

/// Which column feeds a field, and how sure we are.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename = "MappedColumn", rename_all = "camelCase")]
pub struct FieldColumn {
    field: Field,
    column: Option<u32>,
    confidence: Certainty,
}

/// How sure we are of a column.
#[derive(Debug, Clone, Copy, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
enum Certainty {
    /// The header says so.
    Exact,
    /// It was mapped so last time.
    Saved,
    /// The header looks like it.
    Proposed,
    /// There is no column.
    None,
}

/// What the recruiter asks of a file import.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FileImportAsk {
    /// Into which search.
    pub search_id: Id<Search>,
    /// Which file.
    pub file_id: String,
    /// Which column feeds which field.
    pub mapping: Vec<ChosenColumn>,
    /// Whether to map files like this one so from now on.
    pub save_mapping: bool,
    /// What happens to values that are here already.
    pub duplicates: DuplicatePolicy,
}

/// A column that the recruiter confirmed for a field.
#[derive(Debug, Clone, Copy, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChosenColumn {
    /// The field.
    pub field: Field,
    /// The position of the column, from zero.
    pub column: u32,
}

impl FileView {
    /// A file with the mapping to start from.
    pub fn of(file_id: String, name: String, report: FileReport, mapping: &Mapping) -> Self {
        let columns = Field::ALL.into_iter().map(|field| {
            let mapped = mapping.get(field);
            let confidence = match mapped.map(|mapped| mapped.confidence) {
                Some(Confidence::Exact) => Certainty::Exact,
                Some(Confidence::Chosen) => Certainty::Saved,
                Some(Confidence::Proposed) => Certainty::Proposed,
                None => Certainty::None,
            };
            FieldColumn {
                field,
                column: mapped.map(|mapped| mapped.column),
                confidence,
            }
        });
        Self {
            file_id,
            name,
            format: in_words(&report),
            mapping: columns.collect(),
            rows: report.sample.into_iter().map(|record| record.fields).collect(),
            headers: report.headers,
            approximate_records: report.approximate_records,
            records_are_exact: report.records_are_exact,
        }
    }
}

impl FileImportAsk {
    /// The mapping that the recruiter confirmed.
    pub fn mapping(&self) -> Result<Mapping> {
        let mut mapping = Mapping::default();
        for chosen in &self.mapping {
            let column = MappedColumn {
                column: chosen.column,
                confidence: Confidence::Chosen,
            };
            mapping.set(chosen.field, Some(column));
        }
        Ok(mapping)
    }
}

fn in_words(report: &FileReport) -> String {
    let layout = match report.layout {
        Layout::Template => Some("Longlist template".to_owned()),
        Layout::LinkedinConnections => Some("LinkedIn connections".to_owned()),
        Layout::LinkedinRecruiter => Some("LinkedIn Recruiter export".to_owned()),
        Layout::Other => None,
    };
    let family = match report.format {
        FileFormat::Delimited => "Text table".to_owned(),
        FileFormat::Spreadsheet => "Spreadsheet".to_owned(),
    };
    let delimiter = report
        .delimiter
        .map(|delimiter| format!("{delimiter:?}").to_lowercase());
    [
        Some(family),
        layout,
        delimiter,
        report.encoding.clone(),
        report.sheet.clone(),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}
