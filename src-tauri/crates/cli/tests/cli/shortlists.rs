//! Shortlists from a terminal: their names, their order, and why somebody is on them.

use serde_json::{Value, json};

use crate::{
    checks::desk_with_briefing,
    desk::{Desk, id},
};

#[test]
fn a_shortlist_gets_another_name_that_no_other_has() {
    let (desk, list, _) = desk_with_shortlist();
    let project = id(&desk.run(&["project", "list"]).done()["projects"][0]);
    desk.run(&["shortlist", "add", "Second round", "--project", &project])
        .done();

    let renamed = desk
        .run(&["shortlist", "rename", &list, "  Call   on Monday "])
        .done();

    assert_eq!(
        (&renamed["name"], &renamed["candidates"]),
        (&json!("Call on Monday"), &json!(3)),
        "with everybody who is on it"
    );
    desk.run(&["shortlist", "rename", &list, "second ROUND"])
        .fails(2, "shortlist_name_taken");
    desk.run(&["shortlist", "rename", &list, " "])
        .fails(2, "shortlist_name_invalid");
}

#[test]
fn a_candidate_gets_another_place_on_a_shortlist() {
    let (desk, list, people) = desk_with_shortlist();
    let place = |to: &str| desk.run(&["shortlist", "move", &list, &people[0], "--to", to]);

    let last = place("99").done();
    assert_eq!(
        on(&last),
        [&people[1], &people[2], &people[0]],
        "beyond the end is the last place"
    );
    let middle = place("2").done();
    assert_eq!(
        on(&middle),
        [&people[1], &people[0], &people[2]],
        "counted from one"
    );
    place("0").fails(2, "usage");
    desk.run(&["shortlist", "take", &list, &people[0]]).done();
    place("1").fails(1, "not_found");
}

#[test]
fn a_note_says_why_and_can_be_taken_away() {
    let (desk, list, people) = desk_with_shortlist();
    let note = |text: &str| desk.run(&["shortlist", "note", &list, &people[1], text]);
    let noted = || desk.run(&["shortlist", "show", &list]).done()["candidates"][1]["note"].clone();

    note("prefers to be called").done();
    assert_eq!(noted(), "prefers to be called", "beside who is on the list");

    note("").done();
    assert_eq!(noted(), "", "and then it is gone");
    note(&"a".repeat(10_000)).fails(2, "note_too_long");
    desk.run(&["shortlist", "take", &list, &people[1]]).done();
    let gone = note("too late").fails(1, "not_found");
    let hint = "“longlist candidates” shows every candidate with its id.";
    assert_eq!(gone["error"]["hint"], hint, "a command that there is");
}

/// A workspace with three on a shortlist: its id, and theirs in their order.
fn desk_with_shortlist() -> (Desk, String, Vec<String>) {
    let (desk, search, _) = desk_with_briefing();
    let project = id(&desk.run(&["project", "list"]).done()["projects"][0]);
    let list = desk
        .run(&["shortlist", "add", "Call", "--project", &project])
        .done();
    let list = id(&list);
    let found = desk.run(&["candidates", "--search", &search]).done();
    let people: Vec<_> = on(&found).into_iter().map(str::to_owned).collect();
    let mut put = vec!["shortlist", "put", &list];
    put.extend(people.iter().map(String::as_str));
    desk.run(&put).done();
    (desk, list, people)
}

/// The candidates of a list, in its order.
fn on(shown: &Value) -> Vec<&str> {
    let members = shown["candidates"].as_array().unwrap().iter();
    members
        .map(|member| member["candidate_id"].as_str().unwrap())
        .collect()
}
