//! What people get wrong, and what happens to files: a clear refusal, nothing written, nothing lost.

#![expect(clippy::unwrap_used, reason = "a panic is how a test reports")]

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use longlist_core::{Error, account::Product, key::Key, workspace::Workspace};
use longlist_tests::desk::Desk;
use secrecy::{ExposeSecret as _, SecretString};

#[tokio::test]
async fn a_workspace_that_lost_its_end_is_refused_and_left_alone() {
    let desk = closed_desk().await;
    let whole = fs::read(desk.path()).unwrap();
    let lengths = [
        0,
        10,
        16,
        4_095,
        4_096,
        8_192,
        whole.len() / 2,
        whole.len() - 4_096,
        whole.len() - 1,
    ];

    for length in lengths {
        let path = desk.folder().join("cut.longlist");
        fs::write(&path, &whole[..length]).unwrap();

        let refusal = open(&desk, &path)
            .await
            .err()
            .unwrap_or_else(|| panic!("{length} bytes are no workspace"));

        assert!(
            ["workspace_damaged", "workspace_foreign"].contains(&refusal.code()),
            "{length} bytes: {refusal}"
        );
        assert_eq!(
            fs::read(&path).unwrap(),
            &whole[..length],
            "{length} bytes are left as they were"
        );
    }
}

#[tokio::test]
async fn what_is_no_workspace_is_refused_and_left_alone() {
    let desk = closed_desk().await;
    let plain = desk.folder().join("plain.longlist");
    rusqlite::Connection::open(&plain)
        .unwrap()
        .execute_batch("CREATE TABLE people (name TEXT)")
        .unwrap();
    let text = desk.file("text.longlist", "Full Name,LinkedIn Profile\n");
    let noise = desk.folder().join("noise.longlist");
    fs::write(
        &noise,
        (0..8_192_u32)
            .map(|byte| (byte * 31 % 251) as u8)
            .collect::<Vec<_>>(),
    )
    .unwrap();
    let folder = desk.folder().join("folder.longlist");
    fs::create_dir(&folder).unwrap();

    let expected = [
        (&plain, "workspace_foreign"),
        (&text, "workspace_damaged"),
        (&noise, "workspace_locked"),
        (&folder, "workspace_foreign"),
        (&desk.folder().join("nothing.longlist"), "not_found"),
    ];
    for (path, code) in expected {
        let before = fs::read(path).ok();
        let refusal = open(&desk, path)
            .await
            .err()
            .unwrap_or_else(|| panic!("{} is no workspace", path.display()));
        assert_eq!(refusal.code(), code, "{}: {refusal}", path.display());
        assert!(
            !refusal.hint().is_empty(),
            "{} comes with what to do",
            path.display()
        );
        assert_eq!(
            fs::read(path).ok(),
            before,
            "{} is left as it was",
            path.display()
        );
    }
}

#[tokio::test]
async fn another_key_does_not_open_a_workspace() {
    let desk = closed_desk().await;
    let before = fs::read(desk.path()).unwrap();
    let wrong = Key::from_passphrase(&desk.path(), &SecretString::from("not the passphrase")).unwrap();

    let refusal = Workspace::open(&desk.path(), &wrong, desk.clock.clone(), desk.connectors())
        .await
        .err();

    assert_eq!(
        refusal.unwrap().code(),
        "workspace_locked",
        "whatever it holds stays closed"
    );
    assert_eq!(fs::read(desk.path()).unwrap(), before, "and as it was");
}

#[tokio::test]
async fn a_passphrase_and_a_recovery_phrase_open_what_they_made() {
    let desk = closed_desk().await;
    let path = desk.folder().join("own.longlist");
    let passphrase = SecretString::from("correct horse battery staple");
    let key = Key::from_new_passphrase(&passphrase).unwrap();
    let words = SecretString::from(key.recovery_phrase().join(" "));
    drop(
        Workspace::create(&path, &key, desk.clock.clone(), desk.connectors())
            .await
            .unwrap(),
    );

    for key in [
        Key::from_passphrase(&path, &passphrase),
        Key::from_recovery_phrase(&path, &words),
    ] {
        let opened = Workspace::open(&path, &key.unwrap(), desk.clock.clone(), desk.connectors()).await;
        assert!(opened.is_ok(), "both are the key");
    }
    let short = Key::from_new_passphrase(&SecretString::from("seven77")).err();
    assert_eq!(
        short.unwrap().code(),
        "passphrase_too_short",
        "a passphrase has to be one"
    );
}

