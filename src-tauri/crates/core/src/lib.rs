//! The workstation without a window: everything that is true of Longlist whether anyone looks or not.
//!
//! A [`workspace`] is one encrypted file ([`store`], [`key`]). A recruiter makes projects ([`project`]) that hold
//! searches ([`search`]), connects LinkedIn identities ([`account`]) and imports people ([`import`]) as background
//! work ([`run`]) on a daily allowance that is exact ([`quota`]). Who is who is decided by keys ([`identity`]); people
//! are candidates ([`candidate`]), found, filtered and sorted in memory ([`pool`]), looked at in ways
//! that have a name ([`saved_view`]), and written out again ([`export`]). Language models that may be asked about them
//! are providers ([`provider`]). What a person does can be undone: imports by
//! their run, members by their removal ([`membership`]), and words by their edit ([`edit`]).
//!
//! There is no Tauri, no HTTP and no keychain here: the outside world is a port ([`connector`]). Time is handed in
//! ([`clock`]), and after a commit everyone who listens is told what became stale ([`change`]).

pub mod account;
pub mod briefing;
pub mod candidate;
pub mod change;
pub mod check;
pub mod clock;
pub mod connector;
pub mod edit;
pub mod error;
pub mod evaluator;
pub mod export;
pub mod id;
pub mod identity;
pub mod import;
pub mod key;
pub mod ledger;
pub mod membership;
pub mod numbers;
pub mod pool;
pub mod project;
pub mod provider;
pub mod quota;
pub mod run;
pub mod saved_view;
pub mod search;
pub mod settings;
pub mod setup_guide;
pub mod shortlist;
pub mod store;
pub mod token_place;
pub mod usual_place;
pub mod workspace;

pub use error::{Case, Code, Error, Noun, Result};
