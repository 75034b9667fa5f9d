//! A signature over entries of the log: an entry of its own. What is signed is [`super::statement`].

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::entry_id::EntryId;
use crate::framework::text::Text;

/// A signature over entries, made with the SSH key of the entry's author.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Signature {
    /// What is signed.
    pub covers: Vec<Covered>,
    /// The signature in armour, as `ssh-keygen -Y sign` writes it.
    pub armor: Text,
}

/// An entry that is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Covered {
    /// The entry.
    pub entry: EntryId,
    /// The digest of its canonical bytes when it was signed.
    pub sha256: Digest,
}
