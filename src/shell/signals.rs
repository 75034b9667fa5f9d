//! Waiting for the keyboard or a signal, without a thread and without a time-out: nothing wakes while idle.

use std::io;

/// What ended a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Woken {
    /// The terminal has input.
    pub input: bool,
    /// The size of the terminal changed.
    pub size: bool,
    /// The program is to end: TERM, HUP or INT.
    pub end: bool,
    /// The program is to stop: TSTP.
    pub stop: bool,
    /// A thread has something to say.
    pub told: bool,
}

#[cfg(unix)]
pub use unix::{Signals, Waker, stop};

#[cfg(unix)]
mod unix {
    use std::io::{self, Read, Write};
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

    use super::Woken;

    /// The signals that the program listens to: each raises its flag, and all of them wake through one pipe.
    #[derive(Debug)]
    pub struct Signals {
        came: UnixStream,
        end: Flag,
        interrupt: Flag,
        stop: Flag,
        size: Flag,
        /// Read and written once a thread of ours works.
        told: Option<(UnixStream, UnixStream)>,
    }

    /// Raised by a signal, taken down by who acts on it.
    type Flag = Arc<AtomicBool>;

    /// Wakes whoever waits.
    #[derive(Debug)]
    pub struct Waker(UnixStream);

    impl Waker {
        /// Ends the wait. A pipe that is full wakes as well as one byte does, and one that is closed has nobody waiting.
        pub fn wake(&self) {
            let _ = (&self.0).write(&[1]);
        }
    }

    impl Signals {
        /// What a thread wakes the program with.
        ///
        /// # Errors
        /// When the system refuses a pipe.
        pub fn waker(&mut self) -> io::Result<Waker> {
            let (_, write) = match &mut self.told {
                Some(pair) => pair,
                none => {
                    let (read, write) = UnixStream::pair()?;
                    read.set_nonblocking(true)?;
                    write.set_nonblocking(true)?;
                    none.insert((read, write))
                }
            };
            write.try_clone().map(Waker)
        }

        /// Begins to listen.
        ///
        /// # Errors
        /// When the system refuses a pipe or a handler.
        pub fn new() -> io::Result<Self> {
            let (came, wakes) = UnixStream::pair()?;
            came.set_nonblocking(true)?;
            // The flag is raised first: whoever is woken finds it.
            let flag = |signals: &[i32]| -> io::Result<Flag> {
                let flag = Flag::default();
                for signal in signals {
                    signal_hook::flag::register(*signal, flag.clone())?;
                    signal_hook::low_level::pipe::register(*signal, wakes.try_clone()?)?;
                }
                Ok(flag)
            };
            let (end, interrupt) = (flag(&[SIGTERM, SIGHUP])?, flag(&[SIGINT])?);
            let (stop, size) = (flag(&[SIGTSTP])?, flag(&[SIGWINCH])?);
            Ok(Self { came, end, interrupt, stop, size, told: None })
        }

        /// Waits until something happens, or `patience` is over where there is any.
        ///
        /// # Errors
        /// When the system refuses to wait.
        pub fn wait(&mut self, patience: Option<Duration>) -> io::Result<Woken> {
            let stdin = io::stdin();
            let limit = patience.and_then(|p| Timespec::try_from(p).ok());
            let mut woken = Woken::default();
            let told = self.told.as_ref().map_or(&self.came, |(read, _)| read);
            let mut fds = [
                PollFd::new(&stdin, PollFlags::IN),
                PollFd::new(&self.came, PollFlags::IN),
                PollFd::new(told, PollFlags::IN),
            ];
            match poll(&mut fds, limit.as_ref()) {
                Ok(_) => {}
                // A signal came; its pipe tells on the next round.
                Err(rustix::io::Errno::INTR) => return Ok(woken),
                Err(e) => return Err(e.into()),
            }
            let [keys, came, told] = fds.map(|fd| fd.revents());
            // A terminal that is gone can send nothing more.
            let gone = keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
            woken.input = !keys.is_empty();
            if let Some((read, _)) = self.told.as_mut().filter(|_| !told.is_empty()) {
                woken.told = true;
                drain(read);
            }
            if !came.is_empty() {
                // Before the flags are looked at: a signal that comes meanwhile wakes again.
                drain(&mut self.came);
            }
            let taken = |flag: &Flag| flag.swap(false, Ordering::SeqCst);
            let (ended, interrupted) = (taken(&self.end), taken(&self.interrupt));
            woken.end = gone || ended || interrupted;
            woken.stop = taken(&self.stop);
            woken.size = taken(&self.size);
            Ok(woken)
        }

        /// Forgets what the keyboard sent to another program that had the terminal: ctrl-c and ctrl-z there reach
        /// this one too, and are not meant for it.
        pub fn forget_keys(&mut self) {
            self.interrupt.store(false, Ordering::SeqCst);
            self.stop.store(false, Ordering::SeqCst);
        }
    }

    fn drain(pipe: &mut UnixStream) {
        let mut bytes = [0; 64];
        while matches!(pipe.read(&mut bytes), Ok(n) if n > 0) {}
    }

    /// Stops the program's job as ctrl-z does in any other program; returns when it goes on.
    pub fn stop() {
        let _ = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
    }
}

#[cfg(not(unix))]
pub use plain::{Signals, Waker, stop};

#[cfg(not(unix))]
mod plain {
    use std::io;
    use std::sync::Arc;
    use std::time::Duration;

    use super::Woken;

    /// How long a wait is while a thread works: there is no pipe here that could end it.
    const GLANCE: Duration = Duration::from_millis(50);

    /// Without job control and signals: the keyboard, and a look now and then at what a thread has to say.
    #[derive(Debug)]
    pub struct Signals(Arc<()>);

    /// Held by whoever works.
    #[derive(Debug)]
    pub struct Waker(#[expect(dead_code, reason = "held, not read")] Arc<()>);

    impl Waker {
        /// Nothing to end: the wait is short while this is held.
        pub fn wake(&self) {}
    }

    impl Signals {
        /// Nothing to listen to.
        ///
        /// # Errors
        /// None.
        pub fn new() -> io::Result<Self> {
            Ok(Self(Arc::default()))
        }

        /// Waits for the keyboard.
        ///
        /// # Errors
        /// When the terminal cannot be read.
        pub fn wait(&mut self, patience: Option<Duration>) -> io::Result<Woken> {
            let busy = Arc::strong_count(&self.0) > 1;
            let longest = if busy { GLANCE } else { Duration::from_secs(86_400) };
            let patience = patience.unwrap_or(longest).min(longest);
            Ok(Woken { input: crossterm::event::poll(patience)?, told: true, ..Woken::default() })
        }

        /// What a thread wakes the program with.
        ///
        /// # Errors
        /// None.
        pub fn waker(&mut self) -> io::Result<Waker> {
            Ok(Waker(Arc::clone(&self.0)))
        }

        /// Nothing to forget.
        pub fn forget_keys(&mut self) {}
    }

    /// There is no job control here.
    pub fn stop() {}
}

/// Whether an error means that the terminal is gone.
#[must_use]
pub fn gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::BrokenPipe | io::ErrorKind::UnexpectedEof) || error.raw_os_error() == Some(5)
}
