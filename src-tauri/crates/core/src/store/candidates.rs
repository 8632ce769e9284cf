//! The table `candidates`.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};

use super::time;
use crate::{
    Error, Noun, Result,
    candidate::{Candidate, Field, Sources},
    id::Id,
    run::RunSource,
};

const COLUMNS: &str = "row, id, full_name, first_name, last_name, headline, employer, location, industry, email, phone, \
                       slug, sources, created_at, updated_at";

/// The values of a candidate about to be created.
#[derive(Debug, Clone, Copy)]
pub struct NewCandidate<'a> {
    /// The row to create, above every row there is.
    pub row: i64,
    /// Its id, which ends with the row.
    pub id: Id<Candidate>,
    /// The run that creates it.
    pub run: i64,
    /// Its values, in the order of [`Field::ALL`].
    pub values: [Option<&'a str>; Field::ALL.len()],
    /// Today's LinkedIn slug.
    pub slug: Option<&'a str>,
    /// Where it comes from.
    pub sources: Sources,
    /// Unix milliseconds.
    pub now_ms: i64,
}

/// The first row that was never used. A row is not given to somebody else after an undo, because the pool and
/// removals that can be undone remember people by it.
pub fn next_row(db: &Connection) -> Result<i64> {
    let ever = "SELECT coalesce(max(last_row), 0) FROM run_portions";
    let ever: i64 = db.prepare_cached(ever)?.query_row([], |row| row.get(0))?;
    Ok(last_row(db)?.max(ever) + 1)
}

/// The highest row in use, 0 in an empty pool.
pub fn last_row(db: &Connection) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT coalesce(max(row), 0) FROM candidates")?
        .query_row([], |row| row.get(0))?)
}

/// How many there are. Counts rows: not for the path of a keystroke.
pub fn count(db: &Connection) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM candidates")?
        .query_row([], |row| row.get(0))?)
}

/// Creates candidates, in ascending order of rows.
pub fn insert_all<'a>(tx: &Transaction<'_>, people: impl Iterator<Item = NewCandidate<'a>>) -> Result<()> {
    super::bulk::insert_all(tx, (INTO, PLACES), people, |places, new| {
        places.put(new.row)?;
        places.put(new.id.bytes())?;
        let [full_name, others @ ..] = new.values;
        places.put(full_name.unwrap_or_default())?;
        for value in others {
            places.put(value)?;
        }
        places.put(new.slug)?;
        places.put(new.sources.bits())?;
        places.put(new.run)?;
        places.put(new.now_ms)?;
        places.put(new.now_ms)
    })
}

const INTO: &str = "candidates (row, id, full_name, first_name, last_name, headline, employer, location, industry, email, \
                             phone, slug, sources, run, created_at, updated_at)";
const PLACES: &str = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// The candidate of that id.
pub fn get(db: &Connection, id: Id<Candidate>) -> Result<Candidate> {
    let sql = format!("SELECT {COLUMNS} FROM candidates WHERE row = ?1 AND id = ?2");
    let candidate = db
        .prepare_cached(&sql)?
        .query_row((id.row(), id.bytes()), read)
        .optional()?;
    candidate.ok_or(Error::NotFound {
        noun: Noun::Candidate,
    })
}

/// The row of the candidate of that id.
pub fn row(db: &Connection, id: Id<Candidate>) -> Result<i64> {
    let row = db
        .prepare_cached("SELECT row FROM candidates WHERE row = ?1 AND id = ?2")?
        .query_row((id.row(), id.bytes()), |row| row.get(0))
        .optional()?;
    row.ok_or(Error::NotFound {
        noun: Noun::Candidate,
    })
}

