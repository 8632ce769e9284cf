//! Brings the tables of a workspace up to date, forward only. Each step commits together with its number and
//! checksum; a file with a step that this program does not know was written by a newer one and is left alone.

use anyhow::Context as _;
use refinery_core::{Migration, Runner, error::Kind};
use rusqlite::Connection;

use crate::{Code, Error, Result};

const STEPS: [(&str, &str); 9] = [
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
        "V13__providers",
        include_str!("../../migrations/0013_providers.sql"),
    ),
];

/// Applies what is missing.
pub fn apply(db: &mut Connection) -> Result<()> {
    let steps: Result<Vec<_>, _> = STEPS
        .iter()
        .map(|(name, sql)| Migration::unapplied(name, sql))
        .collect();
    let runner = Runner::new(&steps.context("read the migrations")?);
    match runner.run(db) {
        Ok(_) => Ok(()),
        Err(error) if matches!(error.kind(), Kind::MissingVersion(_)) => Err(Error::WorkspaceTooNew),
        Err(error) if matches!(error.kind(), Kind::DivergentVersion(..)) => Err(Error::WorkspaceUnusable {
            code: Code::WorkspaceForeign,
            message: "this workspace was made by another edition of Longlist".into(),
            hint: "Open it with the program that made it. Nothing was changed.".into(),
        }),
        Err(error) => Err(error)
            .context("bring the workspace up to date")
            .map_err(Error::from),
    }
}
