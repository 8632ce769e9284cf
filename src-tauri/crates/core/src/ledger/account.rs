//! The credits of a workspace: grants, the month's allotment, caps, and what the ledger says of itself.

use anyhow::Context as _;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Balance, EntryKind, GrantCause, Ledger, LedgerAccount, Request, Verification, verify};
use crate::{
    Case, Code, Error, Result,
    candidate::Candidate,
    change::Change,
    id::Id,
    numbers::grouped,
    run::Run,
    store::{self, credit_entries},
    workspace::Workspace,
};

const RULES: &str = "credit_rules";
const ALLOTTED: &str = "credits_allotted";

/// The longest stretch of entries that is read at once.
const LONGEST_PAGE: u32 = 1_000;

/// What the recruiter has set about credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct CreditRules {
    /// Granted on the first of each month; 0 for none.
    pub monthly_allotment: u32,
    /// The most that one run may hold; none for no limit.
    pub run_cap: Option<u32>,
    /// The most that may be held and spent on one day; none for no limit.
    pub day_cap: Option<u32>,
    /// Days for which a completed check of a person counts as recent.
    pub recency_days: RecencyDays,
}

impl Default for CreditRules {
    fn default() -> Self {
        Self {
            monthly_allotment: 0,
            run_cap: None,
            day_cap: None,
            recency_days: RecencyDays::Ninety,
        }
    }
}

/// The recency window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub enum RecencyDays {
    /// 30 days
    #[serde(rename = "30")]
    Thirty,
    /// 60 days
    #[serde(rename = "60")]
    Sixty,
    /// 90 days
    #[serde(rename = "90")]
    Ninety,
}

impl RecencyDays {
    /// How many days.
    pub fn days(self) -> u32 {
        match self {
            Self::Thirty => 30,
            Self::Sixty => 60,
            Self::Ninety => 90,
        }
    }

    /// The window in milliseconds.
    pub fn ms(self) -> i64 {
        i64::from(self.days()) * 24 * 60 * 60 * 1_000
    }
}

/// What the meter shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Credits {
    /// The balances.
    pub balance: Balance,
    /// Held and spent on today's runs.
    pub today: u32,
    /// What the recruiter has set.
    pub rules: CreditRules,
}

/// An entry of the ledger, in the words of a reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Its number, from 1, without gaps.
    #[specta(type = u32)]
    pub number: i64,
    /// What it does.
    pub kind: EntryKind,
    /// Where the credits leave.
    pub debit: LedgerAccount,
    /// Where they arrive.
    pub credit: LedgerAccount,
    /// How many.
    pub credits: u32,
    /// The run that it is for.
    pub run_id: Option<Id<Run>>,
    /// The briefing that run checks against.
    pub briefing_name: Option<String>,
    /// Whose check it is about.
    pub candidate_id: Option<Id<Candidate>>,
    /// That candidate's name.
    pub candidate_name: Option<String>,
    /// Why credits were granted.
    pub cause: Option<GrantCause>,
    /// The same in a person's words.
    pub reason: String,
    /// The balances after it.
    pub balance: Balance,
    /// When.
    #[specta(type = String)]
    pub booked_at: Timestamp,
}

/// Which entries to show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct EntryFilter {
    /// Of this kind.
    pub kind: Option<EntryKind>,
    /// Of this run.
    pub run: Option<Id<Run>>,
    /// Not before.
    #[specta(type = Option<String>)]
    pub from: Option<Timestamp>,
    /// Before.
    #[specta(type = Option<String>)]
    pub until: Option<Timestamp>,
}

/// What matches a filter, added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct EntrySums {
    /// How many entries.
    pub entries: u32,
    /// Credits granted, less corrections; can be below zero in a stretch of time.
    #[specta(type = i32)]
    pub granted: i64,
    /// Credits reserved.
    #[specta(type = u32)]
    pub reserved: i64,
    /// Credits spent.
    #[specta(type = u32)]
    pub spent: i64,
    /// Credits released.
    #[specta(type = u32)]
    pub released: i64,
}

/// The balances at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct BalanceAt {
    /// When.
    #[specta(type = String)]
    pub at: Timestamp,
    /// The balances then.
    pub balance: Balance,
}

impl Workspace {
    /// Balances, today's use and rules. Grants the month's allotment where it is due.
    pub async fn credits(&self) -> Result<Credits> {
        self.grant_what_is_due().await?;
        let (now, zone) = (self.now(), self.zone());
        self.store().read(move |db| credits(db, now, &zone)).await
    }

    /// Writes the rules about credits.
    pub async fn update_credit_rules(&self, rules: CreditRules) -> Result<()> {
        self.store()
            .write(move |tx| store::settings::set(tx, RULES, &rules))
            .await?;
        self.grant_what_is_due().await?;
        self.tell(&[Change::Credits]);
        Ok(())
    }

