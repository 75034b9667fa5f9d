//! The lock beside a file. The lock file is kept: removing it would let two programs hold two locks.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::error::{Cause, StoreError};

/// How often a held lock is tried, and the pause between: two seconds in all. A save takes a few
/// milliseconds, so whoever holds it longer is stuck.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// A lock, held until it is dropped.
pub(in crate::store) struct Lock(#[expect(dead_code, reason = "held, not read")] Option<File>);

/// The lock file of `path`.
pub(in crate::store) fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".lock");
    path.with_file_name(name)
}

/// Takes the lock of `path`, waiting a short while for another program to let it go.
pub(in crate::store) fn take(doing: &'static str, path: &Path) -> Result<Lock, StoreError> {
    let beside = beside(path);
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&beside).map_err(|e| StoreError::system(doing, path, &e))?;
    for attempt in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Lock(Some(file))),
            Err(TryLockError::WouldBlock) if attempt + 1 < TRIES => sleep(PAUSE),
            Err(TryLockError::WouldBlock) => break,
            // Some network file systems have no locks. Saving without is better than not saving:
            // what another program wrote is still merged.
            Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported || no_locks(&e) => {
                return Ok(Lock(None));
            }
            Err(TryLockError::Error(e)) => return Err(StoreError::system(doing, path, &e)),
        }
    }
    let hint = "close the other opsarc, or wait until it has saved";
    Err(StoreError::new(doing, path, Cause::Busy, "another program holds its lock", hint))
}

/// Whether the system says that it has no locks to give here.
#[cfg(unix)]
fn no_locks(e: &io::Error) -> bool {
    e.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error())
}

#[cfg(not(unix))]
fn no_locks(_: &io::Error) -> bool {
    false
}
