//! What a profile says of other things is never held against anybody: one table for each thing that every profile says.

use super::people::check;
use crate::briefing::RequirementCategory as Category;

#[test]
fn where_somebody_lives_says_nothing_of_permits_and_clearances() {
    check(
        Category::Other,
        &[
            ("location: Lyon", "Permit to take up employment in Canada", "?"),
            ("location: Toronto", "Permit to take up employment in Canada", "?"),
            ("location: Oslo", "Cleared for secrets of the United Kingdom", "?"),
            (
                "location: London",
                "Security clearance of the United Kingdom",
                "?",
            ),
            ("location: Wien", "Aufenthaltstitel für Deutschland", "?"),
            ("location: Berlin", "Deutsche Staatsangehörigkeit", "?"),
            ("location: Lima", "Pasaporte de la Unión Europea", "?"),
            ("about: EU citizen.", "US citizen", "?"),
            ("location: Hamburg", "Has frobnitzed all over France", "?"),
            ("location: Hamburg", "Visits the plant in Poland every month", "?"),
        ],
    );
    check(
        Category::Location,
        &[
            ("location: Lyon", "Right to work in Canada", "?"),
            ("location: Lyon", "Willing to travel to Canada", "?"),
            ("location: Lyon", "Frobnitzed in Canada", "?"),
            ("location: Lyon", "Lives in Canada", "no"),
        ],
    );
    check(
        Category::Other,
        &[
            ("location: Lyon", "Lives in Canada", "no"),
            ("location: Toronto", "Lives in Canada", "yes"),
        ],
    );
}

#[test]
fn a_rank_or_degree_of_somebody_else_is_not_asked_for() {
    check(
        Category::Seniority,
        &[
            ("job: Engineer @ X @ 2020..", "Reports to the CEO", "?"),
            ("job: CEO @ X @ 2020..", "Reports to the CEO", "?"),
            (
                "job: Junior Analyst @ X @ 2020..",
                "Frobnitzes with directors",
                "?",
            ),
            ("job: Junior Analyst @ X @ 2020..", "Director", "no"),
        ],
    );
    check(
        Category::Other,
        &[
            (
                "job: Analyst @ X @ 2020..",
                "Has frobnitzed a board of directors",
                "?",
            ),
            ("degree: Bachelor of Arts", "Frobnitzes doctoral theses", "?"),
        ],
    );
}

#[test]
fn years_of_something_else_are_no_years_of_work() {
    check(
        Category::Other,
        &[
            (
                "job: Baker @ X @ 2024-01..",
                "Would stay for at least five years",
                "?",
            ),
            ("job: Baker @ X @ 2024-01..", "Under 40 years", "?"),
            (
                "job: Baker @ X @ 2024-01..",
                "Without an accident in ten years",
                "?",
            ),
            ("job: Baker @ X @ 2024-01..", "Ten years of experience", "no"),
        ],
    );
    check(
        Category::WorkExperience,
        &[
            ("job: Baker @ X @ 2024-01..", "Frobnitzed a ten-year lease", "?"),
            (
                "job: Baker @ X @ 2024-01..",
                "Ten years of experience in frobnitzing",
                "no",
            ),
        ],
    );
    check(
        Category::CurrentWorkStatus,
        &[
            (
                "job: Baker @ X @ 2024-01..",
                "Available for at least five years",
                "?",
            ),
            (
                "job: Baker @ X @ 2024-01..\njob: Baker @ Y @ 2010..2023",
                "In the same position for five years or more",
                "no",
            ),
        ],
    );
}

#[test]
fn what_somebody_does_today_says_little_of_what_somebody_would_do_or_has_done() {
    check(
        Category::CurrentWorkStatus,
        &[
            (
                "job: Baker @ Frobnitz AG @ 2020..",
                "Ready to work as a freelancer",
                "?",
            ),
            ("about: I work full-time.", "Willing to work part-time", "?"),
            ("about: I work full-time.", "Works part-time", "no"),
            ("about: I am not looking for a job.", "Open to work", "no"),
            (
                "job: Baker @ Frobnitz AG @ 2020..",
                "Frobnitzes as a freelancer",
                "?",
            ),
        ],
    );
    check(
        Category::WorkExperience,
        &[
            ("job: Baker @ Frobnitz AG @ 2020..", "Has been self-employed", "?"),
            (
                "job: Baker @ Frobnitz AG @ 2020..",
                "Current clients include Siemens",
                "?",
            ),
        ],
    );
}
