//! One file per screen, under the names of `app::screen`.

pub mod arc;
pub mod walk;
pub mod welcome;
