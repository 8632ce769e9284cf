//! The tables `runs` and `run_portions`: where background work stands.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};

use super::{from_json, from_word, ms, time, word};
use crate::{
    Error, Noun, Result,
    account::Account,
    id::Id,
    run::{NewRun, Run, RunState, SkipReason, Stop, Tally},
    search::Search,
};

const SELECT: &str =
    "SELECT r.*, s.id AS search_id, s.name AS search_name, b.id AS briefing_id, b.name AS briefing_name,
           p.id AS project_id, p.title AS project_title, a.id AS account_id, a.name AS account_name
    FROM runs AS r LEFT JOIN searches AS s ON s.row = r.search LEFT JOIN briefings AS b ON b.row = r.briefing
    JOIN projects AS p ON p.row = coalesce(b.project, s.project) LEFT JOIN accounts AS a ON a.row = r.account";

/// Starts a run: it is `running` from here on.
pub fn insert(tx: &Transaction<'_>, run: &NewRun) -> Result<i64> {
    tx.prepare_cached(
        "INSERT INTO runs (id, source, search, briefing, account, plan, size, total, reachable, state, position, continues,
                           started_at, resumed_at, resume_until)
         VALUES (:id, :source, :search, :briefing, :account, :plan, :size, :total, :reachable, 'running', :position, :continues,
                 :now, :now, :resume_until)",
    )?
    .execute(named_params! {
        ":id": run.id.bytes(),
        ":source": word(run.source),
        ":search": run.search,
        ":briefing": run.briefing,
        ":account": run.account,
        ":plan": serde_json::to_string(&run.plan)?,
        ":size": run.size,
        ":total": run.total,
        ":reachable": run.reachable,
        ":position": serde_json::to_string(&run.position)?,
        ":continues": run.continues,
        ":now": ms(run.started_at),
        ":resume_until": run.resume_until.map(ms),
    })?;
    Ok(tx.last_insert_rowid())
}

/// The run of that id.
pub fn get(db: &Connection, id: Id<Run>) -> Result<Run> {
    let run = db
        .prepare_cached(&format!("{SELECT} WHERE r.id = ?1"))?
        .query_row([id.bytes()], read)
        .optional()?;
    run.ok_or(Error::NotFound { noun: Noun::Run })
}

/// Runs, newest first; of one search or of all.
pub fn list(db: &Connection, search: Option<Id<Search>>) -> Result<Vec<Run>> {
    let sql = format!("{SELECT} WHERE ?1 IS NULL OR s.id = ?1 ORDER BY r.row DESC LIMIT 500");
    let runs = db
        .prepare_cached(&sql)?
        .query_map([search.as_ref().map(Id::bytes)], read)?
        .collect::<Result<_, _>>()?;
    Ok(runs)
}

/// Runs in one state, oldest first.
pub fn in_state(db: &Connection, state: RunState) -> Result<Vec<Run>> {
    let sql = format!("{SELECT} WHERE r.state = ?1 ORDER BY r.row");
    let runs = db
        .prepare_cached(&sql)?
        .query_map([word(state)], read)?
        .collect::<Result<_, _>>()?;
    Ok(runs)
}

/// Runs on an account that are at work or wait, oldest first.
pub fn open_on(db: &Connection, account: Id<Account>) -> Result<Vec<Run>> {
    let sql = format!(
        "{SELECT} WHERE a.id = ?1 AND r.state IN ('running', 'paused', 'parked') AND r.undone_at IS NULL
         ORDER BY r.row"
    );
    let runs = db
        .prepare_cached(&sql)?
        .query_map([account.bytes()], read)?
        .collect::<Result<_, _>>()?;
    Ok(runs)
}

/// When a run last kept a portion.
pub fn last_kept(db: &Connection, run: i64) -> Result<Option<Timestamp>> {
    let at: Option<i64> = db
        .prepare_cached("SELECT max(kept_at) FROM run_portions WHERE run = ?1")?
        .query_row([run], |row| row.get(0))?;
    Ok(at.map(time).transpose()?)
}

/// Moves a run on by one portion: counts, position and what the source said of itself.
pub fn advance(
    tx: &Transaction<'_>,
    run: i64,
    tally: &Tally,
    position: &serde_json::Value,
    (total, reachable): (Option<u32>, Option<u32>),
) -> Result<()> {
    let skips: String = tx
        .prepare_cached("SELECT skips FROM runs WHERE row = ?1")?
        .query_row([run], |row| row.get(0))?;
    let mut skips: std::collections::BTreeMap<_, u32> = from_json(&skips)?;
    for (reason, count) in &tally.skipped {
        *skips.entry(*reason).or_default() += count;
    }
    tx.prepare_cached(
        "UPDATE runs SET read = read + :read, created = created + :created, matched = matched + :matched,
                         skipped = skipped + :skipped, skips = :skips, position = :position,
                         total = coalesce(:total, total), reachable = coalesce(:reachable, reachable)
         WHERE row = :run",
    )?
    .execute(named_params! {
        ":run": run,
        ":read": tally.read(),
        ":created": tally.created,
        ":matched": tally.matched,
        ":skipped": tally.skipped_in_all(),
        ":skips": serde_json::to_string(&skips)?,
        ":position": serde_json::to_string(position)?,
        ":total": total,
        ":reachable": reachable,
    })?;
    Ok(())
}

/// What a portion of checks came to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    new: u32,
    recent: u32,
    failed: u32,
    failed_before: u32,
}

impl Counts {
    /// One more was completed.
    pub fn complete(&mut self, is_recent: bool) {
        if is_recent {
            self.recent += 1;
        } else {
            self.new += 1;
        }
    }

