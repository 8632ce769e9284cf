//! Writes many rows in few statements: what a short row costs is mostly beginning and ending its statement.

use rusqlite::{CachedStatement, ToSql, Transaction};

use crate::Result;

/// Rows in one statement. More of them save nothing any more.
const AT_ONCE: usize = 16;

/// A statement that takes values in the order of its places.
pub struct Places<'s, 't> {
    statement: &'s mut CachedStatement<'t>,
    bound: usize,
}

impl Places<'_, '_> {
    /// Puts a value into the next place.
    pub fn put(&mut self, value: impl ToSql) -> rusqlite::Result<()> {
        self.bound += 1;
        self.statement.raw_bind_parameter(self.bound, value)
    }
}

/// Inserts rows in their order, or gives up the whole transaction: for a part of it SQLite would copy each page before it
/// changes it. `into` is the table with its columns and `row` the places of one row; `put`
/// puts a row's values there.
pub fn insert_all<R>(
    tx: &Transaction<'_>,
    (into, row): (&str, &str),
    rows: impl Iterator<Item = R>,
    put: impl Fn(&mut Places<'_, '_>, &R) -> rusqlite::Result<()>,
) -> Result<()> {
    let prepare = |count: usize| {
        let places = vec![row; count].join(", ");
        tx.prepare_cached(&format!("INSERT OR ROLLBACK INTO {into} VALUES {places}"))
    };
    let execute = |statement: &mut CachedStatement<'_>, rows: &[R]| {
        let mut places = Places { statement, bound: 0 };
        rows.iter().try_for_each(|row| put(&mut places, row))?;
        places.statement.raw_execute()
    };
    let mut many = None;
    let mut waiting = Vec::with_capacity(AT_ONCE);
    for row in rows {
        waiting.push(row);
        if waiting.len() == AT_ONCE {
            let many = match &mut many {
                Some(many) => many,
                none => none.insert(prepare(AT_ONCE)?),
            };
            execute(many, &waiting)?;
            waiting.clear();
        }
    }
    if !waiting.is_empty() {
        let mut one = prepare(1)?;
        for row in waiting.chunks(1) {
            execute(&mut one, row)?;
        }
    }
    Ok(())
}
