//! A profile as words for version control: one line an entry, each the same in every version of the file that holds it,
//! so that what was added between two versions reads as sentences.

use std::fmt::Write as _;

use super::details;
use super::record;
use crate::framework::framework::Framework;
use crate::framework::text::clean;
use crate::profile::profile::Profile;

/// `profile` as words.
#[must_use]
pub fn text(framework: &Framework, profile: &Profile) -> String {
    let header = &profile.header;
    let sample = if header.sample { ", a made-up sample" } else { "" };
    let (id, version) = &header.framework;
    let mut out = format!("Profile {}, by the framework {id} {}{sample}\n", header.id, version.line());
    for entry in profile.log.iter() {
        let said = details::whole(framework, &profile.log, entry);
        let _ = writeln!(out, "{}  {}: {said}", entry.at.minute(), record::author(&entry.by));
    }
    out
}

/// A file that is no profile that can be read, as it stands: a difference is shown of it all the same.
#[must_use]
pub fn as_it_is(why: &str, file: &str) -> String {
    format!("This cannot be read as a profile: {}\n{}", clean(why), clean(file))
}
