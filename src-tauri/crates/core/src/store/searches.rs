//! The table `searches`.

use jiff::Timestamp;
use rusqlite::{Connection, Row, Transaction, named_params};

use super::{ms, time};
use crate::{
    Error, Noun, Result,
    id::Id,
    project::Project,
    search::{Search, SearchFields},
};

const SELECT: &str =
    "SELECT s.row, s.id, p.id AS project_id, p.title AS project_title, s.name, s.description, s.address,
           (SELECT max(started_at) FROM runs WHERE search = s.row) AS last_import_at
    FROM searches AS s JOIN projects AS p ON p.row = s.project";

/// Every search with its row number, oldest first.
pub fn list(db: &Connection) -> Result<Vec<(i64, Search)>> {
    let sql = format!("{SELECT} ORDER BY s.row");
    let searches = db
        .prepare_cached(&sql)?
        .query_map([], read)?
        .collect::<Result<_, _>>()?;
    Ok(searches)
}

/// The search of that id with its row number.
pub fn get(db: &Connection, id: Id<Search>) -> Result<(i64, Search)> {
    use rusqlite::OptionalExtension as _;
    let sql = format!("{SELECT} WHERE s.id = ?1");
    let search = db
        .prepare_cached(&sql)?
        .query_row([id.bytes()], read)
        .optional()?;
    search.ok_or(Error::NotFound { noun: Noun::Search })
}

/// Adds a search to the project in row `project`.
pub fn insert(
    tx: &Transaction<'_>,
    id: Id<Search>,
    project: i64,
    fields: &SearchFields,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO searches (id, project, name, description, address, created_at)
         VALUES (:id, :project, :name, :description, :address, :created_at)",
    )?
    .execute(named_params! {
        ":id": id.bytes(),
        ":project": project,
        ":name": fields.name,
        ":description": fields.description,
        ":address": fields.address,
        ":created_at": ms(now),
    })?;
    Ok(())
}

/// Writes the fields of a search.
pub fn update(tx: &Transaction<'_>, id: Id<Search>, fields: &SearchFields) -> Result<()> {
    tx.prepare_cached("UPDATE searches SET name = ?2, description = ?3, address = ?4 WHERE id = ?1")?
        .execute((id.bytes(), &fields.name, &fields.description, &fields.address))?;
    Ok(())
}

/// Deletes a search that nothing was ever imported into, and which so has no members; whether it did.
pub fn delete_unused(tx: &Transaction<'_>, id: Id<Search>) -> Result<bool> {
    let rows = tx
        .prepare_cached(
            "DELETE FROM searches WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM runs WHERE search = searches.row)",
        )?
        .execute([id.bytes()])?;
    Ok(rows == 1)
}

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, Search)> {
    let search = Search {
        id: Id::from_bytes(row.get("id")?),
        project_id: Id::<Project>::from_bytes(row.get("project_id")?),
        project_title: row.get("project_title")?,
        fields: SearchFields {
            name: row.get("name")?,
            description: row.get("description")?,
            address: row.get("address")?,
        },
        last_import_at: row
            .get::<_, Option<i64>>("last_import_at")?
            .map(time)
            .transpose()?,
    };
    Ok((row.get("row")?, search))
}
