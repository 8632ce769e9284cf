//! Any spelling of a profile, read through the `url` crate.

use url::Url;

use super::host::{self, Verdict};
use super::spelling::{is_scheme, strip_prefix_any_case};
use super::{NotAProfile, page, urn};
use crate::identity::key::IdentityKey;

/// Reads a text without edges. So many sign-in walls may still be taken down.
pub(super) fn profile(text: &str, wrappers_left: u8) -> Result<IdentityKey, NotAProfile> {
    if text.chars().any(char::is_control) {
        return Err(NotAProfile::ControlCharacters);
    }
    if text.contains(char::is_whitespace) {
        return Err(NotAProfile::MoreThanAnAddress);
    }
    if strip_prefix_any_case(text, "urn:").is_some() {
        return urn::profile(text);
    }
    // A parser of addresses takes it for a slash, a person for a typing error.
    if text.contains('\\') {
        return Err(NotAProfile::NotAnAddress);
    }
    let url = Url::parse(&whole_address(text)?).map_err(|_| NotAProfile::NotAnAddress)?;
    if !url.host_str().is_some_and(host::is_linkedin) {
        return Err(NotAProfile::OtherHost);
    }
    page::person(&url, wrappers_left)
}

/// The address with scheme and host, both judged.
fn whole_address(text: &str) -> Result<String, NotAProfile> {
    if strip_prefix_any_case(text, "in/").is_some() {
        return Ok(format!("https://www.linkedin.com/{text}"));
    }
    if text.starts_with('/') && !text.starts_with("//") {
        return Ok(format!("https://www.linkedin.com{text}"));
    }
    let rest = without_scheme(text)?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end).ok_or(NotAProfile::NotAnAddress)?;
    match host::judge(authority) {
        Verdict::LinkedIn(host) => Ok(format!("https://{host}{path}")),
        Verdict::ShortLink => Err(NotAProfile::ShortLink),
        Verdict::LookAlike => Err(NotAProfile::LookAlikeHost),
        Verdict::Elsewhere => Err(NotAProfile::OtherHost),
        Verdict::Userinfo => Err(NotAProfile::Userinfo),
        Verdict::Port => Err(NotAProfile::Port),
        Verdict::Garbled => Err(NotAProfile::NotAnAddress),
    }
}

/// What follows the scheme, or the text itself when it has none.
fn without_scheme(text: &str) -> Result<&str, NotAProfile> {
    let Some((head, rest)) = text.split_once(':') else {
        return Ok(text.trim_start_matches('/'));
    };
    if head.eq_ignore_ascii_case("https") || head.eq_ignore_ascii_case("http") {
        return Ok(rest.trim_start_matches('/'));
    }
    if is_scheme(head) {
        Err(NotAProfile::Scheme)
    } else {
        Ok(text.trim_start_matches('/'))
    }
}
