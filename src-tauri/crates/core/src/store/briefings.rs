//! The tables `briefings` and `requirements`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};

use super::{from_word, ms, time, word};
use crate::{
    Error, Noun, Result,
    briefing::{Bands, Briefing, BriefingFields, Requirement, RequirementKind},
    id::Id,
    project::Project,
};

const SELECT: &str = "SELECT b.*, p.id AS project_id, p.title AS project_title,
      (SELECT count(DISTINCT candidate) FROM checks WHERE briefing = b.row AND status = 'completed') AS checked
    FROM briefings AS b JOIN projects AS p ON p.row = b.project";

/// What of a requirement stays open when its wording is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is a gate.
    pub kind: RequirementKind,
    /// How much it weighs.
    pub weight: u8,
}

/// Every version, by name, newest first; of one project or of all.
pub fn list(db: &Connection, project: Option<Id<Project>>) -> Result<Vec<Briefing>> {
    let sql = format!(
        "{SELECT} WHERE ?1 IS NULL OR p.id = ?1 ORDER BY p.row, b.name COLLATE NOCASE, b.name, b.version DESC"
    );
    let mut briefings: Vec<Briefing> = db
        .prepare_cached(&sql)?
        .query_map([project.as_ref().map(Id::bytes)], read)?
        .collect::<Result<_, _>>()?;
    for briefing in &mut briefings {
        briefing.requirements = requirements(db, briefing.row, "place, bit")?;
    }
    Ok(briefings)
}

/// The version of that id.
pub fn get(db: &Connection, id: Id<Briefing>) -> Result<Briefing> {
    let briefing = db
        .prepare_cached(&format!("{SELECT} WHERE b.id = ?1"))?
        .query_row([id.bytes()], read)
        .optional()?;
    let mut briefing = briefing.ok_or(Error::NotFound { noun: Noun::Briefing })?;
    briefing.requirements = requirements(db, briefing.row, "place, bit")?;
    Ok(briefing)
}

/// Adds the next version of that name to a project.
pub fn insert(
    tx: &Transaction<'_>,
    id: Id<Briefing>,
    project: i64,
    fields: &BriefingFields,
    bands: Bands,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO briefings (id, project, name, version, a_from, b_from, created_at)
         SELECT :id, :project, :name, coalesce(max(version), 0) + 1, :a, :b, :now
         FROM briefings WHERE project = :project AND name = :name",
    )?
    .execute(named_params! {
        ":id": id.bytes(),
        ":project": project,
        ":name": fields.name,
        ":a": bands.a,
        ":b": bands.b,
        ":now": ms(now),
    })?;
    insert_requirements(tx, tx.last_insert_rowid(), &fields.requirements)
}

/// Gives all versions of a briefing another name. Where the project has that name, they follow its versions.
pub fn rename(tx: &Transaction<'_>, briefing: &Briefing, name: &str) -> Result<()> {
    if briefing.name == name {
        return Ok(());
    }
    tx.prepare_cached(
        "WITH taken AS (SELECT coalesce(max(version), 0) AS last FROM briefings AS o
                        WHERE o.name = ?2 AND o.project = (SELECT project FROM briefings WHERE row = ?1))
         UPDATE briefings SET name = ?2, version = version + (SELECT last FROM taken)
         WHERE name = (SELECT name FROM briefings WHERE row = ?1)
           AND project = (SELECT project FROM briefings WHERE row = ?1)",
    )?
    .execute((briefing.row, name))?;
    Ok(())
}

/// Writes the requirements of a version that is not locked anew.
pub fn replace_requirements(tx: &Transaction<'_>, briefing: i64, requirements: &[Requirement]) -> Result<()> {
    tx.prepare_cached("DELETE FROM requirements WHERE briefing = ?1")?
        .execute([briefing])?;
    insert_requirements(tx, briefing, requirements)
}

/// Puts the requirements into another order. Their bits stay, because stored verdicts mean those.
pub fn reorder(tx: &Transaction<'_>, briefing: i64, requirements: &[Requirement]) -> Result<()> {
    for (place, requirement) in (0_u32..).zip(requirements) {
        tx.prepare_cached("UPDATE requirements SET place = ?3 WHERE briefing = ?1 AND id = ?2")?
            .execute((briefing, &requirement.id, place))?;
    }
    Ok(())
}

