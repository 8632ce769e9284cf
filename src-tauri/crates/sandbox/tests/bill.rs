//! The bill: what counts as delivered, and as what.

use std::collections::BTreeSet;
use std::time::Duration;

use longlist_sandbox::{AccountBill, FaultKind, Product, Sandbox};
use serde_json::json;

use crate::client::{example_url, first_page, get, recruiter, sandbox, search, walk};

fn bill(sandbox: &Sandbox) -> AccountBill {
    sandbox
        .bill()
        .accounts
        .get(&recruiter(sandbox).id)
        .cloned()
        .unwrap_or_default()
}

#[tokio::test]
async fn every_row_of_a_complete_page_is_served() {
    let sandbox = sandbox().await;
    let url = example_url(&sandbox, Product::Recruiter, "beyond_classic");
    walk(&sandbox, recruiter(&sandbox), &url, 100).await;
    let bill = bill(&sandbox);

    assert_eq!(
        (bill.requests, bill.answers, bill.served, bill.maybe_served),
        (13, 13, 1_237, 0),
        "13 pages, 1,237 rows"
    );
    assert_eq!(bill.people.len(), 1_237, "every row has its person");
    let unique: BTreeSet<u32> = bill.people.iter().copied().collect();
    assert!(unique.len() < 1_237, "a repeated row is served and counted again");
}

#[tokio::test]
async fn accounts_are_billed_apart() {
    let sandbox = sandbox().await;
    for (product, limit) in [(Product::Classic, 20), (Product::SalesNavigator, 30)] {
        let url = example_url(&sandbox, product, "small");
        let query = format!("&limit={limit}");
        search(&sandbox, sandbox.account(product), &query, json!({ "url": url }))
            .await
            .unwrap();
    }
    let bill = sandbox.bill();
    let served: Vec<(&str, u64)> = bill
        .accounts
        .iter()
        .map(|(id, bill)| (id.as_str(), bill.served))
        .collect();

    assert_eq!(
        served,
        [("sandbox-classic", 20), ("sandbox-sales", 30)],
        "each pays for its own"
    );
    assert_eq!(bill.search_requests, 2, "requests are counted together");
}

#[tokio::test]
async fn a_refused_request_costs_nothing_but_is_counted() {
    let sandbox = sandbox().await;
    let answer = search(
        &sandbox,
        recruiter(&sandbox),
        "",
        json!({ "url": "https://example.test/" }),
    )
    .await
    .unwrap();
    let bill = bill(&sandbox);

    assert_eq!(answer.status, 400, "this is no search");
    assert_eq!(
        (bill.requests, bill.answers, bill.results()),
        (1, 0, 0),
        "nothing left the server"
    );
}

#[tokio::test]
async fn a_client_that_hangs_up_while_waiting_may_have_been_served() {
    let sandbox = sandbox().await;
    sandbox.fail_next(FaultKind::Latency(Duration::from_secs(30)));
    let impatience = async {
        while bill(&sandbox).results() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::select! {
        answer = first_page(&sandbox) => panic!("the answer takes half a minute, and came: {answer:?}"),
        () = impatience => {}
    }
    tokio::time::sleep(Duration::from_millis(50)).await;

    let bill = bill(&sandbox);
    assert_eq!(
        (bill.served, bill.maybe_served),
        (0, 100),
        "the provider had the rows ready"
    );
}

#[tokio::test]
async fn a_slow_page_is_served_in_the_end() {
    let sandbox = sandbox().await;
    sandbox.fail_next(FaultKind::Latency(Duration::from_millis(50)));
    first_page(&sandbox).await.unwrap();
    let bill = bill(&sandbox);

    assert_eq!((bill.served, bill.maybe_served), (100, 0), "late is not lost");
}

#[tokio::test]
async fn the_bill_is_told_to_other_processes() {
    let sandbox = sandbox().await;
    first_page(&sandbox).await.unwrap();
    let told = get(&sandbox, "/sandbox/bill").await.json();

    let expected = json!({
        "search_requests": 1,
        "accounts": { "sandbox-recruiter": {
            "requests": 1, "answers": 1, "served": 100, "maybe_served": 0, "results": 100, "too_early": 0, "profiles": 0,
        } },
        "chats": 0,
        "models": {},
    });
    assert_eq!(told, expected, "both ways tell the same");
}
