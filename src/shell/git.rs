//! git, run as a program: the repository around a folder, its configuration and the attributes of its files.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::program::{self, Ended};

/// Why git could not do something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GitError {
    /// There is no git.
    #[error("there is no program `git` here")]
    Missing,
    /// It is no repository, or git will not touch it.
    #[error("{0}")]
    NoRepository(String),
    /// git failed.
    #[error("`git {0}` failed: {1}")]
    Failed(String, String),
}

/// A repository with a work tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository {
    top: PathBuf,
    prefix: String,
}

/// Whose configuration is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// That of this clone.
    Clone,
    /// That of this person, for all their clones.
    Person,
}

/// How git treats a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Treated {
    /// The merge driver; none where it is git's own.
    pub merge: Option<String>,
    /// The diff driver, likewise.
    pub diff: Option<String>,
}

/// The version of git, such as `git version 2.47.3`.
///
/// # Errors
/// [`GitError`] when there is none, or it does not run.
pub fn version() -> Result<String, GitError> {
    Ok(well(&["--version"])?.text())
}

impl Repository {
    /// The repository that the current folder is in.
    ///
    /// # Errors
    /// [`GitError`] when there is no git, no repository, or one without a work tree.
    pub fn here() -> Result<Self, GitError> {
        let arguments = ["rev-parse", "--show-toplevel", "--show-prefix"];
        let ended = git(&arguments)?;
        let text = String::from_utf8_lossy(&ended.out).into_owned();
        let mut lines = text.lines();
        match lines.next().filter(|_| ended.good) {
            Some(top) if !top.is_empty() => {
                Ok(Self { top: PathBuf::from(top), prefix: lines.next().unwrap_or_default().to_owned() })
            }
            _ => Err(GitError::NoRepository(ended.why())),
        }
    }

    /// The folder at its top.
    #[must_use]
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// The name of a file by which git knows it: its path from the top, with `/`; none where it lies outside.
    #[must_use]
    pub fn name_of(&self, path: &Path) -> Option<String> {
        let path = match path.strip_prefix(&self.top) {
            Ok(inside) => inside.to_owned(),
            Err(_) if path.is_absolute() => return None,
            Err(_) => Path::new(&self.prefix).join(path),
        };
        let mut parts: Vec<&str> = Vec::new();
        for part in path.components() {
            match part {
                Component::Normal(part) => parts.push(part.to_str()?),
                Component::CurDir => {}
                Component::ParentDir => drop(parts.pop()?),
                Component::RootDir | Component::Prefix(_) => return None,
            }
        }
        (!parts.is_empty()).then(|| parts.join("/"))
    }

    /// The `.json` files that git tracks or would track, by name.
    ///
    /// # Errors
    /// [`GitError`] when git fails.
    pub fn json_files(&self) -> Result<Vec<String>, GitError> {
        let listed = self.well(&["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "*.json"])?;
        let mut names = split(&listed);
        names.sort();
        names.dedup();
        Ok(names)
    }

    /// Those of `names` that a merge left unmerged.
    ///
    /// # Errors
    /// [`GitError`] when git fails.
    pub fn unmerged(&self, names: &[String]) -> Result<Vec<String>, GitError> {
        let listed = self.well(&["diff", "--name-only", "--diff-filter=U", "-z"])?;
        Ok(split(&listed).into_iter().filter(|name| names.contains(name)).collect())
    }

    /// How git treats the file `name`.
    ///
    /// # Errors
    /// [`GitError`] when git fails.
    pub fn treated(&self, name: &str) -> Result<Treated, GitError> {
        let listed = split(&self.well(&["check-attr", "-z", "merge", "diff", "--", name])?);
        let of = |attribute: &str| {
            let found = listed.chunks(3).find(|row| row.get(1).is_some_and(|told| told == attribute));
            let value = found.and_then(|row| row.get(2))?;
            (!["unspecified", "unset", "set"].contains(&value.as_str())).then(|| value.clone())
        };
        Ok(Treated { merge: of("merge"), diff: of("diff") })
    }

    /// What the configuration says under `key`, whoever said it; none where nobody did.
    ///
    /// # Errors
    /// [`GitError`] when git fails.
    pub fn config(&self, key: &str) -> Result<Option<String>, GitError> {
        let ended = self.git(&["config", "--get", key])?;
        Ok(ended.good.then(|| ended.text()))
    }

    /// Says `value` under `key`.
    ///
    /// # Errors
    /// [`GitError`] when git fails.
    pub fn configure(&self, whose: Whose, key: &str, value: &str) -> Result<(), GitError> {
        let place = match whose {
            Whose::Clone => "--local",
            Whose::Person => "--global",
        };
        self.well(&["config", place, key, value]).map(drop)
    }

    fn git(&self, arguments: &[&str]) -> Result<Ended, GitError> {
        let top = self.top.to_string_lossy();
        git(&[&["-C", &top], arguments].concat())
    }

    fn well(&self, arguments: &[&str]) -> Result<Ended, GitError> {
        good(self.git(arguments)?, arguments)
    }
}

fn git(arguments: &[&str]) -> Result<Ended, GitError> {
    program::run("git", arguments, b"").map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => GitError::Missing,
        _ => GitError::Failed(arguments.join(" "), e.to_string()),
    })
}

fn well(arguments: &[&str]) -> Result<Ended, GitError> {
    good(git(arguments)?, arguments)
}

fn good(ended: Ended, arguments: &[&str]) -> Result<Ended, GitError> {
    if ended.good { Ok(ended) } else { Err(GitError::Failed(arguments.join(" "), ended.why())) }
}

/// The words of output that ends each with a zero byte. One that is not UTF-8 is passed over.
fn split(ended: &Ended) -> Vec<String> {
    let words = ended.out.split(|byte| *byte == 0).filter(|word| !word.is_empty());
    words.filter_map(|word| String::from_utf8(word.to_vec()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_named_from_the_top() {
        let here = Repository { top: PathBuf::from("/r"), prefix: "sub/".to_owned() };
        let named = |path: &str| here.name_of(Path::new(path));
        assert_eq!(named("a.json").as_deref(), Some("sub/a.json"));
        assert_eq!(named("./../b c.json").as_deref(), Some("b c.json"));
        assert_eq!(named("/r/x/y.json").as_deref(), Some("x/y.json"));
        assert_eq!((named("/elsewhere/y.json"), named("../../y.json"), named("/r")), (None, None, None));
    }
}
