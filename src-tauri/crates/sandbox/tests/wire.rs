//! The wire format: shapes, totals, refusals.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use longlist_sandbox::{Options, Product, Sandbox};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;

use crate::client::{example, example_url, first_page, get, recruiter, rows, sandbox, search, walk};

fn keys(value: &Value) -> BTreeSet<&str> {
    value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect()
}

/// Fields that every row has, whatever the product.
const ALWAYS: &str = "object type id public_identifier public_profile_url profile_url profile_picture_url \
    profile_picture_url_large member_urn name first_name last_name network_distance location industry keywords_match \
    headline pending_invitation can_send_inmail premium open_profile current_positions education work_experience";

/// Fields that a row may have.
const SOMETIMES: &str = "connections_count shared_connections_count recent_posts_count recently_hired recruiter_candidate_id skills";

#[tokio::test]
async fn a_page_has_the_documented_fields_and_no_others() {
    let sandbox = sandbox().await;
    for product in Product::ALL {
        let url = example_url(&sandbox, product, "beyond_all");
        let answer = search(
            &sandbox,
            sandbox.account(product),
            "&limit=50",
            json!({ "url": url }),
        )
        .await
        .unwrap();
        let page = answer.json();

        assert_eq!(
            answer.header("content-type"),
            Some("application/json"),
            "a page says that it is JSON"
        );
        assert_eq!(
            keys(&page),
            BTreeSet::from(["object", "items", "config", "paging", "cursor"]),
            "{product}"
        );
        assert_eq!(page["object"], "LinkedinSearch", "{product}");
        assert_eq!(page["config"]["params"]["url"], url, "the request is echoed");
        assert_eq!(
            page["paging"],
            json!({ "start": 0, "page_count": 50, "total_count": 3_412 }),
            "{product}"
        );
        for row in page["items"].as_array().unwrap() {
            let must: BTreeSet<&str> = ALWAYS.split_whitespace().collect();
            let may: BTreeSet<&str> = SOMETIMES.split_whitespace().chain(must.clone()).collect();
            assert!(
                must.is_subset(&keys(row)) && keys(row).is_subset(&may),
                "{product}: {row}"
            );
            assert_eq!(
                (&row["object"], &row["type"]),
                (&json!("SearchResult"), &json!("PEOPLE")),
                "{product}"
            );
        }
    }
}

#[tokio::test]
async fn recruiter_lists_skills_by_name() {
    let sandbox = sandbox().await;
    let page = first_page(&sandbox).await.unwrap().json();
    let rows = page["items"].as_array().unwrap();
    let with_skills: Vec<_> = rows.iter().filter(|row| row["skills"].is_array()).collect();

    assert!(with_skills.len() > 50, "whoever is not hidden has some");
    for row in with_skills {
        let skill = &row["skills"][0];
        assert_eq!(
            keys(skill),
            BTreeSet::from(["name", "endorsement_count"]),
            "{row}"
        );
        assert!(
            skill["name"].as_str().is_some_and(|name| !name.is_empty()),
            "{row}"
        );
    }
}

#[tokio::test]
async fn positions_have_their_documented_form() {
    let sandbox = sandbox().await;
    let page = first_page(&sandbox).await.unwrap().json();
    let person = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["work_experience"][1].is_object())
        .unwrap();
    let current = &person["current_positions"][0];

    assert_eq!(
        keys(current),
        BTreeSet::from([
            "company",
            "company_id",
            "role",
            "location",
            "tenure_at_role",
            "start",
            "end"
        ]),
        "a position has seven fields"
    );
    assert!(current["end"].is_null(), "the current position has no end");
    assert_eq!(
        keys(&current["tenure_at_role"]),
        BTreeSet::from(["years", "months"]),
        "tenure is in years and months"
    );
    assert_eq!(
        keys(&person["work_experience"][1]["end"]),
        BTreeSet::from(["year", "month"]),
        "an old one has an end"
    );
}

