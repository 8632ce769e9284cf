//! `longlist credits`: the ledger.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use longlist_core::{
    id::Id,
    ledger::{
        Credits, EntryKind, Verification,
        account::{CreditRules, Entry, EntryFilter, RecencyDays},
    },
    run::Run,
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    arguments,
    failure::Result,
    output::{Answer, Exit},
    project::word,
    table::table,
};

/// What can be done with credits.
#[derive(Debug, Subcommand)]
pub enum CreditsOrder {
    /// Say what is available, reserved and spent
    Balance,
    /// Grant credits; a negative number corrects what was granted by mistake
    Grant {
        /// How many
        #[arg(allow_negative_numbers = true)]
        credits: i32,
        /// Why, for the ledger
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// List the entries, newest first
    Ledger {
        /// Only entries of this kind
        #[arg(long, value_enum)]
        kind: Option<KindWord>,
        /// Only entries of this run
        #[arg(long, value_name = "ID", value_parser = arguments::run_id)]
        run: Option<Id<Run>>,
        /// How many at most
        #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1_000))]
        limit: u32,
        /// How many to pass over
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: u32,
    },
    /// Derive every balance again from the entries, and name the entries that do not fit
    Verify,
    /// Write the ledger into a CSV file
    Export {
        /// The file
        file: PathBuf,
    },
    /// Show the rules about credits, or set some
    Rules {
        /// Granted on the first of each month; 0 for none
        #[arg(long, value_name = "CREDITS")]
        monthly_allotment: Option<u32>,
        /// The most that one run may reserve; 0 for no limit
        #[arg(long, value_name = "CREDITS")]
        run_cap: Option<u32>,
        /// The most that may be reserved on one day; 0 for no limit
        #[arg(long, value_name = "CREDITS")]
        day_cap: Option<u32>,
        /// For how many days a completed check of a person counts as recent
        #[arg(long, value_enum, value_name = "DAYS")]
        recency_days: Option<Days>,
    },
}

/// A kind of entry.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum KindWord {
    /// Granted
    Grant,
    /// Reserved
    Hold,
    /// Spent
    Post,
    /// Released
    Void,
}

/// The recency window.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Days {
    /// 30 days
    #[value(name = "30")]
    Thirty,
    /// 60 days
    #[value(name = "60")]
    Sixty,
    /// 90 days
    #[value(name = "90")]
    Ninety,
}

impl From<KindWord> for EntryKind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Grant => Self::Grant,
            KindWord::Hold => Self::Hold,
            KindWord::Post => Self::Post,
            KindWord::Void => Self::Void,
        }
    }
}

impl From<Days> for RecencyDays {
    fn from(days: Days) -> Self {
        match days {
            Days::Thirty => Self::Thirty,
            Days::Sixty => Self::Sixty,
            Days::Ninety => Self::Ninety,
        }
    }
}

/// Does it.
pub async fn obey(workspace: &Workspace, order: CreditsOrder) -> Result<Answer> {
    match order {
        CreditsOrder::Balance => balance(workspace).await,
        CreditsOrder::Grant { credits, reason } => {
            workspace.grant_credits(Id::fresh(), credits, reason).await?;
            balance(workspace).await
        }
        CreditsOrder::Ledger {
            kind,
            run,
            limit,
            offset,
        } => {
            let filter = EntryFilter {
                kind: kind.map(EntryKind::from),
                run,
                ..EntryFilter::default()
            };
            ledger(workspace, filter, offset, limit).await
        }
        CreditsOrder::Verify => {
            let found = workspace.verify_credits().await?;
            let exit = if found.faults.is_empty() {
                Exit::Done
            } else {
                Exit::Failed
            };
            Ok(Answer::new(verification(&found), verified_in_words(&found)).ending(exit))
        }
        CreditsOrder::Export { file } => {
            let entries = workspace.export_credits(EntryFilter::default(), &file).await?;
            let text = format!("Wrote {entries} entries into {}.", file.display());
            Ok(Answer::new(json!({ "entries": entries, "file": file }), text))
        }
        CreditsOrder::Rules {
            monthly_allotment,
            run_cap,
            day_cap,
            recency_days,
        } => {
            let now = workspace.credits().await?.rules;
            let cap = |given: Option<u32>, now: Option<u32>| match given {
                Some(0) => None,
                Some(cap) => Some(cap),
                None => now,
            };
            let rules = CreditRules {
                monthly_allotment: monthly_allotment.unwrap_or(now.monthly_allotment),
                run_cap: cap(run_cap, now.run_cap),
                day_cap: cap(day_cap, now.day_cap),
                recency_days: recency_days.map_or(now.recency_days, RecencyDays::from),
            };
            if rules != now {
                workspace.update_credit_rules(rules).await?;
            }
            Ok(Answer::new(rules_document(&rules), rules_in_words(&rules)))
        }
    }
}

