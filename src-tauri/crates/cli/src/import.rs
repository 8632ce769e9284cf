//! `longlist import`: from LinkedIn or from a file; waits until the import has stopped.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use longlist_core::{
    id::Id,
    import::{file_run::FileAsk, keep::DuplicatePolicy, mapping::Mapping},
    search::Search,
    workspace::Workspace,
};

use crate::{
    arguments,
    failure::Result,
    interruption::Interruption,
    linkedin::{self, LinkedinOrder},
    output::Answer,
    rehearsal, run,
    watching::{self, Stretch},
};

/// What can be imported.
#[derive(Debug, Subcommand)]
pub enum ImportOrder {
    /// Read a LinkedIn search
    Linkedin(LinkedinOrder),
    /// Read a CSV file, an .xlsx workbook or LinkedIn's own Connections.csv
    Csv(FileOrder),
}

/// An import of a file.
#[derive(Debug, Args)]
pub struct FileOrder {
    /// Into which search
    #[arg(long, value_name = "ID", value_parser = arguments::search_id)]
    search: Id<Search>,
    /// The file
    file: PathBuf,
    /// Say what would happen; nothing is imported
    #[arg(long)]
    dry_run: bool,
    /// What happens to the values of people who are here already
    #[arg(long, value_enum, default_value_t)]
    duplicates: DuplicatesWord,
    /// Which of their columns is which of our fields; may be given several times
    #[arg(long, value_name = "THEIRS=OURS")]
    map: Vec<String>,
    /// Write the rows that were skipped into this CSV file, to correct and import again
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

/// [`DuplicatePolicy`] as it is typed.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum DuplicatesWord {
    /// Only join the search
    Skip,
    /// Fill empty fields
    #[default]
    Fill,
    /// Replace our values
    Overwrite,
}

/// Does it.
pub async fn obey(workspace: &Workspace, order: ImportOrder, json: bool) -> Result<Answer> {
    match order {
        ImportOrder::Linkedin(order) => {
            let interruption = Interruption::listen()?;
            let run = linkedin::start(workspace, order).await?;
            let run = watching::wait(workspace, run.id, interruption, json).await?;
            run::stopped(workspace, &run, Stretch::whole(&run)).await
        }
        ImportOrder::Csv(order) => import_file(workspace, order, json).await,
    }
}

async fn import_file(workspace: &Workspace, order: FileOrder, json: bool) -> Result<Answer> {
    // Before the file is looked at: a search that is not there is the smaller mistake to find out about.
    workspace.search(order.search).await?;
    let ask = FileAsk {
        search: order.search,
        mapping: mapping(workspace, &order).await?,
        path: order.file,
        save_mapping: false,
        duplicates: order.duplicates.into(),
    };
    if order.dry_run {
        return rehearsal::answer(workspace, ask, order.report, json).await;
    }
    let interruption = Interruption::listen()?;
    let run = workspace.start_file_import(ask).await?;
    let run = watching::wait(workspace, run.id, interruption, json).await?;
    let answer = run::stopped(workspace, &run, Stretch::whole(&run)).await?;
    match &order.report {
        Some(report) => Ok(match workspace.save_skip_report(run.id, report).await {
            Ok(_) => answer,
            // The import itself is done: whoever reads the answer must learn of both.
            Err(error) => answer.with_failure(&error.into()),
        }),
        None => Ok(answer),
    }
}

/// What the person said, and else what is certain: nobody is there to confirm a guess.
async fn mapping(workspace: &Workspace, order: &FileOrder) -> Result<Mapping> {
    let headers = workspace.inspect_file(&order.file).await?.headers;
    if !order.map.is_empty() {
        return Ok(Mapping::from_pairs(&headers, &order.map)?);
    }
    let mapping = workspace.mapping_for(&headers).await?.certain();
    mapping.validate(&headers)?;
    Ok(mapping)
}

impl From<DuplicatesWord> for DuplicatePolicy {
    fn from(word: DuplicatesWord) -> Self {
        match word {
            DuplicatesWord::Skip => Self::Skip,
            DuplicatesWord::Fill => Self::Fill,
            DuplicatesWord::Overwrite => Self::Overwrite,
        }
    }
}
