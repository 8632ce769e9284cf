//! The table `decisions`: what people say beside the verdicts. It only grows; the latest stands.

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, named_params};

use super::{from_word, ms, time, word};
use crate::{
    Result,
    check::{Category, results::Decision},
    evaluator::Verdict,
    id::Id,
};

/// Says something.
pub fn insert(
    tx: &Transaction<'_>,
    (briefing, candidate): (i64, i64),
    bit: Option<u8>,
    decision: Option<String>,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO decisions (id, briefing, candidate, bit, decision, reason, decided_at)
         VALUES (:id, :briefing, :candidate, :bit, :decision, :reason, :now)",
    )?
    .execute(named_params! {
        ":id": Id::<Decision>::fresh().bytes(),
        ":briefing": briefing,
        ":candidate": candidate,
        ":bit": bit,
        ":decision": decision,
        ":reason": reason,
        ":now": ms(now),
    })?;
    Ok(())
}

/// What is said about a category.
pub fn category(category: Option<Category>) -> Option<String> {
    category.map(word)
}

/// What is said about a requirement.
pub fn verdict(verdict: Option<Verdict>) -> Option<String> {
    verdict.map(word)
}

/// Calls `visit` with candidate, bit and what stands, of everything that was said about a briefing.
pub fn each(db: &Connection, briefing: i64, mut visit: impl FnMut(u32, Stands)) -> Result<()> {
    let mut list =
        db.prepare_cached("SELECT candidate, bit, decision FROM decisions WHERE briefing = ?1 ORDER BY row")?;
    let mut rows = list.query([briefing])?;
    while let Some(row) = rows.next()? {
        let decision: Option<String> = row.get(2)?;
        let stands = match row.get(1)? {
            Some(bit) => Stands::Verdict(bit, decision.map(from_word).transpose()?),
            None => Stands::Category(decision.map(from_word).transpose()?),
        };
        visit(row.get(0)?, stands);
    }
    Ok(())
}

/// Something that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// About the requirement with that bit; none takes the last word back.
    Verdict(u8, Option<Verdict>),
    /// About the category; none takes the last word back.
    Category(Option<Category>),
}

/// All that was said about a candidate and a briefing, newest first.
pub fn of_candidate(db: &Connection, briefing: i64, candidate: i64) -> Result<Vec<Decision>> {
    let decisions = db
        .prepare_cached(
            "SELECT d.bit, d.decision, d.reason, d.decided_at, q.id AS requirement
             FROM decisions AS d LEFT JOIN requirements AS q ON q.briefing = d.briefing AND q.bit = d.bit
             WHERE d.briefing = ?1 AND d.candidate = ?2 ORDER BY d.row DESC LIMIT 200",
        )?
        .query_map((briefing, candidate), |row| {
            let bit: Option<u8> = row.get("bit")?;
            let decision: Option<String> = row.get("decision")?;
            let (verdict, category) = match bit {
                Some(_) => (decision.map(from_word).transpose()?, None),
                None => (None, decision.map(from_word).transpose()?),
            };
            Ok(Decision {
                requirement_id: row.get("requirement")?,
                verdict,
                category,
                reason: row.get("reason")?,
                decided_at: time(row.get("decided_at")?)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(decisions)
}
