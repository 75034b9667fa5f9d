//! What the tests of keys and of screens share: profiles to stand on, a hand that presses keys, and a
//! drawn screen as two planes of text.

pub mod people;
pub mod planes;
pub mod play;
pub mod reach;
pub mod team;
