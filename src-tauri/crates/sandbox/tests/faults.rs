//! Every fault, over the wire and on the bill.

use std::time::{Duration, Instant};

use longlist_sandbox::{Fault, FaultKind, Mistyped, Options, Sandbox, ServerError};
use serde_json::{Value, json};

use crate::client::{Answer, example_url, first_page, get, recruiter, sandbox, search, send};
use longlist_sandbox::Product;

/// What the bill says of the Recruiter account: served, maybe served.
fn booked(sandbox: &Sandbox) -> (u64, u64) {
    let bill = sandbox.bill();
    bill.accounts
        .get("sandbox-recruiter")
        .map_or((0, 0), |bill| (bill.served, bill.maybe_served))
}

async fn struck_by(fault: FaultKind) -> (Sandbox, Answer) {
    let sandbox = sandbox().await;
    sandbox.fail_next(fault);
    let answer = first_page(&sandbox).await.expect("an answer of some kind");
    (sandbox, answer)
}

#[tokio::test]
async fn refusals_have_their_documented_types_and_cost_nothing() {
    for (fault, status, kind) in [
        (
            FaultKind::ServerError(ServerError::Unexpected),
            500,
            "unexpected_error",
        ),
        (
            FaultKind::ServerError(ServerError::Provider),
            500,
            "provider_error",
        ),
        (FaultKind::Checkpoint, 401, "checkpoint_error"),
        (FaultKind::MultipleSessions, 401, "multiple_sessions"),
        (FaultKind::Disconnected, 401, "disconnected_account"),
        (FaultKind::TokenRevoked, 401, "unauthorized"),
        (FaultKind::Restricted, 403, "account_restricted"),
        (
            FaultKind::Throttle(Duration::from_secs(2)),
            429,
            "too_many_requests",
        ),
    ] {
        let (sandbox, answer) = struck_by(fault.clone()).await;
        assert_eq!(answer.refusal(), (status, format!("errors/{kind}")), "{fault:?}");
        assert_eq!(
            booked(&sandbox),
            (0, 0),
            "{fault:?} strikes before anything is looked up"
        );
        assert_eq!(
            first_page(&sandbox).await.unwrap().status,
            200,
            "{fault:?} was for once"
        );
    }
}

#[tokio::test]
async fn a_throttled_request_says_how_long_to_wait() {
    let (sandbox, answer) = struck_by(FaultKind::Throttle(Duration::from_millis(1_200))).await;

    assert_eq!(
        answer.header("retry-after"),
        Some("2"),
        "in whole seconds, rounded up"
    );
    first_page(&sandbox).await.unwrap();
    let early = sandbox.bill().accounts["sandbox-recruiter"].too_early;
    assert_eq!(early, 1, "whoever comes back at once is found out");
}

#[tokio::test]
async fn a_timeout_may_have_served() {
    let (sandbox, answer) = struck_by(FaultKind::Timeout).await;

    assert_eq!(
        answer.refusal(),
        (504, "errors/request_timeout".to_owned()),
        "nobody knows what happened"
    );
    assert_eq!(booked(&sandbox), (0, 100), "but the provider had the rows");
}

#[tokio::test]
async fn a_cut_off_body_stops_in_the_middle() {
    let (sandbox, answer) = struck_by(FaultKind::CutOff).await;

    assert_eq!(answer.status, 200, "it began well");
    assert!(
        !answer.complete && answer.body.len() > 1_000,
        "{} bytes came",
        answer.body.len()
    );
    assert!(
        serde_json::from_str::<Value>(&answer.body).is_err(),
        "what came is no JSON"
    );
    assert_eq!(booked(&sandbox), (0, 100), "the rows had left");
}

#[tokio::test]
async fn a_wrong_type_is_valid_json_all_the_same() {
    for (what, pointer, wrong) in [
        (Mistyped::Items, "/items", Value::is_object as fn(&Value) -> bool),
        (Mistyped::Item, "/items/50/id", Value::is_number),
        (Mistyped::Item, "/items/50/name", Value::is_array),
        (Mistyped::Total, "/paging/total_count", Value::is_string),
        (Mistyped::Cursor, "/cursor", Value::is_number),
    ] {
        let (sandbox, answer) = struck_by(FaultKind::WrongType(what)).await;
        assert_eq!(
            (answer.status, answer.complete),
            (200, true),
            "{what:?} looks well from afar"
        );
        assert!(
            answer.json().pointer(pointer).is_some_and(wrong),
            "{what:?} is wrong at {pointer}"
        );
        assert_eq!(booked(&sandbox), (0, 100), "{what:?} may have been understood");
    }
}

