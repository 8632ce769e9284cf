//! For tests: a server on loopback that says exactly what a test wrote, byte for byte, and remembers
//! what it was asked.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

use jiff::Timestamp;
use longlist_core::{
    account::{Account, AccountStatus, Product, Provider},
    id::Id,
};

/// What the server does with one connection.
pub(crate) enum Move {
    /// Reads the request, writes these bytes, closes.
    Say(Vec<u8>),
    /// Reads the request and closes without a word.
    Close,
    /// Closes with unread bytes, which resets the connection.
    Reset,
    /// Reads the request, writes these bytes, and keeps the connection open until the server ends.
    Hold(Vec<u8>),
}

/// A server that plays its moves in order, one connection each, and then listens no longer.
pub(crate) struct Server {
    pub(crate) dsn: String,
    requests: Receiver<String>,
    /// Dropping it ends the held connections.
    _open: Sender<()>,
}

impl Server {
    pub(crate) fn start(moves: Vec<Move>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let port = listener
            .local_addr()
            .expect("a bound socket has an address")
            .port();
        let (seen, requests) = channel();
        let (open, closed) = channel::<()>();
        thread::spawn(move || play(&listener, moves, &seen, &closed));
        Self {
            dsn: format!("http://127.0.0.1:{port}"),
            requests,
            _open: open,
        }
    }

    /// The requests so far, each with head and body.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.try_iter().collect()
    }
}

/// An answer with a JSON body.
pub(crate) fn json(status: u16, body: &str) -> Move {
    with_head(status, "content-type: application/json\r\n", body)
}

/// An answer with more header lines, each ended by `\r\n`.
pub(crate) fn with_head(status: u16, head: &str, body: &str) -> Move {
    let length = body.len();
    Move::Say(format!("HTTP/1.1 {status} X\r\n{head}content-length: {length}\r\n\r\n{body}").into_bytes())
}

/// A port of this computer on which nobody listens.
pub(crate) fn closed_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    listener
        .local_addr()
        .expect("a bound socket has an address")
        .port()
}

/// An account at that address.
pub(crate) fn account(dsn: &str) -> Account {
    Account {
        id: Id::fresh(),
        provider: Provider::Unipile,
        name: "Test".into(),
        dsn: dsn.into(),
        provider_account_id: "acc-1".into(),
        product: Product::Recruiter,
        time_zone: "Europe/Vienna".into(),
        daily_limit: 2_500,
        pace_ms: 0,
        status: AccountStatus::Connected,
        checked_at: Some(Timestamp::UNIX_EPOCH),
    }
}

fn play(listener: &TcpListener, moves: Vec<Move>, seen: &Sender<String>, closed: &Receiver<()>) {
    let mut held = Vec::new();
    for next in moves {
        let Ok((mut stream, _)) = listener.accept() else {
            return;
        };
        if matches!(next, Move::Reset) {
            let _ = stream.read(&mut [0; 1]);
            continue;
        }
        let _ = seen.send(read_request(&mut stream));
        match next {
            Move::Say(bytes) => drop(stream.write_all(&bytes)),
            Move::Hold(bytes) => {
                drop(stream.write_all(&bytes));
                held.push(stream);
            }
            Move::Close | Move::Reset => {}
        }
    }
    // Returns when the test drops the server.
    let _ = closed.recv();
}

fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut piece = [0; 4_096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n")
            && body.len() >= content_length(head)
        {
            return text;
        }
        match stream.read(&mut piece) {
            Ok(count) if count > 0 => bytes.extend(piece.iter().take(count)),
            _ => return text,
        }
    }
}

fn content_length(head: &str) -> usize {
    let lower = head.to_ascii_lowercase();
    let value = lower
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"));
    value.and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}
