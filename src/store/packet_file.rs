//! A packet on the disk: read whole, and written whole for its owner alone, since whoever has it can read it.

use std::fs;
use std::path::Path;

use super::error::{Cause, StoreError};
use super::replace::{Care, Reader, replace, resolved};
use super::text_file;
use crate::profile::packet_codec::{Read, decode};

/// Reads the packet at `path`.
///
/// # Errors
/// [`StoreError`] when it cannot be read, is no packet, was cut off or changed, or is of a newer format: with the
/// place and what to do.
pub fn read(path: &Path) -> Result<Read, StoreError> {
    const DOING: &str = "reading the packet";
    let bytes = text_file::read_bytes(DOING, path)?;
    decode(&bytes).map_err(|e| {
        let cause = if e.newer.is_some() { Cause::Newer } else { Cause::Unreadable };
        StoreError::new(DOING, path, cause, &e.to_string(), &e.hint)
    })
}

/// Writes a packet to `path`, in the place of a file that is there only where `force` says so.
///
/// # Errors
/// [`StoreError`] when it cannot be written, or there is a file of that name.
pub fn write(path: &Path, text: &str, force: bool) -> Result<(), StoreError> {
    const DOING: &str = "writing the packet";
    let failed = |e| StoreError::system(DOING, path, &e);
    if path.is_file() && !force {
        let hint = "name another file with `-o FILE`, or write in its place with `--force`";
        return Err(StoreError::new(DOING, path, Cause::Exists, "there is a file of that name", hint));
    }
    let target = resolved(path).map_err(failed)?;
    match fs::metadata(&target) {
        // A device or a pipe is written to as it is.
        Ok(found) if !found.is_file() => text_file::write(DOING, path, text),
        _ => replace(&target, text.as_bytes(), Care::Durable, Reader::Owner).map(drop).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => {
                StoreError::new(DOING, path, Cause::Missing, "its folder does not exist", "make the folder first")
            }
            _ => failed(e),
        }),
    }
}
