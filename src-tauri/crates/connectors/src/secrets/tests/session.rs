//! On a real Secret Service, on a locked one, and on none.
//!
//! The library looks for the keychain once in the life of a process, and a test must not touch the keychain
//! of whoever runs it. So each test runs a copy of itself, alone, with a session bus of its own or none.

use std::{
    env,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use longlist_core::connector::SecretStore as _;
use secrecy::{ExposeSecret as _, SecretString};

use crate::secrets::Keychain;

/// Set for the copy of a test that runs in a session of its own, to the part it has there.
const PART: &str = "LONGLIST_TEST_PART";

/// Starts a keychain that is open.
const UNLOCKED: &str = "printf open-sesame | gnome-keyring-daemon --unlock --components=secrets";

/// Starts a keychain that is locked if it has existed before.
const LOCKED: &str = "gnome-keyring-daemon --start --components=secrets";

/// How long these tests let a keychain wait.
const PATIENCE: Duration = Duration::from_secs(10);

#[test]
fn without_a_keychain_there_is_a_quick_clear_error() {
    if env::var_os(PART).is_some() {
        let begin = Instant::now();
        let error = keychain().get("nothing").expect_err("there is no keychain");
        assert_eq!(error.code(), "keychain_unavailable", "the caller can act on it");
        assert!(
            error.to_string().contains("no keychain"),
            "it says what is missing: {error}"
        );
        assert!(begin.elapsed() < PATIENCE, "it fails and does not time out");
        return;
    }
    let mut copy = Command::new(env::current_exe().expect("a test knows its own program"));
    copy.args([
        "--exact",
        "secrets::tests::session::without_a_keychain_there_is_a_quick_clear_error",
    ]);
    passes(
        copy.env(PART, "no bus")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"),
    );
}

#[test]
fn a_real_keychain_keeps_and_forgets() {
    if env::var_os(PART).is_none() {
        let home = tempfile::tempdir().expect("there is room for a folder");
        return passes(&mut session(
            home.path(),
            UNLOCKED,
            "a_real_keychain_keeps_and_forgets",
        ));
    }
    let keychain = keychain();
    keychain.forget("name").expect("forgetting nothing is fine");
    assert!(keychain.get("name").unwrap().is_none(), "there is nothing yet");

    keychain.set("name", &SecretString::from("first")).unwrap();
    keychain
        .set("name", &SecretString::from("second – zweite Zeile\n"))
        .unwrap();

    let kept = keychain.get("name").unwrap().expect("it was kept");
    assert_eq!(
        kept.expose_secret(),
        "second – zweite Zeile\n",
        "the last one, to the byte"
    );
    assert!(keychain.get("other").unwrap().is_none(), "names are apart");
    keychain.forget("name").unwrap();
    assert!(keychain.get("name").unwrap().is_none(), "it is gone");
}

#[test]
fn a_locked_keychain_is_an_error_and_never_a_hang() {
    const NAME: &str = "a_locked_keychain_is_an_error_and_never_a_hang";
    let begin = Instant::now();
    match env::var(PART).as_deref() {
        Ok(UNLOCKED) => keychain().set("name", &SecretString::from("hunter2")).unwrap(),
        Ok(_) => {
            let error = keychain().get("name").expect_err("nobody has unlocked it");
            assert_eq!(
                error.code(),
                "keychain_unavailable",
                "a secret out of reach is not a missing secret"
            );
            let error = keychain()
                .set("name", &SecretString::from("hunter3"))
                .expect_err("nor can it be written");
            assert!(!format!("{error:?}").contains("hunter"), "no secret in the error");
            assert!(
                begin.elapsed() < 2 * PATIENCE + Duration::from_secs(1),
                "no call waits longer than it was told"
            );
        }
        Err(_) => {
            let home = tempfile::tempdir().expect("there is room for a folder");
            passes(&mut session(home.path(), UNLOCKED, NAME));
            passes(&mut session(home.path(), LOCKED, NAME));
        }
    }
}

/// The keychain of a private session.
fn keychain() -> Keychain {
    Keychain::with_service("longlist-test", PATIENCE)
}

/// A copy of a test in a session of its own, with the keychain that `daemon` starts.
fn session(home: &Path, daemon: &str, test: &str) -> Command {
    let mut session = Command::new("dbus-run-session");
    session.args(["--", "sh", "-c"]).arg(format!(
        "{daemon} >&2 && exec \"$0\" --exact secrets::tests::session::{test}"
    ));
    session.arg(env::current_exe().expect("a test knows its own program"));
    session
        .env(PART, daemon)
        .env("XDG_DATA_HOME", home)
        .env("XDG_RUNTIME_DIR", home)
        .env_remove("DISPLAY");
    session
}

fn passes(copy: &mut Command) {
    let output = copy
        .output()
        .expect("dbus-run-session and gnome-keyring-daemon are installed (make test does it)");
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(
        output.status.success() && out.contains("1 passed"),
        "{out}\n{err}"
    );
}
