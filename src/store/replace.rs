//! Writing a file whole or not at all: a temporary file in the same folder, then a rename.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// How much a file is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Care {
    /// It survives a power cut.
    Durable,
    /// It is written whole, and may be lost in a power cut.
    Light,
}

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Old {
    /// The new one takes its place.
    Replaced,
    /// It stays, and that is an error.
    Kept,
}

/// What a new file allows; one that exists keeps its own mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Reader {
    /// Its owner alone.
    Owner,
    /// Whoever the umask lets.
    Anyone,
}

/// Puts `bytes` into the file at `target`, which is no symbolic link, and gives back the new file.
/// On an error the old file is as it was.
pub(in crate::store) fn replace(target: &Path, bytes: &[u8], care: Care, reader: Reader) -> io::Result<File> {
    put(target, bytes, care, reader, Old::Replaced)
}

/// As [`replace`], or refuses where there is a file.
pub(in crate::store) fn put(target: &Path, bytes: &[u8], care: Care, reader: Reader, old: Old) -> io::Result<File> {
    let folder = folder_of(target);
    let mut prefix = std::ffi::OsString::from(".");
    prefix.push(target.file_name().unwrap_or_default());
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = if reader == Reader::Owner { 0o600 } else { 0o666 };
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Ok(old) = fs::metadata(target) {
        file.as_file().set_permissions(old.permissions())?;
    }
    if care == Care::Durable {
        file.as_file().sync_all()?;
    }
    let file = match old {
        Old::Replaced => file.persist(target),
        Old::Kept => file.persist_noclobber(target),
    };
    let file = file.map_err(|e| e.error)?;
    #[cfg(unix)]
    if care == Care::Durable {
        // The file is in place. Some file systems cannot sync a folder, which is no failure.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(file)
}

/// Makes the folder of `target`, and those above it, for its owner alone.
pub(in crate::store) fn make_folder(target: &Path) -> io::Result<()> {
    let folder = folder_of(target);
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The file that `path` leads to, through symbolic links, whether or not it exists yet.
pub(in crate::store) fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    // As many links as Linux follows.
    for _ in 0..40 {
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_symlink() => {
                let link = fs::read_link(&path)?;
                path = folder_of(&path).join(link);
            }
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
            _ => return Ok(path),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

/// The folder that a file is in.
pub(in crate::store) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
