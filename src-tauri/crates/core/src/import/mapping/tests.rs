//! Tests of mapping columns to fields.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;

use super::row::tidy;
use super::*;
use crate::import::file::{Record, inspect, open};

#[test]
fn the_template_maps_by_itself() {
    let headers = headers(template_csv().lines().next().unwrap());
    let mapping = propose(&headers);

    for (field, column) in [
        Field::FullName,
        Field::LinkedinProfile,
        Field::Location,
        Field::CurrentEmployer,
        Field::TitleTagline,
    ]
    .into_iter()
    .zip(0..)
    {
        let expected = Some(MappedColumn {
            column,
            confidence: Confidence::Exact,
        });
        assert_eq!(mapping.get(field), expected, "{field} is named exactly");
    }
    assert!(!mapping.needs_confirmation(), "so nobody has to be asked");
    mapping.validate(&headers).unwrap();
}

#[test]
fn the_template_has_exactly_its_five_columns_and_one_row() {
    let lines: Vec<&str> = template_csv().lines().collect();

    assert_eq!(
        lines[0], "Full Name,LinkedIn Profile,Location,Current Employer,Title Tagline",
        "the names are fixed"
    );
    assert_eq!(lines.len(), 2, "one row shows how");
}

#[test]
fn a_connections_file_maps_by_itself() {
    let headers = headers("First Name,Last Name,URL,Email Address,Company,Position,Connected On");
    let mapping = propose(&headers);

    assert!(!mapping.needs_confirmation(), "LinkedIn's names are known");
    assert_eq!(
        column(&mapping, Field::LinkedinProfile),
        Some(2),
        "the URL is the profile"
    );
    assert_eq!(column(&mapping, Field::CurrentEmployer), Some(4), "the company");
    assert_eq!(column(&mapping, Field::TitleTagline), Some(5), "the position");
    assert_eq!(column(&mapping, Field::Email), Some(3), "the address");
    assert_eq!(
        column(&mapping, Field::FullName),
        None,
        "the name is put together"
    );
}

#[test]
fn a_recruiter_export_maps_by_itself() {
    let headers = headers(
        "First Name,Last Name,Headline,Location,Current Title,Current Company,Email Address,Phone Number,Profile URL,Active Project,Notes,Feedback",
    );
    let mapping = propose(&headers);

    assert_eq!(
        layout(&headers),
        Layout::LinkedinRecruiter,
        "its headers are Recruiter's"
    );
    assert!(!mapping.needs_confirmation(), "so nobody has to be asked");
    assert_eq!(
        column(&mapping, Field::TitleTagline),
        Some(2),
        "the headline comes before the title"
    );
    assert_eq!(column(&mapping, Field::Phone), Some(7), "the telephone number");
}

#[test]
fn near_misses_are_proposed_and_must_be_confirmed() {
    for name in [
        "linkedin profile",
        "LinkedIn_Profile",
        " LINKEDIN  PROFILE ",
        "LinkedIn URL",
        "URL",
        "Profile URL",
        "Public Profile",
        "LinkdIn Profile",
        "Linkedin Profiel",
        "LinkedIn-Profil",
        "LinkedIn Porfile",
    ] {
        let headers = vec!["Remark".to_owned(), name.to_owned()];
        let mapping = propose(&headers);

        let trimmed_exact = name.trim() == "LinkedIn Profile";
        assert_eq!(
            column(&mapping, Field::LinkedinProfile),
            Some(1),
            "{name} is near"
        );
        assert_eq!(
            mapping.needs_confirmation(),
            !trimmed_exact,
            "{name} is not certain"
        );
        assert!(
            mapping.clone().certain().linkedin_profile.is_none(),
            "without a person it does not count"
        );
        assert!(!mapping.confirmed().needs_confirmation(), "with one it does");
    }
}

