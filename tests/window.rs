//! The real window, driven from outside: the built app on a stage of its own.
//!
//! These tests need the built programs and what `.ci/install` brings, so `cargo test` leaves them out; `.ci/test window`
//! builds and runs them. Pictures and logs go to the folder in `LONGLIST_PICTURES`.

use longlist_tests::stage::{Scenery, Stage, built, run};
use serde_json::json;

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
