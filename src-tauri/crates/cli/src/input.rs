//! Secrets from standard input: typed unseen at a terminal, or lines of what is piped in.
//!
//! The passphrase or recovery phrase is the first line; a token or a key is all that follows, so that one pipe can carry
//! both. Nothing read here is ever printed.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _};

use console::Term;
use longlist_core::{Code, Error};
use secrecy::{
    ExposeSecret as _, SecretString,
    zeroize::{Zeroize as _, Zeroizing},
};

use crate::failure::{Failure, Result};

/// Far longer than any secret.
const LONGEST: u64 = 64 * 1024;

/// Standard input, read in the order in which secrets are needed.
#[derive(Debug, Default)]
pub struct Input {
    _private: (),
}

impl Input {
    /// The next line, without its end.
    pub fn line(&mut self, prompt: &str) -> Result<SecretString> {
        if io::stdin().is_terminal() {
            return typed(prompt);
        }
        let mut bytes = Zeroizing::new(Vec::new());
        io::stdin().lock().take(LONGEST).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Err(missing(prompt));
        }
        text(&bytes)
    }

    /// Everything that is left, without the end of its last line.
    pub fn rest(&mut self, prompt: &str) -> Result<SecretString> {
        self.rest_if_any(prompt)?.ok_or_else(|| missing(prompt))
    }

    /// The same, where there need not be anything: what is typed empty is nothing either.
    pub fn rest_if_any(&mut self, prompt: &str) -> Result<Option<SecretString>> {
        if io::stdin().is_terminal() {
            return Ok(Some(typed(prompt)?).filter(|secret| !secret.expose_secret().is_empty()));
        }
        let mut bytes = Zeroizing::new(Vec::new());
        io::stdin().lock().take(LONGEST).read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        text(&bytes).map(Some)
    }
}

fn typed(prompt: &str) -> Result<SecretString> {
    let terminal = Term::stderr();
    terminal.write_str(&format!("{prompt}: "))?;
    let mut line = terminal.read_secure_line()?;
    let secret = SecretString::from(line.trim_end_matches(['\r', '\n']));
    line.zeroize();
    Ok(secret)
}

fn text(bytes: &[u8]) -> Result<SecretString> {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    std::str::from_utf8(bytes).map(SecretString::from).map_err(|_| {
        Failure::usage(
            "input_not_text",
            "what was given on standard input is not text in UTF-8",
            "Give it as plain text, alone on its line.",
        )
    })
}

fn missing(what: &str) -> Failure {
    let what = what.to_lowercase();
    Error::invalid(
        Code::InputMissing,
        format!("the {what} was to come from standard input, and there was nothing"),
        format!("Pipe the {what} in; it is never taken from the command line."),
    )
    .into()
}
