//! A folder of many people's profiles: which files it has, and reading them side by side, each reduced to what is
//! needed of it and dropped before the next.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::error::{Cause, StoreError};
use crate::profile::codec::{DecodeError, decode};
use crate::profile::packet::AnyPacket;
use crate::profile::packet_codec;
use crate::profile::profile::Profile;
use crate::profile::redacted::Redacted;

const DOING: &str = "reading the profile";
const LISTING: &str = "reading the folder of the team";

/// The largest file that is read, in bytes. A record of twenty years has a tenth; many at once must fit the memory.
const LARGEST: u64 = 32 << 20;

/// How deep folders are looked into, where that is asked for.
const DEEPEST: usize = 32;

/// How deep they are looked into where the folder itself holds no file: a team often has a folder for each person.
const SHALLOW: usize = 3;

/// The most files that are looked at: a folder named by mistake should not be read for an hour.
const MOST: usize = 200_000;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// A profile, or a packet with entries of one.
    Profile(Box<Profile>),
    /// Levels alone.
    Redacted(Box<Redacted>),
}

/// The files of a folder that may be profiles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listed {
    /// The files, in the order of their paths.
    pub files: Vec<PathBuf>,
    /// Those that cannot be read, such as links that lead nowhere.
    pub refused: Vec<StoreError>,
}

/// The `.json` files in `folder`, and with `deep` in the folders in it; without, those up to three folders deep where
/// `folder` itself holds none. Hidden files and folders and locks are left out. A
/// link to a file is followed; a link to a folder is not, for it could lead in a circle.
///
/// # Errors
/// [`StoreError`] when the folder cannot be read or holds too much. One within it that cannot is in `refused`.
pub fn list(folder: &Path, deep: bool) -> Result<Listed, StoreError> {
    let mut listed = Listed::default();
    collect(folder, if deep { DEEPEST } else { 0 }, &mut listed)?;
    if !deep && listed.files.is_empty() {
        listed.refused.clear();
        collect(folder, SHALLOW, &mut listed)?;
    }
    listed.files.sort();
    Ok(listed)
}

fn collect(folder: &Path, deeper: usize, listed: &mut Listed) -> Result<(), StoreError> {
    let failed = |e: io::Error| match e.kind() {
        io::ErrorKind::NotFound => {
            StoreError::new(LISTING, folder, Cause::Missing, "there is no such folder", "check the name")
        }
        io::ErrorKind::NotADirectory => {
            let hint = "name the folder that holds the files; `opsarc status --profile FILE` reads one";
            StoreError::new(LISTING, folder, Cause::Unreadable, "this is a file, not a folder", hint)
        }
        _ => StoreError::system(LISTING, folder, &e),
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            if deeper > 0
                && let Err(e) = collect(&path, deeper - 1, listed)
            {
                listed.refused.push(e);
            }
        } else if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")) {
            match fs::metadata(&path) {
                Ok(meta) if meta.is_dir() => {}
                Ok(_) => listed.files.push(path),
                Err(e) if kind.is_symlink() && e.kind() == io::ErrorKind::NotFound => {
                    let why = "it is a link that leads nowhere";
                    listed.refused.push(StoreError::new(DOING, &path, Cause::Missing, why, "remove or mend the link"));
                }
                Err(e) => listed.refused.push(StoreError::system(DOING, &path, &e)),
            }
        }
        if listed.files.len() > MOST {
            let why = format!("it holds more than {MOST} .json files");
            return Err(StoreError::new(LISTING, folder, Cause::Unreadable, &why, "name the team's own folder"));
        }
    }
    Ok(())
}

/// Reads `files` side by side on the machine's cores. `reduce` makes of each what is needed of it; what it was made of is
/// dropped then, so that memory grows with what is kept and not with the logs. `told` is called after each file, with
/// how many are read, and says whether to go on. The results are in the order of `files`; what was not read any more is
/// left out.
pub fn read_each<T: Send>(
    files: &[PathBuf],
    reduce: impl Fn(&Path, Kept) -> T + Sync,
    told: impl Fn(usize) -> bool + Sync,
) -> Vec<Result<T, StoreError>> {
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(files.len().max(1));
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        let mut results = Vec::new();
        let mut bytes = Vec::new();
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = files.get(n) else { return results };
            results.push((n, read(path, &mut bytes).map(|kept| reduce(path, kept))));
            // A file that was large does not hold its room for the rest of the folder.
            bytes.clear();
            bytes.shrink_to(1 << 20);
            if !told(done.fetch_add(1, Ordering::Relaxed) + 1) {
                return results;
            }
        }
    };
    let mut all: Vec<(usize, Result<T, StoreError>)> = thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        all.extend(others.into_iter().filter_map(|other| other.join().ok()).flatten());
        all
    });
    all.sort_unstable_by_key(|(n, _)| *n);
    all.into_iter().map(|(_, result)| result).collect()
}

/// Reads one profile or packet, with `bytes` for its text.
///
/// # Errors
/// [`StoreError`] when it cannot be read, is too large, or is no profile of this version.
pub fn read(path: &Path, bytes: &mut Vec<u8>) -> Result<Kept, StoreError> {
    let failed = |e: io::Error| StoreError::system(DOING, path, &e);
    let refused = |why: &str, hint: &str| Err(StoreError::new(DOING, path, Cause::Unreadable, why, hint));
    let meta = fs::metadata(path).map_err(failed)?;
    // Opening a pipe would wait for its other end.
    if !meta.is_file() {
        return refused("this is not a regular file", "remove it from the folder");
    }
    bytes.clear();
    // It may have grown since: never more is read than allowed.
    if meta.len() <= LARGEST {
        let mut file = File::open(path).map_err(failed)?.take(LARGEST + 1);
        file.read_to_end(bytes).map_err(failed)?;
    }
    if meta.len() > LARGEST || bytes.len() as u64 > LARGEST {
        let why = format!("it is larger than {} MiB, which no profile is", LARGEST >> 20);
        return refused(&why, "look what it is, and remove it from the folder");
    }
    kept(bytes).map_err(|e| {
        let cause = if e.newer.is_some() { Cause::Newer } else { Cause::Unreadable };
        StoreError { doing: DOING, path: path.to_owned(), why: e.to_string(), hint: e.hint, cause }
    })
}

fn kept(bytes: &[u8]) -> Result<Kept, DecodeError> {
    if !std::str::from_utf8(bytes).is_ok_and(packet_codec::is_packet) {
        return decode(bytes).map(|profile| Kept::Profile(Box::new(profile)));
    }
    Ok(match packet_codec::decode(bytes)?.packet {
        AnyPacket::Record(packet) => Kept::Profile(Box::new(packet.into_profile())),
        AnyPacket::Redacted(redacted) => Kept::Redacted(redacted),
    })
}
