//! `longlist check`: candidates against a briefing.

use clap::{Args, Subcommand, ValueEnum};
use longlist_core::{
    briefing::Briefing,
    candidate::Candidate,
    check::{
        Category, Check, CheckAsk, CheckQuote,
        plan::Whom,
        results::{CheckDetail, RequirementResult, ResultFilter, ResultRow},
    },
    evaluator::{EvaluatorKind, guard},
    id::Id,
    membership::Selection,
    search::Search,
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    arguments,
    failure::Result,
    interruption::Interruption,
    moves::in_a_line,
    output::{Answer, sentence},
    project::word,
    run,
    table::{plain, table},
    watching::{self, Stretch},
};

/// What can be done with checks.
#[derive(Debug, Subcommand)]
pub enum CheckOrder {
    /// Say what checking would cost; nothing is reserved
    Quote(WhatToCheck),
    /// Check, and wait until it is done
    Run {
        #[command(flatten)]
        what: WhatToCheck,
        /// Start only at this price in credits: that of a quote
        #[arg(long, value_name = "CREDITS")]
        expect: Option<u32>,
    },
    /// List the results of a briefing, best first
    List(ListOrder),
    /// Show one check with all that it found
    Show {
        /// The check
        #[arg(value_parser = arguments::check_id)]
        id: Id<Check>,
    },
}

/// Whom to check, against what, and by whom.
#[derive(Debug, Args)]
pub struct WhatToCheck {
    /// Everybody in this search
    #[arg(long, value_name = "ID", value_parser = arguments::search_id, required_unless_present = "candidates")]
    search: Option<Id<Search>>,
    /// These candidates instead of a whole search; can be given several times
    #[arg(long = "candidate", value_name = "ID", value_parser = arguments::candidate_id, conflicts_with = "search")]
    candidates: Vec<Id<Candidate>>,
    /// The version of a briefing
    #[arg(long, value_name = "ID", value_parser = arguments::briefing_id)]
    briefing: Id<Briefing>,
    /// Who judges
    #[arg(long, value_enum, default_value_t = By::Local)]
    evaluator: By,
}

/// Which results to list.
#[derive(Debug, Args)]
pub struct ListOrder {
    /// The version of a briefing
    #[arg(long, value_name = "ID", value_parser = arguments::briefing_id)]
    briefing: Id<Briefing>,
    /// Only members of this search
    #[arg(long, value_name = "ID", value_parser = arguments::search_id)]
    search: Option<Id<Search>>,
    /// Only those whose latest check this evaluator made
    #[arg(long, value_enum)]
    evaluator: Option<By>,
    /// Only this category
    #[arg(long, value_enum)]
    category: Option<CategoryWord>,
    /// Only marked ones
    #[arg(long)]
    bookmarked: bool,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    limit: u32,
    /// How many to pass over
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: u32,
}

/// Who judges.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum By {
    /// The text evaluator of this program: offline and free
    Local,
    /// A model on this computer
    LocalLlm,
    /// A vendor's model, with your own key
    Byok,
    /// The gateway of your agency
    Managed,
}

/// A category.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum CategoryWord {
    /// High fit score
    A,
    /// Middling fit score
    B,
    /// Low fit score
    C,
    /// The profile is silent about a must-have
    NeedsLook,
    /// Misses a must-have
    NoFit,
}

impl From<By> for EvaluatorKind {
    fn from(by: By) -> Self {
        match by {
            By::Local => Self::Local,
            By::LocalLlm => Self::LocalLlm,
            By::Byok => Self::Byok,
            By::Managed => Self::Managed,
        }
    }
}

impl From<CategoryWord> for Category {
    fn from(word: CategoryWord) -> Self {
        match word {
            CategoryWord::A => Self::A,
            CategoryWord::B => Self::B,
            CategoryWord::C => Self::C,
            CategoryWord::NeedsLook => Self::NeedsLook,
            CategoryWord::NoFit => Self::NoFit,
        }
    }
}

impl WhatToCheck {
    fn ask(self) -> CheckAsk {
        let whom = match self.search {
            Some(search_id) => Whom::Search { search_id },
            None => Whom::Selection {
                selection: Selection::These { ids: self.candidates },
            },
        };
        CheckAsk {
            briefing_id: self.briefing,
            whom,
            evaluator: self.evaluator.into(),
        }
    }
}

/// Does it.
pub async fn obey(workspace: &Workspace, order: CheckOrder, json: bool) -> Result<Answer> {
    match order {
        CheckOrder::Quote(what) => {
            let quote = workspace.quote_check(&what.ask()).await?;
            Ok(Answer::new(quote_document(&quote), quote_in_words(&quote)))
        }
        CheckOrder::Run { what, expect } => {
            let ask = what.ask();
            let interruption = Interruption::listen()?;
            let started = workspace.start_check(&ask, expect).await?;
            let done = watching::wait(workspace, started.id, interruption, json).await?;
            let mut answer = run::stopped(workspace, &done, Stretch::since(&started, &done)).await?;
            let counts = workspace
                .results(ask.briefing_id, ResultFilter::default(), 0, 0)
                .await?
                .counts;
            let balance = workspace.credits().await?.balance;
            answer.say(&format!(
                "Now against this briefing: {}. {} credits are available.",
                in_a_line(&counts),
                balance.available
            ));
            answer.add("categories", json!({
                "a": counts.a, "b": counts.b, "c": counts.c, "needs_look": counts.needs_look, "no_fit": counts.no_fit,
            }));
            answer.add("credits", json!(balance));
            Ok(answer)
        }
        CheckOrder::List(order) => list(workspace, order).await,
        CheckOrder::Show { id } => {
            let detail = workspace.check(id).await?;
            let candidate = workspace.candidate(detail.check.candidate_id).await?.candidate;
            let url = candidate.linkedin_url();
            Ok(Answer::new(
                document(&detail, url),
                in_words(&candidate.full_name, &detail),
            ))
        }
    }
}

