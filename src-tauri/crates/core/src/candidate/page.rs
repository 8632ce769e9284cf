//! Candidates page after page in the order in which they came, each page from where the last one ended.
//!
//! A place in that order is a row number, so a page costs the same wherever it is, and people who come or go
//! between two pages neither hide nor repeat anybody else.

use std::{fmt, str::FromStr};

use rusqlite::Connection;

use super::{Candidate, Membership};
use crate::{
    Code, Error, Result,
    id::Id,
    identity::linkedin_url::ProfileAddress,
    pool::{PoolFilter, PoolQuery, Sort},
    search::Search,
    store,
    workspace::Workspace,
};

/// The most candidates of one page.
pub const LARGEST_PAGE: u32 = 10_000;

/// Everybody behind this place. As text it is for whoever gave it only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct After(u32);

impl fmt::Display for After {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a{:08x}", self.0)
    }
}

impl FromStr for After {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let row = text
            .strip_prefix('a')
            .and_then(|digits| u32::from_str_radix(digits, 16).ok());
        row.map(Self).ok_or_else(|| {
            Error::invalid(
                Code::CursorInvalid,
                "this is not a place in the list of candidates",
                "Use the value of “next” of the page before, or none for the first page.",
            )
        })
    }
}

/// Some candidates with what lists tell of them.
#[derive(Debug, Clone)]
pub struct CandidatePage {
    /// The candidates in the order of import.
    pub candidates: Vec<Listed>,
    /// Where the next page begins; none at the end.
    pub next: Option<After>,
}

/// A candidate in a list or in a file.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The person.
    pub candidate: Candidate,
    /// An address of the LinkedIn profile: by the slug, or, where LinkedIn hides that, by a member id.
    pub linkedin_url: Option<String>,
    /// The searches that the person is in.
    pub memberships: Vec<Membership>,
}

impl Listed {
    pub(crate) fn read(db: &Connection, candidate: Candidate) -> Result<Self> {
        let linkedin_url = match candidate.linkedin_url() {
            Some(url) => Some(url),
            None => {
                let keys = store::identity_keys::of_candidate(db, candidate.row)?;
                keys.into_iter()
                    .find_map(|key| ProfileAddress { key }.canonical_url())
            }
        };
        let memberships = store::memberships::of_candidate(db, candidate.row)?;
        Ok(Self {
            candidate,
            linkedin_url,
            memberships,
        })
    }
}

impl Workspace {
    /// The next `limit` candidates that match, at most [`LARGEST_PAGE`]. The order is that of import, whatever
    /// the query says.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] for a search that is not there.
    pub async fn candidates_after(
        &self,
        query: PoolQuery,
        after: After,
        limit: u32,
    ) -> Result<CandidatePage> {
        let query = PoolQuery {
            sort: Sort::default(),
            ..query
        };
        let limit = limit.clamp(1, LARGEST_PAGE);
        let plain = Plain::of(&query);
        let rows = match plain {
            Some(_) => Vec::new(),
            None => self.pool().rows(query).await?,
        };
        self.store()
            .read(move |db| {
                // One more than wanted tells whether there is another page.
                let mut found = match plain {
                    Some(plain) => plain.page(db, after, limit + 1)?,
                    None => those_after(db, &rows, after, limit + 1)?,
                };
                let more = found.len() > usize::try_from(limit).unwrap_or(usize::MAX);
                if more {
                    found.pop();
                }
                let next = found.last().filter(|_| more).map(After::candidate);
                let candidates = found
                    .into_iter()
                    .map(|candidate| Listed::read(db, candidate))
                    .collect::<Result<_>>()?;
                Ok(CandidatePage { candidates, next })
            })
            .await
    }
}

impl After {
    pub(crate) fn candidate(candidate: &Candidate) -> Self {
        Self(u32::try_from(candidate.row).unwrap_or(u32::MAX))
    }
}

/// Of rows in ascending order, the candidates of the next few.
fn those_after(db: &Connection, rows: &[i64], after: After, limit: u32) -> Result<Vec<Candidate>> {
    let from = rows.partition_point(|row| *row <= i64::from(after.0));
    let mut found = Vec::new();
    for row in rows.iter().skip(from) {
        if found.len() == usize::try_from(limit).unwrap_or(usize::MAX) {
            break;
        }
        found.extend(store::candidates::get_row(db, *row)?);
    }
    Ok(found)
}

/// A question that the workspace answers itself, without the pool being made ready for it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Plain {
    /// Everybody.
    Everyone,
    /// The members of one search.
    MembersOf(Id<Search>),
}

impl Plain {
    /// What a query asks, if it is as plain as that.
    pub(crate) fn of(query: &PoolQuery) -> Option<Self> {
        if !query.text.trim().is_empty() || query.sort != Sort::default() {
            return None;
        }
        match query.filters.as_slice() {
            [] => Some(Self::Everyone),
            [PoolFilter::Search { ids }] => match ids.as_slice() {
                [search] => Some(Self::MembersOf(*search)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The next `limit` candidates.
    pub(crate) fn page(self, db: &Connection, after: After, limit: u32) -> Result<Vec<Candidate>> {
        match self {
            Self::Everyone => store::candidates::page_after(db, after.0, limit),
            Self::MembersOf(search) => {
                let (search, _) = store::searches::get(db, search)?;
                let rows = store::memberships::page_after(db, search, after.0, limit)?;
                let mut page = Vec::with_capacity(rows.len());
                for row in rows {
                    page.extend(store::candidates::get_row(db, row)?);
                }
                Ok(page)
            }
        }
    }
}
