//! What a person asks, in the index's own terms: searches by their rows, facts by their bits.

use rusqlite::Connection;

use super::{
    HAS_EMAIL, PoolFilter, PoolQuery,
    query::{Filter, Query},
};
use crate::{Result, candidate::Sources, search::Search, store};

impl PoolQuery {
    /// The same question in the index's own terms.
    pub(super) fn by_rows(&self, db: &Connection) -> Result<Query> {
        let filters = self
            .filters
            .iter()
            .map(|filter| filter.by_rows(db))
            .collect::<Result<_>>()?;
        Ok(Query {
            text: self.text.clone(),
            filters,
            sort: self.sort,
        })
    }
}

impl PoolFilter {
    pub(super) fn by_rows(&self, db: &Connection) -> Result<Filter> {
        let searches = |wanted: &dyn Fn(&Search) -> bool| -> Result<Filter> {
            let all = store::searches::list(db)?;
            let rows = all
                .iter()
                .filter(|(_, search)| wanted(search))
                .filter_map(|(row, _)| u32::try_from(*row).ok());
            Ok(Filter::InAnySearch(rows.collect()))
        };
        Ok(match self {
            Self::Search { ids } => return searches(&|search| ids.contains(&search.id)),
            Self::Project { id } => return searches(&|search| search.project_id == *id),
            Self::Employer { values } => Filter::Employer(values.clone()),
            Self::Location { values } => Filter::Location(values.clone()),
            Self::Words { field, words } => Filter::Words(*field, words.clone()),
            Self::Source { source } => Filter::Source(Sources::of(*source).bits()),
            Self::HasEmail { value: true } => Filter::Flagged(HAS_EMAIL),
            Self::HasEmail { value: false } => Filter::NotFlagged(HAS_EMAIL),
        })
    }
}
