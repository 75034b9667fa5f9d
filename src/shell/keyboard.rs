//! Reading the terminal: every event that waits there, and never waiting for one.

use std::io;

use crossterm::event::Event;

/// What is known before the terminal is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// There is something to read: the system has just said so.
    Waits,
    /// There may be: the system is asked.
    Unsure,
}

#[cfg(unix)]
pub use unix::Keyboard;

#[cfg(unix)]
mod unix {
    use std::os::fd::AsFd;

    use super::{Event, Input, io};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use crate::shell::decoder::Decoder;

    /// The most bytes of one read.
    const MOST: usize = 4096;

    /// The terminal's input, decoded.
    #[derive(Debug, Default)]
    pub struct Keyboard {
        decoder: Decoder,
    }

    impl Keyboard {
        /// Every event that waits, in order; there may be none where `input` is unsure.
        ///
        /// # Errors
        /// When the terminal cannot be read, or is gone.
        pub fn waiting(&mut self, input: Input) -> io::Result<Vec<Event>> {
            self.read(&io::stdin(), input)
        }

        fn read(&mut self, from: &impl AsFd, input: Input) -> io::Result<Vec<Event>> {
            let (mut bytes, mut events) = ([0; MOST], Vec::new());
            // Who says that something waits says it of one read.
            let mut waits = input == Input::Waits;
            while std::mem::take(&mut waits) || readable(from)? {
                let read = rustix::io::retry_on_intr(|| rustix::io::read(from, &mut bytes))?;
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

    fn readable(from: &impl AsFd) -> io::Result<bool> {
        let mut fds = [PollFd::new(from, PollFlags::IN)];
        rustix::io::retry_on_intr(|| poll(&mut fds, Some(&Timespec::default())))?;
        let [told] = fds.map(|fd| fd.revents());
        Ok(told.contains(PollFlags::IN))
    }

    #[cfg(test)]
    mod tests {
        use std::io::Write;
        use std::os::unix::net::UnixStream;

        use super::*;

        /// A terminal's two ends. To read where nothing waits is an error here, and would wait for ever there.
        fn ends() -> (UnixStream, UnixStream) {
            let (theirs, ours) = UnixStream::pair().unwrap();
            ours.set_nonblocking(true).unwrap();
            (theirs, ours)
        }

        #[test]
        fn all_that_waits_is_read_and_nothing_is_waited_for() {
            // Less than one read holds, just as much, and more.
            for sent in [1, MOST - 1, MOST, MOST + 1, 2 * MOST, 2 * MOST + 7] {
                for input in [Input::Waits, Input::Unsure] {
                    let (mut theirs, ours) = ends();
                    theirs.write_all(&vec![b'j'; sent]).unwrap();
                    let events = Keyboard::default().read(&ours, input).unwrap();
                    assert_eq!(events.len(), sent, "{input:?}");
                }
            }
        }

        #[test]
        fn where_it_is_not_sure_that_anything_waits_nothing_is_read() {
            let (_theirs, ours) = ends();
            let mut keyboard = Keyboard::default();
            assert_eq!(keyboard.read(&ours, Input::Unsure).unwrap(), []);
            // The other side of the same: this is what reading without asking comes to.
            let error = keyboard.read(&ours, Input::Waits).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
        }

        #[test]
        fn a_terminal_that_is_gone_is_an_error() {
            let (theirs, ours) = ends();
            drop(theirs);
            let error = Keyboard::default().read(&ours, Input::Waits).unwrap_err();
            assert!(crate::shell::signals::gone(&error), "{error:?}");
        }
    }
}

#[cfg(not(unix))]
pub use plain::Keyboard;

#[cfg(not(unix))]
mod plain {
    use std::time::Duration;

    use super::{Event, Input, io};

    /// The console's events, as the terminal library reads them.
    #[derive(Debug, Default)]
    pub struct Keyboard;

    impl Keyboard {
        /// Every event that waits, in order; there may be none where `input` is unsure.
        ///
        /// # Errors
        /// When the terminal cannot be read.
        pub fn waiting(&mut self, _input: Input) -> io::Result<Vec<Event>> {
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
