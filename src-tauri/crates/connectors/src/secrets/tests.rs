//! Secrets in the keychain, with a timeout.

use std::{
    sync::{Arc, mpsc::channel},
    time::{Duration, Instant},
};

use keyring::Error as KeyringError;
use longlist_core::Result;

use super::{MOST_WAITING, sentence, within};

#[cfg(target_os = "linux")]
mod session;

#[test]
fn a_keychain_that_waits_for_a_person_is_given_up() {
    let (_never, blocked) = channel::<()>();
    let begin = Instant::now();

    let result = within(Duration::from_millis(20), &Arc::default(), move || blocked.recv());

    let error = result.expect_err("there was no answer");
    assert_eq!(
        error.code(),
        "keychain_unavailable",
        "the unlock screen offers the passphrase"
    );
    assert!(
        begin.elapsed() < Duration::from_secs(3),
        "a hanging keychain does not hang us"
    );
}

#[test]
fn a_prompt_that_nobody_answers_does_not_collect_threads() {
    let waiting = Arc::default();
    let mut prompts = Vec::new();
    let mut hang = || {
        let (prompt, blocked) = channel::<()>();
        prompts.push(prompt);
        within(Duration::ZERO, &waiting, move || blocked.recv())
            .expect_err("nobody answers")
            .to_string()
    };
    let first = hang();
    for _ in 1..MOST_WAITING {
        assert_eq!(hang(), first, "each call waits its time");
    }

    assert_ne!(hang(), first, "one too many is refused at once");

    drop(prompts);
    let again = (0..500).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        within(Duration::from_secs(1), &waiting, || ()).is_ok()
    });
    assert!(again, "when the prompts are answered the keychain works again");
}

#[test]
fn a_keychain_that_breaks_down_is_an_error() {
    let result: Result<()> = within(Duration::from_secs(5), &Arc::default(), || {
        panic!("as some drivers do")
    });
    assert_eq!(
        result.unwrap_err().code(),
        "keychain_unavailable",
        "the panic stays on its thread"
    );
}

#[test]
fn no_secret_gets_into_an_error() {
    let platform = || Box::<dyn std::error::Error + Send + Sync>::from("hunter2");
    for error in [
        KeyringError::BadEncoding(b"hunter2".to_vec()),
        KeyringError::BadDataFormat(b"hunter2".to_vec(), platform()),
        KeyringError::PlatformFailure(platform()),
        KeyringError::NoStorageAccess(platform()),
        KeyringError::Invalid("hunter2".into(), "hunter2".into()),
    ] {
        let (_, said) = sentence(&error);
        assert!(!said.contains("hunter2"), "the sentence is ours");
    }
}
