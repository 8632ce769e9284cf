//! Connections that can be cut in the middle of an answer, or reset.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// Accepts connections whose lines can be cut.
pub(crate) struct LoopbackListener(pub TcpListener);

/// A connection from the inside.
pub(crate) struct Line {
    stream: TcpStream,
    scissors: Scissors,
}

/// What cuts a connection. A copy belongs to every request that arrives on it.
#[derive(Clone, Debug)]
pub(crate) struct Scissors(Arc<Cut>);

#[derive(Debug)]
struct Cut {
    /// How many more bytes may be written.
    allowance: AtomicUsize,
    /// Whether the other side gets a reset instead of a regular end.
    resets: AtomicBool,
}

impl Scissors {
    fn new() -> Self {
        Self(Arc::new(Cut {
            allowance: AtomicUsize::new(usize::MAX),
            resets: AtomicBool::new(false),
        }))
    }

    /// Ends the connection after this many further bytes.
    pub fn cut_after(&self, bytes: usize) {
        self.0.allowance.store(bytes, Ordering::SeqCst);
    }

    /// Resets the connection instead of writing anything further.
    pub fn reset(&self) {
        self.0.resets.store(true, Ordering::SeqCst);
        self.cut_after(0);
    }
}

impl Listener for LoopbackListener {
    type Io = Line;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Line, SocketAddr) {
        loop {
            match self.0.accept().await {
                Ok((stream, address)) => {
                    // Without it the last packet of a page may wait for an acknowledgement; no more than slow.
                    let _ = stream.set_nodelay(true);
                    return (
                        Line {
                            stream,
                            scissors: Scissors::new(),
                        },
                        address,
                    );
                }
                // Too many open files, or a client that is gone already: neither is for ever.
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, LoopbackListener>> for Scissors {
    fn connect_info(stream: IncomingStream<'_, LoopbackListener>) -> Self {
        stream.io().scissors.clone()
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let cut = Arc::clone(&self.scissors.0);
        let allowance = cut.allowance.load(Ordering::SeqCst);
        let Some(allowed) = bytes
            .get(..allowance.min(bytes.len()))
            .filter(|allowed| !allowed.is_empty())
        else {
            if cut.resets.load(Ordering::SeqCst) {
                self.stream.set_zero_linger()?;
            }
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        };
        let written = std::task::ready!(Pin::new(&mut self.stream).poll_write(cx, allowed))?;
        if allowance != usize::MAX {
            cut.allowance
                .store(allowance.saturating_sub(written), Ordering::SeqCst);
        }
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
