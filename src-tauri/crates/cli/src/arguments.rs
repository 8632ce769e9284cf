//! What can be typed after `longlist`.
//!
//! Secrets are not among it: whoever may list the processes of a computer may read their arguments.

use std::{ffi::OsStr, path::PathBuf};

use clap::{Args, Parser, Subcommand, error::ErrorKind};
use longlist_core::{
    briefing::Briefing,
    candidate::{Candidate, page::After},
    check::{Check, recategorize::Recategorization},
    id::Id,
    project::Project,
    run::Run,
    search::Search,
    shortlist::Shortlist,
};

use crate::{
    account::AccountOrder,
    briefing::BriefingOrder,
    candidates::CandidatesOrder,
    check::CheckOrder,
    credits::CreditsOrder,
    export::ExportOrder,
    failure::Failure,
    import::ImportOrder,
    linkedin::PreviewOrder,
    moves::{InsightsOrder, RecategorizeOrder},
    output::{self, Exit},
    project::ProjectOrder,
    provider::ProviderOrder,
    run::RunOrder,
    sandbox::SandboxOrder,
    search::SearchOrder,
    serve::ServeOrder,
    shortlist::ShortlistOrder,
};

const AFTER_HELP: &str = "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused by a rule (quota, lock, limit).\n\
    The passphrase of a workspace comes from LONGLIST_PASSPHRASE or --passphrase-stdin; without one, the key is \
    taken from the keychain of this computer.";

/// Longlist from a terminal: projects, searches, imports and candidates of one workspace.
#[derive(Debug, Parser)]
#[command(name = "longlist", version, after_help = AFTER_HELP, subcommand_required = true)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Global {
    /// The workspace file [default: the same as the window's]
    #[arg(long, global = true, value_name = "FILE")]
    pub workspace: Option<PathBuf>,
    /// Print one JSON document on standard output; logs go to standard error
    #[arg(long, global = true)]
    pub json: bool,
    /// Read the passphrase from the first line of standard input
    #[arg(long, global = true)]
    pub passphrase_stdin: bool,
    /// Read the 24 words of the recovery phrase from the first line of standard input
    #[arg(long, global = true, conflicts_with = "passphrase_stdin")]
    pub recovery_phrase_stdin: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new workspace and show its recovery phrase, once
    Init,
    #[command(flatten)]
    Inside(InsideCommand),
    /// Start a pretend provider with made-up people on this computer
    Sandbox(SandboxOrder),
}

/// What to do in a workspace that is there.
#[derive(Debug, Subcommand)]
pub enum InsideCommand {
    /// Projects: hiring assignments that hold searches
    #[command(subcommand)]
    Project(ProjectOrder),
    /// Searches: named sources of candidates inside a project
    #[command(subcommand)]
    Search(SearchOrder),
    /// LinkedIn accounts that imports run on, and their daily quota
    #[command(subcommand)]
    Account(AccountOrder),
    /// Language models that may be asked, and which of them does what
    #[command(subcommand)]
    Provider(ProviderOrder),
    /// Look at the first results of a LinkedIn search; they count against the quota
    Preview(PreviewOrder),
    /// Import candidates into a search
    #[command(subcommand)]
    Import(ImportOrder),
    /// Imports and checks that ran: look at them, resume, cancel or undo them
    #[command(subcommand)]
    Run(RunOrder),
    /// List candidates, page by page
    Candidates(CandidatesOrder),
    /// Write candidates into a file
    Export(ExportOrder),
    /// Briefings: what candidates are checked against
    #[command(subcommand)]
    Briefing(BriefingOrder),
    /// Check candidates against a briefing, and read the results
    #[command(subcommand)]
    Check(CheckOrder),
    /// Move requirements, weights and bands; categories follow from the stored verdicts, for nothing
    Recategorize(RecategorizeOrder),
    /// Say how the pool would change with each requirement of a briefing
    Insights(InsightsOrder),
    /// Shortlists: candidates moved forward
    #[command(subcommand)]
    Shortlist(ShortlistOrder),
    /// Credits: the balance, the ledger, its rules
    #[command(subcommand)]
    Credits(CreditsOrder),
    /// Check single candidates for other programs on this computer, over HTTP
    Serve(ServeOrder),
}

/// Reads the arguments of this process; answers `--help` and mistakes itself.
///
/// # Errors
///
/// How to end when there is nothing more to do.
pub fn read() -> Result<Arguments, Exit> {
    Arguments::try_parse().map_err(|error| answer(&error))
}

fn answer(error: &clap::Error) -> Exit {
    let json = std::env::args_os().any(|argument| argument == OsStr::new("--json"));
    let is_mistake = !matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if is_mistake && json {
        return output::print_failure(&mistake(error), json);
    }
    // When nobody reads it, there is nobody to tell.
    let _ = error.print();
    if is_mistake { Exit::Usage } else { Exit::Done }
}

/// A mistake in the arguments: the first lines of what a person would be told.
fn mistake(error: &clap::Error) -> Failure {
    let text = error.to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    let lines = text.lines().map(str::trim).take_while(|line| !line.is_empty());
    Failure::usage(
        "usage",
        lines.collect::<Vec<_>>().join(" "),
        "“longlist --help” and “longlist COMMAND --help” list what can be typed.",
    )
}

/// Reads the id of a project.
pub fn project_id(text: &str) -> longlist_core::Result<Id<Project>> {
    text.parse()
}

/// Reads the id of a search.
pub fn search_id(text: &str) -> longlist_core::Result<Id<Search>> {
    text.parse()
}

/// Reads the id of a run.
pub fn run_id(text: &str) -> longlist_core::Result<Id<Run>> {
    text.parse()
}

/// Reads the id of a candidate.
pub fn candidate_id(text: &str) -> longlist_core::Result<Id<Candidate>> {
    text.parse()
}

/// Reads the id of a version of a briefing.
pub fn briefing_id(text: &str) -> longlist_core::Result<Id<Briefing>> {
    text.parse()
}

/// Reads the id of a check.
pub fn check_id(text: &str) -> longlist_core::Result<Id<Check>> {
    text.parse()
}

/// Reads the id of a recategorization.
pub fn recategorization_id(text: &str) -> longlist_core::Result<Id<Recategorization>> {
    text.parse()
}

/// Reads the id of a shortlist.
pub fn shortlist_id(text: &str) -> longlist_core::Result<Id<Shortlist>> {
    text.parse()
}

/// Reads a place in the list of candidates.
pub fn after(text: &str) -> longlist_core::Result<After> {
    text.parse()
}

#[cfg(test)]
mod tests;
