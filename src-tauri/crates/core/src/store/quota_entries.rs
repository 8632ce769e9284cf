//! The table `quota_entries`: the ledger under the daily quota.

use jiff::{Timestamp, civil::Date};
use rusqlite::{Connection, OptionalExtension as _, Transaction};

use super::ms;
use crate::{
    Result,
    id::Id,
    quota::{Reservation, ReservationId},
};

/// What was booked on one account-day, in results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// Σ of reservations.
    pub reserved: u32,
    /// Σ of what was served.
    pub used: u32,
    /// Σ of what was given back.
    pub released: u32,
}

/// The latest account-day on which anything was booked.
pub fn latest_day(db: &Connection, account: i64) -> Result<Option<Date>> {
    let day: Option<String> = db
        .prepare_cached("SELECT max(account_day) FROM quota_entries WHERE account = ?1")?
        .query_row([account], |row| row.get(0))?;
    Ok(day
        .map(|day| day.parse().map_err(|error| super::unreadable(0, error)))
        .transpose()?)
}

/// The sums of one account-day.
pub fn sums(db: &Connection, account: i64, day: Date) -> Result<Sums> {
    let sums = db
        .prepare_cached(
            "SELECT coalesce(sum(results) FILTER (WHERE kind = 'reserve'), 0),
                    coalesce(sum(results) FILTER (WHERE kind = 'use'), 0),
                    coalesce(sum(results) FILTER (WHERE kind = 'release'), 0)
             FROM quota_entries WHERE account = ?1 AND account_day = ?2",
        )?
        .query_row((account, day.to_string()), |row| {
            Ok(Sums {
                reserved: row.get(0)?,
                used: row.get(1)?,
                released: row.get(2)?,
            })
        })?;
    Ok(sums)
}

/// Whether an entry of that id is booked already.
pub fn exists(db: &Connection, id: ReservationId) -> Result<bool> {
    let found = db
        .prepare_cached("SELECT 1 FROM quota_entries WHERE id = ?1")?
        .query_row([id.bytes()], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// Books a reservation. The database refuses one that goes over the limit.
pub fn reserve(
    tx: &Transaction<'_>,
    id: ReservationId,
    account: i64,
    day: Date,
    results: u32,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO quota_entries (id, account, account_day, kind, results, certain, booked_at)
         VALUES (?1, ?2, ?3, 'reserve', ?4, 1, ?5)",
    )?
    .execute((id.bytes(), account, day.to_string(), results, ms(now)))?;
    Ok(())
}

/// The reservation of that id, if nothing resolved it yet.
pub fn open_reservation(db: &Connection, id: ReservationId) -> Result<Option<Reservation>> {
    let sql = format!("{OPEN} AND r.id = ?1");
    let found = db
        .prepare_cached(&sql)?
        .query_row([id.bytes()], read)
        .optional()?;
    Ok(found)
}

/// Every reservation that nothing resolved: after a crash, those in doubt.
pub fn open_reservations(db: &Connection) -> Result<Vec<Reservation>> {
    let found = db
        .prepare_cached(OPEN)?
        .query_map([], read)?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// Books what became of a reservation: `kind` is `use` or `release`.
pub fn resolve(
    tx: &Transaction<'_>,
    reservation: &Reservation,
    kind: &'static str,
    results: u32,
    certain: bool,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO quota_entries (id, account, account_day, kind, results, reserve, certain, booked_at)
         SELECT ?1, account, account_day, ?2, ?3, row, ?4, ?5 FROM quota_entries WHERE row = ?6",
    )?
    .execute((
        Id::<Reservation>::fresh().bytes(),
        kind,
        results,
        certain,
        ms(now),
        reservation.row,
    ))?;
    Ok(())
}

const OPEN: &str = "SELECT r.row, r.account, r.results FROM quota_entries AS r
    WHERE r.kind = 'reserve' AND NOT EXISTS (SELECT 1 FROM quota_entries WHERE reserve = r.row)";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Reservation> {
    Ok(Reservation {
        row: row.get(0)?,
        account: row.get(1)?,
        results: row.get(2)?,
    })
}
