//! The pool index: every candidate in memory, so that a keystroke is answered before the next one.
//!
//! It is made from the workspace and can be made again at any time; nothing of it is written to disk.
//! Texts are dictionaries of words with the rows that have them, columns are numbers, conditions are sets of
//! rows, and an answer is one bit for every row. Changes take effect at once and cost in proportion to
//! what changes: there is nothing to rebuild, and what waits to be sorted is merged in at a look.
//!
//! One writer changes it through `&mut`; any number of readers ask through `&`. Answers stay as they are
//! while the index goes on, see [`Found`].

mod matching;

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    bits::Bits,
    emails::Emails,
    field::{Cutter, Field},
    found::Found,
    marks::Marks,
    moments::Moments,
    order::Column,
    orders::Orders,
    query::{Facet, Query, SortColumn},
    row_set::RowSet,
    tallies::Tallies,
};

/// Rows from here on are not indexed: a set of rows has a bit for every row below its highest.
pub const ROW_LIMIT: u32 = 1 << 26;

/// How many answers are kept for their next page.
const ANSWERS: usize = 8;

/// How many candidates are written a field at a time.
const BATCH: usize = 16_384;

/// Takes one text out of an entry.
type TextOf = for<'a> fn(&Entry<'a>) -> &'a str;

/// One candidate as the index sees it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry<'a> {
    /// The candidate's row number, which grows in order of creation.
    pub row: u32,
    /// The full name.
    pub full_name: &'a str,
    /// The headline, title or tagline.
    pub headline: Option<&'a str>,
    /// The current employer.
    pub employer: Option<&'a str>,
    /// Where the candidate is.
    pub location: Option<&'a str>,
    /// An e-mail address.
    pub email: Option<&'a str>,
    /// When the candidate was created, in Unix milliseconds.
    pub created_at_ms: i64,
    /// When the candidate last changed, in Unix milliseconds.
    pub updated_at_ms: i64,
    /// Where the candidate came from, a bit for each source.
    pub sources: u8,
    /// What is known about the candidate, a bit for each fact.
    pub flags: u8,
}

/// All candidates of a workspace.
#[derive(Debug)]
pub struct Index {
    name: Field,
    headline: Field,
    employer: Field,
    location: Field,
    created: Moments,
    updated: Moments,
    emails: Emails,
    sources: Marks,
    flags: Marks,
    live: Bits,
    members: BTreeMap<u32, RowSet>,
    /// In how many searches each row is.
    memberships: Tallies,
    /// How many rows there are.
    count: u64,
    /// One more than the highest row.
    end: u32,
    version: u64,
    cutter: Cutter,
    orders: Orders,
    answers: Mutex<VecDeque<(Query, Arc<Found>)>>,
}

impl Default for Index {
    fn default() -> Self {
        Self::new()
    }
}

impl Index {
    /// An index of nobody.
    pub fn new() -> Self {
        Self {
            name: Field::of_own_texts(),
            headline: Field::of_own_texts(),
            employer: Field::of_shared_texts(),
            location: Field::of_shared_texts(),
            created: Moments::default(),
            updated: Moments::default(),
            emails: Emails::default(),
            sources: Marks::default(),
            flags: Marks::default(),
            live: Bits::default(),
            members: BTreeMap::new(),
            memberships: Tallies::default(),
            count: 0,
            end: 0,
            version: 0,
            cutter: Cutter::default(),
            orders: Orders::default(),
            answers: Mutex::default(),
        }
    }

    /// How many candidates there are.
    pub fn len(&self) -> u64 {
        self.count
    }

    /// Whether there is no candidate.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// A number that grows with every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Adds a candidate, or replaces the one in that row, whose memberships stay. Quickest in
    /// ascending order of rows. Says whether the row is indexed: see [`ROW_LIMIT`].
    pub fn insert(&mut self, entry: Entry<'_>) -> bool {
        self.insert_all(&[entry]) == 1
    }

