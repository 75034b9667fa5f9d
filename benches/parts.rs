//! What the parts cost: parse, decode, fold, overview, merge, encode, save. `cargo bench`, or `cargo bench -- fold`.
//!
//! Allocations are counted too. Compare on one machine in one hour, and speak of ratios.

use std::path::PathBuf;

use divan::{AllocProfiler, Bencher, black_box};
use opsarc::app::model::{Model, Saving};
use opsarc::app::session::Session;
use opsarc::app::tabs::Tab;
use opsarc::framework::embedded;
use opsarc::framework::framework::Framework;
use opsarc::framework::load::load;
use opsarc::insight::matrix::LAYOUTS;
use opsarc::insight::member::Member;
use opsarc::insight::overview::Overview;
use opsarc::insight::team::{Gathered, Team};
use opsarc::profile::codec::{decode, encode};
use opsarc::profile::draft::Drafts;
use opsarc::profile::merge::merge;
use opsarc::profile::profile::Profile;
use opsarc::store::framework_files;
use opsarc::store::profile_file;
use opsarc::view::canvas::Canvas;
use opsarc::view::frame;
use opsarc::view::theme::{Depth, Ground, Theme};
use ratatui::layout::Rect;

#[path = "parts/frames.rs"]
mod frames;
#[path = "parts/records.rs"]
mod records;
#[path = "parts/timeline.rs"]
mod timeline;

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

/// The files of the shipped framework, parsed and checked.
#[divan::bench]
fn parse_files(bencher: Bencher<'_, '_>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/framework");
    let files = framework_files::read("reading", &[folder.into()]).unwrap_or_default();
    let names: Vec<_> = files.iter().map(|(file, _)| file.to_string_lossy()).collect();
    let documents: Vec<_> = names.iter().zip(&files).map(|(name, (_, text))| (&**name, text.as_str())).collect();
    bencher.bench_local(|| load(black_box(&documents)).is_ok());
}

/// What the start of the program parses of the shipped framework.
#[divan::bench]
fn parse_shipped() -> usize {
    embedded::parse().competencies().len()
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

/// What holds today, after one more entry: what a key costs. It grows with the entries of that one competency, not with
/// the log.
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

/// The matrix drawn at 120 by 36, by stage, level and prerequisites: what a key costs there.
#[divan::bench(args = [0, 1, 2])]
fn draw_matrix(bencher: Bencher<'_, '_>, layout: usize) {
    let session = Session::new(framework(), records::profile(framework(), 10_000), records::today(), None);
    let mut model = Model::new(session, Drafts::default(), None, Saving::Saved);
    model.tab = Tab::Matrix;
    model.matrix.view.layout = LAYOUTS.get(layout).map(|(layout, ..)| *layout).unwrap_or_default();
    let area = Rect::new(0, 0, 120, 36);
    let theme = Theme::new(Depth::Many, Ground::Dark);
    let mut canvas = Canvas::new(area);
    bencher.bench_local(|| frame::picture(black_box(&model), &theme, area, &mut canvas).hits.len());
}

/// A team of people who were read already: coverage, flags, who leaves, pairs, the mix.
#[divan::bench(args = [30, 1_000])]
fn team(bencher: Bencher<'_, '_>, people: usize) {
    let member = |n: usize| {
        let profile = records::person(framework(), n, 200);
        let standing = profile.log.standing(framework(), records::today());
        Member::new(framework(), profile.header.id, "sample".into(), &standing, records::today())
    };
    let members: Vec<Member> = (0..people).map(member).collect();
    bencher
        .with_inputs(|| Gathered { people: members.clone(), ..Gathered::default() })
        .bench_local_values(|gathered| Team::new(framework(), gathered, &[], records::today()));
}

/// One person of it, from the bytes of their file.
#[divan::bench]
fn team_member(bencher: Bencher<'_, '_>) {
    let text = encode(&records::person(framework(), 1, 200));
    bencher.bench_local(|| {
        let profile = decode(black_box(text.as_bytes())).ok()?;
        let standing = profile.log.standing(framework(), records::today());
        Some(Member::new(framework(), profile.header.id, "sample".into(), &standing, records::today()))
    });
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

/// A save after one more entry, with the lock, the fsync and the rename: mostly the disk.
#[divan::bench(args = LENGTHS, sample_count = 20, sample_size = 1)]
fn save(bencher: Bencher<'_, '_>, entries: usize) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let path: PathBuf = folder.path().join("profile.json");
    let mut profile: Profile = records::profile(framework(), entries);
    let mut next = entries;
    let mut known = profile_file::save(&path, &profile, None).ok().map(|saved| saved.stamp);
    bencher.bench_local(|| {
        next += 1;
        profile.log.insert(records::entry(framework(), next));
        known = profile_file::save(&path, &profile, known.as_ref()).ok().map(|saved| saved.stamp);
        known.is_some()
    });
}
