//! How many addresses of profiles a second become identity keys, on one core.

use std::{hint::black_box, time::Instant};

use anyhow::ensure;
use longlist_core::identity::linkedin_url;

use crate::table::{Line, Table};

const PROFILES: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/fixtures/linkedin_urls/profile_urls.tsv"
));

/// How often the whole fixture is read in one round.
const TIMES: u32 = 5_000;
const ROUNDS: usize = 9;
const MUST: f64 = 1e6;

/// Measures every accepted address of the fixture, odd spellings and all.
pub fn measure(table: &mut Table) -> anyhow::Result<()> {
    let texts = accepted();
    ensure!(
        texts.iter().all(|text| linkedin_url::profile(text).is_ok()),
        "an accepted address is refused"
    );
    let mut rates: Vec<f64> = (0..ROUNDS).map(|_| rate(&texts)).collect();
    rates.sort_unstable_by(f64::total_cmp);
    let median = rates.get(ROUNDS / 2).copied().unwrap_or_default();
    table.add(Line {
        what: format!(
            "URL canonicalisation, one core, the {} accepted addresses of the fixture",
            texts.len()
        ),
        must: "≥ 1,000,000 a second, no error",
        measured: format!("{:.2} million a second, no error", median / 1e6),
        ratio: format!("{:.2} ×", median / MUST),
        reached: Some(median >= MUST),
    });
    Ok(())
}

fn rate(texts: &[&str]) -> f64 {
    let begin = Instant::now();
    for _ in 0..TIMES {
        for text in texts {
            let _ = black_box(linkedin_url::profile(black_box(text)));
        }
    }
    f64::from(TIMES) * texts.len() as f64 / begin.elapsed().as_secs_f64()
}

fn accepted() -> Vec<&'static str> {
    PROFILES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter(|(_, expected)| !expected.starts_with("refused:"))
        .map(|(text, _)| text)
        .collect()
}
