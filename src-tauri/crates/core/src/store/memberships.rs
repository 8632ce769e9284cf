//! The table `memberships`: who is in which search, and since which run.

use rusqlite::{Connection, OptionalExtension as _, Transaction};

use crate::{Result, candidate::Membership, id::Id};

/// The run that added the candidate to the search, if the candidate is in it.
pub fn run_of(db: &Connection, search: i64, candidate: i64) -> Result<Option<i64>> {
    let run = db
        .prepare_cached("SELECT run FROM memberships WHERE search = ?1 AND candidate = ?2")?
        .query_row((search, candidate), |row| row.get(0))
        .optional()?;
    Ok(run)
}

/// Puts a candidate into a search.
pub fn insert(tx: &Transaction<'_>, search: i64, candidate: i64, run: i64, now_ms: i64) -> Result<()> {
    tx.prepare_cached("INSERT INTO memberships (search, candidate, run, added_at) VALUES (?1, ?2, ?3, ?4)")?
        .execute((search, candidate, run, now_ms))?;
    add_to_count(tx, search, 1)
}

/// Puts everyone in the rows `first..=last` into a search, who were created just now.
pub fn insert_created(
    tx: &Transaction<'_>,
    search: i64,
    (first, last): (i64, i64),
    run: i64,
    now_ms: i64,
) -> Result<()> {
    let added = tx
        .prepare_cached(
            "INSERT OR ROLLBACK INTO memberships (search, candidate, run, added_at)
             SELECT ?1, row, ?4, ?5 FROM candidates WHERE row BETWEEN ?2 AND ?3",
        )?
        .execute((search, first, last, run, now_ms))?;
    add_to_count(tx, search, added)
}

/// Counts new members of a search. Those who go are taken off by the database itself.
fn add_to_count(tx: &Transaction<'_>, search: i64, added: usize) -> Result<()> {
    let added = i64::try_from(added).unwrap_or(i64::MAX);
    tx.prepare_cached("UPDATE searches SET members = members + ?2 WHERE row = ?1")?
        .execute((search, added))?;
    Ok(())
}

/// A membership as it is stored.
#[derive(Debug, Clone, Copy)]
pub struct Stored {
    /// The candidate's row.
    pub candidate: i64,
    /// The run that added the candidate.
    pub run: i64,
    /// Unix milliseconds.
    pub added_at: i64,
}

/// Takes a candidate out of a search and returns the membership there was.
pub fn take(tx: &Transaction<'_>, search: i64, candidate: i64) -> Result<Option<Stored>> {
    let taken = tx
        .prepare_cached(
            "DELETE FROM memberships WHERE search = ?1 AND candidate = ?2 RETURNING run, added_at",
        )?
        .query_row((search, candidate), |row| {
            Ok(Stored {
                candidate,
                run: row.get(0)?,
                added_at: row.get(1)?,
            })
        })
        .optional()?;
    Ok(taken)
}

/// Puts a membership back, if the candidate is still here and did not join again; whether it did.
pub fn put_back(tx: &Transaction<'_>, search: i64, member: &Stored) -> Result<bool> {
    let rows = tx
        .prepare_cached(
            "INSERT INTO memberships (search, candidate, run, added_at)
             SELECT ?1, row, ?3, ?4 FROM candidates WHERE row = ?2 ON CONFLICT DO NOTHING",
        )?
        .execute((search, member.candidate, member.run, member.added_at))?;
    add_to_count(tx, search, rows)?;
    Ok(rows == 1)
}

/// Takes everyone whom the run added out of the search again; how many there were.
pub fn delete_of_run(tx: &Transaction<'_>, search: i64, run: i64) -> Result<usize> {
    Ok(tx
        .prepare_cached("DELETE FROM memberships WHERE search = ?1 AND run = ?2")?
        .execute((search, run))?)
}

/// Those whom a run added to the search.
pub fn of_run(db: &Connection, search: i64, run: i64) -> Result<Vec<i64>> {
    let rows = db
        .prepare_cached("SELECT candidate FROM memberships WHERE search = ?1 AND run = ?2")?
        .query_map((search, run), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Calls `visit` with the members of a search in the rows `first..=last`, ascending.
pub fn each_between(
    db: &Connection,
    search: u32,
    (first, last): (u32, u32),
    mut visit: impl FnMut(u32),
) -> Result<()> {
    let mut list = db.prepare_cached(
        "SELECT candidate FROM memberships WHERE search = ?1 AND candidate BETWEEN ?2 AND ?3 ORDER BY candidate",
    )?;
    let mut rows = list.query((search, first, last))?;
    while let Some(row) = rows.next()? {
        visit(row.get(0)?);
    }
    Ok(())
}

/// Row numbers of the members of a search in order, or from the last to the first.
pub fn numbers(db: &Connection, search: i64, descending: bool, offset: u32, limit: u32) -> Result<Vec<i64>> {
    let direction = if descending { "DESC" } else { "ASC" };
    let sql = format!(
        "SELECT candidate FROM memberships WHERE search = ?1 ORDER BY candidate {direction} LIMIT ?2 OFFSET ?3"
    );
    let rows = db
        .prepare_cached(&sql)?
        .query_map((search, limit, offset), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// How many members a search has.
pub fn count(db: &Connection, search: i64) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT members FROM searches WHERE row = ?1")?
        .query_row([search], |row| row.get(0))?)
}

/// The searches a candidate is in, oldest membership first.
pub fn of_candidate(db: &Connection, candidate: i64) -> Result<Vec<Membership>> {
    // Searches are few and the key starts with one, so this is one seek for each search.
    let memberships = db
        .prepare_cached(
            "SELECT s.id AS search_id, s.name AS search_name, p.id AS project_id, p.title AS project_title,
                    m.added_at AS added_at, r.id AS run_id, r.source AS source
             FROM searches AS s CROSS JOIN memberships AS m ON m.search = s.row AND m.candidate = ?1
             JOIN projects AS p ON p.row = s.project
             JOIN runs AS r ON r.row = m.run
             ORDER BY m.added_at, s.row",
        )?
        .query_map([candidate], |row| {
            Ok(Membership {
                search_id: Id::from_bytes(row.get("search_id")?),
                search_name: row.get("search_name")?,
                project_id: Id::from_bytes(row.get("project_id")?),
                project_title: row.get("project_title")?,
                added_at: super::time(row.get("added_at")?)?,
                run_id: Id::from_bytes(row.get("run_id")?),
                source: super::from_word(row.get("source")?)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(memberships)
}

/// How many searches a candidate is in.
pub fn count_of_candidate(db: &Connection, candidate: i64) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM searches AS s CROSS JOIN memberships AS m
             ON m.search = s.row AND m.candidate = ?1",
        )?
        .query_row([candidate], |row| row.get(0))?)
}

/// Members of a search in the order of their rows, from the row after `after` on.
pub fn page_after(db: &Connection, search: i64, after: u32, limit: u32) -> Result<Vec<i64>> {
    let rows = db
        .prepare_cached(
            "SELECT candidate FROM memberships WHERE search = ?1 AND candidate > ?2 ORDER BY candidate LIMIT ?3",
        )?
        .query_map((search, after, limit), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
