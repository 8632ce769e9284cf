//! Accounts: the connected LinkedIn identities that imports run on. Their tokens are elsewhere.

use jiff::Timestamp;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::{
    Code, Error, Result,
    change::Change,
    connector::AccountHealth,
    id::Id,
    quota::{self, Quota},
    run::{RunState, Stop},
    store,
    workspace::Workspace,
};

/// A connected LinkedIn identity (a *persona*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id in this workspace.
    pub id: Id<Account>,
    /// Through whom it is connected.
    pub provider: Provider,
    /// What the recruiter calls it.
    pub name: String,
    /// The provider's address for this customer, normalised: `https://host[:port]`.
    pub dsn: String,
    /// The provider's id of the account.
    pub provider_account_id: String,
    /// What is paid for at LinkedIn.
    pub product: Product,
    /// The IANA time zone whose calendar days are the account-days.
    pub time_zone: String,
    /// Results that LinkedIn may serve on one account-day.
    pub daily_limit: u32,
    /// Pause between two requests, in milliseconds; the connector adds jitter.
    pub pace_ms: u32,
    /// How it is, as far as we know.
    pub status: AccountStatus,
    /// When the status was last asked for.
    pub checked_at: Option<Timestamp>,
}

/// Who connects the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// Unipile, API version 1.
    Unipile,
}

/// The LinkedIn product that a seat pays for, and that a search address belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Product {
    /// linkedin.com itself.
    Classic,
    /// Sales Navigator.
    SalesNavigator,
    /// Recruiter.
    Recruiter,
}

impl Product {
    /// How many results of one search the product shows, whatever total it states.
    ///
    /// Source: provider documentation, 1,000 for classic and 2,500 for the other two.
    pub fn window(self) -> u32 {
        match self {
            Self::Classic => 1_000,
            Self::SalesNavigator | Self::Recruiter => 2_500,
        }
    }
}

/// Whether imports can run on the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum AccountStatus {
    /// Yes.
    Connected,
    /// LinkedIn wants to see a person.
    Checkpoint,
    /// The session is gone, or the token.
    Disconnected,
    /// LinkedIn has restricted the account.
    Restricted,
    /// The Recruiter seat is open somewhere else.
    SeatInUse,
}

impl AccountStatus {
    /// What it means and what to do, in two sentences; nothing to do when connected.
    pub fn in_words(self) -> (&'static str, &'static str) {
        match self {
            Self::Connected => ("Ready to import", ""),
            Self::Checkpoint => (
                "LinkedIn wants to verify that it is you",
                "Open LinkedIn, pass the verification, then check the account.",
            ),
            Self::Disconnected => (
                "The session or the token has ended",
                "Connect the account again at the provider, or enter a new token.",
            ),
            Self::Restricted => (
                "LinkedIn has restricted this account",
                "Open LinkedIn and follow what it says there. Do not import until the restriction is lifted.",
            ),
            Self::SeatInUse => (
                "The Recruiter seat is open somewhere else",
                "Close Recruiter in other browsers, then check the account.",
            ),
        }
    }
}

impl From<AccountHealth> for AccountStatus {
    fn from(health: AccountHealth) -> Self {
        match health {
            AccountHealth::Connected => Self::Connected,
            AccountHealth::Checkpoint => Self::Checkpoint,
            AccountHealth::Disconnected => Self::Disconnected,
            AccountHealth::Restricted => Self::Restricted,
            AccountHealth::SeatInUse => Self::SeatInUse,
        }
    }
}

/// An account about to be connected, as the recruiter typed it.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewAccount {
    /// Through whom.
    pub provider: Provider,
    /// What to call it.
    pub name: String,
    /// The provider's address, as pasted.
    pub dsn: String,
    /// The provider's id of the account.
    pub provider_account_id: String,
    /// What is paid for at LinkedIn.
    pub product: Product,
    /// The IANA time zone of its account-days.
    pub time_zone: String,
}

/// What can be edited of an account.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountEdit {
    /// What to call it.
    pub name: String,
    /// The IANA time zone of its account-days.
    pub time_zone: String,
    /// Results a day, at most 2,500.
    pub daily_limit: u32,
    /// Pause between two requests, in milliseconds.
    pub pace_ms: u32,
}

