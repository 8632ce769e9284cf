//! A file that is not there until it is complete.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use crate::{Case, Code, Error, Result};

/// The place beside a file where it is written. It goes away unless it is kept.
#[derive(Debug)]
pub(super) struct Draft {
    target: PathBuf,
    place: PathBuf,
    file: File,
    is_kept: bool,
}

impl Draft {
    /// Makes room for a file in its own folder, so that moving it into place is one step.
    pub(super) fn create(target: &Path) -> Result<Self> {
        if target.is_dir() {
            return Err(Error::invalid(
                Code::Unwritable,
                "there is a folder at this place",
                "Choose another name for the file.",
            )
            .in_case(Case::FolderAtPlace));
        }
        let folder = folder_of(target);
        for attempt in 0..100_u32 {
            let place = folder.join(format!(".longlist-{}-{attempt}.part", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&place) {
                Ok(file) => {
                    return Ok(Self {
                        target: target.to_owned(),
                        place,
                        file,
                        is_kept: false,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(unwritable(error)),
            }
        }
        Err(anyhow::anyhow!("find a free name for an unfinished file").into())
    }

    /// The file, to write into.
    pub(super) fn file(&self) -> Result<File> {
        Ok(self.file.try_clone()?)
    }

    /// The folder of the file.
    pub(super) fn folder(&self) -> PathBuf {
        folder_of(&self.target)
    }

    /// Writes out what is left and moves the file to its place.
    pub(super) fn keep(mut self, output: BufWriter<File>) -> Result<()> {
        output
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?
            .sync_all()?;
        std::fs::rename(&self.place, &self.target).map_err(unwritable)?;
        self.is_kept = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_kept {
            drop(std::fs::remove_file(&self.place)); // nobody can act on a leftover that cannot be removed
        }
    }
}

fn folder_of(target: &Path) -> PathBuf {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn unwritable(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::StorageFull {
        return Error::DiskFull;
    }
    Error::invalid(
        Code::Unwritable,
        "no file can be written at this place",
        "Choose a folder that exists and that you may write to.",
    )
}
