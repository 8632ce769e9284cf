//! What a full-text index of the database would take for the same question: the yardstick of the pool.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use rusqlite::Connection;

use crate::{
    people,
    pool::Pool,
    table::{Line, Table},
    timing::{Sorted, ms},
};

/// Beginnings of words, from frequent to rare.
const TYPED: [&str; 10] = [
    "s*",
    "se*",
    "senior*",
    "senior* s*",
    "ma*",
    "london*",
    "ber*",
    "data* sc*",
    "zh*",
    "qx*",
];

/// Measures the first fifty by rank and the count, in a plain database.
pub fn measure(table: &mut Table, pool: &Pool) -> anyhow::Result<()> {
    let db = Connection::open(pool.folder().join("full_text.db")).context("make a plain database")?;
    db.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;
         CREATE VIRTUAL TABLE people USING fts5 (name, headline, employer, location, prefix = '1 2 3');",
    )?;
    fill(&db, pool.people)?;
    let took: Vec<Duration> = TYPED
        .into_iter()
        .map(|typed| ask(&db, typed))
        .collect::<Result<_, _>>()?;
    let took = Sorted::new(took);
    table.add(Line {
        what: "the same question to SQLite's FTS5, fifty by rank and the count, not encrypted".to_owned(),
        must: "",
        measured: format!("p50 {}, longest {}", ms(took.median()), ms(took.longest())),
        ratio: String::new(),
        reached: None,
    });
    Ok(())
}

fn fill(db: &Connection, people: u32) -> rusqlite::Result<()> {
    db.execute_batch("BEGIN")?;
    let mut insert = db.prepare(
        "INSERT INTO people (rowid, name, headline, employer, location) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for number in 1..=people {
        let person = people::person(number);
        insert.execute((
            number,
            person.name,
            person.headline,
            person.employer,
            person.location,
        ))?;
    }
    db.execute_batch("COMMIT")
}

fn ask(db: &Connection, typed: &str) -> rusqlite::Result<Duration> {
    let begin = Instant::now();
    let mut best =
        db.prepare_cached("SELECT rowid FROM people WHERE people MATCH ?1 ORDER BY rank LIMIT 50")?;
    let rows: Vec<i64> = best
        .query_map([typed], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut count = db.prepare_cached("SELECT count(*) FROM people WHERE people MATCH ?1")?;
    let count: u32 = count.query_row([typed], |row| row.get(0))?;
    black_box((rows, count));
    Ok(begin.elapsed())
}
