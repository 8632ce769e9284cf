//! Unipile's v1 interface, as far as searching for people needs it.
//!
//! Written from the provider's public documentation, not from any client.

mod account;
mod ask;
mod item;
mod page;
mod problem;
mod profile;
mod search;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, Uri};
use axum::routing::{get, post};

use crate::percent::query_pairs;
use crate::world::{Account, World};
pub(crate) use problem::Problem;

/// The routes under `/api/v1`.
pub(crate) fn routes() -> Router<Arc<World>> {
    Router::new()
        .route("/api/v1/linkedin/search", post(search::search))
        .route("/api/v1/accounts", get(account::list))
        .route("/api/v1/accounts/{id}", get(account::show))
        .route("/api/v1/users/me", get(account::owner))
        .route("/api/v1/users/{id}", get(profile::show))
        .fallback(unknown)
}

async fn unknown(uri: Uri) -> Problem {
    Problem::not_found(&format!("There is nothing at {}.", uri.path()))
}

/// Checks the token.
fn authorise(world: &World, headers: &HeaderMap) -> Result<(), Problem> {
    match headers.get("x-api-key") {
        None => Err(Problem::missing_token()),
        Some(key) if key.as_bytes() == world.token.as_bytes() => Ok(()),
        Some(_) => Err(Problem::unauthorized()),
    }
}

/// The account that a query string names.
fn account_in<'a>(world: &'a World, query: &str) -> Result<&'a Account, Problem> {
    let id = parameter(query, "account_id")
        .ok_or_else(|| Problem::missing_parameter("Required property: account_id, in the query"))?;
    world
        .account(&id)
        .ok_or_else(|| Problem::not_found("Account not found"))
}

/// The first value of a name in a query string.
fn parameter(query: &str, name: &str) -> Option<String> {
    query_pairs(query)
        .find(|(other, _)| other == name)
        .map(|(_, value)| value)
}
