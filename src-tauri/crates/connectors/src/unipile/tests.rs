//! Searches over real HTTP against a scripted provider.

use std::time::Duration;

use longlist_core::identity::search_url::SearchUrl;

use super::*;
use crate::{
    http::Limits,
    loopback::{Move, Server, account, closed_port, json, with_head},
    pace::Lanes,
};

const TOKEN: &str = "hunter2-token";
const RECRUITER: &str = "https://www.linkedin.com/talent/search?searchKeyword=rust%20%26%20go&start=0";
const CLASSIC: &str = "https://www.linkedin.com/search/results/people/?keywords=rust";

/// An account at a server; a busy computer has time enough to answer.
fn search(dsn: &str) -> Unipile {
    search_within(Duration::from_secs(30), dsn)
}

fn search_within(whole: Duration, dsn: &str) -> Unipile {
    let limits = Limits {
        whole,
        answer_bytes: 100_000,
        ..Limits::default()
    };
    let account = account(dsn);
    let lane = Lanes::default().of(&account);
    let http = Http::new(limits).expect("the clients can be made");
    Unipile::new(
        http,
        Dsn::parse(dsn).expect("tests use good addresses"),
        TOKEN.into(),
        &account,
        lane,
    )
}

fn ask(url: &str, cursor: Option<&str>, limit: Option<u32>) -> PageAsk {
    let url = SearchUrl::parse(url).expect("tests use good searches");
    PageAsk {
        url,
        cursor: cursor.map(|text| Cursor(text.into())),
        limit,
    }
}

fn first() -> PageAsk {
    ask(RECRUITER, None, Some(100))
}

async fn refused(dsn: &str, ask: &PageAsk) -> Refusal {
    refused_by(&search(dsn), ask).await
}

async fn refused_by(account: &Unipile, ask: &PageAsk) -> Refusal {
    let turn = account.turn().await;
    let refusal = account.page(turn, ask).await.expect_err("the provider refuses");
    let shown = format!("{refusal} {refusal:?} {:?}", Error::Provider(refusal.clone()));
    for secret in [TOKEN, "Ada Lovelace", "127.0.0.1", "searchKeyword", "acc-1"] {
        assert!(!shown.contains(secret), "{secret} got into an error: {shown}");
    }
    refusal
}

fn kind(refusal: &Refusal) -> (RefusalKind, Outcome) {
    (refusal.kind, refusal.outcome)
}

#[tokio::test]
async fn the_first_page_is_asked_for_by_address() {
    let body = r#"{"object":"LinkedinSearch","items":[
        {"object":"SearchResult","type":"PEOPLE","id":"AEMAA1","name":"Ada Lovelace"},
        {"object":"SearchResult","type":"PEOPLE","id":"AEMAA2","name":"LinkedIn Member"}
    ],"config":{"params":{}},"paging":{"start":0,"page_count":2,"total_count":3120},"cursor":"eyJhIjoxfQ=="}"#;
    let server = Server::start(vec![json(200, body)]);

    let account = search(&server.dsn);
    let page = account.page(account.turn().await, &first()).await.unwrap();

    assert_eq!(page.results.len(), 2, "every result counts");
    assert_eq!(page.total, Some(3_120), "what the search says it has");
    assert_eq!(page.next, Some(Cursor("eyJhIjoxfQ==".into())), "where it goes on");
    let request = server.requests().concat();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(
        head.starts_with("POST /api/v1/linkedin/search?account_id=acc-1&limit=100 HTTP/1.1"),
        "{head}"
    );
    assert!(head.contains("content-type: application/json"), "{head}");
    let body: Value = serde_json::from_str(body).unwrap();
    assert_eq!(
        body,
        json!({ "url": RECRUITER }),
        "the address verbatim and nothing else"
    );
}

