//! Unipile's wire format, read as leniently as it is written.
//!
//! Every field is read on its own: one that is missing, null or of another type costs that field and not
//! the person, and a row that is no person at all is still a result, because the quota counts it. Only
//! what a run depends on is strict: that there is a list, and that the bookmark is one.

mod people;
mod text;

use longlist_core::connector::{AccountHealth, Cursor, SearchPage};
use serde_json::{Map, Value};

use self::text::{Fields, parse};

/// An account as the provider lists it, for a form that offers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedAccount {
    /// The provider's id of the account.
    pub id: String,
    /// The name of the member, or what the provider calls the account.
    pub name: String,
    /// How it is.
    pub health: AccountHealth,
}

/// One page of the list of accounts.
#[derive(Debug)]
pub(super) struct AccountsPage {
    pub accounts: Vec<ListedAccount>,
    pub next: Option<Cursor>,
}

/// What an error says about itself.
#[derive(Debug, Default)]
pub(super) struct Fault {
    /// `errors/…`.
    pub word: Option<String>,
    pub request_id: Option<String>,
}

/// Why the body of a success is of no use.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It ends too early.
    CutOff,
    /// It is not JSON.
    NotJson,
    /// A part that we depend on is not as documented; which one.
    WrongShape(&'static str),
}

/// A page of people: `{items, paging: {total_count}, cursor}`.
pub(super) fn page(body: &[u8]) -> Result<SearchPage, Unreadable> {
    let body = object(body)?;
    let items = list(&body)?;
    let total = body
        .get("paging")
        .and_then(Value::as_object)
        .and_then(|paging| paging.number("total_count"));
    Ok(SearchPage {
        results: items.iter().map(people::found).collect(),
        total,
        next: cursor(&body)?,
    })
}

/// How one account is; none where it is not a LinkedIn account.
pub(super) fn account(body: &[u8]) -> Result<Option<AccountHealth>, Unreadable> {
    let body = object(body)?;
    // A page of HTML is no JSON, but any JSON could come from any server: an account has an id.
    if body.text("id").is_none() {
        return Err(Unreadable::WrongShape("no account in it"));
    }
    Ok(is_linkedin(&body).then(|| health(&body)))
}

/// A page of accounts: `{items: [{id, type, name, sources: [{status}]}], cursor}`.
pub(super) fn accounts(body: &[u8]) -> Result<AccountsPage, Unreadable> {
    let body = object(body)?;
    let items = list(&body)?.iter().filter_map(Value::as_object);
    let accounts = items
        .filter(|item| is_linkedin(item))
        .filter_map(listed)
        .collect();
    Ok(AccountsPage {
        accounts,
        next: cursor(&body)?,
    })
}

/// What an error says, or nothing: it can come from anything between us and the provider.
pub(super) fn fault(body: &[u8]) -> Fault {
    let Ok(body) = object(body) else {
        return Fault::default();
    };
    Fault {
        word: body.text("type"),
        request_id: body.text("req_id"),
    }
}

fn listed(item: &Map<String, Value>) -> Option<ListedAccount> {
    let id = item.text("id")?;
    let name = item.text("name").unwrap_or_else(|| id.clone());
    Some(ListedAccount {
        id,
        name,
        health: health(item),
    })
}

fn is_linkedin(account: &Map<String, Value>) -> bool {
    account
        .text("type")
        .is_none_or(|kind| kind.eq_ignore_ascii_case("LINKEDIN"))
}

/// The worst of the account's sources. The public schema does not have them; where they are missing, the
/// account is there, and a search would say what is wrong with it.
fn health(account: &Map<String, Value>) -> AccountHealth {
    let sources = account.items("sources").iter().filter_map(Value::as_object);
    let found: Vec<_> = sources
        .filter_map(|source| source.text("status"))
        .map(|status| health_by(&status))
        .collect();
    let by_weight = [
        AccountHealth::Restricted,
        AccountHealth::Checkpoint,
        AccountHealth::Disconnected,
    ];
    by_weight
        .into_iter()
        .find(|worst| found.contains(worst))
        .unwrap_or(AccountHealth::Connected)
}

fn health_by(status: &str) -> AccountHealth {
    match status {
        // CONNECTING passes by itself: to call it disconnected would send a person to reconnect in vain.
        "OK" | "CONNECTING" | "CREATION_SUCCESS" | "RECONNECTED" => AccountHealth::Connected,
        // CREDENTIALS: the session has ended. PERMISSIONS: it lacks rights it had. ERROR and STOPPED: the
        // provider no longer keeps it up. All four end by connecting the account again.
        "CREDENTIALS" | "PERMISSIONS" | "ERROR" | "STOPPED" => AccountHealth::Disconnected,
        "CHECKPOINT" => AccountHealth::Checkpoint,
        "RESTRICTED" => AccountHealth::Restricted,
        // A word that we do not know must not stop work; the next search knows better.
        _ => AccountHealth::Connected,
    }
}

fn object(body: &[u8]) -> Result<Map<String, Value>, Unreadable> {
    match parse(body)? {
        Value::Object(map) => Ok(map),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Err(Unreadable::WrongShape("no object in it"))
        }
    }
}

fn list(body: &Map<String, Value>) -> Result<&Vec<Value>, Unreadable> {
    body.get("items")
        .and_then(Value::as_array)
        .ok_or(Unreadable::WrongShape("no list of items in it"))
}

/// The bookmark of the next page. One that we cannot read would look like the end of the search.
fn cursor(body: &Map<String, Value>) -> Result<Option<Cursor>, Unreadable> {
    match body.get("cursor") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok((!text.is_empty()).then(|| Cursor(text.clone()))),
        Some(Value::Number(number)) => Ok(Some(Cursor(number.to_string()))),
        Some(Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
            Err(Unreadable::WrongShape("the cursor is not text"))
        }
    }
}

#[cfg(test)]
mod tests;
