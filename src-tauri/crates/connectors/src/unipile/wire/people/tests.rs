//! People as the provider sends them, odd fields and all.

use longlist_core::connector::{Education, FoundPerson, Position};
use serde_json::{Value, json};

use super::{found, month};

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

#[test]
fn a_documented_result_is_read_whole() {
    let person = found(&json!({
        "object": "SearchResult", "type": "PEOPLE", "id": "ACwAAB1", "public_identifier": "ada-lovelace",
        "public_profile_url": "https://www.linkedin.com/in/ada-lovelace",
        "profile_url": "https://www.linkedin.com/sales/lead/ACwAAB1,NAME_SEARCH,x", "member_urn": "urn:li:member:42",
        "name": "Ada Lovelace", "first_name": "Ada", "last_name": "Lovelace", "network_distance": "DISTANCE_2",
        "location": "London", "industry": "Computing", "keywords_match": "x", "headline": "Analyst",
        "current_positions": [
            { "company": "Engine Ltd", "company_id": 9, "role": "Analyst", "location": "London",
              "tenure_at_role": { "years": 2 }, "start": { "year": 2021, "month": 3 } },
            { "company": "Second Ltd", "role": "Adviser", "start": { "year": 2020 } }
        ],
        "work_experience": [
            { "company": "Engine Ltd", "role": "Analyst", "start": { "year": 2021, "month": 3 }, "end": null },
            { "company": "Old Ltd", "role": "Clerk", "start": { "year": 2018, "month": 13 }, "end": { "year": 2020, "month": 12 } }
        ],
        "education": [{ "school": "Home", "degree": "BSc", "field_of_study": "Mathematics" }, { "school": "Other" }]
    }));

    assert_eq!(
        person.provider_id,
        text("ACwAAB1"),
        "its case matters and is kept"
    );
    assert_eq!(person.slug, text("ada-lovelace"), "the slug");
    assert_eq!(
        person.profile_url,
        text("https://www.linkedin.com/in/ada-lovelace"),
        "the public address first"
    );
    assert_eq!(person.member_urn, text("urn:li:member:42"), "the number");
    assert_eq!(person.full_name, text("Ada Lovelace"), "the name");
    assert_eq!(
        (person.headline, person.location, person.industry),
        (text("Analyst"), text("London"), text("Computing")),
        "the rest"
    );
    assert_eq!(
        person.employer,
        text("Engine Ltd"),
        "the first of the current positions"
    );
    let profile = person.profile.expect("there are lists");
    let positions: Vec<_> = profile
        .positions
        .iter()
        .map(|it| (it.employer.as_str(), it.from.as_deref(), it.until.as_deref()))
        .collect();
    assert_eq!(
        positions,
        [
            ("Engine Ltd", Some("2021-03"), None),
            ("Second Ltd", Some("2020"), None),
            ("Old Ltd", Some("2018"), Some("2020-12"))
        ],
        "the current one is shown once, and a thirteenth month is no month"
    );
    assert_eq!(
        profile.education,
        [
            Education {
                school: "Home".into(),
                degree: text("BSc, Mathematics")
            },
            Education {
                school: "Other".into(),
                degree: None
            }
        ],
        "degree and field are one line"
    );
}

#[test]
fn a_hidden_name_is_no_name() {
    for row in [
        json!({ "id": "AEMAA1", "name": "LinkedIn Member", "first_name": "LinkedIn", "last_name": "Member", "headline": "Clerk" }),
        json!({ "id": "AEMAA1", "name": null, "first_name": "LinkedIn", "last_name": "Member", "headline": "Clerk" }),
        json!({ "id": "AEMAA1", "name": " linkedin member ", "headline": "Clerk" }),
    ] {
        let person = found(&row);
        assert_eq!(
            (person.full_name, person.first_name, person.last_name),
            (None, None, None),
            "{row}"
        );
        assert_eq!(
            (person.provider_id, person.headline),
            (text("AEMAA1"), text("Clerk")),
            "the rest is kept"
        );
    }
}

