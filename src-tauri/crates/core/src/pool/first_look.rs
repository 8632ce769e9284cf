//! The first look: what the window shows first, answered from the workspace while the pool is still being read.

use rusqlite::Connection;

use super::{PoolFilter, PoolPage, PoolQuery, SortColumn};
use crate::{Result, id::Id, search::Search, store};

/// A question in the order of import, about everybody or the members of one search.
#[derive(Debug, Clone, Copy)]
pub struct FirstLook {
    search: Option<Id<Search>>,
    descending: bool,
}

impl FirstLook {
    /// What a query asks, if it is as plain as that.
    pub fn of(query: &PoolQuery) -> Option<Self> {
        if !query.text.trim().is_empty() || query.sort.column != SortColumn::Added {
            return None;
        }
        let search = match query.filters.as_slice() {
            [] => None,
            [PoolFilter::Search { ids }] => match ids.as_slice() {
                [search] => Some(*search),
                _ => return None,
            },
            _ => return None,
        };
        Some(Self {
            search,
            descending: query.sort.descending,
        })
    }

    /// A page of the answer. The total is that of rows ever used, until the pool knows better.
    pub fn page(self, db: &Connection, offset: u32, limit: u32) -> Result<PoolPage> {
        let total = u32::try_from(store::candidates::last_row(db)?).unwrap_or(u32::MAX);
        let (count, numbers) = match self.search {
            None => (
                total,
                store::candidates::numbers(db, self.descending, offset, limit)?,
            ),
            Some(search) => {
                let (search, _) = store::searches::get(db, search)?;
                let members = store::memberships::numbers(db, search, self.descending, offset, limit)?;
                (store::memberships::count(db, search)?, members)
            }
        };
        let mut rows = Vec::with_capacity(numbers.len());
        for number in numbers {
            if let Some(candidate) = store::candidates::get_row(db, number)? {
                let searches = store::memberships::count_of_candidate(db, number)?;
                rows.push((candidate, searches));
            }
        }
        Ok(PoolPage {
            count,
            total,
            rows,
            indexing: true,
        })
    }
}
