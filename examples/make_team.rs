//! Makes a folder of made-up profiles, the same each time: `cargo run --example make_team -- DIR 10000 200`.
//!
//! The folder shows how the team's view behaves at a size that no team has. Every profile is marked as a sample.

use std::io::{Error, Result};
use std::path::Path;

use opsarc::framework::embedded;
use opsarc::profile::codec::encode;

#[allow(dead_code, reason = "records of one person are made there as well")]
#[path = "../benches/parts/records.rs"]
mod records;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let usage = || Error::other("usage: make_team DIR PEOPLE ENTRIES");
    let [folder, people, entries] = arguments.as_slice() else { return Err(usage()) };
    let (Ok(people), Ok(entries)) = (people.parse(), entries.parse()) else { return Err(usage()) };
    make(Path::new(folder), people, entries)
}

fn make(folder: &Path, people: usize, entries: usize) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for person in 0..people {
        let mut profile = records::person(embedded::framework(), person, entries);
        profile.header.sample = true;
        std::fs::write(folder.join(format!("sample-{person:05}.json")), encode(&profile))?;
    }
    Ok(())
}
