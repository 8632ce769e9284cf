//! Tests of the workspace file: what it promises as a file, as a schema, and when work on it breaks off.

use std::{path::PathBuf, sync::PoisonError};

use secrecy::SecretString;
use tempfile::TempDir;

use super::*;
use crate::run::SkipReason;

#[tokio::test]
async fn the_schema_is_the_one_that_is_written_down() {
    let (_folder, store) = store().await;

    let schema = store.read(|db| Ok(schema_of(db)?)).await.unwrap();

    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schema.sql");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &schema).unwrap();
    }
    let written = std::fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(
        schema, written,
        "after a migration, write schema.sql again with UPDATE_GOLDEN=1"
    );
}

#[tokio::test]
async fn a_workspace_of_the_first_version_opens() {
    let fixture =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/workspaces/v1.longlist");
    let passphrase = SecretString::from("a workspace for tests");
    if std::env::var_os("NEW_FIXTURE").is_some() {
        write_fixture(&fixture, &passphrase).await;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("v1.longlist");
    std::fs::copy(&fixture, &path).expect("there is a workspace of the first version");

    let key = Key::from_passphrase(&path, &passphrase).unwrap();
    let store = Store::open(&path, &key).await.unwrap();

    let found = store.read(searches::list).await.unwrap();
    assert_eq!(found[0].1.fields.name, "Vienna", "what was in it is still in it");
    let ada = store
        .read(|db| candidates::get_row(db, 1))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(ada.full_name, "Ada Lovelace", "people too");
    let members = store.read(|db| memberships::count(db, 1)).await.unwrap();
    assert_eq!(members, 1, "and the members of its searches are counted");
}

#[test]
fn what_an_earlier_version_said_of_a_skipped_row_is_still_said() {
    let db = Connection::open_in_memory().unwrap();
    let (before, step) = (&migrations::STEPS[..8], migrations::STEPS[8]);
    before.iter().for_each(|(_, sql)| db.execute_batch(sql).unwrap());
    db.execute_batch(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO run_skips (run, number, reason, detail, record)
         VALUES (1, 7, 'malformed_row', 'the row is \"torn\"', '[\"Ada\"]')",
    )
    .unwrap();

    db.execute_batch(step.1).unwrap();

    let skip = run_skips::list(&db, 1, 0, 10).unwrap().remove(0);
    assert_eq!(
        (skip.number, skip.cause.reason(), skip.cause.to_string()),
        (7, SkipReason::MalformedRow, "the row is \"torn\"".to_owned()),
        "in its own words"
    );
    assert_eq!(skip.record, ["Ada"], "with the row itself");
}

#[tokio::test]
#[cfg(unix)]
async fn a_workspace_is_in_use_under_each_of_its_names() {
    let folder = tempfile::tempdir().unwrap();
    let (path, link) = (
        folder.path().join("own.longlist"),
        folder.path().join("link.longlist"),
    );
    let elsewhere = folder.path().join("elsewhere");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    std::os::unix::fs::symlink(folder.path(), &elsewhere).unwrap();
    let key = Key::fresh();
    let _open = Store::create(&path, &key).await.unwrap();

    for name in [&path, &link, &elsewhere.join("own.longlist")] {
        let refusal = Store::open(name, &key).await.err().unwrap();
        assert_eq!(refusal.code(), "workspace_in_use", "it is one file");
    }
}

#[tokio::test]
async fn the_file_is_kept_as_safely_as_was_promised() {
    let (_folder, store) = store().await;
    let promised = [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("secure_delete", "1"),
        ("trusted_schema", "0"),
        ("cipher_version", "4"),
        ("cipher_hmac_algorithm", "HMAC_SHA256"),
    ];

    for (pragma, value) in promised {
        let found = store.write(move |tx| Ok(text_of(tx, pragma)?)).await.unwrap();
        assert!(found.starts_with(value), "{pragma} is {value} and not {found}");
    }
}

#[tokio::test]
async fn a_reader_cannot_write() {
    let (_folder, store) = store().await;

    let outcome = store.read(|db| Ok(db.execute("DELETE FROM projects", [])?)).await;

    assert!(outcome.is_err(), "only the one who writes may write");
}

#[tokio::test]
async fn readers_come_back_from_work_that_panics() {
    let (_folder, store) = store().await;

    for _ in 0..READERS * 2 {
        let outcome = store.read::<(), _>(|_| panic!("a defect in a question")).await;
        assert!(outcome.is_err(), "whoever asked is told");
    }

    let count = store.read(candidates::count).await.unwrap();
    assert_eq!(count, 0, "and the next question is answered");
}

#[tokio::test]
async fn readers_come_back_when_nobody_waits_for_the_answer() {
    let (_folder, store) = store().await;
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let wait = Arc::new(Mutex::new(wait));
    for _ in 0..READERS {
        let (wait, (begun, has_begun)) = (Arc::clone(&wait), tokio::sync::oneshot::channel());
        let question = store.read(move |_| {
            let _ = begun.send(());
            // Ends when the test lets go of the other end.
            let _ = wait.lock().unwrap_or_else(PoisonError::into_inner).recv();
            Ok(())
        });
        tokio::select! {
            _ = question => panic!("the question waits"),
            _ = has_begun => {}
        }
    }

    drop(go);

    let count = store.read(candidates::count).await.unwrap();
    assert_eq!(
        count, 0,
        "a question that was given up still gives its reader back first"
    );
}

#[tokio::test]
async fn work_that_panics_or_fails_leaves_nothing() {
    let (_folder, store) = store().await;

    let panicked = store
        .write::<(), _>(|tx| {
            settings::set(tx, "half", &true)?;
            panic!("a defect in a change")
        })
        .await;
    let failed = store
        .write::<(), _>(|tx| {
            settings::set(tx, "half", &true)?;
            Err(Error::DiskFull)
        })
        .await;

    assert!(panicked.is_err() && failed.is_err(), "whoever asked is told");
    let half = store.read(|db| settings::get::<bool>(db, "half")).await.unwrap();
    assert_eq!(half, None, "nothing is half-written");
    store.write(|tx| settings::set(tx, "whole", &true)).await.unwrap();
}

#[tokio::test]
async fn what_is_read_as_of_now_stays_as_it_is_while_others_write() {
    let (_folder, store) = store().await;
    store.write(|tx| settings::set(tx, "try", &1)).await.unwrap();
    let store = Arc::new(store);
    let (began, has_begun) = std::sync::mpsc::channel();
    let (wrote, has_written) = std::sync::mpsc::channel();

    let reading = Arc::clone(&store);
    let reading = tokio::spawn(async move {
        let read = move |db: &Connection| {
            let before = settings::get::<u32>(db, "try")?;
            began.send(()).unwrap();
            has_written.recv().unwrap();
            Ok((before, settings::get::<u32>(db, "try")?))
        };
        reading.read_as_of_now(read).await.unwrap()
    });
    tokio::task::spawn_blocking(move || has_begun.recv().unwrap())
        .await
        .unwrap();
    store.write(|tx| settings::set(tx, "try", &2)).await.unwrap();
    wrote.send(()).unwrap();

    assert_eq!(
        reading.await.unwrap(),
        (Some(1), Some(1)),
        "a writer neither waits for it nor shows in it"
    );
    let found = store.read(|db| settings::get::<u32>(db, "try")).await.unwrap();
    assert_eq!(found, Some(2), "and whoever reads then finds what was written");
}

#[tokio::test]
async fn a_full_disk_is_told_as_one() {
    let (_folder, store) = store().await;

    let refusal = store
        .write(|tx| {
            let pages: u32 = tx.pragma_query_value(None, "page_count", |row| row.get(0))?;
            tx.pragma_update(None, "max_page_count", pages)?;
            settings::set(tx, "long", &"x".repeat(1_000_000))
        })
        .await
        .unwrap_err();

    assert!(matches!(refusal, Error::DiskFull), "not as a defect: {refusal}");
}

#[tokio::test]
async fn times_and_words_that_nobody_wrote_are_errors_and_not_panics() {
    let (_folder, store) = store().await;
    store
        .write(|tx| {
            Ok(tx.execute_batch(
                "INSERT INTO projects VALUES (1, randomblob(16), 't', '', '', '', '', 'draft', 9223372036854775807)",
            )?)
        })
        .await
        .unwrap();

    let outcome = store.read(projects::list).await;

    assert_eq!(
        outcome.unwrap_err().code(),
        "internal",
        "a time beyond all times is no time"
    );
}

async fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("own.longlist"), &Key::fresh())
        .await
        .unwrap();
    (folder, store)
}

