//! Where on LinkedIn an address leads.

use url::Url;

use super::sales_navigator;
use super::words::shown;
use super::{NotASearch, SearchKind};

/// The list of people behind an address.
pub(super) fn of(url: &Url) -> Result<SearchKind, NotASearch> {
    let lower = url.path().to_ascii_lowercase();
    let parts: Vec<&str> = lower.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        ["search", "results", "people", ..] => Ok(SearchKind::ClassicPeople),
        ["search" | "vsearch", ..] => Err(NotASearch::NotPeople),
        ["sales", rest @ ..] => in_sales_navigator(url, rest),
        ["talent", rest @ ..] => in_recruiter(rest),
        ["m" | "mwlite" | "touch" | "comm", first, ..] | [first, ..] => Err(what_else(first)),
        [] => Err(NotASearch::OtherPage),
    }
}

/// What the path and the parameters number: the project, the saved search, the list.
pub(super) fn numbered(url: &Url, kind: SearchKind) -> Option<(String, String)> {
    let (what, number) = match kind {
        SearchKind::SalesNavigatorSaved => ("Saved search", query(url, "savedSearchId")?),
        SearchKind::SalesNavigatorList => ("Lead list", path_part(url, 3)?),
        SearchKind::RecruiterProjectSearch | SearchKind::RecruiterPipeline => ("Project", path_part(url, 2)?),
        SearchKind::ClassicPeople
        | SearchKind::SalesNavigatorPeople
        | SearchKind::SalesNavigatorRecent
        | SearchKind::RecruiterSearch => return None,
    };
    Some((what.to_owned(), format!("id {}", shown(&number))))
}

fn in_sales_navigator(url: &Url, rest: &[&str]) -> Result<SearchKind, NotASearch> {
    match rest {
        ["search", "people", ..] => Ok(sales_navigator::kind_of_search(url)),
        ["lists", "people", _, ..] => Ok(SearchKind::SalesNavigatorList),
        ["search" | "lists", ..] => Err(NotASearch::NotPeople),
        ["lead" | "people" | "profile", ..] => Err(NotASearch::Profile),
        ["company" | "account" | "accounts", ..] => Err(NotASearch::Company),
        _ => Err(NotASearch::OtherPage),
    }
}

fn in_recruiter(rest: &[&str]) -> Result<SearchKind, NotASearch> {
    if rest.contains(&"profile") {
        return Err(NotASearch::Profile);
    }
    match rest {
        [] | ["home", ..] => Err(NotASearch::BareRecruiter),
        ["search", ..] => Ok(SearchKind::RecruiterSearch),
        ["hire", _, "discover", "recruitersearch", ..] => Ok(SearchKind::RecruiterProjectSearch),
        ["hire", _, "manage", ..] => Ok(SearchKind::RecruiterPipeline),
        ["job" | "jobs" | "job-posting", ..] => Err(NotASearch::Jobs),
        _ => Err(NotASearch::OtherPage),
    }
}

/// A page of LinkedIn that shows no list of people, by the first part of its path.
fn what_else(first: &str) -> NotASearch {
    match first {
        "in" | "pub" | "profile" => NotASearch::Profile,
        "company" | "companies" | "showcase" | "organization" | "school" | "edu" => NotASearch::Company,
        "feed" | "posts" | "pulse" | "newsletters" => NotASearch::Feed,
        "job" | "jobs" | "hiring" => NotASearch::Jobs,
        "authwall" | "login" | "uas" | "signup" | "checkpoint" => NotASearch::SignInPage,
        _ => NotASearch::OtherPage,
    }
}

fn query(url: &Url, name: &str) -> Option<String> {
    url.query_pairs()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

fn path_part(url: &Url, index: usize) -> Option<String> {
    url.path()
        .split('/')
        .filter(|part| !part.is_empty())
        .nth(index)
        .map(str::to_owned)
}
