//! News of some rows: what the workspace says of them now, read first and then told to the index.
//!
//! Reading takes the disk's time and telling takes the index's, so that questions wait for neither of them long.

use rusqlite::Connection;

use super::{emails::Emails, index::Index, people::People};
use crate::{Result, store};

/// Rows read at once: enough for the index to work field by field, few enough for a question not to wait long.
const PORTION: usize = 16_384;

/// What the workspace says of some rows.
pub(super) struct News<'r> {
    /// Asked for, ascending.
    rows: &'r [u32],
    people: People,
    /// The search that somebody may have come into or gone out of, and who of the rows is in it.
    members: Option<(u32, Vec<u32>)>,
}

impl<'r> News<'r> {
    /// Reads rows, which must be ascending, a portion at a time, and hands over each.
    pub(super) fn read_all(
        db: &Connection,
        search: i64,
        rows: &'r [u32],
        mut tell: impl FnMut(News<'r>),
    ) -> Result<()> {
        for rows in rows.chunks(PORTION) {
            tell(Self::read(
                db,
                u32::try_from(search).ok().filter(|search| *search > 0),
                rows,
            )?);
        }
        Ok(())
    }

    fn read(db: &Connection, search: Option<u32>, rows: &'r [u32]) -> Result<Self> {
        let mut news = Self {
            rows,
            people: People::default(),
            members: search.map(|search| (search, Vec::new())),
        };
        for run in rows.chunk_by(|row, next| next - row == 1) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            store::candidates::each_between(db, (*first, *last), |row| news.people.push_stored(row))?;
            if let Some((search, members)) = &mut news.members {
                store::memberships::each_between(db, *search, (*first, *last), |row| members.push(row))?;
            }
        }
        Ok(news)
    }

    /// Brings the index up to date.
    pub(super) fn tell(&self, index: &mut Index) {
        index.insert_all(&self.people.entries());
        let here: Vec<u32> = self.people.rows().collect();
        for row in self.without(&here) {
            index.remove(row);
        }
        if let Some((search, members)) = &self.members {
            for row in self.without(members) {
                index.leave(*search, row);
            }
            index.join_all(*search, members.iter().copied());
        }
    }

    /// The rows that are not among `some`, which are ascending too.
    fn without(&self, some: &[u32]) -> impl Iterator<Item = u32> {
        self.rows
            .iter()
            .copied()
            .filter(|row| some.binary_search(row).is_err())
    }
}

/// Takes in people who were created for a search.
pub(super) fn welcome(index: &mut Index, search: i64, people: &People) {
    index.insert_all(&people.entries());
    if let Ok(search) = u32::try_from(search) {
        index.join_all(search, people.rows());
    }
}

/// The e-mail addresses of everybody.
pub(super) fn emails(db: &Connection) -> Result<Emails> {
    let mut emails = Emails::kept();
    store::candidates::each_email(db, |row, email| {
        emails.set(row, email);
    })?;
    emails.shrink();
    Ok(emails)
}

/// Fills an index with everybody.
pub(super) fn fill(db: &Connection, index: &mut Index) -> Result<()> {
    let last = u32::try_from(store::candidates::last_row(db)?).unwrap_or(u32::MAX);
    for first in (1..=last).step_by(PORTION) {
        let mut people = People::default();
        let portion = (first, first.saturating_add(PORTION as u32 - 1));
        store::candidates::each_between(db, portion, |row| people.push_stored(row))?;
        index.insert_all(&people.entries());
    }
    for (search, _) in store::searches::list(db)? {
        let mut members = Vec::new();
        if let Ok(search) = u32::try_from(search) {
            store::memberships::each_between(db, search, (0, u32::MAX), |row| members.push(row))?;
            index.join_all(search, members);
        }
    }
    index.shrink();
    Ok(())
}
