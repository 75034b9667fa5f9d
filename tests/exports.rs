//! The documents that leave the program, each held against an independent reader and, word for word, against what a
//! person has read: of an empty record, of the sample, and of one made to do harm.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[allow(dead_code, unreachable_pub, reason = "each test binary uses its part of what is shared")]
mod support;

#[path = "exports/calendar.rs"]
mod calendar;
#[path = "exports/golden.rs"]
mod golden;
#[path = "exports/hiring.rs"]
mod hiring;
#[path = "exports/markdown.rs"]
mod markdown;
#[path = "exports/resume.rs"]
mod resume;
#[path = "exports/round_trip.rs"]
mod round_trip;
#[path = "exports/taskwarrior.rs"]
mod taskwarrior;
#[path = "exports/world.rs"]
mod world;