    /// Grants credits, or corrects what was granted with a negative amount. A second call with the same request
    /// books nothing.
    ///
    /// # Errors
    ///
    /// `credits_invalid`, and `reason_missing` where no reason is given.
    pub async fn grant_credits(&self, request: Id<Request>, credits: i32, reason: String) -> Result<Balance> {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Error::invalid(
                Code::ReasonMissing,
                "a grant needs a reason",
                "Say in a few words why, so that the ledger explains itself.",
            ));
        }
        let now = self.now();
        let cause = if credits < 0 {
            GrantCause::Correction
        } else {
            GrantCause::TopUp
        };
        let balance = self
            .store()
            .write(move |tx| {
                let mut ledger = Ledger::open(tx, now)?;
                ledger.grant(request, (cause, &reason), credits)?;
                Ok(ledger.balance())
            })
            .await?;
        self.tell(&[Change::Credits]);
        Ok(balance)
    }

    /// Entries of the ledger, newest first.
    pub async fn credit_entries(&self, filter: EntryFilter, offset: u32, limit: u32) -> Result<Vec<Entry>> {
        self.store()
            .read(move |db| credit_entries::list(db, &filter, offset, limit.min(LONGEST_PAGE)))
            .await
    }

    /// What matches a filter, added up.
    pub async fn credit_sums(&self, filter: EntryFilter) -> Result<EntrySums> {
        self.store()
            .read(move |db| {
                let mut sums = EntrySums::default();
                for (kind, entries, credits) in credit_entries::sums(db, &filter)? {
                    sums.entries += entries;
                    match kind {
                        EntryKind::Grant => sums.granted = credits,
                        EntryKind::Hold => sums.reserved = credits,
                        EntryKind::Post => sums.spent = credits,
                        EntryKind::Void => sums.released = credits,
                    }
                }
                Ok(sums)
            })
            .await
    }

    /// The balances over the last `days`, about a hundred points at most; the first may be older, and says with what
    /// they began.
    pub async fn credit_history(&self, days: u32) -> Result<Vec<BalanceAt>> {
        let day_ms = 24 * 60 * 60 * 1_000;
        let days = i64::from(days.clamp(1, 3_660));
        let since = self.now().as_millisecond() - days * day_ms;
        let step_ms = (days * day_ms / 100).max(1);
        self.store()
            .read(move |db| {
                let points = credit_entries::history(db, store::time(since)?, step_ms)?;
                Ok(points
                    .into_iter()
                    .map(|(at, balance)| BalanceAt { at, balance })
                    .collect())
            })
            .await
    }

    /// Derives every balance again from the entries, and says which entries do not fit. Runs may book on meanwhile.
    pub async fn verify_credits(&self) -> Result<Verification> {
        self.store().read_as_of_now(verify::verify).await
    }

    /// Books the month's allotment once. A clock that was set back grants nothing again.
    async fn grant_what_is_due(&self) -> Result<()> {
        let (now, month) = (self.now(), self.month());
        let is_due = move |db: &Connection| -> Result<Option<u32>> {
            let rules = rules(db)?;
            let last: Option<Date> = store::settings::get(db, ALLOTTED)?;
            let due = rules.monthly_allotment > 0 && last.is_none_or(|last| last < month);
            Ok(due.then_some(rules.monthly_allotment))
        };
        if self.store().read(is_due).await?.is_none() {
            return Ok(());
        }
        self.store()
            .write(move |tx| {
                // Asked again: somebody else may have been faster.
                match is_due(tx)? {
                    Some(credits) => allot(tx, month, credits, now),
                    None => Ok(()),
                }
            })
            .await?;
        self.tell(&[Change::Credits]);
        Ok(())
    }

    /// The first day of the month that it is here.
    fn month(&self) -> Date {
        self.now().to_zoned(self.zone()).date().first_of_month()
    }
}

/// What is set about credits.
pub(crate) fn rules(db: &Connection) -> Result<CreditRules> {
    Ok(store::settings::get(db, RULES)?.unwrap_or_default())
}

fn credits(db: &Connection, now: Timestamp, zone: &TimeZone) -> Result<Credits> {
    Ok(Credits {
        balance: credit_entries::last(db)?.balance,
        today: credit_entries::held_since(db, midnight(now, zone)?)?,
        rules: rules(db)?,
    })
}

/// Refuses a price that goes over a cap.
///
/// # Errors
///
/// `credit_cap` with the cap and what is left of it.
pub(crate) fn check_caps(db: &Connection, price: u32, now: Timestamp, zone: &TimeZone) -> Result<()> {
    let Credits { today, rules, .. } = credits(db, now, zone)?;
    if price == 0 {
        return Ok(());
    }
    if let Some(cap) = rules.run_cap.filter(|cap| price > *cap) {
        return Err(over_cap(cap, price, "one run", None));
    }
    if let Some(cap) = rules.day_cap.filter(|cap| price > cap.saturating_sub(today)) {
        return Err(over_cap(
            cap,
            today.saturating_add(price),
            "one day",
            Some(Case::DayCap),
        ));
    }
    Ok(())
}

fn over_cap(cap: u32, needed: u32, of: &str, case: Option<Case>) -> Error {
    Error::refused(
        Code::CreditCap,
        format!(
            "this would take {} credits in {of}, and the cap is {}",
            grouped(needed),
            grouped(cap)
        ),
        "Check fewer candidates, or raise the cap on the Credits page.",
    )
    .with("needed", needed)
    .with("cap", cap)
    .in_case(case)
}

fn allot(tx: &Transaction<'_>, month: Date, credits: u32, now: Timestamp) -> Result<()> {
    let name = month.strftime("%Y-%m").to_string();
    let digest: [u8; 32] = Sha256::digest(format!("allotment {name}")).into();
    let id = digest
        .first_chunk::<16>()
        .map(|bytes| Id::<Request>::from_bytes(*bytes));
    let id = id.context("a digest has sixteen bytes")?;
    let credits = i32::try_from(credits).unwrap_or(i32::MAX);
    Ledger::open(tx, now)?.grant(id, (GrantCause::Allotment, &name), credits)?;
    store::settings::set(tx, ALLOTTED, &month)
}

/// The moment at which the day began here.
fn midnight(now: Timestamp, zone: &TimeZone) -> Result<Timestamp> {
    let start = now.to_zoned(zone.clone()).start_of_day();
    Ok(start.context("find the start of the day")?.timestamp())
}
