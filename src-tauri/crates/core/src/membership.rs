//! Members: taking candidates out of a search, and putting them back. The candidates themselves are never touched.

use std::{collections::VecDeque, sync::Mutex};

use serde::{Deserialize, Serialize};

use crate::{
    Error, Noun, Result, candidate::Candidate, change::Change, id::Id, pool::PoolQuery, search::Search,
    store, workspace::Workspace,
};

/// Removals that can still be undone.
const REMEMBERED: usize = 20;

/// Which candidates.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Selection {
    /// These.
    These {
        /// Their ids.
        ids: Vec<Id<Candidate>>,
    },
    /// All that match.
    Matching {
        /// What they match.
        query: PoolQuery,
    },
}

/// What a removal came to.
#[derive(Debug, Clone, Copy, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Removal {
    /// For undoing it.
    pub id: Id<Removal>,
    /// How many left the search.
    pub count: u32,
}

/// The last removals, as long as the program runs.
#[derive(Default)]
pub struct Removals(Mutex<VecDeque<Removed>>);

#[derive(Clone)]
struct Removed {
    id: Id<Removal>,
    search: i64,
    members: Vec<store::memberships::Stored>,
}

impl Workspace {
    /// Takes candidates out of a search.
    pub async fn remove_members(&self, search: Id<Search>, selection: Selection) -> Result<Removal> {
        let rows = self.rows_of(selection).await?;
        let removed = self
            .store()
            .write(move |tx| {
                let (search, _) = store::searches::get(tx, search)?;
                let mut members = Vec::new();
                for row in rows {
                    members.extend(store::memberships::take(tx, search, row)?);
                }
                Ok(Removed {
                    id: Id::fresh(),
                    search,
                    members,
                })
            })
            .await?;
        let removal = Removal {
            id: removed.id,
            count: u32::try_from(removed.members.len()).unwrap_or(u32::MAX),
        };
        self.members_changed(&removed);
        let mut last = self
            .removals()
            .0
            .lock()
            .expect("nothing panics while holding the removals");
        last.truncate(REMEMBERED - 1);
        last.push_front(removed);
        Ok(removal)
    }

    /// Puts back whom a removal took out; returns how many.
    pub async fn undo_removal(&self, id: Id<Removal>) -> Result<u32> {
        let removed = {
            let mut last = self
                .removals()
                .0
                .lock()
                .expect("nothing panics while holding the removals");
            let place = last.iter().position(|removed| removed.id == id);
            place
                .and_then(|place| last.remove(place))
                .ok_or(Error::NotFound { noun: Noun::Removal })?
        };
        let again = removed.clone();
        let count = self
            .store()
            .write(move |tx| {
                let mut count = 0;
                for member in &again.members {
                    count += u32::from(store::memberships::put_back(tx, again.search, member)?);
                }
                Ok(count)
            })
            .await?;
        self.members_changed(&removed);
        Ok(count)
    }

    /// The rows of the selected candidates, in the order of the selection.
    pub(crate) async fn rows_of(&self, selection: Selection) -> Result<Vec<i64>> {
        match selection {
            Selection::Matching { query } => self.pool().rows(query).await,
            Selection::These { ids } => {
                self.store()
                    .read(move |db| ids.into_iter().map(|id| store::candidates::row(db, id)).collect())
                    .await
            }
        }
    }

    fn members_changed(&self, removed: &Removed) {
        self.pool().touch_members(
            removed.search,
            removed.members.iter().map(|member| member.candidate),
        );
        self.tell(&[Change::Candidates, Change::Projects]);
    }
}
