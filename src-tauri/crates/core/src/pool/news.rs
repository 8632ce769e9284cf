//! News of some rows: what the workspace says of them now, read first and then told to the index.
//!
//! Reading takes the disk's time and telling takes the index's, so that questions wait for neither of them long.

use rusqlite::{Connection, Row};

use super::{
    HAS_EMAIL,
    index::{Entry, Index},
};
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
            store::candidates::each_between(db, (*first, *last), |row| news.people.push(row))?;
            if let Some((search, members)) = &mut news.members {
                store::memberships::each_between(db, *search, (*first, *last), |row| members.push(row))?;
            }
        }
        Ok(news)
    }

    /// Brings the index up to date.
    pub(super) fn tell(&self, index: &mut Index) {
        index.insert_all(&self.people.entries());
        let here: Vec<u32> = self.people.people.iter().map(|person| person.row).collect();
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

/// Fills an index with everybody.
pub(super) fn fill(db: &Connection, index: &mut Index) -> Result<()> {
    let last = u32::try_from(store::candidates::last_row(db)?).unwrap_or(u32::MAX);
    for first in (1..=last).step_by(PORTION) {
        let mut people = People::default();
        let portion = (first, first.saturating_add(PORTION as u32 - 1));
        store::candidates::each_between(db, portion, |row| people.push(row))?;
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

/// Candidates with their texts in one piece.
#[derive(Default)]
struct People {
    texts: String,
    people: Vec<Person>,
}

struct Person {
    row: u32,
    /// Where the name, the headline, the employer and the place end in the texts.
    ends: [usize; 4],
    created_at_ms: i64,
    updated_at_ms: i64,
    sources: u8,
    has_email: bool,
}

impl People {
    /// Takes in a row as the workspace hands it over. A text that is not there is an empty one, as the index has it.
    fn push(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        let mut ends = [0; 4];
        for (column, end) in (1..).zip(&mut ends) {
            let text = row
                .get_ref(column)?
                .as_str_or_null()
                .map_err(rusqlite::Error::from)?;
            self.texts.push_str(text.unwrap_or_default());
            *end = self.texts.len();
        }
        self.people.push(Person {
            row: row.get(0)?,
            ends,
            created_at_ms: row.get(5)?,
            updated_at_ms: row.get(6)?,
            sources: row.get(7)?,
            has_email: row.get(8)?,
        });
        Ok(())
    }

    fn entries(&self) -> Vec<Entry<'_>> {
        let mut begin = 0;
        let mut next = |end: usize| {
            let text = self.texts.get(begin..end).unwrap_or_default();
            begin = end;
            text
        };
        let entry = |person: &Person| {
            let [full_name, headline, employer, location] = person.ends.map(&mut next);
            Entry {
                row: person.row,
                full_name,
                headline: Some(headline),
                employer: Some(employer),
                location: Some(location),
                created_at_ms: person.created_at_ms,
                updated_at_ms: person.updated_at_ms,
                sources: person.sources,
                flags: if person.has_email { HAS_EMAIL } else { 0 },
            }
        };
        self.people.iter().map(entry).collect()
    }
}
