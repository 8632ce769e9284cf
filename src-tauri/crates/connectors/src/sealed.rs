//! Secrets in one encrypted file, for computers without a keychain.
//!
//! The file is an age file that the workspace's own key opens, so whoever can open the workspace can use
//! its accounts and nobody else can. The key reaches age as a passphrase behind a label: scrypt then
//! separates it from the key's use on the database. The work factor is small, because the key is 32 random
//! bytes or already stretched from a person's passphrase: guessing here is no easier than at the workspace.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use age::{DecryptError, scrypt};
use anyhow::Context as _;
use longlist_core::{Code, Error, Result, connector::SecretStore};
use secrecy::{
    ExposeSecret, SecretString,
    zeroize::{Zeroize, Zeroizing},
};

/// Sets this use of the workspace key apart from every other.
const LABEL: &str = "longlist sealed secrets 1 ";

/// 2^10 rounds of scrypt: one or two milliseconds and 1 MiB.
const WORK_FACTOR: u8 = 10;

/// Far more than the tokens of all accounts.
const LARGEST_FILE: u64 = 1024 * 1024;

/// Secrets in a file that is encrypted whenever it is on disk.
///
/// One process at a time: the lock on the workspace sees to that.
pub struct SealedFile {
    path: PathBuf,
    passphrase: SecretString,
    /// Held while the file is read and written back.
    writing: Mutex<()>,
}

/// Names and secrets; wiped when dropped.
#[derive(Default)]
struct Secrets(BTreeMap<String, String>);

impl SealedFile {
    /// The file at `path`, which need not exist yet, opened with the 32 bytes of the workspace key.
    pub fn new(path: impl Into<PathBuf>, workspace_key: &[u8; 32]) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(LABEL.len() + 64));
        text.push_str(LABEL);
        for byte in workspace_key {
            // Writing to a text cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self {
            path: path.into(),
            passphrase: SecretString::from(text.as_str()),
            writing: Mutex::new(()),
        }
    }

    fn change(&self, change: impl FnOnce(&mut Secrets)) -> Result<()> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut secrets = self.open()?;
        change(&mut secrets);
        self.seal(&secrets)
    }

    fn open(&self) -> Result<Secrets> {
        let sealed = match File::open(&self.path) {
            Ok(file) => {
                let mut sealed = Vec::new();
                file.take(LARGEST_FILE + 1)
                    .read_to_end(&mut sealed)
                    .context("reading the sealed secrets")?;
                sealed
            }
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Secrets::default()),
            Err(error) => {
                return Err(anyhow::Error::new(error)
                    .context("opening the sealed secrets")
                    .into());
            }
        };
        if sealed.len() as u64 > LARGEST_FILE {
            return Err(damaged());
        }
        let mut identity = scrypt::Identity::new(self.passphrase.clone());
        // A file from elsewhere cannot make us work for minutes.
        identity.set_max_work_factor(WORK_FACTOR);
        let plain = Zeroizing::new(age::decrypt(&identity, &sealed).map_err(|error| unopened(&error))?);
        serde_json::from_slice(&plain).map(Secrets).map_err(|_| damaged())
    }

    /// Writes a new file beside the old one and puts it in its place: a crash leaves one of the two, whole.
    fn seal(&self, secrets: &Secrets) -> Result<()> {
        let plain = Zeroizing::new(serde_json::to_vec(&secrets.0)?);
        let mut recipient = scrypt::Recipient::new(self.passphrase.clone());
        recipient.set_work_factor(WORK_FACTOR);
        let sealed = age::encrypt(&recipient, &plain).context("encrypting the secrets")?;

        let mut beside = self.path.clone().into_os_string();
        beside.push(".new");
        let beside = PathBuf::from(beside);
        replace(&self.path, &beside, &sealed).inspect_err(|_| drop(fs::remove_file(&beside)))?;
        Ok(())
    }
}

impl SecretStore for SealedFile {
    fn get(&self, name: &str) -> Result<Option<SecretString>> {
        let _reading = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(self
            .open()?
            .0
            .get(name)
            .map(|secret| SecretString::from(secret.as_str())))
    }

    fn set(&self, name: &str, secret: &SecretString) -> Result<()> {
        self.change(|secrets| {
            let old = secrets
                .0
                .insert(name.to_owned(), secret.expose_secret().to_owned());
            drop(old.map(Zeroizing::new));
        })
    }

    fn forget(&self, name: &str) -> Result<()> {
        if self.get(name)?.is_none() {
            return Ok(());
        }
        self.change(|secrets| drop(secrets.0.remove(name).map(Zeroizing::new)))
    }
}

impl Drop for Secrets {
    fn drop(&mut self) {
        self.0.values_mut().for_each(Zeroize::zeroize);
    }
}

fn replace(path: &Path, beside: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // What a crash may have left; `create_new` then refuses to follow a link that somebody put there.
    match fs::remove_file(beside) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let mut file = private(OpenOptions::new().write(true).create_new(true)).open(beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(beside, path)?;
    // The new name must survive a power cut as well; not every system can do this to a folder.
    if cfg!(unix)
        && let Some(folder) = path.parent()
        && let Ok(folder) = File::open(if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        })
    {
        folder.sync_all()?;
    }
    Ok(())
}

/// Readable by its owner only.
#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600)
}

/// Elsewhere the folder's own rights decide.
#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

fn unopened(error: &DecryptError) -> Error {
    match error {
        DecryptError::NoMatchingKeys | DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed => {
            unusable(
                Code::SecretsOfAnotherWorkspace,
                "the file with the tokens belongs to another workspace or was changed",
            )
        }
        DecryptError::ExcessiveWork { .. }
        | DecryptError::InvalidHeader
        | DecryptError::InvalidMac
        | DecryptError::Io(_)
        | DecryptError::UnknownFormat
        | _ => damaged(),
    }
}

fn damaged() -> Error {
    unusable(Code::SecretsDamaged, "the file with the tokens is damaged")
}

fn unusable(code: Code, message: &str) -> Error {
    let hint = "Put the right file back from a backup, or move this one away and enter the tokens again in Settings, Accounts.";
    Error::unusable(code, message, hint)
}

#[cfg(test)]
mod tests;