    /// One more failed.
    pub fn fail(&mut self) {
        self.failed += 1;
    }

    /// One of them had failed before, and is not counted twice.
    pub fn take_back_failure(&mut self) {
        self.failed_before += 1;
    }
}

/// Moves a run of checks on by what a portion came to.
pub fn count(tx: &Transaction<'_>, run: i64, counts: Counts) -> Result<()> {
    let failed: u32 = tx
        .prepare_cached("SELECT skipped FROM runs WHERE row = ?1")?
        .query_row([run], |row| row.get(0))?;
    let failed = (failed + counts.failed).saturating_sub(counts.failed_before);
    let mut skips = std::collections::BTreeMap::new();
    if failed > 0 {
        skips.insert(SkipReason::CheckFailed, failed);
    }
    tx.prepare_cached(
        "UPDATE runs SET created = created + ?2, matched = matched + ?3, skipped = ?4, skips = ?5,
                         read = created + ?2 + matched + ?3 + ?4 WHERE row = ?1",
    )?
    .execute((
        run,
        counts.new,
        counts.recent,
        failed,
        serde_json::to_string(&skips)?,
    ))?;
    Ok(())
}

/// Writes where a run stands.
pub fn set_position(tx: &Transaction<'_>, run: i64, position: &serde_json::Value) -> Result<()> {
    tx.prepare_cached("UPDATE runs SET position = ?2 WHERE row = ?1")?
        .execute((run, serde_json::to_string(position)?))?;
    Ok(())
}

/// Notes what one commit did, and which rows it may have created.
pub fn add_portion(tx: &Transaction<'_>, run: i64, read: u32, rows: (i64, i64), now_ms: i64) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO run_portions (run, number, read, first_row, last_row, kept_at)
         SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5 FROM run_portions WHERE run = ?1",
    )?
    .execute((run, read, rows.0, rows.1, now_ms))?;
    Ok(())
}

/// The ranges of rows that a run may have created.
pub fn portions(db: &Connection, run: i64) -> Result<Vec<(i64, i64)>> {
    let ranges = db
        .prepare_cached(
            "SELECT first_row, last_row FROM run_portions WHERE run = ?1 AND last_row >= first_row",
        )?
        .query_map([run], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(ranges)
}

/// Stops a run: for now or for good, as `stop` says.
pub fn stop(tx: &Transaction<'_>, run: i64, stop: &Stop, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "UPDATE runs SET state = ?2, stop_reason = ?3, trouble = ?4, resumes_at = ?5, ended_at = ?6 WHERE row = ?1",
    )?
    .execute((
        run,
        word(stop.state),
        stop.reason.map(word),
        stop.trouble.as_ref().map(serde_json::to_string).transpose()?,
        stop.resumes_at.map(ms),
        ms(now),
    ))?;
    Ok(())
}

/// Sets a stopped run going again.
pub fn resume(tx: &Transaction<'_>, run: i64, size: Option<u32>, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "UPDATE runs SET state = 'running', stop_reason = NULL, trouble = NULL, resumes_at = NULL, ended_at = NULL,
                         size = coalesce(?2, size), resumed_at = ?3, read_before = read
         WHERE row = ?1",
    )?
    .execute((run, size, ms(now)))?;
    Ok(())
}

/// Notes that a run was taken back. One that waited is over with that: nothing sets it going again.
pub fn mark_undone(tx: &Transaction<'_>, run: i64, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "UPDATE runs SET undone_at = ?2, resumes_at = NULL,
                         trouble = iif(state IN ('paused', 'parked'), NULL, trouble),
                         stop_reason = iif(state IN ('paused', 'parked'), 'cancelled', stop_reason),
                         state = iif(state IN ('paused', 'parked'), 'cancelled', state)
         WHERE row = ?1",
    )?
    .execute((run, ms(now)))?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Run> {
    let at = |name: &str| row.get::<_, Option<i64>>(name)?.map(time).transpose();
    Ok(Run {
        row: row.get("row")?,
        id: Id::from_bytes(row.get("id")?),
        source: from_word(row.get("source")?)?,
        search: row.get("search")?,
        search_id: row.get::<_, Option<[u8; 16]>>("search_id")?.map(Id::from_bytes),
        search_name: row.get("search_name")?,
        briefing_id: row.get::<_, Option<[u8; 16]>>("briefing_id")?.map(Id::from_bytes),
        briefing_name: row.get("briefing_name")?,
        project_id: Id::from_bytes(row.get("project_id")?),
        project_title: row.get("project_title")?,
        account_id: row.get::<_, Option<[u8; 16]>>("account_id")?.map(Id::from_bytes),
        account_name: row.get("account_name")?,
        plan: from_json(&row.get::<_, String>("plan")?)?,
        size: row.get("size")?,
        total: row.get("total")?,
        reachable: row.get("reachable")?,
        state: from_word(row.get("state")?)?,
        stop_reason: row
            .get::<_, Option<String>>("stop_reason")?
            .map(from_word)
            .transpose()?,
        trouble: row
            .get::<_, Option<String>>("trouble")?
            .map(|text| from_json(&text))
            .transpose()?,
        position: from_json(&row.get::<_, String>("position")?)?,
        read: row.get("read")?,
        created: row.get("created")?,
        matched: row.get("matched")?,
        skipped: from_json(&row.get::<_, String>("skips")?)?,
        continues: row.get("continues")?,
        started_at: time(row.get("started_at")?)?,
        resumed_at: time(row.get("resumed_at")?)?,
        read_before: row.get("read_before")?,
        ended_at: at("ended_at")?,
        resume_until: at("resume_until")?,
        resumes_at: at("resumes_at")?,
        undone_at: at("undone_at")?,
    })
}
