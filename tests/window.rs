//! The real window, driven from outside: the built app on a stage of its own.
//!
//! These tests need the built programs and what `.ci/install` brings, so `cargo test` leaves them out; `.ci/test window`
//! builds and runs them. Pictures and logs go to the folder in `LONGLIST_PICTURES`.

#[path = "window/drop.rs"]
mod drop;

use std::{ffi::OsStr, path::PathBuf, process::Command, time::Duration};

use longlist_tests::checked;
use longlist_tests::page::{Page, Target};
use longlist_tests::stage::{Scenery, Stage, built, run};
use longlist_tests::story;
use longlist_tests::world::{ExampleSearch, Sandbox, Terminal, runs};
use serde_json::{Value, json};

#[test]
fn the_window_opens_and_the_page_reaches_the_shell() -> anyhow::Result<()> {
    let stage = Stage::set("opens", Scenery::default())?;
    let page = stage.open(&built("longlist-desktop")?, &[])?;

    let title = page.title()?;
    let heard = page.script_later(
        "const [done] = arguments;
         window.__TAURI_INTERNALS__
           .invoke('plugin:event|listen', { event: 'probe', target: { kind: 'Any' }, handler: 0 })
           .then(() => done('answered'), (error) => done(String(error)));",
        json!([]),
    )?;
    page.picture("start")?;

    assert_eq!(title, "Longlist", "the title is what a screen reader says first");
    assert_eq!(
        heard, "answered",
        "the page may hear events, and the shell answers"
    );
    Ok(())
}

#[test]
fn the_page_may_ask_tauri_for_nothing_but_events() -> anyhow::Result<()> {
    let stage = Stage::set("least", Scenery::default())?;
    let page = stage.open(&built("longlist-desktop")?, &[])?;

    for command in [
        "plugin:opener|open_url",
        "plugin:dialog|open",
        "plugin:window|close",
        "plugin:app|version",
    ] {
        let answer = page.script_later(
            "const [command, done] = arguments;
             window.__TAURI_INTERNALS__.invoke(command, {}).then(() => done('allowed'), (error) => done(String(error)));",
            json!([command]),
        )?;
        let refused = answer
            .as_str()
            .is_some_and(|answer| answer.contains("not allowed"));
        assert!(
            refused,
            "a page that was taken over must not reach {command}: {answer}"
        );
    }
    Ok(())
}

#[test]
fn a_second_start_on_the_same_workspace_leaves_the_window_to_the_first() -> anyhow::Result<()> {
    let stage = Stage::set("second", Scenery::default())?;
    let app = built("longlist-desktop")?;
    let page = stage.open(&app, &[])?;

    let mut second = stage.command("timeout");
    second.arg("20").arg(&app);
    run(second)?;

    assert_eq!(page.title()?, "Longlist", "the first goes on");
    Ok(())
}

#[test]
fn closing_the_window_ends_the_app() -> anyhow::Result<()> {
    let stage = Stage::set("closes", Scenery::default())?;
    let page = stage.open(&built("longlist-desktop")?, &[])?;

    page.close()?;

    let mut search = stage.command("find");
    search
        .arg(stage.home().join("data"))
        .args(["-path", "*/logs/longlist.*.log"]);
    assert!(
        !run(search)?.is_empty(),
        "the log lies in the app's own folder, in the home it was given"
    );
    Ok(())
}

#[test]
fn a_linkedin_search_is_previewed_imported_and_undone() -> anyhow::Result<()> {
    let mut stage = Stage::set(
        "linkedin",
        Scenery {
            dark: true,
            ..Scenery::default()
        },
    )?;
    let (workspace, search) = furnished(&mut stage, &[], "small")?;
    let page = stage.open(
        &built("longlist-desktop")?,
        &["--workspace", &workspace.to_string_lossy()],
    )?;

    let seen = story::import_from_linkedin(&page, &search)?;

    assert_eq!(seen.total, search.total, "the preview says what LinkedIn says");
    assert_eq!(seen.left_before, 2_490, "a preview of ten counts");
    assert_eq!(
        seen.left_after,
        2_490 - search.total,
        "the meter counts what was served, to the last result"
    );

    story::choose_action(&page, "Runs")?;
    page.press(Target::Button("Undo import"))?;
    page.press(Target::Button("Remove…"))?;
    page.see(Target::Text("Undone"), SOON)?;
    page.close()?;

    let left = terminal(&stage, workspace)?.run(&["candidates"], "")?;
    assert_eq!(
        left["candidates"],
        json!([]),
        "nobody whom the import brought is left"
    );
    Ok(())
}

