//! A program that plays a part on the stage, and leaves with it.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// A running program that is ended when this value goes, also when a test panics.
///
/// Commands come from [`tied`], so that not even a test that was killed leaves an X server behind.
#[derive(Debug)]
pub struct Actor {
    child: Child,
}

impl Actor {
    /// Starts a program and gives it `words` to read.
    ///
    /// # Errors
    ///
    /// When it is not installed.
    pub fn enter(name: &str, mut command: Command, words: &str) -> Result<Self> {
        command.stdin(Stdio::piped());
        let child = command
            .spawn()
            .with_context(|| format!("starting {name}; is it installed?"))?;
        let mut actor = Self { child };
        let mut ear = actor.child.stdin.take().context("standard input is a pipe")?;
        ear.write_all(words.as_bytes())
            .with_context(|| format!("talking to {name}"))?;
        Ok(actor)
    }

    /// Starts a program that says one line when it is ready, and hands that line back.
    ///
    /// # Errors
    ///
    /// When it is not installed, or says nothing within the time.
    pub fn enter_and_listen(name: &str, mut command: Command, wait: Duration) -> Result<(Self, String)> {
        command.stdout(Stdio::piped());
        let mut actor = Self::enter(name, command, "")?;
        let mouth = actor.child.stdout.take().context("standard output is a pipe")?;
        let (sender, line) = mpsc::channel();
        std::thread::spawn(move || {
            let mut lines = BufReader::new(mouth).lines();
            if let Some(Ok(first)) = lines.next() {
                // Nobody listens any more when the wait was too long.
                let _ = sender.send(first);
            }
            lines.for_each(drop); // a full pipe would stop the program
        });
        match line.recv_timeout(wait) {
            Ok(first) => Ok((actor, first)),
            Err(_) => bail!("{name} said nothing within {wait:?}"),
        }
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Actor {
    fn drop(&mut self) {
        // It may have left by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A command whose program the kernel ends with the thread that starts it.
pub fn tied(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--"]).arg(program);
    command
}

/// Asks again and again until something is so.
///
/// # Errors
///
/// After `limit`, with the last reason why it was not so.
pub fn wait_until<T>(what: &str, limit: Duration, mut ask: impl FnMut() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    loop {
        match ask() {
            Ok(answer) => return Ok(answer),
            Err(reason) if start.elapsed() >= limit => {
                return Err(reason.context(format!("waited {limit:?} in vain until {what}")));
            }
            Err(_) => std::thread::sleep(Duration::from_millis(50)),
        }
    }
}
