//! The daily quota: how many results LinkedIn may serve on one account-day, exactly.
//!
//! A request is paid in two steps. [`reserve`] sets its results aside before it leaves this machine;
//! [`settle`] counts what was served and gives the rest back, in the transaction that keeps the results. A
//! crash between the two leaves a reservation that [`settle_in_doubt`] counts as used: LinkedIn may have
//! served it, and nobody can know.
//!
//! Invariants, after every entry:
//! - used + reserved ≤ the account's limit, on every account-day;
//! - a reservation is resolved once, by uses and releases that add up to it;
//! - an account-day that has passed stays closed, whatever the clock says afterwards.

#[cfg(test)]
mod tests;

use anyhow::Context as _;
use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use rusqlite::{Connection, Transaction};
use serde::Serialize;

use crate::{Code, Error, Result, account::Account, id::Id, store::quota_entries};

/// A reservation that nothing has resolved yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reservation {
    pub(crate) row: i64,
    pub(crate) account: i64,
    pub(crate) results: u32,
}

/// Chosen by the caller before the request, so that a retry books nothing new.
pub type ReservationId = Id<Reservation>;

/// An account's quota on one account-day, in results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Quota {
    /// The calendar day in the account's time zone.
    #[specta(type = String)]
    pub account_day: Date,
    /// The most that may be served on it.
    pub limit: u32,
    /// Served, or perhaps served.
    pub used: u32,
    /// Set aside for requests under way.
    pub reserved: u32,
    /// Still free.
    pub left: u32,
    /// When the next account-day begins.
    #[specta(type = String)]
    pub resets_at: Timestamp,
}

/// The quota of the account in row `row` at `now`.
pub fn today(db: &Connection, row: i64, account: &Account, now: Timestamp) -> Result<Quota> {
    let zone = time_zone(&account.time_zone)?;
    let account_day = account_day(db, row, &zone, now)?;
    let sums = quota_entries::sums(db, row, account_day)?;
    let reserved = sums
        .reserved
        .saturating_sub(sums.used)
        .saturating_sub(sums.released);
    Ok(Quota {
        account_day,
        limit: account.daily_limit,
        used: sums.used,
        reserved,
        left: account
            .daily_limit
            .saturating_sub(sums.used)
            .saturating_sub(reserved),
        resets_at: end_of(account_day, &zone)?,
    })
}

/// Sets `results` aside on today's account-day.
///
/// # Errors
///
/// [`Error::QuotaReached`] when fewer are left; nothing is booked.
pub fn reserve(
    tx: &Transaction<'_>,
    id: ReservationId,
    row: i64,
    account: &Account,
    results: u32,
    now: Timestamp,
) -> Result<()> {
    if quota_entries::exists(tx, id)? {
        return Ok(());
    }
    let quota = today(tx, row, account, now)?;
    if results > quota.left {
        let Quota {
            left,
            limit,
            resets_at,
            ..
        } = quota;
        return Err(Error::QuotaReached {
            left,
            limit,
            needed: results,
            resets_at,
        });
    }
    quota_entries::reserve(tx, id, row, quota.account_day, results, now)
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Served {
    /// The provider answered with this many results.
    Results(u32),
    /// The answer was lost: all that was set aside counts as used.
    Unknown,
}

/// Counts what a request was served and gives the rest back. Settling twice changes nothing.
pub fn settle(tx: &Transaction<'_>, id: ReservationId, served: Served, now: Timestamp) -> Result<()> {
    match quota_entries::open_reservation(tx, id)? {
        Some(reservation) => resolve(tx, &reservation, served, now),
        None => Ok(()),
    }
}

/// Counts every reservation that was left open by a crash as used; returns how many there were.
pub fn settle_in_doubt(tx: &Transaction<'_>, now: Timestamp) -> Result<usize> {
    let open = quota_entries::open_reservations(tx)?;
    for reservation in &open {
        resolve(tx, reservation, Served::Unknown, now)?;
    }
    Ok(open.len())
}

fn resolve(tx: &Transaction<'_>, reservation: &Reservation, served: Served, now: Timestamp) -> Result<()> {
    let (used, certain) = match served {
        Served::Results(results) => (results.min(reservation.results), true),
        Served::Unknown => (reservation.results, false),
    };
    let rest = reservation.results.saturating_sub(used);
    if used > 0 {
        quota_entries::resolve(tx, reservation, "use", used, certain, now)?;
    }
    if rest > 0 {
        quota_entries::resolve(tx, reservation, "release", rest, certain, now)?;
    }
    Ok(())
}

/// The account's day at `now`: its calendar day, but never one before a day that was booked on.
///
/// So a clock that was set back, or a time zone further west, does not open a day for the second time.
fn account_day(db: &Connection, row: i64, zone: &TimeZone, now: Timestamp) -> Result<Date> {
    let today = now.to_zoned(zone.clone()).date();
    Ok(quota_entries::latest_day(db, row)?.map_or(today, |latest| latest.max(today)))
}

/// The first moment after `day`: days of 23 and 25 hours, and days without a midnight, are the zone's affair.
fn end_of(day: Date, zone: &TimeZone) -> Result<Timestamp> {
    let next = day
        .checked_add(1.day())
        .context("find the day after the last one")?;
    let start = next.to_zoned(zone.clone()).context("find the start of a day")?;
    Ok(start.timestamp())
}

/// The time zone of that IANA name.
///
/// # Errors
///
/// [`Error::Invalid`] with code `time_zone_unknown`.
pub fn time_zone(name: &str) -> Result<TimeZone> {
    TimeZone::get(name).map_err(|_| {
        Error::invalid(
            Code::TimeZoneUnknown,
            format!("“{name}” is not the name of a time zone"),
            "Use an IANA name such as Europe/Vienna or Asia/Singapore.",
        )
        .with("name", name)
    })
}
