//! A file of a million rows into a fresh workspace, beside the bare import of the `sqlite3` shell.
//!
//! Each import has a process of its own. Its time is that of the whole process: making the workspace, reading,
//! keeping, answering one question about what was imported, closing.

use std::{
    fs, io,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, ensure};
use longlist_core::{
    clock::SystemClock,
    import::{file_run::FileAsk, keep::DuplicatePolicy},
    key::Key,
    pool::PoolQuery,
    project::ProjectFields,
    run::Run,
    search::SearchFields,
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    machine,
    pool::{self, Pool},
    table::{Line, Table},
    timing::{Sorted, ratio, seconds},
};

/// The argument with which this program starts itself for one import.
pub const CHILD: &str = "import";
/// How often everything is measured.
pub const ROUNDS: usize = 3;

const SEARCHABLE: &str = "searchable";
const STORED: &str = "stored";

/// Measures imports that end searchable, and imports that end stored, beside the yardstick.
pub fn measure(table: &mut Table, pool: &Pool, rounds: usize) -> anyhow::Result<()> {
    let [mut bare, mut stored, mut searchable] = [const { Vec::new() }; 3];
    let mut peak = 0;
    for _ in 0..rounds {
        bare.push(bare_import(pool)?);
        stored.push(in_a_process(pool, STORED)?.0);
        let (took, report) = in_a_process(pool, SEARCHABLE)?;
        searchable.push(took);
        peak = peak.max(
            report
                .get("peak_bytes")
                .and_then(Value::as_u64)
                .context("read the peak of memory")?,
        );
    }
    let [bare, stored, searchable] = [bare, stored, searchable].map(|took| Sorted::new(took).median());
    let beside = |took| format!("{} beside {} of `sqlite3 .import`", seconds(took), seconds(bare));
    table.add(Line {
        what: format!(
            "CSV import, {} rows: encrypted, deduplicated, undoable, searchable",
            pool.people
        ),
        must: "≤ 3 × `sqlite3 .import` (goal 2 ×)",
        measured: beside(searchable),
        ratio: format!("{:.2} ×", ratio(searchable, bare)),
        reached: Some(ratio(searchable, bare) <= 3.0),
    });
    table.add(Line {
        what: "the same without making it searchable".to_owned(),
        must: "",
        measured: beside(stored),
        ratio: format!("{:.2} ×", ratio(stored, bare)),
        reached: None,
    });
    table.add(Line {
        what: "its peak memory, searchable".to_owned(),
        must: "≤ 300 MB",
        measured: format!("{} MB", peak / 1_000_000),
        ratio: format!("{:.2} of it", peak as f64 / 3e8),
        reached: Some(peak <= 300_000_000),
    });
    Ok(())
}

/// `sqlite3` reads the file into a table without key or index.
fn bare_import(pool: &Pool) -> anyhow::Result<Duration> {
    let database = pool.folder().join("plain.db");
    remove(&database)?;
    // In the cache of the system, for both sides.
    io::copy(&mut fs::File::open(pool.csv())?, &mut io::sink())?;
    let begin = Instant::now();
    let import = format!(".import {} t", pool.csv().display());
    let ended = Command::new("sqlite3")
        .arg(&database)
        .args([".mode csv", &import])
        .status()
        .context("start sqlite3")?;
    let took = begin.elapsed();
    ensure!(ended.success(), "sqlite3 could not import the file");
    remove(&database)?;
    Ok(took)
}

fn in_a_process(pool: &Pool, end: &str) -> anyhow::Result<(Duration, Value)> {
    for beside in ["", "-wal", "-shm"] {
        remove(Path::new(&format!(
            "{}{beside}",
            pool::workspace_in(pool.folder()).display()
        )))?;
    }
    let begin = Instant::now();
    let child = Command::new(std::env::current_exe()?)
        .arg(CHILD)
        .args([pool.folder().as_os_str(), pool.csv().as_os_str(), end.as_ref()])
        .stderr(Stdio::inherit())
        .output()
        .context("start an import")?;
    let took = begin.elapsed();
    ensure!(child.status.success(), "the import failed");
    let report: Value = serde_json::from_slice(&child.stdout).context("read what the import says")?;
    ensure!(
        report.get("read") == Some(&Value::from(pool.people)),
        "a row was lost: {report}"
    );
    Ok((took, report))
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Imports the file into a new workspace in the folder and says how it went.
pub async fn in_this_process(arguments: &[String]) -> anyhow::Result<()> {
    let [folder, file, end] = arguments else {
        anyhow::bail!("an import needs a folder, a file and an end")
    };
    let key = Key::fresh();
    let (path, connect) = (pool::workspace_in(folder.as_ref()), pool::no_accounts()?);
    let workspace = Workspace::create(&path, &key, Arc::new(SystemClock), connect).await?;
    pool::write_key(folder.as_ref(), &key)?;
    if end == SEARCHABLE {
        // As the window does it at its start; from there on the pool is kept up to date.
        workspace.warm_pool().await?;
    }
    let run = import(&workspace, file.as_ref()).await?;
    let mut answered = None;
    if end == SEARCHABLE {
        let question = PoolQuery {
            text: "senior eng".to_owned(),
            ..PoolQuery::default()
        };
        let page = workspace.pool().find(question, 0, 50).await?;
        ensure!(
            page.total == run.created && !page.indexing,
            "the answer is not about everybody"
        );
        answered = Some(page.count);
    }
    let report = json!({
        "read": run.read, "created": run.created, "matched": run.matched, "skipped": run.skipped,
        "answered": answered, "peak_bytes": machine::peak_memory(),
    });
    serde_json::to_writer(io::stdout(), &report)?;
    Ok(())
}

async fn import(workspace: &Workspace, file: &Path) -> anyhow::Result<Run> {
    let fields = ProjectFields {
        title: "Everybody".into(),
        ..ProjectFields::default()
    };
    let project = workspace.add_project(fields).await?;
    let fields = SearchFields {
        name: "All of them".into(),
        ..SearchFields::default()
    };
    let search = workspace.add_search(project, fields).await?;
    let report = workspace.inspect_file(file).await?;
    let mapping = workspace.mapping_for(&report.headers).await?.confirmed();
    let ask = FileAsk {
        search,
        path: file.to_owned(),
        mapping,
        save_mapping: false,
        duplicates: DuplicatePolicy::Fill,
    };
    let run = workspace.start_file_import(ask).await?;
    Ok(workspace.wait_for_run(run.id).await?)
}
