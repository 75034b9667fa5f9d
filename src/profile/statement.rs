//! What is signed of entries: a short text, the statement.
//!
//! It says whose record it is, who signs and when, and of each entry covered its id and the SHA-256 of its
//! [canonical](super::canonical) bytes. So one flipped byte in a covered entry is found and the entry is named, while the others
//! stay proven; and whoever has the profile can write the statement out and verify it without this program. The
//! cryptography is that of `ssh-keygen -Y sign`, in the namespace [`NAMESPACE`].

use std::fmt::Write as _;

use super::author::Author;
use super::canonical::canonical;
use super::digest::Digest;
use super::entry::{Entry, EntryId};
use super::moment::Moment;
use super::signature::Covered;

/// The namespace of the signatures: one made for another purpose does not count here, nor the other way round.
pub const NAMESPACE: &str = "opsarc";

/// The first line of what is signed.
const STATEMENT: &str = "opsarc/signature@1";

/// `entry` as it is now, to be signed or compared.
#[must_use]
pub fn covered(entry: &Entry) -> Covered {
    Covered { entry: entry.id, sha256: Digest::of(canonical(entry).as_bytes()) }
}

/// What is signed of `covers` in the record `profile`, by `by` at `at`. Every line ends with a line feed.
#[must_use]
pub fn statement(profile: EntryId, by: &Author, at: Moment, covers: &[Covered]) -> String {
    // A name may hold a line feed or a quote: as JSON it is one line and cannot pass for another.
    let by = serde_json::to_string(by).unwrap_or_default();
    let mut text = format!("{STATEMENT}\nprofile {profile}\nby {by}\nat {at}\n");
    for covered in covers {
        let _ = writeln!(text, "entry {} sha256 {}", covered.entry, covered.sha256);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::text::Text;
    use crate::profile::body::{Body, Note};

    #[test]
    fn the_statement_is_as_it_is_documented() {
        let id: EntryId = "0196c1a0-0000-7000-8000-000000000001".parse().unwrap();
        let at: Moment = "2026-05-01T10:00:00+02:00".parse().unwrap();
        let body = Body::Note(Note { competency: None, text: Text::new("n"), private: false });
        let covers = [covered(&Entry::new(id, at, Author::Oneself, body))];
        let by = Author::Mentor(Text::new("A \"M\"\nentry"));
        assert_eq!(
            statement(id, &by, at, &covers),
            format!(
                "opsarc/signature@1\nprofile {id}\nby {{\"mentor\":\"A \\\"M\\\"\\nentry\"}}\nat {at}\n\
                 entry {id} sha256 {}\n",
                covers[0].sha256
            )
        );
    }
}
