//! From the part of an address that names a person to an identity key.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::NotAProfile;
use super::spelling::{is_invisible, percent_decoded};
use crate::identity::key::{IdentityKey, KeySpace};

/// The longest public name, in characters. LinkedIn allows a hundred for those that people choose; the ones it
/// makes from long names can be longer.
const LONGEST_NAME: usize = 200;

/// The shortest and the longest member id. Real ones have 39 characters.
const ID_LENGTHS: std::ops::RangeInclusive<usize> = 10..=100;

/// Under `/in/` an `AE…` id is taken for one only from this length on: before it, it is a name in capitals.
const SHORTEST_AE_AMONG_NAMES: usize = 20;

/// Words that stand where a public name should, and for whomever one likes.
const PLACEHOLDERS: [&str; 8] = [
    "me",
    "edit",
    "unknown",
    "unavailable",
    "undefined",
    "null",
    "none",
    "nan",
];

/// The key of what follows `/in/`: a public name or one of LinkedIn's member ids.
///
/// Public names compare in one spelling: decoded once, NFC, lower case, no hyphen at the end. Ids stay as they
/// are, because their case matters.
pub(super) fn by_public_name(segment: &str) -> Result<IdentityKey, NotAProfile> {
    if segment
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    {
        return match id_among_names(segment) {
            Some(key) => Ok(key),
            None => slug_key(segment.trim_end_matches('-').to_ascii_lowercase()),
        };
    }
    let decoded = percent_decoded(segment).ok_or(NotAProfile::GarbledEncoding)?;
    if let Some(key) = id_among_names(&decoded) {
        return Ok(key);
    }
    let name = decoded
        .trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c))
        .trim_end_matches(|c: char| c == '-' || c.is_whitespace() || is_invisible(c));
    if name.contains(['%', char::REPLACEMENT_CHARACTER]) {
        return Err(NotAProfile::GarbledEncoding);
    }
    if !name.chars().all(may_be_in_name) {
        return Err(NotAProfile::BadSlug);
    }
    slug_key(nfc(nfc(Cow::Borrowed(name)).to_lowercase().into()).into_owned())
}

/// The key of a member id, which tells its space by how it begins. What follows a comma belongs to the search
/// that found the person.
pub(super) fn by_member_id(text: &str) -> Option<IdentityKey> {
    let id = text.split([',', ')']).next()?;
    let space = if id.starts_with("ACoA") {
        KeySpace::Acoa
    } else if id.starts_with("ACwA") {
        KeySpace::Acwa
    } else if id.starts_with("AE") {
        KeySpace::Ae
    } else {
        return None;
    };
    let is_id = id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (is_id && ID_LENGTHS.contains(&id.len())).then(|| IdentityKey::new(space, id))
}

/// The key of a member number: digits up to the first comma, without leading zeros.
pub(super) fn by_member_number(text: &str) -> Option<IdentityKey> {
    let digits = text.split([',', ')']).next()?.trim_start_matches('0');
    let is_number = (1..=19).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| IdentityKey::new(KeySpace::MemberNumber, digits))
}

/// The key of `/pub/{name}/{a}/{b}/{c}`, the public address of before 2015.
///
/// LinkedIn has turned it into `{name}-{c}{b}{a}`, with `c` and `b` filled up to three digits. That is observed,
/// not documented.
pub(super) fn by_old_public_name(name: &str, [a, b, c]: [&str; 3]) -> Result<IdentityKey, NotAProfile> {
    let is_part =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    if ![a, b, c].into_iter().all(is_part) {
        return Err(NotAProfile::IncompletePub);
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        return Err(NotAProfile::EmptySlug);
    }
    by_public_name(&format!("{name}-{c:0>3}{b:0>3}{a}"))
}

fn id_among_names(segment: &str) -> Option<IdentityKey> {
    if !segment.starts_with('A') {
        return None;
    }
    let key = by_member_id(segment)?;
    let is_name = key.space == KeySpace::Ae
        && !(key.value.starts_with("AEMAA") && key.value.len() >= SHORTEST_AE_AMONG_NAMES);
    (!is_name).then_some(key)
}

fn slug_key(slug: String) -> Result<IdentityKey, NotAProfile> {
    if slug.bytes().all(|byte| byte == b'.') {
        return Err(NotAProfile::EmptySlug);
    }
    if slug.len() > LONGEST_NAME && slug.chars().count() > LONGEST_NAME {
        return Err(NotAProfile::TooLong);
    }
    if PLACEHOLDERS.contains(&slug.as_str()) {
        return Err(NotAProfile::Placeholder);
    }
    Ok(IdentityKey {
        space: KeySpace::Slug,
        value: slug,
    })
}

/// Names carry letters and digits of every script, and whatever else people put into theirs; of ASCII only what
/// has no meaning in an address.
fn may_be_in_name(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '\'' | '&' | '~');
    }
    let joins_letters = matches!(c, '\u{200C}' | '\u{200D}');
    joins_letters || !(c.is_control() || c.is_whitespace() || is_invisible(c))
}

fn nfc(text: Cow<'_, str>) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}
