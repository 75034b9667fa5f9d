//! One file per screen: its state and how it behaves. `view::screen` draws them under the same names.

pub mod arc;
pub mod matrix;
pub mod mentor;
pub mod plan;
pub mod reports;
pub mod team;
pub mod timeline;
pub mod walk;
pub mod welcome;
