//! Before the start: what an import size means today, and whether the import can start at all.

use anyhow::Context as _;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{LinkedinPlan, Position};
use crate::{
    Case, Code, Error, Result,
    account::{Account, Product},
    change::Change,
    id::Id,
    identity::search_url::SearchUrl,
    quota,
    run::{NewRun, Plan, RESUME_WINDOW, Run, RunSource, RunState, StopReason},
    search::Search,
    store,
    workspace::Workspace,
};

/// What an import size comes to, in results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportPlan {
    /// The size, capped at what can be reached.
    pub size: u32,
    /// Imported today.
    pub now: u32,
    /// Imported after a reset.
    pub later: u32,
    /// How many more account-days that takes.
    pub days: u32,
    /// Whether the size was above what can be reached.
    pub capped: bool,
    /// What is left of today's quota before it starts.
    pub fits_today: u32,
    /// What is left of today's quota afterwards.
    pub left_after: u32,
    /// Until when the rest can be resumed, if it started now.
    #[specta(type = String)]
    pub resume_until: Timestamp,
    /// When the quota resets.
    #[specta(type = String)]
    pub resets_at: Timestamp,
}

/// What the recruiter asks for.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LinkedinImportAsk {
    /// Into which search.
    pub search_id: Id<Search>,
    /// On which account.
    pub account_id: Id<Account>,
    /// The address of the LinkedIn search, as pasted.
    pub address: String,
    /// Import size: results to read.
    pub size: u32,
    /// Whether to go on by itself after the reset.
    pub continue_by_itself: bool,
}

impl Workspace {
    /// What an import of `size` results out of `reachable` comes to on this account today.
    pub async fn plan_import(&self, account: Id<Account>, reachable: u32, size: u32) -> Result<ImportPlan> {
        let now = self.now();
        let quota = self
            .store()
            .read(move |db| {
                let (row, account) = store::accounts::get_usable(db, account)?;
                quota::today(db, row, &account, now)
            })
            .await?;
        let capped = size.min(reachable);
        let today = capped.min(quota.left);
        let later = capped - today;
        Ok(ImportPlan {
            size: capped,
            now: today,
            later,
            days: later.div_ceil(quota.limit.max(1)),
            capped: capped < size,
            fits_today: quota.left,
            left_after: quota.left - today,
            resume_until: resume_until(now)?,
            resets_at: quota.resets_at,
        })
    }

    /// Starts an import. It runs in the background from here on.
    pub async fn start_linkedin_import(&self, ask: LinkedinImportAsk) -> Result<Run> {
        let address = SearchUrl::parse(&ask.address)?;
        let size = checked_size(ask.size)?.min(address.product().window());
        let now = self.now();
        let id = Id::fresh();
        let resume_until = resume_until(now)?;
        self.store()
            .write(move |tx| {
                let (search, _) = store::searches::get(tx, ask.search_id)?;
                let (account_row, account) = store::accounts::get_usable(tx, ask.account_id)?;
                check_product(&account, address.product())?;
                store::runs::insert(
                    tx,
                    &NewRun {
                        id,
                        source: RunSource::Linkedin,
                        search: Some(search),
                        briefing: None,
                        account: Some(account_row),
                        plan: Plan::Linkedin(LinkedinPlan { address }),
                        size: Some(size),
                        total: None,
                        reachable: None,
                        position: serde_json::to_value(Position::default())?,
                        continues: ask.continue_by_itself,
                        started_at: now,
                        resume_until: Some(resume_until),
                    },
                )
            })
            .await?;
        self.drive(id);
        self.tell(&[
            Change::Run {
                run_id: id,
                search_id: Some(ask.search_id),
            },
            Change::Projects,
        ]);
        self.run(id).await
    }
}

/// The size a resumed run goes for: the new one, or what was asked for, or, where that was read, all of it.
pub fn size_after_resume(run: &Run, size: Option<u32>) -> Result<Option<u32>> {
    let Plan::Linkedin(plan) = &run.plan else {
        return Ok(None);
    };
    let window = plan.address.product().window();
    match size {
        Some(size) => {
            let size = checked_size(size)?.min(window);
            if run.size.is_some_and(|before| size <= before)
                && run.stop_reason == Some(StopReason::SizeReached)
            {
                return Err(Error::invalid(
                    Code::SizeInvalid,
                    format!("{size} results of this search were read already"),
                    "Give a size above what was read, or none for all the rest.",
                )
                .in_case(Case::SizeRead)
                .with("size", size));
            }
            Ok(Some(size))
        }
        None if run.state == RunState::Finished => Ok(Some(window)),
        None => Ok(None),
    }
}

/// Refuses a search that the account's product cannot open.
pub(super) fn check_product(account: &Account, needed: Product) -> Result<()> {
    if needed == Product::Classic || needed == account.product {
        return Ok(());
    }
    let name = match needed {
        Product::Recruiter => "Recruiter",
        Product::SalesNavigator | Product::Classic => "Sales Navigator",
    };
    Err(Error::refused(
        Code::NotSubscribed,
        format!("this is a {name} search, and the account has no {name}"),
        format!("Choose an account with {name}, or paste a search of the account's own product."),
    )
    .in_case(Case::OtherProduct)
    .with("product", name))
}

fn checked_size(size: u32) -> Result<u32> {
    if size == 0 {
        return Err(Error::invalid(
            Code::SizeInvalid,
            "an import of no candidates does nothing",
            "Choose a size of at least 1.",
        ));
    }
    Ok(size)
}

fn resume_until(now: Timestamp) -> Result<Timestamp> {
    let window = SignedDuration::try_from(RESUME_WINDOW).context("read the resume window")?;
    Ok(now
        .checked_add(window)
        .context("find the end of the resume window")?)
}
