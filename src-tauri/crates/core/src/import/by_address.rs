//! One person by the address of their profile, for whoever names people one at a time.

use anyhow::Context as _;

use super::{
    delimited::Delimiter,
    file::{FileFormat, ReadPlan},
    file_run::FilePlan,
    keep::{DuplicatePolicy, Finished, Incoming, Keep, Met, RawRows},
    mapping,
};
use crate::{
    Error, Noun, Result,
    candidate::{Candidate, Field},
    change::Change,
    id::Id,
    identity::linkedin_url,
    run::{NewRun, Plan, RunSource, Stop, StopReason},
    search::Search,
    store,
    workspace::Workspace,
};

/// The column of the template that such a person would stand in.
const COLUMN: &str = "LinkedIn Profile";

impl Workspace {
    /// The candidate with this profile address: who is here already, or else somebody new, of whom nothing but the
    /// address is known, and who joins `search` like everybody of a file with that one row.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] where the address is not that of a person's profile.
    pub async fn person_at(&self, address: &str, search: Id<Search>) -> Result<Id<Candidate>> {
        let key = linkedin_url::profile(address)
            .map_err(|refusal| Error::invalid(refusal.code(), refusal.to_string(), refusal.hint()))?
            .key;
        let known = key.clone();
        let here = self.store().read(move |db| {
            let row = store::identity_keys::find(db, &known)?;
            row.map(|row| store::candidates::get_row(db, row)).transpose()
        });
        if let Some(candidate) = here.await?.flatten() {
            return Ok(candidate.id);
        }

        let (now, run, pool) = (self.now(), Id::fresh(), self.pool().clone());
        let (for_pool, shared) = (pool.is_wanted(), self.known_keys().clone());
        let raw = Address(address.to_owned());
        let (id, ..) = self
            .store()
            .write_in_bulk(
                move |tx| {
                    let (search, _) = store::searches::get(tx, search)?;
                    let run = store::runs::insert(
                        tx,
                        &NewRun {
                            id: run,
                            source: RunSource::Csv,
                            search: Some(search),
                            briefing: None,
                            account: None,
                            plan: Plan::File(plan()),
                            size: None,
                            total: Some(1),
                            reachable: None,
                            position: serde_json::json!({ "records": 1 }),
                            continues: false,
                            started_at: now,
                            resume_until: None,
                        },
                    )?;
                    let keep = Keep {
                        run,
                        search,
                        source: RunSource::Csv,
                        duplicates: DuplicatePolicy::Fill,
                        now_ms: store::ms(now),
                    };
                    let mut keeping = keep.begin(tx, 1, (shared.take(tx, 1)?, Met::default()), for_pool)?;
                    let keys = [key];
                    keeping.keep(&[Incoming {
                        number: 1,
                        identity: Ok(&keys),
                        values: [None; Field::ALL.len()],
                        profile: None,
                        raw: &raw,
                        at: 0,
                    }])?;
                    let Finished {
                        kept,
                        created,
                        known: (known, _),
                    } = keeping.finish()?;
                    shared.leave(known);
                    store::runs::advance(
                        tx,
                        run,
                        &kept.tally,
                        &serde_json::json!({ "records": 1 }),
                        (None, None),
                    )?;
                    store::runs::add_portion(tx, run, kept.tally.read(), kept.created_rows, keep.now_ms)?;
                    store::runs::stop(tx, run, &Stop::finished(StopReason::Completed), now)?;
                    let [key] = keys;
                    let row = store::identity_keys::find(tx, &key)?;
                    let candidate =
                        store::candidates::get_row(tx, row.context("whoever was kept has the key")?)?;
                    let candidate = candidate.ok_or(Error::NotFound {
                        noun: Noun::Candidate,
                    })?;
                    Ok((candidate.id, search, (kept, created)))
                },
                move |(_, search, (kept, created))| pool.note(*search, kept, created.take()),
            )
            .await?;
        self.tell(&[
            Change::Run {
                run_id: run,
                search_id: Some(search),
            },
            Change::Projects,
        ]);
        Ok(id)
    }
}

/// The row as it came.
struct Address(String);

impl RawRows for Address {
    fn fields(&self, _at: usize) -> Vec<&str> {
        vec![&self.0]
    }
}

/// A file that never was: its one column, as the template has it.
fn plan() -> FilePlan {
    let columns = vec![COLUMN.to_owned()];
    FilePlan {
        path: std::path::PathBuf::new(),
        name: "One address".to_owned(),
        mapping: mapping::propose(&columns),
        reading: ReadPlan {
            format: FileFormat::Delimited,
            encoding: "UTF-8".to_owned(),
            delimiter: Delimiter::Comma,
            sheet: None,
            preamble_records: 0,
            columns,
            size_bytes: 0,
        },
        duplicates: DuplicatePolicy::Fill,
    }
}
