//! Brings the tables of a workspace up to date, forward only. Each step commits together with its number and
//! checksum; a file with a step that this program does not know was written by a newer one and is left alone.

use anyhow::Context as _;
use refinery_core::{Migration, Runner, error::Kind};
use rusqlite::Connection;

use crate::{Case, Code, Error, Result};

pub(super) const STEPS: [(&str, &str); 17] = [
    (
        "V1__workspace",
        include_str!("../../migrations/0001_workspace.sql"),
    ),
    ("V2__quota", include_str!("../../migrations/0002_quota.sql")),
    ("V3__runs", include_str!("../../migrations/0003_runs.sql")),
    (
        "V4__candidates",
        include_str!("../../migrations/0004_candidates.sql"),
    ),
    (
        "V5__member_counts",
        include_str!("../../migrations/0005_member_counts.sql"),
    ),
    (
        "V6__saved_views",
        include_str!("../../migrations/0006_saved_views.sql"),
    ),
    (
        "V7__view_order",
        include_str!("../../migrations/0007_view_order.sql"),
    ),
    (
        "V8__whom_a_run_has_met",
        include_str!("../../migrations/0008_whom_a_run_has_met.sql"),
    ),
    (
        "V9__why_a_row_was_skipped",
        include_str!("../../migrations/0009_why_a_row_was_skipped.sql"),
    ),
    (
        "V10__briefings",
        include_str!("../../migrations/0010_briefings.sql"),
    ),
    (
        "V11__runs_that_check",
        include_str!("../../migrations/0011_runs_that_check.sql"),
    ),
    ("V12__credits", include_str!("../../migrations/0012_credits.sql")),
    ("V13__checks", include_str!("../../migrations/0013_checks.sql")),
    (
        "V14__providers",
        include_str!("../../migrations/0014_providers.sql"),
    ),
    (
        "V15__order_of_shortlists",
        include_str!("../../migrations/0015_order_of_shortlists.sql"),
    ),
    (
        "V16__model_prices",
        include_str!("../../migrations/0016_model_prices.sql"),
    ),
    (
        "V17__recent_keys",
        include_str!("../../migrations/0017_recent_keys.sql"),
    ),
];

/// Applies what is missing. A step may make a table again that others refer to, which SQLite allows only while it does
/// not watch references; afterwards all of them are looked through.
pub fn apply(db: &mut Connection) -> Result<()> {
    db.pragma_update(None, "foreign_keys", false)?;
    let applied = steps(db);
    db.pragma_update(None, "foreign_keys", true)?;
    applied
}

fn steps(db: &mut Connection) -> Result<()> {
    let steps: Result<Vec<_>, _> = STEPS
        .iter()
        .map(|(name, sql)| Migration::unapplied(name, sql))
        .collect();
    let runner = Runner::new(&steps.context("read the migrations")?);
    match runner.run(db) {
        Ok(report) if report.applied_migrations().is_empty() => Ok(()),
        Ok(_) => check_references(db),
        Err(error) if matches!(error.kind(), Kind::MissingVersion(_)) => Err(Error::WorkspaceTooNew),
        Err(error) if matches!(error.kind(), Kind::DivergentVersion(..)) => Err(Error::unusable(
            Code::WorkspaceForeign,
            "this workspace was made by another edition of Longlist",
            "Open it with the program that made it. Nothing was changed.",
        )
        .in_case(Case::OtherEdition)),
        Err(error) => Err(error)
            .context("bring the workspace up to date")
            .map_err(Error::from),
    }
}

/// Every reference leads somewhere.
fn check_references(db: &Connection) -> Result<()> {
    let lost = db
        .prepare("PRAGMA foreign_key_check")?
        .query_map([], |row| row.get::<_, String>(0))?
        .next()
        .transpose()?;
    match lost {
        None => Ok(()),
        Some(table) => Err(anyhow::anyhow!(
            "a row of {table} refers to nothing after the tables were brought up to date"
        )
        .into()),
    }
}
