//! Floor 3: what the record means at a date. Every rule of the brief's section 2, as pure functions
//! of a framework and a [`Standing`](crate::profile::standing::Standing). No number is made anywhere else.

pub mod arc;
pub mod balance;
pub mod chance;
pub mod change;
pub mod depth;
pub mod effective;
pub mod expected;
pub mod fit;
pub mod forecast;
pub mod gap;
pub mod history;
pub mod level;
pub mod matrix;
pub mod milestone;
pub mod next_step;
pub mod overview;
pub mod pace;
pub mod pitfall;
pub mod plan;
pub mod progress;
pub mod project;
pub mod redact;
pub mod review;
pub mod roadmap;
pub mod schedule;
pub mod since;
pub mod stage;
pub mod starter;
