//! `longlist import csv --dry-run`: what an import would do, with a bar on the way; an interruption ends it.

use std::path::PathBuf;

use longlist_core::{
    error::Values,
    import::file_run::{FileAsk, Rehearsal, Watch},
    search::Search,
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    failure::{Failure, Result},
    interruption::Interruption,
    output::{self, Answer, Exit},
    project::word,
    table::table,
    watching,
};

/// Rehearses an import; says what it would do, or that somebody ended it.
pub async fn answer(
    workspace: &Workspace,
    ask: FileAsk,
    report: Option<PathBuf>,
    json: bool,
) -> Result<Answer> {
    let search = workspace.search(ask.search).await?;
    let mut interruption = Interruption::listen()?;
    let bar = watching::bar(!json && output::is_watched()).with_message("rows");
    let moving = bar.clone();
    let watch = Watch {
        progress: Box::new(move |progress| {
            moving.set_length(progress.about.max(progress.read).into());
            moving.set_position(progress.read.into());
        }),
        ..Watch::default()
    };
    let cancel = watch.cancel.clone();
    let rehearsing = async {
        match &report {
            Some(report) => workspace.rehearse_with_report(ask.clone(), report, watch).await,
            None => workspace.rehearse_file_import(ask.clone(), watch).await,
        }
    };
    tokio::pin!(rehearsing);
    let rehearsal = tokio::select! {
        rehearsal = &mut rehearsing => rehearsal,
        () = interruption.wait() => {
            cancel.cancel();
            rehearsing.await
        }
    };
    bar.finish_and_clear();
    let rehearsal = rehearsal?.ok_or_else(cancelled)?;
    Ok(Answer::new(
        document(&rehearsal, &ask, &search),
        in_words(&rehearsal),
    ))
}

fn cancelled() -> Failure {
    Failure {
        code: "cancelled".into(),
        message: "the dry run was stopped before the end of the file".into(),
        hint: "Nothing was imported, and no report was written. Run it again for the whole answer.".into(),
        values: Values::new(),
        exit: Exit::Failed,
    }
}

/// A rehearsal as scripts see it: everything that an import has, as far as there is anything of it.
fn document(Rehearsal { tally, examples }: &Rehearsal, ask: &FileAsk, search: &Search) -> Value {
    let examples: Vec<_> = examples
        .iter()
        .map(|skip| json!({ "row": skip.number, "reason": skip.cause.reason(), "detail": skip.cause.to_string() }))
        .collect();
    let file = ask.path.file_name().map(|name| name.to_string_lossy());
    json!({
        "dry_run": true,
        "id": null,
        "run_id": null,
        "source": null,
        "state": "rehearsed",
        "stop_reason": null,
        "resume_until": null,
        "project_id": search.project_id,
        "search_id": search.id,
        "briefing_id": null,
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
        .map(|skip| {
            [
                skip.number.to_string(),
                word(skip.cause.reason()),
                skip.cause.to_string(),
            ]
        })
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
