//! The app's log: files for a week, in the app's own log folder, never with personal details in them.
//!
//! Messages carry ids and counts. What a panic says may quote a value, so the log keeps only where it happened;
//! the whole text goes to standard error, which nobody stores.

use std::io::{self, Write};
use std::path::Path;

use anyhow::Context;
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;

/// How many days of logs are kept.
const DAYS: usize = 7;

/// How many bytes one start of the app may write: 8 MiB.
const BYTES_PER_START: usize = 8 << 20;

/// What is logged unless `LONGLIST_LOG` says otherwise (syntax of `tracing_subscriber::EnvFilter`).
const FILTER: &str = "warn,longlist_core=info,longlist_connectors=info,longlist_desktop=info";

/// Starts logging into `folder`; logging lasts as long as the answer is kept.
///
/// # Errors
///
/// When the folder cannot be made or written.
pub fn start(folder: &Path) -> anyhow::Result<WorkerGuard> {
    std::fs::create_dir_all(folder).context("making the log folder")?;
    let files = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("longlist")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder)
        .context("opening the log file")?;
    let (writer, guard) = NonBlockingBuilder::default().finish(Bounded {
        files,
        left: BYTES_PER_START,
    });
    let filter = EnvFilter::try_from_env("LONGLIST_LOG").unwrap_or_else(|_| EnvFilter::new(FILTER));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(writer)
        .try_init()
        .map_err(|error| anyhow::anyhow!("{error}"))
        .context("starting the log")?;
    Ok(guard)
}

/// Makes every panic leave a line in the log that says where it happened.
pub fn note_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic
            .location()
            .map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        tracing::error!(place, "a defect stopped a task");
        usual(panic);
    }));
}

/// A writer that stops, and says so, when a start of the app has written enough.
struct Bounded<W> {
    files: W,
    left: usize,
}

impl<W: Write> Write for Bounded<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Ok(line.len());
        }
        self.left = self.left.saturating_sub(line.len());
        self.files.write_all(line)?;
        if self.left == 0 {
            self.files
                .write_all(b"The log of this start is full; the rest is left out.\n")?;
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.files.flush()
    }
}

#[cfg(test)]
mod tests;