#[test]
fn an_import_that_the_app_was_killed_in_goes_on_by_itself() -> anyhow::Result<()> {
    let mut stage = Stage::set("resume", Scenery::default())?;
    let (workspace, search) = furnished(&mut stage, &["--fault", "latency:400ms"], "medium")?;
    let app = built("longlist-desktop")?;
    let arguments = ["--workspace", &workspace.to_string_lossy()];
    let page = stage.open(&app, &arguments)?;
    story::start_linkedin_import(&page, &search)?;
    page.wait_for("some of it is imported", SOON, |page| {
        let left = page.number_now(story::QUOTA_LEFT)?;
        anyhow::ensure!(left < 2_490, "the quota is as before the import");
        Ok(())
    })?;
    page.kill()?;

    let page = stage.open(&app, &arguments)?;
    story::choose_action(&page, "Runs")?;
    page.see(
        Target::Css("[data-testid=run-row][data-state=finished]"),
        Duration::from_secs(60),
    )?;
    page.picture("resumed")?;
    page.close()?;

    let answer = terminal(&stage, workspace)?.run(&["run", "list"], "")?;
    let [run] = runs(&answer) else {
        anyhow::bail!("there is one import, not {answer}")
    };
    assert_eq!(
        run["read"],
        json!(search.total),
        "every result was read once: {run}"
    );
    assert_eq!(run["stop_reason"], json!("completed"), "and the import is over");
    Ok(())
}

#[test]
fn an_imported_pool_is_checked_against_a_briefing_on_credits() -> anyhow::Result<()> {
    let mut stage = Stage::set("checks", Scenery::default())?;
    let sandbox = Sandbox::announced(&stage.call(&built("longlist")?, &["sandbox"])?)?;
    let workspace = stage.home().join("window.longlist");
    let scene = terminal(&stage, workspace.clone())?;
    scene.furnish(&sandbox, &["sales_navigator"])?;
    scene.connect_model(&sandbox, 100)?;
    let search = sandbox.search("sales_navigator", "small")?;
    let page = stage.open(
        &built("longlist-desktop")?,
        &["--workspace", &workspace.to_string_lossy()],
    )?;

    checked::import_and_check(&page, &search)?;
    page.close()?;

    let balance = scene.run(&["credits", "balance"], "")?;
    assert_eq!(
        (&balance["spent"], &balance["held"], &balance["available"]),
        (&json!(12), &json!(0), &json!(88)),
        "a dozen by a vendor's model cost a credit each, and everybody by the local evaluator nothing"
    );
    let briefings = scene.run(&["briefing", "list"], "")?;
    let briefing = briefings["briefings"][0]["briefing_id"]
        .as_str()
        .unwrap_or_default();
    let listed = scene.run(&["check", "list", "--briefing", briefing], "")?;
    assert_eq!(listed["count"], json!(search.total), "everybody is checked");
    let bookmarked = scene.run(&["check", "list", "--briefing", briefing, "--bookmarked"], "")?;
    assert_eq!(bookmarked["count"], json!(1), "and one of them is marked");
    let found = scene.run(&["credits", "verify"], "")?;
    assert_eq!(found["faults"], json!([]), "the ledger adds up");
    Ok(())
}

