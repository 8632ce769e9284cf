//! `POST /api/v1/linkedin/search`, in order: count, authorise, strike, understand, book, wait, answer.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::ask::Request;
use super::page::Page;
use super::{Problem, account_in, authorise};
use crate::faults::{FaultKind, ServerError, Struck};
use crate::line::Scissors;
use crate::world::{Account, World};

/// Answers a search.
pub(super) async fn search(
    State(world): State<Arc<World>>,
    ConnectInfo(line): ConnectInfo<Scissors>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let number = world.count_search();
    authorise(&world, &headers)?;
    let query = query.unwrap_or_default();
    let account = account_in(&world, &query)?;
    world.count_search_of(&account.id);
    let request = Request::read(&query, &body)?;
    let struck = world.strike(number, request.asked());
    if let Some(answer) = refused(&struck, &world, account, &line) {
        world.wait(struck.latency()).await;
        return answer;
    }
    deliver(request, &struck, &world, account, &line).await
}

/// The answer of a fault that strikes before anything is looked up.
fn refused(
    struck: &Struck,
    world: &World,
    account: &Account,
    line: &Scissors,
) -> Option<Result<Response, Problem>> {
    let unauthorized = |kind, title, detail| Problem::new(StatusCode::UNAUTHORIZED, kind, title, detail);
    let broken = |kind, title| {
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            kind,
            title,
            "Something went wrong",
        )
    };
    let problem = match struck.other.as_ref()? {
        FaultKind::Throttle(wait) => {
            world.throttle(&account.id, *wait);
            Problem::throttled(*wait)
        }
        FaultKind::ServerError(ServerError::Unexpected) => broken("unexpected_error", "Unexpected error"),
        FaultKind::ServerError(ServerError::Provider) => broken("provider_error", "Provider error"),
        FaultKind::ExpiredCursor => {
            world.expire_cursors(&account.id);
            Problem::invalid("The cursor has expired")
        }
        FaultKind::Checkpoint => unauthorized(
            "checkpoint_error",
            "Checkpoint error",
            "The provider wants a proof of identity",
        ),
        FaultKind::MultipleSessions => unauthorized(
            "multiple_sessions",
            "Multiple sessions",
            "The seat is in use in another session",
        ),
        FaultKind::Disconnected => unauthorized(
            "disconnected_account",
            "Disconnected account",
            "The account must be connected again",
        ),
        FaultKind::TokenRevoked => Problem::unauthorized(),
        FaultKind::Restricted => Problem::new(
            StatusCode::FORBIDDEN,
            "account_restricted",
            "Account restricted",
            "The provider has restricted the account",
        ),
        FaultKind::LimitWithCursor => Problem::invalid("limit and cursor exclude each other"),
        FaultKind::Reset { processed: false } => {
            line.reset();
            return Some(Ok(StatusCode::OK.into_response()));
        }
        FaultKind::Redirect(address) => {
            return Some(Ok(
                (StatusCode::FOUND, [(header::LOCATION, address.clone())]).into_response()
            ));
        }
        FaultKind::Reset { processed: true }
        | FaultKind::Timeout
        | FaultKind::CutOff
        | FaultKind::WrongType(_)
        | FaultKind::NotJson
        | FaultKind::Latency(_)
        | FaultKind::UnknownField
        | FaultKind::MissingOptional
        | FaultKind::Empty
        | FaultKind::IgnoredLimit
        | FaultKind::Model(_) => return None,
    };
    Some(Err(problem))
}

/// Looks the page up, books it, and answers as well as the faults allow.
async fn deliver(
    request: Request,
    struck: &Struck,
    world: &World,
    account: &Account,
    line: &Scissors,
) -> Result<Response, Problem> {
    let mut ask = request.ask(world, account)?;
    if struck.bearable.contains(&FaultKind::IgnoredLimit) {
        ask.limit = ask.page_size;
    }
    let page = if struck.bearable.contains(&FaultKind::Empty) {
        Page::empty()
    } else {
        Page::cut(&ask, &world.listing(&ask.query), world, account)
    };
    let spoils: Vec<FaultKind> = struck
        .bearable
        .iter()
        .chain(&struck.other)
        .filter(|kind| kind.is_spoil())
        .cloned()
        .collect();
    let body = page.write(&ask, world, &spoils);
    let receipt = world.book(&account.id, &page.people);
    world.wait(struck.latency()).await;
    match struck.other {
        None => world.bill().complete(receipt),
        Some(FaultKind::Timeout) => {
            let status = StatusCode::GATEWAY_TIMEOUT;
            return Err(Problem::new(
                status,
                "request_timeout",
                "Request timeout",
                "The provider did not answer in time",
            ));
        }
        Some(FaultKind::NotJson) => {
            let html = "<!DOCTYPE html><title>Just a moment</title><p>Checking your browser…</p>";
            return Ok(([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response());
        }
        Some(FaultKind::Reset { .. }) => line.reset(),
        Some(FaultKind::CutOff) => line.cut_after(body.len() / 2),
        // A wrong type is in the body already; the others were refused before.
        Some(_) => {}
    }
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

impl Struck {
    fn latency(&self) -> Duration {
        let latency = |kind: &FaultKind| {
            if let FaultKind::Latency(wait) = kind {
                *wait
            } else {
                Duration::ZERO
            }
        };
        self.bearable.iter().map(latency).sum()
    }
}

impl FaultKind {
    /// Whether it changes the JSON of a page.
    fn is_spoil(&self) -> bool {
        matches!(
            self,
            Self::WrongType(_) | Self::UnknownField | Self::MissingOptional
        )
    }
}
