//! The sandbox's own interface under `/sandbox`, for tests in another process. No provider has it.
//!
//! | Call | Does |
//! |---|---|
//! | `GET /sandbox` | the announcement again |
//! | `GET /sandbox/bill` | the bill; `?people=true` adds the people of every row |
//! | `GET /sandbox/faults` | the faults that are switched on, as texts |
//! | `POST /sandbox/faults` | `["throttle@5"]` replaces them, `{"add": ["throttle@once"]}` adds to them |
//! | `DELETE /sandbox/faults` | switches them all off |
//! | `GET /sandbox/truth` | who everybody really is; `?from=0&count=100` for a part |

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Json, Router};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::bill::AccountBill;
use crate::chat;
use crate::examples::search_urls;
use crate::faults::Fault;
use crate::people::Person;
use crate::percent::query_pairs;
use crate::product::Product;
use crate::world::{Account, World};

/// The address of this server, without a slash at the end.
#[derive(Clone, Debug)]
pub(crate) struct Base(pub String);

#[derive(Deserialize)]
#[serde(untagged)]
enum Order {
    Replace(Vec<String>),
    Add { add: Vec<String> },
}

/// The routes under `/sandbox`.
pub(crate) fn routes() -> Router<Arc<World>> {
    Router::new()
        .route("/sandbox", get(announce))
        .route("/sandbox/bill", get(show_bill))
        .route(
            "/sandbox/faults",
            get(list_faults).post(order_faults).delete(clear_faults),
        )
        .route("/sandbox/truth", get(tell_truth))
}

/// What somebody needs to use this world: addresses, token, accounts, example searches.
pub(crate) fn announcement(world: &World, base: &str) -> Value {
    let account =
        |account: &Account| json!({ "id": account.id, "product": account.product, "name": account.name });
    let accounts: Vec<Value> = world.accounts.iter().map(account).collect();
    json!({
        "sandbox": "longlist",
        "base_url": base,
        "token": world.token,
        "seed": world.seed,
        "people": world.population.people().len(),
        "unipile": {
            "base_url": base,
            "token": world.token,
            "accounts": accounts,
            "search_urls": search_urls(world),
        },
        "models": chat::announcement(world, base),
        "control": {
            "bill": format!("{base}/sandbox/bill"),
            "faults": format!("{base}/sandbox/faults"),
            "truth": format!("{base}/sandbox/truth"),
        },
    })
}

async fn announce(State(world): State<Arc<World>>, Extension(Base(base)): Extension<Base>) -> Json<Value> {
    Json(announcement(&world, &base))
}

async fn show_bill(State(world): State<Arc<World>>, RawQuery(query): RawQuery) -> Json<Value> {
    let with_people =
        query.is_some_and(|query| query_pairs(&query).any(|pair| pair == ("people".into(), "true".into())));
    let bill = world.bill().clone();
    let shown = |bill: &AccountBill| {
        let mut shown = json!(bill);
        if let Some(fields) = shown.as_object_mut() {
            fields.insert("results".to_owned(), json!(bill.results()));
            if with_people {
                fields.insert("people".to_owned(), json!(bill.people));
            }
        }
        shown
    };
    let accounts: Map<String, Value> = bill
        .accounts
        .iter()
        .map(|(id, bill)| (id.clone(), shown(bill)))
        .collect();
    Json(json!({
        "search_requests": bill.search_requests,
        "accounts": accounts,
        "chats": bill.chats,
        "models": bill.models,
    }))
}

async fn list_faults(State(world): State<Arc<World>>) -> Json<Vec<String>> {
    Json(world.schedule().faults().iter().map(Fault::to_string).collect())
}

async fn order_faults(State(world): State<Arc<World>>, Json(order): Json<Order>) -> Response {
    let (texts, replaces) = match &order {
        Order::Replace(texts) => (texts, true),
        Order::Add { add } => (add, false),
    };
    let faults: Result<Vec<Fault>, _> = texts.iter().map(|text| text.parse()).collect();
    match faults {
        Err(error) => (
            StatusCode::BAD_REQUEST,
            Json(json!({ "error": error.to_string() })),
        )
            .into_response(),
        Ok(faults) => {
            switch_on(&world, faults, replaces);
            list_faults(State(world)).await.into_response()
        }
    }
}

fn switch_on(world: &World, faults: Vec<Fault>, replaces: bool) {
    let mut schedule = world.schedule();
    if replaces {
        schedule.replace(faults);
    } else {
        faults.into_iter().for_each(|fault| schedule.add(fault));
    }
}

async fn clear_faults(State(world): State<Arc<World>>) -> StatusCode {
    world.schedule().replace(Vec::new());
    StatusCode::NO_CONTENT
}

async fn tell_truth(State(world): State<Arc<World>>, RawQuery(query): RawQuery) -> Json<Value> {
    let query = query.unwrap_or_default();
    let number = |name: &str, default: usize| {
        query_pairs(&query)
            .find(|(other, _)| other == name)
            .and_then(|(_, value)| value.parse().ok())
            .unwrap_or(default)
    };
    let people = world
        .population
        .people()
        .iter()
        .skip(number("from", 0))
        .take(number("count", usize::MAX));
    Json(json!({ "people": people.map(truth).collect::<Vec<_>>() }))
}

/// The truth about everybody.
pub(crate) fn truth_of(world: &World) -> Value {
    json!({ "people": world.population.people().iter().map(truth).collect::<Vec<_>>() })
}

/// Everything about a person that a search may hide, change or leave out.
fn truth(person: &Person) -> Value {
    let mut views = Map::new();
    for product in Product::ALL {
        let view = json!({
            "id": person.id(product),
            "hidden": person.is_hidden(product),
            "public_identifier": person.shown_slug(product),
            "profile_url": person.profile_url(product),
            "member_urn": person.member_urn(product),
        });
        views.insert(product.name().to_owned(), view);
    }
    json!({
        "number": person.number,
        "name": person.full_name(),
        "plain_latin_name": person.latin_name(),
        "title": person.title(),
        "employer": person.employer().name(),
        "location": person.location(),
        "slug": person.slug(),
        "old_slug": person.old_slug(),
        "member_urn": format!("urn:li:member:{}", person.member_number()),
        "seen_by": views,
    })
}