#[test]
fn a_file_is_mapped_rehearsed_and_imported() -> anyhow::Result<()> {
    let mut stage = Stage::set("file", Scenery::default())?;
    let (workspace, _) = furnished(&mut stage, &[], "small")?;
    let file = stage.home().join("people.csv");
    std::fs::write(
        &file,
        "Full Name;LinkedIn Profile;Location\n\
         Ada Nowak;https://www.linkedin.com/in/ada-nowak-test;Wien\n\
         دانا حداد;linkedin.com/in/dana-haddad-test;\n\
         Ada Nowak;https://uk.linkedin.com/in/Ada-Nowak-Test/;Wien\n\
         No Address;;Graz\n\
         Acme;https://www.linkedin.com/company/acme;Linz\n",
    )?;
    let page = stage.open(
        &built("longlist-desktop")?,
        &[
            "--workspace",
            &workspace.to_string_lossy(),
            &file.to_string_lossy(),
        ],
    )?;

    page.fill(Target::Field("Name of the project"), "Pharmacists")?;
    page.fill(Target::Field("Name of the search"), "From a list")?;
    page.picture("mapping")?;
    page.press(Target::Button("Check the file"))?;
    let created = page.read(Target::Css("[data-testid=rehearsal-created]"))?;
    let skipped = page.read(Target::Css("[data-testid=rehearsal-skipped]"))?;
    page.picture("rehearsal")?;
    page.press(Target::Css("[data-testid=import-button]"))?;
    page.see(Target::Text("The import has started"), SOON)?;
    story::choose_action(&page, "Runs")?;
    page.see(Target::Css("[data-testid=run-row][data-state=finished]"), SOON)?;
    page.close()?;

    assert_eq!(
        (created.as_str(), skipped.as_str()),
        ("2", "3"),
        "the rehearsal says what will happen"
    );
    let answer = terminal(&stage, workspace)?.run(&["run", "list"], "")?;
    let [run] = runs(&answer) else {
        anyhow::bail!("there is one import, not {answer}")
    };
    assert_eq!(run["created"], json!(2), "and it happens: {run}");
    assert_eq!(
        run["skipped"],
        json!({ "duplicate_in_file": 1, "invalid_linkedin_url": 1, "missing_linkedin_url": 1 }),
        "every row is accounted for"
    );
    Ok(())
}

#[test]
fn a_file_dropped_on_the_window_is_offered_for_import() -> anyhow::Result<()> {
    let mut stage = Stage::set("dropped", Scenery::default())?;
    let (workspace, _) = furnished(&mut stage, &[], "small")?;
    let file = stage.home().join("dropped people.csv");
    std::fs::write(
        &file,
        "Full Name,LinkedIn Profile\nAda Nowak,https://www.linkedin.com/in/ada-nowak-test\n",
    )?;
    let page = stage.open(
        &built("longlist-desktop")?,
        &["--workspace", &workspace.to_string_lossy()],
    )?;
    page.see(Target::Button("Candidates"), SOON)?;

    drop::drop_file(&stage, &file)?;

    page.see(Target::Text("dropped people.csv"), SOON)?;
    page.picture("offered")?;
    page.see(Target::Field("Name of the project"), SOON)?;
    page.close()?;
    Ok(())
}

#[test]
fn a_saved_view_is_there_when_the_app_is_opened_again() -> anyhow::Result<()> {
    let mut stage = Stage::set("views", Scenery::default())?;
    let (workspace, _) = furnished(&mut stage, &[], "small")?;
    let app = built("longlist-desktop")?;
    let arguments = ["--workspace", &workspace.to_string_lossy()];
    let page = stage.open(&app, &arguments)?;
    story::choose_action(&page, "Candidates")?;
    page.fill(Target::Field("Search candidates"), "backend")?;
    page.press(Target::Button("Save as a view"))?;
    page.fill(Target::Field("Name"), "Backend, Vienna")?;
    page.press(Target::Button("Save the view"))?;
    page.see(
        Target::Css("[role=tab][aria-selected=true] [title='Backend, Vienna']"),
        SOON,
    )?;
    page.picture("saved")?;
    page.close()?;

    let page = stage.open(&app, &arguments)?;
    story::choose_action(&page, "Backend, Vienna")?;

    page.wait_for("the words of the view", SOON, |page| {
        let words = page.script("return document.querySelector('[type=search]').value", json!([]))?;
        anyhow::ensure!(words == json!("backend"), "they are {words}");
        Ok(())
    })?;
    page.see(
        Target::Css("[role=tab][aria-selected=true] [title='Backend, Vienna']"),
        SOON,
    )?;
    page.close()?;
    Ok(())
}

#[test]
fn a_new_workspace_shows_its_recovery_phrase_once_and_opens_with_the_keychain_afterwards()
-> anyhow::Result<()> {
    let stage = Stage::set("first", Scenery::default())?;
    let app = built("longlist-desktop")?;
    let page = stage.open(&app, &[])?;

    page.press(Target::Button("Create the workspace"))?;
    write_phrase_down(&page)?;
    page.see(Target::Text("Bring your first candidates"), SOON)?;
    page.close()?;

    let page = stage.open(&app, &[])?;
    page.see(Target::Text("Bring your first candidates"), SOON)?;
    page.close()?;
    Ok(())
}

