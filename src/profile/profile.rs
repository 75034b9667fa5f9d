//! A profile: who it is, and its log.

use std::collections::BTreeMap;

use super::entry::EntryId;
use super::log::Log;
use crate::framework::framework::Identity;
use crate::framework::id::FrameworkId;
use crate::framework::text::Text;

/// Who a profile is. Fields that this version does not know are kept word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The profile's id; profiles of different ids are never merged.
    pub id: EntryId,
    /// The id and version of the framework it was rated against.
    pub framework: (FrameworkId, Text),
    /// Whether it is made-up, for a first look or a demonstration.
    pub sample: bool,
    /// Unknown fields of the header, each with its value in JSON on one line.
    pub(in crate::profile) unknown: BTreeMap<String, Box<str>>,
    /// Unknown fields beside the framework's id and version, likewise.
    pub(in crate::profile) framework_unknown: BTreeMap<String, Box<str>>,
}

/// A profile: a header and a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Who it is.
    pub header: Header,
    /// What was recorded.
    pub log: Log,
}

impl Profile {
    /// An empty profile for a framework.
    #[must_use]
    pub fn new(id: EntryId, framework: &Identity) -> Self {
        let header = Header {
            id,
            framework: (framework.id.clone(), framework.version.clone()),
            sample: false,
            unknown: BTreeMap::new(),
            framework_unknown: BTreeMap::new(),
        };
        Self { header, log: Log::new() }
    }
}
