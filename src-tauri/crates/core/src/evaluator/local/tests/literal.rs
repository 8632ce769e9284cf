//! Words that the vocabulary does not know are looked for as they are written.

use super::people::check;
use crate::briefing::RequirementCategory as Category;

#[test]
fn a_phrase_counts_where_it_stands() {
    check(
        Category::Technical,
        &[
            ("skill: FrobnitzDB", "FrobnitzDB", "yes"),
            (
                "headline: Engineer | frobnitzdb, Java",
                "Experience with FrobnitzDB",
                "yes",
            ),
            ("about: I tune FrobnitzDB clusters.", "FrobnitzDB", "yes"),
            (
                "job: Engineer @ X @ 2020.. @ Ran FrobnitzDB for a bank",
                "FrobnitzDB",
                "yes",
            ),
            ("skill: Frobnitz", "FrobnitzDB", "?"),
            ("skill: FrobnitzDB2", "FrobnitzDB", "?"),
            ("job: Engineer @ FrobnitzDB @ 2020..", "FrobnitzDB", "?"),
            ("location: Zorpheim", "Zorpheim", "?"),
        ],
    );
    check(
        Category::IndustryExperience,
        &[("job: Engineer @ Zorpheim Quuxing @ 2020..", "Quuxing", "yes")],
    );
}

#[test]
fn its_words_stand_side_by_side_and_may_be_inflected() {
    check(
        Category::Technical,
        &[
            ("skill: Quuxing frobnitzes", "Quuxing frobnitz", "yes"),
            ("skill: frobnitz", "Frobnitzes", "yes"),
            ("skill: Frobnitzes", "frobnitz", "yes"),
            ("skill: Quuxing", "Quuxing frobnitz", "?"),
            ("skill: Quuxing, frobnitz", "Quuxing frobnitz", "?"),
            ("skill: frobnitz quuxing", "Quuxing frobnitz", "?"),
        ],
    );
}

#[test]
fn it_is_one_thing_among_others() {
    check(
        Category::Technical,
        &[
            ("skill: Java\nskill: FrobnitzDB", "Java and FrobnitzDB", "yes"),
            ("skill: Java", "Java and FrobnitzDB", "?"),
            ("skill: Java", "Java or FrobnitzDB", "yes"),
            ("skill: FrobnitzDB", "Java or FrobnitzDB", "yes"),
            ("skill: Rust", "Java or FrobnitzDB", "?"),
            (
                "job: Engineer @ X @ 2015-01..2026-01 @ FrobnitzDB every day",
                "Five years of FrobnitzDB",
                "yes",
            ),
            (
                "job: Engineer @ X @ 2025-01..2026-01 @ FrobnitzDB every day",
                "Five years of FrobnitzDB",
                "?",
            ),
        ],
    );
}

#[test]
fn what_is_denied_or_wished_for_is_not_had() {
    check(
        Category::Technical,
        &[
            ("about: I have no experience with FrobnitzDB.", "FrobnitzDB", "no"),
            ("about: I would like to learn FrobnitzDB.", "FrobnitzDB", "?"),
            ("skill: FrobnitzDB", "No FrobnitzDB", "?"),
        ],
    );
}

#[test]
fn prose_is_no_phrase() {
    let prose = "Quuxes frobnitzes zorps glimmed blicks lately";
    check(
        Category::Other,
        &[
            ("about: Quuxes frobnitzes.", prose, "?"),
            (&format!("about: {prose}"), prose, "?"),
        ],
    );
}
