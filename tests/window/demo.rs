//! `longlist-demo`: the app on a demo workspace that a sandbox feeds, for `make run`.
//!
//! With a display it opens the window and leaves it to you. Without one it does the main job in the real window on
//! a stage of its own, prints what happened and saves pictures.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use longlist_tests::actor::{Actor, tied};
use longlist_tests::checked;
use longlist_tests::stage::{Scenery, Stage, built, pictures};
use longlist_tests::world::{Sandbox, Terminal, as_here, demo_folder, runs};
use serde_json::Value;

/// Always the same port, so that the demo workspace of the last time still finds its sandbox.
const PORT: &str = "47210";

/// Credits that the demo begins with.
const CREDITS: u32 = 500;

/// How long the sandbox may take to make its people.
const PATIENCE: Duration = Duration::from_secs(30);

fn main() -> Result<()> {
    let app = built("longlist-desktop")?;
    let longlist = built("longlist")?;
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|it| !it.is_empty()));
    if has_display {
        open(&app, &longlist)
    } else {
        show(&app, &longlist)
    }
}

/// Opens the window for a person; the workspace stays for the next time.
fn open(app: &Path, longlist: &Path) -> Result<()> {
    let mut command = tied(longlist);
    command.args(["sandbox", "--port", PORT]);
    let (_sandbox, line) = Actor::enter_and_listen("longlist sandbox", command, PATIENCE)
        .with_context(|| format!("starting the sandbox on port {PORT}; is another demo open?"))?;
    let sandbox = Sandbox::announced(&line)?;
    let workspace = demo_folder(app)?.join("demo.longlist");
    let terminal = Terminal {
        program: longlist.to_owned(),
        workspace,
        surround: as_here,
    };
    if !terminal.workspace.exists() {
        terminal.furnish(&sandbox, &["classic", "sales_navigator", "recruiter"])?;
        terminal.connect_model(&sandbox, CREDITS)?;
    }
    say(&format!(
        "The demo workspace is {}. Searches to paste:",
        terminal.workspace.display()
    ));
    for (product, size) in [
        ("classic", "small"),
        ("sales_navigator", "medium"),
        ("recruiter", "beyond_all"),
    ] {
        let search = sandbox.search(product, size)?;
        say(&format!("  {product}, {} people: {}", search.total, search.url));
    }
    let status = as_here(app.as_os_str())
        .arg("--workspace")
        .arg(&terminal.workspace)
        .status()?;
    ensure!(status.success(), "the app ended with {status}");
    Ok(())
}

/// Does the main job where nobody looks on, and tells of it.
fn show(app: &Path, longlist: &Path) -> Result<()> {
    say("There is no display, so the window opens on a virtual one.");
    let mut stage = Stage::set("demo", Scenery::default())?;
    let sandbox = Sandbox::announced(&stage.call(longlist, &["sandbox"])?)?;
    let workspace = stage.home().join("demo.longlist");
    let terminal = Terminal {
        program: longlist.to_owned(),
        workspace: workspace.clone(),
        surround: |program: &OsStr| stage.command(program),
    };
    terminal.furnish(&sandbox, &["sales_navigator"])?;
    terminal.connect_model(&sandbox, CREDITS)?;
    let search = sandbox.search("sales_navigator", "medium")?;

    let page = stage.open(app, &["--workspace", &workspace.to_string_lossy()])?;
    let seen = checked::import_and_check(&page, &search)?;
    page.close()?;

    // The window is closed, so the command line may open the workspace: what it counts must be what was shown.
    let answer = terminal.run(&["run", "list"], "")?;
    let import = |run: &&Value| run.get("source") == Some(&"linkedin".into());
    let Some(run) = runs(&answer).iter().find(import) else {
        bail!("the workspace knows of no import: {answer}")
    };
    let part = |name: &str| run.get(name).map_or_else(String::new, ToString::to_string);
    say(&format!(
        "Preview:    {} people found, {} of them within reach",
        seen.total, seen.reachable
    ));
    say(&format!(
        "Imported:   {} read, {} new, {} known already, {} skipped",
        part("read"),
        part("created"),
        part("matched"),
        skipped(run)
    ));
    say(&format!(
        "Quota left: {} (before: {})",
        seen.left_after, seen.left_before
    ));
    for line in checked(&terminal)? {
        say(&line);
    }
    say(&format!("Pictures:   {}", pictures()?.display()));
    Ok(())
}

/// How many rows of a run were skipped, whatever the reasons.
fn skipped(run: &Value) -> u64 {
    let reasons = run.get("skipped").and_then(Value::as_object);
    reasons
        .into_iter()
        .flatten()
        .filter_map(|(_, count)| count.as_u64())
        .sum()
}

/// What the checks came to, and what they cost.
fn checked<F: Fn(&OsStr) -> Command>(terminal: &Terminal<F>) -> Result<[String; 2]> {
    let briefings = terminal.run(&["briefing", "list"], "")?;
    let briefing = briefings
        .pointer("/briefings/0/briefing_id")
        .and_then(Value::as_str);
    let briefing = briefing.context("the workspace has a briefing")?;
    let listed = terminal.run(&["check", "list", "--briefing", briefing, "--limit", "1"], "")?;
    let balance = terminal.run(&["credits", "balance"], "")?;
    let number =
        |document: &Value, at: &str| document.pointer(at).map_or_else(String::new, ToString::to_string);
    let many = |category: &str| number(&listed, &format!("/categories/{category}"));
    Ok([
        format!(
            "Checked:    {} A, {} B, {} C, {} need a look, {} no fit",
            many("a"),
            many("b"),
            many("c"),
            many("needs_look"),
            many("no_fit")
        ),
        format!(
            "Credits:    {} available, {} spent",
            number(&balance, "/available"),
            number(&balance, "/spent")
        ),
    ])
}

#[expect(clippy::print_stdout, reason = "standard output is what this program is for")]
fn say(line: &str) {
    println!("{line}");
}
