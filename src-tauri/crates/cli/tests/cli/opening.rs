//! Making and opening workspaces from a terminal.

use std::fs;

use crate::desk::{Desk, PASSPHRASE, is_gone};

#[test]
fn a_new_workspace_shows_its_recovery_phrase_once_and_the_phrase_opens_it() {
    let desk = Desk::bare();
    let made = desk.ask(&mut desk.scripted(&["init"])).done();
    let words: Vec<_> = made["recovery_phrase"]
        .as_array()
        .unwrap()
        .iter()
        .map(|word| word.as_str().unwrap())
        .collect();
    assert_eq!((words.len(), &made["key"]), (24, &"passphrase".into()), "{made}");

    desk.ask(&mut desk.scripted(&["init"]))
        .fails(3, "workspace_exists");
    let open = |phrase: &str| {
        let mut list = desk.scripted(&["project", "list", "--recovery-phrase-stdin"]);
        desk.feed(list.env_remove("LONGLIST_PASSPHRASE"), phrase)
    };
    open(&format!("{}\n", words.join(" "))).done();
    open("only a few words\n").fails(2, "recovery_phrase_invalid");
    desk.holds_none_of(&[PASSPHRASE]);
}

#[test]
fn only_the_right_passphrase_opens() {
    let desk = Desk::new();
    let with = |passphrase: &str| {
        desk.ask(
            desk.scripted(&["project", "list"])
                .env("LONGLIST_PASSPHRASE", passphrase),
        )
    };

    with("quarry lantern tricycle").fails(1, "workspace_locked");
    with(PASSPHRASE).done();

    let mut piped = desk.scripted(&["project", "list", "--passphrase-stdin"]);
    desk.feed(
        piped.env("LONGLIST_PASSPHRASE", "another one"),
        &format!("{PASSPHRASE}\r\n"),
    )
    .done();
    let mut empty = desk.scripted(&["project", "list", "--passphrase-stdin"]);
    desk.feed(&mut empty, "").fails(2, "input_missing");
    desk.holds_none_of(&[PASSPHRASE, "quarry lantern tricycle"]);
}

#[test]
fn a_passphrase_that_is_too_short_makes_nothing() {
    let desk = Desk::bare();

    desk.ask(desk.scripted(&["init"]).env("LONGLIST_PASSPHRASE", "short"))
        .fails(2, "passphrase_too_short");

    assert!(
        is_gone(&desk.place("workspace.longlist")),
        "no file is left behind"
    );
}

#[test]
fn what_is_no_workspace_is_not_touched() {
    let desk = Desk::bare();
    let files: [(&str, Vec<u8>, &str); 4] = [
        ("empty", Vec::new(), "workspace_foreign"),
        ("short", b"hello".to_vec(), "workspace_foreign"),
        (
            "database",
            [b"SQLite format 3\0".as_slice(), &[0; 4080]].concat(),
            "workspace_foreign",
        ),
        (
            "text",
            b"this is a letter to a candidate and no workspace\n".repeat(10),
            "workspace_damaged",
        ),
    ];
    for (name, content, code) in files {
        desk.write("workspace.longlist", &content);
        desk.ask(&mut desk.scripted(&["project", "list"])).fails(1, code);
        let after = fs::read(desk.place("workspace.longlist")).unwrap();
        assert_eq!(after, content, "{name} is as it was");
    }
    fs::remove_file(desk.place("workspace.longlist")).unwrap();
    desk.ask(&mut desk.scripted(&["project", "list"]))
        .fails(1, "not_found");
    assert!(
        is_gone(&desk.place("workspace.longlist")),
        "opening makes nothing"
    );
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_keychain_and_without_a_passphrase_nothing_is_made() {
    let desk = Desk::bare();
    let workspace = desk.path("workspace.longlist");

    let said = desk.ask(desk.command().args(["--json", "--workspace", &workspace, "init"]));

    said.fails(1, "keychain_unavailable");
    assert!(
        said.out.contains("LONGLIST_PASSPHRASE"),
        "the hint names the other way: {}",
        said.out
    );
    assert!(
        is_gone(&desk.place("workspace.longlist")),
        "a workspace without a key would be lost"
    );
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_place_the_workspace_is_the_one_that_the_window_opens() {
    let desk = Desk::bare();

    let made = desk
        .ask(
            desk.command()
                .env("LONGLIST_PASSPHRASE", PASSPHRASE)
                .args(["init", "--json"]),
        )
        .done();

    let place = desk.place("app.longlist.desktop").join("workspace.longlist");
    assert_eq!(
        made["workspace"],
        place.to_str().unwrap(),
        "in the folder of the system"
    );
    assert!(place.exists(), "it is there");
}
