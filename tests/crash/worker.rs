//! The process that works on a workspace, and its end.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    process::{Child, Command, Stdio},
    time::Duration,
};

use longlist_core::clock::Clock as _;
use longlist_tests::desk::Desk;
use secrecy::ExposeSecret as _;

/// A process that goes on with whatever is under way.
pub struct Worker(Child);

impl Worker {
    /// Starts it on a workspace that nobody has open.
    pub fn start(desk: &Desk) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_longlist-worker"))
            .arg(desk.path())
            .arg(desk.clock.now().to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the worker is built together with this test");
        let mut input = process.stdin.take().expect("it has an input");
        writeln!(input, "{}", desk.key().for_keychain().expose_secret()).expect("it reads its input");
        Self(process)
    }

    /// Kills it so long after it has opened the workspace, or so long after its start; whether it died of that.
    pub async fn die_after(mut self, patience: Duration, early: bool) -> bool {
        let killed = tokio::task::spawn_blocking(move || {
            if !early {
                self.hear("open");
            }
            // The moment of death is the point of this: it must be any.
            std::thread::sleep(patience);
            let killed = self.0.try_wait().unwrap().is_none();
            self.0.kill().unwrap();
            self.0.wait().unwrap();
            killed
        });
        killed.await.unwrap()
    }

    /// Lets it work until nothing runs any more.
    pub async fn finish(mut self) {
        let status = tokio::task::spawn_blocking(move || {
            self.hear("open");
            self.hear("done");
            self.0.wait().unwrap()
        });
        assert!(
            status.await.unwrap().success(),
            "a process that nobody kills ends well"
        );
    }

    fn hear(&mut self, word: &str) {
        let output = self.0.stdout.as_mut().expect("it has an output");
        let mut line = String::new();
        // Byte by byte, so that nothing of the next word is swallowed.
        BufReader::with_capacity(1, output)
            .read_line(&mut line)
            .expect("its output can be read");
        assert_eq!(line.trim(), word, "the process says how far it is");
    }
}
