//! The page in the app's window, driven like a person drives it: point, press, type, read, and wait for what comes.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::actor::{Actor, wait_until};
use crate::stage::{Stage, run};
use crate::wire::Wire;

/// How long the page may take to show what was asked for.
const PATIENCE: Duration = Duration::from_secs(15);

/// The key under which WebDriver writes a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What a person would point at. Words that end in `…` need only be the beginning.
#[derive(Debug, Clone, Copy)]
pub enum Target<'a> {
    /// Something to press, by its accessible name: a button, link, tab, menu item, option, check box.
    Button(&'a str),
    /// Something to fill in, by its label.
    Field(&'a str),
    /// The smallest element that contains these words.
    Text(&'a str),
    /// The last visible element of a CSS selector, where people use neither name nor label.
    Css(&'a str),
}

/// Special keys, as WebDriver writes them.
pub mod keys {
    /// Enter.
    pub const ENTER: &str = "\u{e007}";
    /// Escape.
    pub const ESCAPE: &str = "\u{e00c}";
    /// Tab.
    pub const TAB: &str = "\u{e004}";
    /// Control, held while the rest of the same text is typed.
    pub const CONTROL: &str = "\u{e009}";
}

/// An open window. It closes when this value goes.
#[derive(Debug)]
pub struct Page<'a> {
    stage: &'a Stage,
    driver: Actor,
    wire: Wire,
    session: String,
    program: PathBuf,
}

impl<'a> Page<'a> {
    /// Starts the app through a driver that listens already.
    pub(crate) fn open(
        stage: &'a Stage,
        driver: Actor,
        wire: Wire,
        app: &Path,
        arguments: &[&str],
    ) -> Result<Self> {
        let options = json!({ "binary": app, "args": arguments });
        let asked = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let answer = wire
            .send("POST", "/session", Some(&asked))
            .context("opening the app's window")?;
        let session = answer
            .get("sessionId")
            .and_then(Value::as_str)
            .context("the driver names no session")?;
        let session = format!("/session/{session}");
        let page = Self {
            stage,
            driver,
            wire,
            session,
            program: app.to_owned(),
        };
        page.command(
            "POST",
            "/timeouts",
            json!({ "script": 20_000, "pageLoad": 20_000, "implicit": 0 }),
        )?;
        page.wait_for("the page is there", PATIENCE, |page| {
            let state = page.script("return document.readyState", json!([]))?;
            ensure!(state == "complete", "the page is still {state}");
            Ok(())
        })?;
        Ok(page)
    }

    /// The title of the document.
    ///
    /// # Errors
    ///
    /// When the window is gone.
    pub fn title(&self) -> Result<String> {
        let title = self.wire.send("GET", &format!("{}/title", self.session), None)?;
        Ok(title.as_str().unwrap_or_default().to_owned())
    }

    /// Presses something, as soon as it is there and enabled.
    ///
    /// # Errors
    ///
    /// When it does not come, stays disabled, or is covered by something else.
    pub fn press(&self, target: Target<'_>) -> Result<()> {
        self.wait_for(&format!("{target:?} can be pressed"), PATIENCE, |page| {
            let element = page.find(target)?;
            let enabled = page.wire.send(
                "GET",
                &format!("{}/element/{element}/enabled", page.session),
                None,
            )?;
            ensure!(enabled == true, "{target:?} is disabled");
            page.command("POST", &format!("/element/{element}/click"), json!({}))
        })
        .map(drop)
    }

    /// Replaces what a field holds.
    ///
    /// # Errors
    ///
    /// When it does not come or takes no text.
    pub fn fill(&self, target: Target<'_>, text: &str) -> Result<()> {
        let element = self.wait_for(&format!("{target:?} is there"), PATIENCE, |page| {
            page.find(target)
        })?;
        self.command("POST", &format!("/element/{element}/clear"), json!({}))?;
        self.command(
            "POST",
            &format!("/element/{element}/value"),
            json!({ "text": text }),
        )
        .map(drop)
    }

    /// Types into whatever has the keyboard; see [`keys`] for the special ones.
    ///
    /// # Errors
    ///
    /// When nothing takes the keys.
    pub fn type_keys(&self, text: &str) -> Result<()> {
        let active = self
            .wire
            .send("GET", &format!("{}/element/active", self.session), None)?;
        let element = reference(&active).context("nothing has the keyboard")?;
        self.command(
            "POST",
            &format!("/element/{element}/value"),
            json!({ "text": text }),
        )
        .map(drop)
    }

    /// What can be read in something, as soon as it is there.
    ///
    /// # Errors
    ///
    /// When it does not come.
    pub fn read(&self, target: Target<'_>) -> Result<String> {
        self.wait_for(&format!("{target:?} can be read"), PATIENCE, |page| {
            let element = page.find(target)?;
            let text = page
                .wire
                .send("GET", &format!("{}/element/{element}/text", page.session), None)?;
            Ok(text.as_str().unwrap_or_default().to_owned())
        })
    }

    /// The whole number that something carries in `data-value`, beside the way it is written for people.
    ///
    /// # Errors
    ///
    /// When it does not come or carries none.
    pub fn number(&self, target: Target<'_>) -> Result<u64> {
        self.wait_for(&format!("{target:?} carries a number"), PATIENCE, |page| {
            page.number_now(target)
        })
    }

    /// The same, without waiting; for use inside [`Page::wait_for`].
    ///
    /// # Errors
    ///
    /// When it is not there or carries no number.
    pub fn number_now(&self, target: Target<'_>) -> Result<u64> {
        let path = format!(
            "{}/element/{}/attribute/data-value",
            self.session,
            self.find(target)?
        );
        let value = self.wire.send("GET", &path, None)?;
        value
            .as_str()
            .context("it has no data-value")?
            .parse()
            .context("reading data-value")
    }

    /// Whether something is on the page at this moment.
    pub fn shows(&self, target: Target<'_>) -> bool {
        self.find(target).is_ok()
    }

    /// Waits until something is on the page.
    ///
    /// # Errors
    ///
    /// When it does not come within the time.
    pub fn see(&self, target: Target<'_>, limit: Duration) -> Result<()> {
        self.wait_for(&format!("{target:?} is on the page"), limit, |page| {
            page.find(target)
        })
        .map(drop)
    }

    /// Waits until something is no longer on the page.
    ///
    /// # Errors
    ///
    /// When it stays.
    pub fn see_no_more(&self, target: Target<'_>, limit: Duration) -> Result<()> {
        self.wait_for(&format!("{target:?} is gone"), limit, |page| {
            ensure!(page.find(target).is_err(), "{target:?} is still there");
            Ok(())
        })
    }

    /// Waits for anything; on failure the error names a picture of the screen and quotes what the page shows.
    ///
    /// # Errors
    ///
    /// When `ask` still fails after `limit`.
    pub fn wait_for<T>(&self, what: &str, limit: Duration, ask: impl Fn(&Self) -> Result<T>) -> Result<T> {
        wait_until(what, limit, || ask(self)).map_err(|error| {
            let picture = match self.stage.picture("failed") {
                Ok(file) => format!("picture: {}", file.display()),
                Err(error) => format!("no picture: {error:#}"),
            };
            let shown = self.script("return document.body.innerText.slice(0, 2000)", json!([]));
            let shown = shown
                .ok()
                .and_then(|text| text.as_str().map(str::to_owned))
                .unwrap_or_default();
            error.context(format!("{picture}\nthe page shows:\n{shown}\n"))
        })
    }

    /// Runs a script in the page; it hands its answer back with `return`.
    ///
    /// # Errors
    ///
    /// When the script throws or takes longer than twenty seconds.
    pub fn script(&self, script: &str, arguments: Value) -> Result<Value> {
        self.command(
            "POST",
            "/execute/sync",
            json!({ "script": script, "args": arguments }),
        )
    }

    /// Runs a script that hands its answer to a function, its last argument.
    ///
    /// # Errors
    ///
    /// When the script throws or gives no answer within twenty seconds.
    pub fn script_later(&self, script: &str, arguments: Value) -> Result<Value> {
        self.command(
            "POST",
            "/execute/async",
            json!({ "script": script, "args": arguments }),
        )
    }

    /// Saves a picture of the screen after the page has painted, and says where.
    ///
    /// # Errors
    ///
    /// When the picture cannot be taken.
    pub fn picture(&self, title: &str) -> Result<PathBuf> {
        // Two frames: one to lay out what changed, one to paint it.
        self.script_later(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(null)));",
            json!([]),
        )?;
        self.stage.picture(title)
    }

    /// Closes the window as a person would, and waits until the app is gone.
    ///
    /// # Errors
    ///
    /// When it does not end.
    pub fn close(self) -> Result<()> {
        self.wire
            .send("DELETE", &format!("{}/window", self.session), None)?;
        self.wait_until_gone()
    }

    /// Ends the app as a power cut would, and waits until it is gone.
    ///
    /// # Errors
    ///
    /// When no such process is found or it does not end.
    pub fn kill(self) -> Result<()> {
        let app = self.process_id()?;
        let mut command = Command::new("kill");
        command.args(["-KILL", &app.to_string()]);
        run(command).context("ending the app")?;
        self.wait_until_gone()
    }

    fn wait_until_gone(&self) -> Result<()> {
        wait_until("the app is gone", PATIENCE, || {
            ensure!(self.process_id().is_err(), "the app still runs");
            Ok(())
        })
    }

    /// The app's process: the child of the driver that runs our program.
    fn process_id(&self) -> Result<u32> {
        let mut command = Command::new("pgrep");
        command.args(["--parent", &self.driver.id().to_string(), "--runstates", "RSD"]);
        let children = run(command).with_context(|| format!("looking for {}", self.program.display()))?;
        children
            .lines()
            .next()
            .context("the driver has no child")?
            .trim()
            .parse()
            .context("reading a process id")
    }

    /// The newest visible element of a kind.
    fn find(&self, target: Target<'_>) -> Result<String> {
        let (kind, words) = match target {
            Target::Button(name) => ("button", name),
            Target::Field(label) => ("field", label),
            Target::Text(words) => ("text", words),
            Target::Css(selector) => ("css", selector),
        };
        let found = self.script(include_str!("find.js"), json!([kind, words]))?;
        reference(&found).with_context(|| format!("there is no {target:?}"))
    }

    /// A command of this session.
    fn command(&self, method: &str, path: &str, body: Value) -> Result<Value> {
        self.wire
            .send(method, &format!("{}{path}", self.session), Some(&body))
    }
}

impl Drop for Page<'_> {
    fn drop(&mut self) {
        // The app may be gone already; the driver goes in any case, and the window with it.
        let _ = self.wire.send("DELETE", &self.session, None);
    }
}

/// The id of an element in an answer.
fn reference(answer: &Value) -> Option<String> {
    answer.get(ELEMENT)?.as_str().map(str::to_owned)
}