#[test]
fn a_name_is_made_of_its_parts_where_it_is_missing() {
    let name = |row: Value| found(&row).full_name;
    assert_eq!(
        name(json!({ "first_name": "Ada", "last_name": "Lovelace" })),
        text("Ada Lovelace"),
        "both"
    );
    assert_eq!(
        name(json!({ "name": "", "first_name": "Madonna" })),
        text("Madonna"),
        "one"
    );
    assert_eq!(name(json!({ "name": null })), None, "none");
}

#[test]
fn people_outside_the_network_are_known_by_their_id_alone() {
    let person = found(&json!({
        "type": "PEOPLE", "id": "AEMAA1", "public_identifier": null, "profile_url": null, "name": "Ada",
        "current_positions": null, "education": {}, "work_experience": "none"
    }));
    let expected = FoundPerson {
        provider_id: text("AEMAA1"),
        full_name: text("Ada"),
        ..FoundPerson::default()
    };
    assert_eq!(person, expected, "null is nothing, and so is a list that is none");
}

#[test]
fn what_is_no_person_is_nobody() {
    for row in [
        json!(null),
        json!(3),
        json!("Ada"),
        json!([]),
        json!({ "type": "COMPANY", "id": "1", "name": "Acme" }),
    ] {
        assert_eq!(found(&row), FoundPerson::default(), "{row}");
    }
}

#[test]
fn text_is_copied_and_never_interpreted() {
    let hostile =
        "<script>alert(\"x\")</script>&amp; =HYPERLINK(\"http://evil.test\") \u{202e} \u{0} %s {{x}}";
    let person = found(
        &json!({ "name": hostile, "headline": hostile, "current_positions": [{ "company": hostile }] }),
    );
    for field in [person.full_name, person.headline, person.employer] {
        assert_eq!(field.as_deref(), Some(hostile), "to the letter");
    }
}

#[test]
fn a_list_without_end_has_an_end() {
    let positions: Vec<_> = (0..5_000)
        .map(|number| json!({ "company": format!("Company {number}") }))
        .collect();
    let person = found(&json!({ "work_experience": positions }));
    assert_eq!(
        person.profile.expect("there are positions").positions.len(),
        100,
        "a profile is a page, not a book"
    );
}

#[test]
fn a_position_needs_a_title_or_an_employer() {
    let person = found(
        &json!({ "work_experience": [{}, null, { "location": "London" }, { "company": { "name": "Nested" } }] }),
    );
    let expected = Position {
        employer: "Nested".into(),
        ..Position::default()
    };
    assert_eq!(
        person.profile.expect("there is one").positions,
        [expected],
        "the one that says something"
    );
}

#[test]
fn what_a_person_lists_is_kept_as_text() {
    let person = found(&json!({
        "summary": "Builds payments.",
        "skills": ["Go", { "name": "Kafka" }, "", null, 7],
        "languages": [{ "name": "German" }],
        "certifications": [{ "name": "CKA", "authority": "CNCF" }],
    }));

    let profile = person.profile.expect("there is one");
    assert_eq!(
        profile.about.as_deref(),
        Some("Builds payments."),
        "what a person says at length"
    );
    assert_eq!(
        profile.skills,
        ["Go", "Kafka"],
        "texts and objects with a name, nothing else"
    );
    assert_eq!(profile.languages, ["German"], "languages");
    assert_eq!(profile.certifications, ["CKA"], "certificates");
}

#[test]
fn months_come_in_several_forms() {
    for (sent, expected) in [
        (json!({ "year": 2021, "month": 3 }), Some("2021-03")),
        (json!({ "year": "2021", "month": null }), Some("2021")),
        (json!(2021), Some("2021")),
        (json!("2021"), Some("2021")),
        (json!("2021-03"), Some("2021-03")),
        (json!("2021-03-31"), Some("2021-03")),
        (json!("3/1/2021"), Some("2021-03")),
        (json!("03/2021"), Some("2021-03")),
        (json!("present"), None),
        (json!(""), None),
        (json!(null), None),
        (json!([2021]), None),
        (json!(-5), None),
        (json!({ "month": 3 }), None),
        (json!(99_999), None),
    ] {
        assert_eq!(month(&sent).as_deref(), expected, "{sent}");
    }
}
