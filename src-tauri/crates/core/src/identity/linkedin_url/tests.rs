//! Profile addresses: every spelling, every refusal, and what holds for any text.

use proptest::prelude::*;

use super::*;

const FIXTURE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../tests/fixtures/linkedin_urls/profile_urls.tsv"
));
const ACOA: &str = "ACoAAA8BYqEBCGLg_vT-ca6mMEqkpp9nVffJ3hc";
const ACWA: &str = "ACwAAA1f3KkBq8Zr_pT5yWnVx7LdGhJmCsEaUiOb";
const AE: &str = "AEMAAC9dLpIBxQ2wRt6YzVnKmHgFjS4eDaUcOi0";

#[test]
fn every_line_of_the_fixture_means_what_it_says() {
    let wrong: Vec<String> = fixture()
        .map(|(text, expected)| (text, expected, in_words(profile(text))))
        .filter(|(_, expected, found)| expected != found)
        .map(|(text, expected, found)| format!("{text:?}: {found} and not {expected}"))
        .collect();

    assert!(
        fixture().count() >= 150,
        "the fixture holds every form that is known"
    );
    assert!(
        wrong.is_empty(),
        "each spelling is one person or one reason:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_fast_road_answers_what_the_slow_one_answers() {
    for (text, _) in fixture() {
        let text = spelling::without_edges(text);
        if let Some(key) = fast::profile(text) {
            assert_eq!(
                slow::profile(text, MOST_WRAPPERS),
                Ok(key),
                "both read {text:?} alike"
            );
        }
    }
}

#[test]
fn the_fast_road_takes_the_ordinary_spellings() {
    for text in [
        "https://www.linkedin.com/in/jane-doe",
        "http://uk.linkedin.com/in/Jane-Doe/?trk=x",
        "linkedin.com/in/j%C3%BCrgen",
        "https://www.linkedin.com/in/jürgen/de-de",
        "https://m.linkedin.com/in/ACoAAA8BYqEBCGLg_vT-ca6mMEqkpp9nVffJ3hc",
    ] {
        assert!(
            fast::profile(text).is_some(),
            "{text:?} is what files are full of"
        );
    }
}

#[test]
fn every_key_of_the_fixture_survives_its_own_address() {
    for (text, _) in fixture() {
        let Ok(found) = profile(text) else { continue };
        if let Some(url) = found.canonical_url() {
            assert_eq!(
                profile(&url).as_ref(),
                Ok(&found),
                "{url} leads back to the person of {text:?}"
            );
        }
    }
}

#[test]
fn every_space_of_linkedin_has_its_own_address() {
    let address = |space, value: &str| address_of(&IdentityKey::new(space, value));

    assert_eq!(
        address(KeySpace::Slug, "jürgen-田").as_deref(),
        Some("https://www.linkedin.com/in/j%C3%BCrgen-%E7%94%B0"),
        "a browser takes the percent codes of UTF-8"
    );
    assert_eq!(
        address(KeySpace::OldSlug, "jane").as_deref(),
        Some("https://www.linkedin.com/in/jane"),
        "LinkedIn may still redirect an old name"
    );
    assert_eq!(
        address(KeySpace::Acoa, ACOA),
        Some(format!("https://www.linkedin.com/in/{ACOA}")),
        "the site redirects its own ids"
    );
    assert_eq!(
        address(KeySpace::Acwa, ACWA),
        Some(format!("https://www.linkedin.com/sales/lead/{ACWA}")),
        "only Sales Navigator knows its ids"
    );
    assert_eq!(
        address(KeySpace::Ae, AE),
        Some(format!("https://www.linkedin.com/talent/profile/{AE}")),
        "only Recruiter knows its ids"
    );
    for space in [
        KeySpace::MemberNumber,
        KeySpace::PersonUrn,
        KeySpace::Email,
        KeySpace::Ats,
    ] {
        assert_eq!(address(space, "1"), None, "no page is reached by {space:?}");
    }
}

#[test]
fn ids_that_differ_in_case_are_two_people() {
    let one = profile(&format!("linkedin.com/in/{ACOA}")).unwrap();
    let other = profile(&format!("linkedin.com/in/{}c", ACOA.trim_end_matches('c'))).unwrap();
    let third = profile(&format!("linkedin.com/in/{}C", ACOA.trim_end_matches('c'))).unwrap();

    assert_eq!(one, other, "the same id is the same person");
    assert_ne!(one, third, "case is part of an id");
}

#[test]
fn control_characters_are_refused_wherever_they_stand() {
    for text in [
        "linkedin.com/in/ja\u{0}ne",
        "linkedin.com/in/ja\tne",
        "linked\nin.com/in/jane",
        "java\nscript:x",
        "in/jane?\u{7f}x",
    ] {
        assert_eq!(
            profile(text),
            Err(NotAProfile::ControlCharacters),
            "a parser would drop some of them silently"
        );
    }
}

#[test]
fn every_refusal_has_its_own_code_a_sentence_and_a_hint() {
    let codes: std::collections::BTreeSet<&str> = NotAProfile::ALL
        .iter()
        .map(|refusal| refusal.code().word())
        .collect();
    let in_fixture: std::collections::BTreeSet<&str> = fixture()
        .filter_map(|(_, expected)| expected.strip_prefix("refused:"))
        .collect();
    let untried: Vec<_> = codes.difference(&in_fixture).collect();

    assert_eq!(codes.len(), NotAProfile::ALL.len(), "no two cases share a code");
    assert_eq!(
        untried,
        [&"control_characters"],
        "a line of a file cannot hold control characters, all else is in it"
    );
    for refusal in NotAProfile::ALL {
        assert!(
            refusal.to_string().ends_with('.'),
            "{refusal:?} is told in a sentence"
        );
        assert!(refusal.hint().ends_with('.'), "{refusal:?} says what to do");
    }
}

#[test]
fn a_found_person_has_a_key_for_each_id_the_most_trusted_first() {
    let keys = keys_of_found(
        Some(ACOA),
        Some("Jane-Doe"),
        Some("urn:li:member:42"),
        Some("https://www.linkedin.com/in/jane-doe?trk=x"),
    );

    let expected = [
        IdentityKey::new(KeySpace::Acoa, ACOA),
        IdentityKey::new(KeySpace::MemberNumber, "42"),
        IdentityKey::new(KeySpace::Slug, "jane-doe"),
    ];
    assert_eq!(
        keys, expected,
        "one key a space, and a name that two fields repeat counts once"
    );
}

#[test]
fn a_found_person_with_another_name_in_the_address_keeps_both() {
    let keys = keys_of_found(
        None,
        Some("jane-doe"),
        None,
        Some("https://www.linkedin.com/in/jane-miller"),
    );

    let expected = [
        IdentityKey::new(KeySpace::Slug, "jane-doe"),
        IdentityKey::new(KeySpace::OldSlug, "jane-miller"),
    ];
    assert_eq!(
        keys, expected,
        "names change, and a file may still have the other one"
    );
}

#[test]
fn a_found_person_of_recruiter_has_the_ids_of_recruiter_only() {
    let keys = keys_of_found(
        Some(AE),
        None,
        None,
        Some(&format!("https://www.linkedin.com/talent/profile/{AE}?trk=x")),
    );

    assert_eq!(
        keys,
        [IdentityKey::new(KeySpace::Ae, AE)],
        "a missing name is not an error"
    );
}

#[test]
fn nonsense_about_a_found_person_is_ignored() {
    let keys = keys_of_found(
        Some(""),
        Some("null"),
        Some("urn:li:person:x"),
        Some("https://linkedin.com.evil.test/in/x"),
    );
    let long = "a".repeat(10_000);

    assert!(keys.is_empty(), "a key from nonsense would join strangers");
    assert!(
        keys_of_found(Some(&long), Some(&long), Some(&long), Some(&long)).is_empty(),
        "nor from endless text"
    );
    assert!(
        keys_of_found(None, None, None, None).is_empty(),
        "nor from nothing"
    );
}

#[test]
fn an_id_may_stand_where_the_public_name_should() {
    let keys = keys_of_found(
        Some(&format!("urn:li:fsd_profile:{ACOA}")),
        Some(ACOA),
        None,
        None,
    );

    assert_eq!(
        keys,
        [IdentityKey::new(KeySpace::Acoa, ACOA)],
        "it is still that id, and no name"
    );
}

#[test]
fn an_auto_suffix_is_six_to_twelve_hexadecimal_digits_with_a_decimal_one() {
    assert_eq!(
        auto_suffix("jane-doe-b50576a7"),
        Some("b50576a7"),
        "the usual form"
    );
    assert_eq!(auto_suffix("jane-123456"), Some("123456"), "the shortest");
    assert_eq!(
        auto_suffix("jane-1a2b3c4d5e6f"),
        Some("1a2b3c4d5e6f"),
        "the longest"
    );
    assert_eq!(auto_suffix("田中-1a2b3c45"), Some("1a2b3c45"), "in every script");
    for slug in [
        "jane-doe",
        "jane-12345",
        "jane-1234567890abc",
        "jane-decade",
        "jane-b50576g7",
        "b50576a7",
        "-b50576a7",
        "jane-",
        "",
        "jane-B50576A7",
    ] {
        assert_eq!(
            auto_suffix(slug),
            None,
            "{slug:?} was chosen by a person, as far as one can tell"
        );
    }
}

#[test]
fn hosts_are_judged_by_their_whole_name() {
    for host in [
        "linkedin.com",
        "www.linkedin.com",
        "a.b.linkedin.com",
        "WWW.LINKEDIN.COM",
    ] {
        assert!(host::is_linkedin(host), "{host} belongs to LinkedIn");
    }
    for host in [
        "",
        "linkedin.com.",
        ".linkedin.com",
        "xlinkedin.com",
        "linkedin.com.test",
        "a_b.linkedin.com",
        "xn--x.linkedin.com",
        "élinkedin.com",
        "kedin.com",
    ] {
        assert!(!host::is_linkedin(host), "{host:?} does not, as it stands");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC*|(?s).*", start in prop::sample::select(starts())) {
        let _ = profile(&text);
        let _ = profile(&format!("{start}{text}"));
        let _ = keys_of_found(Some(&text), Some(&text), Some(&text), Some(&text));
        let _ = auto_suffix(&text);
    }

    #[test]
    fn the_address_of_a_key_is_that_key(text in spellings()) {
        if let Ok(found) = profile(&text)
            && let Some(url) = found.canonical_url()
        {
            prop_assert_eq!(profile(&url), Ok(found), "canonical is where it ends");
        }
    }

    #[test]
    fn both_roads_agree(text in spellings()) {
        let text = spelling::without_edges(&text);
        if let Some(key) = fast::profile(text) {
            prop_assert_eq!(slow::profile(text, MOST_WRAPPERS), Ok(key), "the fast road guesses nothing");
        }
    }

    #[test]
    fn a_name_is_the_same_however_it_is_encoded(name in "[\\p{L}\\p{N}-]{1,40}") {
        let raw = profile(&format!("linkedin.com/in/{name}"));
        let encoded = profile(&format!("https://de.linkedin.com/in/{}/?trk=x", spelling::percent_encoded(&name)));
        prop_assert_eq!(raw, encoded, "raw and encoded are one spelling");
    }

    #[test]
    fn hosts_beyond_linkedin_are_never_believed(label in "[a-z0-9.-]{0,12}", end in "[a-z0-9-]{1,8}") {
        let found = profile(&format!("https://{label}linkedin.com.{end}/in/jane"));
        prop_assert!(found.is_err(), "the name of LinkedIn must be at the end");
    }
}

/// Addresses near the ordinary one, and pieces of them.
fn spellings() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        "[a-zA-Z0-9_-]{0,20}",
        "(ACoA|ACwA|AE|AEMAA)[A-Za-z0-9_-]{0,40}",
        "\\PC{0,20}",
        "(%[0-9A-F]{2}|[a-z.%/\\\\]){0,12}",
        any::<Vec<char>>().prop_map(|letters| letters.into_iter().take(12).collect()),
    ];
    let tail = prop_oneof![Just(String::new()), "[/?#][a-z./?#%&= \\\\é]{0,20}", "\\PC{0,12}"];
    (prop::sample::select(starts()), name, tail)
        .prop_map(|(start, name, tail)| format!("{start}{name}{tail}"))
}

