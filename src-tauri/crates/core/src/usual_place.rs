//! Where the workspace is unless somebody says otherwise: one place for the window and the command line.

use std::path::PathBuf;

/// The folder of the product among those of all programs. The system knows the window by the same name.
pub const FOLDER: &str = "app.longlist.desktop";

/// The file in it.
const FILE: &str = "workspace.longlist";

/// The workspace that is opened when nobody names one; none where the system has no place for it.
pub fn usual_place() -> Option<PathBuf> {
    Some(folder_of_programs()?.join(FOLDER).join(FILE))
}

/// Where this system wants programs to keep what is theirs.
fn folder_of_programs() -> Option<PathBuf> {
    let named = |variable: &str| {
        std::env::var_os(variable)
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
    };
    if cfg!(windows) {
        return named("APPDATA");
    }
    if cfg!(target_os = "macos") {
        return Some(std::env::home_dir()?.join("Library").join("Application Support"));
    }
    named("XDG_DATA_HOME").or_else(|| Some(std::env::home_dir()?.join(".local").join("share")))
}
