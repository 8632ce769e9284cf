//! What the page sees of the core's nouns: the same words, with ids and times as text and what a screen asks of
//! them worked out.

mod account;
mod candidate;
mod check;
mod file;
mod model;
mod project;
mod run;
mod shortlist;

use std::path::Path;

use longlist_core::{
    Error,
    account::{Account, AccountStatus},
    id::Id,
    run::{Run, RunSource, StopReason, Trouble},
    token_place::TokenPlace,
};
use serde::Serialize;

pub use self::{account::*, candidate::*, check::*, file::*, model::*, project::*, run::*, shortlist::*};

/// Whether a workspace is open, and if not, why.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum WorkspaceStatus {
    /// There is none yet.
    Absent,
    /// It needs its recovery phrase or passphrase.
    Locked {
        /// Why.
        trouble: Trouble,
    },
    /// It cannot be opened at all.
    Unusable {
        /// Why.
        trouble: Trouble,
    },
    /// It is open.
    Open {
        /// Its name.
        name: String,
        /// Whether it is the demo workspace.
        demo: bool,
    },
}

/// Where the workspace and its tokens are, for showing.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspacePlace {
    /// The path of the file.
    pub file: String,
    /// Where the tokens of the accounts are.
    pub tokens: TokenPlace,
}

impl WorkspaceStatus {
    /// An open workspace. The demo is told by its name.
    pub fn open(path: &Path) -> Self {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Self::Open {
            demo: name == "demo",
            name,
        }
    }

    /// Why there is no open workspace.
    pub fn of_error(error: &Error) -> Self {
        let trouble = Trouble::from(error);
        if matches!(
            error,
            Error::WorkspaceLocked { .. } | Error::KeychainUnavailable { .. }
        ) {
            Self::Locked { trouble }
        } else {
            Self::Unusable { trouble }
        }
    }
}

/// What the home screen says first.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// Candidates in the pool.
    pub candidates: u32,
    /// Projects.
    pub projects: u32,
    /// Runs at work.
    pub active_runs: u32,
    /// What needs a person.
    pub attention: Vec<Attention>,
}

/// Something that needs a person.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Attention {
    /// An account that cannot be used as it is.
    Account {
        /// Which.
        id: Id<Account>,
        /// Its name.
        name: String,
        /// What is the matter.
        status: AccountStatus,
    },
    /// A run that does not go on by itself.
    Run {
        /// Which.
        id: Id<Run>,
        /// The search or the briefing that it works on.
        title: String,
        /// Whether it imports or checks.
        source: RunSource,
        /// Why it stopped.
        stop_reason: Option<StopReason>,
        /// What went wrong.
        trouble: Trouble,
    },
}
