//! The table of results, in Markdown.

use std::{fmt::Write as _, io::Write as _};

/// One line for each thing measured.
#[derive(Default)]
pub struct Table(Vec<Line>);

/// One thing measured.
pub struct Line {
    /// What was measured.
    pub what: String,
    /// What it must reach; nothing where it is only for information.
    pub must: &'static str,
    /// What came out, and what the yardstick came to.
    pub measured: String,
    /// The number that is compared with what it must reach.
    pub ratio: String,
    /// Whether it reaches it, where it must reach something.
    pub reached: Option<bool>,
}

impl Table {
    /// Adds a line, and shows it at once to whoever waits.
    #[expect(clippy::print_stderr, reason = "measuring takes minutes and somebody waits")]
    pub fn add(&mut self, line: Line) {
        eprintln!(
            "{}: {} ({}; must reach: {})",
            line.what, line.measured, line.ratio, line.must
        );
        self.0.push(line);
    }

    /// Writes the table to standard output.
    pub fn print(&self, machine: &str) -> anyhow::Result<()> {
        let mut text =
            format!("{machine}\n\n| what | must reach | measured | ratio | |\n|---|---|---|---|---|\n");
        for line in &self.0 {
            let Line {
                what,
                must,
                measured,
                ratio,
                reached,
            } = line;
            let verdict = match reached {
                Some(true) => "reached",
                Some(false) => "**missed**",
                None => "",
            };
            writeln!(text, "| {what} | {must} | {measured} | {ratio} | {verdict} |")?;
        }
        Ok(std::io::stdout().write_all(text.as_bytes())?)
    }
}