#[tokio::test]
async fn totals_and_windows_are_as_announced() {
    let sandbox = sandbox().await;
    for (size, total) in [
        ("small", 40),
        ("medium", 612),
        ("beyond_classic", 1_237),
        ("beyond_all", 3_412),
    ] {
        for product in Product::ALL {
            let example = example(&sandbox, product, size);
            assert_eq!(example["total"], total, "{product} {size}");
            assert_eq!(
                example["reachable"],
                total.min(product.window()),
                "{product} {size}"
            );
        }
    }
    let url = example_url(&sandbox, Product::Classic, "beyond_classic");
    let pages = walk(&sandbox, sandbox.account(Product::Classic), &url, 50).await;

    assert_eq!(rows(&pages).len(), 1_000, "the classic search ends at its window");
    assert!(
        pages.iter().all(|page| page["paging"]["total_count"] == 1_237),
        "every page tells the whole total"
    );
    assert_eq!(
        pages.last().map(|page| page["paging"]["start"].clone()),
        Some(json!(950)),
        "start counts rows"
    );
}

#[tokio::test]
async fn a_search_has_the_same_rows_in_every_world_of_a_seed() {
    let (one, other) = (sandbox().await, sandbox().await);
    let third = Sandbox::start(Options {
        seed: 2,
        ..Options::default()
    })
    .await
    .unwrap();
    let page = async |sandbox: &Sandbox| first_page(sandbox).await.unwrap().json()["items"].clone();

    assert_eq!(
        page(&one).await,
        page(&other).await,
        "two worlds of one seed are one world"
    );
    assert_ne!(
        page(&one).await,
        page(&third).await,
        "another seed is another world"
    );
}

#[tokio::test]
async fn an_address_and_fields_are_the_same_search() {
    let sandbox = sandbox().await;
    let by_url = first_page(&sandbox).await.unwrap().json();
    let fields = json!({ "api": "recruiter", "category": "people", "keywords": "data engineer" });
    let by_fields = search(&sandbox, recruiter(&sandbox), "&limit=100", fields)
        .await
        .unwrap()
        .json();

    assert_eq!(
        by_url["items"], by_fields["items"],
        "what is asked decides, not how"
    );
}

#[tokio::test]
async fn every_account_may_search_the_classic_way() {
    let sandbox = sandbox().await;
    let url = example_url(&sandbox, Product::Classic, "beyond_all");
    let pages = walk(&sandbox, recruiter(&sandbox), &url, 100).await;

    assert_eq!(
        rows(&pages).len(),
        1_000,
        "the address decides the window, not the account"
    );
    let id = rows(&pages)[0]["id"].as_str().unwrap().to_owned();
    assert!(id.starts_with("ACoAA"), "and the kind of ids: {id}");
}

#[tokio::test]
async fn accounts_and_their_owners_are_shown() {
    let sandbox = sandbox().await;
    let list = get(&sandbox, "/api/v1/accounts").await.json();
    let one = get(&sandbox, "/api/v1/accounts/sandbox-recruiter").await.json();
    let owner = get(&sandbox, "/api/v1/users/me?account_id=sandbox-recruiter")
        .await
        .json();

    assert_eq!(
        (&list["object"], list["items"].as_array().unwrap().len()),
        (&json!("AccountList"), 3),
        "three accounts"
    );
    assert_eq!(
        (&one["object"], &one["type"]),
        (&json!("Account"), &json!("LINKEDIN")),
        "an account says what it is"
    );
    assert_eq!(one["sources"][0]["status"], "OK", "and that it is connected");
    assert!(
        owner["recruiter"]["contract_id"].is_string(),
        "the owner has a Recruiter seat"
    );
    assert!(owner["sales_navigator"].is_null(), "and no Sales Navigator seat");
}

