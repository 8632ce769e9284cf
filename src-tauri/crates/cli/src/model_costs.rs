//! `longlist provider price` and `longlist provider spend`: what models cost, and what they came to.

use clap::Args;
use longlist_core::{
    id::Id,
    provider::{ModelSpend, PricedModel, Prices, Provider, TypedPrices},
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    failure::Result,
    output::Answer,
    project::word,
    provider::provider_id,
    table::{plain, table},
};

/// Micros in a dollar.
const A_DOLLAR: u64 = 1_000_000;

/// Which price to show or to set.
#[derive(Debug, Args)]
pub struct PriceOrder {
    /// The provider
    #[arg(value_parser = provider_id)]
    id: Id<Provider>,
    /// One of its models [default: the one that it was saved with]
    #[arg(long)]
    model: Option<String>,
    /// What a million tokens of questions cost, such as 2.50
    #[arg(long = "in", value_name = "DOLLARS", requires = "dollars_out")]
    dollars_in: Option<String>,
    /// What a million tokens of answers cost
    #[arg(long = "out", value_name = "DOLLARS", requires = "dollars_in")]
    dollars_out: Option<String>,
    /// Take the price away
    #[arg(long, conflicts_with_all = ["dollars_in", "dollars_out"])]
    forget: bool,
}

/// Sets a price, takes it away, or shows it.
pub async fn price(workspace: &Workspace, order: PriceOrder) -> Result<Answer> {
    let provider = workspace.model_provider(order.id).await?;
    let model = order.model.unwrap_or_else(|| provider.model.clone());
    let typed = order.dollars_in.zip(order.dollars_out);
    if let Some((dollars_in, dollars_out)) = typed {
        let typed = TypedPrices {
            dollars_in,
            dollars_out,
        };
        workspace
            .set_prices(order.id, &model, Some(typed.read()?))
            .await?;
    } else if order.forget {
        workspace.set_prices(order.id, &model, None).await?;
    }
    let model = Provider { model, ..provider };
    let prices = workspace.prices(&model).await?;
    let name = plain(&model.model);
    let text = prices.map_or_else(
        || format!("No price of {name} is entered, so what it costs is not known."),
        |Prices {
             micros_in,
             micros_out,
         }| {
            let (questions, answers) = (dollars(micros_in.into()), dollars(micros_out.into()));
            format!("A million tokens of {name} cost {questions} for questions and {answers} for answers.")
        },
    );
    let priced = PricedModel {
        provider: model.id,
        model: model.model,
        prices,
    };
    Ok(Answer::new(price_document(&priced), text))
}

/// Says what models were asked in the last thirty days, and what that cost.
pub async fn spend(workspace: &Workspace) -> Result<Answer> {
    let spend = workspace.model_spend().await?;
    let cost = |each: &ModelSpend| match (each.checks - each.unpriced, each.unpriced) {
        (0, _) => "not known".to_owned(),
        (_, 0) => dollars(each.cost_micros),
        (_, unpriced) => format!("{} and {unpriced} without a price", dollars(each.cost_micros)),
    };
    let rows: Vec<_> = spend
        .month
        .iter()
        .map(|each| {
            [
                word(each.evaluator),
                each.vendor.map_or_else(|| "-".to_owned(), word),
                each.model.clone(),
                each.checks.to_string(),
                (each.tokens_in + each.tokens_out).to_string(),
                cost(each),
                each.average_micros.map_or_else(|| "-".to_owned(), dollars),
            ]
        })
        .collect();
    let mut text = table(
        [
            "EVALUATOR",
            "VENDOR",
            "MODEL",
            "CHECKS",
            "TOKENS",
            "COST",
            "A CHECK",
        ],
        &rows,
        "No model was asked in the last thirty days. The local evaluator costs nothing.",
    );
    if !rows.is_empty() {
        text.push_str("\n\nThese are the completed checks. What failed checks, drafts and tests of a key have used stands only on the vendor’s bill.");
    }
    let days = spend
        .days
        .iter()
        .map(|day| json!({ "date": day.date, "tokens": day.tokens, "cost_micros": day.cost_micros }));
    let models = |spend: &[ModelSpend]| spend.iter().map(spend_document).collect::<Vec<_>>();
    let document = json!({
        "days": days.collect::<Vec<_>>(), "week": models(&spend.week), "month": models(&spend.month),
    });
    Ok(Answer::new(document, text))
}

fn price_document(priced: &PricedModel) -> Value {
    json!({
        "provider_id": priced.provider,
        "model": priced.model,
        "micros_in": priced.prices.map(|prices| prices.micros_in),
        "micros_out": priced.prices.map(|prices| prices.micros_out),
    })
}

fn spend_document(each: &ModelSpend) -> Value {
    json!({
        "evaluator": each.evaluator,
        "vendor": each.vendor,
        "model": each.model,
        "checks": each.checks,
        "runs": each.runs,
        "tokens_in": each.tokens_in,
        "tokens_out": each.tokens_out,
        "cost_micros": each.cost_micros,
        "unpriced": each.unpriced,
        "average_micros": each.average_micros,
    })
}

/// An amount to its last digit, with at least cents.
fn dollars(micros: u64) -> String {
    let decimals = format!("{:06}", micros % A_DOLLAR);
    let shown = decimals.trim_end_matches('0');
    format!("${}.{shown:0<2}", micros / A_DOLLAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_to_its_last_digit() {
        for (micros, written) in [
            (0, "$0.00"),
            (2_500_000, "$2.50"),
            (1, "$0.000001"),
            (1_234_567_890, "$1234.56789"),
        ] {
            assert_eq!(dollars(micros), written, "{micros} micros");
        }
    }
}