#[tokio::test]
async fn a_workspace_is_open_once_at_a_time() {
    let desk = Desk::with(few()).await;

    let refusal = open(&desk, &desk.path()).await.err().unwrap();

    assert!(
        matches!(refusal, Error::WorkspaceInUse),
        "the second is told: {refusal}"
    );
    let refusal = Workspace::create(&desk.path(), desk.key(), desk.clock.clone(), desk.connectors())
        .await
        .err();
    assert_eq!(
        refusal.unwrap().code(),
        "workspace_exists",
        "nor is one made over it"
    );
    desk.search("Vienna").await;
}

#[tokio::test]
async fn a_workspace_of_a_newer_program_is_refused_and_left_alone() {
    let desk = closed_desk().await;
    let ledger = longlist_tests::ledger::Ledger::open(&desk.path(), desk.key());
    ledger.write(
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
         SELECT max(version) + 1, 'later', max(applied_on), '1' FROM refinery_schema_history",
    );
    drop(ledger);
    let before = fs::read(desk.path()).unwrap();

    let refusal = open(&desk, &desk.path()).await.err().unwrap();

    assert!(
        matches!(refusal, Error::WorkspaceTooNew),
        "it may hold what this program would break: {refusal}"
    );
    assert_eq!(fs::read(desk.path()).unwrap(), before, "nothing was changed");
}

#[tokio::test]
async fn a_workspace_of_another_edition_is_refused() {
    let desk = closed_desk().await;
    let ledger = longlist_tests::ledger::Ledger::open(&desk.path(), desk.key());
    ledger.write("UPDATE refinery_schema_history SET checksum = '1' WHERE version = 2");
    drop(ledger);

    let refusal = open(&desk, &desk.path()).await.err().unwrap();

    assert_eq!(
        refusal.code(),
        "workspace_foreign",
        "its tables are not ours: {refusal}"
    );
}

#[tokio::test]
async fn a_workspace_that_cannot_be_written_to_is_refused() {
    let desk = closed_desk().await;
    let folder = tempfile::tempdir().unwrap();
    let (program, path) = (folder.path().join("importer"), folder.path().join("own.longlist"));
    fs::copy(env!("CARGO_BIN_EXE_longlist-worker"), &program).unwrap();
    fs::copy(desk.path(), &path).unwrap();
    let modes = |file: u32, around: u32| {
        fs::set_permissions(&path, fs::Permissions::from_mode(file)).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(around)).unwrap();
    };
    for (what, file, around) in [
        ("the file", 0o444, 0o777),
        ("the folder", 0o666, 0o555),
        ("both", 0o444, 0o555),
    ] {
        modes(file, around);
        let said = open_as_somebody(&program, &path, desk.key());
        modes(0o644, 0o755);

        assert!(
            said.contains("this workspace cannot be written to"),
            "{what} cannot be written to: {said}"
        );
        let _ = fs::remove_file(folder.path().join("own.longlist.lock"));
    }
}

#[tokio::test]
async fn an_import_of_nothing_is_refused() {
    let desk = Desk::with(few()).await;
    let (search, account) = (desk.search("Vienna").await, desk.account(Product::Classic).await);
    let ask = desk.ask(search, account, &desk.url(Product::Classic, "small"), 0);

    let refusal = desk.workspace().start_linkedin_import(ask).await.unwrap_err();

    assert_eq!(refusal.code(), "size_invalid", "a size is at least one");
    assert!(
        desk.workspace().runs(None).await.unwrap().is_empty(),
        "and no run begins"
    );
}

#[tokio::test]
async fn an_import_that_the_account_has_no_product_for_is_refused() {
    let desk = Desk::with(few()).await;
    let (search, account) = (desk.search("Vienna").await, desk.account(Product::Classic).await);
    let url = desk.url(Product::Recruiter, "small");

    let import = desk
        .workspace()
        .start_linkedin_import(desk.ask(search, account, &url, 10))
        .await
        .unwrap_err();
    let preview = desk.workspace().preview_search(account, &url).await.unwrap_err();

    assert_eq!(
        (import.code(), preview.code()),
        ("not_subscribed", "not_subscribed"),
        "before anything is asked"
    );
    assert_eq!(
        desk.bill(Product::Classic).requests,
        0,
        "the provider has not heard of it"
    );
}

