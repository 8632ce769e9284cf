//! One workspace, one process: a lock on a file beside the workspace, which the system gives up for us
//! when the process ends, however it ends.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::Context as _;

use crate::{Code, Error, Result};

/// Held as long as the workspace is open.
pub struct WorkspaceLock {
    _file: File,
}

impl WorkspaceLock {
    /// Takes the lock of the workspace at `path`, without waiting.
    ///
    /// Beside the file itself, also when `path` is a link to it: two names are one workspace all the same.
    pub fn take(path: &Path) -> Result<Self> {
        let beside = beside(&itself(path)?);
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&beside)
            .map_err(|error| {
                let forbidden = [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem];
                if forbidden.contains(&error.kind()) {
                    read_only()
                } else {
                    error.into()
                }
            })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::WorkspaceInUse),
            Err(TryLockError::Error(error)) => Err(error).context("lock the workspace").map_err(Error::from),
        }
    }
}

/// What is said of a file that can be read and not written.
pub fn read_only() -> Error {
    Error::unusable(
        Code::WorkspaceReadOnly,
        "this workspace cannot be written to",
        "Give yourself permission to write to the file and its folder, or copy it to another place.",
    )
}

/// The file behind all links; of one that is yet to be made, its place in the folder behind all links.
fn itself(path: &Path) -> Result<PathBuf> {
    if path.exists() {
        return Ok(path.canonicalize()?);
    }
    let absolute = std::path::absolute(path)?;
    match (absolute.parent(), absolute.file_name()) {
        (Some(folder), Some(name)) => Ok(folder.canonicalize()?.join(name)),
        _ => Ok(absolute),
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    path.with_file_name(name)
}
