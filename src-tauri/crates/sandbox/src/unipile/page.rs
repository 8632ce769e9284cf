//! One page of a search, and the ways in which it can be spoilt.

use serde::Serialize;
use serde_json::{Value, json};

use super::ask::Ask;
use super::item::{Item, OPTIONAL_FIELDS};
use crate::cursor::Cursor;
use crate::faults::{FaultKind, Mistyped};
use crate::listing::Listing;
use crate::world::{Account, World};

/// A page before it is written.
#[derive(Debug)]
pub(super) struct Page {
    /// The people of its rows.
    pub people: Vec<u32>,
    offset: u32,
    total: u32,
    cursor: Option<String>,
}

#[derive(Serialize)]
struct Wire<'a> {
    object: &'static str,
    items: Vec<Item>,
    config: Config<'a>,
    paging: Paging,
    cursor: Option<&'a str>,
}

#[derive(Serialize)]
struct Config<'a> {
    params: &'a Value,
}

#[derive(Serialize)]
struct Paging {
    start: u32,
    page_count: usize,
    total_count: u32,
}

impl Page {
    /// Cuts the page out of its listing.
    pub fn cut(ask: &Ask, listing: &Listing, world: &World, account: &Account) -> Self {
        let people: Vec<u32> = listing
            .rows
            .iter()
            .skip(ask.offset as usize)
            .take(ask.limit as usize)
            .copied()
            .collect();
        let next = ask.offset as usize + people.len();
        let cursor = (next < listing.rows.len()).then(|| {
            let cursor = Cursor {
                account: account.id.clone(),
                query: ask.query.clone(),
                offset: u32::try_from(next).expect("a window is counted in 32 bits"),
                limit: ask.page_size,
                generation: world.generation(&account.id),
            };
            cursor.seal(world.seed)
        });
        Self {
            people,
            offset: ask.offset,
            total: listing.total,
            cursor,
        }
    }

    /// The page of a search that finds nobody.
    pub fn empty() -> Self {
        Self {
            people: Vec::new(),
            offset: 0,
            total: 0,
            cursor: None,
        }
    }

    /// Writes it, spoilt by the faults that leave it JSON.
    pub fn write(&self, ask: &Ask, world: &World, spoils: &[FaultKind]) -> Vec<u8> {
        let wire = self.wire(ask, world);
        if spoils.is_empty() {
            return serde_json::to_vec(&wire).expect("a page is plain texts and numbers");
        }
        let mut page = serde_json::to_value(&wire).expect("a page is plain texts and numbers");
        for spoil in spoils {
            spoil_page(&mut page, spoil);
        }
        page.to_string().into_bytes()
    }

    fn wire<'a>(&'a self, ask: &'a Ask, world: &World) -> Wire<'a> {
        let keywords = ask.query.words.join(", ");
        let people = self
            .people
            .iter()
            .filter_map(|number| world.population.person(*number));
        let items: Vec<Item> = people
            .map(|person| Item::of(person, ask.query.product(), &keywords))
            .collect();
        Wire {
            object: "LinkedinSearch",
            config: Config { params: &ask.params },
            paging: Paging {
                start: self.offset,
                page_count: items.len(),
                total_count: self.total,
            },
            cursor: self.cursor.as_deref(),
            items,
        }
    }
}

fn spoil_page(page: &mut Value, spoil: &FaultKind) {
    if let FaultKind::WrongType(what) = spoil {
        mistype(page, *what);
    }
    if *spoil == FaultKind::UnknownField {
        add_unknown_fields(page);
    }
    if *spoil == FaultKind::MissingOptional {
        leave_out_optional_fields(page);
    }
}

fn mistype(page: &mut Value, what: Mistyped) {
    match what {
        Mistyped::Items => put(page, "/items", json!({ "count": "many" })),
        Mistyped::Total => put(page, "/paging/total_count", json!("about a thousand")),
        Mistyped::Cursor => put(page, "/cursor", json!(12_345)),
        Mistyped::Item => {
            let rows = page.get("items").and_then(Value::as_array).map_or(0, Vec::len);
            put(page, &format!("/items/{}/id", rows / 2), json!(12_345));
            put(page, &format!("/items/{}/name", rows / 2), json!(["A", "list"]));
        }
    }
}

fn put(page: &mut Value, pointer: &str, value: Value) {
    if let Some(place) = page.pointer_mut(pointer) {
        *place = value;
    }
}

/// Adds a field of each kind to every object.
fn add_unknown_fields(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(add_unknown_fields),
        Value::Object(fields) => {
            fields.values_mut().for_each(add_unknown_fields);
            fields.insert("zz_new_text".to_owned(), json!("not in any document"));
            fields.insert(
                "zz_new_object".to_owned(),
                json!({ "list": [1, null, { "deep": true }] }),
            );
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn leave_out_optional_fields(page: &mut Value) {
    let Some(fields) = page.as_object_mut() else {
        return;
    };
    if fields.get("cursor").is_some_and(Value::is_null) {
        fields.remove("cursor");
    }
    let items = fields.get_mut("items").and_then(Value::as_array_mut);
    for item in items.into_iter().flatten().filter_map(Value::as_object_mut) {
        item.retain(|name, _| !OPTIONAL_FIELDS.contains(&name.as_str()));
    }
}
