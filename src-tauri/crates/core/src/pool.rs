//! The pool: all candidates in memory, ready to be searched, filtered, sorted and counted.
//!
//! It is a read model of the workspace: made when it is first needed, brought up to date from what commits say
//! they touched, and never written anywhere. The index ([`index`]) knows rows; the values of the rows
//! on screen are read from the workspace.

mod asked;
mod bits;
mod emails;
mod field;
mod first_look;
mod fold;
pub mod found;
mod heads;
pub mod index;
mod marks;
mod moments;
mod news;
mod order;
mod orders;
pub mod people;
pub mod query;
mod records;
mod room;
mod row_set;
mod strings;
mod tallies;
#[cfg(test)]
mod tests;
mod tokens;
mod values;
mod words;

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub use self::query::{Sort, SortColumn, TextField};
use self::{
    first_look::FirstLook,
    index::Index,
    news::News,
    people::People,
    query::{Facet, Query},
};
use crate::{
    Result,
    candidate::Candidate,
    id::Id,
    import::keep::Kept,
    project::Project,
    run::RunSource,
    search::Search,
    store::{self, Store},
};

/// The fact that a candidate has an e-mail address, as the index stores it.
const HAS_EMAIL: u8 = 1;
/// Most frequent values shown to filter by.
const FACET_VALUES: usize = 50;
/// The most rows of one page.
const LARGEST_PAGE: u32 = 500;

/// What a person asks of the pool.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PoolQuery {
    /// Words that all must be found, each as the beginning of a word.
    pub text: String,
    /// All of these must hold.
    pub filters: Vec<PoolFilter>,
    /// The order.
    pub sort: Sort,
}

/// One condition on a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum PoolFilter {
    /// Is in any of these searches.
    Search {
        /// Which.
        ids: Vec<Id<Search>>,
    },
    /// Is in any search of this project.
    Project {
        /// Which.
        id: Id<Project>,
    },
    /// Works for any of these.
    Employer {
        /// The employers, as facets name them.
        values: Vec<String>,
    },
    /// Lives in any of these.
    Location {
        /// The places, as facets name them.
        values: Vec<String>,
    },
    /// A field has all these words.
    Words {
        /// Which field.
        field: TextField,
        /// The words, each as the beginning of a word.
        words: String,
    },
    /// Was found by this source.
    Source {
        /// Which.
        source: RunSource,
    },
    /// Has an e-mail address, or has none.
    HasEmail {
        /// Which of the two.
        value: bool,
    },
}

/// A page of an answer.
#[derive(Debug, Clone)]
pub struct PoolPage {
    /// How many candidates match.
    pub count: u32,
    /// How many there are.
    pub total: u32,
    /// The candidates of this page, each with the number of searches it is in.
    pub rows: Vec<(Candidate, u32)>,
    /// Whether the pool is still being read, so that the counts are not exact yet.
    pub indexing: bool,
}

/// The most frequent values among what matches.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Facets {
    /// Employers.
    pub employers: Vec<FacetValue>,
    /// Places.
    pub locations: Vec<FacetValue>,
}

/// One value and how many have it.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FacetValue {
    /// The value, as most of them write it.
    pub value: String,
    /// How many match with it.
    pub count: u32,
}

/// How many candidates are where.
#[derive(Debug, Clone, Default)]
pub struct MemberCounts {
    /// Members of each search.
    pub searches: BTreeMap<Id<Search>, u32>,
    /// Candidates of each project, each once.
    pub projects: BTreeMap<Id<Project>, u32>,
}

/// The candidates of a workspace in memory. Cheap to clone.
#[derive(Clone)]
pub struct Pool(Arc<Inner>);

struct Inner {
    store: Arc<Store>,
    index: RwLock<Option<Index>>,
    /// Set before the first row is read, so that no commit after that is missed.
    wanted: AtomicBool,
    stale: Mutex<Vec<Stale>>,
    /// Held by whoever builds the index or brings it up to date.
    turn: Mutex<()>,
}

/// What the index has not taken in yet, in the order of the commits.
enum Stale {
    /// Rows to be read again, and the row of the search whose membership may have changed (0: none).
    Again { search: i64, rows: Vec<u32> },
    /// People who were created, and the row of the search that they were put into.
    Created { search: i64, people: Vec<People> },
}

