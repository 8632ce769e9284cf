//! Unipile, API version 1: people searches by address, and how an account is.
//!
//! Unipile drives a member's own LinkedIn session. The wire format is read in `wire`, its refusals in
//! `refuse`; this file knows the paths.

mod refuse;
mod wire;

use std::sync::Arc;

use async_trait::async_trait;
use longlist_core::{
    Error,
    account::{Account, Product},
    connector::{
        AccountHealth, Cursor, LinkedInSearch, Outcome, PageAsk, Refusal, RefusalKind, SearchPage, Turn,
    },
};
use reqwest::{Method, header::HeaderName};
use secrecy::SecretString;
use serde_json::{Value, json};
use tokio::sync::Mutex;
use url::Url;

pub use self::wire::ListedAccount;
use self::{
    refuse::{Asked, refuse},
    wire::Unreadable,
};
use crate::{
    dsn::Dsn,
    http::{Answer, Call, Http, refusal},
    pace::{Lane, take_turn},
};

/// The header that carries the token.
const TOKEN_HEADER: HeaderName = HeaderName::from_static("x-api-key");

/// The most results that one page of a search can be asked for; classic gives no more than half of that.
const LARGEST_PAGE: u32 = 100;
const LARGEST_CLASSIC_PAGE: u32 = 50;

/// How many pages of accounts are read; a customer with more than that types the id.
const ACCOUNT_PAGES: usize = 10;

/// An account at Unipile.
pub(crate) struct Unipile {
    http: Http,
    dsn: Dsn,
    token: SecretString,
    account_id: String,
    pace_ms: u32,
    lane: Arc<Mutex<Lane>>,
}

impl Unipile {
    pub(crate) fn new(
        http: Http,
        dsn: Dsn,
        token: SecretString,
        account: &Account,
        lane: Arc<Mutex<Lane>>,
    ) -> Self {
        let account_id = account.provider_account_id.clone();
        Self {
            http,
            dsn,
            token,
            account_id,
            pace_ms: account.pace_ms,
            lane,
        }
    }
}

#[async_trait]
impl LinkedInSearch for Unipile {
    async fn turn(&self) -> Turn {
        Turn::holding(take_turn(&self.lane, self.pace_ms).await)
    }

    /// `POST /linkedin/search`. The account goes into the query: in the body it is refused.
    async fn page(&self, turn: Turn, ask: &PageAsk) -> Result<SearchPage, Refusal> {
        let limit = ask
            .limit
            .map(|limit| limit.clamp(1, largest_page(ask.url.product())));
        let asked = Asked::Page {
            cursor: ask.cursor.is_some(),
            limit: limit.is_some(),
        };
        let mut url = self.dsn.resource(&["linkedin", "search"]);
        url.query_pairs_mut().append_pair("account_id", &self.account_id);
        if let Some(limit) = limit {
            url.query_pairs_mut().append_pair("limit", &limit.to_string());
        }
        let body = search_body(ask);

        let answer = send(&self.http, Method::POST, url, &self.token, Some(body), asked).await;
        drop(turn);

        wire::page(&answer?.body).map_err(unreadable)
    }

    /// `GET /accounts/{id}`. It takes no turn: Unipile answers it by itself, LinkedIn sees nothing of it,
    /// and a person who looks at an account must not wait for an import.
    async fn account(&self) -> Result<AccountHealth, Refusal> {
        let url = self.dsn.resource(&["accounts", &self.account_id]);
        match send(&self.http, Method::GET, url, &self.token, None, Asked::Account).await {
            Ok(answer) => wire::account(&answer.body)
                .map_err(unreadable)?
                .ok_or_else(not_linkedin),
            Err(refusal) => health_of(refusal),
        }
    }
}

