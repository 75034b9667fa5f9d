//! What the parts cost: parse, decode, fold, overview, merge, encode, save. `cargo bench`, or `cargo bench -- fold`.
//!
//! Allocations are counted too. Compare on one machine in one hour, and speak of ratios.

use divan::{AllocProfiler, Bencher, black_box};
use opsarc::framework::embedded;
use opsarc::framework::framework::Framework;
use opsarc::framework::load::load;
use opsarc::insight::overview::Overview;
use opsarc::profile::codec::{decode, encode};
use opsarc::profile::merge::merge;

#[path = "parts/records.rs"]
mod records;

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

/// Lengths of records: eighteen months of a busy person, and a record far longer than a career.
const LENGTHS: [usize; 2] = [300, 10_000];

fn main() {
    divan::main();
}

fn framework() -> &'static Framework {
    embedded::framework()
}

/// The embedded documents, parsed and checked.
#[divan::bench]
fn parse() -> bool {
    load(black_box(embedded::documents())).is_ok()
}

/// A profile from its bytes.
#[divan::bench(args = LENGTHS)]
fn decode_profile(bencher: Bencher<'_, '_>, entries: usize) {
    let text = encode(&records::profile(framework(), entries));
    bencher.bench_local(|| decode(black_box(text.as_bytes())).is_ok());
}

/// A profile to its bytes.
#[divan::bench(args = LENGTHS)]
fn encode_profile(bencher: Bencher<'_, '_>, entries: usize) {
    let profile = records::profile(framework(), entries);
    bencher.bench_local(|| encode(black_box(&profile)));
}

/// What holds today, from the whole log.
#[divan::bench(args = LENGTHS)]
fn fold(bencher: Bencher<'_, '_>, entries: usize) {
    let profile = records::profile(framework(), entries);
    bencher.bench_local(|| black_box(&profile).log.standing(framework(), records::today()));
}

/// What holds today, after one more entry: what a key costs. It must not grow with the log.
#[divan::bench(args = LENGTHS)]
fn refresh(bencher: Bencher<'_, '_>, entries: usize) {
    let mut profile = records::profile(framework(), entries);
    let before = profile.log.standing(framework(), records::today());
    let added = records::entry(framework(), entries + 1);
    let id = added.id;
    profile.log.insert(added);
    bencher
        .with_inputs(|| before.clone())
        .bench_local_refs(|standing| profile.log.refresh(framework(), standing, records::today(), &id));
}

/// Every number that the program shows, from what holds.
#[divan::bench(args = LENGTHS)]
fn overview(bencher: Bencher<'_, '_>, entries: usize) {
    let profile = records::profile(framework(), entries);
    let standing = profile.log.standing(framework(), records::today());
    bencher.bench_local(|| Overview::new(framework(), black_box(&standing), records::today()));
}

/// Two copies that parted a hundred entries ago.
#[divan::bench(args = LENGTHS)]
fn merge_copies(bencher: Bencher<'_, '_>, entries: usize) {
    let ours = records::profile(framework(), entries);
    let theirs = records::profile(framework(), entries + 100);
    bencher.with_inputs(|| (ours.clone(), theirs.clone())).bench_local_values(|(mut ours, theirs)| {
        let report = merge(&mut ours, theirs);
        (ours, report.is_ok())
    });
}