impl Pool {
    pub(crate) fn new(store: Arc<Store>) -> Self {
        Self(Arc::new(Inner {
            store,
            index: RwLock::default(),
            wanted: AtomicBool::new(false),
            stale: Mutex::default(),
            turn: Mutex::default(),
        }))
    }

    /// Makes the pool ready, if it is not.
    pub async fn warm(&self) -> Result<()> {
        let pool = self.clone();
        self.0.store.read(move |db| pool.0.refresh(db)).await
    }

    /// A page of the candidates that match. Before the pool is ready, a question without conditions is answered
    /// from the workspace at once, and any other waits.
    pub async fn find(&self, query: PoolQuery, offset: u32, limit: u32) -> Result<PoolPage> {
        let (pool, limit) = (self.clone(), limit.min(LARGEST_PAGE));
        self.0
            .store
            .read(move |db| {
                if let (Some(look), false) = (FirstLook::of(&query), pool.0.is_ready()) {
                    return look.page(db, offset, limit);
                }
                pool.0.find(db, &query, offset, limit)
            })
            .await
    }

    /// The most frequent employers and places among the candidates that match.
    pub async fn facets(&self, query: PoolQuery) -> Result<Facets> {
        let pool = self.clone();
        self.0
            .store
            .read(move |db| {
                let query = query.by_rows(db)?;
                pool.0.ask(db, |index| {
                    let most_frequent = |facet| {
                        let values = index.facet(&query, facet, FACET_VALUES);
                        values
                            .into_iter()
                            .map(|(value, count)| FacetValue {
                                value,
                                count: narrow(count),
                            })
                            .collect()
                    };
                    Facets {
                        employers: most_frequent(Facet::Employer),
                        locations: most_frequent(Facet::Location),
                    }
                })
            })
            .await
    }

    /// How many members each search has, and how many candidates each project.
    pub(crate) async fn member_counts(&self) -> Result<MemberCounts> {
        let pool = self.clone();
        self.0
            .store
            .read(move |db| {
                let searches = store::searches::list(db)?;
                let mut counts = MemberCounts::default();
                let ready = pool.0.is_ready();
                for (row, search) in &searches {
                    let number = u32::try_from(*row).unwrap_or(u32::MAX);
                    let members = if ready {
                        pool.0.ask(db, |index| narrow(index.members(number)))?
                    } else {
                        store::memberships::count(db, *row)?
                    };
                    counts.searches.insert(search.id, members);
                    // Until the pool is ready, somebody in two searches of a project is counted twice.
                    *counts.projects.entry(search.project_id).or_default() += members;
                }
                if ready {
                    for (project, count) in &mut counts.projects {
                        let query = Query {
                            filters: vec![PoolFilter::Project { id: *project }.by_rows(db)?],
                            ..Query::default()
                        };
                        *count = pool.0.ask(db, |index| narrow(index.find(&query).count()))?;
                    }
                }
                Ok(counts)
            })
            .await
    }

    /// The rows of all candidates that match, in order.
    pub(crate) async fn rows(&self, query: PoolQuery) -> Result<Vec<i64>> {
        let pool = self.clone();
        self.0
            .store
            .read(move |db| {
                let query = query.by_rows(db)?;
                pool.0.ask_in_order(db, &query, |index| {
                    let found = index.find(&query);
                    found
                        .rows(0, usize::try_from(found.count()).unwrap_or(usize::MAX))
                        .into_iter()
                        .map(i64::from)
                        .collect()
                })
            })
            .await
    }

    /// Takes in what imports have kept, where the pool is ready, so that the next question need not.
    pub(crate) async fn catch_up(&self) -> Result<()> {
        if self.0.is_ready() {
            self.warm().await
        } else {
            Ok(())
        }
    }

    /// Notes what an import kept. Whoever hands `people` over, all those whom it created, must do so before anybody
    /// else writes; otherwise they are read from the workspace.
    pub(crate) fn note(&self, search: i64, kept: &Kept, people: Option<Vec<People>>) {
        if !self.is_wanted() {
            return;
        }
        let (first, last) = kept.created_rows;
        match people {
            Some(people) => self.0.stale().push(Stale::Created { search, people }),
            None => self.touch_members(search, first..=last),
        }
        self.touch_members(search, kept.touched.iter().copied());
    }

    /// Whether anybody has asked for the pool, so that it must learn of what is written.
    pub(crate) fn is_wanted(&self) -> bool {
        self.0.wanted.load(Ordering::SeqCst)
    }

