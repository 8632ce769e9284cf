//! The second half of the main job: the imported pool is checked against a briefing, in the window.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::page::{Page, Target, keys};
use crate::story::{Seen, choose_action, import_from_linkedin, wait_until_idle};
use crate::world::ExampleSearch;

/// How long it may take until the checks of some hundred people are done.
const CHECKS: Duration = Duration::from_secs(120);
const SOON: Duration = Duration::from_secs(15);

/// What is pasted for a first draft.
const DESCRIPTION: &str = "Pharmacist or actuary, Europe\n\n\
    What you bring:\n\
    - Based in Europe\n\n\
    Nice to have:\n\
    - Oncology or vaccines\n\
    - Regulation\n\
    - Senior or above\n";

/// Imports a search, then makes a briefing, tries it on a dozen people with a vendor's model, and checks everybody with
/// the local evaluator.
///
/// # Errors
///
/// When something does not come; the error names a picture of the window.
pub fn import_and_check(page: &Page<'_>, search: &ExampleSearch) -> Result<Seen> {
    let seen = import_from_linkedin(page, search)?;
    make_briefing(page)?;
    check(page, 8, "Own key", "A dozen to calibrate")?;
    page.press(Target::Button("See the results"))?;
    page.see(
        Target::Css("[data-testid=review], [role=row][row-index='0']"),
        SOON,
    )?;
    wait_until_idle(page, CHECKS)?;
    page.picture("8-results")?;
    check(page, 9, "Local", "All ")?;
    wait_until_idle(page, CHECKS)?;
    review(page)?;
    page.press(Target::Button("Insights"))?;
    page.see(Target::Text("Each requirement"), SOON)?;
    page.picture("10-insights")?;
    choose_action(page, "Credits")?;
    page.see(Target::Css("[data-testid=balance-spent]"), SOON)?;
    page.picture("11-credits")?;
    Ok(seen)
}

/// A briefing from a must-have and a pasted job description.
fn make_briefing(page: &Page<'_>) -> Result<()> {
    choose_action(page, "Projects")?;
    page.press(Target::Button("Pharmacists"))?;
    choose_action(page, "New briefing in this project")?;
    page.fill(Target::Field("Name"), "Pharmacist")?;
    page.fill(Target::Field("First must-have"), "Pharmacist or actuary")?;
    page.press(Target::Button("Create the briefing"))?;
    page.see(Target::Text("Must-haves"), SOON)?;
    choose_action(page, "Draft requirements from a job description")?;
    // A line ends with the key that ends it.
    page.fill(
        Target::Field("Job description"),
        &DESCRIPTION.replace('\n', keys::ENTER),
    )?;
    page.press(Target::Button("Draft the requirements"))?;
    let drafted = page.wait_for("drafted requirements", SOON, |page| {
        let drafted = page.script(
            "return document.querySelectorAll('[aria-label=\"Drafted requirements\"] li').length",
            json!([]),
        )?;
        ensure!(drafted.as_u64() >= Some(2), "there are {drafted}");
        Ok(drafted)
    })?;
    page.picture("6-draft")?;
    page.press(Target::Button(&format!("Take {drafted} requirements")))?;
    page.see(Target::Text("Saved"), SOON)?;
    page.picture("7-briefing").map(drop)
}

/// Checks with an evaluator, some or all.
fn check(page: &Page<'_>, picture: u8, evaluator: &str, how_many: &str) -> Result<()> {
    choose_action(page, "Check candidates")?;
    page.press(Target::Text(evaluator))?;
    page.press(Target::Text(how_many))?;
    page.see(Target::Css("[data-testid=check-quote]"), SOON)?;
    page.picture(&format!("{picture}-quote"))?;
    page.press(Target::Css(
        "[data-testid=check-button]:not([aria-disabled=true])",
    ))?;
    page.see(Target::Text("The checks have started"), SOON)
}

/// Walks the results by keys.
fn review(page: &Page<'_>) -> Result<()> {
    page.type_keys("j")?;
    page.type_keys(keys::ENTER)?;
    page.see(Target::Css("[data-testid=review]"), SOON)?;
    page.type_keys("b")?;
    page.see(Target::Css("[data-testid=review] [aria-pressed=true]"), SOON)?;
    // What was said before leaves by itself.
    page.see_no_more(Target::Text("The checks have started"), SOON)?;
    page.picture("9-results").map(drop)
}
