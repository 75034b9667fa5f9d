//! Copies that a file-sync tool left beside a profile when two machines had changed it.
//!
//! Every tool has its own way to name them: `NAME.sync-conflict-20260501-101112-ABCDEFG.json` (Syncthing),
//! `NAME (Ada's conflicted copy 2026-05-01).json` (Dropbox), `NAME (conflicted copy 2026-05-01 101112).json` (Nextcloud, ownCloud),
//! `NAME (SFConflict …).json` (Seafile), `NAME 2.json` (iCloud), `NAME-LAPTOP.json` (OneDrive), `NAME (1).json` (Google
//! Drive, browsers), each in the language of the machine. So the name is only a first sieve: the file's name, a sign
//! that is no letter, and more. What settles it is inside: the same profile id, and entries that are not here. A
//! copy that adds nothing is not told.

use std::fs;
use std::path::{Path, PathBuf};

use super::profile_file;
use super::replace::{folder_of, resolved};
use crate::profile::merge::merge;
use crate::profile::profile::Profile;

/// A copy of a profile that lies beside it and says something that it does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its file.
    pub path: PathBuf,
    /// What it says.
    pub profile: Profile,
    /// How many entries it brings; at least one.
    pub brings: usize,
}

impl Beside {
    /// The name of its file.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        crate::framework::text::clean_line(&name).into_owned()
    }
}

/// The copies of `own` beside its file at `path` that bring something, by name. What cannot be read is none.
#[must_use]
pub fn look(path: &Path, own: &Profile) -> Vec<Beside> {
    let Ok(target) = resolved(path) else { return Vec::new() };
    let name = target.file_name().and_then(|name| name.to_str());
    let stem = target.file_stem().and_then(|stem| stem.to_str());
    let (Some(name), Some(stem)) = (name, stem) else { return Vec::new() };
    let Ok(files) = fs::read_dir(folder_of(&target)) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = files
        .filter_map(Result::ok)
        .filter(|file| file.file_name().to_str().is_some_and(|other| other != name && is_named_after(other, stem)))
        .map(|file| file.path())
        .collect();
    paths.sort();
    paths.into_iter().filter_map(|path| brought(path, own)).collect()
}

/// What the file at `path` brings to `own`, if it is a copy of it that brings something.
fn brought(path: PathBuf, own: &Profile) -> Option<Beside> {
    let profile = profile_file::load(&path).ok()??.profile;
    let brings = merge(&mut own.clone(), profile.clone()).ok()?.brought();
    (brings > 0).then_some(Beside { path, profile, brings })
}

/// Whether a file is called as a copy of `stem.json` would be.
fn is_named_after(other: &str, stem: &str) -> bool {
    let Some(rest) = other.strip_prefix(stem) else { return false };
    let Some(rest) = rest.len().checked_sub(5).and_then(|end| rest.split_at_checked(end)) else { return false };
    let (added, extension) = rest;
    extension.eq_ignore_ascii_case(".json") && added.starts_with(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_every_tool_are_known() {
        let copies = [
            "p.sync-conflict-20260501-101112-ABCDEFG.json",
            "p (Ada's conflicted copy 2026-05-01).json",
            "p (conflicted copy 2026-05-01 101112).json",
            "p (SFConflict ada@example.org 2026-05-01-10-11-12).json",
            "p (Ada\u{2019}s in Konflikt stehende Kopie).json",
            "p 2.json",
            "p-LAPTOP.json",
            "p-LAPTOP-2.JSON",
            "p (1).json",
            "p_conf(1).json",
            "p [conflicted].json",
        ];
        assert!(copies.iter().all(|name| is_named_after(name, "p")), "{copies:?}");
        for other in ["p2.json", "pé.json", "q (1).json", "p (1).txt", "p.json~", ".p.json.lock", "p", ".json", "pjson"]
        {
            assert!(!is_named_after(other, "p"), "{other}");
        }
    }
}
