//! Files about to be imported, as the page sees them.

use longlist_core::{
    Result,
    import::{
        delimited::Delimiter,
        file::{FileFormat, FileReport},
        keep::DuplicatePolicy,
        mapping::{Confidence, Field, Layout, MappedColumn, Mapping},
    },
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
    reading: FileReading,
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
    approximate_records: u32,
    records_are_exact: bool,
    mapping: Vec<FieldColumn>,
}

/// How a file is read; the page says it in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FileReading {
    /// The family of the file.
    format: FileFormat,
    /// Whose table it is.
    layout: Layout,
    /// What stands between two fields of a text file.
    delimiter: Option<Delimiter>,
    /// The name of a text file's encoding.
    encoding: Option<String>,
    /// The sheet that is read, of a workbook.
    sheet: Option<String>,
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

/// What the recruiter asks of a file import, wherever it goes.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FileImportAsk {
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
            reading: FileReading::of(&report),
            mapping: columns.collect(),
            rows: report.sample.into_iter().map(|record| record.fields).collect(),
            headers: report.headers,
            approximate_records: report.approximate_records,
            records_are_exact: report.records_are_exact,
        }
    }
}

impl FileReading {
    fn of(report: &FileReport) -> Self {
        Self {
            format: report.format,
            layout: report.layout,
            delimiter: report.delimiter,
            encoding: report.encoding.clone(),
            sheet: report.sheet.clone(),
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
