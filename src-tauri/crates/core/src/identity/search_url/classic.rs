//! The filters of a people search on linkedin.com itself.

use url::Url;

use super::rest_li::MOST_VALUES;
use super::words::{in_words, shown, shown_or_id};

/// Parameters that choose no people: the words, which are shown by themselves, and what the page adds.
const NOT_FILTERS: [&str; 11] = [
    "keywords",
    "origin",
    "sid",
    "page",
    "position",
    "searchId",
    "trk",
    "lipi",
    "heroEntityKey",
    "spellCorrectionEnabled",
    "prioritizeMessage",
];

/// The filters of the address. Lists are JSON arrays of text; a single value may stand without brackets.
pub(super) fn facets(url: &Url) -> Vec<(String, String)> {
    url.query_pairs()
        .filter(|(name, _)| !NOT_FILTERS.contains(&name.as_ref()) && !is_tracking(name))
        .flat_map(|(name, list)| {
            let what = what(&name);
            values(&list)
                .into_iter()
                .map(|value| (what.clone(), in_value_words(&name, &value)))
                .collect::<Vec<_>>()
        })
        .filter(|(what, value)| !what.is_empty() && !value.is_empty())
        .take(MOST_VALUES)
        .collect()
}

fn is_tracking(name: &str) -> bool {
    name.starts_with("utm_") || name.starts_with("trk")
}

/// The values of a list, whether or not it is one.
fn values(list: &str) -> Vec<String> {
    let inner = list
        .trim()
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let Some(inner) = inner else {
        return vec![list.to_owned()];
    };
    let (mut values, mut value) = (Vec::new(), String::new());
    let (mut is_quoted, mut is_escaped) = (false, false);
    for c in inner.chars() {
        match c {
            _ if is_escaped => {
                value.push(c);
                is_escaped = false;
            }
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => values.push(std::mem::take(&mut value)),
            _ => value.push(c),
        }
    }
    values.push(value);
    values
}

fn what(name: &str) -> String {
    match name {
        "geoUrn" | "facetGeoRegion" => "Location".into(),
        "network" | "facetNetwork" => "Connections".into(),
        "schoolFilter" | "schoolFreetext" => "School".into(),
        "titleFreeText" | "title" => "Title".into(),
        "connectionOf" | "facetConnectionOf" => "Connections of".into(),
        "followerOf" => "Followers of".into(),
        other => in_words(other.strip_prefix("facet").unwrap_or(other)),
    }
}

fn in_value_words(name: &str, value: &str) -> String {
    match (name, value.trim()) {
        ("network" | "facetNetwork", "F") => "1st degree".into(),
        ("network" | "facetNetwork", "S") => "2nd degree".into(),
        ("network" | "facetNetwork", "O") => "3rd degree and beyond".into(),
        (
            "firstName" | "lastName" | "title" | "titleFreeText" | "company" | "school" | "schoolFreetext",
            text,
        ) => shown(text),
        (_, value) => shown_or_id(value),
    }
}
