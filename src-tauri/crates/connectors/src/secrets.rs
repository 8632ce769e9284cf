//! The keychain of the computer: Keychain Services, Credential Manager, or the Secret Service.
//!
//! A keychain may open a prompt and wait for a person for ever. Every call therefore runs on a thread of
//! its own and is given up after a time; the thread ends whenever the keychain lets it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{RecvTimeoutError, sync_channel},
    },
    thread,
    time::Duration,
};

use keyring::{Entry, Error as KeyringError};
use longlist_core::{Case, Error, Result, connector::SecretStore};
use secrecy::{ExposeSecret, SecretString};

/// How long the product waits for the keychain.
pub const KEYCHAIN_TIMEOUT: Duration = Duration::from_secs(5);

/// The name that entries of the product have in the keychain.
const SERVICE: &str = "longlist";

/// Calls that may wait for the keychain at a time: a prompt nobody answers must not collect threads.
const MOST_WAITING: usize = 8;

/// Secrets in the keychain of the computer.
pub struct Keychain {
    service: String,
    timeout: Duration,
    waiting: Arc<AtomicUsize>,
}

impl Keychain {
    /// The product's entries, waiting no longer than [`KEYCHAIN_TIMEOUT`].
    pub fn new() -> Self {
        Self::with_service(SERVICE, KEYCHAIN_TIMEOUT)
    }

    /// Entries under another name, and another patience.
    pub fn with_service(service: &str, timeout: Duration) -> Self {
        Self {
            service: service.to_owned(),
            timeout,
            waiting: Arc::default(),
        }
    }

    /// Runs one call on the entry of that name, on its own thread.
    fn call<T: Send + 'static>(
        &self,
        name: &str,
        call: impl FnOnce(&Entry) -> keyring::Result<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let (service, name) = (self.service.clone(), name.to_owned());
        // Making the entry connects to the keychain and can wait as well.
        let whole = move || Entry::new(&service, &name).and_then(|entry| call(&entry));
        match within(self.timeout, &self.waiting, whole)? {
            Ok(value) => Ok(Some(value)),
            Err(KeyringError::NoEntry) => Ok(None),
            Err(error) => {
                let (case, message) = sentence(&error);
                Err(unavailable(case, message))
            }
        }
    }
}

impl Default for Keychain {
    fn default() -> Self {
        Self::new()
    }
}

impl SecretStore for Keychain {
    fn get(&self, name: &str) -> Result<Option<SecretString>> {
        self.call(name, |entry| entry.get_password().map(SecretString::from))
    }

    fn set(&self, name: &str, secret: &SecretString) -> Result<()> {
        let secret = secret.clone();
        self.call(name, move |entry| entry.set_password(secret.expose_secret()))?;
        Ok(())
    }

    fn forget(&self, name: &str) -> Result<()> {
        self.call(name, Entry::delete_credential)?;
        Ok(())
    }
}

/// Does something on a thread of its own and waits for it no longer than `timeout`.
fn within<T: Send + 'static>(
    timeout: Duration,
    waiting: &Arc<AtomicUsize>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    if waiting.fetch_add(1, Ordering::SeqCst) >= MOST_WAITING {
        waiting.fetch_sub(1, Ordering::SeqCst);
        return Err(unavailable(
            Case::KeychainWaiting,
            "the keychain has not answered several times and may show a window that waits for you",
        ));
    }
    let place = Place(Arc::clone(waiting));
    let (done, result) = sync_channel(1);
    let thread = thread::Builder::new().name("keychain".into()).spawn(move || {
        let value = work();
        drop(place);
        // Nobody listens after the time-out; the value is dropped, and a secret in it is wiped.
        let _ = done.send(value);
    });
    if thread.is_err() {
        return Err(unavailable(
            None,
            "the computer has no room for another thread to ask the keychain",
        ));
    }
    result.recv_timeout(timeout).map_err(|error| match error {
        RecvTimeoutError::Timeout => unavailable(
            Case::KeychainSilent,
            "the keychain did not answer; it may be locked and show a window that waits for you",
        ),
        RecvTimeoutError::Disconnected => unavailable(None, "the keychain broke down while it was asked"),
    })
}

/// A place among those who wait; given back even if the work panics.
struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// What happened, in our words: some of the keychain's errors carry the secret itself.
fn sentence(error: &KeyringError) -> (Option<Case>, &'static str) {
    match error {
        // The library looks for the keychain once in the life of a process.
        KeyringError::NoDefaultStore => (
            Some(Case::KeychainAbsent),
            "this computer had no keychain when Longlist started (on Linux: GNOME Keyring, KWallet or another Secret Service)",
        ),
        KeyringError::NoStorageAccess(_) => (
            Some(Case::KeychainLocked),
            "the keychain is locked or does not let Longlist in",
        ),
        KeyringError::PlatformFailure(_) => (
            Some(Case::KeychainUnreachable),
            "the keychain cannot be reached or refused to work",
        ),
        KeyringError::BadEncoding(_) | KeyringError::BadDataFormat(..) | KeyringError::BadStoreFormat(_) => (
            Some(Case::KeychainForeignEntry),
            "the keychain holds something under this name that is not from Longlist",
        ),
        KeyringError::TooLong(..) => (
            Some(Case::KeychainTooLong),
            "the keychain does not take a secret of this length",
        ),
        KeyringError::Ambiguous(_) => (
            Some(Case::KeychainSeveralEntries),
            "the keychain holds several secrets under this name; remove them and enter the secret again",
        ),
        KeyringError::Invalid(..) | KeyringError::NotSupportedByStore(_) => (
            Some(Case::KeychainRefuses),
            "the keychain does not take this secret",
        ),
        KeyringError::NoEntry => (None, "the keychain has no such secret"),
        _ => (None, "the keychain reported an error that Longlist does not know"),
    }
}

fn unavailable(case: impl Into<Option<Case>>, message: &str) -> Error {
    Error::KeychainUnavailable {
        case: case.into(),
        message: message.to_owned(),
    }
}

#[cfg(test)]
mod tests;