/// The most results LinkedIn may serve one account on one account-day.
pub const MOST_A_DAY: u32 = 2_500;

/// The longest pause between two requests.
const SLOWEST_PACE_MS: u32 = 600_000;

impl Account {
    /// The name of its token in the secret store.
    pub fn secret_name(&self) -> String {
        format!("account:{}", self.id)
    }
}

impl Workspace {
    /// The connected accounts with today's quota, oldest first.
    pub async fn accounts(&self) -> Result<Vec<(Account, Quota)>> {
        let now = self.now();
        self.store()
            .read(move |db| {
                let with_quota = |(row, account)| {
                    let quota = quota::today(db, row, &account, now)?;
                    Ok((account, quota))
                };
                store::accounts::list(db)?.into_iter().map(with_quota).collect()
            })
            .await
    }

    /// One account with today's quota.
    pub async fn account(&self, id: Id<Account>) -> Result<(Account, Quota)> {
        let now = self.now();
        self.store()
            .read(move |db| {
                let (row, account) = store::accounts::get(db, id)?;
                let quota = quota::today(db, row, &account, now)?;
                Ok((account, quota))
            })
            .await
    }

    /// Connects an account. The same LinkedIn account is never added twice: if it was removed, it comes back
    /// with the quota it has used.
    pub async fn add_account(&self, new: NewAccount, token: &SecretString) -> Result<Id<Account>> {
        quota::time_zone(&new.time_zone)?;
        let dsn = self.connect().check_dsn(&new.dsn)?;
        self.connect().check_token(token)?;
        let (name, provider_account_id) = (
            new.name.trim().to_owned(),
            new.provider_account_id.trim().to_owned(),
        );
        if name.is_empty() {
            return Err(Error::invalid(
                Code::NameMissing,
                "an account needs a name",
                "Name it after its owner.",
            ));
        }
        if provider_account_id.is_empty() {
            return Err(Error::invalid(
                Code::AccountIdMissing,
                "the provider's id of the account is missing",
                "Copy it from the provider's list of accounts.",
            ));
        }
        let account = Account {
            id: Id::fresh(),
            provider: new.provider,
            name,
            pace_ms: self.connect().default_pace_ms(&dsn),
            dsn,
            provider_account_id,
            product: new.product,
            time_zone: new.time_zone,
            daily_limit: MOST_A_DAY,
            status: AccountStatus::Connected,
            checked_at: None,
        };
        let now = self.now();
        let account = self
            .store()
            .write(move |tx| {
                match store::accounts::find_same(tx, &account.dsn, &account.provider_account_id)? {
                    Some((_, false)) => Err(Error::refused(
                        Code::AccountExists,
                        "this LinkedIn account is connected already",
                        "Find it in Settings, Accounts.",
                    )),
                    Some(((_, before), true)) => {
                        // Its days go on in the old time zone until nothing is booked on the day.
                        let account = Account {
                            id: before.id,
                            time_zone: before.time_zone,
                            ..account
                        };
                        store::accounts::update(tx, &account)?;
                        store::accounts::set_status(tx, account.id, AccountStatus::Connected, now)?;
                        Ok(account)
                    }
                    None => {
                        store::accounts::insert(tx, &account, now)?;
                        Ok(account)
                    }
                }
            })
            .await?;
        if let Err(error) = self.keep_token(&account, token).await {
            let id = account.id;
            self.store()
                .write(move |tx| store::accounts::remove(tx, id, now))
                .await?;
            return Err(error);
        }
        self.tell(&[
            Change::Accounts,
            Change::Quota {
                account_id: account.id,
            },
        ]);
        Ok(account.id)
    }

