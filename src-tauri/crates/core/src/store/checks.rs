//! The tables `checks`, `check_findings` and `check_plans`.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};

use super::{findings, from_json, from_word, time, word};
use crate::{
    Error, Noun, Result,
    briefing::Requirement,
    candidate::Candidate,
    check::{Check, CheckStatus, Masks, failures::FailedCheck},
    evaluator::{Document, EvaluatorKind, Finding, Mark},
    id::{Id, RowIds},
    run::Trouble,
};

/// A check about to be kept.
#[derive(Debug)]
pub struct NewCheck<'a> {
    /// The candidate's row.
    pub candidate: i64,
    /// Hash of what was read.
    pub profile: [u8; 16],
    /// The verdicts, or why there are none.
    pub outcome: Result<Verdicts<'a>, &'a Trouble>,
}

/// The verdicts of a check about to be kept.
#[derive(Debug)]
pub struct Verdicts<'a> {
    /// In short.
    pub masks: Masks,
    /// One for each bit of the briefing, in order of the bits.
    pub findings: &'a [Finding],
    /// Credits spent.
    pub credits: u32,
    /// Tokens of question and answer.
    pub tokens: (u32, u32),
    /// In millionths of a US dollar.
    pub cost_micros: u32,
}

/// The row of the last check; 0 before the first.
pub fn last_row(db: &Connection) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT coalesce(max(row), 0) FROM checks")?
        .query_row([], |row| row.get(0))?)
}

/// Keeps a check in that row.
pub fn insert(
    tx: &Transaction<'_>,
    (row, ids): (i64, RowIds),
    (run, briefing): (i64, i64),
    mark: &Mark,
    check: &NewCheck<'_>,
    now_ms: i64,
) -> Result<()> {
    let verdicts = check.outcome.as_ref().ok();
    let masks = verdicts.map(|verdicts| verdicts.masks).unwrap_or_default();
    let tokens = verdicts.map(|verdicts| verdicts.tokens).unwrap_or_default();
    let trouble = check
        .outcome
        .as_ref()
        .err()
        .map(serde_json::to_string)
        .transpose()?;
    tx.prepare_cached(
        "INSERT INTO checks (row, id, run, briefing, candidate, status, evaluator, model, prompt, profile, fulfilled,
                             unknown, credits, tokens_in, tokens_out, cost_micros, trouble, checked_at)
         VALUES (:row, :id, :run, :briefing, :candidate, :status, :evaluator, :model, :prompt, :profile, :fulfilled,
                 :unknown, :credits, :tokens_in, :tokens_out, :cost_micros, :trouble, :now)",
    )?
    .execute(named_params! {
        ":row": row,
        ":id": ids.of::<Check>(row).bytes(),
        ":run": run,
        ":briefing": briefing,
        ":candidate": check.candidate,
        ":status": if verdicts.is_some() { "completed" } else { "failed" },
        ":evaluator": word(mark.evaluator),
        ":model": mark.model,
        ":prompt": mark.prompt,
        ":profile": check.profile,
        ":fulfilled": masks.fulfilled.cast_signed(),
        ":unknown": masks.unknown.cast_signed(),
        ":credits": verdicts.map_or(0, |verdicts| verdicts.credits),
        ":tokens_in": tokens.0,
        ":tokens_out": tokens.1,
        ":cost_micros": verdicts.map_or(0, |verdicts| verdicts.cost_micros),
        ":trouble": trouble,
        ":now": now_ms,
    })?;
    if let Some(verdicts) = verdicts {
        tx.prepare_cached("INSERT INTO check_findings (\"check\", findings) VALUES (?1, ?2)")?
            .execute((row, findings::write(verdicts.findings)?))?;
    }
    Ok(())
}

const SELECT: &str = "SELECT c.*, r.id AS run_id, b.id AS briefing_id, b.name AS briefing_name,
      b.version AS briefing_version, p.id AS candidate_id
    FROM checks AS c JOIN runs AS r ON r.row = c.run JOIN briefings AS b ON b.row = c.briefing
    JOIN candidates AS p ON p.row = c.candidate";

/// The check of that id.
pub fn get(db: &Connection, id: Id<Check>) -> Result<Check> {
    let check = db
        .prepare_cached(&format!("{SELECT} WHERE c.row = ?1 AND c.id = ?2"))?
        .query_row((id.row(), id.bytes()), read)
        .optional()?;
    check.ok_or(Error::NotFound { noun: Noun::Check })
}

