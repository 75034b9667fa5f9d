//! (to come)
use super::{author::Author, body::Body, entry::EntryId, moment::Moment};
pub(in crate::profile) fn line_of(_id: EntryId, _at: Moment, _by: &Author, _body: &Body) -> Box<str> {
    "".into()
}
