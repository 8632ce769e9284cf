//! Tests of what rows come to: the same, however they are divided into transactions, and the same without writing.

use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError},
};
use rusqlite::Connection;

use super::*;
use crate::{
    Error,
    id::Id,
    identity::{email_key, linkedin_url, search_url::SearchUrl},
    import::linkedin::LinkedinPlan,
    key::Key,
    project::ProjectFields,
    run::{NewRun, Plan, Run},
    search::SearchFields,
    store::Store,
};

/// What comes between a row and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    /// Nothing: they are kept in one transaction.
    GoOn,
    /// A commit.
    Commit,
    /// The program is started again.
    Restart,
}

/// A row: name, address, place, e-mail address.
#[derive(Debug, Clone)]
struct Row(&'static str, &'static str, &'static str, &'static str);

/// What rows came to: the counts, and each skipped row with its reason.
type Came = (Tally, Vec<(u64, Cause)>);

proptest! {
    #![proptest_config(Config { cases: 96, max_shrink_iters: 400, ..Config::default() })]

    #[test]
    fn rows_come_to_the_same_however_they_are_divided_and_without_being_kept(
        here in rows(),
        elsewhere in rows(),
        file in prop::collection::vec((row(), then()), 1..12),
        policy in prop::sample::select(vec![
            DuplicatePolicy::Skip, DuplicatePolicy::Fill, DuplicatePolicy::Overwrite,
        ]),
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.block_on(holds(here, elsewhere, file, policy))?;
    }
}

async fn holds(
    here: Vec<Row>,
    elsewhere: Vec<Row>,
    file: Vec<(Row, Then)>,
    policy: DuplicatePolicy,
) -> Result<(), TestCaseError> {
    let stage = Stage::set().await;
    for (search, rows) in [(1, here), (2, elsewhere)] {
        let file = rows.into_iter().map(|row| (row, Then::GoOn)).collect();
        stage.keep(search, DuplicatePolicy::Fill, file).await;
    }
    let rows: Vec<_> = file.iter().map(|(row, _)| row.clone()).collect();

    let rehearsed = stage.rehearse(policy, rows.clone()).await;
    let in_one = rows.into_iter().map(|row| (row, Then::GoOn)).collect();
    let whole = stage.try_to_keep(policy, in_one).await;
    let (divided, _) = stage.keep(1, policy, file).await;

    prop_assert_eq!(&rehearsed, &whole, "without being kept");
    prop_assert_eq!(&divided, &whole, "in several transactions and processes");
    let wrong = "SELECT (SELECT count(*) - count(DISTINCT space || ' ' || key) FROM all_keys)
                      + (SELECT count(*) FROM candidates WHERE slug NOT IN
                          (SELECT key FROM all_keys WHERE space = 1 AND candidate = row))";
    let wrong = stage
        .store
        .read(|db| Ok(db.query_row(wrong, [], |row| row.get(0))?));
    let wrong: i64 = wrong.await.unwrap();
    prop_assert_eq!(wrong, 0, "a key has one owner, and a slug its own");
    Ok(())
}

/// Few people who share what they can share, so that rows meet in every way there is.
fn row() -> impl Strategy<Value = Row> {
    let name = prop::sample::select(vec!["Ada Lovelace", "Ada King", "Eva Lovelace", "Kim Park", ""]);
    let address = prop::sample::select(vec![
        "linkedin.com/in/ada",
        "linkedin.com/in/ada-king",
        "linkedin.com/in/ada-1a2b3c4d",
        "linkedin.com/in/ada-5e6f7a8b",
        "linkedin.com/in/kim",
        "linkedin.com/company/acme",
        "",
    ]);
    let place = prop::sample::select(vec!["", "London", "Paris"]);
    let mail = prop::sample::select(vec!["", "one@example.test", "two@example.test"]);
    (name, address, place, mail).prop_map(|(name, address, place, mail)| Row(name, address, place, mail))
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(row(), 0..5)
}

fn then() -> impl Strategy<Value = Then> {
    prop::sample::select(vec![Then::GoOn, Then::Commit, Then::Restart])
}

/// A workspace with two searches.
struct Stage {
    store: Store,
    keys: SharedKeys,
    _folder: tempfile::TempDir,
}

