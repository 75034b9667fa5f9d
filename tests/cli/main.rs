//! The real binary, driven as a script drives it: a folder of its own, a fixed time zone.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

mod commands;
mod completions;
mod config;
mod diff;
mod documents;
mod export;
mod failures;
mod forecast;
mod frameworks;
mod freshness;
mod git;
mod hiring;
mod home;
mod import;
mod matrix;
mod narrow;
mod packets;
mod plan;
mod session;
mod shapes;
mod signatures;
mod team;
mod timeline;
mod union;
mod vectors;