async fn list(workspace: &Workspace, order: ListOrder) -> Result<Answer> {
    let filter = ResultFilter {
        category: order.category.map(Category::from),
        bookmarked: order.bookmarked,
        search: order.search,
        evaluator: order.evaluator.map(EvaluatorKind::from),
    };
    let page = workspace
        .results(order.briefing, filter, order.offset, order.limit)
        .await?;
    let mut documents = Vec::with_capacity(page.rows.len());
    for row in &page.rows {
        let detail = workspace.check(row.check_id).await?;
        documents.push(document(&detail, row.candidate.linkedin_url()));
    }
    let rows: Vec<_> = page.rows.iter().map(row_in_words).collect();
    let text = table(
        ["CATEGORY", "FIT", "NAME", "CHECK"],
        &rows,
        "There are no such results.",
    );
    let counts = page.counts;
    let document = json!({
        "checks": documents,
        "count": page.count,
        "categories": {
            "a": counts.a, "b": counts.b, "c": counts.c, "needs_look": counts.needs_look, "no_fit": counts.no_fit,
        },
    });
    Ok(Answer::new(document, text))
}

fn row_in_words(row: &ResultRow) -> [String; 4] {
    [
        word(row.category),
        format!("{} %", row.fit_score),
        row.candidate.full_name.clone(),
        row.check_id.to_string(),
    ]
}

/// A check as scripts see it.
pub fn document(detail: &CheckDetail, linkedin_url: Option<String>) -> Value {
    let check = &detail.check;
    json!({
        "id": check.id,
        "check_id": check.id,
        "run_id": check.run_id,
        "briefing_id": check.briefing_id,
        "candidate_id": check.candidate_id,
        "linkedin_url": linkedin_url,
        "category": detail.category,
        "category_by_machine": detail.by_machine,
        "fit_score": detail.fit_score,
        "verdicts": detail.requirements.iter().map(verdict).collect::<Vec<_>>(),
        "evaluator": check.mark.evaluator,
        "model": check.mark.model,
        "prompt": check.mark.prompt,
        "credits": check.credits,
        "tokens": { "in": check.tokens.0, "out": check.tokens.1 },
        "flags": guard::flagged(&detail.document),
        "bookmarked": detail.bookmarked,
        "checked_at": check.checked_at,
    })
}

fn verdict(result: &RequirementResult) -> Value {
    let finding = &result.finding;
    let quote = finding
        .quote
        .as_ref()
        .map(|quote| json!({ "text": quote.text, "field": quote.field, "start": quote.start }));
    json!({
        "requirement_id": result.requirement_id,
        "verdict": result.override_verdict.unwrap_or(finding.verdict),
        "verdict_by_machine": finding.verdict,
        "confidence": f64::from(finding.confidence) / 100.0,
        "reasoning": finding.reasoning,
        "quote": quote,
    })
}

fn in_words(name: &str, detail: &CheckDetail) -> String {
    let rows: Vec<_> = detail
        .requirements
        .iter()
        .map(|result| {
            let finding = &result.finding;
            let quote = finding
                .quote
                .as_ref()
                .map(|quote| format!("{}: {}", quote.field, quote.text));
            [
                result.requirement_id.clone(),
                word(result.override_verdict.unwrap_or(finding.verdict)),
                format!("{} %", finding.confidence),
                quote.unwrap_or_default(),
            ]
        })
        .collect();
    let head = format!(
        "{}: {}, fit score {} %.",
        plain(name),
        word(detail.category),
        detail.fit_score
    );
    let mut text = format!(
        "{head}\n{}",
        table(["REQUIREMENT", "VERDICT", "CONFIDENCE", "QUOTE"], &rows, "")
    );
    let flags = guard::flagged(&detail.document);
    if !flags.is_empty() {
        let rows: Vec<_> = flags
            .iter()
            .map(|flag| [flag.field.to_string(), word(flag.kind), flag.text.clone()])
            .collect();
        text.push_str("\n\nThis profile has text that tries to steer checks. It counts as no evidence.\n");
        text.push_str(&table(["FIELD", "KIND", "TEXT"], &rows, ""));
    }
    text
}

/// A quote as scripts see it.
fn quote_document(quote: &CheckQuote) -> Value {
    let refusal = quote
        .refusal
        .as_ref()
        .map(|refusal| json!({ "code": refusal.code, "message": refusal.message, "hint": refusal.hint }));
    json!({
        "new": quote.new,
        "recent": quote.recent,
        "price": { "new": quote.price.new, "recent": quote.price.recent },
        "total": quote.total,
        "balance": quote.balance,
        "after": quote.after,
        "refusal": refusal,
    })
}

fn quote_in_words(quote: &CheckQuote) -> String {
    let mut text = format!(
        "{} new × {} + {} recent × {} = {} credits. {} are available",
        quote.new, quote.price.new, quote.recent, quote.price.recent, quote.total, quote.balance.available
    );
    match quote.after {
        Some(after) => text.push_str(&format!(", {after} afterwards.")),
        None => text.push('.'),
    }
    if let Some(refusal) = &quote.refusal {
        text = format!("{text}\n{} {}", sentence(&refusal.message), refusal.hint);
    }
    text
}
