use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// How long a client may take to read a little more of its answer.
const WRITE_TIMEOUT: Duration = Duration::from_secs(20);

/// How much that is, in bytes: one by one they would keep a connection for ever.
const LITTLE: usize = 4_096;

/// When something last happened on a connection.
pub(crate) struct Progress {
    opened: Instant,
    /// Milliseconds since it was opened.
    last: AtomicU64,
    /// When its client stopped reading, in the same measure; 0 while it reads.
    blocked: AtomicU64,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self {
            opened: Instant::now(),
            last: AtomicU64::new(0),
            blocked: AtomicU64::new(0),
        }
    }

    /// When something last happened.
    pub(crate) fn last(&self) -> Instant {
        self.opened + Duration::from_millis(self.last.load(Ordering::Relaxed))
    }

    /// Whether its client has not read for so long.
    pub(crate) fn is_blocked_for(&self, time: Duration) -> bool {
        let since = self.blocked.load(Ordering::Relaxed);
        since > 0 && self.now().saturating_sub(since) >= millis(time)
    }

    fn now(&self) -> u64 {
        millis(self.opened.elapsed())
    }

    fn go_on(&self) {
        self.last.store(self.now(), Ordering::Relaxed);
        self.blocked.store(0, Ordering::Relaxed);
    }

    fn block(&self) {
        // Another value is there already where it goes on.
        let _ = self.blocked.compare_exchange(
            0,
            self.now().max(1),
            Ordering::Relaxed,
            Ordering::Relaxed,
        );
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// A connection that ends when its client does not read what it asked for.
pub(crate) struct TimedStream<S> {
    stream: S,
    progress: Arc<Progress>,
    timeout: Option<Pin<Box<Sleep>>>,
    /// Bytes written since the time-out was last set.
    written: usize,
}

impl<S> TimedStream<S> {
    pub(crate) fn new(stream: S, progress: Arc<Progress>) -> Self {
        Self {
            stream,
            progress,
            timeout: None,
            written: 0,
        }
    }

    fn start_over(&mut self) {
        self.timeout = None;
        self.written = 0;
        self.progress.go_on();
    }

    /// Watches over the outcome of a write.
    fn watched(
        &mut self,
        context: &mut Context<'_>,
        write: Poll<Result<usize>>,
    ) -> Poll<Result<usize>> {
        match write {
            Poll::Ready(Ok(bytes)) => {
                self.written += bytes;
                if self.written >= LITTLE {
                    self.start_over();
                }
                Poll::Ready(Ok(bytes))
            }
            Poll::Ready(error) => Poll::Ready(error),
            Poll::Pending => {
                self.progress.block();
                let timeout = self
                    .timeout
                    .get_or_insert_with(|| Box::pin(sleep(WRITE_TIMEOUT)));
                ready!(timeout.as_mut().poll(context));
                Poll::Ready(Err(Error::new(
                    ErrorKind::TimedOut,
                    "the client does not read",
                )))
            }
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for TimedStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for TimedStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Result<usize>> {
        let write = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watched(context, write)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let write = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.watched(context, write)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// Everything is written that there was: the client has read enough.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        let flushed = ready!(Pin::new(&mut self.stream).poll_flush(context));
        self.start_over();
        Poll::Ready(flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