#[tokio::test]
async fn rows_belong_to_people_whose_truth_is_known() {
    let sandbox = sandbox().await;
    let page = first_page(&sandbox).await.unwrap().json();
    let truth = get(&sandbox, "/sandbox/truth").await.json();
    let bill = get(&sandbox, "/sandbox/bill?people=true").await.json();
    let people = bill["accounts"]["sandbox-recruiter"]["people"]
        .as_array()
        .unwrap();

    for (row, number) in page["items"].as_array().unwrap().iter().zip(people) {
        let person = &truth["people"][number.as_u64().unwrap() as usize];
        assert_eq!(
            &person["number"], number,
            "the truth is in the order of the numbers"
        );
        let view = &person["seen_by"]["recruiter"];
        let expected = if view["hidden"] == true {
            &json!("")
        } else {
            &view["id"]
        };
        assert_eq!(&row["id"], expected, "the bill names the person of every row");
    }
}

#[tokio::test]
async fn a_profile_is_found_by_every_name_it_has() {
    let sandbox = sandbox().await;
    let truth = get(&sandbox, "/sandbox/truth?from=5&count=1").await.json();
    let person = &truth["people"][0];
    for name in [
        &person["seen_by"]["classic"]["id"],
        &person["seen_by"]["recruiter"]["id"],
    ] {
        let path = format!(
            "/api/v1/users/{}?account_id=sandbox-classic",
            name.as_str().unwrap()
        );
        let profile = get(&sandbox, &path).await.json();
        assert_eq!(
            profile["provider_id"], person["seen_by"]["classic"]["id"],
            "{name}"
        );
    }
    let unknown = get(&sandbox, "/api/v1/users/nobody-at-all?account_id=sandbox-classic").await;
    assert_eq!(
        unknown.refusal(),
        (404, "errors/resource_not_found".to_owned()),
        "nobody has that name"
    );
    assert_eq!(
        sandbox.bill().accounts["sandbox-classic"].profiles,
        2,
        "read profiles are counted"
    );
}

#[tokio::test]
async fn some_rows_are_members_without_a_name_or_id() {
    let sandbox = sandbox().await;
    let url = example_url(&sandbox, Product::Recruiter, "beyond_all");
    let rows = rows(&walk(&sandbox, recruiter(&sandbox), &url, 100).await);
    let hidden: Vec<&Value> = rows.iter().filter(|row| row["id"] == "").collect();

    assert!(
        (4..=30).contains(&hidden.len()),
        "{} of 2,500 rows are hidden",
        hidden.len()
    );
    for row in hidden {
        assert!(row["name"].is_null() || row["name"] == "LinkedIn Member", "{row}");
        assert!(
            row["public_identifier"].is_null() && row["profile_url"].is_null(),
            "{row}"
        );
    }
}

#[tokio::test]
async fn the_announcement_is_told_to_other_processes() {
    let sandbox = sandbox().await;
    let told = get(&sandbox, "/sandbox").await.json();

    assert_eq!(told, sandbox.announcement(), "both ways tell the same");
    assert_eq!(told["unipile"]["base_url"], sandbox.base_url(), "it says where");
    assert_eq!(told["unipile"]["token"], sandbox.token(), "and with which token");
    assert_eq!(
        told["unipile"]["accounts"][2]["product"], "recruiter",
        "and as whom"
    );
}

#[tokio::test]
async fn a_stopped_sandbox_is_gone_at_once() {
    let sandbox = sandbox().await;
    let address = sandbox.base_url().replace("http://", "");
    let mut idle = tokio::net::TcpStream::connect(&address).await.unwrap();
    idle.write_all(b"POST /api/v1/linkedin/search HTTP/1.1\r\nHost: x\r\n")
        .await
        .unwrap();
    let begin = Instant::now();
    sandbox.stop().await;

    assert!(
        begin.elapsed() < Duration::from_secs(10),
        "a client that stands in the door does not keep it open"
    );
    assert!(
        tokio::net::TcpStream::connect(address).await.is_err(),
        "nobody listens any more"
    );
}
