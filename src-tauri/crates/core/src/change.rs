//! What a committed transaction made stale. A change names the noun, never the value.

use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use crate::{account::Account, briefing::Briefing, id::Id, run::Run, search::Search};

/// Sent after a commit, at most once a noun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Change {
    /// An account was added, edited, removed, or has another status.
    Accounts,
    /// Quota of the account was reserved, used or released.
    Quota {
        /// Whose.
        account_id: Id<Account>,
    },
    /// A project or a search was added, edited or taken back.
    Projects,
    /// A run started, moved on, stopped, or was undone.
    Run {
        /// Which.
        run_id: Id<Run>,
        /// Into which search it imports, or which it checks as a whole.
        search_id: Option<Id<Search>>,
    },
    /// Candidates or memberships appeared, changed or went.
    Candidates,
    /// A briefing was added, edited, locked or recategorized.
    Briefings {
        /// Which; none where it is gone.
        briefing_id: Option<Id<Briefing>>,
    },
    /// Checks against a briefing were completed, or a person decided about them.
    Checks {
        /// Which briefing.
        briefing_id: Id<Briefing>,
    },
    /// Credits were granted, held, spent or released, or their rules were edited.
    Credits,
    /// A shortlist was added, edited or removed.
    Shortlists,
    /// A provider of language models was saved, validated, chosen or removed.
    Providers,
    /// A saved view was added, edited, removed or put back.
    SavedViews,
    /// The settings were edited.
    Settings,
    /// The workspace was opened.
    Workspace,
}

type Listener = Box<dyn Fn(&Change) + Send + Sync>;

/// Tells everyone who asked about each change.
#[derive(Default)]
pub struct Changes(Mutex<Vec<Listener>>);

impl Changes {
    /// Calls `listener` after every commit from now on. It must return quickly.
    pub fn listen(&self, listener: impl Fn(&Change) + Send + Sync + 'static) {
        self.0
            .lock()
            .expect("no listener panics")
            .push(Box::new(listener));
    }

    /// Tells every listener.
    pub fn send(&self, change: &Change) {
        for listener in self.0.lock().expect("no listener panics").iter() {
            listener(change);
        }
    }
}
