//! `longlist`: the workstation from a terminal, on the same core as the window.
//!
//! What scripts may rely on: with `--json` there is exactly one JSON document on standard output, logs go to
//! standard error, and the exit code is 0 for done, 1 for failed, 2 for wrong usage and 3 for refused by a rule.

mod account;
mod arguments;
mod briefing;
mod candidates;
mod check;
mod credits;
mod export;
mod failure;
mod import;
mod input;
mod interruption;
mod linkedin;
mod logging;
mod model_costs;
mod moves;
mod opening;
mod output;
mod project;
mod provider;
mod rehearsal;
mod run;
mod sandbox;
mod search;
mod serve;
mod shortlist;
mod table;
mod watching;

use std::process::ExitCode;

use longlist_core::workspace::Workspace;

use crate::{
    arguments::{Arguments, Command, InsideCommand},
    failure::{Failure, Result},
    input::Input,
    output::{Answer, Exit},
};

/// The allocator of everything, SQLite included. See `.cargo/config.toml` for how it is set.
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    logging::start();
    let arguments = match arguments::read() {
        Ok(arguments) => arguments,
        Err(exit) => return exit.code(),
    };
    let json = arguments.global.json;
    let outcome = tokio::runtime::Runtime::new()
        .map_err(Failure::from)
        .and_then(|runtime| runtime.block_on(Box::pin(obey(arguments))));
    match outcome {
        Ok(answer) => output::print(&answer, json),
        Err(failure) => output::print_failure(&failure, json),
    }
    .code()
}

/// Does what was asked for.
async fn obey(Arguments { global, command }: Arguments) -> Result<Answer> {
    let mut input = Input::default();
    match command {
        Command::Init => opening::init(&global, &mut input).await,
        Command::Sandbox(order) => {
            sandbox::serve(order).await?;
            Ok(Answer::nothing(Exit::Done))
        }
        Command::Inside(command) => {
            let workspace = opening::open(&global, &mut input).await?;
            obey_inside(&workspace, command, &mut input, global.json).await
        }
    }
}

async fn obey_inside(
    workspace: &Workspace,
    command: InsideCommand,
    input: &mut Input,
    json: bool,
) -> Result<Answer> {
    match command {
        InsideCommand::Project(order) => project::obey(workspace, order).await,
        InsideCommand::Search(order) => search::obey(workspace, order).await,
        InsideCommand::Account(order) => account::obey(workspace, order, input).await,
        InsideCommand::Provider(order) => provider::obey(workspace, order, input).await,
        InsideCommand::Preview(order) => linkedin::preview(workspace, order).await,
        InsideCommand::Import(order) => import::obey(workspace, order, json).await,
        InsideCommand::Run(order) => run::obey(workspace, order, json).await,
        InsideCommand::Candidates(order) => candidates::list(workspace, order).await,
        InsideCommand::Export(order) => export::obey(workspace, order).await,
        InsideCommand::Briefing(order) => briefing::obey(workspace, order).await,
        InsideCommand::Check(order) => check::obey(workspace, order, json).await,
        InsideCommand::Recategorize(order) => moves::recategorize(workspace, order).await,
        InsideCommand::Insights(order) => moves::insights(workspace, order).await,
        InsideCommand::Shortlist(order) => shortlist::obey(workspace, order).await,
        InsideCommand::Credits(order) => credits::obey(workspace, order).await,
        InsideCommand::Serve(order) => {
            serve::serve(workspace, order).await?;
            Ok(Answer::nothing(Exit::Done))
        }
    }
}
