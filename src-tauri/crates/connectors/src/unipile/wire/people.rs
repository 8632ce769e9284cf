//! A search result as a person. All of it is a stranger's text: it is copied, never interpreted.

use longlist_core::connector::{Education, FoundPerson, Position, Profile};
use serde_json::{Map, Value};

use super::text::Fields;

/// How many positions or schools of one person are kept.
const LONGEST_LIST: usize = 100;

/// What LinkedIn writes where a name would be, for people outside the member's network.
const HIDDEN_NAME: &str = "LinkedIn Member";

/// The person in a result, or a nameless one where the result is no person: it was served all the same.
pub(super) fn found(item: &Value) -> FoundPerson {
    match item.as_object() {
        Some(row) if is_person(row) => person(row),
        Some(_) | None => FoundPerson::default(),
    }
}

fn is_person(row: &Map<String, Value>) -> bool {
    row.text("type")
        .is_none_or(|kind| kind.eq_ignore_ascii_case("PEOPLE"))
}

fn person(row: &Map<String, Value>) -> FoundPerson {
    let (full_name, first_name, last_name) = names(row);
    FoundPerson {
        provider_id: row.first_text(&["id", "recruiter_candidate_id"]),
        slug: row.text("public_identifier"),
        member_urn: row.text("member_urn"),
        // The public one first: the other can lead into Sales Navigator or Recruiter.
        profile_url: row.first_text(&["public_profile_url", "profile_url"]),
        full_name,
        first_name,
        last_name,
        headline: row.text("headline"),
        location: row.text("location"),
        industry: row.text("industry"),
        employer: row
            .items("current_positions")
            .iter()
            .find_map(Value::as_object)
            .and_then(employer),
        profile: profile(row),
    }
}

/// Full, first and last name; none of them where LinkedIn hides who it is.
fn names(row: &Map<String, Value>) -> (Option<String>, Option<String>, Option<String>) {
    let (first, last) = (row.text("first_name"), row.text("last_name"));
    let parts: Vec<_> = [first.as_deref(), last.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let full = row
        .text("name")
        .or_else(|| (!parts.is_empty()).then(|| parts.join(" ")));
    if full
        .as_deref()
        .is_some_and(|name| name.eq_ignore_ascii_case(HIDDEN_NAME))
    {
        return (None, None, None);
    }
    (full, first, last)
}

fn profile(row: &Map<String, Value>) -> Option<Profile> {
    // Both lists name the present employer; it is shown once.
    let mut positions: Vec<Position> = Vec::new();
    let listed = row
        .items("current_positions")
        .iter()
        .chain(row.items("work_experience"));
    for position in listed
        .filter_map(Value::as_object)
        .filter_map(position)
        .take(LONGEST_LIST)
    {
        if !positions.iter().any(|known| is_same(known, &position)) {
            positions.push(position);
        }
    }
    let education: Vec<_> = row
        .items("education")
        .iter()
        .filter_map(Value::as_object)
        .filter_map(school)
        .take(LONGEST_LIST)
        .collect();
    let profile = Profile {
        positions,
        education,
        about: row.text("summary"),
        skills: listed_words(row, "skills"),
        languages: listed_words(row, "languages"),
        certifications: listed_words(row, "certifications"),
    };
    (profile != Profile::default()).then_some(profile)
}

/// The words of a list: texts, or objects with a `name`.
fn listed_words(row: &Map<String, Value>, name: &str) -> Vec<String> {
    let word = |item: &Value| match item {
        Value::String(word) => Some(word.trim().to_owned()).filter(|word| !word.is_empty()),
        Value::Object(item) => item.text("name"),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    };
    row.items(name)
        .iter()
        .filter_map(word)
        .take(LONGEST_LIST)
        .collect()
}

fn is_same(known: &Position, other: &Position) -> bool {
    known.title == other.title && known.employer == other.employer && known.from == other.from
}

fn position(row: &Map<String, Value>) -> Option<Position> {
    let title = row.first_text(&["role", "position", "title"]).unwrap_or_default();
    let employer = employer(row).unwrap_or_default();
    if title.is_empty() && employer.is_empty() {
        return None;
    }
    let (from, until) = (row.get("start").and_then(month), row.get("end").and_then(month));
    Some(Position {
        title,
        employer,
        location: row.text("location"),
        from,
        until,
        description: row.text("description"),
    })
}

fn employer(row: &Map<String, Value>) -> Option<String> {
    let nested = || {
        row.get("company")
            .and_then(Value::as_object)
            .and_then(|company| company.text("name"))
    };
    row.first_text(&["company", "company_name"]).or_else(nested)
}

fn school(row: &Map<String, Value>) -> Option<Education> {
    let school = row.first_text(&["school", "school_name", "name"])?;
    let degree: Vec<_> = [row.text("degree"), row.first_text(&["field_of_study", "field"])]
        .into_iter()
        .flatten()
        .collect();
    Some(Education {
        school,
        degree: (!degree.is_empty()).then(|| degree.join(", ")),
    })
}

/// `2021-03` or `2021`, from `{year, month}`, a year, `2021-03-01`, or `3/1/2021`.
fn month(value: &Value) -> Option<String> {
    let (year, month) = match value {
        Value::Object(date) => (date.number("year")?, date.number("month")),
        Value::Number(year) => (u32::try_from(year.as_u64()?).ok()?, None),
        Value::String(text) => year_and_month(text)?,
        Value::Null | Value::Bool(_) | Value::Array(_) => return None,
    };
    if !(1_900..=2_200).contains(&year) {
        return None;
    }
    Some(match month {
        Some(month @ 1..=12) => format!("{year}-{month:02}"),
        Some(_) | None => year.to_string(),
    })
}

fn year_and_month(text: &str) -> Option<(u32, Option<u32>)> {
    let number = |part: &str| part.trim().parse().ok();
    if let Some((month, rest)) = text.split_once('/') {
        return Some((number(rest.rsplit('/').next()?)?, number(month)));
    }
    let mut parts = text.split('-');
    Some((number(parts.next()?)?, parts.next().and_then(number)))
}

#[cfg(test)]
mod tests;
