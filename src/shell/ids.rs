//! Fresh ids: the only place that makes them.

use crate::profile::entry::EntryId;

/// A fresh UUIDv7. Ids made by one process increase, also within one millisecond, so that entries
/// recorded together keep their order.
#[must_use]
pub fn fresh() -> EntryId {
    EntryId(uuid::Uuid::now_v7())
}
