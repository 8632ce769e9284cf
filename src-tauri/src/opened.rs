//! The file the app was opened with, until the page asks for it.
//!
//! It comes from the command line, from a second start, or from a file dropped on the window. The page
//! never learns its path: it asks for the pending file, and a command takes it from here.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// At most one file; a newer one replaces one that nobody took.
#[derive(Debug, Default)]
pub struct OpenedFile(Mutex<Option<PathBuf>>);

impl OpenedFile {
    /// Holds a file for the page.
    pub fn put(&self, file: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
    }

    /// Hands the file over, once.
    pub fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
