//! How many addresses a second become identity keys, on one core.
//!
//! The texts are the accepted lines of the fixture, every odd spelling among them; an ordinary file consists
//! almost wholly of the ordinary spelling, which is measured by itself.

use divan::{Bencher, black_box, counter::ItemsCount};
use longlist_core::identity::{linkedin_url, search_url::SearchUrl};

const PROFILES: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../tests/fixtures/linkedin_urls/profile_urls.tsv"
));
const SEARCHES: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../tests/fixtures/linkedin_urls/search_urls.tsv"
));

fn main() {
    divan::main();
}

#[divan::bench]
fn every_accepted_profile_of_the_fixture(bencher: Bencher) {
    let texts = accepted(PROFILES);
    bencher.counter(ItemsCount::new(texts.len())).bench(|| {
        for text in &texts {
            let _ = black_box(linkedin_url::profile(black_box(text)));
        }
    });
}

#[divan::bench]
fn ordinary_profiles(bencher: Bencher) {
    let texts: Vec<String> = (0..1_000)
        .map(|number| format!("https://www.linkedin.com/in/jane-doe-{number:x}a7{number:03}?trk=people"))
        .collect();
    bencher.counter(ItemsCount::new(texts.len())).bench(|| {
        for text in &texts {
            let _ = black_box(linkedin_url::profile(black_box(text)));
        }
    });
}

#[divan::bench]
fn every_accepted_search_of_the_fixture(bencher: Bencher) {
    let texts = accepted(SEARCHES);
    bencher.counter(ItemsCount::new(texts.len())).bench(|| {
        for text in &texts {
            let _ = black_box(SearchUrl::parse(black_box(text)));
        }
    });
}

/// The texts of a fixture that are not refused.
fn accepted(fixture: &'static str) -> Vec<&'static str> {
    fixture
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter(|(_, expected)| !expected.starts_with("refused:"))
        .map(|(text, _)| text)
        .collect()
}
