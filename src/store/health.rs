//! Looking at the disk without changing it: what a folder allows, who holds a lock, what was rescued, which programs
//! there are.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::lock;
use super::places::Places;

/// What a folder allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    /// It is there and can be written.
    Writable,
    /// It is not there, and can be made when it is needed.
    CanBeMade,
    /// It cannot be written, or cannot be made.
    Refused,
    /// It is no folder.
    NoFolder,
}

/// What `folder` allows.
#[must_use]
pub fn rights(folder: &Path) -> Rights {
    match fs::metadata(folder) {
        Ok(meta) if !meta.is_dir() => Rights::NoFolder,
        Ok(meta) if writable(folder, &meta) => Rights::Writable,
        Ok(_) => Rights::Refused,
        Err(_) => {
            // The nearest folder above it that is there decides.
            let above = folder.ancestors().skip(1).find_map(|above| Some((above, fs::metadata(above).ok()?)));
            match above {
                Some((above, meta)) if meta.is_dir() && writable(above, &meta) => Rights::CanBeMade,
                _ => Rights::Refused,
            }
        }
    }
}

#[cfg(unix)]
fn writable(path: &Path, _: &fs::Metadata) -> bool {
    use rustix::fs::{Access, access};
    access(path, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn writable(_: &Path, meta: &fs::Metadata) -> bool {
    !meta.permissions().readonly()
}

/// The size of a file in bytes; none where there is none.
#[must_use]
pub fn size(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().map(|meta| meta.len())
}

/// Whether others than its owner may read a file.
#[cfg(unix)]
#[must_use]
pub fn open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
}

/// Whether others than its owner may read a file: not to be told here.
#[cfg(not(unix))]
#[must_use]
pub fn open_to_others(_: &Path) -> bool {
    false
}

/// Whether another program holds the lock of the profile at `path` at this moment.
#[must_use]
pub fn locked(path: &Path) -> bool {
    let Ok(file) = File::open(lock::beside(path)) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

/// Profiles that could not be saved where they belong, and were kept elsewhere.
#[must_use]
pub fn rescued(places: &Places) -> Vec<PathBuf> {
    let files = fs::read_dir(places.state.join("rescued")).into_iter().flatten().filter_map(Result::ok);
    let mut found: Vec<PathBuf> =
        files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    found.sort();
    found
}

/// Where the program called `name` is: a path, or a file in one of `folders`. Where files of programs end in `suffix`, it
/// may be left out.
#[must_use]
pub fn program(name: &str, suffix: &str, folders: &[PathBuf]) -> Option<PathBuf> {
    if name.chars().any(std::path::is_separator) {
        return Some(PathBuf::from(name)).filter(|file| runs(file));
    }
    let names = [name.to_owned(), format!("{name}{suffix}")];
    let files = folders.iter().flat_map(|folder| names.each_ref().map(|name| folder.join(name)));
    files.into_iter().find(|file| runs(file))
}

fn runs(file: &Path) -> bool {
    #[cfg(unix)]
    let may = || rustix::fs::access(file, rustix::fs::Access::EXEC_OK).is_ok();
    #[cfg(not(unix))]
    let may = || true;
    fs::metadata(file).is_ok_and(|meta| meta.is_file()) && may()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_locks_and_programs_are_seen_as_they_are() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(rights(home.path()), Rights::Writable);
        assert_eq!(rights(&home.path().join("a/b/c")), Rights::CanBeMade);
        let file = home.path().join("file");
        fs::write(&file, "x").unwrap();
        assert_eq!((rights(&file), size(&file)), (Rights::NoFolder, Some(1)));
        assert_eq!(rights(&file.join("below")), Rights::Refused);
        assert!(!locked(&file));
        let held = lock::take("testing", &file).unwrap();
        assert!(locked(&file));
        drop(held);
        assert!(!locked(&file));
        assert_eq!(program("file", "", &[home.path().to_owned()]), None, "it does not run");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert!(open_to_others(&file));
            fs::set_permissions(&file, fs::Permissions::from_mode(0o700)).unwrap();
            assert!(!open_to_others(&file));
            assert_eq!(program("file", "", &[home.path().to_owned()]), Some(file));
        }
    }
}
