//! `longlist-demo`: the app on a demo workspace that a sandbox feeds, for `make run`.
//!
//! With a display it opens the window and leaves it to you. Without one it does the main job in the real window on
//! a stage of its own, prints what happened and saves pictures.

use std::ffi::OsStr;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use longlist_tests::actor::{Actor, tied};
use longlist_tests::stage::{Scenery, Stage, built, pictures};
use longlist_tests::story;
use longlist_tests::world::{Sandbox, Terminal, as_here, demo_folder, runs};

/// Always the same port, so that the demo workspace of the last time still finds its sandbox.
const PORT: &str = "47210";

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
    let search = sandbox.search("sales_navigator", "medium")?;

    let page = stage.open(app, &["--workspace", &workspace.to_string_lossy()])?;
    let seen = story::import_from_linkedin(&page, &search)?;
    page.close()?;

    // The window is closed, so the command line may open the workspace: what it counts must be what was shown.
    let answer = terminal.run(&["run", "list"], "")?;
    let [run, ..] = runs(&answer) else {
        bail!("the workspace knows of no import: {answer}")
    };
    let part = |name: &str| run.get(name).map_or_else(String::new, ToString::to_string);
    say(&format!(
        "Preview:    {} people found, {} of them within reach",
        seen.total, seen.reachable
    ));
    say(&format!(
        "Imported:   {} read, {} new, {} known already",
        part("read"),
        part("created"),
        part("matched")
    ));
    say(&format!(
        "Quota left: {} (before: {})",
        seen.left_after, seen.left_before
    ));
    say(&format!("Pictures:   {}", pictures()?.display()));
    Ok(())
}

#[expect(clippy::print_stdout, reason = "standard output is what this program is for")]
fn say(line: &str) {
    println!("{line}");
}
