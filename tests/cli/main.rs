//! The real binary, driven as a script drives it: a folder of its own, a fixed time zone.

mod commands;
mod documents;
mod failures;
mod home;
mod import;
mod shapes;
mod vectors;
