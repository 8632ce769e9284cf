//! Which addresses are searches, and for what.

use super::*;

fn words(url: &str) -> Vec<String> {
    Query::from_url(url).expect("this is a search").words
}

#[test]
fn keywords_are_found_in_every_product() {
    for url in [
        "https://www.linkedin.com/search/results/people/?keywords=data%20engineer&page=3&sid=x",
        "https://de.linkedin.com/search/results/people?origin=FACETED_SEARCH&keywords=Data+AND+ENGINEER#top",
        "https://www.linkedin.com/sales/search/people?query=(spellCorrectionEnabled%3Atrue%2Ckeywords%3Adata%2520engineer)",
        "https://www.linkedin.com/sales/search/people?query=(keywords:engineer,filters:List((type:REGION,values:List(\
         (id:1,text:Data,selectionType:INCLUDED),(id:2,text:Berlin,selectionType:EXCLUDED)))))&sessionId=1",
        "https://www.linkedin.com/talent/search?searchContextId=a&searchKeyword=data%20engineer&start=25",
        "https://www.linkedin.com/talent/hire/12/discover/recruiterSearch?searchKeyword=engineer%20data",
    ] {
        assert_eq!(words(url), ["data", "engineer"], "{url} asks for data engineers");
    }
}

#[test]
fn noise_in_an_address_changes_nothing() {
    let plain = Query::from_url("https://www.linkedin.com/search/results/people/?keywords=rust");
    let noisy = Query::from_url(
        "https://www.linkedin.com/search/results/people/?sid=1&page=9&origin=X&keywords=Rust",
    );

    assert_eq!(plain, noisy, "the same search has the same results");
}

#[test]
fn stored_searches_stand_for_hidden_conditions() {
    for (url, conditions) in [
        (
            "https://www.linkedin.com/sales/search/people?savedSearchId=55",
            "saved search 55",
        ),
        (
            "https://www.linkedin.com/sales/lists/people/698?sortCriteria=X",
            "list 698",
        ),
        (
            "https://www.linkedin.com/talent/search?searchContextId=abc&start=0",
            "context abc",
        ),
        (
            "https://www.linkedin.com/talent/hire/77/discover/recruiterSearch?start=0",
            "project 77",
        ),
        (
            "https://www.linkedin.com/talent/hire/77/manage/all",
            "pipeline 77",
        ),
    ] {
        let query = Query::from_url(url).expect("this is a search");
        assert_eq!(
            query.hidden_conditions.as_deref(),
            Some(conditions),
            "{url} is told from others by its id"
        );
    }
}

#[test]
fn filters_of_the_classic_search_are_read() {
    let url = "https://www.linkedin.com/search/results/people/?geoUrn=%5B%22106967730%22%5D&network=%5B%22F%22%2C%22S%22%5D\
               &currentCompany=%5B%2240001%22%5D";
    let query = Query::from_url(url).expect("this is a search");

    assert_eq!(query.places, [106_967_730], "geoUrn is a list of places");
    assert_eq!(query.distances, [1, 2], "network is a list of letters");
    assert_eq!(query.employers, [40_001], "currentCompany is a list of employers");
}

#[test]
fn what_is_no_search_for_people_is_refused() {
    for url in [
        "http://www.linkedin.com/search/results/people/?keywords=rust",
        "https://linkedin.com.evil.test/search/results/people/?keywords=rust",
        "https://notlinkedin.com/search/results/people/?keywords=rust",
        "https://evil.test@www.linkedin.com/search/results/people/",
        "https://www.linkedin.com:443@evil.test/search/results/people/",
        "https://www.linkedin.com/search/results/companies/?keywords=rust",
        "https://www.linkedin.com/in/somebody",
        "https://www.linkedin.com/talent",
        "https://www.linkedin.com/talent/hire/77/overview",
        "https://www.linkedin.com/feed/",
        "javascript:alert(1)",
        "",
    ] {
        assert_eq!(Query::from_url(url), None, "{url} is not a search for people");
    }
}
