//! Tests of the guide and of the file made of it.

use std::collections::BTreeSet;

use super::{GuidePart, page::escape, *};

#[test]
fn the_parts_follow_each_other_and_none_is_empty() {
    let mut order: Vec<GuidePart> = steps().into_iter().map(|step| step.part).collect();
    order.dedup();
    assert_eq!(
        order,
        [GuidePart::Connect, GuidePart::Meaning, GuidePart::Trouble],
        "the window draws a heading where the part changes"
    );
}

#[test]
fn every_piece_says_something_and_no_title_stands_twice() {
    let all = steps();
    let titles: BTreeSet<&str> = all.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(
        titles.len(),
        all.len(),
        "the window names the pieces by their titles"
    );
    for step in &all {
        assert!(
            !(step.paragraphs.is_empty() && step.points.is_empty()),
            "{} has nothing to say",
            step.title
        );
    }
}

#[test]
fn every_value_that_the_form_asks_for_is_explained() {
    let terms: Vec<String> = steps()
        .into_iter()
        .flat_map(|step| step.points)
        .map(|point| point.term)
        .collect();
    for wanted in [
        "DSN",
        "Access token",
        "Account id",
        "Time zone",
        "Product",
        "Name",
    ] {
        assert!(
            terms.iter().any(|term| term == wanted),
            "nobody could fill in {wanted}"
        );
    }
}

#[test]
fn every_status_of_an_account_has_its_advice() {
    let terms: Vec<String> = steps()
        .into_iter()
        .flat_map(|step| step.points)
        .map(|point| point.term)
        .collect();
    for status in [
        "Connected",
        "Confirmation needed",
        "Signed out",
        "Restricted",
        "Seat in use",
    ] {
        assert!(
            terms.iter().any(|term| term == status),
            "{status} is shown on the accounts page"
        );
    }
}

#[test]
fn the_limits_are_those_that_the_core_keeps() {
    let text = html();
    assert!(
        text.contains("At most 2,500 people a day"),
        "the daily limit has to be the real one"
    );
    assert!(
        text.contains("at most 1,000 people on LinkedIn itself"),
        "the window of a classic search as well"
    );
}

#[test]
fn the_file_holds_every_text_of_the_guide() {
    let file = html();
    for step in steps() {
        let points = step.points.into_iter().flat_map(|point| [point.term, point.text]);
        for text in points
            .chain(step.paragraphs)
            .chain(step.warning)
            .chain([step.title])
        {
            assert!(
                file.contains(&escape(&text)),
                "a colleague would not read: {text}"
            );
        }
    }
}

#[test]
fn the_file_runs_nothing_and_loads_nothing() {
    let file = html().to_lowercase();
    for forbidden in [
        "<script",
        "javascript:",
        " src=",
        "url(",
        "@import",
        "<link",
        "<iframe",
        "<img",
        "http://",
        "https://",
        "onload",
        "onclick",
    ] {
        assert!(
            !file.contains(forbidden),
            "{forbidden} would run or load something on a colleague's computer"
        );
    }
    assert!(
        file.contains("default-src 'none'"),
        "and the browser is told to refuse it"
    );
}

#[test]
fn the_file_is_one_complete_page_in_a_named_language() {
    let file = html();
    assert!(file.starts_with("<!doctype html>"), "without it browsers guess");
    assert!(
        file.contains("<html lang=\"en\">"),
        "a screen reader chooses its voice by it"
    );
    assert!(
        file.contains("prefers-color-scheme: dark"),
        "it is read at night too"
    );
    assert_eq!(file.matches("<h1>").count(), 1, "one page, one title");
    for tag in [
        "section", "ol", "ul", "li", "dl", "div", "p", "main", "nav", "header",
    ] {
        let opened = file.matches(&format!("<{tag}>")).count() + file.matches(&format!("<{tag} ")).count();
        assert_eq!(
            opened,
            file.matches(&format!("</{tag}>")).count(),
            "<{tag}> is closed as often as it is opened"
        );
    }
}

#[test]
fn what_means_something_in_a_page_is_escaped() {
    assert_eq!(
        escape("<b a=\"1\" c='2'>&"),
        "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;",
        "text stays text, also within quotes"
    );
}
