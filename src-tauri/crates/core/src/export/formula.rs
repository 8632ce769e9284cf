//! Keeps spreadsheet programs from running text as a formula.
//!
//! The list of dangerous beginnings is OWASP's (“CSV Injection”): `=`, `+`, `-`, `@`, tab, carriage
//! return, line feed, and the full-width forms of the four signs.

use std::borrow::Cow;

/// A text as it goes into a CSV cell: with an apostrophe in front if a spreadsheet program could take it
/// for a formula. A text that only looks as if it had been guarded already gets one too, so that
/// [`unguard`] always gives back exactly what went in.
pub fn guard(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text of a CSV cell: without the apostrophe that guards a formula, if there is one. An apostrophe in
/// front of anything else belongs to the text.
pub fn unguard(text: &str) -> &str {
    text.strip_prefix('\'')
        .filter(|inner| is_dangerous(inner))
        .unwrap_or(text)
}

/// Whether a program may take a text for a formula, or took it for one before it was guarded. Programs
/// look past spaces and byte order marks.
fn is_dangerous(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    let mut letters = text.chars();
    letters
        .by_ref()
        .find(|&letter| !is_passed_over(letter))
        .is_some_and(starts_formula)
        || text
            .chars()
            .take_while(|&letter| is_passed_over(letter))
            .any(starts_formula)
}

fn is_passed_over(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{feff}' | '\u{200b}')
}

fn starts_formula(letter: char) -> bool {
    matches!(
        letter,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
    )
}