    /// Adds or replaces many candidates like [`Index::insert`], a good deal quicker: a field at a time, so
    /// that its dictionary stays near the processor. Says how many rows are indexed.
    pub fn insert_all(&mut self, entries: &[Entry<'_>]) -> usize {
        self.changed();
        entries.chunks(BATCH).map(|batch| self.insert_batch(batch)).sum()
    }

    /// Takes a candidate and its memberships out and says whether it was there.
    pub fn remove(&mut self, row: u32) -> bool {
        if !self.live.contains(row) {
            return false;
        }
        self.changed();
        self.write(&[(
            Entry {
                row,
                ..Entry::default()
            },
            true,
        )]);
        self.live.remove(row);
        self.count -= 1;
        self.members.values_mut().for_each(|rows| {
            rows.remove(row);
        });
        self.memberships.clear(row);
        true
    }

    /// Makes a row a member of a search and says whether it was not one.
    pub fn join(&mut self, search: u32, row: u32) -> bool {
        self.join_all(search, [row]) > 0
    }

    /// Makes rows members of a search, best in ascending order, and says how many were not.
    /// Rows that hold no candidate are passed over.
    pub fn join_all(&mut self, search: u32, rows: impl IntoIterator<Item = u32>) -> u64 {
        self.changed();
        let (orders, end) = (&mut self.orders, self.end as usize);
        let (members, memberships) = (self.members.entry(search).or_default(), &mut self.memberships);
        let live = rows.into_iter().filter(|row| self.live.contains(*row));
        let joined = live.filter(|row| members.insert(*row));
        joined.fold(0, |count, row| {
            memberships.raise(row);
            orders.touch(SortColumn::Searches, row, end);
            count + 1
        })
    }

    /// Ends a membership and says whether there was one.
    pub fn leave(&mut self, search: u32, row: u32) -> bool {
        self.changed();
        let left = self.members.get_mut(&search).is_some_and(|rows| rows.remove(row));
        if left {
            self.end_membership(row);
        }
        left
    }

    /// Forgets a search and all its memberships.
    pub fn forget_search(&mut self, search: u32) {
        self.changed();
        let mut gone = Bits::default();
        if let Some(members) = self.members.remove(&search) {
            members.add_to(&mut gone);
        }
        gone.iter().for_each(|row| self.end_membership(row));
    }

    /// How many members a search has.
    pub fn members(&self, search: u32) -> u64 {
        self.members.get(&search).map_or(0, |rows| rows.len() as u64)
    }

    /// How many searches a candidate is in.
    pub fn searches_of(&self, row: u32) -> u64 {
        self.memberships.of(row).into()
    }

    /// Whether it has the e-mail addresses, which it needs for their order only.
    pub(super) fn knows_emails(&self) -> bool {
        self.emails.are_kept()
    }

    /// Takes in the addresses of everybody, and those of later entries from then on. Before that, the order of addresses
    /// is the order of rows.
    pub(super) fn learn_emails(&mut self, emails: Emails) {
        self.changed();
        self.orders.forget(SortColumn::Email);
        self.emails = emails;
    }

    /// Gives back memory that was kept for growth: for after the first filling.
    pub fn shrink(&mut self) {
        for field in [
            &mut self.name,
            &mut self.headline,
            &mut self.employer,
            &mut self.location,
        ] {
            field.shrink();
        }
        self.created.shrink();
        self.updated.shrink();
        self.emails.shrink();
        self.memberships.shrink();
    }

    /// Answers a query. The last few answers are kept until the next change.
    pub fn find(&self, query: &Query) -> Arc<Found> {
        let rows = {
            let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((_, found)) = answers.iter().find(|(known, _)| known == query) {
                return Arc::clone(found);
            }
            // Another order of the same rows: only the order is new.
            let same = |known: &Query| known.text == query.text && known.filters == query.filters;
            answers
                .iter()
                .find(|(known, _)| same(known))
                .map(|(_, found)| Arc::clone(found.shared_rows()))
        };
        let rows = rows.unwrap_or_else(|| Arc::new(self.matching(query)));
        let order = self
            .column(query.sort.column)
            .and_then(|content| self.orders.get(query.sort.column, content, &self.live));
        let found = Arc::new(Found::new(self.version, rows, order, query.sort.descending));
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.truncate(ANSWERS - 1);
        answers.push_front((query.clone(), Arc::clone(&found)));
        found
    }

    /// The most frequent values among what a query finds, as first written, most frequent first.
    pub fn facet(&self, query: &Query, facet: Facet, limit: usize) -> Vec<(String, u64)> {
        let found = self.find(query);
        match facet {
            Facet::Employer => self.employer.count_values(found.shared_rows(), limit),
            Facet::Location => self.location.count_values(found.shared_rows(), limit),
        }
    }

    /// How many of what a query finds came from each source, by the source's bit.
    pub fn source_counts(&self, query: &Query) -> [u64; 8] {
        let found = self.find(query);
        self.sources
            .sets()
            .each_ref()
            .map(|rows| rows.count_common(found.shared_rows()))
    }

    /// Forgets the kept answers, so that the next one is worked out: for measuring.
    pub fn forget_answers(&self) {
        self.answers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Memory behind the index, in bytes, as far as it asked for it itself.
    pub fn approximate_bytes(&self) -> usize {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let fields = [&self.name, &self.headline, &self.employer, &self.location];
        fields.iter().map(|field| field.bytes()).sum::<usize>()
            + self.sources.bytes()
            + self.flags.bytes()
            + self.live.bytes()
            + self.emails.bytes()
            + self.memberships.bytes()
            + self.members.values().map(RowSet::bytes).sum::<usize>()
            + answers.iter().map(|(_, found)| found.bytes()).sum::<usize>()
            + self.created.bytes()
            + self.updated.bytes()
            + self.orders.bytes()
    }

    fn changed(&mut self) {
        self.version += 1;
        self.answers
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    fn end_membership(&mut self, row: u32) {
        self.memberships.lower(row);
        self.orders.touch(SortColumn::Searches, row, self.end as usize);
    }

    fn insert_batch(&mut self, entries: &[Entry<'_>]) -> usize {
        let mut batch = Vec::with_capacity(entries.len());
        for entry in entries.iter().filter(|entry| entry.row < ROW_LIMIT) {
            self.end = self.end.max(entry.row + 1);
            let new = self.live.insert(entry.row);
            self.count += u64::from(new);
            batch.push((*entry, new));
        }
        self.write(&batch);
        batch.len()
    }

    /// Writes candidates into every column. Orders learn of new rows, and of changes in their column.
    fn write(&mut self, batch: &[(Entry<'_>, bool)]) {
        let (cutter, orders, rows) = (&mut self.cutter, &mut self.orders, self.end as usize);
        let fields: [(SortColumn, &mut Field, TextOf); 4] = [
            (SortColumn::Name, &mut self.name, |entry| entry.full_name),
            (SortColumn::Headline, &mut self.headline, |entry| {
                entry.headline.unwrap_or_default()
            }),
            (SortColumn::Employer, &mut self.employer, |entry| {
                entry.employer.unwrap_or_default()
            }),
            (SortColumn::Location, &mut self.location, |entry| {
                entry.location.unwrap_or_default()
            }),
        ];
        for (column, field, text) in fields {
            let texts = batch.iter().map(|(entry, _)| (entry.row, text(entry)));
            let mut new = batch.iter().map(|(_, new)| *new);
            field.set_all(texts, cutter, |row, changed| {
                if new.next() == Some(true) || changed {
                    orders.touch(column, row, rows);
                }
            });
        }
        for (entry, new) in batch {
            self.created.set(entry.row, entry.created_at_ms);
            if self.updated.set(entry.row, entry.updated_at_ms) || *new {
                orders.touch(SortColumn::Updated, entry.row, rows);
            }
            if self.sources.set(entry.row, entry.sources) || *new {
                orders.touch(SortColumn::Sources, entry.row, rows);
            }
            if self.emails.set(entry.row, entry.email.unwrap_or_default()) || *new {
                orders.touch(SortColumn::Email, entry.row, rows);
            }
            if *new {
                orders.touch(SortColumn::Searches, entry.row, rows);
            }
            self.flags.set(entry.row, entry.flags);
        }
    }

    fn column(&self, column: SortColumn) -> Option<&dyn Column> {
        match column {
            SortColumn::Added => None,
            SortColumn::Name => Some(&self.name),
            SortColumn::Headline => Some(&self.headline),
            SortColumn::Employer => Some(&self.employer),
            SortColumn::Location => Some(&self.location),
            SortColumn::Updated => Some(&self.updated),
            SortColumn::Sources => Some(&self.sources),
            SortColumn::Searches => Some(&self.memberships),
            SortColumn::Email => Some(&self.emails),
        }
    }
}
