//! What the provider refuses, and by which type.

use longlist_sandbox::{Options, Product, Sandbox};
use serde_json::json;

use crate::client::{example_url, get, recruiter, sandbox, search, send};

#[tokio::test]
async fn the_page_size_has_a_default_and_bounds() {
    let sandbox = sandbox().await;
    for (product, limit, served) in [
        (Product::Classic, "", 10),
        (Product::Classic, "&limit=100", 50),
        (Product::Recruiter, "&limit=100", 100),
        (Product::SalesNavigator, "&limit=1", 1),
    ] {
        let url = example_url(&sandbox, product, "beyond_all");
        let page = search(&sandbox, sandbox.account(product), limit, json!({ "url": url }))
            .await
            .unwrap()
            .json();
        assert_eq!(page["paging"]["page_count"], served, "{product} with {limit:?}");
    }
    for limit in ["0", "-1", "101", "ten", ""] {
        let answer = search(
            &sandbox,
            recruiter(&sandbox),
            &format!("&limit={limit}"),
            json!({}),
        )
        .await
        .unwrap();
        assert_eq!(
            answer.refusal(),
            (400, "errors/invalid_parameters".to_owned()),
            "limit={limit}"
        );
    }
}

#[tokio::test]
async fn the_token_is_checked_everywhere() {
    let sandbox = sandbox().await;
    for (method, path) in [
        ("POST", "/api/v1/linkedin/search?account_id=sandbox-classic"),
        ("GET", "/api/v1/accounts"),
        ("GET", "/api/v1/accounts/sandbox-classic"),
        ("GET", "/api/v1/users/me?account_id=sandbox-classic"),
        ("GET", "/api/v1/users/anybody?account_id=sandbox-classic"),
    ] {
        let without = send(&sandbox, method, path, None, "{}").await.unwrap();
        assert_eq!(
            without.refusal(),
            (401, "errors/missing_credentials".to_owned()),
            "{path}"
        );
        let wrong = send(&sandbox, method, path, Some("wrong"), "{}").await.unwrap();
        assert_eq!(wrong.refusal(), (401, "errors/unauthorized".to_owned()), "{path}");
    }
}

#[tokio::test]
async fn a_search_that_cannot_be_is_refused_by_type() {
    let sandbox = sandbox().await;
    let url = example_url(&sandbox, Product::Recruiter, "small");
    let sales = example_url(&sandbox, Product::SalesNavigator, "small");
    for (query, body, status, kind) in [
        ("", json!({ "url": url }).to_string(), 400, "missing_parameters"),
        (
            "account_id=sandbox-recruiter",
            json!({ "url": url, "account_id": "sandbox-recruiter" }).to_string(),
            400,
            "invalid_parameters",
        ),
        (
            "account_id=nobody",
            json!({ "url": url }).to_string(),
            404,
            "resource_not_found",
        ),
        (
            "account_id=sandbox-recruiter",
            "{}".to_owned(),
            400,
            "missing_parameters",
        ),
        (
            "account_id=sandbox-recruiter",
            "[".to_owned(),
            400,
            "malformed_request",
        ),
        (
            "account_id=sandbox-recruiter",
            json!({ "url": 5 }).to_string(),
            400,
            "invalid_parameters",
        ),
        (
            "account_id=sandbox-recruiter",
            json!({ "url": "https://www.linkedin.com/feed/" }).to_string(),
            400,
            "invalid_url",
        ),
        (
            "account_id=sandbox-recruiter",
            json!({ "url": sales }).to_string(),
            403,
            "feature_not_subscribed",
        ),
        (
            "account_id=sandbox-classic",
            json!({ "url": url }).to_string(),
            403,
            "feature_not_subscribed",
        ),
        (
            "account_id=sandbox-recruiter",
            json!({ "api": "recruiter", "category": "jobs" }).to_string(),
            400,
            "invalid_parameters",
        ),
        (
            "account_id=sandbox-recruiter",
            json!({ "api": "telepathy", "category": "people" }).to_string(),
            400,
            "invalid_parameters",
        ),
    ] {
        let path = format!("/api/v1/linkedin/search?{query}");
        let answer = send(&sandbox, "POST", &path, Some(sandbox.token()), &body)
            .await
            .unwrap();
        assert_eq!(
            answer.refusal(),
            (status, format!("errors/{kind}")),
            "{query} {body}"
        );
    }
    let nothing = get(&sandbox, "/api/v1/teapots").await;
    assert_eq!(
        nothing.refusal(),
        (404, "errors/resource_not_found".to_owned()),
        "there are no teapots"
    );
}

#[tokio::test]
async fn the_sandbox_serves_loopback_only() {
    for host in ["0.0.0.0", "192.0.2.1", "::"] {
        let options = Options {
            host: host.parse().unwrap(),
            ..Options::default()
        };
        let error = Sandbox::start(options).await.expect_err("this is not loopback");
        assert_eq!(
            error.kind(),
            std::io::ErrorKind::InvalidInput,
            "{host} is refused before anything is bound"
        );
    }
}
