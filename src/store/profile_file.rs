//! A profile on the disk. A save merges with what another program wrote since, and refuses to touch
//! what it cannot read.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use super::error::{Cause, StoreError};
use super::lock;
use super::replace::{Care, Reader, make_folder, replace, resolved};
use crate::profile::codec::{DecodeError, decode_owned, encode};
use crate::profile::merge::merge;
use crate::profile::profile::Profile;

/// The largest file that is taken for a profile, in bytes: twenty years of notes are a hundredth.
const LARGEST: u64 = 256 << 20;

/// What a file held when it was read or written, to tell whether it changed since.
#[derive(Debug, Clone)]
pub struct FileStamp {
    text: Arc<String>,
    entries: usize,
    meta: Option<Meta>,
}

/// What the system says of a file: its length and, where it tells, when it was changed and which
/// file it is. Two of them differ if the file was replaced or written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Meta {
    length: u64,
    changed: (i64, i64),
    inode: u64,
}

impl Meta {
    #[cfg(unix)]
    fn of(meta: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Self { length: meta.len(), changed: (meta.mtime(), meta.mtime_nsec()), inode: meta.ino() }
    }

    #[cfg(windows)]
    fn of(meta: &Metadata) -> Self {
        use std::os::windows::fs::MetadataExt as _;
        Self { length: meta.len(), changed: (meta.last_write_time().cast_signed(), 0), inode: 0 }
    }

    #[cfg(not(any(unix, windows)))]
    fn of(meta: &Metadata) -> Self {
        Self { length: meta.len(), changed: (0, 0), inode: 0 }
    }
}

impl FileStamp {
    /// Whether the file at `path` looks as it did: a cheap look that does not read it. A save does
    /// not rely on it.
    #[must_use]
    pub fn looks_current(&self, path: &Path) -> bool {
        fs::metadata(path).is_ok_and(|meta| self.meta == Some(Meta::of(&meta)))
    }
}

/// A profile that was read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The profile.
    pub profile: Profile,
    /// What the file held.
    pub stamp: FileStamp,
}

/// A profile that was saved.
#[derive(Debug, Clone)]
pub struct Saved {
    /// What the file holds now.
    pub stamp: FileStamp,
    /// Whether anything was written; nothing is if nothing changed.
    pub wrote: bool,
    /// The profile with what another program had added; none if there was nothing.
    pub merged: Option<Profile>,
}

/// Reads the profile at `path`; none if there is no file.
///
/// # Errors
/// [`StoreError`] when the file cannot be read or is no profile of this version.
pub fn load(path: &Path) -> Result<Option<Loaded>, StoreError> {
    const DOING: &str = "reading the profile";
    let Some((bytes, meta)) = read(path).map_err(|e| StoreError::system(DOING, path, &e))? else {
        return Ok(None);
    };
    let (profile, text) = decode_owned(bytes).map_err(|e| unreadable(DOING, path, e))?;
    let stamp = FileStamp { text, entries: profile.log.len(), meta: Some(meta) };
    Ok(Some(Loaded { profile, stamp }))
}

/// Saves the profile at `path`, where it held `known` when it was last read or written. If it
/// changed since, the two are merged first. An unchanged profile is not written.
///
/// # Errors
/// [`StoreError`] when the file cannot be written, or holds what cannot be read, is of a newer
/// version or is another profile. The file is then as it was.
pub fn save(path: &Path, profile: &Profile, known: Option<&FileStamp>) -> Result<Saved, StoreError> {
    const DOING: &str = "saving the profile";
    let failed = |e: io::Error| StoreError::system(DOING, path, &e);
    let target = resolved(path).map_err(failed)?;
    make_folder(&target).map_err(failed)?;
    let _lock = lock::take(DOING, &target)?;
    let mut merged: Option<Profile> = None;
    let mut text = None;
    if let Some((bytes, meta)) = read(&target).map_err(failed)? {
        let kept = |merged: Option<Profile>, text: Arc<String>| {
            let entries = merged.as_ref().unwrap_or(profile).log.len();
            Saved { stamp: FileStamp { text, entries, meta: Some(meta) }, wrote: false, merged }
        };
        let unchanged = known.is_some_and(|known| known.text.as_bytes() == bytes);
        if !unchanged || known.is_some_and(|known| known.entries == profile.log.len()) {
            let ours = encode(profile);
            if ours.as_bytes() == bytes {
                return Ok(kept(None, Arc::new(ours)));
            }
            let (theirs, held) = decode_owned(bytes).map_err(|e| unreadable(DOING, path, e))?;
            if theirs == *profile {
                // The same in another layout: it stays as its owner wrote it.
                return Ok(kept(None, held));
            }
            if unchanged {
                text = Some(ours);
            } else {
                let mut both = theirs.clone();
                merge(&mut both, profile.clone()).map_err(|e| {
                    let hint = "save under another name; profiles of two persons are never mixed";
                    StoreError::new(DOING, path, Cause::Foreign, &e.to_string(), hint)
                })?;
                let nothing_new = both == theirs;
                if both != *profile {
                    merged = Some(both);
                }
                if nothing_new {
                    return Ok(kept(merged, held));
                }
            }
        }
    }
    let whole = merged.as_ref().unwrap_or(profile);
    let text = text.unwrap_or_else(|| encode(whole));
    let file = replace(&target, text.as_bytes(), Care::Durable, Reader::Owner).map_err(failed)?;
    let meta = file.metadata().ok().as_ref().map(Meta::of);
    let stamp = FileStamp { text: Arc::new(text), entries: whole.log.len(), meta };
    Ok(Saved { stamp, wrote: true, merged })
}

/// The bytes of a file, and what the system says of it; none if there is no file.
fn read(path: &Path) -> io::Result<Option<(Vec<u8>, Meta)>> {
    match fs::metadata(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e),
        Ok(meta) if meta.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        // Opening a pipe would wait for its other end.
        Ok(meta) if !meta.is_file() => return Err(io::Error::other("this is not a regular file")),
        Ok(meta) if meta.len() > LARGEST => return Err(io::Error::other("this is too large for a profile")),
        Ok(_) => {}
    }
    let mut file = File::open(path)?;
    let meta = file.metadata()?;
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0).saturating_add(1));
    file.read_to_end(&mut bytes)?;
    Ok(Some((bytes, Meta::of(&meta))))
}

fn unreadable(doing: &'static str, path: &Path, e: DecodeError) -> StoreError {
    let cause = if e.newer.is_some() { Cause::Newer } else { Cause::Unreadable };
    StoreError { doing, path: path.to_owned(), why: e.to_string(), hint: e.hint, cause }
}
