//! The command line from outside: real processes on a workspace of their own, against a pretend provider.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "all of this is a test: a panic is how it says no"
)]

#[path = "cli/checks.rs"]
mod checks;
#[path = "cli/contract.rs"]
mod contract;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/drafting.rs"]
mod drafting;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/linkedin.rs"]
mod linkedin;
#[path = "cli/model_costs.rs"]
mod model_costs;
#[path = "cli/opening.rs"]
mod opening;
#[path = "cli/provider.rs"]
mod provider;
#[path = "cli/serve.rs"]
mod serve;
#[path = "cli/shortlists.rs"]
mod shortlists;
