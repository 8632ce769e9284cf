//! Briefings: what candidates are checked against, in versions inside a project.
//!
//! A version can be edited freely until the first check against it begins. From then on its wording is locked, because
//! stored verdicts speak of exactly these words; what is a gate and how much a signal weighs stay open, and moving them
//! is a matter of the stored verdicts alone (see [`crate::check::recategorize`]).

pub mod draft;
pub mod file;
pub mod requirement;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

pub use self::requirement::{Requirement, RequirementCategory, RequirementKind};
use crate::{
    Case, Code, Error, Noun, Result, change::Change, id::Id, project::Project, store, workspace::Workspace,
};

/// The most requirements that a briefing has: one bit each in a stored verdict.
pub const MOST_REQUIREMENTS: usize = 64;

/// The longest name, statement and rubric, in characters.
const LONGEST_NAME: usize = 200;
const LONGEST_STATEMENT: usize = 500;
const LONGEST_RUBRIC: usize = 4_000;

/// One version of a briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Briefing {
    pub(crate) row: i64,
    /// The id of this version.
    pub id: Id<Briefing>,
    /// The project that it is for.
    pub project_id: Id<Project>,
    /// That project's title.
    pub project_title: String,
    /// The name that its versions share.
    pub name: String,
    /// Which version it is, from 1.
    pub version: u32,
    /// From which fit score on a candidate is an A or a B.
    pub bands: Bands,
    /// What it asks for, in the order in which it is shown.
    pub requirements: Vec<Requirement>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When the first check began, which has locked the wording.
    pub locked_at: Option<Timestamp>,
    /// Candidates who have a completed check against it.
    pub checked: u32,
}

/// From which fit score on, in percent, a candidate is an A or a B. Everybody else who passes the gates is a C.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Bands {
    /// A from here on.
    pub a: u8,
    /// B from here on; below A.
    pub b: u8,
}

impl Default for Bands {
    fn default() -> Self {
        Self { a: 75, b: 50 }
    }
}

impl Bands {
    /// Refuses bands that are not in order.
    ///
    /// # Errors
    ///
    /// `bands_invalid`.
    pub fn check(self) -> Result<()> {
        if self.b < self.a && (1..=100).contains(&self.a) {
            return Ok(());
        }
        Err(Error::invalid(
            Code::BandsInvalid,
            "these bands are not in order",
            "Let A begin at 1 to 100 percent, and B below A.",
        ))
    }
}

/// What a person writes about a briefing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BriefingFields {
    /// The name that its versions share.
    pub name: String,
    /// What it asks for.
    pub requirements: Vec<Requirement>,
}

impl Workspace {
    /// Every version of every briefing, or of those of one project: by name, newest version first.
    pub async fn briefings(&self, project: Option<Id<Project>>) -> Result<Vec<Briefing>> {
        self.store()
            .read(move |db| store::briefings::list(db, project))
            .await
    }

    /// One version of a briefing.
    pub async fn briefing(&self, id: Id<Briefing>) -> Result<Briefing> {
        self.store().read(move |db| store::briefings::get(db, id)).await
    }

    /// Adds a briefing to a project; it is version 1, or the next one where the project has that name already.
    ///
    /// # Errors
    ///
    /// Those of [`checked`].
    pub async fn add_briefing(&self, project: Id<Project>, fields: BriefingFields) -> Result<Briefing> {
        let fields = checked(fields)?;
        let now = self.now();
        let id = Id::fresh();
        let briefing = self
            .store()
            .write(move |tx| {
                let project = store::row_of(tx, "projects", Noun::Project, project)?;
                store::briefings::insert(tx, id, project, &fields, Bands::default(), now)?;
                store::briefings::get(tx, id)
            })
            .await?;
        self.tell_briefing(id);
        Ok(briefing)
    }

    /// Makes the next version of a briefing, with the same requirements and bands, open for editing.
    pub async fn duplicate_briefing(&self, id: Id<Briefing>) -> Result<Briefing> {
        let now = self.now();
        let next = Id::fresh();
        let briefing = self
            .store()
            .write(move |tx| {
                let from = store::briefings::get(tx, id)?;
                let project = store::row_of(tx, "projects", Noun::Project, from.project_id)?;
                let fields = BriefingFields {
                    name: from.name,
                    requirements: from.requirements,
                };
                store::briefings::insert(tx, next, project, &fields, from.bands, now)?;
                store::briefings::get(tx, next)
            })
            .await?;
        self.tell_briefing(next);
        Ok(briefing)
    }

    /// Writes name and requirements of a version that is not locked. Of a locked one only the name and the order can
    /// be written like this; kinds and weights move by [`Workspace::recategorize`].
    ///
    /// # Errors
    ///
    /// `briefing_locked`, and those of [`checked`].
    pub async fn update_briefing(&self, id: Id<Briefing>, fields: BriefingFields) -> Result<Briefing> {
        let fields = checked(fields)?;
        let briefing = self
            .store()
            .write(move |tx| {
                let before = store::briefings::get(tx, id)?;
                update(tx, &before, &fields)?;
                store::briefings::get(tx, id)
            })
            .await?;
        self.tell_briefing(id);
        Ok(briefing)
    }

