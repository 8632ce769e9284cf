//! The key of a workspace: 32 random bytes in the keychain, in words for the recruiter, or from a passphrase.
//!
//! The file's first sixteen bytes are SQLCipher's salt, in clear. They name the file in the keychain, and a
//! passphrase becomes a key with them the way SQLCipher does it, so any SQLCipher tool can open the file.

use std::{fmt::Write as _, fs::File, io::Read as _, path::Path, sync::Arc};

use anyhow::Context as _;
use secrecy::{ExposeSecret as _, SecretBox, SecretString};

use crate::{Case, Code, Error, Result, store::check_file};

/// SQLCipher 4's own number of rounds for a passphrase.
const PASSPHRASE_ROUNDS: u32 = 256_000;

/// What opens one workspace file. It cannot be printed.
#[derive(Clone)]
pub struct Key {
    key: Arc<SecretBox<[u8; 32]>>,
    salt: [u8; 16],
}

impl Key {
    /// A new random key for a new file.
    pub fn fresh() -> Self {
        Self {
            key: secret(random()),
            salt: random(),
        }
    }

    /// The key that a passphrase gives for a new file.
    pub fn from_new_passphrase(passphrase: &SecretString) -> Result<Self> {
        if passphrase.expose_secret().chars().count() < 8 {
            return Err(Error::invalid(
                Code::PassphraseTooShort,
                "the passphrase is shorter than eight characters",
                "Choose a longer one; a few words are easy to remember.",
            ));
        }
        Ok(Self::stretch(passphrase, random()))
    }

    /// The key that a passphrase gives for the file at `path`.
    pub fn from_passphrase(path: &Path, passphrase: &SecretString) -> Result<Self> {
        Ok(Self::stretch(passphrase, salt_of(path)?))
    }

    /// The key behind the 24 words of a recovery phrase, for the file at `path`.
    pub fn from_recovery_phrase(path: &Path, phrase: &SecretString) -> Result<Self> {
        let words = phrase
            .expose_secret()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        let mnemonic = bip39::Mnemonic::parse_normalized(&words).map_err(|_| {
            Error::invalid(
                Code::RecoveryPhraseInvalid,
                "these words are not a recovery phrase",
                "Type all 24 words in order; each is an English word of the list it was made from.",
            )
        })?;
        let key: [u8; 32] = mnemonic.to_entropy().try_into().map_err(|_| {
            Error::invalid(
                Code::RecoveryPhraseInvalid,
                "a recovery phrase has 24 words",
                "Type all 24 words in order.",
            )
        })?;
        Ok(Self {
            key: secret(key),
            salt: salt_of(path)?,
        })
    }

    /// The key kept as text in the keychain, for the file at `path`.
    pub fn from_keychain(path: &Path, text: &SecretString) -> Result<Self> {
        let bytes = from_hex(text.expose_secret()).ok_or_else(|| {
            let hint = "Open the workspace with its recovery phrase.";
            Error::locked("the key in the keychain is not readable", hint).in_case(Case::KeyUnreadable)
        })?;
        Ok(Self {
            key: secret(bytes),
            salt: salt_of(path)?,
        })
    }

    /// The key as text for the keychain.
    pub fn for_keychain(&self) -> SecretString {
        hex(self.key.expose_secret()).into()
    }

    /// The name of the file's key in the keychain. It stays when the file is moved or copied.
    pub fn keychain_name(path: &Path) -> Result<String> {
        Ok(format!("workspace:{}", hex(&salt_of(path)?)))
    }

    /// The name under which this key is kept.
    pub fn name(&self) -> String {
        format!("workspace:{}", hex(&self.salt))
    }

    /// The key as 24 English words (BIP 39).
    pub fn recovery_phrase(&self) -> Vec<String> {
        bip39::Mnemonic::from_entropy(self.key.expose_secret())
            .map(|words| words.words().map(str::to_owned).collect())
            .unwrap_or_default()
    }

    /// The raw key, for sealing what belongs to this workspace and is not in it.
    pub fn expose(&self) -> &[u8; 32] {
        self.key.expose_secret()
    }

    /// Lends key and salt as SQLCipher takes them: 96 hexadecimal digits.
    pub(crate) fn with_digits<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        let digits: SecretString = format!("{}{}", hex(self.key.expose_secret()), hex(&self.salt)).into();
        give(digits.expose_secret())
    }

    fn stretch(passphrase: &SecretString, salt: [u8; 16]) -> Self {
        let key = pbkdf2::pbkdf2_hmac_array::<sha2::Sha512, 32>(
            passphrase.expose_secret().as_bytes(),
            &salt,
            PASSPHRASE_ROUNDS,
        );
        Self {
            key: secret(key),
            salt,
        }
    }
}

fn secret(key: [u8; 32]) -> Arc<SecretBox<[u8; 32]>> {
    Arc::new(SecretBox::new(Box::new(key)))
}

fn salt_of(path: &Path) -> Result<[u8; 16]> {
    check_file(path)?;
    let mut salt = [0; 16];
    File::open(path)
        .and_then(|mut file| file.read_exact(&mut salt))
        .context("read the head of the workspace")?;
    Ok(salt)
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("a computer without randomness cannot keep secrets");
    bytes
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing to a string cannot fail");
            text
        })
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let bytes: Vec<u8> = digits?
        .chunks_exact(2)
        .filter_map(|pair| Some(pair.first()? << 4 | pair.last()?))
        .collect();
    bytes.try_into().ok()
}
