//! Opens the workspace: with a passphrase, with the recovery phrase, or with the key in the keychain.
//!
//! Where a passphrase opens the workspace, the tokens of its accounts are in an encrypted file beside it, because
//! such a computer may have no keychain; otherwise they are in the keychain.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use longlist_connectors::{Connectors, Keychain, SealedFile};
use longlist_core::{
    Error, clock::SystemClock, connector::SecretStore, key::Key, usual_place::usual_place,
    workspace::Workspace,
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
                "recovery_phrase_of_nothing",
                "a new workspace has no recovery phrase yet",
                "Give a passphrase, or nothing to keep the key in the keychain; the phrase is shown afterwards.",
            )
            .into());
        }
        Opener::Passphrase(passphrase) => {
            let key = Key::from_new_passphrase(&passphrase)?;
            create(&path, &key, beside(&path, &key)).await?;
            (key, "passphrase")
        }
        Opener::Keychain => {
            let (key, keychain) = (Key::fresh(), Arc::new(Keychain::new()));
            // First the key, then what it locks: a workspace without a key would be lost.
            keychain.set(&key.name(), &key.for_keychain())?;
            if let Err(failure) = create(&path, &key, keychain.clone()).await {
                keychain.forget(&key.name())?;
                return Err(failure);
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
    let (key, secrets) = match opener(global, input)? {
        Opener::Passphrase(passphrase) => {
            let key = Key::from_passphrase(&path, &passphrase)?;
            let secrets: Arc<dyn SecretStore> = beside(&path, &key);
            (key, secrets)
        }
        Opener::RecoveryPhrase(phrase) => {
            let key = Key::from_recovery_phrase(&path, &phrase)?;
            let secrets = where_tokens_are(&path, &key);
            (key, secrets)
        }
        Opener::Keychain => {
            let keychain = Arc::new(Keychain::new());
            let kept = keychain.get(&Key::keychain_name(&path)?)?.ok_or_else(no_key)?;
            let secrets: Arc<dyn SecretStore> = keychain;
            (Key::from_keychain(&path, &kept)?, secrets)
        }
    };
    let connectors = Arc::new(Connectors::new(secrets)?);
    Ok(Workspace::open(&path, &key, Arc::new(SystemClock), connectors).await?)
}

async fn create(path: &Path, key: &Key, secrets: Arc<dyn SecretStore>) -> Result<()> {
    let connectors = Arc::new(Connectors::new(secrets)?);
    Workspace::create(path, key, Arc::new(SystemClock), connectors).await?;
    Ok(())
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
            "passphrase_not_text",
            format!("the passphrase in {PASSPHRASE_VARIABLE} is not text in UTF-8"),
            "Give it with --passphrase-stdin, or set the variable again.",
        )
    })?;
    Ok(SecretString::from(passphrase))
}

/// The sealed tokens of a workspace.
fn beside(path: &Path, key: &Key) -> Arc<SealedFile> {
    Arc::new(SealedFile::new(sealed_path(path), key.expose()))
}

fn sealed_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".secrets");
    path.with_file_name(name)
}

/// The recovery phrase opens a workspace of either kind: its tokens are where its key was kept.
fn where_tokens_are(path: &Path, key: &Key) -> Arc<dyn SecretStore> {
    let keychain = Keychain::new();
    if !sealed_path(path).exists() && matches!(keychain.get(&key.name()), Ok(Some(_))) {
        return Arc::new(keychain);
    }
    beside(path, key)
}

fn no_key() -> Error {
    Error::WorkspaceLocked {
        message: "the keychain of this computer has no key for this workspace".into(),
        hint: format!(
            "Set {PASSPHRASE_VARIABLE} or give --passphrase-stdin if it has a passphrase, or open it with --recovery-phrase-stdin."
        ),
    }
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
