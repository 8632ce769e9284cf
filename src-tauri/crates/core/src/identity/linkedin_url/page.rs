//! Which page of LinkedIn an address opens, and whom that page shows.

use url::Url;

use super::spelling::{percent_decoded, without_edges};
use super::{NotAProfile, person, slow};
use crate::identity::key::IdentityKey;

/// The parameters in which sign-in walls and redirects carry the address that was asked for.
const WRAPPED_IN: [&str; 4] = ["sessionRedirect", "session_redirect", "url", "redirect"];

/// What stands before the path proper on phones and in e-mails.
const PREFIXES: [&str; 4] = ["m", "mwlite", "touch", "comm"];

/// The person that a page of LinkedIn shows.
pub(super) fn person(url: &Url, wrappers_left: u8) -> Result<IdentityKey, NotAProfile> {
    let is_prefix = |part: &&str| PREFIXES.iter().any(|prefix| part.eq_ignore_ascii_case(prefix));
    let parts: Vec<&str> = url
        .path()
        .split('/')
        .filter(|part| !part.is_empty())
        .skip_while(is_prefix)
        .collect();
    let Some((first, rest)) = parts.split_first() else {
        return Err(NotAProfile::OtherPage);
    };
    match first.to_ascii_lowercase().as_str() {
        "in" => person::by_public_name(rest.first().ok_or(NotAProfile::EmptySlug)?),
        "pub" => old_public_profile(rest),
        "profile" => old_profile_view(url, rest),
        "sales" => in_sales_navigator(rest),
        "talent" => in_recruiter(rest),
        "recruiter" => in_old_recruiter(rest),
        "authwall" | "login" | "uas" | "signup" | "checkpoint" | "redir" | "safety" => {
            wrapped(url, wrappers_left)
        }
        other => Err(what_else(other)),
    }
}

/// A page of LinkedIn that shows no person, by the first part of its path.
fn what_else(first: &str) -> NotAProfile {
    match first {
        "company" | "companies" | "showcase" | "organization" => NotAProfile::Company,
        "school" | "edu" => NotAProfile::School,
        "posts" | "feed" | "pulse" | "newsletters" => NotAProfile::Post,
        "job" | "jobs" | "hiring" => NotAProfile::Job,
        "search" | "vsearch" | "people" | "dir" | "directory" => NotAProfile::SearchPage,
        _ => NotAProfile::OtherPage,
    }
}

/// `/pub/{name}/{a}/{b}/{c}`; `/pub/dir/…` is the list of all who bear a name.
fn old_public_profile(rest: &[&str]) -> Result<IdentityKey, NotAProfile> {
    match rest {
        [] => Err(NotAProfile::EmptySlug),
        [dir, ..] if dir.eq_ignore_ascii_case("dir") => Err(NotAProfile::SearchPage),
        [name, a, b, c, ..] => person::by_old_public_name(name, [a, b, c]),
        [_, ..] => Err(NotAProfile::IncompletePub),
    }
}

/// `/profile/view?id=…`, with a member number or an id.
fn old_profile_view(url: &Url, rest: &[&str]) -> Result<IdentityKey, NotAProfile> {
    if !is_at(rest, 0, "view") {
        return Err(NotAProfile::OtherPage);
    }
    let (_, id) = url
        .query_pairs()
        .find(|(name, _)| name == "id")
        .ok_or(NotAProfile::UnknownId)?;
    person::by_member_number(&id)
        .or_else(|| person::by_member_id(&id))
        .ok_or(NotAProfile::UnknownId)
}

/// `/sales/lead/ACwA…,…`, `/sales/people/ACwA…,…`, and `/sales/profile/{number},…` of before 2018.
fn in_sales_navigator(rest: &[&str]) -> Result<IdentityKey, NotAProfile> {
    let (Some(page), id) = (rest.first(), rest.get(1)) else {
        return Err(NotAProfile::OtherPage);
    };
    match page.to_ascii_lowercase().as_str() {
        "lead" | "people" => by_id(id, person::by_member_id),
        "profile" => by_id(id, |id| {
            person::by_member_number(id).or_else(|| person::by_member_id(id))
        }),
        "company" | "account" | "accounts" => Err(NotAProfile::Company),
        "search" | "lists" => Err(NotAProfile::SearchPage),
        _ => Err(NotAProfile::OtherPage),
    }
}

/// `/talent/profile/AE…`, and the profile opened over a search or over the pipeline of a project.
fn in_recruiter(rest: &[&str]) -> Result<IdentityKey, NotAProfile> {
    let mut parts = rest.iter();
    if parts.by_ref().any(|part| part.eq_ignore_ascii_case("profile")) {
        return by_id(parts.next(), person::by_member_id);
    }
    if is_at(rest, 0, "search") || is_at(rest, 0, "hire") {
        return Err(NotAProfile::SearchPage);
    }
    Err(NotAProfile::OtherPage)
}

/// `/recruiter/profile/{number},{token},CAP`.
fn in_old_recruiter(rest: &[&str]) -> Result<IdentityKey, NotAProfile> {
    if is_at(rest, 0, "profile") {
        return by_id(rest.get(1), person::by_member_number);
    }
    if is_at(rest, 0, "search") || is_at(rest, 0, "smartsearch") {
        return Err(NotAProfile::SearchPage);
    }
    Err(NotAProfile::OtherPage)
}

/// Takes one wall down and looks behind it.
fn wrapped(url: &Url, wrappers_left: u8) -> Result<IdentityKey, NotAProfile> {
    let wanted = url
        .query_pairs()
        .find(|(name, _)| WRAPPED_IN.contains(&name.as_ref()));
    let (_, inner) = wanted.ok_or(NotAProfile::SignInPage)?;
    let left = wrappers_left.checked_sub(1).ok_or(NotAProfile::NestedRedirects)?;
    match without_edges(&inner) {
        "" => Err(NotAProfile::SignInPage),
        inner => slow::profile(inner, left),
    }
}

fn by_id(
    part: Option<&&str>,
    read: impl Fn(&str) -> Option<IdentityKey>,
) -> Result<IdentityKey, NotAProfile> {
    let part = part.ok_or(NotAProfile::EmptySlug)?;
    let id = percent_decoded(part).ok_or(NotAProfile::GarbledEncoding)?;
    read(&id).ok_or(NotAProfile::UnknownId)
}

fn is_at(parts: &[&str], index: usize, word: &str) -> bool {
    parts
        .get(index)
        .is_some_and(|part| part.eq_ignore_ascii_case(word))
}
