//! Candidates on their way into the index, from the workspace or from the import that has just created them.

use rusqlite::Row;

use super::{HAS_EMAIL, index::Entry};
use crate::store::candidates::NewCandidate;

/// Candidates with their texts in one piece.
#[derive(Default)]
pub struct People {
    texts: String,
    people: Vec<Person>,
}

struct Person {
    row: u32,
    /// Where the name, the headline, the employer, the place and the e-mail address end in the texts.
    ends: [u32; 5],
    created_at_ms: i64,
    updated_at_ms: i64,
    sources: u8,
    has_email: bool,
}

impl People {
    /// Takes in a row as the workspace hands it over. A text that is not there is an empty one, as the index has it.
    pub(super) fn push_stored(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        let (mut ends, mut has_email) = ([0; 5], false);
        for (column, end) in (1..).zip(&mut ends) {
            let text = row
                .get_ref(column)?
                .as_str_or_null()
                .map_err(rusqlite::Error::from)?;
            self.texts.push_str(text.unwrap_or_default());
            *end = self.end();
            // The last one.
            has_email = text.is_some();
        }
        self.people.push(Person {
            row: row.get(0)?,
            ends,
            created_at_ms: row.get(6)?,
            updated_at_ms: row.get(7)?,
            sources: row.get(8)?,
            has_email,
        });
        Ok(())
    }

    /// Takes in somebody who was created just now.
    pub fn push(&mut self, new: &NewCandidate<'_>) {
        let [full_name, _, _, headline, employer, location, _, email, _] = new.values;
        let mut ends = [0; 5];
        for (text, end) in [full_name, headline, employer, location, email]
            .into_iter()
            .zip(&mut ends)
        {
            self.texts.push_str(text.unwrap_or_default());
            *end = self.end();
        }
        self.people.push(Person {
            row: u32::try_from(new.row).unwrap_or(u32::MAX),
            ends,
            created_at_ms: new.now_ms,
            updated_at_ms: new.now_ms,
            sources: new.sources.bits(),
            has_email: email.is_some(),
        });
    }

    /// Gives back room that was kept for growth.
    pub fn shrink(&mut self) {
        self.texts.shrink_to_fit();
        self.people.shrink_to_fit();
    }

    /// Where the texts end. A portion of people has a few megabytes of them.
    fn end(&self) -> u32 {
        u32::try_from(self.texts.len()).unwrap_or(u32::MAX)
    }

    /// Their rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        self.people.iter().map(|person| person.row)
    }

    /// They as the index takes them in.
    pub(super) fn entries(&self) -> Vec<Entry<'_>> {
        let mut begin = 0;
        let mut next = |end: usize| {
            let text = self.texts.get(begin..end).unwrap_or_default();
            begin = end;
            text
        };
        let entry = |person: &Person| {
            let [full_name, headline, employer, location, email] = person.ends.map(|end| next(end as usize));
            Entry {
                row: person.row,
                full_name,
                headline: Some(headline),
                employer: Some(employer),
                location: Some(location),
                email: Some(email),
                created_at_ms: person.created_at_ms,
                updated_at_ms: person.updated_at_ms,
                sources: person.sources,
                flags: if person.has_email { HAS_EMAIL } else { 0 },
            }
        };
        self.people.iter().map(entry).collect()
    }
}
