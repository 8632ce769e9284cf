//! A program that opens a workspace, lets what was interrupted go on, and ends when nothing runs any more.
//!
//! `crash.rs` starts it and kills it. It is told where the workspace is and what time it is; the key comes on
//! standard input. It says `open` and `done`.

use std::{
    io::{Write as _, stdin, stdout},
    path::PathBuf,
    sync::Arc,
};

use anyhow::{Context as _, Result};
use longlist_core::{clock::HandClock, key::Key, workspace::Workspace};
use longlist_tests::desk::connectors_beside;
use secrecy::SecretString;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = PathBuf::from(arguments.next().context("the path of the workspace")?);
    let now = arguments
        .next()
        .context("the time")?
        .parse()
        .context("read the time")?;
    let mut text = String::new();
    stdin().read_line(&mut text).context("read the key")?;
    let key = Key::from_keychain(&path, &SecretString::from(text.trim()))?;

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(work(path, key, HandClock::at(now)))
}

async fn work(path: PathBuf, key: Key, clock: HandClock) -> Result<()> {
    let connectors = connectors_beside(&path, &key);
    let workspace = Workspace::open(&path, &key, Arc::new(clock), connectors).await?;
    say("open")?;
    workspace.resume_due_runs().await?;
    for run in workspace.runs(None).await? {
        workspace.wait_for_run(run.id).await?;
    }
    say("done")
}

fn say(word: &str) -> Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "{word}")?;
    Ok(out.flush()?)
}