#[tokio::test]
async fn a_later_page_is_asked_for_by_cursor() {
    let empty = || json(200, r#"{"items":[],"cursor":null}"#);
    let server = Server::start(vec![empty(), empty()]);
    let account = search(&server.dsn);

    let page = account
        .page(account.turn().await, &ask(RECRUITER, Some("next&1"), Some(30)))
        .await
        .unwrap();
    account
        .page(account.turn().await, &ask(RECRUITER, Some("next&1"), None))
        .await
        .unwrap();

    assert_eq!(
        (page.results.len(), page.next),
        (0, None),
        "the end of the search"
    );
    let requests = server.requests();
    let (head, body) = requests.first().unwrap().split_once("\r\n\r\n").unwrap();
    assert!(
        head.starts_with("POST /api/v1/linkedin/search?account_id=acc-1&limit=30 "),
        "{head}"
    );
    assert_eq!(
        body, r#"{"cursor":"next&1"}"#,
        "in the body, where it needs no escapes, and without the address"
    );
    assert!(
        requests
            .get(1)
            .unwrap()
            .starts_with("POST /api/v1/linkedin/search?account_id=acc-1 "),
        "the size is left out where the caller leaves it out"
    );
}

#[tokio::test]
async fn no_page_is_larger_than_its_product_takes() {
    let server = Server::start(vec![json(200, r#"{"items":[]}"#), json(200, r#"{"items":[]}"#)]);
    let account = search(&server.dsn);
    account
        .page(account.turn().await, &ask(CLASSIC, None, Some(100)))
        .await
        .unwrap();
    account
        .page(account.turn().await, &ask(RECRUITER, None, Some(4_000)))
        .await
        .unwrap();
    let requests = server.requests();
    assert!(
        requests.first().unwrap().contains("&limit=50 "),
        "classic gives 50"
    );
    assert!(
        requests.get(1).unwrap().contains("&limit=100 "),
        "the others give 100"
    );
}

#[tokio::test]
async fn results_are_counted_even_if_they_cannot_be_read() {
    let server = Server::start(vec![json(
        200,
        r#"{"items":[{"type":"PEOPLE","id":7,"name":["odd"]},null,"text",[],{"type":"COMPANY","id":"1","name":"Acme"}],"cursor":5}"#,
    )]);
    let account = search(&server.dsn);
    let page = account.page(account.turn().await, &first()).await.unwrap();
    assert_eq!(page.results.len(), 5, "the quota counts what was served");
    assert_eq!(
        page.results.first().unwrap().provider_id.as_deref(),
        Some("7"),
        "a number for an id is an id"
    );
    assert!(
        page.results.iter().skip(1).all(|row| *row == Default::default()),
        "what is no person has no name"
    );
    assert_eq!(
        page.next,
        Some(Cursor("5".into())),
        "a number for a cursor is a cursor"
    );
}

#[tokio::test]
async fn a_throttled_account_is_told_how_long_to_wait() {
    let server = Server::start(vec![with_head(
        429,
        "retry-after: 30\r\nx-request-id: r-1\r\n",
        r#"{"status":429,"type":"errors/too_many_requests","title":"Too many requests"}"#,
    )]);
    let refusal = refused(&server.dsn, &first()).await;
    assert_eq!(
        kind(&refusal),
        (RefusalKind::Throttled, Outcome::NothingServed),
        "a no is a no"
    );
    assert_eq!(
        refusal.retry_after,
        Some(Duration::from_secs(30)),
        "as long as asked"
    );
    assert_eq!(
        refusal.detail.as_deref(),
        Some("429 errors/too_many_requests request r-1"),
        "the provider's words"
    );
}

#[tokio::test]
async fn a_provider_out_of_order_served_nothing_and_a_time_out_may_have() {
    for (answer, expected, why) in [
        (
            json(500, r#"{"type":"errors/unexpected_error"}"#),
            (RefusalKind::Unavailable, Outcome::NothingServed),
            "its own no",
        ),
        (
            json(503, "upstream is away"),
            (RefusalKind::Unavailable, Outcome::NothingServed),
            "nobody was there to serve",
        ),
        (
            json(502, "<html>bad gateway"),
            (RefusalKind::Unavailable, Outcome::Unknown),
            "the gateway lost it",
        ),
        (
            json(504, r#"{"type":"errors/request_timeout"}"#),
            (RefusalKind::Unreachable, Outcome::Unknown),
            "indeterminate",
        ),
        (
            json(200, r#"{"items":[{"id":"#),
            (RefusalKind::Unreachable, Outcome::Unknown),
            "cut off, with a length that agrees",
        ),
        (
            json(200, "<html>welcome</html>"),
            (RefusalKind::UnexpectedAnswer, Outcome::Unknown),
            "another server's page",
        ),
        (
            json(200, r#"{"items":{"0":{}}}"#),
            (RefusalKind::UnexpectedAnswer, Outcome::Unknown),
            "wrong JSON type",
        ),
        (
            json(200, r#"{"object":"LinkedinSearch"}"#),
            (RefusalKind::UnexpectedAnswer, Outcome::Unknown),
            "no items",
        ),
        (
            json(200, "[]"),
            (RefusalKind::UnexpectedAnswer, Outcome::Unknown),
            "a list",
        ),
        (
            json(200, ""),
            (RefusalKind::Unreachable, Outcome::Unknown),
            "nothing at all",
        ),
        (
            json(204, ""),
            (RefusalKind::Unreachable, Outcome::Unknown),
            "nothing, and says so",
        ),
        (
            json(200, r#"{"items":[],"cursor":{}}"#),
            (RefusalKind::UnexpectedAnswer, Outcome::Unknown),
            "a cursor that is none",
        ),
        (
            json(200, &"[".repeat(500)),
            (RefusalKind::UnexpectedAnswer, Outcome::Unknown),
            "too deep",
        ),
        (
            Move::Close,
            (RefusalKind::Unreachable, Outcome::Unknown),
            "closed",
        ),
        (Move::Reset, (RefusalKind::Unreachable, Outcome::Unknown), "reset"),
    ] {
        let server = Server::start(vec![answer]);
        assert_eq!(kind(&refused(&server.dsn, &first()).await), expected, "{why}");
    }
    let silent = Server::start(vec![Move::Hold(Vec::new())]);
    let refusal = refused_by(&search_within(Duration::from_millis(200), &silent.dsn), &first()).await;
    assert_eq!(
        kind(&refusal),
        (RefusalKind::Unreachable, Outcome::Unknown),
        "silence"
    );
    let nobody = format!("http://127.0.0.1:{}", closed_port());
    let refusal = refused(&nobody, &first()).await;
    assert_eq!(
        kind(&refusal),
        (RefusalKind::Unreachable, Outcome::NothingServed),
        "nobody was asked"
    );
}

#[tokio::test]
async fn a_server_that_repeats_everything_gets_no_secret_into_an_error() {
    let body = format!(
        r#"{{"status":401,"type":"errors/{TOKEN}","title":"{TOKEN}","detail":"Ada Lovelace {TOKEN}","instance":"{RECRUITER}","req_id":"{TOKEN}"}}"#
    );
    let head = format!("x-request-id: {TOKEN}\r\n");
    let server = Server::start(vec![with_head(401, &head, &body)]);
    let refusal = refused(&server.dsn, &first()).await;
    assert_eq!(
        refusal.kind,
        RefusalKind::TokenRefused,
        "an unknown 401 is about our key"
    );
    assert_eq!(
        refusal.detail.as_deref(),
        Some("401"),
        "the status is all that is safe"
    );
}

#[tokio::test]
async fn a_redirect_to_another_host_is_refused_and_the_token_stays_here() {
    let other = Server::start(vec![json(200, r#"{"items":[]}"#)]);
    let head = format!("location: {}/api/v1/linkedin/search\r\n", other.dsn);
    let server = Server::start(vec![with_head(307, &head, "")]);
    assert_eq!(
        refused(&server.dsn, &first()).await.kind,
        RefusalKind::Redirected,
        "whoever redirects an API is not the API"
    );
    assert_eq!(other.requests().len(), 0, "the other host was not asked");
}

#[tokio::test]
async fn a_cursor_that_is_refused_is_told_from_a_size_that_is_refused() {
    let no = || {
        json(
            400,
            r#"{"status":400,"type":"errors/invalid_parameters","title":"Invalid parameters"}"#,
        )
    };
    let server = Server::start(vec![no(), no(), no()]);
    let kind = async |cursor, limit| refused(&server.dsn, &ask(RECRUITER, cursor, limit)).await.kind;
    assert_eq!(
        kind(Some("c"), Some(100)).await,
        RefusalKind::LimitWithCursor,
        "try without the size first"
    );
    assert_eq!(
        kind(Some("c"), None).await,
        RefusalKind::CursorExpired,
        "then it is the cursor"
    );
    assert_eq!(
        kind(None, Some(100)).await,
        RefusalKind::SearchRefused,
        "on page 1 it is the search"
    );
}

#[tokio::test]
async fn the_health_of_an_account_is_what_the_provider_says() {
    for (status, body, expected) in [
        (
            200,
            r#"{"id":"acc-1","type":"LINKEDIN","sources":[{"id":"a","status":"OK"}]}"#,
            AccountHealth::Connected,
        ),
        (200, r#"{"id":"acc-1"}"#, AccountHealth::Connected),
        (
            200,
            r#"{"id":"acc-1","sources":[{"status":"OK"},{"status":"CREDENTIALS"}]}"#,
            AccountHealth::Disconnected,
        ),
        (
            401,
            r#"{"type":"errors/checkpoint_error"}"#,
            AccountHealth::Checkpoint,
        ),
        (
            401,
            r#"{"type":"errors/disconnected_account"}"#,
            AccountHealth::Disconnected,
        ),
        (
            401,
            r#"{"type":"errors/multiple_sessions"}"#,
            AccountHealth::SeatInUse,
        ),
        (
            403,
            r#"{"type":"errors/account_restricted"}"#,
            AccountHealth::Restricted,
        ),
    ] {
        let server = Server::start(vec![json(status, body)]);
        assert_eq!(
            search(&server.dsn).account().await.unwrap(),
            expected,
            "{status} {body}"
        );
    }
}

#[tokio::test]
async fn an_account_that_cannot_be_asked_about_is_a_refusal() {
    for (status, body, expected) in [
        (
            401,
            r#"{"type":"errors/unauthorized"}"#,
            RefusalKind::TokenRefused,
        ),
        (
            404,
            r#"{"type":"errors/resource_not_found"}"#,
            RefusalKind::AccountUnknown,
        ),
        (
            400,
            r#"{"type":"errors/invalid_parameters"}"#,
            RefusalKind::AccountUnknown,
        ),
        (
            200,
            r#"{"id":"acc-1","type":"WHATSAPP"}"#,
            RefusalKind::AccountUnknown,
        ),
        (200, r#"{"hello":"world"}"#, RefusalKind::UnexpectedAnswer),
        (404, "<html>no such page", RefusalKind::UnexpectedAnswer),
    ] {
        let server = Server::start(vec![json(status, body)]);
        assert_eq!(
            search(&server.dsn).account().await.unwrap_err().kind,
            expected,
            "{status} {body}"
        );
    }
}

#[tokio::test]
async fn looking_at_an_account_does_not_wait_for_an_import() {
    let server = Server::start(vec![json(200, r#"{"id":"acc-1"}"#)]);
    let account = search(&server.dsn);
    let _import = take_turn(&account.lane, 60_000).await;
    let health = tokio::time::timeout(Duration::from_secs(5), account.account()).await;
    assert!(
        health.expect("it does not wait for the lane").is_ok(),
        "and it is answered"
    );
}