/// The id of the check in that row.
pub fn id_of(db: &Connection, row: i64) -> Result<Id<Check>> {
    Ok(db
        .prepare_cached("SELECT id FROM checks WHERE row = ?1")?
        .query_row([row], |row| Ok(Id::from_bytes(row.get(0)?)))?)
}

/// The completed checks of a candidate, newest first; against one version of a briefing, or against any.
pub fn of_candidate(db: &Connection, candidate: i64, briefing: Option<i64>) -> Result<Vec<Check>> {
    let sql = format!(
        "{SELECT} WHERE c.candidate = ?1 AND c.status = 'completed' AND (?2 IS NULL OR c.briefing = ?2)
         ORDER BY c.row DESC LIMIT 200"
    );
    let checks = db
        .prepare_cached(&sql)?
        .query_map((candidate, briefing), read)?
        .collect::<Result<_, _>>()?;
    Ok(checks)
}

/// Calls `visit` with row, candidate, verdicts and time of every completed check against a briefing behind the row
/// `after`, in order.
pub fn each_completed(
    db: &Connection,
    briefing: i64,
    after: i64,
    mut visit: impl FnMut(i64, u32, Masks, i64),
) -> Result<()> {
    let mut list = db.prepare_cached(
        "SELECT row, candidate, fulfilled, unknown, checked_at FROM checks
         WHERE briefing = ?1 AND row > ?2 AND status = 'completed' ORDER BY row",
    )?;
    let mut rows = list.query((briefing, after))?;
    while let Some(row) = rows.next()? {
        let masks = Masks {
            fulfilled: row.get::<_, i64>(2)?.cast_unsigned(),
            unknown: row.get::<_, i64>(3)?.cast_unsigned(),
        };
        visit(row.get(0)?, row.get(1)?, masks, row.get(4)?);
    }
    Ok(())
}

/// Calls `visit` with run, candidate and credits of every check that credits were spent for.
pub fn each_paid(db: &Connection, mut visit: impl FnMut(i64, i64, u32)) -> Result<()> {
    let mut list = db.prepare_cached("SELECT run, candidate, credits FROM checks WHERE credits > 0")?;
    let mut rows = list.query([])?;
    while let Some(row) = rows.next()? {
        visit(row.get(0)?, row.get(1)?, row.get(2)?);
    }
    Ok(())
}

/// When each of these candidates last had a completed check, against any briefing.
pub fn last_checked(db: &Connection, candidates: &[u32]) -> Result<BTreeMap<u32, i64>> {
    let mut last = BTreeMap::new();
    let mut ask = db
        .prepare_cached("SELECT max(checked_at) FROM checks WHERE candidate = ?1 AND status = 'completed'")?;
    for candidate in candidates {
        if let Some(at) = ask.query_row([candidate], |row| row.get(0))? {
            last.insert(*candidate, at);
        }
    }
    Ok(last)
}

/// What a run has come to with each candidate: whether there is a completed check, and the row of the last one.
pub fn of_run(db: &Connection, run: i64) -> Result<BTreeMap<u32, (CheckStatus, i64)>> {
    let mut done = BTreeMap::new();
    let mut list =
        db.prepare_cached("SELECT candidate, status, row FROM checks WHERE run = ?1 ORDER BY row")?;
    let mut rows = list.query([run])?;
    while let Some(row) = rows.next()? {
        done.insert(row.get(0)?, (from_word(row.get(1)?)?, row.get(2)?));
    }
    Ok(done)
}