    /// Notes that these candidates changed or went.
    pub(crate) fn touch(&self, rows: impl IntoIterator<Item = i64>) {
        self.touch_members(0, rows);
    }

    /// Notes that these candidates changed, went, or came into or out of a search.
    pub(crate) fn touch_members(&self, search: i64, rows: impl IntoIterator<Item = i64>) {
        if self.is_wanted() {
            let rows = rows.into_iter().filter_map(|row| u32::try_from(row).ok());
            let again = Stale::Again {
                search,
                rows: rows.collect(),
            };
            self.0.stale().push(again);
        }
    }
}

impl Inner {
    fn is_ready(&self) -> bool {
        self.index
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some()
    }

    fn stale(&self) -> std::sync::MutexGuard<'_, Vec<Stale>> {
        self.stale.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Builds the index or brings it up to date with every commit that this connection sees.
    fn refresh(&self, db: &Connection) -> Result<()> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.is_ready() {
            self.wanted.store(true, Ordering::SeqCst);
            let mut index = Index::new();
            news::fill(db, &mut index)?;
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = Some(index);
        }
        let stale = std::mem::take(&mut *self.stale());
        let mut rest = stale.into_iter();
        while let Some(next) = rest.next() {
            match next {
                Stale::Created { search, people } => people
                    .into_iter()
                    .for_each(|people| self.tell(|index| news::welcome(index, search, &people))),
                Stale::Again { search, rows } => {
                    if let Err(error) = self.read_again(db, search, &rows) {
                        // They are as stale as before, and older than what came meanwhile.
                        let mut stale = self.stale();
                        let newer = std::mem::take(&mut *stale);
                        stale.push(Stale::Again { search, rows });
                        stale.extend(rest);
                        stale.extend(newer);
                        return Err(error);
                    }
                }
            }
        }
        Ok(())
    }

    fn read_again(&self, db: &Connection, search: i64, rows: &[u32]) -> Result<()> {
        let mut rows = rows.to_vec();
        rows.sort_unstable();
        rows.dedup();
        News::read_all(db, search, &rows, |news| self.tell(|index| news.tell(index)))
    }

    fn tell(&self, news: impl FnOnce(&mut Index)) {
        if let Some(index) = self
            .index
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .as_mut()
        {
            news(index);
        }
    }

    fn ask<R>(&self, db: &Connection, question: impl FnOnce(&Index) -> R) -> Result<R> {
        self.refresh(db)?;
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner);
        Ok(question(index.as_ref().ok_or_else(|| {
            anyhow::anyhow!("the pool went away while it was asked")
        })?))
    }

    /// Asks for candidates in the order of `query`, for which the index may have to learn more than it knew.
    fn ask_in_order<R>(
        &self,
        db: &Connection,
        query: &Query,
        question: impl FnOnce(&Index) -> R,
    ) -> Result<R> {
        if query.sort.column == SortColumn::Email && !self.ask(db, Index::knows_emails)? {
            let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
            // What is committed from here on is stale, and taken in when it is asked for.
            let emails = news::emails(db)?;
            self.tell(|index| index.learn_emails(emails));
        }
        self.ask(db, question)
    }

    fn find(&self, db: &Connection, query: &PoolQuery, offset: u32, limit: u32) -> Result<PoolPage> {
        let query = query.by_rows(db)?;
        let (count, total, rows) = self.ask_in_order(db, &query, |index| {
            let found = index.find(&query);
            let rows = found.rows(offset.into(), usize::try_from(limit).unwrap_or(usize::MAX));
            let rows: Vec<_> = rows
                .into_iter()
                .map(|row| (row, narrow(index.searches_of(row))))
                .collect();
            (narrow(found.count()), narrow(index.len()), rows)
        })?;
        let mut page = PoolPage {
            count,
            total,
            rows: Vec::with_capacity(rows.len()),
            indexing: false,
        };
        for (row, searches) in rows {
            if let Some(candidate) = store::candidates::get_row(db, row.into())? {
                page.rows.push((candidate, searches));
            }
        }
        Ok(page)
    }
}

fn narrow(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Pool {
    /// How many candidates there are; before the pool is ready, how many there ever were.
    pub async fn size(&self) -> Result<u32> {
        Ok(self.find(PoolQuery::default(), 0, 0).await?.total)
    }
}
