//! Tokens and keys: how they are checked before use, and the one way in which they are sent.

use longlist_core::{Case, Code, Error, Result};
use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};

/// Longer than any provider's token; shorter than what the keychain of Windows refuses.
const LONGEST: usize = 1_200;

/// Refuses what cannot be a token: nothing, spaces, line ends, control characters, other scripts.
///
/// # Errors
///
/// `token_invalid`, which never contains the token.
pub(crate) fn check_token(token: &SecretString) -> Result<()> {
    let (case, message) = match flaw(token) {
        None => return Ok(()),
        Some(Flaw::Empty) => (Case::TokenEmpty, "the token is empty"),
        Some(Flaw::Letters) => (
            Case::TokenCharacters,
            "the token contains a space, a line end or another character that no token has",
        ),
        Some(Flaw::Length) => (
            Case::TokenTooLong,
            "the token is longer than any token of a provider",
        ),
    };
    Err(Error::invalid(
        Code::TokenInvalid,
        message,
        "Copy the token from the provider's dashboard again, alone and whole.",
    )
    .in_case(case))
}

/// The same for the key of a language model: `key_invalid`.
pub(crate) fn check_key(key: &SecretString) -> Result<()> {
    let (case, message) = match flaw(key) {
        None => return Ok(()),
        Some(Flaw::Empty) => (None, "the key is empty"),
        Some(Flaw::Letters) => (
            Some(Case::KeyCharacters),
            "the key contains a space, a line end or another character that no key has",
        ),
        Some(Flaw::Length) => (
            Some(Case::KeyTooLong),
            "the key is longer than any key of a vendor",
        ),
    };
    Err(Error::invalid(
        Code::KeyInvalid,
        message,
        "Copy the key from the vendor's dashboard again, alone and whole.",
    )
    .in_case(case))
}

/// Why something cannot be a token or a key.
enum Flaw {
    Empty,
    Letters,
    Length,
}

fn flaw(secret: &SecretString) -> Option<Flaw> {
    let text = secret.expose_secret();
    if text.trim().is_empty() {
        Some(Flaw::Empty)
    } else if !text.chars().all(|letter| letter.is_ascii_graphic()) {
        Some(Flaw::Letters)
    } else {
        (text.len() > LONGEST).then_some(Flaw::Length)
    }
}

/// A key as the value of a header, after the word that the header begins with, marked so that no log shows it.
pub(crate) fn key_header(before: &str, key: &SecretString) -> Result<HeaderValue> {
    check_key(key)?;
    sensitive(&format!("{before}{}", key.expose_secret()))
}

/// The token as the value of a header, marked so that no log or `Debug` shows it.
pub(crate) fn header(token: &SecretString) -> Result<HeaderValue> {
    check_token(token)?;
    sensitive(token.expose_secret())
}

fn sensitive(text: &str) -> Result<HeaderValue> {
    // The failure is dropped and not wrapped: nothing that has seen the secret may reach an error.
    let mut value =
        HeaderValue::from_str(text).map_err(|_| anyhow::anyhow!("a checked secret does not fit a header"))?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests;
