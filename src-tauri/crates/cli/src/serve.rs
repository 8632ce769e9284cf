//! `longlist serve`: checks of single candidates over HTTP on this computer, until Ctrl-C.
//!
//! It is the check API of the source product: a caller names a profile and a briefing, gets the id of a check, and asks
//! after it until it is completed or failed. Whoever listens to 127.0.0.1 still needs the token.

mod answers;
mod requests;

use std::sync::Arc;

use axum::{
    Router,
    routing::{get, post},
};
use clap::Args;
use longlist_core::{evaluator::EvaluatorKind, key::Key, workspace::Workspace};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::json;
use tokio::net::TcpListener;

use crate::{
    check::By,
    failure::{Failure, Result},
    interruption::Interruption,
    output,
};

/// Where a caller's token may be set, so that it outlives this process.
const TOKEN_VARIABLE: &str = "LONGLIST_SERVE_TOKEN";
/// A token that can be guessed protects nothing.
const SHORTEST_TOKEN: usize = 20;
/// Where everything is.
const PATH: &str = "/api/v1/candidate-check";

/// How it starts.
#[derive(Debug, Args)]
pub struct ServeOrder {
    /// The port on 127.0.0.1; 0 takes any that is free
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    /// Who judges
    #[arg(long, value_enum, default_value_t = By::Local)]
    evaluator: By,
}

/// What every request needs.
struct CheckDesk {
    workspace: Workspace,
    token: SecretString,
    evaluator: EvaluatorKind,
    /// Where we are, without a slash at the end.
    address: String,
    /// Two callers at once must not both make the search for new people.
    making_search: tokio::sync::Mutex<()>,
}

/// Serves until somebody wants us to end. The first line on standard output is JSON with the address and, if we made it,
/// the token.
pub async fn serve(workspace: &Workspace, order: ServeOrder) -> Result<()> {
    let mut interruption = Interruption::listen()?;
    let (token, is_ours) = token()?;
    let listener = TcpListener::bind(("127.0.0.1", order.port))
        .await
        .map_err(|error| cannot_listen(&error))?;
    let address = format!("http://{}", listener.local_addr()?);
    output::print_document(&json!({
        "url": address,
        "token": is_ours.then(|| token.expose_secret()),
    }));
    let desk = Arc::new(CheckDesk {
        workspace: workspace.clone(),
        token,
        evaluator: order.evaluator.into(),
        address,
        making_search: tokio::sync::Mutex::default(),
    });
    let router = Router::new()
        .route(PATH, post(requests::start))
        .route(&format!("{PATH}/{{id}}"), get(requests::show))
        .method_not_allowed_fallback(requests::wrong_method)
        .fallback(requests::nowhere)
        .with_state(desk);
    axum::serve(listener, router)
        .with_graceful_shutdown(async move { interruption.wait().await })
        .await?;
    // What still runs goes on at the next start.
    workspace.interrupt_all().await;
    Ok(())
}

/// The token that callers show: the one in the environment, or a new one.
fn token() -> Result<(SecretString, bool)> {
    let Some(given) = std::env::var_os(TOKEN_VARIABLE).filter(|token| !token.is_empty()) else {
        // As hard to guess as the key of a workspace.
        return Ok((Key::fresh().for_keychain(), true));
    };
    match given.into_string() {
        Ok(token) if token.len() >= SHORTEST_TOKEN && token.bytes().all(|byte| byte.is_ascii_graphic()) => {
            Ok((token.into(), false))
        }
        Ok(_) | Err(_) => Err(Failure::usage(
            "token_invalid",
            format!("the token in {TOKEN_VARIABLE} cannot be used"),
            format!(
                "Take {SHORTEST_TOKEN} or more printable ASCII characters without spaces, or unset it to get a new one."
            ),
        )),
    }
}

fn cannot_listen(error: &std::io::Error) -> Failure {
    Failure::usage(
        "serve_cannot_start",
        format!("nothing can be served: {error}"),
        "Choose another port, or 0 for any that is free.",
    )
}
