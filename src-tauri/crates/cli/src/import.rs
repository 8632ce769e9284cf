//! `longlist import`: from LinkedIn or from a file; waits until the import has stopped.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use longlist_core::{
    id::Id,
    import::{
        file_run::{FileAsk, Rehearsal},
        keep::DuplicatePolicy,
        mapping::Mapping,
    },
    search::Search,
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    arguments,
    failure::Result,
    interruption::Interruption,
    linkedin::{self, LinkedinOrder},
    output::Answer,
    project::word,
    run,
    table::table,
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
        let rehearsal = match &order.report {
            Some(report) => workspace.rehearse_with_report(ask.clone(), report).await?,
            None => workspace.rehearse_file_import(ask.clone()).await?,
        };
        let document = document(&rehearsal, &ask, &workspace.search(ask.search).await?);
        return Ok(Answer::new(document, in_words(&rehearsal)));
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

/// A rehearsal as scripts see it: everything that an import has, as far as there is anything of it.
fn document(Rehearsal { tally, examples }: &Rehearsal, ask: &FileAsk, search: &Search) -> Value {
    let examples: Vec<_> = examples
        .iter()
        .map(|skip| json!({ "row": skip.number, "reason": skip.reason, "detail": skip.detail }))
        .collect();
    let file = ask.path.file_name().map(|name| name.to_string_lossy());
    json!({
        "dry_run": true,
        "run_id": null,
        "source": null,
        "state": "rehearsed",
        "stop_reason": null,
        "resume_until": null,
        "project_id": search.project_id,
        "search_id": search.id,
        "account_id": null,
        "file": file,
        "size": null,
        "total": tally.read(),
        "reachable": null,
        "continues": false,
        "can_resume": false,
        "can_undo": false,
        "started_at": null,
        "ended_at": null,
        "resumes_at": null,
        "undone_at": null,
        "trouble": null,
        "read": tally.read(),
        "created": tally.created,
        "matched": tally.matched,
        "skipped": tally.skipped,
        "examples": examples,
    })
}

fn in_words(Rehearsal { tally, examples }: &Rehearsal) -> String {
    let rows: Vec<_> = examples
        .iter()
        .map(|skip| [skip.number.to_string(), word(skip.reason), skip.detail.clone()])
        .collect();
    let skipped = table(["ROW", "REASON", "DETAIL"], &rows, "");
    let text = format!(
        "Nothing was imported. Of {} rows, {} would be new, {} are here already, {} would be skipped.\n\n{skipped}",
        tally.read(),
        tally.created,
        tally.matched,
        tally.skipped_in_all(),
    );
    text.trim_end().to_owned()
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
