//! The table `projects`.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};

use super::{from_word, ms, time, word};
use crate::{
    Error, Noun, Result,
    id::Id,
    project::{Project, ProjectFields, ProjectStatus},
};

/// Every project, newest first.
pub fn list(db: &Connection) -> Result<Vec<Project>> {
    let projects = db
        .prepare_cached(
            "SELECT id, title, company, description, location, salary_range, status, created_at
             FROM projects ORDER BY row DESC",
        )?
        .query_map([], read)?
        .collect::<Result<_, _>>()?;
    Ok(projects)
}

/// What a person wrote about the project of that id, and where it stands.
pub fn get(db: &Connection, id: Id<Project>) -> Result<(ProjectFields, ProjectStatus)> {
    let project = db
        .prepare_cached(
            "SELECT id, title, company, description, location, salary_range, status, created_at
             FROM projects WHERE id = ?1",
        )?
        .query_row([id.bytes()], read)
        .optional()?
        .ok_or(Error::NotFound { noun: Noun::Project })?;
    Ok((project.fields, project.status))
}

/// Adds a project.
pub fn insert(tx: &Transaction<'_>, id: Id<Project>, fields: &ProjectFields, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO projects (id, title, company, description, location, salary_range, status, created_at)
         VALUES (:id, :title, :company, :description, :location, :salary_range, 'active', :created_at)",
    )?
    .execute(named_params! {
        ":id": id.bytes(),
        ":title": fields.title,
        ":company": fields.company,
        ":description": fields.description,
        ":location": fields.location,
        ":salary_range": fields.salary_range,
        ":created_at": ms(now),
    })?;
    Ok(())
}

/// Writes the fields and the status of a project.
pub fn update(
    tx: &Transaction<'_>,
    id: Id<Project>,
    fields: &ProjectFields,
    status: ProjectStatus,
) -> Result<()> {
    tx.prepare_cached(
        "UPDATE projects SET title = :title, company = :company, description = :description,
                                 location = :location, salary_range = :salary_range, status = :status
             WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id.bytes(),
        ":title": fields.title,
        ":company": fields.company,
        ":description": fields.description,
        ":location": fields.location,
        ":salary_range": fields.salary_range,
        ":status": word(status),
    })?;
    Ok(())
}

/// Deletes a project that holds no searches; whether it did.
pub fn delete_empty(tx: &Transaction<'_>, id: Id<Project>) -> Result<bool> {
    let rows = tx
        .prepare_cached(
            "DELETE FROM projects WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM searches WHERE project = projects.row)",
        )?
        .execute([id.bytes()])?;
    Ok(rows == 1)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Project> {
    Ok(Project {
        id: Id::from_bytes(row.get("id")?),
        fields: ProjectFields {
            title: row.get("title")?,
            company: row.get("company")?,
            description: row.get("description")?,
            location: row.get("location")?,
            salary_range: row.get("salary_range")?,
        },
        status: from_word(row.get("status")?)?,
        created_at: time(row.get("created_at")?)?,
    })
}
