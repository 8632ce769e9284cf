//! The table `credit_entries`: the credit ledger.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{from_word, ms, settings, time, word};
use crate::{
    Result,
    candidate::Candidate,
    id::Id,
    ledger::{
        Balance, EntryKind, GrantCause, Hold, LedgerAccount, Request,
        account::{Entry, EntryFilter},
    },
    run::Run,
};

/// Under this name the settings say where the ledger ends.
const END: &str = "credits_end";

/// Where the ledger ends, noted a second time beside it: a chain cannot tell by itself that its last links are gone, or
/// that somebody has forged another one.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct End {
    /// The last entry that was booked.
    pub row: i64,
    /// The digest that it carries.
    pub digest: [u8; 32],
}

/// The end of the ledger: what the next entry follows.
#[derive(Debug, Clone, Default)]
pub struct Last {
    /// Its row; 0 before the first entry.
    pub row: i64,
    /// The balances after it.
    pub balance: Balance,
    digest: [u8; 32],
}

/// An entry about to be booked.
#[derive(Debug, Clone)]
pub struct NewEntry<'a> {
    /// What it does.
    pub kind: EntryKind,
    /// Where the credits leave, and where they arrive.
    pub accounts: (LedgerAccount, LedgerAccount),
    /// How many.
    pub credits: u32,
    /// The request, of a grant or a hold.
    pub id: Option<Id<Request>>,
    /// The run that it is for.
    pub run: Option<i64>,
    /// Whose check it is about.
    pub candidate: Option<i64>,
    /// The hold that it draws on, and what that has left afterwards.
    pub hold: Option<(i64, u32)>,
    /// Why credits are granted.
    pub cause: Option<GrantCause>,
    /// The same in a person's words.
    pub reason: &'a str,
}

impl NewEntry<'_> {
    /// An entry that moves credits from the first account to the second.
    pub fn moving(kind: EntryKind, accounts: (LedgerAccount, LedgerAccount), credits: u32) -> Self {
        Self {
            kind,
            accounts,
            credits,
            id: None,
            run: None,
            candidate: None,
            hold: None,
            cause: None,
            reason: "",
        }
    }
}

/// An entry as it is stored, for whoever verifies the ledger.
#[derive(Debug)]
pub struct Stored {
    /// Its number.
    pub row: i64,
    /// What it does.
    pub kind: EntryKind,
    /// Where the credits leave, and where they arrive.
    pub accounts: (LedgerAccount, LedgerAccount),
    /// How many.
    pub credits: u32,
    /// The run that it is for.
    pub run: Option<i64>,
    /// Whose check it is about.
    pub candidate: Option<i64>,
    /// The hold that it draws on, and what that has left afterwards.
    pub hold: Option<(i64, u32)>,
    /// The balances after it.
    pub balance: Balance,
    /// The digest that it carries.
    pub digest: [u8; 32],
    /// The digest that it should carry.
    pub expected: [u8; 32],
}

/// The end of the ledger.
pub fn last(db: &Connection) -> Result<Last> {
    let last = db
        .prepare_cached(
            "SELECT row, available, held, spent, digest FROM credit_entries ORDER BY row DESC LIMIT 1",
        )?
        .query_row([], |row| {
            Ok(Last {
                row: row.get("row")?,
                balance: balance(row)?,
                digest: row.get("digest")?,
            })
        })
        .optional()?;
    Ok(last.unwrap_or_default())
}