    /// Edits an account. The time zone can change only while nothing is booked on its day: otherwise the same
    /// day could be had twice.
    pub async fn update_account(&self, id: Id<Account>, edit: AccountEdit) -> Result<()> {
        quota::time_zone(&edit.time_zone)?;
        if edit.daily_limit == 0 || edit.daily_limit > MOST_A_DAY {
            return Err(Error::invalid(
                Code::DailyLimitInvalid,
                format!("the daily limit is between 1 and {MOST_A_DAY}"),
                "Choose a number in between.",
            )
            .with("most", MOST_A_DAY));
        }
        if edit.pace_ms > SLOWEST_PACE_MS {
            return Err(Error::invalid(
                Code::PaceInvalid,
                "the pause is at most ten minutes",
                "Choose a shorter one.",
            ));
        }
        if edit.name.trim().is_empty() {
            return Err(Error::invalid(
                Code::NameMissing,
                "an account needs a name",
                "Name it after its owner.",
            ));
        }
        let now = self.now();
        self.store()
            .write(move |tx| {
                let (row, before) = store::accounts::get_usable(tx, id)?;
                let today = quota::today(tx, row, &before, now)?;
                if edit.time_zone != before.time_zone && today.used + today.reserved > 0 {
                    return Err(Error::refused(
                        Code::TimeZoneInUse,
                        "results were already served on today's account-day, so its time zone stays",
                        "Change the time zone before the first import of a day.",
                    ));
                }
                let AccountEdit {
                    name,
                    time_zone,
                    daily_limit,
                    pace_ms,
                } = edit;
                let name = name.trim().to_owned();
                store::accounts::update(
                    tx,
                    &Account {
                        name,
                        time_zone,
                        daily_limit,
                        pace_ms,
                        ..before
                    },
                )
            })
            .await?;
        self.tell(&[Change::Accounts, Change::Quota { account_id: id }]);
        Ok(())
    }

    /// Puts a new token in place of the old one, and tries it. That the provider cannot be asked now says nothing
    /// about the token, which is kept all the same.
    pub async fn replace_token(&self, id: Id<Account>, token: &SecretString) -> Result<()> {
        self.connect().check_token(token)?;
        let (_, account) = self
            .store()
            .read(move |db| store::accounts::get_usable(db, id))
            .await?;
        self.keep_token(&account, token).await?;
        match self.check_account(id).await {
            Ok(_) | Err(Error::Provider(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Asks the provider how the account is, and notes it.
    pub async fn check_account(&self, id: Id<Account>) -> Result<AccountStatus> {
        let (_, account) = self
            .store()
            .read(move |db| store::accounts::get_usable(db, id))
            .await?;
        let health = match self.provider(&account).await {
            Ok(provider) => provider.account().await,
            Err(Error::Provider(refusal)) => Err(refusal),
            Err(error) => return Err(error),
        };
        let status = match health {
            Ok(health) => health.into(),
            Err(refusal) => refusal.kind.account_status().ok_or(refusal)?,
        };
        self.note_status(&account, status).await?;
        Ok(status)
    }

    /// Notes how an account turned out to be.
    pub(crate) async fn note_status(&self, account: &Account, status: AccountStatus) -> Result<()> {
        let (id, now) = (account.id, self.now());
        self.store()
            .write(move |tx| store::accounts::set_status(tx, id, status, now))
            .await?;
        self.tell(&[Change::Accounts]);
        Ok(())
    }

    async fn keep_token(&self, account: &Account, token: &SecretString) -> Result<()> {
        let (name, token) = (account.secret_name(), token.clone());
        self.outside(move |connect| connect.secrets().set(&name, &token))
            .await
    }

    /// Takes an account off the lists and forgets its token. What it imported stays; what it was about to import
    /// waits until it is connected again.
    pub async fn remove_account(&self, id: Id<Account>) -> Result<()> {
        let (account, _) = self.account(id).await?;
        let parked = Stop::after(&Error::AccountRemoved);
        let at_work = self.store().read(move |db| store::runs::open_on(db, id)).await?;
        self.stop_all(at_work.iter().map(|run| run.id), &parked).await;
        let name = account.secret_name();
        self.outside(move |connect| connect.secrets().forget(&name))
            .await?;
        let now = self.now();
        let waiting = self
            .store()
            .write(move |tx| {
                store::accounts::remove(tx, id, now)?;
                let mut waiting = store::runs::open_on(tx, id)?;
                // Who has started a run meanwhile is told by the run itself.
                waiting.retain(|run| run.state != RunState::Running);
                for run in &waiting {
                    store::runs::stop(tx, run.row, &parked, now)?;
                }
                Ok(waiting)
            })
            .await?;
        let told = waiting.iter().map(|run| Change::Run {
            run_id: run.id,
            search_id: run.search_id,
        });
        self.tell(&told.chain([Change::Accounts]).collect::<Vec<_>>());
        Ok(())
    }
}
