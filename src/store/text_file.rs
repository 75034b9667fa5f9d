//! Files for import and export, and small state files: read up to a size, written whole.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{Cause, StoreError};
use super::replace::{Care, Old, Reader, make_folder, put, replace, resolved};

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// Reads a file of text, without its byte order mark. `doing` begins the message of an error, such
/// as "reading the table".
///
/// # Errors
/// [`StoreError`] when it cannot be read, is larger than [`LARGEST`] or is not UTF-8.
pub fn read(doing: &'static str, path: &Path) -> Result<String, StoreError> {
    let bytes = read_bytes(doing, path)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(ToOwned::to_owned).unwrap_or(text)),
        Err(e) => {
            let good = e.as_bytes().get(..e.utf8_error().valid_up_to()).unwrap_or_default();
            let line = good.iter().filter(|b| **b == b'\n').count() + 1;
            let why = format!("line {line} is not UTF-8 text");
            Err(StoreError::new(doing, path, Cause::Unreadable, &why, "save it as UTF-8"))
        }
    }
}

/// Reads a file as it is, up to [`LARGEST`].
pub(in crate::store) fn read_bytes(doing: &'static str, path: &Path) -> Result<Vec<u8>, StoreError> {
    let failed = |e: io::Error| StoreError::system(doing, path, &e);
    if fs::metadata(path).map_err(failed)?.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        let why = format!("it is larger than {} MiB", LARGEST >> 20);
        return Err(StoreError::new(doing, path, Cause::Unreadable, &why, "give a smaller file"));
    }
    Ok(bytes)
}

/// Writes a document: whole or not at all, in the place of one that is there. A device or a pipe
/// is written to as it is.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub fn write(doing: &'static str, path: &Path, text: &str) -> Result<(), StoreError> {
    write_over(doing, path, text, Old::Replaced)
}

/// As [`write()`], but a file that is there stays as it is.
///
/// # Errors
/// [`StoreError`] when it cannot be written; of [`Cause::Exists`] where there is a file.
pub fn write_new(doing: &'static str, path: &Path, text: &str) -> Result<(), StoreError> {
    write_over(doing, path, text, Old::Kept)
}

fn write_over(doing: &'static str, path: &Path, text: &str, old: Old) -> Result<(), StoreError> {
    let written = || {
        let target = resolved(path)?;
        match fs::metadata(&target) {
            Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(found) if !found.is_file() => {
                fs::OpenOptions::new().write(true).open(&target)?.write_all(text.as_bytes())
            }
            Ok(_) if old == Old::Kept => Err(io::ErrorKind::AlreadyExists.into()),
            _ => put(&target, text.as_bytes(), Care::Light, Reader::Anyone, old).map(drop),
        }
    };
    written().map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => {
            StoreError::new(doing, path, Cause::Exists, "there is such a file already", "choose another name")
        }
        io::ErrorKind::NotFound => {
            StoreError::new(doing, path, Cause::Missing, "its folder does not exist", "make the folder first")
        }
        _ => StoreError::system(doing, path, &e),
    })
}

/// Reads a small state file; the default if there is none.
pub(in crate::store) fn load_state<T: DeserializeOwned + Default>(
    doing: &'static str,
    path: &Path,
) -> Result<T, StoreError> {
    match read(doing, path) {
        Ok(text) => serde_json::from_str(&text).map_err(|e| {
            StoreError::new(
                doing,
                path,
                Cause::Unreadable,
                &e.to_string(),
                "remove the file if nothing in it is needed",
            )
        }),
        Err(e) if e.cause == Cause::Missing => Ok(T::default()),
        Err(e) => Err(e),
    }
}

/// Writes a small state file, or removes it where there is nothing to keep.
pub(in crate::store) fn save_state<T: Serialize>(
    doing: &'static str,
    path: &Path,
    value: Option<&T>,
) -> Result<(), StoreError> {
    let put = || match value {
        Some(value) => {
            make_folder(path)?;
            let mut json = serde_json::to_vec(value)?;
            json.push(b'\n');
            replace(path, &json, Care::Light, Reader::Owner).map(drop)
        }
        None => match fs::remove_file(path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
            _ => Ok(()),
        },
    };
    put().map_err(|e| StoreError::system(doing, path, &e))
}
