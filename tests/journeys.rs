//! Journeys: a profile, keys, and what stands there afterwards. The pure program, no terminal.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[allow(dead_code, unreachable_pub, reason = "each test binary uses its part of what is shared")]
mod support;

#[path = "journeys/around.rs"]
mod around;
#[path = "journeys/behaviours.rs"]
mod behaviours;
#[path = "journeys/beside.rs"]
mod beside;
#[path = "journeys/forecast.rs"]
mod forecast;
#[path = "journeys/forms.rs"]
mod forms;
#[path = "journeys/keyboard.rs"]
mod keyboard;
#[path = "journeys/matrix.rs"]
mod matrix;
#[path = "journeys/mentor.rs"]
mod mentor;
#[path = "journeys/monkey.rs"]
mod monkey;
#[path = "journeys/plan.rs"]
mod plan;
#[path = "journeys/reading.rs"]
mod reading;
#[path = "journeys/rebound.rs"]
mod rebound;
#[path = "journeys/reports.rs"]
mod reports;
#[path = "journeys/review.rs"]
mod review;
#[path = "journeys/seat.rs"]
mod seat;
#[path = "journeys/settings.rs"]
mod settings;
#[path = "journeys/sizes.rs"]
mod sizes;
#[path = "journeys/start.rs"]
mod start;
#[path = "journeys/team.rs"]
mod team;
#[path = "journeys/timeline.rs"]
mod timeline;
#[path = "journeys/tour.rs"]
mod tour;
#[path = "journeys/undo.rs"]
mod undo;
#[path = "journeys/walk.rs"]
mod walk;
#[path = "journeys/world.rs"]
mod world;