/// Whether a grant or a hold was booked for that request.
pub fn request_exists(db: &Connection, id: Id<Request>) -> Result<bool> {
    let found = db
        .prepare_cached("SELECT 1 FROM credit_entries WHERE id = ?1")?
        .query_row([id.bytes()], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// Whether the check of a candidate was posted in a run.
pub fn is_posted(db: &Connection, run: i64, candidate: i64) -> Result<bool> {
    let found = db
        .prepare_cached("SELECT 1 FROM credit_entries WHERE run = ?1 AND candidate = ?2 AND kind = 'post'")?
        .query_row((run, candidate), |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// The hold of a run that has something left. A run has at most one: it holds again only after a release.
pub fn open_hold(db: &Connection, run: i64) -> Result<Option<Hold>> {
    let hold = db
        .prepare_cached(
            "SELECT h.row, (SELECT hold_left FROM credit_entries WHERE hold = h.row ORDER BY row DESC LIMIT 1)
             FROM credit_entries AS h WHERE h.hold = h.row AND h.run = ?1 ORDER BY h.row DESC LIMIT 1",
        )?
        .query_row([run], |row| {
            Ok(Hold {
                row: row.get(0)?,
                run,
                left: row.get(1)?,
            })
        })
        .optional()?;
    Ok(hold.filter(|hold| hold.left > 0))
}

/// Books an entry after the last one; the new end.
pub fn append(tx: &Transaction<'_>, last: &Last, entry: &NewEntry<'_>, now: Timestamp) -> Result<Last> {
    let row = last.row + 1;
    let balance = moved(last.balance, entry.accounts, entry.credits);
    let columns = Columns {
        row,
        id: entry.id.map(|id| *id.bytes()),
        kind: word(entry.kind),
        debit: word(entry.accounts.0),
        credit: word(entry.accounts.1),
        credits: entry.credits,
        run: entry.run,
        candidate: entry.candidate,
        hold: entry.hold.map(|(hold, _)| hold),
        hold_left: entry.hold.map(|(_, left)| left),
        balance,
        cause: entry.cause.map(word),
        reason: entry.reason.to_owned(),
        booked_at: ms(now),
    };
    let digest = columns.digest(&last.digest);
    tx.prepare_cached(
        "INSERT INTO credit_entries (row, id, kind, debit, credit, credits, run, candidate, hold, hold_left,
                                     available, held, spent, cause, reason, booked_at, digest)
         VALUES (:row, :id, :kind, :debit, :credit, :credits, :run, :candidate, :hold, :hold_left,
                 :available, :held, :spent, :cause, :reason, :booked_at, :digest)",
    )?
    .execute(named_params! {
        ":row": columns.row,
        ":id": columns.id,
        ":kind": columns.kind,
        ":debit": columns.debit,
        ":credit": columns.credit,
        ":credits": columns.credits,
        ":run": columns.run,
        ":candidate": columns.candidate,
        ":hold": columns.hold,
        ":hold_left": columns.hold_left,
        ":available": balance.available,
        ":held": balance.held,
        ":spent": balance.spent,
        ":cause": columns.cause,
        ":reason": columns.reason,
        ":booked_at": columns.booked_at,
        ":digest": digest,
    })?;
    settings::set(tx, END, &End { row, digest })?;
    Ok(Last { row, balance, digest })
}

/// Where the ledger ends by the note beside it; none before the first entry, and where an earlier version booked the last.
pub fn end(db: &Connection) -> Result<Option<End>> {
    settings::get(db, END)
}

/// The balances after credits moved. The database refuses what does not fit.
pub fn moved(balance: Balance, (debit, credit): (LedgerAccount, LedgerAccount), credits: u32) -> Balance {
    let of = |account, before: u32| {
        let before = if credit == account {
            before.saturating_add(credits)
        } else {
            before
        };
        if debit == account {
            before.saturating_sub(credits)
        } else {
            before
        }
    };
    Balance {
        available: of(LedgerAccount::Available, balance.available),
        held: of(LedgerAccount::Held, balance.held),
        spent: of(LedgerAccount::Spent, balance.spent),
    }
}

/// Credits that were held on or after a moment, less what was given back of those holds.
pub fn held_since(db: &Connection, since: Timestamp) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT coalesce(sum(iif(kind = 'hold', credits, -credits)), 0) FROM credit_entries
             WHERE kind IN ('hold', 'void')
               AND hold IN (SELECT row FROM credit_entries WHERE kind = 'hold' AND booked_at >= ?1)",
        )?
        .query_row([ms(since)], |row| row.get(0))?)
}