fn schema_of(db: &Connection) -> rusqlite::Result<String> {
    let mut list = db.prepare(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'refinery%'
         ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name",
    )?;
    let statements = list
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let head = "-- The tables of a workspace as they are today. A test writes this file; the migrations make the tables.";
    Ok(format!("{head}\n\n{};\n", statements.join(";\n\n")))
}

fn text_of(tx: &Transaction<'_>, pragma: &str) -> rusqlite::Result<String> {
    tx.pragma_query_value(Some("main"), pragma, |row| {
        let value = row.get_ref(0)?;
        Ok(value.as_i64().map_or_else(
            |_| value.as_str().unwrap_or_default().to_owned(),
            |number| number.to_string(),
        ))
    })
}

/// Makes the fixture. It is made once for a version, when that version is released, and never again.
async fn write_fixture(path: &Path, passphrase: &SecretString) {
    let _ = std::fs::remove_file(path);
    let store = Store::create(path, &Key::from_new_passphrase(passphrase).unwrap())
        .await
        .unwrap();
    let rows = "INSERT INTO projects VALUES (1, randomblob(16), 'Engineer', '', '', '', '', 'active', 0);
        INSERT INTO searches (row, id, project, name, description, members, created_at)
          VALUES (1, randomblob(16), 1, 'Vienna', '', 1, 0);
        INSERT INTO runs (row, id, source, search, plan, state, stop_reason, position, read, created, continues,
                          started_at, resumed_at)
          VALUES (1, randomblob(16), 'csv', 1, '{}', 'finished', 'completed', '{}', 1, 1, 0, 0, 0);
        INSERT INTO run_portions VALUES (1, 1, 1, 1, 1, 0);
        INSERT INTO candidates (row, id, full_name, slug, sources, run, created_at, updated_at)
          VALUES (1, randomblob(16), 'Ada Lovelace', 'ada', 2, 1, 0, 0);
        INSERT INTO identity_keys VALUES (1, 'ada', 1);
        INSERT INTO memberships VALUES (1, 1, 1, 0);";
    store.write(move |tx| Ok(tx.execute_batch(rows)?)).await.unwrap();
    drop(store);
    let _ = std::fs::remove_file(path.with_extension("longlist.lock"));
}