#[tokio::test]
async fn a_page_that_is_no_json_is_html() {
    let (sandbox, answer) = struck_by(FaultKind::NotJson).await;

    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, Some("text/html; charset=utf-8")),
        "as of a proxy"
    );
    assert!(answer.body.starts_with("<!DOCTYPE html>"), "and so is the body");
    assert_eq!(
        booked(&sandbox),
        (0, 100),
        "behind the proxy the rows may have been served"
    );
}

#[tokio::test]
async fn a_reset_connection_has_no_answer() {
    for (processed, doubtful) in [(true, 100), (false, 0)] {
        let sandbox = sandbox().await;
        sandbox.fail_next(FaultKind::Reset { processed });
        let error = first_page(&sandbox).await.expect_err("the connection breaks");
        assert_eq!(
            error.kind(),
            std::io::ErrorKind::ConnectionReset,
            "it is a reset, not an end"
        );
        assert_eq!(booked(&sandbox), (0, doubtful), "processed: {processed}");
    }
}

#[tokio::test]
async fn a_redirect_points_elsewhere() {
    let (sandbox, answer) = struck_by(FaultKind::Redirect("http://127.0.0.1:9/trap".to_owned())).await;

    assert_eq!(
        (answer.status, answer.header("location")),
        (302, Some("http://127.0.0.1:9/trap")),
        "whoever follows leaks"
    );
    assert_eq!(booked(&sandbox), (0, 0), "nothing was looked up");
}

#[tokio::test]
async fn latency_delays_an_answer() {
    let sandbox = sandbox().await;
    sandbox.fail_next(FaultKind::Latency(Duration::from_millis(300)));
    let begin = Instant::now();
    let answer = first_page(&sandbox).await.unwrap();

    assert_eq!(answer.status, 200, "it is a good answer");
    assert!(
        begin.elapsed() >= Duration::from_millis(300),
        "it only took its time"
    );
}

#[tokio::test]
async fn unknown_fields_come_beside_the_known_ones() {
    let (sandbox, answer) = struck_by(FaultKind::UnknownField).await;
    let (odd, plain) = (answer.json(), first_page(&sandbox).await.unwrap().json());

    for pointer in ["", "/paging", "/items/0", "/items/0/current_positions/0"] {
        let object = odd.pointer(pointer).unwrap();
        assert!(
            object["zz_new_text"].is_string() && object["zz_new_object"].is_object(),
            "new fields in {pointer:?}"
        );
    }
    assert_eq!(
        odd["items"][0]["id"], plain["items"][0]["id"],
        "the known ones are unchanged"
    );
    assert_eq!(booked(&sandbox), (200, 0), "it was served like any page");
}

#[tokio::test]
async fn optional_fields_may_be_missing() {
    let (sandbox, answer) = struck_by(FaultKind::MissingOptional).await;
    let page = answer.json();

    for row in page["items"].as_array().unwrap() {
        assert!(
            row["id"].is_string() && row["headline"].is_string(),
            "what is required stays"
        );
        assert!(
            row.get("name").is_none() && row.get("public_identifier").is_none(),
            "what may be null is gone: {row}"
        );
    }
    assert!(page["cursor"].is_string(), "a cursor that leads on stays");
    assert_eq!(booked(&sandbox), (100, 0), "it was served like any page");
}

#[tokio::test]
async fn an_empty_search_finds_nobody() {
    let (sandbox, answer) = struck_by(FaultKind::Empty).await;
    let page = answer.json();

    assert_eq!(
        page["paging"],
        json!({ "start": 0, "page_count": 0, "total_count": 0 }),
        "there is nobody"
    );
    assert_eq!(
        (&page["items"], &page["cursor"]),
        (&json!([]), &Value::Null),
        "and no second page"
    );
    assert_eq!(booked(&sandbox), (0, 0), "nobody costs nothing");
}

#[tokio::test]
async fn an_expired_cursor_makes_a_search_start_again() {
    let sandbox = sandbox().await;
    sandbox.fail_next(FaultKind::ExpiredCursor);
    let page = first_page(&sandbox).await.unwrap();
    let cursor = json!({ "cursor": page.json()["cursor"] });
    let next = async || {
        search(&sandbox, recruiter(&sandbox), "", cursor.clone())
            .await
            .unwrap()
    };

    assert_eq!(page.status, 200, "a first page has no cursor that could expire");
    for _ in 0..2 {
        assert_eq!(
            next().await.refusal(),
            (400, "errors/invalid_parameters".to_owned()),
            "trying again does not help"
        );
    }
    assert_eq!(
        first_page(&sandbox).await.unwrap().status,
        200,
        "starting again does"
    );
}

