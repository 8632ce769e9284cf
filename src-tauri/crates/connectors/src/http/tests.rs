//! Requests against a scripted server: what is refused, and what may have been served.

use std::time::Duration;

use longlist_core::{
    Error,
    connector::{Outcome, Refusal, RefusalKind},
};
use reqwest::{
    Method,
    header::{DATE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER},
};
use secrecy::SecretString;
use url::Url;

use super::{Answer, Call, Http, Limits, plain_word, retry_after};
use crate::loopback::{Move, Server, closed_port, json, with_head};

const TOKEN: &str = "hunter2-token";

/// Long enough for a busy computer: only a server that holds its answer back uses it up.
const PATIENCE: Duration = Duration::from_secs(30);

async fn ask(url: &str) -> Result<Answer, Error> {
    ask_within(PATIENCE, url).await
}

async fn ask_within(whole: Duration, url: &str) -> Result<Answer, Error> {
    let token = SecretString::from(TOKEN);
    let http = Http::new(Limits {
        connect: PATIENCE,
        whole,
        answer_bytes: 2_000,
    })
    .expect("the clients can be made");
    let url = Url::parse(url).expect("tests ask for addresses");
    let call = Call {
        method: Method::GET,
        url,
        token_header: HeaderName::from_static("x-api-key"),
        token: &token,
        body: None,
    };
    http.send(call).await
}

async fn refused(url: &str) -> Refusal {
    refused_within(PATIENCE, url).await
}

async fn refused_within(whole: Duration, url: &str) -> Refusal {
    match ask_within(whole, url).await {
        Err(Error::Provider(refusal)) => {
            let shown = format!("{refusal} {refusal:?}");
            assert!(!shown.contains(TOKEN), "no failure shows the token: {shown}");
            assert!(
                !shown.contains("127.0.0.1"),
                "no failure shows an address: {shown}"
            );
            refusal
        }
        Err(error) => panic!("not a refusal: {error:?}"),
        Ok(answer) => panic!("answered with {}", answer.status),
    }
}

#[tokio::test]
async fn the_token_is_in_one_header_and_nowhere_else() {
    let server = Server::start(vec![json(200, "{}")]);

    let answer = ask(&format!("{}/api/v1/accounts?limit=5", server.dsn))
        .await
        .unwrap();

    assert_eq!(answer.body, b"{}", "the body comes whole");
    let requests = server.requests();
    let request = requests.first().expect("one request was made");
    assert_eq!(
        request.matches(TOKEN).count(),
        1,
        "once, and not in the address: {request}"
    );
    assert!(
        request.contains("x-api-key: hunter2-token"),
        "in its header: {request}"
    );
    assert!(
        request.contains("accept: application/json"),
        "and we ask for JSON: {request}"
    );
}

#[tokio::test]
async fn nobody_listening_means_nothing_was_served() {
    let refusal = refused(&format!("http://127.0.0.1:{}/", closed_port())).await;
    assert_eq!(
        (refusal.kind, refusal.outcome),
        (RefusalKind::Unreachable, Outcome::NothingServed),
        "no connection, no request"
    );
}

#[tokio::test]
async fn a_server_without_tls_is_not_asked_over_https() {
    let server = Server::start(vec![Move::Reset]);
    let refusal = refused(&server.dsn.replace("http:", "https:")).await;
    assert_eq!(
        (refusal.kind, refusal.outcome),
        (RefusalKind::Unreachable, Outcome::NothingServed),
        "TLS failed before the request"
    );
}

#[tokio::test]
async fn plain_http_to_another_computer_is_not_sent() {
    // 192.0.2.0/24 is reserved for documentation: nothing could answer, and nothing is tried.
    let refusal = refused("http://192.0.2.1/").await;
    assert_eq!(
        refusal.outcome,
        Outcome::NothingServed,
        "the client refuses before it connects"
    );
}

