//! What models cost at their vendors: the recruiter enters it, because vendors change it as they please.

use serde::{Deserialize, Serialize};

use super::{Provider, checked_model};
use crate::{
    Case, Code, Error, Result,
    change::Change,
    id::Id,
    numbers::grouped,
    store::{self, model_prices},
    workspace::Workspace,
};

/// Tokens that a price is for, and micros in a dollar.
const A_MILLION: u32 = 1_000_000;

/// The most dollars that a million tokens cost: beyond every vendor's dearest model.
const MOST_DOLLARS: u32 = 4_000;

/// What a model costs at its vendor, in millionths of a US dollar for a million tokens: $2.50 is 2,500,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Prices {
    /// Of questions.
    pub micros_in: u32,
    /// Of answers.
    pub micros_out: u32,
}

impl Prices {
    /// Whether nothing is charged at all, which is something else than a price that nobody has entered.
    pub fn is_free(self) -> bool {
        self.micros_in == 0 && self.micros_out == 0
    }
}

/// Prices as the recruiter types them: dollars for a million tokens, such as 2.50.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TypedPrices {
    /// Of questions.
    pub dollars_in: String,
    /// Of answers.
    pub dollars_out: String,
}

impl TypedPrices {
    /// Reads them, exactly.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] with `price_invalid`, and as its case which of the two it is.
    pub fn read(&self) -> Result<Prices> {
        let price = |typed: &str, what: &str, case| {
            micros(typed).ok_or_else(|| {
                let most = grouped(MOST_DOLLARS);
                Error::invalid(
                    Code::PriceInvalid,
                    format!("the price of {what} is not an amount in dollars of at most {most}"),
                    "Write it with digits and a point, such as 2.50, and with at most six decimals.",
                )
                .in_case(case)
            })
        };
        Ok(Prices {
            micros_in: price(&self.dollars_in, "questions", Case::PriceOfQuestions)?,
            micros_out: price(&self.dollars_out, "answers", Case::PriceOfAnswers)?,
        })
    }
}

/// Dollars in digits, in millionths; none where it is anything else. A comma is refused, because it may set thousands
/// apart as well as decimals.
fn micros(typed: &str) -> Option<u32> {
    let typed = typed.trim();
    let digits = typed.strip_prefix('$').unwrap_or(typed).trim_start();
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || decimals.len() > 6 {
        return None;
    }
    let dollars: u32 = whole.parse().ok()?;
    let rest: u32 = format!("{decimals:0<6}").parse().ok()?;
    let micros = dollars.checked_mul(A_MILLION)?.checked_add(rest)?;
    (micros <= MOST_DOLLARS * A_MILLION).then_some(micros)
}

/// What so many tokens cost, in millionths of a US dollar. Rounded up, so that what costs something never counts as
/// free; at most `u32::MAX`, which is more than 4,000 dollars.
pub fn cost_micros(tokens_in: u32, tokens_out: u32, prices: Prices) -> u32 {
    // Two products of 32 bits do not always fit 64.
    let part = |tokens: u32, price: u32| u128::from(tokens) * u128::from(price);
    let whole = part(tokens_in, prices.micros_in) + part(tokens_out, prices.micros_out);
    u32::try_from(whole.div_ceil(u128::from(A_MILLION))).unwrap_or(u32::MAX)
}

impl Provider {
    /// Under which its price is kept. A provider that is removed and saved again still has it.
    pub(super) fn price_name(&self) -> model_prices::Name {
        (self.evaluator, self.vendor, self.model.clone())
    }
}

impl Workspace {
    /// What a provider's model costs, for whoever keeps a check; none where nobody has entered it.
    pub async fn prices(&self, provider: &Provider) -> Result<Option<Prices>> {
        let name = provider.price_name();
        self.store().read(move |db| model_prices::get(db, &name)).await
    }

    /// Writes what one of a provider's models costs from now on, or takes it away. Checks that are kept already do
    /// not change.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] with `model_missing`.
    pub async fn set_prices(&self, id: Id<Provider>, model: &str, prices: Option<Prices>) -> Result<()> {
        let (model, now) = (checked_model(model)?, self.now());
        self.store()
            .write(move |tx| {
                let (provider, _) = store::providers::get(tx, id)?;
                let name = Provider { model, ..provider }.price_name();
                match prices {
                    Some(prices) => model_prices::set(tx, &name, prices, now),
                    None => model_prices::forget(tx, &name),
                }
            })
            .await?;
        self.tell(&[Change::Providers]);
        Ok(())
    }
}
