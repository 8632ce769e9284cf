//! A quote: what checking will cost, before anybody is checked. And the start, at exactly that price.

use jiff::Timestamp;
use rusqlite::{Connection, Transaction};
use serde::Serialize;

use super::{
    CheckAsk, CheckPlan,
    plan::{Whom, pack},
};
use crate::{
    Code, Error, Result,
    briefing::Briefing,
    change::Change,
    evaluator::Price,
    id::Id,
    ledger::{self, Balance, Ledger, Request},
    membership::Selection,
    pool::{PoolFilter, PoolQuery},
    run::{NewRun, Plan, Run, RunSource, Trouble},
    store,
    workspace::Workspace,
};

/// What a run of checks would cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckQuote {
    /// Candidates who were not checked in the recency window.
    pub new: u32,
    /// Candidates who were.
    pub recent: u32,
    /// What each of them costs.
    pub price: Price,
    /// new × its price + recent × its price.
    pub total: u32,
    /// The balances now.
    pub balance: Balance,
    /// What is available afterwards; none where the balance is too small.
    pub after: Option<u32>,
    /// Why the run could not start, if it could not.
    pub refusal: Option<Trouble>,
}

/// Whom a run is to check: rows in ascending order.
struct Checklist {
    candidates: Vec<u32>,
    recent: Vec<u32>,
}

impl Workspace {
    /// What checking would cost, and whether it could start.
    ///
    /// # Errors
    ///
    /// `nobody_to_check` where nobody is selected.
    pub async fn quote_check(&self, ask: &CheckAsk) -> Result<CheckQuote> {
        // First of all whether there is such a briefing.
        self.briefing(ask.briefing_id).await?;
        let rows = self.whom(&ask.whom).await?;
        // Also grants what is due, so that the balance is the one that counts.
        let balance = self.credits().await?.balance;
        let (now, zone, price) = (self.now(), self.zone(), ask.evaluator.price());
        self.ready_to_evaluate(ask.evaluator).await?;
        self.store()
            .read(move |db| {
                let list = checklist(db, rows, now)?;
                let total = list.total(price)?;
                let after = balance.available.checked_sub(total);
                let refusal = match after {
                    None => Err(Error::CreditsExhausted {
                        available: balance.available,
                        needed: total,
                    }),
                    Some(_) => ledger::account::check_caps(db, total, now, &zone),
                };
                Ok(CheckQuote {
                    new: list.new_ones(),
                    recent: count(&list.recent),
                    price,
                    total,
                    balance,
                    after,
                    refusal: refusal.err().as_ref().map(Trouble::from),
                })
            })
            .await
    }

    /// Starts a run of checks. Its price is fixed and held here; the wording of the briefing is locked from here on.
    ///
    /// `expected` is the total that somebody has seen and agreed to: where it has changed since, nothing starts.
    ///
    /// # Errors
    ///
    /// `price_changed`, `credit_cap`, [`Error::CreditsExhausted`], `nobody_to_check`: then nothing is held.
    pub async fn start_check(&self, ask: &CheckAsk, expected: Option<u32>) -> Result<Run> {
        let briefing = self.briefing(ask.briefing_id).await?;
        let rows = self.whom(&ask.whom).await?;
        self.credits().await?;
        self.ready_to_evaluate(ask.evaluator).await?;
        let plan = CheckPlan {
            evaluator: ask.evaluator,
            price: ask.evaluator.price(),
        };
        let search = match &ask.whom {
            Whom::Search { search_id } => Some(*search_id),
            Whom::Selection { .. } => None,
        };
        let (now, zone, briefing_row) = (self.now(), self.zone(), briefing.row);
        let id = self
            .store()
            .write(move |tx| {
                let list = checklist(tx, rows, now)?;
                let total = list.total(plan.price)?;
                if expected.is_some_and(|expected| expected != total) {
                    return Err(price_changed(total));
                }
                ledger::account::check_caps(tx, total, now, &zone)?;
                let search = search.map(|id| store::searches::get(tx, id)).transpose()?;
                let id = Id::fresh();
                let run = store::runs::insert(
                    tx,
                    &NewRun {
                        id,
                        source: RunSource::Check,
                        search: search.map(|(row, _)| row),
                        briefing: Some(briefing_row),
                        account: None,
                        plan: Plan::Check(plan),
                        size: Some(count(&list.candidates)),
                        total: Some(count(&list.candidates)),
                        reachable: None,
                        position: serde_json::json!({}),
                        continues: false,
                        started_at: now,
                        resume_until: None,
                    },
                )?;
                begin(tx, run, briefing_row, &list, total, now)?;
                Ok(id)
            })
            .await?;
        self.drive(id);
        self.tell_run(id).await;
        self.tell_briefing(briefing.id);
        self.tell(&[Change::Credits]);
        self.run(id).await
    }

