//! Why something could not be read or written.

use std::io;
use std::path::{Path, PathBuf};

use crate::framework::text::clean_line;

/// Why something could not be read or written: what was being done, to what, why it failed, and
/// what to do next. The file is as it was before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{doing} {}: {why}", clean_line(&path.to_string_lossy()))]
pub struct StoreError {
    /// What was being done, such as "saving the profile".
    pub doing: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// Why it failed.
    pub why: String,
    /// What to do next.
    pub hint: String,
    /// The kind of failure.
    pub cause: Cause,
}

/// The kind of a failure, for those who must act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// It is not there.
    Missing,
    /// Something of that name is there already.
    Exists,
    /// It may not be read or written.
    Denied,
    /// There is no room.
    Full,
    /// Another program holds it.
    Busy,
    /// It is not what it should be; the place is in `why`.
    Unreadable,
    /// It is of a newer version of the program.
    Newer,
    /// It is another profile.
    Foreign,
    /// Anything else that the system said.
    System,
}

impl StoreError {
    /// A failure with its own words.
    pub(in crate::store) fn new(doing: &'static str, path: &Path, cause: Cause, why: &str, hint: &str) -> Self {
        Self { doing, path: path.to_owned(), why: why.to_owned(), hint: hint.to_owned(), cause }
    }

    /// What the system said, in plain words.
    pub(in crate::store) fn system(doing: &'static str, path: &Path, e: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        let (cause, why, hint) = match e.kind() {
            Kind::NotFound => (Cause::Missing, "there is no such file", "check the name"),
            Kind::PermissionDenied => {
                (Cause::Denied, "this is not allowed", "check who owns the file and its folder, and their permissions")
            }
            Kind::ReadOnlyFilesystem => {
                (Cause::Denied, "the disk is mounted read-only", "choose another place with --profile or OPSARC_HOME")
            }
            Kind::StorageFull => (Cause::Full, "the disk is full", "make room; nothing was changed in the file"),
            Kind::QuotaExceeded => (Cause::Full, "your quota is used up", "make room; nothing was changed in the file"),
            Kind::FileTooLarge => (
                Cause::Full,
                "the file would be larger than allowed",
                "raise the limit (`ulimit -f`) or choose another disk",
            ),
            Kind::IsADirectory => (Cause::Unreadable, "this is a folder", "name a file in it"),
            Kind::NotADirectory => (Cause::System, "a part of the path is a file, not a folder", "check the path"),
            _ => {
                let why = clean_line(&e.to_string()).into_owned();
                return Self::new(doing, path, Cause::System, &why, "check the disk and the path, then try again");
            }
        };
        Self::new(doing, path, cause, why, hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_called_so() {
        let full = StoreError::system(
            "saving the profile",
            Path::new("a\u{1b}b"),
            &io::Error::from(io::ErrorKind::StorageFull),
        );
        assert_eq!(full.cause, Cause::Full);
        assert_eq!(full.to_string(), "saving the profile a\u{241b}b: the disk is full");
    }
}
