//! What a failure of git means to a person.

use crate::cli::error::{CliError, Status};
use crate::shell::git::GitError;

/// What `error` of git means while `doing`.
#[must_use]
pub fn failed(doing: &str, error: &GitError) -> CliError {
    let hint = match error {
        GitError::Missing => "install git; without it, `opsarc merge` unites copies of a profile just as well",
        GitError::NoRepository(_) => {
            "go to the folder of a repository, or make one with `git init`; `opsarc profile path` says where your profile is"
        }
        GitError::Failed(..) => "see what git says, and try again",
    };
    CliError::new(Status::File, doing, error.to_string()).hint(hint)
}
