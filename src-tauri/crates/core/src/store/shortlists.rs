//! The tables `shortlists` and `shortlist_members`.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction};

use super::{ms, time};
use crate::{
    Error, Noun, Result,
    id::Id,
    project::Project,
    shortlist::{Shortlist, Shortlisted},
};

const SELECT: &str = "SELECT s.*, p.id AS project_id,
      (SELECT count(*) FROM shortlist_members WHERE shortlist = s.row) AS members
    FROM shortlists AS s JOIN projects AS p ON p.row = s.project";

/// The shortlists of a project, or all, oldest first.
pub fn list(db: &Connection, project: Option<Id<Project>>) -> Result<Vec<Shortlist>> {
    let sql = format!("{SELECT} WHERE ?1 IS NULL OR p.id = ?1 ORDER BY s.row");
    let lists = db
        .prepare_cached(&sql)?
        .query_map([project.as_ref().map(Id::bytes)], read)?
        .collect::<Result<_, _>>()?;
    Ok(lists)
}

/// The shortlist of that id.
pub fn get(db: &Connection, id: Id<Shortlist>) -> Result<Shortlist> {
    let list = db
        .prepare_cached(&format!("{SELECT} WHERE s.id = ?1"))?
        .query_row([id.bytes()], read)
        .optional()?;
    list.ok_or(Error::NotFound {
        noun: Noun::Shortlist,
    })
}

/// Whether another shortlist of the project has that name, whatever the case.
pub fn is_taken(
    db: &Connection,
    project: Id<Project>,
    name: &str,
    but: Option<Id<Shortlist>>,
) -> Result<bool> {
    let lists = list(db, Some(project))?;
    let name = name.to_lowercase();
    Ok(lists
        .iter()
        .any(|list| list.name.to_lowercase() == name && Some(list.id) != but))
}

/// Adds a shortlist.
pub fn insert(
    tx: &Transaction<'_>,
    id: Id<Shortlist>,
    project: Id<Project>,
    name: &str,
    now: Timestamp,
) -> Result<()> {
    let project = super::row_of(tx, "projects", Noun::Project, project)?;
    tx.prepare_cached("INSERT INTO shortlists (id, project, name, created_at) VALUES (?1, ?2, ?3, ?4)")?
        .execute((id.bytes(), project, name, ms(now)))?;
    Ok(())
}

/// Gives a shortlist another name.
pub fn rename(tx: &Transaction<'_>, id: Id<Shortlist>, name: &str) -> Result<()> {
    tx.prepare_cached("UPDATE shortlists SET name = ?2 WHERE id = ?1")?
        .execute((id.bytes(), name))?;
    Ok(())
}

/// Deletes a shortlist and who is on it.
pub fn delete(tx: &Transaction<'_>, id: Id<Shortlist>) -> Result<()> {
    let row = super::row_of(tx, "shortlists", Noun::Shortlist, id)?;
    tx.prepare_cached("DELETE FROM shortlist_members WHERE shortlist = ?1")?
        .execute([row])?;
    tx.prepare_cached("DELETE FROM shortlists WHERE row = ?1")?
        .execute([row])?;
    Ok(())
}

/// Who is on a shortlist, in the order in which they were added.
pub fn members(db: &Connection, id: Id<Shortlist>) -> Result<Vec<Shortlisted>> {
    let row = super::row_of(db, "shortlists", Noun::Shortlist, id)?;
    let rows: Vec<(i64, Option<[u8; 16]>, String, i64)> = db
        .prepare_cached(
            "SELECT m.candidate, b.id, m.note, m.added_at FROM shortlist_members AS m
             LEFT JOIN briefings AS b ON b.row = m.briefing WHERE m.shortlist = ?1 ORDER BY m.added_at, m.candidate",
        )?
        .query_map([row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let mut members = Vec::with_capacity(rows.len());
    for (candidate, briefing, note, added_at) in rows {
        let Some(candidate) = super::candidates::get_row(db, candidate)? else {
            continue;
        };
        members.push(Shortlisted {
            candidate,
            briefing_id: briefing.map(Id::from_bytes),
            note,
            added_at: time(added_at)?,
        });
    }
    Ok(members)
}

/// Puts a candidate on a shortlist, or writes a new note for who is on it; whether the candidate is new on it.
pub fn put(
    tx: &Transaction<'_>,
    id: Id<Shortlist>,
    candidate: i64,
    briefing: Option<i64>,
    note: &str,
    now_ms: i64,
) -> Result<bool> {
    let row = super::row_of(tx, "shortlists", Noun::Shortlist, id)?;
    let added = tx
        .prepare_cached(
            "INSERT INTO shortlist_members (shortlist, candidate, briefing, note, added_at)
             VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
        )?
        .execute((row, candidate, briefing, note, now_ms))?;
    if added == 0 {
        tx.prepare_cached(
            "UPDATE shortlist_members SET note = ?4, briefing = coalesce(?3, briefing)
             WHERE shortlist = ?1 AND candidate = ?2",
        )?
        .execute((row, candidate, briefing, note))?;
    }
    Ok(added == 1)
}

/// Takes a candidate off a shortlist; whether the candidate was on it.
pub fn take(tx: &Transaction<'_>, id: Id<Shortlist>, candidate: i64) -> Result<bool> {
    let row = super::row_of(tx, "shortlists", Noun::Shortlist, id)?;
    let taken = tx
        .prepare_cached("DELETE FROM shortlist_members WHERE shortlist = ?1 AND candidate = ?2")?
        .execute((row, candidate))?;
    Ok(taken == 1)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Shortlist> {
    Ok(Shortlist {
        id: Id::from_bytes(row.get("id")?),
        project_id: Id::from_bytes(row.get("project_id")?),
        name: row.get("name")?,
        members: row.get("members")?,
        created_at: time(row.get("created_at")?)?,
    })
}