impl Stage {
    async fn set() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("own.longlist"), &Key::fresh())
            .await
            .unwrap();
        let set = |tx: &Transaction<'_>| {
            let now = jiff::Timestamp::UNIX_EPOCH;
            let (title, name) = ("Engineer".to_owned(), "Vienna".to_owned());
            let project = ProjectFields {
                title,
                ..ProjectFields::default()
            };
            store::projects::insert(tx, Id::fresh(), &project, now)?;
            let search = SearchFields {
                name,
                ..SearchFields::default()
            };
            store::searches::insert(tx, Id::fresh(), 1, &search, now)?;
            store::searches::insert(tx, Id::fresh(), 1, &search, now)
        };
        store.write(set).await.unwrap();
        Self {
            store,
            keys: SharedKeys::default(),
            _folder: folder,
        }
    }

    /// Keeps rows in as many transactions as they say.
    async fn keep(&self, search: i64, policy: DuplicatePolicy, file: Vec<(Row, Then)>) -> (Came, i64) {
        let run = self.store.write(move |tx| new_run(tx, search)).await.unwrap();
        let (mut tally, mut met, mut number) = (Tally::default(), None, 1);
        let mut keys = self.keys.clone();
        for part in file.split_inclusive(|(_, then)| *then != Then::GoOn) {
            let rows: Vec<_> = part.iter().map(|(row, _)| row.clone()).collect();
            let (first, before, shared) = (number, met.take(), keys.clone());
            number += rows.len() as u64;
            let kept = self
                .store
                .write(move |tx| keep_rows(tx, ours(run, search, policy), (&shared, before), first, &rows));
            let (kept, after) = kept.await.unwrap();
            tally.add(&kept.tally);
            if part.last().is_some_and(|(_, then)| *then == Then::Restart) {
                keys = SharedKeys::default();
            } else {
                met = Some(after);
            }
        }
        let skipped = self.store.read(move |db| skipped(db, run)).await.unwrap();
        ((tally, skipped), run)
    }

    /// Keeps rows in one transaction and takes it back.
    async fn try_to_keep(&self, policy: DuplicatePolicy, file: Vec<(Row, Then)>) -> Came {
        let (tell, told) = std::sync::mpsc::channel();
        let rows: Vec<_> = file.into_iter().map(|(row, _)| row).collect();
        let keys = self.keys.clone();
        let tried = self.store.write(move |tx| {
            let run = new_run(tx, 1)?;
            let (kept, _) = keep_rows(tx, ours(run, 1, policy), (&keys, None), 1, &rows)?;
            tell.send((kept.tally, skipped(tx, run)?)).unwrap();
            Err::<(), _>(Error::AccountRemoved)
        });
        tried.await.unwrap_err();
        told.recv().unwrap()
    }

    async fn rehearse(&self, policy: DuplicatePolicy, rows: Vec<Row>) -> Came {
        let rehearse = move |db: &Connection| {
            let mut rehearsing = Rehearsing::begin(db, ours(0, 1, policy), 100, 100)?;
            let mut skipped = Vec::new();
            for (number, row) in (1..).zip(&rows) {
                let keys = row.keys();
                let incoming = row.incoming(number, keys.as_deref());
                rehearsing.look_at(db, &[incoming], |row, cause| {
                    skipped.push((row.number, cause));
                    Ok(())
                })?;
            }
            Ok((rehearsing.tally().clone(), skipped))
        };
        self.store.read(rehearse).await.unwrap()
    }
}

fn ours(run: i64, search: i64, duplicates: DuplicatePolicy) -> Keep {
    Keep {
        run,
        search,
        source: RunSource::Csv,
        duplicates,
        now_ms: 0,
    }
}

/// Keeps rows, with what is known from the transaction before.
fn keep_rows(
    tx: &Transaction<'_>,
    keep: Keep,
    (keys, met): (&SharedKeys, Option<Met>),
    first: u64,
    rows: &[Row],
) -> Result<(Kept, Met)> {
    let met = met.map_or_else(|| store::run_skips::met(tx, keep.run), Ok)?;
    let mut keeping = keep.begin(tx, 100, (keys.take(tx, 100)?, met), false)?;
    for (number, row) in (first..).zip(rows) {
        let keys = row.keys();
        keeping.keep(&[row.incoming(number, keys.as_deref())])?;
    }
    let Finished {
        kept,
        known: (known, met),
        ..
    } = keeping.finish()?;
    // As a run does it, because rows are never given to somebody else.
    store::runs::add_portion(tx, keep.run, kept.tally.read(), kept.created_rows, 0)?;
    keys.leave(known);
    Ok((kept, met))
}

fn skipped(db: &Connection, run: i64) -> Result<Vec<(u64, Cause)>> {
    let skips = store::run_skips::list(db, run, 0, 100)?;
    Ok(skips.into_iter().map(|skip| (skip.number, skip.cause)).collect())
}

fn new_run(tx: &Transaction<'_>, search: i64) -> Result<i64> {
    // Nobody reads the plan here.
    let address = SearchUrl::parse("https://www.linkedin.com/search/results/people/?keywords=go")?;
    let plan = LinkedinPlan { address };
    let now = jiff::Timestamp::UNIX_EPOCH;
    store::runs::insert(
        tx,
        &NewRun {
            id: Id::<Run>::fresh(),
            source: RunSource::Csv,
            search: Some(search),
            briefing: None,
            account: None,
            plan: Plan::Linkedin(plan),
            size: None,
            total: None,
            reachable: None,
            position: serde_json::Value::Null,
            continues: false,
            started_at: now,
            resume_until: Some(now),
        },
    )
}

impl Row {
    fn keys(&self) -> Option<Vec<IdentityKey>> {
        let address = linkedin_url::profile(self.1).ok()?;
        let mut keys = vec![address.key];
        keys.extend(email_key(self.3));
        Some(keys)
    }

    fn incoming<'a>(&'a self, number: u64, keys: Option<&'a [IdentityKey]>) -> Incoming<'a> {
        let Self(name, _, place, mail) = *self;
        let known = [
            (Field::FullName, name),
            (Field::Location, place),
            (Field::Email, mail),
        ];
        let values = Field::ALL.map(|field| {
            let value = known.iter().find(|(known, _)| *known == field);
            value.map(|(_, value)| *value).filter(|value| !value.is_empty())
        });
        Incoming {
            number,
            identity: keys.ok_or(Cause::NoProfile),
            values,
            profile: None,
            raw: self,
            at: 0,
        }
    }
}

impl RawRows for Row {
    fn fields(&self, _at: usize) -> Vec<&str> {
        vec![self.0, self.1, self.2, self.3]
    }
}
