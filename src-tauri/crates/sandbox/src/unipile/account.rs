//! Accounts and their owners.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::{Problem, account_in, authorise};
use crate::mix::mix_text;
use crate::product::Product;
use crate::world::{Account, World};

/// `GET /api/v1/accounts`
pub(super) async fn list(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
) -> Result<Json<Value>, Problem> {
    authorise(&world, &headers)?;
    let items: Vec<Value> = world
        .accounts
        .iter()
        .map(|account| shown(account, &world))
        .collect();
    Ok(Json(
        json!({ "object": "AccountList", "items": items, "cursor": null }),
    ))
}

/// `GET /api/v1/accounts/{id}`
pub(super) async fn show(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    authorise(&world, &headers)?;
    let account = world
        .account(&id)
        .ok_or_else(|| Problem::not_found("Account not found"))?;
    Ok(Json(shown(account, &world)))
}

/// `GET /api/v1/users/me`, which tells the product seats of an account.
pub(super) async fn owner(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    authorise(&world, &headers)?;
    let account = account_in(&world, &query.unwrap_or_default())?;
    let seat = json!({ "owner_seat_id": seat_number(account).to_string(), "contract_id": "301220" });
    let seat_for = |product| {
        if account.product == product {
            seat.clone()
        } else {
            Value::Null
        }
    };
    Ok(Json(json!({
        "object": "AccountOwnerProfile",
        "provider": "LINKEDIN",
        "provider_id": owner_id(account),
        "public_identifier": account.id,
        "first_name": "Sandbox",
        "last_name": "Owner",
        "premium": account.product != Product::Classic,
        "open_profile": false,
        "recruiter": seat_for(Product::Recruiter),
        "sales_navigator": seat_for(Product::SalesNavigator),
    })))
}

fn shown(account: &Account, world: &World) -> Value {
    let features: Vec<&str> = match account.product {
        Product::Classic => vec![],
        Product::SalesNavigator => vec!["sales_navigator"],
        Product::Recruiter => vec!["recruiter"],
    };
    json!({
        "object": "Account",
        "id": account.id,
        "type": "LINKEDIN",
        "name": account.name,
        "created_at": "2025-11-03T09:00:00.000Z",
        "sources": [{ "id": format!("{}_MESSAGING", account.id), "status": world.account_status() }],
        "connection_params": { "im": {
            "id": owner_id(account),
            "username": account.name,
            "publicIdentifier": account.id,
            "premiumFeatures": features,
        } },
    })
}

fn owner_id(account: &Account) -> String {
    format!(
        "ACoAA{:016x}{:016x}",
        mix_text(1, &account.id),
        mix_text(2, &account.id)
    )
}

fn seat_number(account: &Account) -> u64 {
    mix_text(3, &account.id) % 100_000_000
}
