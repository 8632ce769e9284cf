//! Parameters of LinkedIn as words that a recruiter reads.

use url::Url;

use crate::identity::linkedin_url::spelling::is_invisible;

/// The longest value that is shown, in characters.
const LONGEST_SHOWN: usize = 1_000;

/// A parameter of the address, if it says anything.
pub(super) fn parameter(url: &Url, name: &str) -> Option<String> {
    let (_, value) = url.query_pairs().find(|(key, _)| key == name)?;
    Some(shown(&value)).filter(|value| !value.is_empty())
}

/// A value as harmless text on one line.
pub(super) fn shown(value: &str) -> String {
    let printable = value
        .chars()
        .map(|c| if c.is_control() || is_invisible(c) { ' ' } else { c });
    let text: String = printable.take(LONGEST_SHOWN).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value that may be no more than a number of LinkedIn's.
pub(super) fn shown_or_id(value: &str) -> String {
    let value = shown(value);
    let number = value.rsplit(':').next().unwrap_or_default();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_bare = number.len() == value.len() || value.starts_with("urn:");
    if is_number && is_bare {
        format!("id {number}")
    } else {
        value
    }
}

/// A name from a program, such as `CURRENT_COMPANY` or `currentCompany`, as words: `Current company`.
pub(super) fn in_words(name: &str) -> String {
    let name = shown(name);
    let mut words = String::with_capacity(name.len() + 4);
    let mut after_small = false;
    for c in name.chars() {
        if c == '_' || c == '-' || c == ' ' {
            words.push(' ');
        } else if words.is_empty() {
            words.extend(c.to_uppercase());
        } else {
            if c.is_uppercase() && after_small {
                words.push(' ');
            }
            words.extend(c.to_lowercase());
        }
        after_small = c.is_lowercase();
    }
    words
}