#[tokio::test]
async fn a_lost_answer_may_have_been_served() {
    for (lost, why) in [
        (Move::Close, "closed after the request was read"),
        (Move::Reset, "reset while the request was read"),
        (Move::Hold(vec![]), "silent for longer than the time-out"),
        (Move::Say(b"HTTP/1.1 2".to_vec()), "broken off in the status line"),
        (
            Move::Say(b"220 mail.example.test ESMTP\r\n".to_vec()),
            "another protocol",
        ),
        (
            Move::Say(b"HTTP/1.1 200 X\r\ncontent-length: 90\r\n\r\n{\"items\":[".to_vec()),
            "broken off in the body",
        ),
        (
            Move::Hold(b"HTTP/1.1 200 X\r\ncontent-length: 90\r\n\r\n{\"items\":[".to_vec()),
            "stuck in the body",
        ),
        (
            Move::Say(b"HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"it".to_vec()),
            "broken off in a chunk",
        ),
        (
            Move::Say(b"HTTP/1.1 200 X\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc".to_vec()),
            "packed badly",
        ),
    ] {
        let whole = if matches!(lost, Move::Hold(_)) {
            Duration::from_millis(200)
        } else {
            PATIENCE
        };
        let server = Server::start(vec![lost]);
        let refusal = refused_within(whole, &server.dsn).await;
        assert_eq!(
            (refusal.kind, refusal.outcome),
            (RefusalKind::Unreachable, Outcome::Unknown),
            "{why}"
        );
    }
}

#[tokio::test]
async fn one_call_is_one_request() {
    let server = Server::start(vec![Move::Close, json(200, "{}")]);

    refused(&server.dsn).await;

    assert_eq!(
        server.requests().len(),
        1,
        "a retry that nobody reserved quota for would break the limit"
    );
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_not_read_to_its_end() {
    let server = Server::start(vec![json(200, &"x".repeat(2_001))]);
    let refusal = refused(&server.dsn).await;
    assert_eq!(
        (refusal.kind, refusal.outcome),
        (RefusalKind::UnexpectedAnswer, Outcome::Unknown),
        "it was served, and we did not take it"
    );

    let server = Server::start(vec![json(200, &"x".repeat(2_000))]);
    assert_eq!(
        ask(&server.dsn).await.unwrap().body.len(),
        2_000,
        "the limit itself is fine"
    );
}

#[tokio::test]
async fn a_redirect_is_refused_and_its_target_never_asked() {
    for status in [301, 302, 303, 307, 308] {
        let target = Server::start(vec![json(200, "{}")]);
        let location = format!("location: {}/api/v1/accounts\r\n", target.dsn);
        let server = Server::start(vec![with_head(status, &location, "")]);

        let refusal = refused(&server.dsn).await;

        assert_eq!(
            (refusal.kind, refusal.outcome),
            (RefusalKind::Redirected, Outcome::NothingServed),
            "{status} is a redirect"
        );
        assert_eq!(
            target.requests(),
            Vec::<String>::new(),
            "the other server never heard of us, least of all the token"
        );
    }
}

#[tokio::test]
async fn a_redirect_to_the_same_host_is_refused_too() {
    let server = Server::start(vec![
        with_head(302, "location: /api/v1/other\r\n", ""),
        json(200, "{}"),
    ]);
    assert_eq!(
        refused(&server.dsn).await.kind,
        RefusalKind::Redirected,
        "the API has no redirects"
    );
    assert_eq!(server.requests().len(), 1, "the second request was not made");
}

#[tokio::test]
async fn a_refusal_with_half_a_body_is_still_a_refusal() {
    let server = Server::start(vec![Move::Say(
        b"HTTP/1.1 429 X\r\nretry-after: 7\r\ncontent-length: 90\r\n\r\n{".to_vec(),
    )]);
    let answer = ask(&server.dsn).await.unwrap();
    assert_eq!(answer.status, 429, "the status has said it");
    assert_eq!(
        answer.retry_after,
        Some(Duration::from_secs(7)),
        "and for how long"
    );
}

#[tokio::test]
async fn the_request_id_is_kept_unless_it_is_our_token() {
    let server = Server::start(vec![
        with_head(500, "x-request-id: req-81\r\n", ""),
        with_head(500, "x-request-id: hunter2-token\r\n", ""),
    ]);
    assert_eq!(
        ask(&server.dsn).await.unwrap().request_id.as_deref(),
        Some("req-81"),
        "support asks for it"
    );
    assert_eq!(
        ask(&server.dsn).await.unwrap().request_id,
        None,
        "a server that repeats the token gets it into no log"
    );
}

#[test]
fn only_plain_words_reach_an_error() {
    let token = SecretString::from(TOKEN);
    assert_eq!(
        plain_word("errors/multiple_sessions", Some(&token)).as_deref(),
        Some("errors/multiple_sessions"),
        "a type is one"
    );
    for bad in [
        "",
        "two words",
        "a\r\nb",
        "<b>",
        "me@example.test",
        "x-hunter2-token-x",
        &"x".repeat(81),
    ] {
        assert_eq!(plain_word(bad, Some(&token)), None, "{bad:?} is not");
    }
}

#[test]
fn a_wait_is_seconds_or_a_date() {
    let wait = |asked: &str, date: Option<&str>| {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, HeaderValue::from_str(asked).unwrap());
        if let Some(date) = date {
            headers.insert(DATE, HeaderValue::from_str(date).unwrap());
        }
        retry_after(&headers).map(|wait| wait.as_secs())
    };
    let noon = Some("Mon, 23 Nov 2026 12:00:00 GMT");
    assert_eq!(wait("30", None), Some(30), "seconds");
    assert_eq!(wait(" 30 ", None), Some(30), "seconds with air");
    assert_eq!(wait("0", None), Some(0), "at once");
    assert_eq!(
        wait("Mon, 23 Nov 2026 12:01:30 GMT", noon),
        Some(90),
        "a date, by the server's clock"
    );
    assert_eq!(
        wait("Mon, 23 Nov 2026 12:01:30 GMT", None),
        None,
        "a date that nothing can be compared with"
    );
    assert_eq!(
        wait("Mon, 23 Nov 2026 09:00:00 GMT", noon),
        Some(0),
        "a date in the past"
    );
    assert_eq!(
        wait("18446744073709551615", None),
        Some(604_800),
        "no server can stop us for longer than a week"
    );
    assert_eq!(
        wait("Fri, 31 Dec 2100 23:59:59 GMT", noon),
        Some(604_800),
        "nor with a date"
    );
    assert_eq!(wait("soon", noon), None, "a word is no time");
    assert_eq!(wait("-1", None), None, "nor is less than nothing");
}
