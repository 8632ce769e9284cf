//! `longlist sandbox`: a pretend provider on this computer, until Ctrl-C.

use clap::Args;
use longlist_core::{Code, Error};
use longlist_sandbox::{DEFAULT_PEOPLE, Fault, Options, Sandbox};

use crate::{
    failure::{Failure, Result},
    interruption::Interruption,
    output,
};

/// How it starts.
#[derive(Debug, Args)]
pub struct SandboxOrder {
    /// The port on 127.0.0.1; 0 takes any that is free
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    /// Decides everybody and everything
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many people there are
    #[arg(long, value_name = "N", default_value_t = DEFAULT_PEOPLE)]
    people: u32,
    /// What goes wrong, and perhaps when; may be given several times
    #[arg(long, value_name = "NAME[:VALUE][@WHEN]")]
    fault: Vec<Fault>,
}

/// Serves until somebody wants us to end. The first line on standard output is JSON with all that is needed.
pub async fn serve(order: SandboxOrder) -> Result<()> {
    let mut interruption = Interruption::listen()?;
    let SandboxOrder {
        port,
        seed,
        people,
        fault,
    } = order;
    let options = Options {
        port,
        seed,
        people,
        faults: fault,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options)
        .await
        .map_err(|error| cannot_start(&error))?;
    output::print_document(&sandbox.announcement());
    interruption.wait().await;
    sandbox.stop().await;
    Ok(())
}

fn cannot_start(error: &std::io::Error) -> Failure {
    let hint = if error.kind() == std::io::ErrorKind::AddrInUse {
        "Another program has this port. Choose another one, or 0 for any."
    } else if error.kind() == std::io::ErrorKind::PermissionDenied {
        "Choose a port of 1024 or above, or 0 for any."
    } else {
        "See “longlist sandbox --help”."
    };
    Error::invalid(
        Code::SandboxCannotStart,
        format!("the sandbox cannot start: {error}"),
        hint,
    )
    .into()
}
