//! An error of the program's own: the terminal is restored first, then everything is saved, and a report is written that
//! holds where it happened and what was done last, and not a word of the record.

use std::any::Any;
use std::backtrace::Backtrace;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};

use super::clock;
use super::terminal;
use crate::app::action::Action;
use crate::app::keymap::{Context, KEYMAP};
use crate::app::message::{Message, Target};
use crate::app::model::Model;
use crate::framework::text::clean_line;
use crate::store::error::StoreError;
use crate::store::places::Places;
use crate::store::report_file;

/// How many of the last messages a report tells.
const KEPT: usize = 40;

/// What the panic hook saw, from whichever thread.
static SEEN: Mutex<Option<Seen>> = Mutex::new(None);

/// Whether somebody will tell of a panic: else the hook of before does.
static GUARDED: AtomicBool = AtomicBool::new(false);

/// Where an error of the program's own came up.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    /// File, line and column of the source.
    place: String,
    /// The names of the functions that led there.
    trace: String,
}

/// An error of the program's own, caught.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crash {
    /// File, line and column of the source.
    pub place: String,
    /// What it said. It may hold words of the record: it is for the person's own terminal.
    pub said: String,
    trace: String,
}

/// Restores the terminal on a panic of this thread, and remembers where one came up.
pub fn watch() {
    let before = std::panic::take_hook();
    let screen: ThreadId = thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        if thread::current().id() == screen {
            terminal::restore();
        }
        let place = info.location().map_or_else(|| "an unknown place".to_owned(), |at| own(&at.to_string()).to_owned());
        let seen = Seen { place, trace: functions(&Backtrace::force_capture().to_string()) };
        *SEEN.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
        if !GUARDED.load(Ordering::SeqCst) {
            before(info);
        }
    }));
}

/// Does `work`; a panic in it becomes a [`Crash`].
///
/// # Errors
/// The crash.
pub fn guard<T>(work: impl FnOnce() -> T) -> Result<T, Crash> {
    let outer = GUARDED.swap(true, Ordering::SeqCst);
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDED.store(outer, Ordering::SeqCst);
    done.map_err(|panic| {
        let seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Seen { place, trace } =
            seen.unwrap_or_else(|| Seen { place: "an unknown place".to_owned(), trace: String::new() });
        Crash { place, said: clean_line(&words(panic.as_ref())).into_owned(), trace }
    })
}

/// What a panic said.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// A place of the source, without where the source lay on the machine that built the program.
fn own(place: &str) -> &str {
    ["/registry/src/", "/library/"].iter().find_map(|mark| place.split_once(mark)).map_or(place, |(_, rest)| rest)
}

/// The names of the functions of a backtrace.
fn functions(trace: &str) -> String {
    let named = trace.lines().filter(|line| !line.trim_start().starts_with("at "));
    named.map(|line| format!("{}\n", line.trim_end())).collect()
}

/// What was done last, in words of the program alone: where, and what. Noted at every key, told never or once.
#[derive(Debug, Default)]
pub struct Steps(VecDeque<(Context, &'static str)>);

impl Steps {
    /// Notes what `message` is about to do. Of a key it is the name of the action; what is typed is only called text.
    pub fn note(&mut self, model: &Model, message: &Message) {
        let name = match message {
            Message::Key(key) => match model.keys.resolve(&model.contexts(), *key) {
                Some(binding) if !(model.typing() && key.is_text()) => binding.name,
                _ => "text, or a key without a meaning",
            },
            Message::Paste(_) => "paste",
            // What is clicked on as its name is that action; a line of the plain mode is too.
            Message::Click(Target::Do(action)) => named(model, *action),
            Message::Click(_) => "click",
            Message::Wheel(_) => "wheel",
            Message::Size(..) => "size",
            Message::Saved(_) => "saved",
            Message::SaveFailed(_) => "not saved",
            Message::Beside(_) | Message::Joined(_) => "copies beside the profile",
            Message::Edited(_) => "back from the editor",
            Message::Made(_) => "preview made",
            Message::Wrote(_) => "document written",
            Message::Configured(..) => "configuration read anew",
            Message::Foreseen(_) => "forecast made",
            Message::Told(_) => "effect told",
            Message::Team { .. } => "team read",
        };
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back((model.context(), name));
    }
}

/// The name of `action`, as it is called where `model` stands.
fn named(model: &Model, action: Action) -> &'static str {
    let here = model.contexts();
    let mut bindings = KEYMAP.iter().filter(|binding| binding.action == action);
    let first = bindings.clone().next();
    bindings.find(|binding| here.contains(&binding.context)).or(first).map_or("click", |binding| binding.name)
}

/// Writes the report of `crash`; says where it is. `shown` says how the program was seen, such as the size of a screen.
///
/// # Errors
/// When it cannot be written.
pub fn report(crash: &Crash, model: &Model, steps: &Steps, places: &Places, shown: &str) -> Result<String, StoreError> {
    let now = clock::now();
    let steps: String = steps.0.iter().map(|(context, name)| format!("  {}: {name}\n", context.name())).collect();
    let text = format!(
        "An error of opsarc's own. This report holds nothing of the record.\n\n\
         version: {} ({}, {})\nat: {}\nplace: {}\nscreen: {}, {shown}\nentries: {}\n\n\
         What was done last, the latest at the end:\n{steps}\nFunctions:\n{}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        now,
        crash.place,
        model.context().name(),
        model.session.whole().profile.log.len(),
        crash.trace,
    );
    let name = format!("crash-{}.txt", now.to_string().replace(':', "-"));
    let path = report_file::save(places, &name, &text)?;
    Ok(clean_line(&path.to_string_lossy()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_and_a_trace_tell_nothing_of_the_machine() {
        assert_eq!(
            own("/home/ada/.cargo/registry/src/index-1/textwrap-0.16/src/lib.rs:1:2"),
            "index-1/textwrap-0.16/src/lib.rs:1:2"
        );
        assert_eq!(own("src/view/pen.rs:10:5"), "src/view/pen.rs:10:5");
        let trace =
            "   0: opsarc::view::pen::text\n             at /home/ada/opsarc/src/view/pen.rs:10:5\n   1: main\n";
        assert_eq!(functions(trace), "   0: opsarc::view::pen::text\n   1: main\n");
    }

    #[test]
    fn a_panic_is_caught_with_its_words_made_harmless() {
        assert_eq!(guard(|| 7), Ok(7));
        let crash = guard(|| std::panic::panic_any("a\u{1b}[2Jb".to_owned())).map(|(): ()| ()).unwrap_err();
        assert!(crash.said.starts_with('a') && !crash.said.contains('\u{1b}'), "{crash:?}");
    }
}
