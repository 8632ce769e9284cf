//! Which rows meet a query: every condition is a set of rows, and the answer is what they share.

use super::{
    super::{
        bits::Bits,
        field::Field,
        query::{Filter, Query, TextField},
        words::terms,
    },
    Index,
};

impl Index {
    /// The rows that meet all of a query.
    pub(super) fn matching(&self, query: &Query) -> Bits {
        let mut rows = self.live.clone();
        for filter in &query.filters {
            self.narrow(&mut rows, filter);
        }
        self.narrow_to_words(
            &mut rows,
            &[&self.name, &self.headline, &self.employer, &self.location],
            &query.text,
        );
        rows
    }

    fn narrow(&self, rows: &mut Bits, filter: &Filter) {
        match filter {
            Filter::InAnySearch(searches) => {
                let mut members = self.nobody();
                searches
                    .iter()
                    .filter_map(|search| self.members.get(search))
                    .for_each(|found| found.add_to(&mut members));
                rows.intersect(&members);
            }
            Filter::NotInSearch(search) => {
                if let Some(members) = self.members.get(search) {
                    members.take_from(rows);
                }
            }
            Filter::Employer(texts) => rows.intersect(&self.employer.having(texts)),
            Filter::Location(texts) => rows.intersect(&self.location.having(texts)),
            Filter::Words(field, words) => self.narrow_to_words(rows, &[self.field(*field)], words),
            Filter::Source(sources) => {
                let mut any = self.nobody();
                self.sources.chosen(*sources).for_each(|source| any.unite(source));
                rows.intersect(&any);
            }
            Filter::Flagged(flags) => self.flags.chosen(*flags).for_each(|flag| rows.intersect(flag)),
            Filter::NotFlagged(flags) => self.flags.chosen(*flags).for_each(|flag| rows.subtract(flag)),
            Filter::Created { from_ms, until_ms } => {
                rows.intersect(&self.created.between(*from_ms, *until_ms))
            }
        }
    }

    /// Keeps the rows that have each of the words in at least one of the fields.
    fn narrow_to_words(&self, rows: &mut Bits, fields: &[&Field], words: &str) {
        for term in terms(words) {
            if rows.is_empty() {
                return;
            }
            let mut found = self.nobody();
            fields.iter().for_each(|field| field.find(&term, &mut found));
            rows.intersect(&found);
        }
    }

    /// The empty set with room for every row, so that it need not grow.
    fn nobody(&self) -> Bits {
        Bits::with_room(self.end as usize)
    }

    fn field(&self, field: TextField) -> &Field {
        match field {
            TextField::Name => &self.name,
            TextField::Headline => &self.headline,
            TextField::Employer => &self.employer,
            TextField::Location => &self.location,
        }
    }
}
