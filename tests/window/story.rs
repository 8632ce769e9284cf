//! The main job, as a recruiter does it in the window. The demo shows it and the window tests check it.

use std::time::Duration;

use anyhow::{Result, ensure};

use crate::page::{Page, Target, keys};
use crate::world::ExampleSearch;

/// How long an import from the sandbox may take.
const IMPORT: Duration = Duration::from_secs(120);

/// What the window said on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// How many people LinkedIn found.
    pub total: u64,
    /// How many of them it hands out.
    pub reachable: u64,
    /// What was left of today's quota before the import.
    pub left_before: u64,
    /// And after it.
    pub left_after: u64,
}

/// Makes a project and a search, pastes the address, looks at the preview, and imports all that is reachable.
///
/// # Errors
///
/// When something does not come; the error names a picture of the window.
pub fn import_from_linkedin(page: &Page<'_>, search: &ExampleSearch) -> Result<Seen> {
    let (total, reachable, left_before) = start_linkedin_import(page, search)?;
    wait_until_done(page, left_before)?;
    let left_after = page.number(QUOTA_LEFT)?;
    choose_action(page, "Runs")?;
    page.see(Target::Css("[data-testid=run-row]"), Duration::from_secs(15))?;
    page.picture("4-imports")?;
    choose_action(page, "Candidates")?;
    page.see(
        Target::Css("[data-testid=candidate-name]"),
        Duration::from_secs(15),
    )?;
    // What was said at the start leaves by itself after some seconds.
    page.see_no_more(Target::Text("The import has started"), Duration::from_secs(15))?;
    page.picture("5-candidates")?;
    Ok(Seen {
        total,
        reachable,
        left_before,
        left_after,
    })
}

/// Makes a project and a search, pastes the address, looks at the preview, and starts to import all that is
/// reachable. Says how many LinkedIn found, how many of them it hands out, and what was left of the quota.
///
/// # Errors
///
/// When something does not come; the error names a picture of the window.
pub fn start_linkedin_import(page: &Page<'_>, search: &ExampleSearch) -> Result<(u64, u64, u64)> {
    page.see(QUOTA_LEFT, Duration::from_secs(30))?;
    page.picture("1-start")?;
    choose_action(page, "Import from LinkedIn")?;
    page.fill(Target::Field("Name of the project"), "Pharmacists")?;
    page.fill(Target::Field("Name of the search"), "Everywhere")?;
    page.fill(Target::Field("LinkedIn search address"), &search.url)?;
    page.press(Target::Button("Preview"))?;
    let total = page.number(Target::Css("[data-testid=preview-total]"))?;
    let reachable = page.number(Target::Css("[data-testid=preview-reachable]"))?;
    let left_before = page.number(QUOTA_LEFT)?;
    page.picture("2-preview")?;
    page.press(Target::Css("[data-testid=import-button]"))?;
    page.see(Target::Text("The import has started"), Duration::from_secs(15))?;
    page.picture("3-running")?;
    Ok((total, reachable, left_before))
}

/// What is left of the account's quota, in the bar at the top.
pub const QUOTA_LEFT: Target<'static> = Target::Css("[data-testid=quota-left]");

/// Finds an action by its name in the palette, which knows them all.
///
/// # Errors
///
/// When the palette does not open or has no such action.
pub fn choose_action(page: &Page<'_>, name: &str) -> Result<()> {
    page.press(Target::Button("Find an action"))?;
    page.fill(Target::Field("Find an action"), name)?;
    page.see(
        Target::Css("[role=option][data-highlighted]"),
        Duration::from_secs(5),
    )?;
    page.type_keys(keys::ENTER)?;
    page.see_no_more(Target::Field("Find an action"), Duration::from_secs(5))
}

/// Waits until the bar at the bottom says that nothing runs any more.
///
/// # Errors
///
/// When something still runs after that time.
pub fn wait_until_idle(page: &Page<'_>, limit: Duration) -> Result<()> {
    page.see(Target::Text("Nothing is running"), limit)
}

/// Waits until the bar at the bottom says that nothing runs any more and the quota has been counted.
///
/// # Errors
///
/// When the import still runs after two minutes.
pub fn wait_until_done(page: &Page<'_>, left_before: u64) -> Result<()> {
    page.wait_for("the import is done", IMPORT, |page| {
        ensure!(
            page.shows(Target::Text("Nothing is running")),
            "the bar at the bottom shows an import"
        );
        let left = page.number_now(QUOTA_LEFT)?;
        ensure!(
            left < left_before,
            "{left} are left of the quota, as before the import"
        );
        Ok(())
    })
}
