//! What goes to standard output: one JSON document for scripts, or lines for a person.

use std::{
    fmt::Write as _,
    io::{self, IsTerminal as _, Write as _},
    process::ExitCode,
};

use serde_json::Value;

use crate::failure::Failure;

/// How the program ends. The numbers are a promise to scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// What was asked for is done.
    Done = 0,
    /// It is not, or not all of it.
    Failed = 1,
    /// It was asked for in a way that cannot be.
    Usage = 2,
    /// A rule forbids it: the quota, the lock, a limit.
    Refused = 3,
}

impl Exit {
    /// The number for the system.
    pub fn code(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}

/// What a command has to say.
#[derive(Debug)]
pub struct Answer {
    document: Option<Value>,
    text: String,
    exit: Exit,
}

impl Answer {
    /// The same for a script and for a person.
    pub fn new(document: Value, text: impl Into<String>) -> Self {
        Self {
            document: Some(document),
            text: text.into(),
            exit: Exit::Done,
        }
    }

    /// Nothing, because everything was said before.
    pub fn nothing(exit: Exit) -> Self {
        Self {
            document: None,
            text: String::new(),
            exit,
        }
    }

    /// Puts one more field into the document.
    pub fn add(&mut self, name: &str, value: Value) {
        if let Some(fields) = self.document.as_mut().and_then(Value::as_object_mut) {
            fields.insert(name.to_owned(), value);
        }
    }

    /// Says one more line to a person.
    pub fn say(&mut self, line: &str) {
        let _ = write!(self.text, "\n{line}");
    }

    /// The same answer, with the failure of something that was asked for besides.
    pub fn with_failure(mut self, failure: &Failure) -> Self {
        if let Some(error) = failure.document().get("error") {
            self.add("error", error.clone());
        }
        self.say(&format!("{} {}", sentence(&failure.message), failure.hint));
        self.ending(failure.exit)
    }

    /// The same answer with another end.
    pub fn ending(self, exit: Exit) -> Self {
        Self { exit, ..self }
    }
}

/// Prints an answer; says how to end.
pub fn print(answer: &Answer, json: bool) -> Exit {
    match (&answer.document, json) {
        (Some(document), true) => print_document(document),
        (Some(_), false) => say(&answer.text),
        (None, _) => {}
    }
    answer.exit
}

/// Prints a failure: as a document to standard output for scripts, in words to standard error for people.
pub fn print_failure(failure: &Failure, json: bool) -> Exit {
    if json {
        print_document(&failure.document());
    } else {
        let mut text = sentence(&failure.message);
        if !failure.hint.is_empty() {
            let _ = write!(text, "\n{}", failure.hint);
        }
        eprintln!("{text}");
    }
    failure.exit
}

/// Prints one JSON document on a line of its own.
pub fn print_document(document: &Value) {
    say(&document.to_string());
}

/// Whether somebody watches: then there are progress bars, and otherwise none.
pub fn is_watched() -> bool {
    io::stdout().is_terminal() && io::stderr().is_terminal()
}

/// A sentence from the words of an error: with a capital and a full stop.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if words.ends_with(['.', '?']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

/// Writes a text and ends the line. Who reads us may stop reading: then there is nobody left to tell.
fn say(text: &str) {
    let mut output = io::stdout().lock();
    let _ = writeln!(output, "{}", text.trim_end_matches('\n')).and_then(|()| output.flush());
}
