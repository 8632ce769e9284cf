//! The command line from outside: real processes on a workspace of their own, against a pretend provider.

#[path = "cli/contract.rs"]
mod contract;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/linkedin.rs"]
mod linkedin;
#[path = "cli/opening.rs"]
mod opening;