fn starts() -> Vec<&'static str> {
    vec![
        "https://www.linkedin.com/in/",
        "http://uk.linkedin.com/in/",
        "linkedin.com/in/",
        "LinkedIn.com/M/In/",
        "a-.linkedin.com/in/",
        "-.a--b.linkedin.com/mwlite/in/",
        "https://www.linkedin.com/",
        "https://www.linkedin.com/sales/lead/",
        "https://www.linkedin.com/talent/hire/1/profile/",
        "https://www.linkedin.com/authwall?sessionRedirect=",
        "https://www.linkedin.com/pub/",
        "https://linkedin.com",
        "https://",
        "urn:li:",
        "in/",
        "",
    ]
}

fn in_words(found: Result<ProfileAddress, NotAProfile>) -> String {
    match found {
        Ok(address) => format!("{}:{}", name_of(address.key.space), address.key.value),
        Err(refusal) => format!("refused:{}", refusal.code().word()),
    }
}

fn name_of(space: KeySpace) -> &'static str {
    match space {
        KeySpace::Slug => "slug",
        KeySpace::OldSlug => "old_slug",
        KeySpace::Acoa => "acoa",
        KeySpace::Acwa => "acwa",
        KeySpace::Ae => "ae",
        KeySpace::MemberNumber => "member_number",
        KeySpace::PersonUrn => "person_urn",
        KeySpace::Email => "email",
        KeySpace::Ats => "ats",
    }
}

fn fixture() -> impl Iterator<Item = (&'static str, &'static str)> {
    FIXTURE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}
