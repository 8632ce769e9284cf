//! What the desktop app understands on its command line: `longlist-desktop [--workspace FILE] [FILE.csv]`.
//!
//! Three options and a file do not need a parser; the rich command line is `longlist`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// How the app is called, for `--help` and after a mistake.
pub const USAGE: &str = "Usage: longlist-desktop [--workspace FILE] [FILE.csv | FILE.xlsx]";

/// A start that shows the window.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The workspace to open instead of the usual one.
    pub workspace: Option<PathBuf>,
    /// A table that the import wizard shall open with, as when a file manager starts us.
    pub file: Option<PathBuf>,
}

/// What the command line asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Ask {
    /// Show the window.
    Window(Arguments),
    /// Print [`USAGE`] and leave.
    Help,
    /// Print the version and leave.
    Version,
}

/// Reads the arguments that follow the program's name.
///
/// Relative paths are taken from `folder`, the folder in which the app was started.
///
/// # Errors
///
/// A sentence that says what was not understood.
pub fn parse(given: impl IntoIterator<Item = OsString>, folder: &Path) -> Result<Ask, String> {
    let mut arguments = Arguments::default();
    let mut given = given.into_iter();
    while let Some(argument) = given.next() {
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(Ask::Help),
            Some("--version" | "-V") => return Ok(Ask::Version),
            Some("--workspace") => {
                let file = given.next().ok_or("--workspace needs the file that follows it")?;
                arguments.workspace = Some(folder.join(file));
            }
            Some(option) if option.starts_with('-') => {
                return Err(format!("There is no option {option}."));
            }
            Some(_) | None if arguments.file.is_none() => arguments.file = Some(folder.join(argument)),
            Some(_) | None => return Err("One file at a time, please.".to_owned()),
        }
    }
    Ok(Ask::Window(arguments))
}

#[cfg(test)]
mod tests;
