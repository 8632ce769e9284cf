//! The stage for a real window: a screen, a window manager, a session bus, a keychain and a home of its own.
//!
//! Everything lies in one temporary folder and leaves with the [`Stage`]. One stage at a time in one process:
//! WebKitWebDriver has room for one session, and two windows would steal each other's keyboard.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

use crate::actor::{Actor, tied, wait_until};
use crate::page::Page;
use crate::wire::Wire;

/// How long a program of the stage may take to be ready.
const PATIENCE: Duration = Duration::from_secs(20);

/// A session bus that starts nothing by itself: what the machine offers is not a part of the stage.
const BUS: &str = r#"<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"#;

/// Every window fills the screen without a frame, so that a picture of the screen is a picture of the app.
const OPENBOX: &str = r#"<openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
<application type="normal"><decor>no</decor><maximized>yes</maximized></application>
</applications></openbox_config>"#;

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// What a stage looks like.
#[derive(Debug, Clone, Copy)]
pub struct Scenery {
    /// The screen's width and height, in pixels.
    pub screen: (u32, u32),
    /// Whether the desktop is dark.
    pub dark: bool,
    /// Whether there is a keychain. It is open until [`Stage::lock_keychain`].
    pub keychain: bool,
}

impl Default for Scenery {
    fn default() -> Self {
        Self {
            screen: (1440, 900),
            dark: false,
            keychain: true,
        }
    }
}

/// A desktop in a box.
#[derive(Debug)]
pub struct Stage {
    // Fields go in this order: the programs leave before their home does.
    actors: Vec<Actor>,
    keychain: Option<Actor>,
    environment: Vec<(String, OsString)>,
    pictures: PathBuf,
    name: String,
    home: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Stage {
    /// Sets a stage up; its pictures and logs go to the folder of [`pictures`], under `name`.
    ///
    /// # Errors
    ///
    /// When a program is missing (`.ci/install` installs them all) or does not become ready.
    pub fn set(name: &str, scenery: Scenery) -> Result<Self> {
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let home = tempfile::Builder::new().prefix("ll-").tempdir()?;
        let mut stage = Self {
            actors: Vec::new(),
            keychain: None,
            environment: surroundings(home.path(), scenery)?,
            pictures: pictures()?,
            name: name.to_owned(),
            home,
            _turn: turn,
        };
        stage.raise_screen(scenery)?;
        stage.start_bus()?;
        if scenery.keychain {
            stage.unlock_keychain()?;
        }
        Ok(stage)
    }

    /// Ends the keychain and starts it again as after a restart of the machine: there, and locked.
    ///
    /// # Errors
    ///
    /// When it does not come back.
    pub fn lock_keychain(&mut self) -> Result<()> {
        self.keychain = None;
        wait_until("the keychain is off the bus", PATIENCE, || {
            ensure!(!self.has_keychain()?, "it still offers the Secret Service");
            Ok(())
        })?;
        self.start_keychain(&[], "")
    }

    /// A folder for the files of a test.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The name of the screen.
    pub fn display(&self) -> Option<String> {
        let (_, value) = self.environment.iter().find(|(name, _)| name == "DISPLAY")?;
        value.to_str().map(str::to_owned)
    }

    /// A program in the surroundings of this stage, and in no others.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        self.surrounded(Command::new(program))
    }

    /// Starts a program that stays until the stage goes, and hands back the first line it says.
    ///
    /// # Errors
    ///
    /// When it cannot be started or says nothing.
    pub fn call(&mut self, program: &Path, arguments: &[&str]) -> Result<String> {
        let mut command = self.surrounded(tied(program));
        command.args(arguments).stderr(self.log()?);
        let (actor, line) = Actor::enter_and_listen(&program.to_string_lossy(), command, PATIENCE)?;
        self.actors.push(actor);
        Ok(line)
    }

