//! Takes an import back as a whole: the people it brought, the memberships it made, the values it wrote.
//!
//! Nobody's later work is lost: a person whom another import has put into a search since stays, and a value that
//! was changed since is left as it is. Quota stays used: LinkedIn has served the results.

use rusqlite::Transaction;
use serde::Serialize;

use super::{Run, RunState};
use crate::{
    Code, Error, Result,
    candidate::{Field, FieldChange, FieldChangeKind},
    change::Change,
    id::Id,
    identity::key::{IdentityKey, KeySpace},
    import::matching::{KEY_PREFIX, PROFILE, SLUG},
    store,
    workspace::Workspace,
};

/// What undoing came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct UndoReport {
    /// Candidates who are gone, because this import had brought them.
    pub removed_candidates: u32,
    /// Memberships that are gone.
    pub removed_members: u32,
    /// Values that are as they were before.
    pub restored_fields: u32,
    /// Candidates whom this import had brought and who stay, because they are in another search too.
    pub kept: u32,
}

impl Workspace {
    /// Takes an import back. A run must be stopped before.
    pub async fn undo_run(&self, id: Id<Run>) -> Result<UndoReport> {
        let now = self.now();
        let (report, run, touched) = self
            .store()
            .write(move |tx| {
                let run = store::runs::get(tx, id)?;
                let (report, touched) = undo(tx, &run)?;
                store::runs::mark_undone(tx, run.row, now)?;
                Ok((report, run, touched))
            })
            .await?;
        self.pool().touch_members(run.import_search()?, touched);
        self.forget_boards();
        self.tell(&[
            Change::Run {
                run_id: id,
                search_id: run.search_id,
            },
            Change::Candidates,
            Change::Projects,
        ]);
        Ok(report)
    }
}

/// Takes it back; returns also the rows of everyone who was touched by that.
fn undo(tx: &Transaction<'_>, run: &Run) -> Result<(UndoReport, Vec<i64>)> {
    if run.undone_at.is_some() {
        return Err(Error::refused(
            Code::AlreadyUndone,
            "this import was undone already",
            "There is nothing left to do.",
        ));
    }
    if run.state == RunState::Running {
        return Err(Error::refused(
            Code::RunIsRunning,
            "this import is still running",
            "Pause or cancel it, then undo it.",
        ));
    }
    if !run.can_undo() {
        return Err(Error::refused(
            Code::NotAnImport,
            "checks cannot be undone",
            "Their verdicts stay in the history of each candidate. What was only reserved is given back when the run ends.",
        ));
    }
    let search = run.import_search()?;
    let mut report = UndoReport::default();
    let mut touched = store::memberships::of_run(tx, search, run.row)?;
    for change in store::field_changes::of_run(tx, run.row)? {
        touched.push(change.candidate);
        report.restored_fields += u32::from(restore(tx, &change)?);
    }
    store::field_changes::delete_of_run(tx, run.row)?;
    report.removed_members = count(store::memberships::delete_of_run(tx, search, run.row)?);
    for (first, last) in store::runs::portions(tx, run.row)? {
        let deleted = store::candidates::delete_created(tx, run.row, first, last)?;
        report.removed_candidates += count(deleted.len());
        // Not all of them were still in the search.
        touched.extend(deleted);
        report.kept += store::candidates::count_created(tx, run.row, first, last)?;
    }
    touched.sort_unstable();
    touched.dedup();
    for row in &touched {
        report.removed_candidates += count(store::candidates::delete_abandoned(tx, *row)?);
        store::candidates::forget_source(tx, *row, run.source)?;
    }
    Ok((report, touched))
}

/// Puts one value back, unless it was changed since.
fn restore(tx: &Transaction<'_>, change: &FieldChange) -> Result<bool> {
    if change.kind == FieldChangeKind::Offered {
        return Ok(false);
    }
    let Some(ours) = store::candidates::get_row(tx, change.candidate)? else {
        return Ok(false);
    };
    if store::field_changes::hand_down(tx, change)? {
        // A later import built on ours. Undoing that one will now lead to where we started.
        if change.field == SLUG {
            let ours = IdentityKey::new(KeySpace::OldSlug, change.after.as_str());
            store::identity_keys::delete(tx, &ours, change.candidate)?;
        }
        return Ok(false);
    }
    if change.field == PROFILE {
        let stands = store::profiles::text(tx, ours.row)?.as_ref() == Some(&change.after);
        if stands {
            store::profiles::put_back(tx, ours.row, change.before.as_deref())?;
        }
        return Ok(stands);
    }
    if change.field == SLUG {
        return restore_slug(tx, ours.row, ours.slug.as_deref(), change);
    }
    if let Some(space) = change.field.strip_prefix(KEY_PREFIX) {
        if let Some(space) = space.parse().ok().and_then(KeySpace::from_number) {
            store::identity_keys::delete(tx, &IdentityKey::new(space, change.after.as_str()), ours.row)?;
        }
        return Ok(true);
    }
    match Field::from_column(&change.field) {
        Some(field) if ours.value(field) == Some(&change.after) => {
            let updated = store::ms(ours.updated_at);
            store::candidates::set_field(tx, ours.row, field, change.before.as_deref(), updated)?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

fn restore_slug(tx: &Transaction<'_>, row: i64, slug: Option<&str>, change: &FieldChange) -> Result<bool> {
    if slug != Some(&change.after) {
        return Ok(false);
    }
    store::identity_keys::delete(tx, &IdentityKey::new(KeySpace::Slug, change.after.as_str()), row)?;
    if let Some(before) = &change.before {
        store::identity_keys::delete(tx, &IdentityKey::new(KeySpace::OldSlug, before.as_str()), row)?;
        store::identity_keys::insert(tx, &IdentityKey::new(KeySpace::Slug, before.as_str()), row)?;
    }
    store::candidates::set_slug(tx, row, change.before.as_deref())?;
    Ok(true)
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