async fn balance(workspace: &Workspace) -> Result<Answer> {
    let Credits {
        balance,
        today,
        rules,
    } = workspace.credits().await?;
    let text = format!(
        "{} credits are available, {} are reserved, {} were spent; {today} were reserved or spent today.",
        balance.available, balance.held, balance.spent
    );
    let document = json!({
        "available": balance.available,
        "held": balance.held,
        "spent": balance.spent,
        "today": today,
        "rules": rules_document(&rules),
    });
    Ok(Answer::new(document, text))
}

async fn ledger(workspace: &Workspace, filter: EntryFilter, offset: u32, limit: u32) -> Result<Answer> {
    let entries = workspace.credit_entries(filter.clone(), offset, limit).await?;
    let sums = workspace.credit_sums(filter).await?;
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            [
                entry.number.to_string(),
                entry.booked_at.to_string(),
                word(entry.kind),
                entry.credits.to_string(),
                entry.balance.available.to_string(),
                entry
                    .candidate_name
                    .clone()
                    .unwrap_or_else(|| entry.reason.clone()),
            ]
        })
        .collect();
    let text = table(
        ["ENTRY", "WHEN", "KIND", "CREDITS", "AVAILABLE", "FOR"],
        &rows,
        "Nothing was booked.",
    );
    let document = json!({
        "entries": entries.iter().map(entry_document).collect::<Vec<_>>(),
        "sums": {
            "entries": sums.entries,
            "granted": sums.granted,
            "reserved": sums.reserved,
            "spent": sums.spent,
            "released": sums.released,
        },
    });
    Ok(Answer::new(document, text))
}

fn entry_document(entry: &Entry) -> Value {
    json!({
        "entry": entry.number,
        "kind": entry.kind,
        "debit": entry.debit,
        "credit": entry.credit,
        "credits": entry.credits,
        "run_id": entry.run_id,
        "candidate_id": entry.candidate_id,
        "cause": entry.cause,
        "reason": entry.reason,
        "balance": entry.balance,
        "booked_at": entry.booked_at,
    })
}

fn verification(found: &Verification) -> Value {
    let faults: Vec<_> = found
        .faults
        .iter()
        .map(|fault| json!({ "entry": fault.entry, "fault": fault.kind }))
        .collect();
    json!({ "entries": found.entries, "balance": found.balance, "sound": faults.is_empty(), "faults": faults })
}

fn verified_in_words(found: &Verification) -> String {
    if found.faults.is_empty() {
        return format!("{} entries, and every balance follows from them.", found.entries);
    }
    let faults = found
        .faults
        .iter()
        .map(|fault| format!("Entry {}: {}.", fault.entry, word(fault.kind)));
    faults.collect::<Vec<_>>().join("\n")
}

fn rules_document(rules: &CreditRules) -> Value {
    json!({
        "monthly_allotment": rules.monthly_allotment,
        "run_cap": rules.run_cap,
        "day_cap": rules.day_cap,
        "recency_days": rules.recency_days.days(),
    })
}

fn rules_in_words(rules: &CreditRules) -> String {
    let cap = |cap: Option<u32>| cap.map_or_else(|| "no limit".to_owned(), |cap| cap.to_string());
    format!(
        "Monthly allotment: {}. A run: {}. A day: {}. Recent: {} days.",
        rules.monthly_allotment,
        cap(rules.run_cap),
        cap(rules.day_cap),
        rules.recency_days.days()
    )
}