/// Calls `visit` with the number of every entry in order, and with the entry, where it can be read at all.
pub fn each(db: &Connection, mut visit: impl FnMut(i64, Option<Stored>)) -> Result<()> {
    let mut list = db.prepare_cached("SELECT * FROM credit_entries ORDER BY row")?;
    let mut rows = list.query([])?;
    let mut before = [0; 32];
    while let Some(row) = rows.next()? {
        let entry = stored(row, &before).ok();
        before = row.get("digest").unwrap_or_default();
        visit(row.get("row")?, entry);
    }
    Ok(())
}

fn stored(row: &Row<'_>, before: &[u8; 32]) -> Result<Stored> {
    let columns = Columns::read(row)?;
    Ok(Stored {
        row: columns.row,
        digest: row.get("digest")?,
        expected: columns.digest(before),
        kind: from_word(columns.kind)?,
        accounts: (from_word(columns.debit)?, from_word(columns.credit)?),
        credits: columns.credits,
        run: columns.run,
        candidate: columns.candidate,
        hold: columns.hold.zip(columns.hold_left),
        balance: columns.balance,
    })
}

/// Entries, newest first.
pub fn list(db: &Connection, filter: &EntryFilter, offset: u32, limit: u32) -> Result<Vec<Entry>> {
    let sql = format!(
        "SELECT e.*, r.id AS run_id, c.id AS candidate_id, c.full_name AS candidate_name, b.name AS briefing_name
         FROM credit_entries AS e LEFT JOIN runs AS r ON r.row = e.run LEFT JOIN briefings AS b ON b.row = r.briefing
         LEFT JOIN candidates AS c ON c.row = e.candidate WHERE {MATCHES} ORDER BY e.row DESC LIMIT :limit OFFSET :offset"
    );
    let entries = db
        .prepare_cached(&sql)?
        .query_map(
            named_params! {
                ":kind": filter.kind.map(word),
                ":run": filter.run.as_ref().map(Id::bytes),
                ":from": filter.from.map(ms),
                ":until": filter.until.map(ms),
                ":limit": limit,
                ":offset": offset,
            },
            read,
        )?
        .collect::<Result<_, _>>()?;
    Ok(entries)
}

/// How many entries match, and the credits of each kind among them.
pub fn sums(db: &Connection, filter: &EntryFilter) -> Result<Vec<(EntryKind, u32, i64)>> {
    let sql = format!(
        "SELECT e.kind, count(*), sum(iif(e.debit = 'available' AND e.kind = 'grant', -e.credits, e.credits))
         FROM credit_entries AS e LEFT JOIN runs AS r ON r.row = e.run WHERE {MATCHES} GROUP BY e.kind"
    );
    let sums = db
        .prepare_cached(&sql)?
        .query_map(
            named_params! {
                ":kind": filter.kind.map(word),
                ":run": filter.run.as_ref().map(Id::bytes),
                ":from": filter.from.map(ms),
                ":until": filter.until.map(ms),
            },
            |row| Ok((from_word(row.get(0)?)?, row.get(1)?, row.get(2)?)),
        )?
        .collect::<Result<_, _>>()?;
    Ok(sums)
}

