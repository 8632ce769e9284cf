//! Drops a file on the real window, as a file manager would: the source's side of XDND.
//!
//! Source: "Drag-and-Drop Protocol for the X Window System", version 5. The source says what it has, where the pointer is
//! and that the button is up; the target answers, asks for the data, and says when it has them.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use longlist_tests::stage::Stage;
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

x11rb::atom_manager! {
    /// The words of the protocol.
    Words: WordsCookie {
        XdndAware, XdndEnter, XdndPosition, XdndStatus, XdndDrop, XdndFinished, XdndSelection, XdndActionCopy,
        _NET_CLIENT_LIST, LIST: b"text/uri-list",
    }
}

const VERSION: u32 = 5;
/// How long the window may take for each of its answers.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(30);

/// Drops a file in the middle of the app's window.
///
/// # Errors
///
/// When there is no window that takes files, or it does not take this one.
pub fn drop_file(stage: &Stage, file: &Path) -> Result<()> {
    let display = stage.display().context("the stage has a screen")?;
    let (screen, number) = RustConnection::connect(Some(&display))?;
    let root = screen
        .setup()
        .roots
        .get(number)
        .context("the screen has a root")?;
    let (root, depth, visual) = (root.root, root.root_depth, root.root_visual);
    let words = Words::new(&screen)?.reply()?;
    let source = screen.generate_id()?;
    screen.create_window(
        depth,
        source,
        root,
        0,
        0,
        1,
        1,
        0,
        WindowClass::INPUT_OUTPUT,
        visual,
        &Default::default(),
    )?;
    screen.set_selection_owner(source, words.XdndSelection, CURRENT_TIME)?;
    let target = window_for_files(&screen, root, &words)?;
    let drag = Drag {
        list: format!(
            "{}\r\n",
            url::Url::from_file_path(file).ok().context("a whole path")?
        ),
        screen,
        words,
        source,
        target,
    };
    let size = drag.screen.get_geometry(root)?.reply()?;
    let [x, y] = [size.width, size.height].map(|length| u32::from(length) / 2);
    let place = (x << 16) | y;
    drag.say(drag.words.XdndEnter, [VERSION << 24, drag.words.LIST, 0, 0])?;
    // The window decides once it has looked at what hangs there, so the pointer moves until it does.
    drag.until("it would take the file", || {
        drag.say(
            drag.words.XdndPosition,
            [0, place, CURRENT_TIME, drag.words.XdndActionCopy],
        )?;
        drag.answered(|told| told.type_ == drag.words.XdndStatus && told.data.as_data32()[1] & 1 == 1)
    })?;
    drag.say(drag.words.XdndDrop, [0, CURRENT_TIME, 0, 0])?;
    drag.until("it has taken the file", || {
        drag.answered(|told| told.type_ == drag.words.XdndFinished)
    })
}

/// The newest window that files may be dropped on.
fn window_for_files(screen: &RustConnection, root: Window, words: &Words) -> Result<Window> {
    let list = screen.get_property(false, root, words._NET_CLIENT_LIST, AtomEnum::WINDOW, 0, 64)?;
    let list = list.reply()?;
    for window in list.value32().context("there are windows")? {
        let aware = screen.get_property(false, window, words.XdndAware, AtomEnum::ATOM, 0, 1)?;
        if aware.reply()?.value_len > 0 {
            return Ok(window);
        }
    }
    anyhow::bail!("no window takes files")
}

/// A file that hangs at the pointer.
struct Drag {
    screen: RustConnection,
    words: Words,
    source: Window,
    target: Window,
    /// The file as `text/uri-list`.
    list: String,
}

impl Drag {
    fn say(&self, word: u32, [a, b, c, d]: [u32; 4]) -> Result<()> {
        let message = ClientMessageEvent::new(32, self.target, word, [self.source, a, b, c, d]);
        self.screen
            .send_event(false, self.target, EventMask::NO_EVENT, message)?;
        self.screen.flush()?;
        Ok(())
    }

    /// Whether an answer of that kind has come. Hands the file over where it is asked for.
    fn answered(&self, is_it: impl Fn(&ClientMessageEvent) -> bool) -> Result<bool> {
        let mut answered = false;
        while let Some(event) = self.screen.poll_for_event()? {
            if let Event::SelectionRequest(asked) = &event {
                self.hand_over(asked)?;
            } else if let Event::ClientMessage(told) = &event {
                answered |= is_it(told);
            }
        }
        Ok(answered)
    }

    fn hand_over(&self, asked: &SelectionRequestEvent) -> Result<()> {
        let text = self.list.as_bytes();
        self.screen.change_property8(
            PropMode::REPLACE,
            asked.requestor,
            asked.property,
            asked.target,
            text,
        )?;
        let notice = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: asked.property,
        };
        self.screen
            .send_event(false, asked.requestor, EventMask::NO_EVENT, notice)?;
        self.screen.flush()?;
        Ok(())
    }

    fn until(&self, what: &str, ask: impl Fn() -> Result<bool>) -> Result<()> {
        let begin = Instant::now();
        while !ask()? {
            ensure!(
                begin.elapsed() < PATIENCE,
                "waited in vain until the window said that {what}"
            );
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }
}
