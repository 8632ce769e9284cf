//! Logs: to standard error, warnings unless `RUST_LOG` asks for more, and never what libraries say.

use std::io::{self, IsTerminal as _};

use tracing::{Metadata, level_filters::LevelFilter};
use tracing_subscriber::{
    EnvFilter, filter::filter_fn, layer::SubscriberExt as _, util::SubscriberInitExt as _,
};

/// Starts logging.
pub fn start() {
    let filter = EnvFilter::builder()
        .with_default_directive(LevelFilter::WARN.into())
        .from_env_lossy();
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    // A second start, which there is not, would keep the first.
    let _ = tracing_subscriber::registry()
        .with(filter)
        .with(filter_fn(is_ours))
        .with(lines)
        .try_init();
}

/// Our own lines carry ids and counts. Those of libraries could carry addresses, names or headers.
fn is_ours(line: &Metadata<'_>) -> bool {
    line.target().starts_with("longlist")
}
