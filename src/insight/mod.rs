//! Floor 3: what the record means at a date. Every rule of the brief's section 2, as pure functions
//! of a framework and a [`Standing`](crate::profile::standing::Standing). No number is made anywhere else.

pub mod arc;
pub mod balance;
pub mod effective;
pub mod expected;
pub mod fit;
pub mod gap;
pub mod level;
pub mod next_step;
pub mod overview;
pub mod pitfall;
pub mod plan;
pub mod progress;
pub mod project;
pub mod schedule;
pub mod stage;
pub mod starter;
