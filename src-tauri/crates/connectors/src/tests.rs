//! The connectors as the core sees them.

use std::{collections::BTreeMap, sync::Mutex};

use longlist_core::Error;
use secrecy::ExposeSecret as _;

use super::*;
use crate::loopback::{Server, account, json};

/// Secrets in memory.
#[derive(Default)]
struct Pocket(Mutex<BTreeMap<String, String>>);

impl SecretStore for Pocket {
    fn get(&self, name: &str) -> Result<Option<SecretString>> {
        Ok(self
            .0
            .lock()
            .unwrap()
            .get(name)
            .map(|secret| secret.as_str().into()))
    }

    fn set(&self, name: &str, secret: &SecretString) -> Result<()> {
        self.0
            .lock()
            .unwrap()
            .insert(name.into(), secret.expose_secret().into());
        Ok(())
    }

    fn forget(&self, name: &str) -> Result<()> {
        self.0.lock().unwrap().remove(name);
        Ok(())
    }
}

fn connectors() -> Connectors {
    Connectors::new(Arc::new(Pocket::default())).expect("the clients can be made")
}

fn failure(connectors: &Connectors, account: &Account) -> Error {
    match connectors.linkedin(account) {
        Ok(_) => panic!("the account was accepted"),
        Err(error) => error,
    }
}

#[tokio::test]
async fn an_account_is_asked_with_the_token_that_is_kept_for_it() {
    let server = Server::start(vec![json(
        200,
        r#"{"object":"Account","id":"acc-1","type":"LINKEDIN"}"#,
    )]);
    let (connectors, account) = (connectors(), account(&server.dsn));
    connectors
        .secrets()
        .set(&account.secret_name(), &"hunter2-token".into())
        .unwrap();

    connectors
        .linkedin(&account)
        .unwrap()
        .account()
        .await
        .expect("the account is fine");

    let request = server.requests().concat();
    assert!(request.starts_with("GET /api/v1/accounts/acc-1 "), "{request}");
    assert!(request.contains("x-api-key: hunter2-token"), "{request}");
}

#[test]
fn an_account_without_a_token_asks_for_one() {
    let error = failure(&connectors(), &account("https://api8.example.test"));
    assert_eq!(
        error.code(),
        "token_refused",
        "for a run it is the same as a wrong token"
    );
    assert!(error.hint().contains("enter a new token"), "{}", error.hint());
}

#[test]
fn an_address_that_was_changed_in_the_workspace_is_checked_again() {
    let connectors = connectors();
    let account = account("http://api8.example.test");
    connectors
        .secrets()
        .set(&account.secret_name(), &"hunter2-token".into())
        .unwrap();
    assert_eq!(
        failure(&connectors, &account).code(),
        "dsn_insecure",
        "before the token is even read"
    );
}

#[test]
fn a_token_that_cannot_be_sent_is_refused() {
    let connectors = connectors();
    let account = account("https://api8.example.test");
    connectors
        .secrets()
        .set(&account.secret_name(), &"hunter2-token\n".into())
        .unwrap();
    let error = failure(&connectors, &account);
    assert_eq!(
        error.code(),
        "token_invalid",
        "an older version or a script may have kept it so"
    );
    assert!(!format!("{error:?}").contains("hunter2"), "it is not repeated");
}

#[tokio::test]
async fn my_accounts_are_found_page_by_page() {
    let server = Server::start(vec![
        json(
            200,
            r#"{"object":"AccountList","items":[
                {"object":"Account","id":"a1","type":"LINKEDIN","name":"Ada","sources":[{"id":"s","status":"OK"}]},
                {"object":"Account","id":"w1","type":"WHATSAPP","name":"Phone"}
            ],"cursor":"next-1"}"#,
        ),
        json(
            200,
            r#"{"items":[{"id":"a2","type":"LINKEDIN","sources":[{"status":"CREDENTIALS"}]}],"cursor":null}"#,
        ),
    ]);

    let found = connectors()
        .accounts(&server.dsn, &"hunter2-token".into())
        .await
        .unwrap();

    let shown: Vec<_> = found
        .iter()
        .map(|account| (account.id.as_str(), account.name.as_str(), account.health))
        .collect();
    use longlist_core::connector::AccountHealth::{Connected, Disconnected};
    assert_eq!(
        shown,
        [("a1", "Ada", Connected), ("a2", "a2", Disconnected)],
        "LinkedIn accounts only"
    );
    let lines: Vec<_> = server
        .requests()
        .iter()
        .filter_map(|request| request.lines().next().map(str::to_owned))
        .collect();
    assert_eq!(
        lines,
        [
            "GET /api/v1/accounts?limit=100 HTTP/1.1",
            "GET /api/v1/accounts?cursor=next-1 HTTP/1.1"
        ],
        "a page size never goes with a cursor"
    );
}

#[tokio::test]
async fn a_list_of_accounts_without_end_is_left() {
    let page = || {
        json(
            200,
            r#"{"items":[{"id":"a1","type":"LINKEDIN"}],"cursor":"again"}"#,
        )
    };
    let server = Server::start((0..12).map(|_| page()).collect());
    let found = connectors()
        .accounts(&server.dsn, &"hunter2-token".into())
        .await
        .unwrap();
    assert_eq!(found.len(), 10, "ten pages are enough");
}

#[test]
fn forms_can_ask_what_is_a_dsn_and_what_a_token() {
    let connectors = connectors();
    assert_eq!(
        connectors.check_dsn(" API8.example.test:13851/api/v1 ").unwrap(),
        "https://api8.example.test:13851",
        "tidy"
    );
    assert_eq!(
        connectors
            .check_dsn("http://api8.example.test")
            .unwrap_err()
            .code(),
        "dsn_insecure",
        "not encrypted"
    );
    assert_eq!(
        connectors.check_token(&"a b".into()).unwrap_err().code(),
        "token_invalid",
        "two words"
    );
    assert_eq!(
        connectors.default_pace_ms("http://127.0.0.1:4000"),
        0,
        "a test server may be asked at once"
    );
    assert_eq!(
        connectors.default_pace_ms("https://api8.example.test"),
        3_000,
        "LinkedIn may not"
    );
}

#[tokio::test]
async fn nothing_is_asked_with_a_bad_token_or_at_a_bad_address() {
    let server = Server::start(vec![json(200, r#"{"items":[]}"#)]);
    let code = async |dsn: &str, token: &str| {
        connectors()
            .accounts(dsn, &token.into())
            .await
            .unwrap_err()
            .code()
    };
    assert_eq!(
        code(&server.dsn, "hunter2\n").await,
        "token_invalid",
        "a line end"
    );
    assert_eq!(code(&server.dsn, " ").await, "token_invalid", "a blank");
    assert_eq!(
        code("http://api8.example.test", "hunter2").await,
        "dsn_insecure",
        "plain http"
    );
    assert_eq!(
        code("https://me@api8.example.test", "hunter2").await,
        "dsn_invalid",
        "a user name"
    );
    assert_eq!(server.requests().len(), 0, "nobody was asked");
}

#[tokio::test]
async fn two_runs_of_one_account_share_a_lane() {
    let (connectors, account) = (connectors(), account("http://127.0.0.1:1"));
    assert!(
        Arc::ptr_eq(&connectors.lanes.of(&account), &connectors.lanes.of(&account)),
        "the pacing is the account's and not the run's"
    );
}
