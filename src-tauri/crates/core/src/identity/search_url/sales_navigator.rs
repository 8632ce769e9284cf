//! The words and filters of a lead search in Sales Navigator.

use url::Url;

use super::SearchKind;
use super::rest_li::{MOST_VALUES, Value};
use super::words::{in_words, parameter, shown, shown_or_id};
use crate::identity::linkedin_url::spelling::percent_decoded_for_show;

/// Whether the search stands in the address, or only the number under which its owner keeps it.
pub(super) fn kind_of_search(url: &Url) -> SearchKind {
    let has = |name: &str| {
        url.query_pairs()
            .any(|(key, value)| key == name && !value.is_empty())
    };
    let query = query(url);
    let has_criteria = query
        .as_ref()
        .is_some_and(|query| query.text("keywords").is_some() || !query.list("filters").is_empty());
    let is_recent = query
        .as_ref()
        .is_some_and(|query| query.get("recentSearchParam").is_some());
    if has_criteria {
        SearchKind::SalesNavigatorPeople
    } else if has("savedSearchId") {
        SearchKind::SalesNavigatorSaved
    } else if is_recent || has("recentSearchId") {
        SearchKind::SalesNavigatorRecent
    } else {
        SearchKind::SalesNavigatorPeople
    }
}

/// The words that were searched for.
pub(super) fn keywords(url: &Url) -> Option<String> {
    let from_query = query(url).and_then(|query| query.text("keywords").map(shown));
    from_query
        .or_else(|| parameter(url, "keywords"))
        .filter(|words| !words.is_empty())
}

/// The filters: one pair for each value.
pub(super) fn facets(url: &Url) -> Vec<(String, String)> {
    let Some(query) = query(url) else {
        return Vec::new();
    };
    query
        .list("filters")
        .iter()
        .flat_map(of_filter)
        .take(MOST_VALUES)
        .collect()
}

fn of_filter(filter: &Value) -> Vec<(String, String)> {
    let Some(what) = filter.text("type").map(what) else {
        return Vec::new();
    };
    let range = filter.get("rangeValue").and_then(range_in_words);
    let values = filter.list("values").iter().filter_map(value_in_words);
    values.chain(range).map(|value| (what.clone(), value)).collect()
}

/// A value with its text, or with its number where there is no text.
fn value_in_words(value: &Value) -> Option<String> {
    let words = value.text("text").map(shown).filter(|words| !words.is_empty());
    let words = words.or_else(|| value.text("id").map(shown_or_id))?;
    let is_excluded = value.text("selectionType").is_some_and(|kind| kind == "EXCLUDED");
    Some(if is_excluded {
        format!("not {words}")
    } else {
        words
    })
}

fn range_in_words(range: &Value) -> Option<String> {
    match (range.text("min").map(shown), range.text("max").map(shown)) {
        (Some(least), Some(most)) => Some(format!("{least} to {most}")),
        (Some(least), None) => Some(format!("{least} or more")),
        (None, Some(most)) => Some(format!("up to {most}")),
        (None, None) => None,
    }
}

fn what(kind: &str) -> String {
    match kind {
        "REGION" | "BING_GEO" | "GEOGRAPHY" => "Location".into(),
        other => in_words(other),
    }
}

/// The query of the address. Its structure is decoded here, its texts by the reader.
///
/// Rest.li does not write a blank as `+`, so the parameter is taken as it stands.
fn query(url: &Url) -> Option<Value> {
    let parameters = url.query()?.split('&');
    let raw = parameters
        .filter_map(|part| part.split_once('='))
        .find(|(name, _)| *name == "query")?
        .1;
    Some(Value::read(&percent_decoded_for_show(raw)))
}