    /// Removes a version that nobody was checked against.
    ///
    /// # Errors
    ///
    /// `briefing_locked`.
    pub async fn remove_briefing(&self, id: Id<Briefing>) -> Result<()> {
        self.store()
            .write(move |tx| {
                let briefing = store::briefings::get(tx, id)?;
                if briefing.locked_at.is_some() {
                    return Err(locked());
                }
                store::briefings::delete(tx, briefing.row)
            })
            .await?;
        self.tell(&[Change::Briefings { briefing_id: None }]);
        Ok(())
    }

    pub(crate) fn tell_briefing(&self, id: Id<Briefing>) {
        self.tell(&[Change::Briefings {
            briefing_id: Some(id),
        }]);
    }
}

fn update(tx: &Transaction<'_>, before: &Briefing, fields: &BriefingFields) -> Result<()> {
    store::briefings::rename(tx, before, &fields.name)?;
    if before.locked_at.is_none() {
        return store::briefings::replace_requirements(tx, before.row, &fields.requirements);
    }
    let mut ours = before.requirements.clone();
    let mut theirs = fields.requirements.clone();
    ours.sort_by(|a, b| a.id.cmp(&b.id));
    theirs.sort_by(|a, b| a.id.cmp(&b.id));
    if ours != theirs {
        return Err(locked());
    }
    store::briefings::reorder(tx, before.row, &fields.requirements)
}

fn locked() -> Error {
    Error::refused(
        Code::BriefingLocked,
        "candidates were checked against this version, so its wording is locked",
        "Make a new version to change words or to add requirements. Must-haves and weights can still be moved.",
    )
}

/// The fields in order, or what is wrong with them.
///
/// # Errors
///
/// `name_missing`, `requirements_missing`, `too_many_requirements`, `requirement_id_missing`, `requirement_id_taken`,
/// `statement_missing`, `weight_invalid`, and `too_long` with the requirement in question.
pub fn checked(mut fields: BriefingFields) -> Result<BriefingFields> {
    fields.name = fields.name.trim().to_owned();
    if fields.name.is_empty() {
        return Err(Error::invalid(
            Code::NameMissing,
            "a briefing needs a name",
            "Give it the name of the role, as in “Backend engineer”.",
        ));
    }
    limit("the name", Case::BriefingNameTooLong, &fields.name, LONGEST_NAME)?;
    if fields.requirements.is_empty() {
        return Err(Error::invalid(
            Code::RequirementsMissing,
            "a briefing needs at least one requirement",
            "Add what a candidate must or should have.",
        ));
    }
    if fields.requirements.len() > MOST_REQUIREMENTS {
        return Err(Error::invalid(
            Code::TooManyRequirements,
            format!("a briefing has at most {MOST_REQUIREMENTS} requirements"),
            "Join those that belong together, or leave out what a profile cannot show.",
        )
        .with("limit", MOST_REQUIREMENTS));
    }
    let mut ids = std::collections::BTreeSet::new();
    for requirement in &mut fields.requirements {
        check(requirement)?;
        if !ids.insert(requirement.id.clone()) {
            return Err(Error::invalid(
                Code::RequirementIdTaken,
                format!("two requirements have the id “{}”", requirement.id),
                "Give each requirement an id of its own.",
            )
            .with("id", requirement.id.as_str()));
        }
    }
    Ok(fields)
}

fn check(requirement: &mut Requirement) -> Result<()> {
    for text in [
        &mut requirement.id,
        &mut requirement.statement,
        &mut requirement.rubric,
    ] {
        *text = text.trim().to_owned();
    }
    if requirement.id.is_empty() {
        return Err(Error::invalid(
            Code::RequirementIdMissing,
            "a requirement has no id",
            "Give each requirement an id of its own, as in “r1”.",
        ));
    }
    limit(
        "the id of a requirement",
        Case::RequirementIdTooLong,
        &requirement.id,
        LONGEST_NAME,
    )?;
    if requirement.statement.is_empty() {
        return Err(Error::invalid(
            Code::StatementMissing,
            "a requirement says nothing",
            "Write in a few words what a candidate must or should have, or take the requirement out.",
        )
        .with("id", requirement.id.as_str()));
    }
    limit("a statement", None, &requirement.statement, LONGEST_STATEMENT)?;
    limit(
        "a rubric",
        Case::RubricTooLong,
        &requirement.rubric,
        LONGEST_RUBRIC,
    )?;
    check_weight(requirement.weight)
}

/// Refuses a weight that is none.
///
/// # Errors
///
/// `weight_invalid`.
pub(crate) fn check_weight(weight: u8) -> Result<()> {
    if (1..=10).contains(&weight) {
        return Ok(());
    }
    Err(Error::invalid(
        Code::WeightInvalid,
        format!("{weight} is not a weight"),
        "Use a whole number from 1 to 10; only the ratio between weights matters.",
    )
    .with("weight", u32::from(weight)))
}

fn limit(what: &str, case: impl Into<Option<Case>>, text: &str, most: usize) -> Result<()> {
    let length = text.chars().count();
    if length <= most {
        return Ok(());
    }
    Err(Error::invalid(
        Code::BriefingTextTooLong,
        format!("{what} has {length} characters, and {most} is the most"),
        "Shorten it. What a rubric cannot hold belongs into requirements of their own.",
    )
    .in_case(case)
    .with("length", length)
    .with("most", most))
}
