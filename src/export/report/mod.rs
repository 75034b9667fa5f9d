//! The growth report: one document of where a person stands, how they came there, and what comes next.

pub mod future;
pub mod record;
pub mod report;
pub mod standing;
pub mod time;
