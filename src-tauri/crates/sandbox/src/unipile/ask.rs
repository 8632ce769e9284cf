//! Reading a search request.

use serde_json::{Map, Value, json};

use super::{Problem, parameter};
use crate::cursor::Cursor;
use crate::faults::Asked;
use crate::product::Product;
use crate::query::Query;
use crate::world::{Account, World};

/// Rows on a page when nobody says how many.
const DEFAULT_LIMIT: u32 = 10;

/// The largest `limit` that is not refused.
const LARGEST_LIMIT: u32 = 100;

/// What a search request says, not yet understood.
pub(super) struct Request {
    limit: Option<String>,
    query_cursor: Option<String>,
    body: Map<String, Value>,
}

/// What a search request asks for.
#[derive(Debug)]
pub(super) struct Ask {
    pub query: Query,
    pub offset: u32,
    /// Rows on this page.
    pub limit: u32,
    /// Rows on the pages after it.
    pub page_size: u32,
    /// The request as it is echoed in `config.params`.
    pub params: Value,
}

impl Request {
    pub fn read(query: &str, body: &[u8]) -> Result<Self, Problem> {
        let body = match body.trim_ascii() {
            b"" => Map::new(),
            text => serde_json::from_slice(text)
                .map_err(|_| Problem::malformed("The body is not a JSON object"))?,
        };
        let request = Self {
            limit: parameter(query, "limit"),
            query_cursor: parameter(query, "cursor"),
            body,
        };
        if request.body.contains_key("account_id") {
            return Err(Problem::invalid("Unexpected property in the body: account_id"));
        }
        Ok(request)
    }

    pub fn asked(&self) -> Asked {
        Asked {
            cursor: self.query_cursor.is_some() || self.body.contains_key("cursor"),
            limit: self.limit.is_some(),
        }
    }

    /// Understands it on behalf of an account.
    pub fn ask(self, world: &World, account: &Account) -> Result<Ask, Problem> {
        let limit = self.limit()?;
        let cursor = self.cursor(world, account)?;
        let searched = self.search()?;
        let (query, offset, page_size) = match (cursor, searched) {
            (Some(cursor), Some(query)) if query != cursor.query => {
                return Err(Problem::invalid("The cursor belongs to another search"));
            }
            (Some(cursor), _) => (cursor.query, cursor.offset, cursor.limit),
            (None, Some(query)) => (query, 0, limit.unwrap_or(DEFAULT_LIMIT)),
            (None, None) => {
                return Err(Problem::missing_parameter(
                    "Required property: url, cursor or api",
                ));
            }
        };
        if !account.product.includes(query.product()) {
            return Err(Problem::not_subscribed());
        }
        let page_size = page_size.min(query.product().largest_page());
        let limit = limit.map_or(page_size, |limit| limit.min(page_size));
        Ok(Ask {
            query,
            offset,
            limit,
            page_size,
            params: Value::Object(self.body),
        })
    }

    fn limit(&self) -> Result<Option<u32>, Problem> {
        let Some(text) = &self.limit else { return Ok(None) };
        match text.parse() {
            Ok(limit @ 1..=LARGEST_LIMIT) => Ok(Some(limit)),
            Ok(_) | Err(_) => Err(Problem::invalid("limit must be a whole number from 1 to 100")),
        }
    }

    fn cursor(&self, world: &World, account: &Account) -> Result<Option<Cursor>, Problem> {
        let in_body = match self.body.get("cursor") {
            None => None,
            Some(Value::String(cursor)) => Some(cursor),
            Some(_) => return Err(Problem::invalid("cursor must be a string")),
        };
        if in_body.is_some() && (self.query_cursor.is_some() || self.body.len() > 1) {
            return Err(Problem::invalid("Give one cursor and nothing else"));
        }
        let Some(sealed) = in_body.or(self.query_cursor.as_ref()) else {
            return Ok(None);
        };
        let cursor = world.open_cursor(sealed, &account.id);
        cursor.map(Some).ok_or_else(|| Problem::invalid("Invalid cursor"))
    }

    /// The search of the body, by address or by fields.
    fn search(&self) -> Result<Option<Query>, Problem> {
        match (self.body.get("url"), self.body.get("api")) {
            (Some(Value::String(url)), _) => Query::from_url(url).map(Some).ok_or_else(Problem::invalid_url),
            (Some(_), _) => Err(Problem::invalid("url must be a string")),
            (None, Some(api)) => self.fields(api).map(Some),
            (None, None) => Ok(None),
        }
    }

    fn fields(&self, api: &Value) -> Result<Query, Problem> {
        let product = api
            .as_str()
            .and_then(Product::named)
            .ok_or_else(|| Problem::invalid("Unknown api"))?;
        if self.body.get("category") != Some(&json!("people")) {
            return Err(Problem::invalid("This sandbox has no category but people"));
        }
        let mut query = Query::everybody(product);
        for (name, value) in &self.body {
            match (name.as_str(), value) {
                ("api" | "category", _) => {}
                ("keywords", Value::String(keywords)) => query.require(keywords),
                ("network_distance", Value::Array(degrees)) => {
                    let degree = |value: &Value| value.as_u64().and_then(|degree| u8::try_from(degree).ok());
                    query.distances = degrees.iter().filter_map(degree).collect();
                }
                _ => {
                    return Err(Problem::invalid(&format!(
                        "This sandbox does not understand {name}"
                    )));
                }
            }
        }
        Ok(query)
    }
}
