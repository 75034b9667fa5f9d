//! The real program in a real pseudo-terminal: what a person at a terminal meets, and what a terminal,
//! a signal or a disk may do to it.
#![cfg(unix)]

mod drawing;
mod home;
mod journey;
mod keeping;
mod leaving;
mod refusing;
mod window;
