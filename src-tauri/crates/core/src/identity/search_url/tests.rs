//! Search addresses: every kind, every refusal, what can be read in words, and what holds for any text.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::rest_li::Value;
use super::*;
use crate::identity::linkedin_url::spelling;

const FIXTURE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../tests/fixtures/linkedin_urls/search_urls.tsv"
));
const PEOPLE: &str = "https://www.linkedin.com/search/results/people/";
const LEADS: &str = "https://www.linkedin.com/sales/search/people";

#[test]
fn every_line_of_the_fixture_means_what_it_says() {
    let wrong: Vec<String> = fixture()
        .map(|(text, expected)| (text, expected, in_one_word(SearchUrl::parse(text))))
        .filter(|(_, expected, found)| expected != found)
        .map(|(text, expected, found)| format!("{text:?}: {found} and not {expected}"))
        .collect();

    assert!(
        fixture().count() >= 60,
        "the fixture holds every form that is known"
    );
    assert!(
        wrong.is_empty(),
        "each address is one kind or one reason:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_refusal_has_its_own_code_a_sentence_and_a_hint() {
    let codes: BTreeSet<&str> = NotASearch::ALL
        .iter()
        .map(|refusal| refusal.code().word())
        .collect();
    let tried: BTreeSet<&str> = fixture()
        .filter_map(|(_, expected)| expected.strip_prefix("refused:"))
        .collect();

    assert_eq!(codes.len(), NotASearch::ALL.len(), "no two cases share a code");
    assert_eq!(codes, tried, "the fixture shows each of them");
    for refusal in NotASearch::ALL {
        assert!(
            refusal.to_string().ends_with('.'),
            "{refusal:?} is told in a sentence"
        );
        assert!(refusal.hint().ends_with('.'), "{refusal:?} says what to do");
    }
}

#[test]
fn the_address_is_kept_as_it_was_pasted() {
    let pasted =
        "https://UK.linkedin.com/search/results/people/?keywords=m%c3%bcnchen&sid=a%2Bb&geoUrn=[\"1\"]#x";

    let search = SearchUrl::parse(&format!("  {pasted}\n")).unwrap();

    assert_eq!(
        search.as_str(),
        pasted,
        "the provider replays it, so nothing in it may be repaired"
    );
    assert_eq!(search.to_string(), pasted, "the same when shown");
}

#[test]
fn each_kind_belongs_to_its_product() {
    let product = |path: &str| search(&format!("https://www.linkedin.com{path}")).product();

    assert_eq!(
        product("/search/results/people/?keywords=x"),
        Product::Classic,
        "linkedin.com itself"
    );
    for path in [
        "/sales/search/people?savedSearchId=1",
        "/sales/search/people?query=(keywords:x)",
        "/sales/lists/people/1",
    ] {
        assert_eq!(
            product(path),
            Product::SalesNavigator,
            "{path} needs a seat of Sales Navigator"
        );
    }
    for path in [
        "/talent/search?searchKeyword=x",
        "/talent/hire/1/discover/recruiterSearch",
        "/talent/hire/1/manage/all",
    ] {
        assert_eq!(
            product(path),
            Product::Recruiter,
            "{path} needs a seat of Recruiter"
        );
    }
}

#[test]
fn a_search_on_linkedin_is_told_in_words() {
    let search = search(&format!(
        "{PEOPLE}?keywords=rust+%26%20c%2B%2B&geoUrn=%5B%22103644278%22%2C%22105015875%22%5D&network=%5B%22F%22%2C%22O%22%5D\
         &currentCompany=%5B%221035%22%5D&profileLanguage=%5B%22de%22%5D&titleFreeText=Head%20of%20%22R%26D%22&firstName=Jane\
         &page=2&origin=FACETED_SEARCH&sid=abc&trk=x&utm_source=y"
    ));

    assert_eq!(
        search.keywords().as_deref(),
        Some("rust & c++"),
        "decoded once, a plus is a blank here"
    );
    let expected = [
        ("Location", "id 103644278"),
        ("Location", "id 105015875"),
        ("Connections", "1st degree"),
        ("Connections", "3rd degree and beyond"),
        ("Current company", "id 1035"),
        ("Profile language", "de"),
        ("Title", "Head of \"R&D\""),
        ("First name", "Jane"),
    ];
    assert_eq!(
        search.facets(),
        owned(&expected),
        "filters, and not what the page adds for itself"
    );
}

#[test]
fn a_search_of_sales_navigator_is_told_in_words() {
    let search = search(&format!(
        "{LEADS}?query=(spellCorrectionEnabled%3Atrue%2CrecentSearchParam%3A(id%3A1%2CdoLogHistory%3Atrue)%2Cfilters%3AList(\
         (type%3AREGION%2Cvalues%3AList((id%3A105015875%2Ctext%3AGreater%2520Paris%252C%2520France%2CselectionType%3AINCLUDED)))%2C\
         (type%3ACURRENT_TITLE%2Cvalues%3AList((text%3ADirector%2520%2528EMEA%2529%2CselectionType%3AINCLUDED)%2C(id%3A12%2CselectionType%3AEXCLUDED)))%2C\
         (type%3ACURRENT_COMPANY%2Cvalues%3AList((id%3Aurn%253Ali%253Aorganization%253A1035)))%2C\
         (type%3AANNUAL_REVENUE%2CrangeValue%3A(min%3A1%2Cmax%3A5)%2CselectedSubFilter%3AUSD)\
         )%2Ckeywords%3Arust%2520OR%2520c%252B%252B)&sessionId=x%3D%3D&viewAllFilters=true"
    ));

    assert_eq!(
        search.keywords().as_deref(),
        Some("rust OR c++"),
        "texts are encoded twice"
    );
    let expected = [
        ("Location", "Greater Paris, France"),
        ("Current title", "Director (EMEA)"),
        ("Current title", "not id 12"),
        ("Current company", "id 1035"),
        ("Annual revenue", "1 to 5"),
    ];
    assert_eq!(
        search.facets(),
        owned(&expected),
        "commas and brackets inside a text are text"
    );
    assert_eq!(
        search.caveat(),
        None,
        "an address with its criteria works for every seat"
    );
}

#[test]
fn a_query_that_was_encoded_once_is_read_too() {
    let search = search(&format!(
        "{LEADS}?query=(filters:List((type:CURRENT_TITLE,values:List((text:Director%20(EMEA)%20Sales,selectionType:INCLUDED)))),keywords:100%25%20remote)"
    ));

    assert_eq!(
        search.keywords().as_deref(),
        Some("100% remote"),
        "a percent sign of its own stays"
    );
    assert_eq!(
        search.facets(),
        owned(&[("Current title", "Director (EMEA) Sales")]),
        "brackets that belong together stay"
    );
}

#[test]
fn numbers_in_the_path_are_facets() {
    let facets = |path: &str| search(&format!("https://www.linkedin.com{path}")).facets();

    assert_eq!(
        facets("/talent/hire/77/manage/all"),
        owned(&[("Project", "id 77")]),
        "the project of the pipeline"
    );
    assert_eq!(
        facets("/sales/lists/people/88?x=1"),
        owned(&[("Lead list", "id 88")]),
        "the list"
    );
    assert_eq!(
        facets("/sales/search/people?savedSearchId=99"),
        owned(&[("Saved search", "id 99")]),
        "the saved search"
    );
}

#[test]
fn a_search_of_recruiter_shows_its_words_and_warns_about_its_context() {
    let with =
        search("https://www.linkedin.com/talent/search?searchContextId=a&searchKeyword=rust%20developer");
    let without = search("https://www.linkedin.com/talent/search?searchKeyword=rust");

    assert_eq!(
        with.keywords().as_deref(),
        Some("rust developer"),
        "the only criterion that the address shows"
    );
    assert_eq!(with.caveat(), Some(Caveat::Expires), "contexts do not last");
    assert_eq!(
        without.caveat(),
        None,
        "without a context there is nothing to expire"
    );
    assert_eq!(
        search(&format!("{LEADS}?savedSearchId=1")).caveat(),
        Some(Caveat::OfOwner),
        "saved searches belong to somebody"
    );
}

#[test]
fn hostile_values_are_one_line_of_text() {
    let search = search(&format!(
        "{PEOPLE}?keywords=%3Cscript%3E%0D%0A%E2%80%AEx%00&company=%5B%22a%5C%22%2Cb%22%5D"
    ));

    assert_eq!(
        search.keywords().as_deref(),
        Some("<script> x"),
        "no control characters, no change of direction"
    );
    assert_eq!(
        search.facets(),
        owned(&[("Company", "a\",b")]),
        "an escaped quote does not end a value"
    );
}

#[test]
fn an_empty_search_says_nothing() {
    let search = search(&format!("{PEOPLE}?keywords=&geoUrn=%5B%5D"));

    assert_eq!(search.keywords(), None, "no words");
    assert_eq!(search.facets(), [], "no filters");
}

#[test]
fn an_address_of_eight_thousand_characters_is_the_longest() {
    let longest = format!(
        "{PEOPLE}?keywords={}",
        "ü".repeat(8_000 - PEOPLE.len() - "?keywords=".len())
    );

    assert!(SearchUrl::parse(&longest).is_ok(), "characters count, not bytes");
    assert_eq!(
        SearchUrl::parse(&format!("{longest}x")),
        Err(NotASearch::TooLong),
        "one more is refused"
    );
}

#[test]
fn control_characters_are_refused_wherever_they_stand() {
    for text in [
        "https://www.linkedin.com/search/results/people/?a=\tb",
        "https://www.linked\nin.com/search/",
        "java\nscript:x",
        "https://\u{0}",
    ] {
        assert_eq!(
            SearchUrl::parse(text),
            Err(NotASearch::ControlCharacters),
            "a parser would drop some of them silently"
        );
    }
}

#[test]
fn it_is_text_outside_and_checked_on_the_way_in() {
    let search = search(&format!("{PEOPLE}?keywords=x"));

    let json = serde_json::to_string(&search).unwrap();

    assert_eq!(
        json,
        format!("\"{PEOPLE}?keywords=x\""),
        "the address and nothing else"
    );
    assert_eq!(
        serde_json::from_str::<SearchUrl>(&json).unwrap(),
        search,
        "and back"
    );
    assert!(
        serde_json::from_str::<SearchUrl>("\"javascript:x\"").is_err(),
        "no way around the rules"
    );
    assert_eq!(
        serde_json::to_string(&search.kind()).unwrap(),
        "\"classic_people\"",
        "a stable word"
    );
}

#[test]
fn deep_and_endless_queries_end() {
    for query in [
        "(".repeat(4_000),
        "List(".repeat(1_500),
        "(a:".repeat(2_500),
        format!("List({})", "a,".repeat(3_500)),
        "(a:b".into(),
        "))))".into(),
    ] {
        let _ = Value::read(&query);
    }
    let many = format!(
        "({})",
        (0..2_000)
            .map(|n| format!("k{n}:v"))
            .collect::<Vec<_>>()
            .join(",")
    );

    assert!(
        matches!(Value::read(&many), Value::Record(entries) if entries.len() == rest_li::MOST_VALUES),
        "there is a limit to what is read"
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC*|(?s).*", start in prop::sample::select(starts())) {
        for text in [text.clone(), format!("{start}{text}")] {
            if let Ok(search) = SearchUrl::parse(&text) {
                let (_, _, _) = (search.keywords(), search.facets(), search.caveat());
            }
        }
    }

    #[test]
    fn damaged_queries_never_panic(query in "[(),:%a-zA-Z0-9.List\\]\\[\"]{0,80}", start in prop::sample::select(starts())) {
        if let Ok(search) = SearchUrl::parse(&format!("{start}{query}")) {
            let (_, _, _) = (search.keywords(), search.facets(), search.caveat());
            prop_assert_eq!(SearchUrl::parse(search.as_str()), Ok(search.clone()), "reading it again changes nothing");
        }
    }

    #[test]
    fn a_text_that_was_encoded_twice_comes_back(text in "[\\p{L}\\p{N}(),:&%+' ]{1,30}") {
        let encoded = spelling::percent_encoded(&spelling::percent_encoded(&text));
        let search = SearchUrl::parse(&format!("{LEADS}?query=(keywords%3A{encoded}%2Cfilters%3AList())"));
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(search.unwrap().keywords().unwrap_or_default(), words, "as it was typed, but for blanks");
    }

    #[test]
    fn hosts_beyond_linkedin_are_never_accepted(label in "[a-z0-9.@:-]{0,12}", end in "[.@][a-z0-9-]{1,8}") {
        let found = SearchUrl::parse(&format!("https://{label}linkedin.com{end}/search/results/people/?keywords=x"));
        prop_assert!(found.is_err(), "the name of LinkedIn must be at the end");
    }
}

fn search(text: &str) -> SearchUrl {
    SearchUrl::parse(text).unwrap()
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(what, value)| ((*what).to_owned(), (*value).to_owned()))
        .collect()
}

fn starts() -> Vec<&'static str> {
    vec![
        "https://www.linkedin.com/search/results/people/?geoUrn=",
        "https://www.linkedin.com/search/results/people/?keywords=",
        "https://www.linkedin.com/sales/search/people?query=",
        "https://www.linkedin.com/sales/search/people?query=(filters:List(",
        "https://www.linkedin.com/talent/",
        "https://www.linkedin.com",
        "https://",
        "",
    ]
}

fn in_one_word(found: Result<SearchUrl, NotASearch>) -> String {
    match found {
        Ok(search) => serde_json::to_value(search.kind())
            .unwrap()
            .as_str()
            .unwrap()
            .to_owned(),
        Err(refusal) => format!("refused:{}", refusal.code().word()),
    }
}

fn fixture() -> impl Iterator<Item = (&'static str, &'static str)> {
    FIXTURE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}
