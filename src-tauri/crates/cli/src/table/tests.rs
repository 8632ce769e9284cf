//! Tests of tables.

use super::*;

#[test]
fn columns_are_aligned_by_what_a_terminal_shows() {
    let rows = [
        ["王小明".to_owned(), "Vienna".to_owned()],
        ["Ada".to_owned(), "London".to_owned()],
    ];

    let text = table(["name", "place"], &rows, "");

    assert_eq!(
        text, "name    place\n王小明  Vienna\nAda     London",
        "a wide letter takes two places"
    );
}

#[test]
fn no_text_commands_the_terminal() {
    let text = plain("Ada\u{1b}[2J\n\u{202e}evil\u{0}\u{9b}31m");

    assert_eq!(
        text, "Ada [2J evil  31m",
        "control characters become spaces, turning marks go"
    );
}

#[test]
fn a_table_of_nothing_is_a_sentence() {
    assert_eq!(
        table::<1>(["name"], &[], "No projects yet."),
        "No projects yet.",
        "no lonely header"
    );
}

#[test]
fn a_long_text_is_cut() {
    let long = table(["name"], &[["x".repeat(10_000)]], "");

    assert!(
        long.lines().all(|line| measure_text_width(line) <= WIDEST),
        "a name cannot fill the screen"
    );
}
