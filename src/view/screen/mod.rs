//! One file per screen, under the names of `app::screen`.

pub mod arc;
pub mod matrix;
pub mod mentor;
pub mod plan;
pub mod reports;
pub mod team;
pub mod timeline;
pub mod walk;
pub mod welcome;
