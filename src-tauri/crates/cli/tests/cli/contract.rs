//! What scripts rely on: exit codes, one document, clean output.

use std::{
    io::{BufRead as _, BufReader},
    process::Stdio,
};

use serde_json::Value;

use crate::desk::Desk;

const NOBODY: &str = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

#[test]
fn wrong_usage_is_told_in_the_form_that_was_asked_for() {
    let desk = Desk::bare();

    desk.ask(desk.command().args(["project", "add", "--json"]))
        .fails(2, "usage");
    desk.ask(desk.command().args(["--json", "no-such-command"]))
        .fails(2, "usage");
    desk.ask(desk.command().args(["run", "show", "not-an-id", "--json"]))
        .fails(2, "usage");
    let said = desk.ask(desk.command().args(["project", "add"]));
    assert_eq!(
        (said.code, said.out.as_str()),
        (2, ""),
        "nothing on standard output"
    );
    assert!(said.err.contains("Usage"), "a person is told how: {}", said.err);
    assert_eq!(
        desk.ask(desk.command().arg("--help")).code,
        0,
        "help is no mistake"
    );
    assert_eq!(
        desk.ask(desk.command().arg("--version")).code,
        0,
        "nor is the version"
    );
}

#[test]
fn what_is_not_there_is_said_to_be_missing() {
    let desk = Desk::new();

    let gone = desk.run(&["run", "show", NOBODY]).fails(1, "not_found");
    assert_eq!(
        gone["error"]["hint"],
        "“longlist run list” shows every run with its id."
    );
    desk.run(&["candidates", "--search", NOBODY])
        .fails(1, "not_found");
    desk.run(&[
        "export",
        "--search",
        NOBODY,
        "--format",
        "csv",
        &desk.path("out.csv"),
    ])
    .fails(1, "not_found");
    desk.run(&["search", "add", "--project", NOBODY, "Vienna"])
        .fails(1, "not_found");
    desk.run(&["account", "quota", NOBODY]).fails(1, "not_found");
    desk.run(&["project", "add", "  "]).fails(2, "title_missing");
}

#[test]
fn lists_have_what_was_added() {
    let (desk, search) = Desk::with_search();

    let projects = desk.run(&["project", "list"]).done();
    assert_eq!(projects["projects"][0]["title"], "Backend engineer", "{projects}");
    assert_eq!(
        projects["projects"][0]["searches"][0]["search_id"],
        search.as_str(),
        "with its searches"
    );
    let searches = desk.run(&["search", "list"]).done();
    assert_eq!(searches["searches"][0]["name"], "Vienna", "{searches}");
    for list in ["account", "run"] {
        let empty = desk.run(&[list, "list"]).done();
        assert_eq!(empty[format!("{list}s")], serde_json::json!([]), "no {list}s yet");
    }
    let page = desk.run(&["candidates"]).done();
    assert_eq!(
        page,
        serde_json::json!({ "candidates": [], "next": null }),
        "an empty page is a page"
    );
}

#[test]
fn people_get_plain_text_that_commands_no_terminal() {
    let (desk, search) = Desk::with_search();
    let name = "Ada\u{1b}[31m\u{202e}Alpha";
    let file = desk.write(
        "in.csv",
        format!("Full Name,LinkedIn Profile\n{name},https://www.linkedin.com/in/ada\n"),
    );

    let said = desk.tell(&["import", "csv", "--search", &search, &file]);
    assert_eq!(
        (said.code, said.err.as_str()),
        (0, ""),
        "no progress bar in a pipe"
    );
    assert!(said.out.contains("Read 1: 1 new"), "{}", said.out);
    let list = desk.tell(&["candidates"]);
    assert!(
        list.out.contains("Ada") && !list.out.contains(['\u{1b}', '\u{202e}']),
        "{:?}",
        list.out
    );
    let refused = desk.tell(&["init"]);
    assert_eq!(
        (refused.code, refused.out.as_str()),
        (3, ""),
        "failures go to standard error"
    );
    assert!(
        refused.err.starts_with("There is a file at this place already."),
        "{}",
        refused.err
    );
}

#[test]
#[cfg(unix)]
fn the_sandbox_announces_itself_on_its_first_line_and_ends_when_asked() {
    let desk = Desk::bare();
    let mut sandbox = desk.command();
    sandbox
        .args([
            "sandbox",
            "--seed",
            "3",
            "--people",
            "500",
            "--fault",
            "throttle@5",
        ])
        .stderr(Stdio::inherit());
    let mut child = sandbox.spawn().unwrap();

    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let announcement: Value = serde_json::from_str(&line).expect("the first line is JSON");
    for field in ["base_url", "token"] {
        assert!(
            announcement["unipile"][field].is_string(),
            "it has {field}: {line}"
        );
    }
    let models = &announcement["models"]["vendors"];
    for vendor in ["openai", "openrouter", "anthropic", "google", "ollama"] {
        assert!(
            models[vendor]["base_url"].is_string(),
            "and models of {vendor}: {line}"
        );
        assert_eq!(
            models[vendor]["key"].is_string(),
            vendor != "ollama",
            "with a key of its own: {line}"
        );
    }
    assert_eq!(
        (&announcement["seed"], &announcement["people"]),
        (&3.into(), &500.into()),
        "as told"
    );
    crate::desk::interrupt(&child, "-TERM");
    assert!(child.wait().unwrap().success(), "ending on request is no failure");

    desk.ask(
        desk.command()
            .args(["sandbox", "--json", "--fault", "earthquake"]),
    )
    .fails(2, "usage");
}