/// The candidate in that row, if it is still there.
pub fn get_row(db: &Connection, row: i64) -> Result<Option<Candidate>> {
    let sql = format!("SELECT {COLUMNS} FROM candidates WHERE row = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([row], read).optional()?)
}

/// Whether there is a candidate in that row.
pub fn exists(db: &Connection, row: i64) -> Result<bool> {
    let found = db
        .prepare_cached("SELECT 1 FROM candidates WHERE row = ?1")?
        .query_row([row], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// Calls `visit` with what the pool knows of each candidate in the rows `first..=last`, ascending.
pub fn each_between(
    db: &Connection,
    (first, last): (u32, u32),
    mut visit: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) -> Result<()> {
    let mut list = db.prepare_cached(
        "SELECT row, full_name, headline, employer, location, email, created_at, updated_at, sources
         FROM candidates WHERE row BETWEEN ?1 AND ?2 ORDER BY row",
    )?;
    let mut rows = list.query((first, last))?;
    while let Some(row) = rows.next()? {
        visit(row)?;
    }
    Ok(())
}

/// Calls `visit` with the row and the e-mail address of everybody who has one.
pub fn each_email(db: &Connection, mut visit: impl FnMut(u32, &str)) -> Result<()> {
    let mut list = db.prepare_cached("SELECT row, email FROM candidates WHERE email IS NOT NULL")?;
    let mut rows = list.query([])?;
    while let Some(row) = rows.next()? {
        let email = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        visit(row.get(0)?, email);
    }
    Ok(())
}

/// Row numbers in order, or from the last to the first.
pub fn numbers(db: &Connection, descending: bool, offset: u32, limit: u32) -> Result<Vec<i64>> {
    let direction = if descending { "DESC" } else { "ASC" };
    let sql = format!("SELECT row FROM candidates ORDER BY row {direction} LIMIT ?1 OFFSET ?2");
    let rows = db
        .prepare_cached(&sql)?
        .query_map((limit, offset), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Candidates in the order of their rows, from the row after `offset` on.
pub fn page_after(db: &Connection, offset: u32, limit: u32) -> Result<Vec<Candidate>> {
    let sql = format!("SELECT {COLUMNS} FROM candidates WHERE row > ?1 ORDER BY row LIMIT ?2");
    let page = db
        .prepare_cached(&sql)?
        .query_map((offset, limit), read)?
        .collect::<Result<_, _>>()?;
    Ok(page)
}

/// Writes one value of a candidate.
pub fn set_field(
    tx: &Transaction<'_>,
    row: i64,
    field: Field,
    value: Option<&str>,
    now_ms: i64,
) -> Result<()> {
    // A field's name is a word of this program, never of a stranger.
    let column = field.column();
    let value = if field == Field::FullName {
        Some(value.unwrap_or_default())
    } else {
        value
    };
    tx.prepare_cached(&format!(
        "UPDATE candidates SET {column} = ?2, updated_at = ?3 WHERE row = ?1"
    ))?
    .execute((row, value, now_ms))?;
    Ok(())
}

/// Writes today's slug of a candidate.
pub fn set_slug(tx: &Transaction<'_>, row: i64, slug: Option<&str>) -> Result<()> {
    tx.prepare_cached("UPDATE candidates SET slug = ?2 WHERE row = ?1")?
        .execute((row, slug))?;
    Ok(())
}

/// Adds to where a candidate comes from.
pub fn add_sources(tx: &Transaction<'_>, row: i64, sources: Sources) -> Result<()> {
    tx.prepare_cached("UPDATE candidates SET sources = sources | ?2 WHERE row = ?1")?
        .execute((row, sources.bits()))?;
    Ok(())
}

/// Takes a source away again from where a candidate comes from, unless something else still speaks for it.
pub fn forget_source(tx: &Transaction<'_>, row: i64, source: RunSource) -> Result<()> {
    tx.prepare_cached(
        "UPDATE candidates SET sources = sources & ~:bits WHERE row = :row
           AND NOT EXISTS (SELECT 1 FROM runs AS r WHERE r.row = candidates.run AND r.source = :source)
           AND NOT EXISTS (SELECT 1 FROM searches AS s CROSS JOIN memberships AS m
             ON m.search = s.row AND m.candidate = :row JOIN runs AS r ON r.row = m.run WHERE r.source = :source)
           AND NOT EXISTS (SELECT 1 FROM field_changes AS c JOIN runs AS r ON r.row = c.run
             WHERE c.candidate = :row AND r.source = :source)",
    )?
    .execute(named_params! { ":row": row, ":bits": Sources::of(source).bits(), ":source": super::word(source) })?;
    Ok(())
}

/// Deletes those whom `run` created among the rows `first..=last` and who are in no search any more; returns
/// their rows. The database takes along what is theirs.
pub fn delete_created(tx: &Transaction<'_>, run: i64, first: i64, last: i64) -> Result<Vec<i64>> {
    let rows = tx
        .prepare_cached(
            "DELETE FROM candidates WHERE row BETWEEN :first AND :last AND run = :run AND NOT EXISTS (
               SELECT 1 FROM searches AS s CROSS JOIN memberships AS m
               ON m.search = s.row AND m.candidate = candidates.row)
               AND NOT EXISTS (SELECT 1 FROM checks WHERE candidate = candidates.row AND status = 'completed')
               AND NOT EXISTS (SELECT 1 FROM shortlist_members WHERE candidate = candidates.row)
             RETURNING row",
        )?
        .query_map(
            named_params! { ":run": run, ":first": first, ":last": last },
            |row| row.get(0),
        )?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Deletes the candidate in that row if the import that brought it was undone and no search has it any more.
pub fn delete_abandoned(tx: &Transaction<'_>, row: i64) -> Result<usize> {
    let rows = tx
        .prepare_cached(
            "DELETE FROM candidates WHERE row = ?1
               AND run IN (SELECT row FROM runs WHERE undone_at IS NOT NULL)
               AND NOT EXISTS (SELECT 1 FROM searches AS s CROSS JOIN memberships AS m
                 ON m.search = s.row AND m.candidate = ?1)
               AND NOT EXISTS (SELECT 1 FROM checks WHERE candidate = ?1 AND status = 'completed')
               AND NOT EXISTS (SELECT 1 FROM shortlist_members WHERE candidate = ?1)",
        )?
        .execute([row])?;
    Ok(rows)
}

/// How many of those whom `run` created among the rows `first..=last` are still here.
pub fn count_created(db: &Connection, run: i64, first: i64, last: i64) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM candidates WHERE row BETWEEN ?2 AND ?3 AND run = ?1")?
        .query_row((run, first, last), |row| row.get(0))?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Candidate> {
    Ok(Candidate {
        row: row.get("row")?,
        id: Id::from_bytes(row.get("id")?),
        full_name: row.get("full_name")?,
        first_name: row.get("first_name")?,
        last_name: row.get("last_name")?,
        headline: row.get("headline")?,
        employer: row.get("employer")?,
        location: row.get("location")?,
        industry: row.get("industry")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        slug: row.get("slug")?,
        sources: Sources::from_bits(row.get("sources")?),
        created_at: time(row.get("created_at")?)?,
        updated_at: time(row.get("updated_at")?)?,
    })
}
