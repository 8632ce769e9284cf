//! What was asked of models and what that cost, added up from the checks that are kept.
//!
//! A check keeps what it cost at the price of its day. One that was kept while no price was entered has no cost: it is
//! counted, and never guessed at. Checks of people who were erased are gone, here as everywhere. What came to no completed
//! check, such as an answer that did not fit, a draft or a test of a key, is on the vendor's bill alone.

use std::collections::BTreeMap;

use anyhow::Context as _;
use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use rusqlite::Connection;
use serde::Serialize;

use super::{ModelEvaluator, Prices, Vendor};
use crate::{
    Result,
    evaluator::EvaluatorKind,
    store::{from_word, model_prices, model_spend, ms},
    workspace::Workspace,
};

/// Days of the short view, today among them.
const WEEK: i32 = 7;
/// Days of the long one.
const MONTH: i32 = 30;

/// What models were asked lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Spend {
    /// The last seven days, oldest first, today at the end.
    pub days: Vec<SpendDay>,
    /// These seven days by model, the dearest first.
    pub week: Vec<ModelSpend>,
    /// The last thirty days by model, likewise.
    pub month: Vec<ModelSpend>,
}

/// One day, in the time zone of this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SpendDay {
    /// Which.
    #[specta(type = String)]
    pub date: Date,
    /// Tokens of questions and answers.
    #[specta(type = u32)]
    pub tokens: u64,
    /// In millionths of a US dollar.
    #[specta(type = u32)]
    pub cost_micros: u64,
}

/// What one model was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ModelSpend {
    /// As what it works.
    pub evaluator: EvaluatorKind,
    /// Whose it is; none where the checks do not say.
    pub vendor: Option<Vendor>,
    /// The model, as its vendor names it.
    pub model: String,
    /// Completed checks that it was asked for.
    pub checks: u32,
    /// Runs that these belong to.
    pub runs: u32,
    /// Tokens of the questions, as the vendor counts.
    #[specta(type = u32)]
    pub tokens_in: u64,
    /// Tokens of the answers.
    #[specta(type = u32)]
    pub tokens_out: u64,
    /// What the checks with a price cost, in millionths of a US dollar.
    #[specta(type = u32)]
    pub cost_micros: u64,
    /// How many of the checks were kept while no price was entered.
    pub unpriced: u32,
    /// What a check with a price cost on average; none where there is no such check.
    #[specta(type = Option<u32>)]
    pub average_micros: Option<u64>,
}

impl Workspace {
    /// What models were asked in the last days, and what that cost.
    pub async fn model_spend(&self) -> Result<Spend> {
        let (now, zone) = (self.now(), self.zone());
        self.store().read(move |db| read(db, now, &zone)).await
    }
}

fn read(db: &Connection, now: Timestamp, zone: &TimeZone) -> Result<Spend> {
    let prices = model_prices::list(db)?;
    let today = now.to_zoned(zone.clone()).date();
    let since = |days: i32| -> Result<Vec<ModelSpend>> {
        let sums = model_spend::by_model(db, start(today, 1 - days, zone)?, start(today, 1, zone)?)?;
        Ok(sums.into_iter().map(|sum| spend(sum, &prices)).collect())
    };
    let days = (1 - WEEK..=0).map(|offset| {
        let sums = model_spend::by_model(db, start(today, offset, zone)?, start(today, offset + 1, zone)?)?;
        Ok(SpendDay {
            date: today.saturating_add(offset.days()),
            tokens: sums.iter().map(|sum| sum.tokens_in + sum.tokens_out).sum(),
            cost_micros: sums.iter().map(|sum| sum.cost_micros).sum(),
        })
    });
    Ok(Spend {
        days: days.collect::<Result<_>>()?,
        week: since(WEEK)?,
        month: since(MONTH)?,
    })
}

/// When a day begins, so many days after today.
fn start(today: Date, offset: i32, zone: &TimeZone) -> Result<i64> {
    let day = today.saturating_add(offset.days());
    let begins = day.to_zoned(zone.clone()).context("find the start of a day")?;
    Ok(ms(begins.timestamp()))
}

fn spend(sum: model_spend::Sum, prices: &BTreeMap<model_prices::Name, Prices>) -> ModelSpend {
    let (vendor, model) = names(&sum.model);
    let unpriced = if is_free(sum.evaluator, vendor, &model, prices) {
        0
    } else {
        sum.without_cost
    };
    let priced = u64::from(sum.checks.saturating_sub(unpriced));
    ModelSpend {
        evaluator: sum.evaluator,
        vendor,
        model,
        checks: sum.checks,
        runs: sum.runs,
        tokens_in: sum.tokens_in,
        tokens_out: sum.tokens_out,
        cost_micros: sum.cost_micros,
        unpriced,
        average_micros: sum.cost_micros.checked_div(priced),
    }
}

/// Vendor and model, which checks keep in one word: `openai/gpt-5-mini`.
fn names(mark: &str) -> (Option<Vendor>, String) {
    let known = mark.split_once('/').and_then(|(vendor, model)| {
        let vendor = from_word::<Vendor>(vendor.to_owned()).ok()?;
        Some((Some(vendor), model.to_owned()))
    });
    known.unwrap_or_else(|| (None, mark.to_owned()))
}

/// Whether nothing is charged for it: it runs on this computer, or that was entered as its price.
fn is_free(
    evaluator: EvaluatorKind,
    vendor: Option<Vendor>,
    model: &str,
    prices: &BTreeMap<model_prices::Name, Prices>,
) -> bool {
    let evaluator = match evaluator {
        EvaluatorKind::Local | EvaluatorKind::LocalLlm => return true,
        EvaluatorKind::Byok => ModelEvaluator::Byok,
        EvaluatorKind::Managed => ModelEvaluator::Managed,
    };
    vendor
        .and_then(|vendor| prices.get(&(evaluator, vendor, model.to_owned())))
        .is_some_and(|prices| prices.is_free())
}
