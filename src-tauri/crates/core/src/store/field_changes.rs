//! The table `field_changes`: what imports did to the values of candidates who were here already.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction};

use super::{from_word, time, word};
use crate::{
    Result,
    candidate::{FieldChange, FieldChangeKind},
    id::Id,
    import::matching::PROFILE,
};

/// Notes what a run did to a value, or offered to do.
pub fn insert(
    tx: &Transaction<'_>,
    run: i64,
    candidate: i64,
    kind: FieldChangeKind,
    (field, before, after): (&str, Option<&str>, &str),
    now_ms: i64,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO field_changes (id, run, candidate, field, kind, before, after, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute((
        Id::<FieldChange>::fresh().bytes(),
        run,
        candidate,
        field,
        word(kind),
        before,
        after,
        now_ms,
    ))?;
    Ok(())
}

/// What imports did to the values and keys of a candidate, newest first.
pub fn of_candidate(db: &Connection, candidate: i64) -> Result<Vec<FieldChange>> {
    let changes = db
        .prepare_cached(&format!(
            "{SELECT} WHERE c.candidate = ?1 AND c.field <> '{PROFILE}' ORDER BY c.row DESC"
        ))?
        .query_map([candidate], read)?
        .collect::<Result<_, _>>()?;
    Ok(changes)
}

/// What a run did, newest first, so that it can be taken back in that order.
pub fn of_run(db: &Connection, run: i64) -> Result<Vec<FieldChange>> {
    let changes = db
        .prepare_cached(&format!("{SELECT} WHERE c.run = ?1 ORDER BY c.row DESC"))?
        .query_map([run], read)?
        .collect::<Result<_, _>>()?;
    Ok(changes)
}

/// One change.
pub fn get(db: &Connection, id: Id<FieldChange>) -> Result<Option<FieldChange>> {
    let change = db
        .prepare_cached(&format!("{SELECT} WHERE c.id = ?1"))?
        .query_row([id.bytes()], read)
        .optional()?;
    Ok(change)
}

/// Notes that an offered value was taken.
pub fn mark_taken(tx: &Transaction<'_>, id: Id<FieldChange>) -> Result<()> {
    tx.prepare_cached("UPDATE field_changes SET kind = 'taken' WHERE id = ?1 AND kind = 'offered'")?
        .execute([id.bytes()])?;
    Ok(())
}

/// Whether the same value was offered for the same field before.
pub fn offered_before(db: &Connection, candidate: i64, field: &str, after: &str) -> Result<bool> {
    let found = db
        .prepare_cached(
            "SELECT 1 FROM field_changes WHERE candidate = ?1 AND field = ?2 AND after = ?3 AND kind IN ('offered', 'taken')",
        )?
        .query_row((candidate, field, after), |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// Whether a run did anything to a candidate.
pub fn has_changed(db: &Connection, run: i64, candidate: i64) -> Result<bool> {
    let found = db
        .prepare_cached("SELECT 1 FROM field_changes WHERE candidate = ?2 AND +run = ?1 LIMIT 1")?
        .query_row((run, candidate), |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// Hands what a change of a run had found down to the next change of the same value by another run, as if the first
/// had not been; whether there was one.
pub fn hand_down(tx: &Transaction<'_>, change: &FieldChange) -> Result<bool> {
    let handed = tx
        .prepare_cached(
            "UPDATE field_changes SET before = ?2 WHERE row = (
               SELECT min(next.row) FROM field_changes AS next JOIN field_changes AS this ON this.id = ?1
               WHERE next.candidate = this.candidate AND next.field = this.field AND next.row > this.row
                 AND +next.run <> this.run AND next.kind <> 'offered' AND next.before IS this.after)",
        )?
        .execute((change.id.bytes(), &change.before))?;
    Ok(handed > 0)
}

/// Forgets what a run did, after it was taken back.
pub fn delete_of_run(tx: &Transaction<'_>, run: i64) -> Result<()> {
    tx.prepare_cached("DELETE FROM field_changes WHERE run = ?1")?
        .execute([run])?;
    Ok(())
}

const SELECT: &str =
    "SELECT c.id, c.candidate, r.id AS run_id, c.field, c.kind, c.before, c.after, c.changed_at
    FROM field_changes AS c JOIN runs AS r ON r.row = c.run";

fn read(row: &Row<'_>) -> rusqlite::Result<FieldChange> {
    Ok(FieldChange {
        id: Id::from_bytes(row.get("id")?),
        candidate: row.get("candidate")?,
        run_id: Id::from_bytes(row.get("run_id")?),
        field: row.get("field")?,
        kind: from_word::<FieldChangeKind>(row.get("kind")?)?,
        before: row.get("before")?,
        after: row.get("after")?,
        changed_at: time(row.get("changed_at")?)?,
    })
}