#[tokio::test]
async fn a_limit_beside_a_cursor_can_be_refused() {
    let sandbox = sandbox().await;
    sandbox.set_faults(vec![FaultKind::LimitWithCursor.into()]);
    let cursor = json!({ "cursor": first_page(&sandbox).await.unwrap().json()["cursor"] });
    let both = search(&sandbox, recruiter(&sandbox), "&limit=50", cursor.clone())
        .await
        .unwrap();
    let alone = search(&sandbox, recruiter(&sandbox), "", cursor).await.unwrap();

    assert_eq!(
        both.refusal(),
        (400, "errors/invalid_parameters".to_owned()),
        "the cursor knows its page size"
    );
    assert_eq!(alone.status, 200, "alone it works");
}

#[tokio::test]
async fn a_fault_can_wait_for_its_request() {
    let options = Options {
        faults: vec!["server_error@2".parse::<Fault>().unwrap()],
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).await.unwrap();
    sandbox.fail_at(4, FaultKind::Restricted);
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(first_page(&sandbox).await.unwrap().status);
    }

    assert_eq!(
        statuses,
        [200, 500, 200, 403, 200],
        "the second and the fourth request fail"
    );
}

#[tokio::test]
async fn an_account_in_trouble_shows_it() {
    let sandbox = sandbox().await;
    sandbox.set_faults(vec![FaultKind::Disconnected.into()]);
    let status = async || {
        get(&sandbox, "/api/v1/accounts/sandbox-recruiter").await.json()["sources"][0]["status"].clone()
    };

    assert_eq!(status().await, "OK", "it can still be connected");
    first_page(&sandbox).await.unwrap();
    assert_eq!(status().await, "CREDENTIALS", "a person has to act");
    sandbox.clear_faults();
    assert_eq!(status().await, "OK", "and has acted");
}

#[tokio::test]
async fn faults_are_switched_from_outside() {
    let sandbox = sandbox().await;
    let order = async |method: &str, body: &str| {
        send(&sandbox, method, "/sandbox/faults", None, body)
            .await
            .unwrap()
    };

    let set = order("POST", r#"["throttle:5s@1"]"#).await;
    assert_eq!(set.json(), json!(["throttle:5000ms@1"]), "a list replaces");
    let added = order("POST", r#"{"add": ["timeout@2"]}"#).await;
    assert_eq!(
        added.json(),
        json!(["throttle:5000ms@1", "timeout@2"]),
        "add adds"
    );
    assert_eq!(
        first_page(&sandbox).await.unwrap().status,
        429,
        "the first request meets the first fault"
    );
    assert_eq!(order("DELETE", "").await.status, 204, "all are switched off");
    assert_eq!(
        first_page(&sandbox).await.unwrap().status,
        200,
        "and nothing is left"
    );
    let wrong = order("POST", r#"["trottle"]"#).await;
    assert_eq!(wrong.status, 400, "a fault that does not exist is refused");
    assert!(
        wrong.json()["error"].as_str().unwrap().contains("throttle"),
        "with the names of those that do"
    );
}

#[tokio::test]
async fn a_connection_in_good_order_is_kept() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let sandbox = sandbox().await;
    let body = json!({ "url": example_url(&sandbox, Product::Recruiter, "small") }).to_string();
    let mut stream = tokio::net::TcpStream::connect(sandbox.base_url().replace("http://", ""))
        .await
        .unwrap();
    for _ in 0..3 {
        let head = format!(
            "POST /api/v1/linkedin/search?account_id=sandbox-recruiter&limit=1 HTTP/1.1\r\nHost: x\r\nX-API-KEY: {}\r\n\
             Content-Length: {}\r\n\r\n{body}",
            sandbox.token(),
            body.len()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut some = [0; 20];
        stream.read_exact(&mut some).await.unwrap();
        assert!(
            some.starts_with(b"HTTP/1.1 200"),
            "every request on it is answered"
        );
        let mut rest = vec![0; 64_000];
        let _ = stream.read(&mut rest).await.unwrap();
    }
}