/// The requirements in the order of their bits.
pub fn by_bit(db: &Connection, briefing: i64) -> Result<Vec<Requirement>> {
    requirements(db, briefing, "bit")
}

/// The bit of each requirement in stored verdicts.
pub fn bits(db: &Connection, briefing: i64) -> Result<BTreeMap<String, u8>> {
    let bits = db
        .prepare_cached("SELECT id, bit FROM requirements WHERE briefing = ?1")?
        .query_map([briefing], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(bits)
}

/// Writes what stays open of a requirement.
pub fn set_standing(tx: &Transaction<'_>, briefing: i64, id: &str, standing: Standing) -> Result<()> {
    let rows = tx
        .prepare_cached("UPDATE requirements SET kind = ?3, weight = ?4 WHERE briefing = ?1 AND id = ?2")?
        .execute((briefing, id, word(standing.kind), standing.weight))?;
    if rows == 0 {
        return Err(Error::NotFound {
            noun: Noun::Requirement,
        });
    }
    Ok(())
}

/// Writes the bands.
pub fn set_bands(tx: &Transaction<'_>, briefing: i64, bands: Bands) -> Result<()> {
    // One statement, because each alone may not be in order with the other.
    tx.prepare_cached("UPDATE briefings SET a_from = ?2, b_from = ?3 WHERE row = ?1")?
        .execute((briefing, bands.a, bands.b))?;
    Ok(())
}

/// Locks the wording. A version that is locked already stays as it is.
pub fn lock(tx: &Transaction<'_>, briefing: i64, now: Timestamp) -> Result<()> {
    tx.prepare_cached("UPDATE briefings SET locked_at = ?2 WHERE row = ?1 AND locked_at IS NULL")?
        .execute((briefing, ms(now)))?;
    Ok(())
}

/// Deletes a version that is not locked.
pub fn delete(tx: &Transaction<'_>, briefing: i64) -> Result<()> {
    tx.prepare_cached("DELETE FROM requirements WHERE briefing = ?1")?
        .execute([briefing])?;
    tx.prepare_cached("DELETE FROM briefings WHERE row = ?1")?
        .execute([briefing])?;
    Ok(())
}

fn insert_requirements(tx: &Transaction<'_>, briefing: i64, requirements: &[Requirement]) -> Result<()> {
    for (place, requirement) in (0_u32..).zip(requirements) {
        tx.prepare_cached(
            "INSERT INTO requirements (briefing, bit, id, place, statement, rubric, category, kind, weight)
             VALUES (:briefing, :place, :id, :place, :statement, :rubric, :category, :kind, :weight)",
        )?
        .execute(named_params! {
            ":briefing": briefing,
            ":place": place,
            ":id": requirement.id,
            ":statement": requirement.statement,
            ":rubric": requirement.rubric,
            ":category": word(requirement.category),
            ":kind": word(requirement.kind),
            ":weight": requirement.weight,
        })?;
    }
    Ok(())
}

fn requirements(db: &Connection, briefing: i64, order: &'static str) -> Result<Vec<Requirement>> {
    let requirements = db
        .prepare_cached(&format!(
            "SELECT * FROM requirements WHERE briefing = ?1 ORDER BY {order}"
        ))?
        .query_map([briefing], |row| {
            Ok(Requirement {
                id: row.get("id")?,
                statement: row.get("statement")?,
                rubric: row.get("rubric")?,
                category: from_word(row.get("category")?)?,
                kind: from_word(row.get("kind")?)?,
                weight: row.get("weight")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(requirements)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Briefing> {
    Ok(Briefing {
        row: row.get("row")?,
        id: Id::from_bytes(row.get("id")?),
        project_id: Id::from_bytes(row.get("project_id")?),
        project_title: row.get("project_title")?,
        name: row.get("name")?,
        version: row.get("version")?,
        bands: Bands {
            a: row.get("a_from")?,
            b: row.get("b_from")?,
        },
        requirements: Vec::new(),
        created_at: time(row.get("created_at")?)?,
        locked_at: row.get::<_, Option<i64>>("locked_at")?.map(time).transpose()?,
        checked: row.get("checked")?,
    })
}