    /// Opens the app's window; the answer drives it.
    ///
    /// # Errors
    ///
    /// When the app or its window does not come.
    pub fn open(&self, app: &Path, arguments: &[&str]) -> Result<Page<'_>> {
        ensure!(app.exists(), "there is no {}; build it first", app.display());
        let port = free_port()?;
        let mut command = self.surrounded(tied("WebKitWebDriver"));
        command
            .arg(format!("--port={port}"))
            .stdout(self.log()?)
            .stderr(self.log()?);
        let driver = Actor::enter("WebKitWebDriver", command, "")?;
        let wire = Wire { port };
        wait_until("the driver listens", PATIENCE, || {
            wire.send("GET", "/status", None)
        })?;
        Page::open(self, driver, wire, app, arguments)
    }

    /// Saves a picture of the whole screen and says where.
    ///
    /// It is taken from the screen, not by the driver: the driver's own pictures never come while WebKitGTK
    /// paints in software.
    ///
    /// # Errors
    ///
    /// When the picture cannot be taken or written.
    pub fn picture(&self, title: &str) -> Result<PathBuf> {
        let file = self.pictures.join(format!("{}-{title}.png", self.name));
        let mut command = self.command("import");
        command.args(["-window", "root"]).arg(&file);
        run(command).context("taking a picture of the screen")?;
        Ok(file)
    }

    /// The surroundings of this stage around a command.
    fn surrounded(&self, mut command: Command) -> Command {
        command
            .env_clear()
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.current_dir(self.home());
        command
    }

    /// The end of this stage's log, for what its programs say.
    fn log(&self) -> Result<File> {
        let file = self.pictures.join(format!("{}.log", self.name));
        File::options()
            .create(true)
            .append(true)
            .open(file)
            .context("opening the log of the stage")
    }

    /// Xvfb on the first free display, and a window manager, without which GTK gives no window the keyboard.
    fn raise_screen(&mut self, scenery: Scenery) -> Result<()> {
        let (width, height) = scenery.screen;
        let screen = format!("{width}x{height}x24");
        let display = self.call(
            Path::new("Xvfb"),
            &[
                "-displayfd",
                "1",
                "-screen",
                "0",
                &screen,
                "-nolisten",
                "tcp",
                "-noreset",
            ],
        )?;
        self.environment
            .push(("DISPLAY".to_owned(), format!(":{display}").into()));
        let settings = self.home().join("openbox.xml");
        fs::write(&settings, OPENBOX)?;
        let mut command = self.surrounded(tied("openbox"));
        command
            .arg("--config-file")
            .arg(settings)
            .stdout(self.log()?)
            .stderr(self.log()?);
        self.actors.push(Actor::enter("openbox", command, "")?);
        wait_until("a window manager runs", PATIENCE, || {
            let mut command = self.command("xprop");
            command.args(["-root", "_NET_SUPPORTING_WM_CHECK"]);
            ensure!(
                run(command)?.contains("window id"),
                "no window manager has announced itself"
            );
            Ok(())
        })
    }

    /// A session bus of our own, on which nothing of the real desktop can be reached.
    fn start_bus(&mut self) -> Result<()> {
        let (settings, socket) = (self.home().join("bus.conf"), self.home().join("run/bus"));
        fs::write(&settings, BUS)?;
        let settings = format!("--config-file={}", settings.display());
        let socket = format!("--address=unix:path={}", socket.display());
        let arguments = [settings.as_str(), "--nofork", "--print-address=1", &socket];
        let address = self.call(Path::new("dbus-daemon"), &arguments)?;
        self.environment
            .push(("DBUS_SESSION_BUS_ADDRESS".to_owned(), address.into()));
        Ok(())
    }

    /// The real Secret Service, new and unlocked; an old one under another password would ask somebody who is not there.
    fn unlock_keychain(&mut self) -> Result<()> {
        self.start_keychain(&["--unlock"], "stage")?;
        wait_until("the keychain keeps secrets", PATIENCE, || {
            let mut command = self.command("sh");
            command.args([
                "-c",
                "printf x | timeout 5 secret-tool store --label=stage stage ready",
            ]);
            run(command).map(drop)
        })
    }

    fn start_keychain(&mut self, arguments: &[&str], words: &str) -> Result<()> {
        let mut command = self.surrounded(tied("gnome-keyring-daemon"));
        command
            .args(["--foreground", "--components=secrets"])
            .args(arguments);
        command.arg(format!(
            "--control-directory={}",
            self.home().join("run").display()
        ));
        command.stdout(self.log()?).stderr(self.log()?);
        self.keychain = Some(Actor::enter("gnome-keyring-daemon", command, words)?);
        wait_until("the keychain is on the bus", PATIENCE, || {
            ensure!(self.has_keychain()?, "nobody offers the Secret Service");
            Ok(())
        })
    }

    fn has_keychain(&self) -> Result<bool> {
        let mut command = self.command("dbus-send");
        command.args([
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner",
            "string:org.freedesktop.secrets",
        ]);
        Ok(run(command)?.contains("boolean true"))
    }
}

/// The folder for pictures and logs: `LONGLIST_PICTURES`, or `longlist-pictures` among the temporary files.
///
/// # Errors
///
/// When it cannot be made.
pub fn pictures() -> Result<PathBuf> {
    let folder = std::env::var_os("LONGLIST_PICTURES")
        .map_or_else(|| std::env::temp_dir().join("longlist-pictures"), PathBuf::from);
    fs::create_dir_all(&folder).context("making the folder for pictures")?;
    Ok(folder)
}

/// A program of this workspace, found beside the program that asks.
///
/// # Errors
///
/// When it has not been built.
pub fn built(name: &str) -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let found = here
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join(name))
        .find(|file| file.exists());
    found.with_context(|| format!("{name} is not built; `make test` and `make run` build it"))
}

/// Runs a short program to its end and hands back what it said.
///
/// # Errors
///
/// When it fails; its own words are in the text.
pub fn run(mut command: Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .with_context(|| format!("starting {name}; is it installed?"))?;
    if !output.status.success() {
        bail!(
            "{name} ended with {}: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What the programs of a stage see of the world: their own home, and of the machine only what they need to run.
fn surroundings(home: &Path, scenery: Scenery) -> Result<Vec<(String, OsString)>> {
    let mut environment: Vec<(String, OsString)> = Vec::new();
    for (name, folder) in [
        ("HOME", "home"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_RUNTIME_DIR", "run"),
    ] {
        let folder = home.join(folder);
        fs::create_dir(&folder)?;
        environment.push((name.to_owned(), folder.into()));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(home.join("run"), fs::Permissions::from_mode(0o700))?;
    }
    for name in [
        "PATH",
        "LANG",
        "TMPDIR",
        "RUST_BACKTRACE",
        "WEBKIT_DISABLE_DMABUF_RENDERER",
    ] {
        if let Some(value) = std::env::var_os(name) {
            environment.push((name.to_owned(), value));
        }
    }
    let theme = if scenery.dark { "Adwaita:dark" } else { "Adwaita" };
    for (name, value) in [
        ("GTK_THEME", theme),
        ("GDK_BACKEND", "x11"),
        ("GSETTINGS_BACKEND", "memory"),
        ("NO_AT_BRIDGE", "1"), // there is no assistive technology on this bus, and waiting for it takes seconds
        ("TAURI_WEBVIEW_AUTOMATION", "true"),
    ] {
        environment.push((name.to_owned(), value.into()));
    }
    Ok(environment)
}

/// A port that nobody uses at the moment.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
