//! The only place that asks what time it is. Everything else is told.

use std::sync::Mutex;

use jiff::{Timestamp, tz::TimeZone};

/// Tells the time to whoever was handed it.
pub trait Clock: Send + Sync {
    /// The time now, in UTC.
    fn now(&self) -> Timestamp;

    /// The time zone of whoever sits here: its midnight begins a day.
    fn zone(&self) -> TimeZone {
        TimeZone::UTC
    }
}

/// The computer's clock. It may be wrong, and it may be set back.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that may")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn zone(&self) -> TimeZone {
        TimeZone::system()
    }
}

/// A clock that stands still until a test moves it, in either direction.
#[derive(Debug)]
pub struct HandClock(Mutex<Timestamp>);

impl HandClock {
    /// A clock that shows `now`.
    pub fn at(now: Timestamp) -> Self {
        Self(Mutex::new(now))
    }

    /// Moves the hands.
    pub fn set(&self, now: Timestamp) {
        *self.0.lock().expect("nobody panics while holding the clock") = now;
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().expect("nobody panics while holding the clock")
    }
}
