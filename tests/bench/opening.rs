//! From nothing to what the first screen needs, with everybody and with nobody in the workspace.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use longlist_core::{
    clock::SystemClock, key::Key, pool::PoolQuery, project::ProjectFields, search::SearchFields,
    workspace::Workspace,
};

use crate::{
    pool::{self, Pool},
    table::{Line, Table},
    timing::{Sorted, ms, ratio},
};

const ROUNDS: usize = 31;

/// Measures both in turn.
pub async fn measure(table: &mut Table, pool: &Pool) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let nobody = folder.path().join("empty.longlist");
    let key = Key::fresh();
    make_empty(&nobody, &key).await?;
    let [mut large, mut empty] = [const { Vec::new() }; 2];
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        large.push(first_screen(pool.open().await?, begin).await?);
        let begin = Instant::now();
        let workspace = Workspace::open(&nobody, &key, Arc::new(SystemClock), pool::no_accounts()?).await?;
        empty.push(first_screen(workspace, begin).await?);
    }
    let [large, empty] = [large, empty].map(|took| Sorted::new(took).median());
    table.add(Line {
        what: format!(
            "open, first page, projects with counts, accounts, runs; {} candidates",
            pool.people
        ),
        must: "≤ 1.3 × the same with none",
        measured: format!("{} beside {}", ms(large), ms(empty)),
        ratio: format!("{:.2} ×", ratio(large, empty)),
        reached: Some(ratio(large, empty) <= 1.3),
    });
    Ok(())
}

async fn make_empty(path: &Path, key: &Key) -> anyhow::Result<()> {
    let workspace = Workspace::create(path, key, Arc::new(SystemClock), pool::no_accounts()?).await?;
    let project = workspace
        .add_project(ProjectFields {
            title: "Nobody".into(),
            ..ProjectFields::default()
        })
        .await?;
    workspace
        .add_search(
            project,
            SearchFields {
                name: "Nobody".into(),
                ..SearchFields::default()
            },
        )
        .await?;
    Ok(())
}

async fn first_screen(workspace: Workspace, begin: Instant) -> anyhow::Result<Duration> {
    workspace.pool().find(PoolQuery::default(), 0, 50).await?;
    workspace.projects().await?;
    workspace.member_counts().await?;
    workspace.accounts().await?;
    workspace.runs(None).await?;
    Ok(begin.elapsed())
}