/// The LinkedIn accounts that a token gives access to: `GET /accounts`.
pub(crate) async fn accounts(
    http: &Http,
    dsn: &Dsn,
    token: &SecretString,
) -> Result<Vec<ListedAccount>, Refusal> {
    let mut found = Vec::new();
    let mut cursor: Option<Cursor> = None;
    for _ in 0..ACCOUNT_PAGES {
        let mut url = dsn.resource(&["accounts"]);
        // A cursor can embed the page size and is then refused together with one, so never both.
        match &cursor {
            Some(cursor) => url.query_pairs_mut().append_pair("cursor", &cursor.0),
            None => url.query_pairs_mut().append_pair("limit", "100"),
        };
        let answer = send(http, Method::GET, url, token, None, Asked::Accounts).await?;
        let page = wire::accounts(&answer.body).map_err(unreadable)?;
        found.extend(page.accounts);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    Ok(found)
}

async fn send(
    http: &Http,
    method: Method,
    url: Url,
    token: &SecretString,
    body: Option<Value>,
    asked: Asked,
) -> Result<Answer, Refusal> {
    let call = Call {
        method,
        url,
        token_header: TOKEN_HEADER,
        token,
        body,
    };
    let answer = match http.send(call).await {
        Ok(answer) => answer,
        Err(Error::Provider(refusal)) => return Err(refusal),
        // The token was checked when the account was connected; nothing has been sent.
        Err(_) => {
            return Err(refusal(
                RefusalKind::TokenRefused,
                Outcome::NothingServed,
                "it cannot be sent",
            ));
        }
    };
    tracing::debug!(
        status = answer.status.as_u16(),
        request_id = answer.request_id,
        "Unipile answered"
    );
    if answer.status.is_success() {
        Ok(answer)
    } else {
        Err(refuse(&answer, asked, token))
    }
}

/// Either the address or the bookmark: the bookmark stands for the search it came from.
fn search_body(ask: &PageAsk) -> Value {
    match &ask.cursor {
        Some(cursor) => json!({ "cursor": cursor.0 }),
        None => json!({ "url": ask.url.as_str() }),
    }
}

fn largest_page(product: Product) -> u32 {
    match product {
        Product::Classic => LARGEST_CLASSIC_PAGE,
        Product::SalesNavigator | Product::Recruiter => LARGEST_PAGE,
    }
}

/// A refusal that answers the question how the account is.
fn health_of(refusal: Refusal) -> Result<AccountHealth, Refusal> {
    match refusal.kind {
        RefusalKind::Checkpoint => Ok(AccountHealth::Checkpoint),
        RefusalKind::Disconnected => Ok(AccountHealth::Disconnected),
        RefusalKind::Restricted => Ok(AccountHealth::Restricted),
        RefusalKind::SeatInUse => Ok(AccountHealth::SeatInUse),
        RefusalKind::Throttled
        | RefusalKind::Unavailable
        | RefusalKind::Unreachable
        | RefusalKind::UnexpectedAnswer
        | RefusalKind::CursorExpired
        | RefusalKind::LimitWithCursor
        | RefusalKind::SearchRefused
        | RefusalKind::TokenRefused
        | RefusalKind::NotSubscribed
        | RefusalKind::Redirected
        | RefusalKind::AccountUnknown => Err(refusal),
    }
}

/// A success whose body is of no use. It was a success, so results were served.
fn unreadable(why: Unreadable) -> Refusal {
    let (kind, detail) = match why {
        // Some servers end a body by closing the connection, so HTTP itself does not notice the cut.
        Unreadable::CutOff => (RefusalKind::Unreachable, "the answer was cut off"),
        Unreadable::NotJson => (RefusalKind::UnexpectedAnswer, "not JSON"),
        Unreadable::WrongShape(part) => (RefusalKind::UnexpectedAnswer, part),
    };
    refusal(kind, Outcome::Unknown, detail)
}

fn not_linkedin() -> Refusal {
    refusal(
        RefusalKind::AccountUnknown,
        Outcome::NothingServed,
        "it is not a LinkedIn account",
    )
}

#[cfg(test)]
mod tests;