#[tokio::test]
async fn addresses_that_are_no_search_are_refused_before_anything_is_asked() {
    let desk = Desk::with(few()).await;
    let (search, account) = (desk.search("Vienna").await, desk.account(Product::Classic).await);
    let addresses = [
        "",
        "javascript:alert(1)",
        "http://www.linkedin.com/search/results/people/?keywords=x",
        "https://linkedin.com.evil.test/search/results/people/?keywords=x",
        "https://www.linkedin.com@evil.test/search/results/people/",
        "https://www.linkedin.com/in/ada",
        "https://www.linkedin.com/company/engines",
        "https://www.linkedin.com/feed/",
    ];

    for address in addresses {
        let import = desk
            .workspace()
            .start_linkedin_import(desk.ask(search, account, address, 10))
            .await;
        let preview = desk.workspace().preview_search(account, address).await;
        let (import, preview) = (import.unwrap_err(), preview.unwrap_err());
        assert!(
            matches!(import, Error::Invalid { .. }),
            "{address:?} is refused: {import}"
        );
        assert_eq!(
            import.code(),
            preview.code(),
            "{address:?} is refused alike everywhere"
        );
    }
    assert_eq!(desk.quota(account).await.used, 0, "a mistake costs nothing");
}

#[tokio::test]
async fn tokens_and_addresses_of_providers_are_checked_before_they_are_kept() {
    let desk = Desk::with(few()).await;
    let tokens = ["", "  ", "abc\ndef", "abc\n", "abc def", "schlüssel"];
    for token in tokens {
        let new = desk.new_account(Product::Classic, "Europe/Vienna");
        let refusal = desk
            .workspace()
            .add_account(new, &SecretString::from(token))
            .await
            .unwrap_err();
        assert_eq!(refusal.code(), "token_invalid", "{token:?} is no token");
    }
    let dsns = [
        ("http://api8.unipile.com:13851", "dsn_insecure"),
        ("https://user@api8.unipile.com", "dsn_invalid"),
        ("https://api8.unipile.com/other", "dsn_invalid"),
        ("ftp://api8.unipile.com", "dsn_invalid"),
        ("", "dsn_invalid"),
    ];
    for (dsn, code) in dsns {
        let new = desk.new_account(Product::Classic, "Europe/Vienna");
        let new = longlist_core::account::NewAccount {
            dsn: dsn.to_owned(),
            ..new
        };
        let refusal = desk
            .workspace()
            .add_account(new, &SecretString::from("token"))
            .await
            .unwrap_err();
        assert_eq!(refusal.code(), code, "{dsn:?} is no address for a token");
    }
    let new = desk.new_account(Product::Classic, "Europe/Wien");
    let refusal = desk
        .workspace()
        .add_account(new, &SecretString::from("token"))
        .await
        .unwrap_err();
    assert_eq!(
        refusal.code(),
        "time_zone_unknown",
        "days need a zone that exists"
    );
    assert!(
        desk.workspace().accounts().await.unwrap().is_empty(),
        "nothing was kept"
    );
}

#[tokio::test]
async fn an_account_is_connected_once() {
    let desk = Desk::with(few()).await;
    desk.account(Product::Classic).await;

    let new = desk.new_account(Product::Classic, "Asia/Tokyo");
    let refusal = desk
        .workspace()
        .add_account(new, &SecretString::from("token"))
        .await
        .unwrap_err();

    assert_eq!(refusal.code(), "account_exists", "or it would have two quotas");
}

/// Two people are enough where nobody is imported.
fn few() -> longlist_sandbox::Options {
    longlist_sandbox::Options {
        people: 2,
        ..Default::default()
    }
}

async fn closed_desk() -> Desk {
    let mut desk = Desk::with(few()).await;
    desk.search("Vienna").await;
    desk.close().await;
    desk
}

async fn open(desk: &Desk, path: &Path) -> longlist_core::Result<Workspace> {
    Workspace::open(path, desk.key(), desk.clock.clone(), desk.connectors()).await
}

/// Opens a workspace as somebody whom file permissions bind, which root they do not; returns what was said.
fn open_as_somebody(program: &Path, path: &Path, key: &Key) -> String {
    let is_root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    let mut command = if is_root {
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
            .arg(program);
        command
    } else {
        Command::new(program)
    };
    let input = tempfile::NamedTempFile::new().unwrap();
    fs::write(input.path(), key.for_keychain().expose_secret()).unwrap();
    let output = command
        .args([PathBuf::from(path), PathBuf::from("2026-03-10T08:00:00Z")])
        .stdin(Stdio::from(input.reopen().unwrap()))
        .output()
        .expect("the importer starts");
    assert!(
        !output.status.success(),
        "what cannot be written to is not opened"
    );
    String::from_utf8_lossy(&output.stderr).into_owned()
}
