//! The sources as they lie in the checkout, for rules to walk through.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours, or what a tool has written.
const NOT_OURS: &[&str] = &[".git", "target", "gen", "node_modules", "dist", "coverage"];

/// A text file of this repository.
pub struct Source {
    /// Its path from the root, with forward slashes.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// A line that breaks a rule.
pub struct Trespass {
    path: String,
    line: usize,
    what: String,
}

impl Source {
    /// Whether the path ends in one of these.
    pub fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// Whether this file is only there to test or to measure.
    pub fn is_test(&self) -> bool {
        self.path.starts_with("tests/")
            || self.path.contains("/tests/")
            || self.path.contains("/benches/")
            || self.is(&["/tests.rs", ".test.ts", ".test.tsx"])
    }

    /// Whether a program writes this file.
    pub fn is_generated(&self) -> bool {
        self.is(&["/bindings.ts", "/schema.sql", "package-lock.json", "Cargo.lock"])
            || self.path.contains("/locales/")
    }

    /// Reports this file as a whole.
    pub fn trespass(&self, what: impl Into<String>) -> Trespass {
        Trespass {
            path: self.path.clone(),
            line: 1,
            what: what.into(),
        }
    }

    /// Reports every line for which `breaks` has something to say.
    pub fn lines(&self, breaks: impl Fn(&str) -> Option<String>) -> Vec<Trespass> {
        let numbered = (1..).zip(self.text.lines());
        numbered
            .filter_map(|(line, text)| {
                Some(Trespass {
                    path: self.path.clone(),
                    line,
                    what: breaks(text)?,
                })
            })
            .collect()
    }
}

/// The root of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie one below the root")
        .to_owned()
}

/// Every text file of ours, in order of their paths.
pub fn sources() -> Vec<Source> {
    let root = root();
    let mut open = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("the checkout can be read") {
            let path = entry.expect("the checkout can be read").path();
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            if path.is_dir() {
                if !NOT_OURS.contains(&name) {
                    open.push(path);
                }
            } else if let Ok(text) = fs::read_to_string(&path) {
                let path = path.strip_prefix(&root).expect("it was found under the root");
                found.push(Source {
                    path: path.to_string_lossy().replace('\\', "/"),
                    text,
                });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    // A rule that looks at nothing is always kept.
    for (ending, fewest) in [
        (".rs", 150),
        (".tsx", 50),
        (".ts", 20),
        (".sql", 6),
        ("Cargo.toml", 6),
    ] {
        let count = found.iter().filter(|source| source.is(&[ending])).count();
        assert!(
            count >= fewest,
            "only {count} of the sources that end in {ending} were found"
        );
    }
    found
}

/// Fails with every trespass, where it stands, and why the rule is there.
#[track_caller]
pub fn nobody_trespasses(why: &str, trespasses: impl IntoIterator<Item = Trespass>) {
    let mut list = String::new();
    for Trespass { path, line, what } in trespasses {
        let _ = writeln!(list, "  {path}:{line}: {what}");
    }
    assert!(list.is_empty(), "{why}\n{list}");
}