/// The rows of the completed checks against a briefing that an evaluator made.
pub fn made_by(db: &Connection, briefing: i64, evaluator: EvaluatorKind) -> Result<BTreeSet<i64>> {
    let rows = db
        .prepare_cached(
            "SELECT row FROM checks WHERE briefing = ?1 AND evaluator = ?2 AND status = 'completed'",
        )?
        .query_map((briefing, word(evaluator)), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The words of a requirement and what was found about it, in completed checks of the same profile by the same evaluator;
/// newest first. The same question gets the same answer again.
pub fn known(
    db: &Connection,
    candidate: i64,
    profile: [u8; 16],
    mark: &Mark,
) -> Result<Vec<(Requirement, Finding)>> {
    let checks: Vec<(i64, i64)> = db
        .prepare_cached(
            "SELECT row, briefing FROM checks
             WHERE candidate = ?1 AND status = 'completed' AND profile = ?2 AND evaluator = ?3 AND model = ?4 AND prompt = ?5
             ORDER BY row DESC LIMIT 20",
        )?
        .query_map(
            (candidate, profile, word(mark.evaluator), &mark.model, &mark.prompt),
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
        .collect::<Result<_, _>>()?;
    let mut known = Vec::new();
    for (check, briefing) in checks {
        let requirements = super::briefings::by_bit(db, briefing)?;
        known.extend(requirements.into_iter().zip(findings::of_check(db, check)?));
    }
    Ok(known)
}

/// A page of those whose last check in a run failed, in the order in which they failed.
pub fn failed(db: &Connection, run: i64, offset: u32, limit: u32) -> Result<Vec<FailedCheck>> {
    let failed = db
        .prepare_cached(
            "SELECT p.id, p.full_name, c.trouble, c.checked_at
             FROM checks AS c JOIN candidates AS p ON p.row = c.candidate
             WHERE c.run = ?1 AND c.status = 'failed'
               AND c.row = (SELECT max(row) FROM checks WHERE run = c.run AND candidate = c.candidate)
             ORDER BY c.row LIMIT ?3 OFFSET ?2",
        )?
        .query_map((run, offset, limit), |row| {
            Ok(FailedCheck {
                candidate_id: Id::from_bytes(row.get(0)?),
                full_name: row.get(1)?,
                trouble: from_json(&row.get::<_, String>(2)?)?,
                failed_at: time(row.get(3)?)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(failed)
}

/// Writes whom a run is to check, and who of them counts as recent.
pub fn set_plan(tx: &Transaction<'_>, run: i64, candidates: &[u8], recent: &[u8]) -> Result<()> {
    tx.prepare_cached("INSERT INTO check_plans (run, candidates, recent) VALUES (?1, ?2, ?3)")?
        .execute((run, candidates, recent))?;
    Ok(())
}

/// Whom a run is to check, and who of them counts as recent.
pub fn plan(db: &Connection, run: i64) -> Result<(Vec<u8>, Vec<u8>)> {
    Ok(db
        .prepare_cached("SELECT candidates, recent FROM check_plans WHERE run = ?1")?
        .query_row([run], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// What an evaluator reads of the candidate in that row, if it is still there.
pub fn document(db: &Connection, row: i64) -> Result<Option<Document>> {
    let Some(candidate) = super::candidates::get_row(db, row)? else {
        return Ok(None);
    };
    let stored: Option<(String, i64)> = db
        .prepare_cached("SELECT profile, seen_at FROM profiles WHERE candidate = ?1")?
        .query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (profile, seen) = match stored {
        Some((text, seen)) => (Some(from_json(&text)?), time(seen)?),
        None => (None, candidate.updated_at),
    };
    let as_of = seen.to_zoned(jiff::tz::TimeZone::UTC).date();
    Ok(Some(Document::of(candidate, profile, as_of)))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Check> {
    Ok(Check {
        row: row.get("row")?,
        id: Id::from_bytes(row.get("id")?),
        run_id: Id::from_bytes(row.get("run_id")?),
        briefing_id: Id::from_bytes(row.get("briefing_id")?),
        briefing_name: row.get("briefing_name")?,
        briefing_version: row.get("briefing_version")?,
        candidate_id: Id::<Candidate>::from_bytes(row.get("candidate_id")?),
        status: from_word(row.get("status")?)?,
        mark: Mark {
            evaluator: from_word(row.get("evaluator")?)?,
            model: row.get("model")?,
            prompt: row.get("prompt")?,
        },
        profile: row.get("profile")?,
        masks: Masks {
            fulfilled: row.get::<_, i64>("fulfilled")?.cast_unsigned(),
            unknown: row.get::<_, i64>("unknown")?.cast_unsigned(),
        },
        credits: row.get("credits")?,
        tokens: (row.get("tokens_in")?, row.get("tokens_out")?),
        cost_micros: row.get("cost_micros")?,
        trouble: row
            .get::<_, Option<String>>("trouble")?
            .map(|text| from_json(&text))
            .transpose()?,
        checked_at: time(row.get("checked_at")?)?,
    })
}
