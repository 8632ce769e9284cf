//! A desk to work at: a folder, a workspace with a passphrase, and a memory of everything that was printed.

use std::{
    cell::RefCell,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use longlist_sandbox::{Options, Product, Sandbox};
use serde_json::Value;
use tempfile::TempDir;

/// Opens every workspace of these tests.
pub const PASSPHRASE: &str = "quarry lantern bicycle";

/// A folder with a workspace in it.
///
/// Commands open it with the recovery phrase: a passphrase is made slow on purpose, and slower still without
/// optimisation. The tests of opening use the passphrase.
pub struct Desk {
    folder: TempDir,
    phrase: RefCell<String>,
    printed: RefCell<String>,
}

/// What a process said, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    /// A folder without a workspace.
    pub fn bare() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            phrase: RefCell::default(),
            printed: RefCell::default(),
        }
    }

    /// A folder with a new workspace.
    pub fn new() -> Self {
        let desk = Self::bare();
        let made = desk.ask(&mut desk.scripted(&["init"])).done();
        let words = made["recovery_phrase"].as_array().unwrap();
        let words: Vec<_> = words.iter().map(|word| word.as_str().unwrap()).collect();
        desk.phrase.replace(words.join(" "));
        desk
    }

    /// A workspace with a project and a search, and the search's id.
    pub fn with_search() -> (Self, String) {
        let desk = Self::new();
        let search = desk.add_search("Vienna");
        (desk, search)
    }

    /// Adds a project with one search; its id.
    pub fn add_search(&self, name: &str) -> String {
        let project = id(&self.run(&["project", "add", "Backend engineer"]).done());
        id(&self.run(&["search", "add", "--project", &project, name]).done())
    }

    /// Where a file of this desk is.
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The same as text.
    pub fn path(&self, name: &str) -> String {
        self.place(name).to_str().unwrap().to_owned()
    }

    /// Puts a file on the desk; where it is.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.place(name), content).unwrap();
        self.path(name)
    }

    /// The file's text.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.place(name)).unwrap()
    }

    /// `longlist` with an environment that has nothing in it but a home of its own.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_longlist"));
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.folder.path())
            .env("APPDATA", self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// The same on the desk's workspace, for a script, with the passphrase.
    pub fn scripted(&self, arguments: &[&str]) -> Command {
        let mut command = self.command();
        command
            .env("LONGLIST_PASSPHRASE", PASSPHRASE)
            .args(["--json", "--workspace", &self.path("workspace.longlist")])
            .args(arguments);
        command
    }

    /// The same, with the recovery phrase on standard input in place of the passphrase.
    pub fn quick(&self, arguments: &[&str]) -> Command {
        let mut command = self.scripted(arguments);
        command
            .env_remove("LONGLIST_PASSPHRASE")
            .arg("--recovery-phrase-stdin");
        command
    }

    /// Runs a command as a script would.
    pub fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, "")
    }

    /// The same with something on standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Said {
        let phrase = self.phrase.borrow();
        self.feed(&mut self.quick(arguments), &format!("{phrase}\n{input}"))
    }

    /// Starts a command that somebody will interrupt.
    pub fn start(&self, arguments: &[&str]) -> Child {
        self.start_in(arguments, &[])
    }

    /// The same with more in its environment.
    pub fn start_in(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Child {
        let mut command = self.quick(arguments);
        command.envs(environment.iter().copied());
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        let phrase = self.phrase.borrow();
        writeln!(child.stdin.take().unwrap(), "{phrase}").unwrap();
        child
    }

    /// Runs a command as a person would whose output goes into a pipe.
    pub fn tell(&self, arguments: &[&str]) -> Said {
        let mut command = self.command();
        let workspace = self.path("workspace.longlist");
        command
            .env("LONGLIST_PASSPHRASE", PASSPHRASE)
            .args(["--workspace", &workspace])
            .args(arguments);
        self.ask(&mut command)
    }

    /// Waits for a command.
    pub fn ask(&self, command: &mut Command) -> Said {
        self.heard(command.output().unwrap())
    }

    /// Gives a command its input and waits for it.
    pub fn feed(&self, command: &mut Command, input: &str) -> Said {
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        // A process that refuses before it reads closes its end, and that is its right.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        self.wait(child)
    }

    /// Waits for a process.
    pub fn wait(&self, child: Child) -> Said {
        self.heard(child.wait_with_output().unwrap())
    }

    fn heard(&self, output: Output) -> Said {
        let said = Said {
            code: output.status.code().expect("it ends by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        self.printed
            .borrow_mut()
            .extend([said.out.as_str(), said.err.as_str()]);
        said
    }

    /// Fails if one of these was printed, or stands in a file of the desk.
    pub fn holds_none_of(&self, secrets: &[&str]) {
        let files: Vec<_> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect();
        assert!(files.len() > 1, "there is something to search");
        for secret in secrets {
            assert!(!self.printed.borrow().contains(secret), "a secret was printed");
            for file in &files {
                let content = fs::read(file).unwrap();
                let found = content
                    .windows(secret.len())
                    .any(|bytes| bytes == secret.as_bytes());
                assert!(!found, "{} holds a secret in clear", file.display());
            }
        }
    }

    /// How many candidates there are.
    pub fn count(&self) -> usize {
        let page = self.run(&["candidates", "--limit", "10000"]).done();
        page["candidates"].as_array().unwrap().len()
    }

    /// Connects the Sales Navigator account of a sandbox; its id.
    pub fn connect(&self, world: &World) -> String {
        let account = world.sandbox.account(Product::SalesNavigator).id.clone();
        let base = world.sandbox.base_url();
        let add = [
            "account",
            "add",
            "--provider",
            "unipile",
            "--dsn",
            &base,
            "--account-id",
            &account,
        ];
        let more = [
            "--name",
            "Me",
            "--timezone",
            "Europe/Vienna",
            "--product",
            "sales_navigator",
        ];
        id(&self
            .run_with(&[&add[..], &more[..]].concat(), world.sandbox.token())
            .done())
    }
}

impl Said {
    /// The document, which is all of standard output.
    pub fn json(&self) -> Value {
        assert_eq!(
            self.out.lines().count(),
            1,
            "one document, not {:?}; {}",
            self.out,
            self.err
        );
        serde_json::from_str(&self.out).expect("it is JSON")
    }

    /// The document of a command that did what it was asked to.
    #[track_caller]
    pub fn done(&self) -> Value {
        assert_eq!(self.code, 0, "not done: {} {}", self.out, self.err);
        self.json()
    }

    /// Fails unless the command ended like this, for this reason.
    #[track_caller]
    pub fn fails(&self, exit: i32, code: &str) -> Value {
        let document = self.json();
        let error = document["error"].clone();
        assert_eq!(
            (self.code, error["code"].as_str()),
            (exit, Some(code)),
            "{document} {}",
            self.err
        );
        for part in ["message", "hint"] {
            assert!(
                error[part].as_str().is_some_and(|text| !text.is_empty()),
                "{code} has a {part}"
            );
        }
        document
    }
}

/// The id of what was added.
pub fn id(document: &Value) -> String {
    document["id"].as_str().expect("it has an id").to_owned()
}

/// Checks that an import has accounted for every row; how many it has read.
#[track_caller]
pub fn read_of(run: &Value) -> u64 {
    assert_eq!(run["id"], run["run_id"], "one id under both of its names");
    let count = |name: &str| run[name].as_u64().unwrap();
    let skipped: u64 = run["skipped"]
        .as_object()
        .unwrap()
        .values()
        .map(|count| count.as_u64().unwrap())
        .sum();
    assert_eq!(
        count("read"),
        count("created") + count("matched") + skipped,
        "all accounted for: {run}"
    );
    count("read")
}

/// A pretend provider in this process.
pub struct World {
    pub sandbox: Sandbox,
    _runtime: tokio::runtime::Runtime,
}

impl World {
    /// One with people in it and nothing wrong.
    pub fn new() -> Self {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let sandbox = runtime
            .block_on(Sandbox::start(Options {
                seed: 7,
                ..Options::default()
            }))
            .unwrap();
        Self {
            sandbox,
            _runtime: runtime,
        }
    }

    /// A Sales Navigator search with about 600 results.
    pub fn search_url(&self) -> String {
        let announcement = self.sandbox.announcement();
        let urls = announcement["unipile"]["search_urls"].as_array().unwrap();
        let ours = urls
            .iter()
            .find(|url| url["product"] == "sales_navigator" && url["size"] == "medium");
        ours.unwrap()["url"].as_str().unwrap().to_owned()
    }

    /// How many results were served.
    pub fn served(&self) -> u64 {
        self.sandbox
            .bill()
            .accounts
            .values()
            .map(longlist_sandbox::AccountBill::results)
            .sum()
    }
}

/// Asks a process to end, as Ctrl-C does.
#[cfg(unix)]
pub fn interrupt(child: &Child, signal: &str) {
    let sent = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status()
        .unwrap();
    assert!(sent.success(), "the process is there");
}

/// Whether a path names nothing.
pub fn is_gone(path: &Path) -> bool {
    !path.exists()
}
