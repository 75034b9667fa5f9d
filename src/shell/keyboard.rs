//! Reading the terminal: every event that waits there, and never waiting for one.

use std::io;

use crossterm::event::Event;

#[cfg(unix)]
pub use unix::Keyboard;

#[cfg(unix)]
mod unix {
    use super::{Event, io};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use crate::shell::decoder::Decoder;

    /// The terminal's input, decoded.
    #[derive(Debug, Default)]
    pub struct Keyboard {
        decoder: Decoder,
    }

    impl Keyboard {
        /// Every event that waits, in order.
        ///
        /// # Errors
        /// When the terminal cannot be read, or is gone.
        pub fn waiting(&mut self) -> io::Result<Vec<Event>> {
            let stdin = io::stdin();
            let (mut bytes, mut events) = ([0; 4096], Vec::new());
            while readable(&stdin)? {
                let read = rustix::io::retry_on_intr(|| rustix::io::read(&stdin, &mut bytes))?;
                if read == 0 {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                self.decoder.feed(bytes.get(..read).unwrap_or_default(), &mut events);
                // A read that does not fill its room leaves nothing behind.
                if read < bytes.len() {
                    break;
                }
            }
            self.decoder.pause(&mut events);
            Ok(events)
        }

        /// Whether a sequence has begun that a little patience may complete.
        #[must_use]
        pub fn halfway(&self) -> bool {
            self.decoder.halfway()
        }

        /// Gives such a sequence up: what it may have been instead.
        #[must_use]
        pub fn give_up(&mut self) -> Vec<Event> {
            let mut events = Vec::new();
            self.decoder.give_up(&mut events);
            events
        }
    }

    fn readable(stdin: &io::Stdin) -> io::Result<bool> {
        let mut fds = [PollFd::new(stdin, PollFlags::IN)];
        rustix::io::retry_on_intr(|| poll(&mut fds, Some(&Timespec::default())))?;
        let [told] = fds.map(|fd| fd.revents());
        Ok(told.contains(PollFlags::IN))
    }
}

#[cfg(not(unix))]
pub use plain::Keyboard;

#[cfg(not(unix))]
mod plain {
    use std::time::Duration;

    use super::{Event, io};

    /// The console's events, as the terminal library reads them.
    #[derive(Debug, Default)]
    pub struct Keyboard;

    impl Keyboard {
        /// Every event that waits, in order.
        ///
        /// # Errors
        /// When the terminal cannot be read.
        pub fn waiting(&mut self) -> io::Result<Vec<Event>> {
            let mut events = Vec::new();
            while crossterm::event::poll(Duration::ZERO)? {
                events.push(crossterm::event::read()?);
            }
            Ok(events)
        }

        /// A console sends whole events.
        #[must_use]
        pub fn halfway(&self) -> bool {
            false
        }

        /// There is nothing to give up.
        #[must_use]
        pub fn give_up(&mut self) -> Vec<Event> {
            Vec::new()
        }
    }
}
