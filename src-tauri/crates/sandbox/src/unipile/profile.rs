//! `GET /api/v1/users/{id}`: one profile, by slug or by the id of any product.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::{Problem, account_in, authorise, parameter};
use crate::people::{Distance, Person};
use crate::product::Product;
use crate::world::World;

/// Shows a profile. With `linkedin_api` the ids are those of that product.
pub(super) async fn show(
    State(world): State<Arc<World>>,
    headers: HeaderMap,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Problem> {
    authorise(&world, &headers)?;
    let query = query.unwrap_or_default();
    let account = account_in(&world, &query)?;
    let product = match parameter(&query, "linkedin_api") {
        None => Product::Classic,
        Some(name) => Product::named(&name).ok_or_else(|| Problem::invalid("Unknown linkedin_api"))?,
    };
    if !account.product.includes(product) {
        return Err(Problem::not_subscribed());
    }
    let person = world
        .population
        .find(&id)
        .filter(|person| !person.is_hidden(product));
    let person = person.ok_or_else(|| Problem::not_found("User not found"))?;
    world.bill().account(&account.id).profiles += 1;
    Ok(Json(shown(person, product)))
}

fn shown(person: &Person, product: Product) -> Value {
    json!({
        "object": "UserProfile",
        "provider": "LINKEDIN",
        "provider_id": person.id(product),
        "public_identifier": person.shown_slug(product),
        "public_profile_url": person.public_url(product),
        "member_urn": person.member_urn(product),
        "first_name": person.first_name(),
        "last_name": person.last_name(),
        "headline": person.headline(),
        "location": person.location(),
        "network_distance": person.distance(),
        "is_relationship": person.distance() == Distance::First,
        "connections_count": person.connections(),
        "skills": person.skills().map(|skill| json!({ "name": skill })).collect::<Vec<_>>(),
        "throttled_sections": [],
    })
}
