//! Why a command failed: what was being done, to what, why, and what to do next.

use std::fmt;
use std::io;

use crate::framework::text::clean;
use crate::store::error::{Cause, StoreError};

/// The exit status of a failure. 0 is success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// A check found something.
    Found = 1,
    /// Wrong usage.
    Usage = 2,
    /// A file could not be read or written.
    File = 3,
    /// Something is not valid.
    Invalid = 4,
    /// An error of the program's own, with the status that Rust gives it.
    Crashed = 101,
}

/// Why a command failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CliError {
    /// With a message.
    Failed(Failure),
    /// A check found something and has said so on standard output.
    Found,
    /// The reader of our output went away: no failure, and nothing to say.
    ClosedPipe,
}

/// A failure with its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The exit status.
    pub status: Status,
    /// What was being done, to what: "reading the profile `x.json`".
    pub doing: String,
    /// Why it failed; may have several lines.
    pub why: String,
    /// What to do.
    pub hint: Option<String>,
}

impl CliError {
    /// A failure of `status`.
    #[must_use]
    pub fn new(status: Status, doing: impl Into<String>, why: impl Into<String>) -> Self {
        Self::Failed(Failure { status, doing: doing.into(), why: why.into(), hint: None })
    }

    /// Wrong usage.
    #[must_use]
    pub fn usage(doing: impl Into<String>, why: impl Into<String>) -> Self {
        Self::new(Status::Usage, doing, why)
    }

    /// The same with what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        if let Self::Failed(failure) = &mut self {
            failure.hint = Some(hint.into());
        }
        self
    }

    /// The same as part of another deed.
    #[must_use]
    pub fn while_doing(mut self, doing: impl Into<String>) -> Self {
        if let Self::Failed(failure) = &mut self {
            failure.doing = doing.into();
        }
        self
    }

    /// Why it failed, for a message of which it is a part.
    #[must_use]
    pub fn why(&self) -> String {
        match self {
            Self::Failed(failure) => failure.why.clone(),
            Self::Found | Self::ClosedPipe => String::new(),
        }
    }

    /// The exit status.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Failed(failure) => failure.status as u8,
            Self::Found => Status::Found as u8,
            Self::ClosedPipe => 0,
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Failed(failure) = self else { return Ok(()) };
        // A file name or an argument may hold anything; nothing of it may steer the terminal.
        write!(f, "error: {}:", clean(&failure.doing))?;
        let why = clean(&failure.why);
        if why.contains('\n') {
            for line in why.lines() {
                write!(f, "\n  {line}")?;
            }
        } else {
            write!(f, " {why}")?;
        }
        match &failure.hint {
            Some(hint) => writeln!(f, "\n  hint: {}", clean(hint)),
            None => writeln!(f),
        }
    }
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        let status = match error.cause {
            Cause::Unreadable | Cause::Newer | Cause::Foreign => Status::Invalid,
            Cause::Missing | Cause::Exists | Cause::Denied | Cause::Full | Cause::Busy | Cause::System => Status::File,
        };
        Self::new(status, format!("{} {}", error.doing, error.path.display()), error.why).hint(error.hint)
    }
}

impl From<io::Error> for CliError {
    /// An error of the output writer: files have their own errors, from `store`.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::new(Status::File, "writing the output", error.to_string())
                .hint("look whether the disk is full or the terminal is gone"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_the_deed_the_reason_and_the_way_out() {
        let error = CliError::usage("recording a rating", "no competency `x`").hint("try `y`");
        assert_eq!(error.to_string(), "error: recording a rating: no competency `x`\n  hint: try `y`\n");
        assert_eq!(error.code(), 2);
    }

    #[test]
    fn several_reasons_stand_below_each_other() {
        let error = CliError::new(Status::Invalid, "importing", "line 2: a\nline 3: b");
        assert_eq!(error.to_string(), "error: importing:\n  line 2: a\n  line 3: b\n");
    }

    #[test]
    fn an_argument_cannot_steer_the_terminal() {
        let error = CliError::usage("reading `\u{1b}[2J`", "no");
        assert!(!error.to_string().contains('\u{1b}'));
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        let error = CliError::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!((error.code(), error.to_string().as_str()), (0, ""));
    }
}
