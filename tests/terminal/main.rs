//! The real program in a real pseudo-terminal: what a person at a terminal meets, and what a terminal,
//! a signal or a disk may do to it.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a helper of a test fails its test; the clock is asked only for how long to wait, the disk for what is there"
)]

mod configuring;
mod drawing;
mod editing;
mod home;
mod journey;
mod keeping;
mod leaving;
mod narrow;
mod packets;
mod pointing;
mod refusing;
mod teams;
mod tmux;
mod touring;
mod typing;
mod window;
