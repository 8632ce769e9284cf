//! Cursors: where they lead, and when they are refused.

use std::collections::BTreeSet;

use longlist_sandbox::{Options, Product, Sandbox};
use serde_json::{Value, json};

use crate::client::{example_url, first_page, recruiter, rows, sandbox, search, walk};

const REFUSED: (u16, &str) = (400, "errors/invalid_parameters");

async fn refusal(sandbox: &Sandbox, query: &str, body: Value) -> (u16, String) {
    search(sandbox, recruiter(sandbox), query, body)
        .await
        .expect("an answer")
        .refusal()
}

async fn cursor(sandbox: &Sandbox) -> String {
    first_page(sandbox)
        .await
        .expect("an answer")
        .json()
        .get("cursor")
        .and_then(Value::as_str)
        .expect("there is a second page")
        .to_owned()
}

#[tokio::test]
async fn a_walk_meets_every_reachable_row_once() {
    let sandbox = sandbox().await;
    let url = example_url(&sandbox, Product::Recruiter, "beyond_classic");
    let by_hundred = rows(&walk(&sandbox, recruiter(&sandbox), &url, 100).await);
    let by_seven = rows(&walk(&sandbox, recruiter(&sandbox), &url, 7).await);

    assert_eq!(by_hundred.len(), 1_237, "the walk ends where the search does");
    assert_eq!(by_hundred, by_seven, "the page size does not change the rows");
    let ids: BTreeSet<&str> = by_hundred.iter().filter_map(|row| row["id"].as_str()).collect();
    assert!(
        ids.len() > 1_210,
        "only few rows repeat somebody or hide them: {}",
        ids.len()
    );
}

#[tokio::test]
async fn a_cursor_is_taken_from_the_body_or_the_query() {
    let sandbox = sandbox().await;
    let cursor = cursor(&sandbox).await;
    let url = example_url(&sandbox, Product::Recruiter, "beyond_all");
    let page = async |query: &str, body: Value| {
        search(&sandbox, recruiter(&sandbox), query, body)
            .await
            .unwrap()
            .json()
    };
    let in_body = page("", json!({ "cursor": cursor })).await;

    assert_eq!(in_body["paging"]["start"], 100, "it leads to the second page");
    assert_eq!(
        page(&format!("&cursor={cursor}"), json!({})).await["items"],
        in_body["items"],
        "from the query"
    );
    let repeated = page(&format!("&cursor={cursor}"), json!({ "url": url })).await;
    assert_eq!(
        repeated["items"], in_body["items"],
        "beside the address it came from"
    );
}

#[tokio::test]
async fn a_cursor_can_be_used_again() {
    let sandbox = sandbox().await;
    let cursor = json!({ "cursor": cursor(&sandbox).await });
    let page = async || {
        search(&sandbox, recruiter(&sandbox), "", cursor.clone())
            .await
            .unwrap()
            .json()
    };

    assert_eq!(page().await, page().await, "a lost answer can be asked for again");
}

#[tokio::test]
async fn a_cursor_outlives_a_restart_with_the_same_seed() {
    let first = sandbox().await;
    let cursor = json!({ "cursor": cursor(&first).await });
    first.stop().await;
    let second = sandbox().await;
    let page = search(&second, recruiter(&second), "", cursor.clone())
        .await
        .unwrap();
    let stranger = Sandbox::start(Options {
        seed: 2,
        ..Options::default()
    })
    .await
    .unwrap();

    assert_eq!(
        page.json()["paging"]["start"],
        100,
        "everything it needs is inside"
    );
    let refused = refusal(&stranger, "", cursor).await;
    assert_eq!(
        refused,
        (REFUSED.0, REFUSED.1.to_owned()),
        "another world does not know it"
    );
}

#[tokio::test]
async fn a_foreign_mangled_or_doubled_cursor_is_refused() {
    let sandbox = sandbox().await;
    let cursor = cursor(&sandbox).await;
    let other = example_url(&sandbox, Product::Recruiter, "small");
    let mangled: String = cursor.chars().rev().collect();
    for (query, body, reason) in [
        (String::new(), json!({ "cursor": mangled }), "it was mangled"),
        (String::new(), json!({ "cursor": 5 }), "it is no text"),
        (
            String::new(),
            json!({ "cursor": cursor, "url": other }),
            "the body has something beside it",
        ),
        (
            format!("&cursor={cursor}"),
            json!({ "cursor": cursor }),
            "it was given twice",
        ),
        (
            format!("&cursor={cursor}"),
            json!({ "url": other }),
            "it belongs to another search",
        ),
    ] {
        assert_eq!(
            refusal(&sandbox, &query, body).await,
            (REFUSED.0, REFUSED.1.to_owned()),
            "{reason}"
        );
    }
    let classic = sandbox.account(Product::Classic);
    let foreign = search(&sandbox, classic, "", json!({ "cursor": cursor }))
        .await
        .unwrap();
    assert_eq!(
        foreign.refusal(),
        (REFUSED.0, REFUSED.1.to_owned()),
        "it belongs to another account"
    );
}

#[tokio::test]
async fn an_expired_cursor_stays_dead_and_new_ones_work() {
    let sandbox = sandbox().await;
    let old = json!({ "cursor": cursor(&sandbox).await });
    sandbox.expire_cursors(&recruiter(&sandbox).id);

    assert_eq!(
        refusal(&sandbox, "", old.clone()).await,
        (REFUSED.0, REFUSED.1.to_owned()),
        "it has expired"
    );
    let new = json!({ "cursor": cursor(&sandbox).await });
    let page = search(&sandbox, recruiter(&sandbox), "", new).await.unwrap();
    assert_eq!(page.status, 200, "starting again from page 1 helps");
    assert_eq!(
        refusal(&sandbox, "", old).await,
        (REFUSED.0, REFUSED.1.to_owned()),
        "the old one does not come back"
    );
}

#[tokio::test]
async fn a_limit_beside_a_cursor_may_be_ignored() {
    let sandbox = sandbox().await;
    let cursor = json!({ "cursor": cursor(&sandbox).await });
    sandbox.fail_next(longlist_sandbox::FaultKind::IgnoredLimit);

    let page = search(&sandbox, recruiter(&sandbox), "&limit=30", cursor)
        .await
        .unwrap()
        .json();

    assert_eq!(
        page["paging"]["page_count"], 100,
        "the page is as large as the cursor has them"
    );
}

#[tokio::test]
async fn a_limit_beside_a_cursor_is_a_smaller_page() {
    let sandbox = sandbox().await;
    let cursor = json!({ "cursor": cursor(&sandbox).await });
    let page = search(&sandbox, recruiter(&sandbox), "&limit=30", cursor)
        .await
        .unwrap()
        .json();

    assert_eq!(
        page["paging"],
        json!({ "start": 100, "page_count": 30, "total_count": 3_412 }),
        "for this once"
    );
    let next = search(
        &sandbox,
        recruiter(&sandbox),
        "",
        json!({ "cursor": page["cursor"] }),
    )
    .await
    .unwrap()
    .json();
    assert_eq!(
        next["paging"],
        json!({ "start": 130, "page_count": 100, "total_count": 3_412 }),
        "no row is left out"
    );
}
