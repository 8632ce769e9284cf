//! `longlist export`: candidates into a file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use longlist_core::{
    export::ExportFormat, id::Id, membership::Selection, search::Search, workspace::Workspace,
};
use serde_json::json;

use crate::{arguments, candidates::query, failure::Result, output::Answer, project::word};

/// Which candidates, and into what.
#[derive(Debug, Args)]
pub struct ExportOrder {
    /// Only members of this search
    #[arg(long, value_name = "ID", value_parser = arguments::search_id)]
    search: Option<Id<Search>>,
    /// Only those with all these words, each as the beginning of a word
    #[arg(long, value_name = "TEXT")]
    query: Option<String>,
    /// What kind of file
    #[arg(long, value_enum)]
    format: FormatWord,
    /// The file; one that is there is replaced
    file: PathBuf,
}

/// [`ExportFormat`] as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum FormatWord {
    /// Text with commas
    Csv,
    /// A workbook
    Xlsx,
    /// An array of objects
    Json,
}

/// Writes the file.
pub async fn obey(workspace: &Workspace, order: ExportOrder) -> Result<Answer> {
    let query = query(workspace, order.search, order.query).await?;
    let format = ExportFormat::from(order.format);
    let file = std::path::absolute(&order.file)?;
    let count = workspace
        .export_candidates(Selection::Matching { query }, format, &file)
        .await?;
    let text = format!("Wrote {count} candidates into {}.", file.display());
    Ok(Answer::new(
        json!({ "candidates": count, "format": word(format), "file": file }),
        text,
    ))
}

impl From<FormatWord> for ExportFormat {
    fn from(word: FormatWord) -> Self {
        match word {
            FormatWord::Csv => Self::Csv,
            FormatWord::Xlsx => Self::Xlsx,
            FormatWord::Json => Self::Json,
        }
    }
}
