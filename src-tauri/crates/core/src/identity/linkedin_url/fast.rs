//! The ordinary spelling of a profile, read over the bytes.

use super::{host, person, spelling};
use crate::identity::key::IdentityKey;

/// What phones and e-mails put before the path proper.
const PREFIXES: [&str; 3] = ["m/", "mwlite/", "comm/"];

/// The folders in which the last part of the path is a member id and nothing else.
const ID_FOLDERS: [&str; 3] = ["sales/lead/", "sales/people/", "talent/profile/"];

/// Reads `[http[s]://][label.]linkedin.com/[m/]in/{name}[tail]`, and ids in Sales Navigator and Recruiter.
///
/// Answers only what it is sure of; `None` means that the long road has to look.
pub(super) fn profile(text: &str) -> Option<IdentityKey> {
    let path = match spelling::strip_prefix_any_case(text, "in/") {
        Some(_) => text,
        None => path(text)?,
    };
    if let Some(rest) = spelling::strip_prefix_any_case(path, "in/") {
        let (name, tail) = name_and_tail(rest)?;
        return if is_clean(name) && is_harmless(tail) {
            person::by_public_name(name).ok()
        } else {
            None
        };
    }
    let rest = ID_FOLDERS
        .into_iter()
        .find_map(|folder| spelling::strip_prefix_any_case(path, folder))?;
    let (id, tail) = name_and_tail(rest)?;
    if is_clean(id) && !id.contains('%') && is_harmless(tail) {
        person::by_member_id(id)
    } else {
        None
    }
}

/// The path on a host of LinkedIn, without what phones put before it.
fn path(text: &str) -> Option<&str> {
    let (authority, path) = without_scheme(text).split_once('/')?;
    if !host::is_linkedin(authority) {
        return None;
    }
    let without_prefix = PREFIXES
        .into_iter()
        .find_map(|prefix| spelling::strip_prefix_any_case(path, prefix));
    Some(without_prefix.unwrap_or(path))
}

fn without_scheme(text: &str) -> &str {
    spelling::strip_prefix_any_case(text, "https://")
        .or_else(|| spelling::strip_prefix_any_case(text, "http://"))
        .unwrap_or(text)
}

fn name_and_tail(rest: &str) -> Option<(&str, &str)> {
    let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
    rest.split_at_checked(end.unwrap_or(rest.len()))
}

/// Whether a name holds nothing for which the whole text would be refused.
fn is_clean(name: &str) -> bool {
    if name.is_ascii() {
        return name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    }
    !name.contains(|c: char| c == '\\' || c.is_whitespace() || c.is_control())
}

/// Whether what follows the name can be left out without looking closer.
///
/// A dot segment could lead away from the profile, and a character outside visible ASCII could make the text
/// something other than one address.
fn is_harmless(tail: &str) -> bool {
    let path_ends = tail
        .bytes()
        .position(|byte| matches!(byte, b'?' | b'#'))
        .unwrap_or(tail.len());
    let mut bytes = tail.bytes();
    bytes
        .by_ref()
        .take(path_ends)
        .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'.' | b'%'))
        && bytes.all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}
