//! The table `accounts`.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};

use super::{from_word, ms, time, word};
use crate::{
    Error, Noun, Result,
    account::{Account, AccountStatus},
    id::Id,
};

const COLUMNS: &str = "row, id, provider, name, dsn, provider_account_id, product, time_zone, daily_limit, \
                       pace_ms, status, checked_at";

/// An account together with its row number.
pub type Kept = (i64, Account);

/// Every account that was not removed, oldest first.
pub fn list(db: &Connection) -> Result<Vec<Kept>> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE removed_at IS NULL ORDER BY row");
    let accounts = db
        .prepare_cached(&sql)?
        .query_map([], read)?
        .collect::<Result<_, _>>()?;
    Ok(accounts)
}

/// The account of that id, removed or not.
pub fn get(db: &Connection, id: Id<Account>) -> Result<Kept> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE id = ?1");
    let account = db
        .prepare_cached(&sql)?
        .query_row([id.bytes()], read)
        .optional()?;
    account.ok_or(Error::NotFound { noun: Noun::Account })
}

/// The account of that id, for work on it.
///
/// # Errors
///
/// [`Error::AccountRemoved`] where it was removed.
pub fn get_usable(db: &Connection, id: Id<Account>) -> Result<Kept> {
    let kept = get(db, id)?;
    let is_removed: bool = db
        .prepare_cached("SELECT removed_at IS NOT NULL FROM accounts WHERE row = ?1")?
        .query_row([kept.0], |row| row.get(0))?;
    if is_removed {
        return Err(Error::AccountRemoved);
    }
    Ok(kept)
}

/// The account in that row.
pub fn get_row(db: &Connection, row: i64) -> Result<Account> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE row = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([row], read)?.1)
}

/// The same LinkedIn account, if it was ever added, and whether it was removed since.
pub fn find_same(db: &Connection, dsn: &str, provider_account_id: &str) -> Result<Option<(Kept, bool)>> {
    let sql = format!(
        "SELECT {COLUMNS}, removed_at IS NOT NULL AS removed FROM accounts
         WHERE provider = 'unipile' AND dsn = ?1 AND provider_account_id = ?2"
    );
    let found = db
        .prepare_cached(&sql)?
        .query_row([dsn, provider_account_id], |row| {
            Ok((read(row)?, row.get("removed")?))
        })
        .optional()?;
    Ok(found)
}

/// Adds an account.
pub fn insert(tx: &Transaction<'_>, account: &Account, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO accounts (id, provider, name, dsn, provider_account_id, product, time_zone, daily_limit,
                               pace_ms, status, checked_at, added_at)
         VALUES (:id, :provider, :name, :dsn, :provider_account_id, :product, :time_zone, :daily_limit,
                 :pace_ms, :status, :checked_at, :added_at)",
    )?
    .execute(named_params! {
        ":id": account.id.bytes(),
        ":provider": word(account.provider),
        ":name": account.name,
        ":dsn": account.dsn,
        ":provider_account_id": account.provider_account_id,
        ":product": word(account.product),
        ":time_zone": account.time_zone,
        ":daily_limit": account.daily_limit,
        ":pace_ms": account.pace_ms,
        ":status": word(account.status),
        ":checked_at": account.checked_at.map(ms),
        ":added_at": ms(now),
    })?;
    Ok(())
}

/// Writes what a person can edit, and takes the account out of the removed ones.
pub fn update(tx: &Transaction<'_>, account: &Account) -> Result<()> {
    tx.prepare_cached(
        "UPDATE accounts SET name = :name, product = :product, time_zone = :time_zone, daily_limit = :daily_limit,
                             pace_ms = :pace_ms, removed_at = NULL
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": account.id.bytes(),
        ":name": account.name,
        ":product": word(account.product),
        ":time_zone": account.time_zone,
        ":daily_limit": account.daily_limit,
        ":pace_ms": account.pace_ms,
    })?;
    Ok(())
}

/// Notes how the account was when it was last asked.
pub fn set_status(
    tx: &Transaction<'_>,
    id: Id<Account>,
    status: AccountStatus,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached("UPDATE accounts SET status = ?2, checked_at = ?3 WHERE id = ?1")?
        .execute((id.bytes(), word(status), ms(now)))?;
    Ok(())
}

/// Takes an account off the lists.
pub fn remove(tx: &Transaction<'_>, id: Id<Account>, now: Timestamp) -> Result<()> {
    tx.prepare_cached("UPDATE accounts SET removed_at = ?2 WHERE id = ?1")?
        .execute((id.bytes(), ms(now)))?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let account = Account {
        id: Id::from_bytes(row.get("id")?),
        provider: from_word(row.get("provider")?)?,
        name: row.get("name")?,
        dsn: row.get("dsn")?,
        provider_account_id: row.get("provider_account_id")?,
        product: from_word(row.get("product")?)?,
        time_zone: row.get("time_zone")?,
        daily_limit: row.get("daily_limit")?,
        pace_ms: row.get("pace_ms")?,
        status: from_word(row.get("status")?)?,
        checked_at: row.get::<_, Option<i64>>("checked_at")?.map(time).transpose()?,
    };
    Ok((row.get("row")?, account))
}