#[test]
fn names_in_other_languages_are_proposed() {
    let german = headers(
        "Vorname;Nachname;LinkedIn-Profil;Wohnort;Arbeitgeber;Berufsbezeichnung;E-Mail;Telefon"
            .replace(';', ",")
            .as_str(),
    );
    let fields: Vec<Option<Field>> = (0..8).map(|column| propose(&german).field_of(column)).collect();
    let expected = [
        Field::FirstName,
        Field::LastName,
        Field::LinkedinProfile,
        Field::Location,
        Field::CurrentEmployer,
        Field::TitleTagline,
        Field::Email,
        Field::Phone,
    ];
    assert_eq!(fields, expected.map(Some), "all of them are known");

    let split = propose(&headers("Prénom,Nom,URL"));
    assert_eq!(
        column(&split, Field::LastName),
        Some(1),
        "beside a first name, a name is the family name"
    );
    let whole = propose(&headers("Name,URL"));
    assert_eq!(
        (column(&whole, Field::FullName), column(&whole, Field::LastName)),
        (Some(0), None),
        "alone it is the whole"
    );
}

#[test]
fn other_columns_are_left_alone() {
    let mapping = propose(&headers(
        "Salary,Notes,Connected On,Row,Reason,What to do,Column 7",
    ));

    assert_eq!(mapping, Mapping::default(), "none of these is a field of ours");
}

#[test]
fn a_missing_profile_column_is_told_with_the_nearest_header() {
    let headers = headers("Full Name,LinkdIn Profil,Location");
    let error = propose(&headers).certain().validate(&headers).unwrap_err();

    assert_eq!(
        error.code(),
        "missing_linkedin_column",
        "the one column that is needed"
    );
    assert!(
        error.to_string().contains("LinkdIn Profil"),
        "it names the nearest: {error}"
    );
    let headers = self::headers("Full Name,Location");
    assert_eq!(
        propose(&headers).validate(&headers).unwrap_err().code(),
        "missing_linkedin_column",
        "also with none near"
    );
}

#[test]
fn a_file_without_a_header_is_told_without_repeating_the_candidate() {
    let headers = headers("Ada Example,https://www.linkedin.com/in/ada-example");
    let error = propose(&headers).certain().validate(&headers).unwrap_err();

    assert!(error.hint().contains("first row"), "it says what to do");
    assert!(
        !format!("{error} {}", error.hint()).contains("ada"),
        "and names nobody"
    );
}

#[test]
fn one_column_cannot_feed_two_fields() {
    let headers = headers("Full Name,LinkedIn Profile");
    let mut mapping = propose(&headers);
    mapping.location = mapping.full_name;

    assert_eq!(
        mapping.validate(&headers).unwrap_err().code(),
        "column_mapped_twice",
        "one of them is a mistake"
    );
    mapping.location = Some(MappedColumn {
        column: 9,
        confidence: Confidence::Chosen,
    });
    assert_eq!(
        mapping.validate(&headers).unwrap_err().code(),
        "unknown_column",
        "there are two columns"
    );
}

#[test]
fn pairs_from_the_command_line_win_over_the_proposal() {
    let headers = headers("Full Name,Link=Here,Town,LinkedIn Profile");
    let mapping = Mapping::from_pairs(&headers, &["Link=Here=LinkedIn Profile", "town=location"]).unwrap();

    assert_eq!(
        column(&mapping, Field::LinkedinProfile),
        Some(1),
        "the last = divides"
    );
    assert_eq!(
        column(&mapping, Field::Location),
        Some(2),
        "capitals do not matter"
    );
    assert_eq!(
        column(&mapping, Field::FullName),
        Some(0),
        "what is certain stays"
    );
    assert!(!mapping.needs_confirmation(), "a person has spoken");
}

#[test]
fn pairs_that_cannot_be_are_refused() {
    let headers = headers("Full Name,URL,Town");
    for (pairs, code) in [
        (vec!["URL"], "invalid_mapping"),
        (vec!["URL=Shoe size"], "unknown_field"),
        (vec!["Twon=Location", "URL=LinkedIn Profile"], "unknown_column"),
        (
            vec!["URL=LinkedIn Profile", "URL=Location"],
            "column_mapped_twice",
        ),
        (
            vec!["URL=LinkedIn Profile", "Town=LinkedIn Profile"],
            "column_mapped_twice",
        ),
        (vec!["Town=Location"], "missing_linkedin_column"),
    ] {
        assert_eq!(
            Mapping::from_pairs(&headers, &pairs).unwrap_err().code(),
            code,
            "{pairs:?}"
        );
    }
}

