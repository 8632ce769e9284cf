//! Opens connections to a workspace file, and says clearly why a file cannot be opened.

use std::{
    fs::File,
    io::{ErrorKind, Read as _},
    path::Path,
};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use secrecy::{ExposeSecret as _, SecretString};

use crate::{Case, Code, Error, Noun, Result, key::Key};

/// A warm cache makes encryption nearly free: this many KiB of pages stay decrypted in memory.
const WRITER_CACHE_KIB: u32 = 48 * 1024;
const READER_CACHE_KIB: u32 = 8 * 1024;

/// Statements that a connection keeps prepared: more than this program has.
const STATEMENTS: usize = 256;

/// Pages of log after which a commit brings them into the file, and waits for the disk to have both.
pub const USUAL_LOG: u32 = 4_000;
/// The same while a file is imported, when [`empty_log`] does it next to the writer. The log starts anew only when
/// it is empty as a transaction begins, so it grows to a few hundred megabytes in a long import.
pub const LONGEST_LOG: u32 = 100_000;
/// What the log keeps of the disk when it is started anew.
const KEPT_LOG_BYTES: u32 = 32 << 20;

/// SQLite before this version can lose a commit when it resets its log.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How SQLCipher checks that a page is as it was written. Processors of the last years compute it in a third of the
/// time of SQLCipher's own choice, HMAC_SHA512, which took as long as all the rest of encrypting.
const PAGE_CHECK: &str = "HMAC_SHA256";

/// SQLCipher's page, and so the unit in which a whole file is long.
const PAGE_BYTES: u64 = 4096;

/// Refuses what cannot be a workspace before any key is tried.
pub fn check_file(path: &Path) -> Result<()> {
    let mut head = [0_u8; 16];
    let mut file = File::open(path).map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            Error::NotFound {
                noun: Noun::Workspace,
            }
        } else if error.kind() == ErrorKind::PermissionDenied {
            not_a_workspace(Case::WorkspaceForbidden, "this file cannot be read")
        } else {
            error.into()
        }
    })?;
    if file.metadata()?.is_dir() {
        return Err(not_a_workspace(
            Case::WorkspaceIsFolder,
            "this is a folder and not a workspace",
        ));
    }
    match file.read_exact(&mut head) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
            return Err(not_a_workspace(
                Case::WorkspaceTooShort,
                "this file is empty or too short to be a workspace",
            ));
        }
        Err(error) => return Err(error.into()),
    }
    if head == *b"SQLite format 3\0" {
        return Err(not_a_workspace(
            Case::PlainDatabase,
            "this file is a database, but not an encrypted workspace",
        ));
    }
    if file.metadata()?.len() % PAGE_BYTES != 0 {
        let damaged = Error::damaged("this file is not a workspace, or its end is missing");
        return Err(damaged.in_case(Case::EndMissingOrForeign));
    }
    Ok(())
}

/// Opens the connection that writes; creates the file where there is none.
pub fn open_writer(path: &Path, key: &Key) -> Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(cannot_open)?;
    if db.is_readonly("main")? {
        return Err(super::lock::read_only());
    }
    unlock(&db, key)?;
    // WAL with FULL: a commit is on the disk when `commit` returns. `secure_delete` overwrites erased people.
    db.execute_batch(&format!(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA wal_autocheckpoint = {USUAL_LOG};
         PRAGMA journal_size_limit = {KEPT_LOG_BYTES};
         PRAGMA cache_size = -{WRITER_CACHE_KIB};"
    ))?;
    check_whole(&db, path)?;
    Ok(db)
}

/// Opens a connection that only reads.
pub fn open_reader(path: &Path, key: &Key) -> Result<Connection> {
    // Read-write all the same: a reader of a WAL file must be able to write its shared memory.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(cannot_open)?;
    unlock(&db, key)?;
    db.execute_batch(&format!(
        "PRAGMA query_only = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -{READER_CACHE_KIB};"
    ))?;
    Ok(db)
}

fn unlock(db: &Connection, key: &Key) -> Result<()> {
    assert!(
        rusqlite::version_number() >= OLDEST_SQLITE,
        "the program is linked with an SQLite that can lose commits"
    );
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    key.with_digits(|digits| {
        let pragma = SecretString::from(format!("PRAGMA key = \"x'{digits}'\""));
        db.execute_batch(pragma.expose_secret())
    })?;
    db.pragma_update(None, "cipher_hmac_algorithm", PAGE_CHECK)?;
    match db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())) {
        Ok(()) => Ok(()),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => Err(Error::locked(
            "this key does not open the workspace, or the file is not a workspace",
            "Check the passphrase or recovery phrase, and that this is the right file.",
        )
        .in_case(Case::WrongKey)),
        Err(error) => Err(error.into()),
    }
}

/// After how many pages of log a commit brings them into the file.
pub fn empty_log_at(db: &Connection, pages: u32) -> Result<()> {
    Ok(db.pragma_update_and_check(None, "wal_autocheckpoint", pages, |_| Ok(()))?)
}

/// Brings what is committed from the log into the file, as far as no reader is in the way, without stopping anyone.
pub fn empty_log(db: &Connection) -> Result<()> {
    Ok(db.pragma_query(None, "wal_checkpoint", |_| Ok(()))?)
}

/// A file that was cut off between two pages opens, and fails much later: say it now.
fn check_whole(db: &Connection, path: &Path) -> Result<()> {
    empty_log(db)?;
    let pages: u32 = db.pragma_query_value(None, "page_count", |row| row.get(0))?;
    if std::fs::metadata(path)?.len() < u64::from(pages) * PAGE_BYTES {
        return Err(Error::damaged("the end of this workspace is missing").in_case(Case::EndMissing));
    }
    Ok(())
}

fn cannot_open(error: rusqlite::Error) -> Error {
    let read_only = matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied)
    );
    if read_only {
        super::lock::read_only()
    } else {
        error.into()
    }
}

fn not_a_workspace(case: Case, message: &str) -> Error {
    let hint = "Choose a file that Longlist made. Nothing was changed.";
    Error::unusable(Code::WorkspaceForeign, message, hint).in_case(case)
}
