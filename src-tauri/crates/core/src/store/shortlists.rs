//! The tables `shortlists` and `shortlist_members`.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction};

use super::{ms, time};
use crate::{
    Error, Noun, Result,
    id::Id,
    project::Project,
    shortlist::{OnShortlist, Shortlist, Shortlisted},
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

/// Who is on a shortlist, in their order.
pub fn members(db: &Connection, id: Id<Shortlist>) -> Result<Vec<Shortlisted>> {
    let mut members = Vec::new();
    for member in places(db, id)? {
        members.push(Shortlisted {
            candidate: super::candidates::get(db, member.candidate_id)?,
            briefing_id: member.briefing_id,
            note: member.note,
            added_at: member.added_at,
        });
    }
    Ok(members)
}

/// How everybody stands on a shortlist, in their order; places are counted from 0 without a gap.
pub fn places(db: &Connection, id: Id<Shortlist>) -> Result<Vec<OnShortlist>> {
    let row = super::row_of(db, "shortlists", Noun::Shortlist, id)?;
    let members = db
        .prepare_cached(
            "SELECT c.id, b.id, m.note, m.added_at FROM shortlist_members AS m JOIN candidates AS c ON c.row = m.candidate
             LEFT JOIN briefings AS b ON b.row = m.briefing
             WHERE m.shortlist = ?1 ORDER BY m.place, m.added_at, m.candidate",
        )?
        .query_map([row], |row| {
            Ok(OnShortlist {
                candidate_id: Id::from_bytes(row.get(0)?),
                briefing_id: row.get::<_, Option<[u8; 16]>>(1)?.map(Id::from_bytes),
                note: row.get(2)?,
                added_at: time(row.get(3)?)?,
                place: 0,
            })
        })?
        .zip(0..)
        .map(|(member, place)| Ok(OnShortlist { place, ..member? }))
        .collect::<Result<_>>()?;
    Ok(members)
}

/// The shortlists that the candidate in that row is on.
pub fn of_candidate(db: &Connection, candidate: i64) -> Result<BTreeSet<Id<Shortlist>>> {
    let lists = db
        .prepare_cached(
            "SELECT s.id FROM shortlist_members AS m JOIN shortlists AS s ON s.row = m.shortlist
             WHERE m.candidate = ?1",
        )?
        .query_map([candidate], |row| Ok(Id::from_bytes(row.get(0)?)))?
        .collect::<Result<_, _>>()?;
    Ok(lists)
}

/// Puts a candidate at the end of a shortlist, without a note; whether the candidate is new on it. Who is on it stays.
pub fn put(
    tx: &Transaction<'_>,
    id: Id<Shortlist>,
    candidate: i64,
    briefing: Option<i64>,
    now_ms: i64,
) -> Result<bool> {
    let row = super::row_of(tx, "shortlists", Noun::Shortlist, id)?;
    let added = tx
        .prepare_cached(
            "INSERT INTO shortlist_members (shortlist, candidate, briefing, note, added_at, place)
             SELECT ?1, ?2, ?3, '', ?4, coalesce(max(place) + 1, 0) FROM shortlist_members WHERE shortlist = ?1
             ON CONFLICT DO NOTHING",
        )?
        .execute((row, candidate, briefing, now_ms))?;
    Ok(added == 1)
}

/// Writes a note; whether the candidate is on the shortlist.
pub fn write_note(tx: &Transaction<'_>, id: Id<Shortlist>, candidate: i64, note: &str) -> Result<bool> {
    let row = super::row_of(tx, "shortlists", Noun::Shortlist, id)?;
    let written = tx
        .prepare_cached("UPDATE shortlist_members SET note = ?3 WHERE shortlist = ?1 AND candidate = ?2")?
        .execute((row, candidate, note))?;
    Ok(written == 1)
}

/// Says which briefing the check is of that was moved forward.
pub fn set_briefing(tx: &Transaction<'_>, id: Id<Shortlist>, candidate: i64, briefing: i64) -> Result<()> {
    let row = super::row_of(tx, "shortlists", Noun::Shortlist, id)?;
    tx.prepare_cached("UPDATE shortlist_members SET briefing = ?3 WHERE shortlist = ?1 AND candidate = ?2")?
        .execute((row, candidate, briefing))?;
    Ok(())
}

/// Gives a candidate a place; nothing is written where it is the same as before.
pub fn set_place(tx: &Transaction<'_>, id: Id<Shortlist>, candidate: i64, place: u32) -> Result<()> {
    let row = super::row_of(tx, "shortlists", Noun::Shortlist, id)?;
    tx.prepare_cached(
        "UPDATE shortlist_members SET place = ?3 WHERE shortlist = ?1 AND candidate = ?2 AND place <> ?3",
    )?
    .execute((row, candidate, place))?;
    Ok(())
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