#[test]
fn a_saved_mapping_is_found_by_the_headers() {
    let saved = signature(&headers("Full Name,URL"));

    assert_eq!(
        signature(&headers(" full name ,Url")),
        saved,
        "capitals and spaces do not matter"
    );
    assert_eq!(
        signature(&headers("Full Name,URL,Row,Reason,What to do")),
        saved,
        "nor does a skip report"
    );
    assert_ne!(
        signature(&headers("URL,Full Name")),
        saved,
        "the order does: a mapping counts columns"
    );
}

#[test]
fn a_mapping_is_stored_in_camel_case() {
    let mapping = Mapping {
        linkedin_profile: Some(MappedColumn {
            column: 1,
            confidence: Confidence::Chosen,
        }),
        ..Mapping::default()
    };
    let json = serde_json::to_string(&mapping).unwrap();

    assert!(
        json.contains(r#""linkedinProfile":{"column":1,"confidence":"chosen"}"#),
        "as the window reads it: {json}"
    );
    assert_eq!(
        serde_json::from_str::<Mapping>(&json).unwrap(),
        mapping,
        "and it comes back"
    );
}

#[test]
fn values_are_tidied_and_names_put_together() {
    let record =
        record("First Name,Last Name,URL,Title\n\" Ada\u{a0}\n Maria \",Example, https://x ,Chief\u{200b}\n");
    let mapping = propose(&headers("First Name,Last Name,URL,Title")).confirmed();
    let row = mapping.apply(&record);

    assert_eq!(row.full_name, "Ada Maria Example", "from its two parts");
    assert_eq!(row.get(Field::FirstName), "Ada Maria", "on one line");
    assert!(
        matches!(row.linkedin_profile, Cow::Borrowed("https://x")),
        "trimming copies nothing"
    );
    assert_eq!(row.title_tagline, "Chief", "without what cannot be seen");
    assert_eq!(row.email, "", "what is not mapped is empty");
}

#[test]
fn a_guarded_formula_is_read_as_the_text_it_was() {
    let record = record("Full Name,LinkedIn Profile,Phone\n'=1+1,x,'+44 20 7946 0000\n");
    let row = propose(&headers("Full Name,LinkedIn Profile,Phone")).apply(&record);

    assert_eq!(
        (&*row.full_name, &*row.phone),
        ("=1+1", "+44 20 7946 0000"),
        "the apostrophes were put there by an export"
    );
}

proptest! {
    #[test]
    fn mapping_never_panics_and_never_maps_a_column_twice(headers in prop::collection::vec(any_header(), 0..12)) {
        let mapping = propose(&headers);
        let columns: Vec<u32> = Field::ALL.iter().filter_map(|&field| column(&mapping, field)).collect();
        let different: std::collections::BTreeSet<&u32> = columns.iter().collect();

        prop_assert_eq!(different.len(), columns.len());
        prop_assert_eq!(mapping.validate(&headers).is_ok(), mapping.linkedin_profile.is_some());
        prop_assert_eq!(signature(&headers), signature(&headers.clone()));
        let _ = (layout(&headers), Mapping::from_pairs(&headers, &headers));
    }

    #[test]
    fn tidying_twice_is_tidying_once(text: String) {
        let once = tidy(&text).into_owned();
        prop_assert_eq!(tidy(&once), once.as_str());
    }
}

fn any_header() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "LinkedIn Profile",
        "URL",
        "Name",
        "Nom",
        "Prénom",
        "Email",
        "E-Mail",
        "First Name",
        "Profile URL",
        "Connected On",
    ]);
    prop_oneof![
        any::<String>(),
        known.prop_map(String::from),
        "[LlinkedI nProfile]{10,18}"
    ]
}

fn headers(line: &str) -> Vec<String> {
    line.split(',').map(String::from).collect()
}

fn column(mapping: &Mapping, field: Field) -> Option<u32> {
    mapping.get(field).map(|mapped| mapped.column)
}

fn record(text: &str) -> Record {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("in.csv");
    fs::write(&path, text).unwrap();
    read_first(&path)
}

fn read_first(path: &Path) -> Record {
    let mut records = open(path, &inspect(path).unwrap().plan).unwrap();
    let mut record = Record::default();
    assert!(records.read(&mut record).unwrap(), "the file has a record");
    record
}
