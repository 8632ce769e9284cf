//! Tokens: how they are checked before use, and the one way in which they are sent.

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
    let text = token.expose_secret();
    let (case, message) = if text.trim().is_empty() {
        (Case::TokenEmpty, "the token is empty")
    } else if !text.chars().all(|letter| letter.is_ascii_graphic()) {
        (
            Case::TokenCharacters,
            "the token contains a space, a line end or another character that no token has",
        )
    } else if text.len() > LONGEST {
        (
            Case::TokenTooLong,
            "the token is longer than any token of a provider",
        )
    } else {
        return Ok(());
    };
    Err(Error::invalid(
        Code::TokenInvalid,
        message,
        "Copy the token from the provider's dashboard again, alone and whole.",
    )
    .in_case(case))
}

/// The token as the value of a header, marked so that no log or `Debug` shows it.
pub(crate) fn header(token: &SecretString) -> Result<HeaderValue> {
    check_token(token)?;
    // The failure is dropped and not wrapped: nothing that has seen the token may reach an error.
    let mut value = HeaderValue::from_str(token.expose_secret())
        .map_err(|_| anyhow::anyhow!("a checked token does not fit a header"))?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests;
