//! Fresh ids: the only place that makes them.

use crate::profile::entry::EntryId;

/// A fresh UUIDv7. Ids made by one process increase, also within one millisecond, so that entries
/// recorded together keep their order.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is where ids are made")]
pub fn fresh() -> EntryId {
    EntryId(uuid::Uuid::now_v7())
}
