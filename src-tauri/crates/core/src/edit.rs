//! Edits of projects and searches, and undoing them: what stood there before stands there again, to the letter.
//!
//! Only what an edit itself wrote is taken back. Where somebody has edited the same thing since, that later edit has to
//! be undone first, or its words would be lost.

#[cfg(test)]
mod tests;

use std::{collections::VecDeque, sync::Mutex};

use crate::{
    Code, Error, Noun, Result,
    change::Change,
    id::Id,
    project::{Project, ProjectFields, ProjectStatus},
    search::{Search, SearchFields},
    store,
    workspace::Workspace,
};

/// Edits that can still be undone.
const REMEMBERED: usize = 20;

/// An edit that was made. Its id is for undoing it.
#[derive(Debug, Clone)]
pub struct Edit {
    id: Id<Self>,
    values: Edited,
}

/// What was edited, how it was before, and how it is since.
#[derive(Debug, Clone)]
pub(crate) enum Edited {
    Project(Id<Project>, FromTo<(ProjectFields, ProjectStatus)>),
    Search(Id<Search>, FromTo<SearchFields>),
}

#[derive(Debug, Clone)]
pub(crate) struct FromTo<T> {
    pub(crate) before: T,
    pub(crate) after: T,
}

/// The last edits, as long as the program runs.
#[derive(Default)]
pub(crate) struct Edits(Mutex<VecDeque<Edit>>);

impl Workspace {
    /// Takes an edit back.
    ///
    /// # Errors
    ///
    /// `edited_since` where the same thing was edited again; [`Error::NotFound`] for an edit that was taken back
    /// already or is too long ago.
    pub async fn undo_edit(&self, id: Id<Edit>) -> Result<()> {
        let edit = self.edits().get(id).ok_or(Error::NotFound { noun: Noun::Edit })?;
        self.store()
            .write(move |tx| match &edit.values {
                Edited::Project(project, values) => {
                    let (fields, status) = values.restored(store::projects::get(tx, *project)?)?;
                    store::projects::update(tx, *project, fields, *status)
                }
                Edited::Search(search, values) => {
                    let now = store::searches::get(tx, *search)?.1.fields;
                    store::searches::update(tx, *search, values.restored(now)?)
                }
            })
            .await?;
        self.edits().forget(id);
        self.tell(&[Change::Projects]);
        Ok(())
    }

    /// Notes an edit that was committed, so that it can be undone; nothing where it changed nothing.
    pub(crate) fn note_edit(&self, values: Edited) -> Option<Id<Edit>> {
        let is_change = match &values {
            Edited::Project(_, values) => values.before != values.after,
            Edited::Search(_, values) => values.before != values.after,
        };
        is_change.then(|| self.edits().note(values))
    }
}

impl<T: PartialEq> FromTo<T> {
    /// What is to stand there again, if it still is as the edit has left it.
    fn restored(&self, now: T) -> Result<&T> {
        if now == self.after {
            return Ok(&self.before);
        }
        Err(Error::refused(
            Code::EditedSince,
            "this was edited again since",
            "Undo the later edit first, or change it by hand.",
        ))
    }
}

impl Edits {
    fn note(&self, values: Edited) -> Id<Edit> {
        let id = Id::fresh();
        let mut last = self.last();
        last.truncate(REMEMBERED - 1);
        last.push_front(Edit { id, values });
        id
    }

    fn get(&self, id: Id<Edit>) -> Option<Edit> {
        self.last().iter().find(|edit| edit.id == id).cloned()
    }

    fn forget(&self, id: Id<Edit>) {
        self.last().retain(|edit| edit.id != id);
    }

    fn last(&self) -> std::sync::MutexGuard<'_, VecDeque<Edit>> {
        self.0.lock().expect("nothing panics while holding the edits")
    }
}
