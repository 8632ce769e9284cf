//! Totals, windows, order and repetitions of listings.

use std::collections::BTreeSet;

use super::*;
use crate::people::DEFAULT_PEOPLE;

fn listing(population: &Population, url: &str) -> Listing {
    Listing::of(&Query::from_url(url).expect("a search"), population, 1)
}

fn classic(keywords: &str) -> String {
    format!("https://www.linkedin.com/search/results/people/?keywords={keywords}")
}

fn recruiter(keywords: &str) -> String {
    format!("https://www.linkedin.com/talent/search?searchKeyword={keywords}")
}

#[test]
fn the_window_is_smaller_than_the_total() {
    let population = Population::draw(1, DEFAULT_PEOPLE);
    for (url, total, reachable) in [
        (classic("actuary"), 40, 40),
        (classic("pharmacist"), 612, 612),
        (classic("product%20designer"), 1_237, 1_000),
        (recruiter("product%20designer"), 1_237, 1_237),
        (classic("data%20engineer"), 3_412, 1_000),
        (recruiter("data%20engineer"), 3_412, 2_500),
        (recruiter("nobody"), 0, 0),
    ] {
        let listing = listing(&population, &url);
        assert_eq!(
            (listing.total as usize, listing.rows.len()),
            (total, reachable),
            "{url}"
        );
    }
}

#[test]
fn a_few_rows_repeat_somebody_from_an_earlier_page() {
    let population = Population::draw(1, DEFAULT_PEOPLE);
    let rows = listing(&population, &recruiter("engineer")).rows;
    let mut seen = BTreeSet::new();
    let repeated = rows.iter().filter(|person| !seen.insert(**person)).count();

    assert!(
        (2..=20).contains(&repeated),
        "{repeated} of 2,500 rows repeat somebody"
    );
}

#[test]
fn different_searches_overlap_in_part() {
    let population = Population::draw(1, DEFAULT_PEOPLE);
    let people = |url: &str| {
        listing(&population, url)
            .rows
            .into_iter()
            .collect::<BTreeSet<u32>>()
    };
    let (rust, berlin) = (
        people(&recruiter("rust%20engineer")),
        people(&recruiter("berlin%20engineer")),
    );
    let shared = rust.intersection(&berlin).count();

    assert!(shared > 20, "{shared} people are in both");
    assert!(shared < rust.len() && shared < berlin.len(), "and others are not");
}

#[test]
fn words_that_no_profile_has_select_by_chance() {
    let population = Population::draw(1, DEFAULT_PEOPLE);
    let total = |url: &str| listing(&population, url).total;
    let (one, other) = (total(&recruiter("zookeeper")), total(&recruiter("falconer")));

    assert!(one > 0 && other > 0, "every search for something finds somebody");
    assert_ne!(one, other, "and other words find other people");
    assert_eq!(one, total(&recruiter("Zookeeper")), "always the same ones");
    let narrowed = total(&recruiter("berlin%20zookeeper"));
    assert!(
        narrowed < total(&recruiter("berlin")),
        "beside a known word they narrow"
    );
}

#[test]
fn filters_narrow_a_search() {
    let population = Population::draw(1, DEFAULT_PEOPLE);
    let all = listing(&population, &classic("engineer")).total;
    for filter in [
        "network=%5B%22F%22%5D",
        "geoUrn=%5B%22106967730%22%5D",
        "currentCompany=%5B%2240000%22%5D",
    ] {
        let some = listing(&population, &format!("{}&{filter}", classic("engineer"))).total;
        assert!(some > 0 && some < all / 2, "{filter} leaves {some} of {all}");
    }
}