/// The balances at the end of each stretch of time in which something was booked, oldest first; before them those with
/// which it all began.
pub fn history(db: &Connection, since: Timestamp, step_ms: i64) -> Result<Vec<(Timestamp, Balance)>> {
    let points = db
        .prepare_cached(
            "SELECT booked_at, available, held, spent FROM credit_entries
             WHERE row IN (SELECT max(row) FROM credit_entries WHERE booked_at >= ?1 GROUP BY booked_at / ?2
                           UNION ALL SELECT max(row) FROM credit_entries WHERE booked_at < ?1)
             ORDER BY row",
        )?
        .query_map((ms(since), step_ms), |row| {
            Ok((time(row.get(0)?)?, balance(row)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(points)
}

const MATCHES: &str = "(:kind IS NULL OR e.kind = :kind) AND (:run IS NULL OR r.id = :run)
    AND (:from IS NULL OR e.booked_at >= :from) AND (:until IS NULL OR e.booked_at < :until)";

/// All columns but the digest, as the digest takes them in.
struct Columns {
    row: i64,
    id: Option<[u8; 16]>,
    kind: String,
    debit: String,
    credit: String,
    credits: u32,
    run: Option<i64>,
    candidate: Option<i64>,
    hold: Option<i64>,
    hold_left: Option<u32>,
    balance: Balance,
    cause: Option<String>,
    reason: String,
    booked_at: i64,
}

impl Columns {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            row: row.get("row")?,
            id: row.get("id")?,
            kind: row.get("kind")?,
            debit: row.get("debit")?,
            credit: row.get("credit")?,
            credits: row.get("credits")?,
            run: row.get("run")?,
            candidate: row.get("candidate")?,
            hold: row.get("hold")?,
            hold_left: row.get("hold_left")?,
            balance: balance(row)?,
            cause: row.get("cause")?,
            reason: row.get("reason")?,
            booked_at: row.get("booked_at")?,
        })
    }

    /// SHA-256 over the digest before and every column, each with its length, so that no two entries read the same.
    fn digest(&self, before: &[u8; 32]) -> [u8; 32] {
        let number = |number: Option<i64>| number.map(i64::to_be_bytes);
        let numbers = [
            Some(self.row),
            Some(i64::from(self.credits)),
            self.run,
            self.candidate,
            self.hold,
            self.hold_left.map(i64::from),
            Some(i64::from(self.balance.available)),
            Some(i64::from(self.balance.held)),
            Some(i64::from(self.balance.spent)),
            Some(self.booked_at),
        ];
        let texts = [
            Some(self.kind.as_str()),
            Some(self.debit.as_str()),
            Some(self.credit.as_str()),
            self.cause.as_deref(),
            Some(self.reason.as_str()),
        ];
        let mut bytes = Vec::with_capacity(256);
        let mut take = |part: Option<&[u8]>| {
            // None is not the same as nothing.
            let length = part.map_or(u32::MAX, |part| u32::try_from(part.len()).unwrap_or(u32::MAX - 1));
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(part.unwrap_or_default());
        };
        take(Some(before));
        take(self.id.as_ref().map(<[u8; 16]>::as_slice));
        for value in numbers {
            take(number(value).as_ref().map(<[u8; 8]>::as_slice));
        }
        for text in texts {
            take(text.map(str::as_bytes));
        }
        Sha256::digest(&bytes).into()
    }
}

fn balance(row: &Row<'_>) -> rusqlite::Result<Balance> {
    Ok(Balance {
        available: row.get("available")?,
        held: row.get("held")?,
        spent: row.get("spent")?,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        number: row.get("row")?,
        kind: from_word(row.get("kind")?)?,
        debit: from_word(row.get("debit")?)?,
        credit: from_word(row.get("credit")?)?,
        credits: row.get("credits")?,
        run_id: row
            .get::<_, Option<[u8; 16]>>("run_id")?
            .map(Id::<Run>::from_bytes),
        briefing_name: row.get("briefing_name")?,
        candidate_id: row
            .get::<_, Option<[u8; 16]>>("candidate_id")?
            .map(Id::<Candidate>::from_bytes),
        candidate_name: row.get("candidate_name")?,
        cause: row
            .get::<_, Option<String>>("cause")?
            .map(from_word)
            .transpose()?,
        reason: row.get("reason")?,
        balance: balance(row)?,
        booked_at: time(row.get("booked_at")?)?,
    })
}
