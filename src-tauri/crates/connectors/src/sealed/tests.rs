//! Secrets in a sealed file.

use std::{fs, path::Path};

use longlist_core::connector::SecretStore;
use secrecy::{ExposeSecret, SecretString};
use tempfile::TempDir;

use super::SealedFile;

const KEY: [u8; 32] = [7; 32];

fn folder() -> TempDir {
    tempfile::tempdir().expect("there is room for a folder")
}

fn read(file: &SealedFile, name: &str) -> Option<String> {
    file.get(name)
        .expect("the file opens")
        .map(|secret| secret.expose_secret().to_owned())
}

fn put(file: &SealedFile, name: &str, secret: &str) {
    file.set(name, &SecretString::from(secret))
        .expect("the file can be written");
}

fn names_in(folder: &Path) -> Vec<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn secrets_are_kept_replaced_and_forgotten() {
    let folder = folder();
    let path = folder.path().join("pool.secrets");
    let file = SealedFile::new(&path, &KEY);
    assert_eq!(read(&file, "a"), None, "no file, no secret");
    file.forget("a").expect("forgetting nothing is fine");
    assert!(!path.exists(), "and writes nothing");

    put(&file, "a", "first");
    put(&file, "b", "other – 秘密\n");
    put(&file, "a", "second");

    let again = SealedFile::new(&path, &KEY);
    assert_eq!(
        read(&again, "a").as_deref(),
        Some("second"),
        "another start of the app reads the last one"
    );
    assert_eq!(
        read(&again, "b").as_deref(),
        Some("other – 秘密\n"),
        "to the byte"
    );
    again.forget("a").unwrap();
    assert_eq!(read(&file, "a"), None, "it is gone");
    assert_eq!(
        read(&file, "b").as_deref(),
        Some("other – 秘密\n"),
        "and the other is not"
    );
    assert_eq!(
        names_in(folder.path()),
        ["pool.secrets"],
        "nothing is left beside it"
    );
}

#[test]
fn nothing_is_on_disk_in_clear() {
    let folder = folder();
    let path = folder.path().join("pool.secrets");
    put(&SealedFile::new(&path, &KEY), "account/1/token", "hunter2");
    let bytes = fs::read(&path).unwrap();
    for word in ["hunter2", "account/1/token", &"07".repeat(32)] {
        assert!(
            !bytes.windows(word.len()).any(|piece| piece == word.as_bytes()),
            "{word} is not in the file"
        );
    }
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = folder.path().join("pool.secrets");
    fs::write(&path, "").unwrap();
    fs::remove_file(&path).unwrap();
    let file = SealedFile::new(&path, &KEY);
    put(&file, "a", "x");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    put(&file, "a", "y");
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600,
        "also where it once was not so"
    );
}

#[test]
fn another_key_opens_nothing_and_destroys_nothing() {
    let folder = folder();
    let path = folder.path().join("pool.secrets");
    put(&SealedFile::new(&path, &KEY), "a", "hunter2");
    let before = fs::read(&path).unwrap();
    let stranger = SealedFile::new(&path, &[8; 32]);

    let read = stranger.get("a").unwrap_err();
    let write = stranger.set("a", &SecretString::from("x")).unwrap_err();

    assert_eq!(read.code(), "secrets_of_another_workspace", "{read}");
    assert_eq!(
        write.code(),
        "secrets_of_another_workspace",
        "writing would have lost the others"
    );
    assert_eq!(fs::read(&path).unwrap(), before, "the file is as it was");
}

#[test]
fn a_damaged_file_is_refused_and_kept() {
    let folder = folder();
    let path = folder.path().join("pool.secrets");
    put(&SealedFile::new(&path, &KEY), "a", "hunter2");
    let whole = fs::read(&path).unwrap();
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    let half = whole.get(..whole.len() / 2).unwrap().to_vec();
    for broken in [
        vec![],
        b"not an age file".to_vec(),
        half,
        flipped,
        vec![b'x'; 1_100_000],
    ] {
        fs::write(&path, &broken).unwrap();
        let error = SealedFile::new(&path, &KEY)
            .set("b", &SecretString::from("hunter3"))
            .unwrap_err();
        assert!(
            error.code().starts_with("secrets_"),
            "{} bytes: {error:?}",
            broken.len()
        );
        assert!(!error.hint().is_empty(), "it says what to do");
        assert_eq!(
            fs::read(&path).unwrap(),
            broken,
            "a file that we cannot read is not overwritten"
        );
    }
}

#[test]
fn what_a_crash_left_behind_does_not_matter() {
    let folder = folder();
    let path = folder.path().join("pool.secrets");
    let file = SealedFile::new(&path, &KEY);
    put(&file, "a", "first");
    fs::write(folder.path().join("pool.secrets.new"), "half a fi").unwrap();
    assert_eq!(
        read(&file, "a").as_deref(),
        Some("first"),
        "the old file counts until the new one is whole"
    );
    put(&file, "a", "second");
    assert_eq!(
        read(&file, "a").as_deref(),
        Some("second"),
        "the next write clears it away"
    );
    assert_eq!(
        names_in(folder.path()),
        ["pool.secrets"],
        "nothing is left beside it"
    );
}

#[cfg(unix)]
#[test]
fn a_link_put_in_the_way_is_not_followed() {
    let folder = folder();
    let path = folder.path().join("pool.secrets");
    let victim = folder.path().join("victim");
    fs::write(&victim, "untouched").unwrap();
    std::os::unix::fs::symlink(&victim, folder.path().join("pool.secrets.new")).unwrap();
    put(&SealedFile::new(&path, &KEY), "a", "x");
    assert_eq!(
        fs::read_to_string(&victim).unwrap(),
        "untouched",
        "only our own file is written"
    );
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error_and_no_crash() {
    let folder = folder();
    let file = SealedFile::new(folder.path().join("missing").join("pool.secrets"), &KEY);
    let error = file.set("a", &SecretString::from("hunter2")).unwrap_err();
    assert!(
        !format!("{error:?}").contains("hunter2"),
        "no secret in the error"
    );
}

#[test]
fn many_threads_lose_nothing() {
    let folder = folder();
    let file = SealedFile::new(folder.path().join("pool.secrets"), &KEY);
    std::thread::scope(|scope| {
        for number in 0..8 {
            let file = &file;
            scope.spawn(move || put(file, &format!("account/{number}"), "x"));
        }
    });
    assert!(
        (0..8).all(|number| read(&file, &format!("account/{number}")).is_some()),
        "all eight are there"
    );
}