#[test]
fn a_workspace_opens_with_its_recovery_phrase_while_the_keychain_is_locked() -> anyhow::Result<()> {
    let mut stage = Stage::set("locked", Scenery::default())?;
    let app = built("longlist-desktop")?;
    let page = stage.open(&app, &[])?;
    page.press(Target::Button("Create the workspace"))?;
    let phrase = write_phrase_down(&page)?;
    page.see(Target::Text("Bring your first candidates"), SOON)?;
    page.close()?;
    stage.lock_keychain()?;

    let page = stage.open(&app, &[])?;
    page.see(Target::Text("The workspace is locked"), SOON)?;
    page.picture("door")?;
    page.fill(Target::Field("Recovery phrase or passphrase"), &phrase)?;
    page.press(Target::Button("Unlock"))?;

    page.see(Target::Text("Bring your first candidates"), SOON)?;
    page.close()?;
    Ok(())
}

#[test]
fn without_a_keychain_a_passphrase_makes_and_opens_the_workspace() -> anyhow::Result<()> {
    const PASSPHRASE: &str = "nine lives of a cat";
    let scenery = Scenery {
        keychain: false,
        dark: true,
        ..Scenery::default()
    };
    let stage = Stage::set("keyless", scenery)?;
    let app = built("longlist-desktop")?;
    let page = stage.open(&app, &[])?;

    page.press(Target::Button("Create the workspace"))?;
    page.see(Target::Field("Passphrase"), SOON)?;
    page.picture("asks")?;
    page.fill(Target::Field("Passphrase"), PASSPHRASE)?;
    page.press(Target::Button("Create it with a passphrase"))?;
    write_phrase_down(&page)?;
    page.see(Target::Text("Bring your first candidates"), SOON)?;
    page.close()?;

    let page = stage.open(&app, &[])?;
    page.fill(
        Target::Field("Recovery phrase or passphrase"),
        "nine lives of a dog",
    )?;
    page.press(Target::Button("Unlock"))?;
    page.see(Target::Css("[aria-invalid=true]"), SOON)?;
    page.fill(Target::Field("Recovery phrase or passphrase"), PASSPHRASE)?;
    page.press(Target::Button("Unlock"))?;
    page.see(Target::Text("Bring your first candidates"), SOON)?;
    page.close()?;
    Ok(())
}

/// Long enough for anything that does not import hundreds of people.
const SOON: Duration = Duration::from_secs(20);

/// Reads the recovery phrase of a new workspace, and answers what the window asks for as a proof.
fn write_phrase_down(page: &Page<'_>) -> anyhow::Result<String> {
    let words = page.wait_for("the recovery phrase", SOON, |page| {
        let words = page.script(
            "return [...document.querySelectorAll('[data-testid=recovery-phrase] li')].map((li) => li.textContent.replace(/[^a-z]/g, ''))",
            json!([]),
        )?;
        anyhow::ensure!(words.as_array().is_some_and(|words| words.len() == 24), "there are {words}");
        Ok(words)
    })?;
    page.press(Target::Button("I have written it down"))?;
    for place in 0..2 {
        let number = page.script(
            "return Number(document.querySelectorAll('[data-testid=phrase-word]')[arguments[0]].dataset.number)",
            json!([place]),
        )?;
        let word = number
            .as_u64()
            .and_then(|number| words.get(usize::try_from(number).ok()? - 1)?.as_str());
        let field = format!("[data-testid=phrase-word][data-number='{number}']");
        page.fill(Target::Css(&field), word.unwrap_or_default())?;
    }
    page.press(Target::Button("Open the workspace"))?;
    let words = words.as_array().into_iter().flatten().filter_map(Value::as_str);
    Ok(words.collect::<Vec<_>>().join(" "))
}

/// A workspace with one Sales Navigator account at a sandbox, and a search of it.
fn furnished(stage: &mut Stage, faults: &[&str], size: &str) -> anyhow::Result<(PathBuf, ExampleSearch)> {
    let arguments: Vec<_> = ["sandbox"].into_iter().chain(faults.iter().copied()).collect();
    let sandbox = Sandbox::announced(&stage.call(&built("longlist")?, &arguments)?)?;
    let workspace = stage.home().join("window.longlist");
    terminal(stage, workspace.clone())?.furnish(&sandbox, &["sales_navigator"])?;
    Ok((workspace, sandbox.search("sales_navigator", size)?))
}

fn terminal(stage: &Stage, workspace: PathBuf) -> anyhow::Result<Terminal<impl Fn(&OsStr) -> Command>> {
    let surround = |program: &OsStr| stage.command(program);
    Ok(Terminal {
        program: built("longlist")?,
        workspace,
        surround,
    })
}
