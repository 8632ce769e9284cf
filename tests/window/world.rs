//! A workspace to show: made with the command line, fed by the sandbox, as a person could do it in a terminal.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// What the sandbox says of itself in its first line.
#[derive(Debug, Clone)]
pub struct Sandbox(Value);

/// A search that the sandbox can answer.
#[derive(Debug, Clone)]
pub struct ExampleSearch {
    /// The address to paste.
    pub url: String,
    /// How many people it finds.
    pub total: u64,
    /// How many of them the provider hands out.
    pub reachable: u64,
}

impl Sandbox {
    /// Reads the announcement.
    ///
    /// # Errors
    ///
    /// When the line is not JSON.
    pub fn announced(line: &str) -> Result<Self> {
        Ok(Self(serde_json::from_str(line).with_context(|| {
            format!("reading what the sandbox announced: {line:?}")
        })?))
    }

    /// Where Unipile's interface is served.
    ///
    /// # Errors
    ///
    /// When the announcement lacks it.
    pub fn dsn(&self) -> Result<&str> {
        self.text("/unipile/base_url")
    }

    /// What that interface expects as a key.
    ///
    /// # Errors
    ///
    /// When the announcement lacks it.
    pub fn token(&self) -> Result<&str> {
        self.text("/unipile/token")
    }

    /// Where a vendor of language models is served, and the key that it expects.
    ///
    /// # Errors
    ///
    /// When the announcement lacks it.
    pub fn model(&self, vendor: &str) -> Result<(&str, &str)> {
        let place = |what: &str| format!("/models/vendors/{vendor}/{what}");
        Ok((self.text(&place("base_url"))?, self.text(&place("key"))?))
    }

    /// The provider's id of the account with this product.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn account(&self, product: &str) -> Result<&str> {
        let account = self.listed("/unipile/accounts", |account| {
            account.get("product") == Some(&product.into())
        });
        account
            .and_then(|account| account.get("id")?.as_str())
            .with_context(|| format!("no account for {product}"))
    }

    /// An example search of a product: `small`, `medium`, `beyond_classic` or `beyond_all`.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub fn search(&self, product: &str, size: &str) -> Result<ExampleSearch> {
        let found = self.listed("/unipile/search_urls", |search| {
            search.get("product") == Some(&product.into()) && search.get("size") == Some(&size.into())
        });
        let read = |search: &Value| {
            Some(ExampleSearch {
                url: search.get("url")?.as_str()?.to_owned(),
                total: search.get("total")?.as_u64()?,
                reachable: search.get("reachable")?.as_u64()?,
            })
        };
        found
            .and_then(read)
            .with_context(|| format!("no {size} search for {product}"))
    }

    fn text(&self, place: &str) -> Result<&str> {
        self.0
            .pointer(place)
            .and_then(Value::as_str)
            .with_context(|| format!("the sandbox announced no {place}"))
    }

    fn listed(&self, place: &str, is_it: impl Fn(&&Value) -> bool) -> Option<&Value> {
        self.0.pointer(place)?.as_array()?.iter().find(is_it)
    }
}

/// The command line on one workspace.
#[derive(Debug)]
pub struct Terminal<F> {
    /// The built `longlist`.
    pub program: PathBuf,
    /// The workspace file.
    pub workspace: PathBuf,
    /// Makes a command in the surroundings that it shall run in.
    pub surround: F,
}

impl<F: Fn(&OsStr) -> Command> Terminal<F> {
    /// Runs `longlist --workspace … --json …`, hands it `input`, and reads its answer.
    ///
    /// # Errors
    ///
    /// When it refuses; its own words are in the text.
    pub fn run(&self, arguments: &[&str], input: &str) -> Result<Value> {
        let mut command = (self.surround)(self.program.as_os_str());
        command
            .arg("--workspace")
            .arg(&self.workspace)
            .arg("--json")
            .args(arguments);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let asked = arguments.join(" ");
        let mut child = command
            .spawn()
            .with_context(|| format!("starting {}", self.program.display()))?;
        child
            .stdin
            .take()
            .context("standard input is a pipe")?
            .write_all(input.as_bytes())?;
        let output = child.wait_with_output()?;
        let said = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            bail!(
                "longlist {asked}: {said} {}",
                String::from_utf8_lossy(&output.stderr).trim()
            );
        }
        serde_json::from_str(&said)
            .with_context(|| format!("reading the answer to longlist {asked}: {said:?}"))
    }

    /// Makes the workspace and connects one account of each product that is named.
    ///
    /// # Errors
    ///
    /// When the command line refuses a step.
    pub fn furnish(&self, sandbox: &Sandbox, products: &[&str]) -> Result<()> {
        ensure!(
            !self.workspace.exists(),
            "{} is there already",
            self.workspace.display()
        );
        self.run(&["init"], "")?;
        for product in products {
            let name = format!("Sandbox {}", product.replace('_', " "));
            self.run(
                &[
                    "account",
                    "add",
                    "--provider",
                    "unipile",
                    "--dsn",
                    sandbox.dsn()?,
                    "--account-id",
                    sandbox.account(product)?,
                    "--name",
                    &name,
                    "--timezone",
                    "Europe/Vienna",
                    "--product",
                    product,
                ],
                sandbox.token()?,
            )?;
        }
        Ok(())
    }
}

impl<F: Fn(&OsStr) -> Command> Terminal<F> {
    /// Connects a vendor's model and grants credits for it.
    ///
    /// # Errors
    ///
    /// When the command line refuses a step.
    pub fn connect_model(&self, sandbox: &Sandbox, credits: u32) -> Result<()> {
        let (url, key) = sandbox.model("openai")?;
        let set = [
            "provider",
            "set",
            "--evaluator",
            "byok",
            "--vendor",
            "openai",
            "--base-url",
            url,
        ];
        let saved = self.run(&[&set[..], &["--model", "sandbox-1"]].concat(), key)?;
        let id = saved
            .get("id")
            .and_then(Value::as_str)
            .context("a provider has an id")?;
        self.run(&["provider", "validate", id], "")?;
        self.run(
            &[
                "credits",
                "grant",
                &credits.to_string(),
                "--reason",
                "To try it out",
            ],
            "",
        )?;
        Ok(())
    }
}

/// The runs in an answer to `run list`, newest first.
pub fn runs(answer: &Value) -> &[Value] {
    let list = answer.as_array().or_else(|| answer.get("runs")?.as_array());
    list.map_or(&[], Vec::as_slice)
}

/// A program in the surroundings of whoever started us.
pub fn as_here(program: &OsStr) -> Command {
    Command::new(program)
}

/// The folder of a demo that stays between two starts, beside the programs that show it.
///
/// # Errors
///
/// When it cannot be made.
pub fn demo_folder(beside: &Path) -> Result<PathBuf> {
    let folder = beside
        .ancestors()
        .nth(2)
        .context("programs lie in a folder")?
        .join("demo");
    std::fs::create_dir_all(&folder).context("making the folder of the demo")?;
    Ok(folder)
}
