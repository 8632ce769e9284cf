//! Opens the workspace: with a passphrase, with the recovery phrase, or with the key in the keychain.
//!
//! A workspace that is made with a passphrase has the tokens of its accounts in an encrypted file beside it, because
//! such a computer may have no keychain; any other has them in the keychain. It remembers which, however it is opened.

use std::{ffi::OsString, path::PathBuf};

use anyhow::Context as _;
use longlist_connectors::{Keychain, workspace};
use longlist_core::{
    Case, Code, Error, connector::SecretStore as _, key::Key, token_place::TokenPlace,
    usual_place::usual_place, workspace::Workspace,
};
use secrecy::SecretString;
use serde_json::json;

use crate::{arguments::Global, failure::Result, input::Input, output::Answer};

/// Where a passphrase may be, besides standard input.
const PASSPHRASE_VARIABLE: &str = "LONGLIST_PASSPHRASE";

/// The words that a person writes down, in lines of this many.
const WORDS_A_LINE: usize = 6;

/// What opens a workspace.
enum Opener {
    Passphrase(SecretString),
    RecoveryPhrase(SecretString),
    Keychain,
}

/// `longlist init`
pub async fn init(global: &Global, input: &mut Input) -> Result<Answer> {
    let path = place(global)?;
    let (key, kept_in) = match opener(global, input)? {
        Opener::RecoveryPhrase(_) => {
            return Err(Error::invalid(
                Code::RecoveryPhraseOfNothing,
                "a new workspace has no recovery phrase yet",
                "Give a passphrase, or nothing to keep the key in the keychain; the phrase is shown afterwards.",
            )
            .into());
        }
        Opener::Passphrase(passphrase) => {
            let key = Key::from_new_passphrase(&passphrase)?;
            workspace::create(&path, &key, TokenPlace::SealedFile).await?;
            (key, "passphrase")
        }
        Opener::Keychain => {
            let (key, keychain) = (Key::fresh(), Keychain::new());
            // First the key, then what it locks: a workspace without a key would be lost.
            keychain.set(&key.name(), &key.for_keychain())?;
            if let Err(error) = workspace::create(&path, &key, TokenPlace::Keychain).await {
                keychain.forget(&key.name())?;
                return Err(error.into());
            }
            (key, "keychain")
        }
    };
    let words = key.recovery_phrase();
    let text = format!(
        "Made the workspace {}.\nIts key is {}.\n\nRecovery phrase, shown this once. Write it down and keep it apart from this computer:\n\n{}",
        path.display(),
        if kept_in == "keychain" {
            "in the keychain of this computer"
        } else {
            "made from your passphrase"
        },
        words
            .chunks(WORDS_A_LINE)
            .map(|line| format!("  {}", line.join(" ")))
            .collect::<Vec<_>>()
            .join("\n"),
    );
    Ok(Answer::new(
        json!({ "workspace": path, "key": kept_in, "recovery_phrase": words }),
        text,
    ))
}

/// Opens the workspace that the arguments speak of.
pub async fn open(global: &Global, input: &mut Input) -> Result<Workspace> {
    let path = place(global)?;
    let key = match opener(global, input)? {
        Opener::Passphrase(passphrase) => Key::from_passphrase(&path, &passphrase)?,
        Opener::RecoveryPhrase(phrase) => Key::from_recovery_phrase(&path, &phrase)?,
        Opener::Keychain => {
            let kept = Keychain::new().get(&Key::keychain_name(&path)?)?;
            Key::from_keychain(&path, &kept.ok_or_else(no_key)?)?
        }
    };
    Ok(workspace::open(&path, &key).await?)
}

fn opener(global: &Global, input: &mut Input) -> Result<Opener> {
    if global.recovery_phrase_stdin {
        return Ok(Opener::RecoveryPhrase(input.line("Recovery phrase")?));
    }
    if global.passphrase_stdin {
        return Ok(Opener::Passphrase(input.line("Passphrase")?));
    }
    match std::env::var_os(PASSPHRASE_VARIABLE).filter(|passphrase| !passphrase.is_empty()) {
        Some(passphrase) => Ok(Opener::Passphrase(from_variable(passphrase)?)),
        None => Ok(Opener::Keychain),
    }
}

fn from_variable(passphrase: OsString) -> Result<SecretString> {
    let passphrase = passphrase.into_string().map_err(|_| {
        Error::invalid(
            Code::PassphraseNotText,
            format!("the passphrase in {PASSPHRASE_VARIABLE} is not text in UTF-8"),
            "Give it with --passphrase-stdin, or set the variable again.",
        )
    })?;
    Ok(SecretString::from(passphrase))
}

fn no_key() -> Error {
    Error::locked(
        "the keychain of this computer has no key for this workspace",
        format!(
            "Set {PASSPHRASE_VARIABLE} or give --passphrase-stdin if it has a passphrase, or open it with --recovery-phrase-stdin."
        ),
    )
    .in_case(Case::KeyMissing)
}

/// Where the workspace is: as told, or where the window has its own.
fn place(global: &Global) -> Result<PathBuf> {
    let place = match &global.workspace {
        Some(file) => std::path::absolute(file)?,
        None => {
            let usual = usual_place().context("find the folder for the files of programs");
            usual.map_err(Error::from)?
        }
    };
    Ok(place)
}
