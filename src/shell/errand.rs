//! Work that takes long, on a thread of its own: reading a folder of profiles. The keyboard goes on meanwhile; what the
//! work has to say comes as messages, and a byte on a pipe wakes the loop for each.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::crash;
use super::signals::Waker;
use super::team_loader::{Order, load};
use crate::app::message::{Message, TeamNews};
use crate::framework::framework::Framework;
use crate::profile::day::Day;
use crate::store::places::Places;
use crate::store::team_file;

/// After how many files it is told how many are read: a folder of fewer is there before anyone would look.
const TOLD_EVERY: usize = 250;

/// What is under way, if anything, and what it has said.
pub struct Errand {
    said: Receiver<Message>,
    say: Sender<Message>,
    stop: Arc<AtomicBool>,
}

/// A folder to be read.
pub struct TeamOrder {
    /// The framework that the people are read by.
    pub framework: &'static Framework,
    /// The folder.
    pub folder: PathBuf,
    /// The day at whose end the records are read.
    pub as_of: Day,
    /// The number of the order.
    pub ticket: u32,
    /// Where the folder is remembered.
    pub places: Option<Places>,
}

impl Default for Errand {
    fn default() -> Self {
        let (say, said) = channel();
        Self { said, say, stop: Arc::default() }
    }
}

impl Errand {
    /// Stops what is under way; what it still says belongs to an order that nobody waits for.
    pub fn stop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// What was said since the last time.
    #[must_use]
    pub fn said(&self) -> Vec<Message> {
        self.said.try_iter().collect()
    }

    /// Begins to read a folder, in place of what was under way.
    pub fn read_team(&mut self, order: TeamOrder, waker: Waker) {
        self.stop();
        self.stop = Arc::default();
        let (stop, say) = (Arc::clone(&self.stop), self.say.clone());
        let work = move || {
            let ticket = order.ticket;
            let tell = |news: TeamNews| {
                // Nobody listens any more once the program ends.
                let _ = say.send(Message::Team { ticket, news });
                waker.wake();
            };
            let told = |done: usize, of: usize| {
                if done.is_multiple_of(TOLD_EVERY) {
                    tell(TeamNews::Read { done, of });
                }
                !stop.load(Ordering::Relaxed)
            };
            let read = || {
                load(
                    &Order {
                        framework: order.framework,
                        folder: &order.folder,
                        deep: false,
                        need: &[],
                        as_of: order.as_of,
                    },
                    told,
                )
            };
            let loaded = crash::guard(read);
            if stop.load(Ordering::Relaxed) {
                return;
            }
            tell(match loaded {
                Ok(Ok(team)) => {
                    // Not to be remembered is not worth a word: it is typed again.
                    if let Some(places) = &order.places {
                        let _ = team_file::save(places, &absolute(&order.folder).to_string_lossy());
                    }
                    TeamNews::Open(Box::new(team))
                }
                Ok(Err(e)) => TeamNews::Failed(format!("{e}. To do: {}.", e.hint)),
                Err(crash) => TeamNews::Failed(format!(
                    "An error of opsarc's own at {}. To do: tell the maintainers this place.",
                    crash.place
                )),
            });
        };
        if thread::Builder::new().name("team".to_owned()).spawn(work).is_err() {
            let why = "the system gives no thread to read it on; close something and try again";
            let _ = self.say.send(Message::Told(why.to_owned()));
        }
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The folder that `typed` means: `~` is the home folder of `home`.
#[must_use]
pub fn folder(typed: &str, home: Option<PathBuf>) -> PathBuf {
    match (typed.strip_prefix('~'), home) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with(std::path::is_separator) => {
            home.join(rest.trim_start_matches(std::path::is_separator))
        }
        _ => PathBuf::from(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_is_home_only_at_the_beginning() {
        let of = |typed: &str| folder(typed, Some(PathBuf::from("/home/ada")));
        assert_eq!(of("~/team"), PathBuf::from("/home/ada/team"));
        assert_eq!(of("~"), PathBuf::from("/home/ada"));
        for typed in ["~other/team", "a/~", "team"] {
            assert_eq!(of(typed), PathBuf::from(typed));
        }
    }
}
