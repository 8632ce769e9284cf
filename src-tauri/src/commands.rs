//! The commands of the page, one module for each screen. A command unpacks, calls the core once and returns.

pub mod accounts;
pub mod briefings;
pub mod candidates;
pub mod checks;
pub mod credits;
pub mod file_import;
pub mod home;
pub mod linkedin_import;
pub mod models;
pub mod projects;
pub mod runs;
pub mod settings;
pub mod shortlists;
pub mod workspace;
