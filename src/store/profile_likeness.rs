//! Whether a file is meant to be a profile, also where it cannot be read as one any more.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::profile::entry::EntryId;

/// How far into a file is looked: a header is shorter.
const FAR: u64 = 4096;

/// Whether the beginning of the file at `path` looks like that of a profile: it names a `format`, and a
/// `profile` by an id. A file that cannot be read looks like nothing.
#[must_use]
pub fn looks_like(path: &Path) -> bool {
    let mut head = Vec::new();
    // Opening a pipe would wait for its other end.
    let read = path.is_file() && File::open(path).is_ok_and(|file| file.take(FAR).read_to_end(&mut head).is_ok());
    read && is_head(&String::from_utf8_lossy(&head))
}

fn is_head(head: &str) -> bool {
    let id = |rest: &str| {
        let value = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        value.split_once('"')?.0.parse::<EntryId>().ok()
    };
    head.contains("\"format\"") && head.split("\"profile\"").skip(1).any(|rest| id(rest).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_known_in_any_layout_and_nothing_else() {
        let id = "0196c1a0-0000-7000-8000-000000000001";
        assert!(is_head(&format!("{{\n  \"format\": 1,\n  \"profile\": \"{id}\",\n")));
        assert!(is_head(&format!("<<<<<<< HEAD\n{{\"profile\" :\"{id}\",\"format\":1")));
        assert!(!is_head(&format!("{{\"profile\":\"{id}\"}}")));
        assert!(!is_head("{\"format\": 1, \"profile\": \"work\", \"log\": []}"));
        assert!(!is_head(""));
    }
}
