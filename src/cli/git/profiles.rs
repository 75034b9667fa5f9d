//! The profiles in a repository.

use crate::shell::git::{GitError, Repository};
use crate::store::profile_likeness::looks_like;

/// The files of `repository` that look like profiles, by name, the unreadable ones among them.
///
/// # Errors
/// [`GitError`] when git fails.
pub fn profiles(repository: &Repository) -> Result<Vec<String>, GitError> {
    let names = repository.json_files()?;
    Ok(names.into_iter().filter(|name| looks_like(&repository.top().join(name))).collect())
}
