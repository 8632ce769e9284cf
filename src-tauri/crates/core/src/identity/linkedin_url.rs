//! Profile addresses: which person a LinkedIn address, id or URN stands for.
//!
//! People keep the same profile under many spellings: with and without a scheme, on a country host, from the
//! phone, from Sales Navigator, from Recruiter, behind a sign-in wall. [`profile`] brings each of them to one
//! [`IdentityKey`], or says in words why it names nobody. Nothing here asks the network.
//!
//! Two roads lead to a key. `fast` walks over the bytes of the ordinary spelling; `slow` takes any other
//! spelling through the `url` crate. Where both answer they must agree, which the tests hold them to.
//!
//! Invariants:
//! - the address of a key leads back to the same key;
//! - a value of one id space never becomes a value of another;
//! - only hosts of LinkedIn are believed, and no host that merely looks like one.

mod fast;
pub(in crate::identity) mod host;
mod page;
mod person;
mod refusal;
mod slow;
pub(in crate::identity) mod spelling;
mod urn;

#[cfg(test)]
mod tests;

use crate::identity::key::{IdentityKey, KeySpace};

pub use refusal::NotAProfile;

/// The longest text that is looked at, in bytes. The longest address of a key is well below.
const LONGEST_TEXT: usize = 4_096;

/// How many sign-in walls and redirects may be wrapped around one address.
const MOST_WRAPPERS: u8 = 3;

/// What LinkedIn writes in front of the public name of a profile.
const PUBLIC_PROFILE: &str = "https://www.linkedin.com/in/";

/// An address that names one person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ProfileAddress {
    /// Who that is, in the id space that the address speaks of.
    pub key: IdentityKey,
}

impl ProfileAddress {
    /// The one spelling that Longlist keeps and opens. See [`address_of`].
    pub fn canonical_url(&self) -> Option<String> {
        address_of(&self.key)
    }
}

/// Reads an address, a path that begins with `in/`, or a URN.
///
/// Plain `http` is accepted, because an address in a spreadsheet only yields a key and is never opened as it
/// stands. A public name alone is not accepted: it could be anything.
///
/// # Errors
///
/// [`NotAProfile`] says what the text is instead.
pub fn profile(text: &str) -> Result<ProfileAddress, NotAProfile> {
    let text = spelling::without_edges(text);
    if text.is_empty() {
        return Err(NotAProfile::Missing);
    }
    if text.len() > LONGEST_TEXT {
        return Err(NotAProfile::TooLong);
    }
    let key = match fast::profile(text) {
        Some(key) => key,
        None => slow::profile(text, MOST_WRAPPERS)?,
    };
    Ok(ProfileAddress { key })
}

/// The address at which a browser shows the person behind a key, where the id space has one.
///
/// `ACoA…` and public names live under `/in/`, `ACwA…` in Sales Navigator, `AE…` in Recruiter. Member numbers,
/// URNs of an application, ATS records and e-mail addresses have none.
pub fn address_of(key: &IdentityKey) -> Option<String> {
    let value = spelling::percent_encoded(&key.value);
    match key.space {
        KeySpace::Slug | KeySpace::OldSlug | KeySpace::Acoa => Some(format!("{PUBLIC_PROFILE}{value}")),
        KeySpace::Acwa => Some(format!("https://www.linkedin.com/sales/lead/{value}")),
        KeySpace::Ae => Some(format!("https://www.linkedin.com/talent/profile/{value}")),
        KeySpace::MemberNumber | KeySpace::PersonUrn | KeySpace::Email | KeySpace::Ats => None,
    }
}

/// The keys of one search result, the most trusted first.
///
/// A result may lack any of the four fields, and what a field holds may be nonsense; that is ignored. When the
/// profile address shows another public name than `slug`, it counts as a name the person used to have.
pub fn keys_of_found(
    provider_id: Option<&str>,
    slug: Option<&str>,
    member_urn: Option<&str>,
    profile_url: Option<&str>,
) -> Vec<IdentityKey> {
    let found = [
        provider_id.and_then(key_of_id),
        member_urn.and_then(key_of_id),
        slug.and_then(key_of_slug),
        profile_url
            .and_then(|url| profile(url).ok())
            .map(|address| address.key),
    ];
    let mut keys: Vec<IdentityKey> = Vec::with_capacity(found.len());
    for mut key in found.into_iter().flatten() {
        if keys.contains(&key) {
            continue;
        }
        if key.space == KeySpace::Slug && keys.iter().any(|other| other.space == KeySpace::Slug) {
            key.space = KeySpace::OldSlug;
        }
        keys.push(key);
    }
    keys.sort_by_key(|key| KeySpace::ALL.iter().position(|space| *space == key.space));
    keys
}

/// The part of a public name that LinkedIn itself appended, as in `jane-doe-b50576a7`.
///
/// Six to twelve hexadecimal digits after the last hyphen, one of them at least a decimal digit. Two names with
/// different such parts belong to two people; an equal part alone proves nothing, because they repeat.
pub fn auto_suffix(slug: &str) -> Option<&str> {
    let (name, suffix) = slug.rsplit_once('-')?;
    let is_hex = suffix
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let is_auto = !name.is_empty()
        && (6..=12).contains(&suffix.len())
        && is_hex
        && suffix.bytes().any(|byte| byte.is_ascii_digit());
    is_auto.then_some(suffix)
}

/// The key of a bare id or URN, as providers hand them out.
fn key_of_id(text: &str) -> Option<IdentityKey> {
    let text = spelling::without_edges(text);
    if text.len() > LONGEST_TEXT {
        return None;
    }
    person::by_member_id(text).or_else(|| urn::profile(text).ok())
}

/// The key of a bare public name, which some providers fill with an id.
fn key_of_slug(text: &str) -> Option<IdentityKey> {
    let text = spelling::without_edges(text);
    if text.len() > LONGEST_TEXT {
        return None;
    }
    person::by_public_name(text).ok()
}