    /// The rows of whom to check, in ascending order.
    pub(crate) async fn whom(&self, whom: &Whom) -> Result<Vec<u32>> {
        let selection = match whom {
            Whom::Search { search_id } => {
                self.search(*search_id).await?;
                let filters = vec![PoolFilter::Search {
                    ids: vec![*search_id],
                }];
                Selection::Matching {
                    query: PoolQuery {
                        filters,
                        ..PoolQuery::default()
                    },
                }
            }
            Whom::Selection { selection } => selection.clone(),
        };
        let mut rows: Vec<u32> = self
            .rows_of(selection)
            .await?
            .into_iter()
            .filter_map(|row| u32::try_from(row).ok())
            .collect();
        rows.sort_unstable();
        rows.dedup();
        if rows.is_empty() {
            return Err(Error::invalid(
                Code::NobodyToCheck,
                "there is nobody to check here",
                "Import candidates into this search, or select some.",
            ));
        }
        Ok(rows)
    }
}

fn begin(
    tx: &Transaction<'_>,
    run: i64,
    briefing: i64,
    list: &Checklist,
    total: u32,
    now: Timestamp,
) -> Result<()> {
    store::checks::set_plan(tx, run, &pack(&list.candidates), &pack(&list.recent))?;
    store::briefings::lock(tx, briefing, now)?;
    Ledger::open(tx, now)?.hold(Id::<Request>::fresh(), run, total)?;
    Ok(())
}

/// Who of these is still here, and who of them counts as recent: checked within the window, its last moment included.
/// A check from the future, which a clock that was set back has left, is no older than the window.
fn checklist(db: &Connection, rows: Vec<u32>, now: Timestamp) -> Result<Checklist> {
    let window_ms = ledger::account::rules(db)?.recency_days.ms();
    let oldest = now.as_millisecond() - window_ms;
    let last = store::checks::last_checked(db, &rows)?;
    let recent = last
        .into_iter()
        .filter_map(|(candidate, at)| (at >= oldest).then_some(candidate))
        .collect();
    Ok(Checklist {
        candidates: rows,
        recent,
    })
}

impl Checklist {
    fn new_ones(&self) -> u32 {
        count(&self.candidates) - count(&self.recent)
    }

    fn total(&self, price: Price) -> Result<u32> {
        let of = |count: u32, price: u32| count.checked_mul(price);
        let total = of(self.new_ones(), price.new)
            .zip(of(count(&self.recent), price.recent))
            .and_then(|(new, recent)| new.checked_add(recent));
        total.ok_or_else(|| anyhow::anyhow!("the price of this run is beyond all numbers").into())
    }
}

fn count(rows: &[u32]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}

fn price_changed(total: u32) -> Error {
    Error::refused(
        Code::PriceChanged,
        format!("the price is {total} credits by now"),
        "Look at the new quote, then start again. Nothing was reserved.",
    )
    .with("total", total)
}

impl Briefing {
    /// A briefing's requirements in the order of their bits, for whoever stores verdicts.
    pub(crate) fn by_bit(
        &self,
        bits: &std::collections::BTreeMap<String, u8>,
    ) -> Vec<(u8, crate::briefing::Requirement)> {
        let mut requirements: Vec<_> = self
            .requirements
            .iter()
            .filter_map(|requirement| Some((*bits.get(&requirement.id)?, requirement.clone())))
            .collect();
        requirements.sort_by_key(|(bit, _)| *bit);
        requirements
    }
}
