//! Packets as files: every flipped byte is found, what was written reads back, what a later version wrote survives.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

#[allow(dead_code, unreachable_pub, reason = "each test binary uses its part of what is shared")]
#[path = "support/people.rs"]
mod people;

use opsarc::framework::id::CompetencyId;
use opsarc::insight::overview::Overview;
use opsarc::insight::redact::redact;
use opsarc::profile::codec;
use opsarc::profile::codec::DecodeError;
use opsarc::profile::day::Day;
use opsarc::profile::log::Log;
use opsarc::profile::packet::{AnyPacket, Choice, Packet, PacketKind};
use opsarc::profile::packet_codec::{Read, decode, encode, encode_redacted, is_packet};
use opsarc::profile::redacted::Redacted;
use opsarc::profile::seal;
use opsarc::profile::share::share;
use people::{PEOPLE, Person, file, framework, profile, today};
use proptest::prelude::*;
use serde_json::{Value, json};

fn packet(person: Person) -> Packet {
    let profile = profile(person);
    let made = "2026-11-23T09:00:00+01:00".parse().unwrap();
    let mut packet = Packet::new(PacketKind::Share, &profile.header, "Ada".into(), made, profile.log);
    packet.to = Some("Grace".into());
    packet.note = Some("Two things:\n\"drift\" and \\ the pager".into());
    packet.choice.since = Some(today());
    packet.choice.only = vec![CompetencyId::new("drift").unwrap()];
    packet.choice.without = vec!["notes".into(), "of-a-later-version".into()];
    packet.choice.private = true;
    packet
}

fn levels(person: Person) -> Redacted {
    let profile = profile(person);
    let overview = Overview::new(framework(), &profile.log.standing(framework(), today()), today());
    redact(framework(), profile.header.id, &overview)
}

/// An entry of a later version.
fn entry() -> Value {
    json!({
        "id": "0196c1a0-0000-7000-8000-100000000001", "at": "2026-05-11T18:04:09+02:00", "by": "self",
        "body": { "kind": "dance", "steps": [1, 2] }, "mood": "of a later version",
    })
}

fn read(text: &str) -> AnyPacket {
    decode(text.as_bytes()).unwrap_or_else(|e| panic!("{e}\n{text}")).packet
}

#[track_caller]
fn refused(text: &str) -> DecodeError {
    decode(text.as_bytes()).expect_err(text)
}

/// The text with another checksum, that of what it says now.
fn resealed(text: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let above = lines[..lines.len() - 2].concat();
    format!("{above}  \"checksum\": \"sha256:{}\"\n}}\n", seal::checksum(&above))
}

#[test]
fn what_was_written_reads_back() {
    for person in PEOPLE {
        let packet = packet(person);
        let text = encode(&packet);
        assert_eq!(read(&text), AnyPacket::Record(Box::new(packet)), "{person:?}");
        assert_eq!(resealed(&text), text);
        assert!(is_packet(&text));
        let levels = levels(person);
        let text = encode_redacted(&levels);
        assert_eq!(read(&text), AnyPacket::Redacted(Box::new(levels)), "{person:?}");
    }
}

#[test]
fn a_packet_says_that_it_is_checksummed_and_not_encrypted() {
    for text in [encode(&packet(Person::Novice)), encode_redacted(&levels(Person::Novice))] {
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(value["notice"].as_str().unwrap().starts_with("Checksummed, not encrypted"));
    }
}

#[test]
fn every_flipped_byte_is_found() {
    let mut small = packet(Person::Empty);
    small.log = file(&[entry()]).log;
    let mut few = levels(Person::Novice);
    few.levels = few.levels.into_iter().take(2).collect();
    for text in [encode(&small), encode_redacted(&few)] {
        let mut bytes = text.into_bytes();
        for at in 0..bytes.len() {
            let good = bytes[at];
            // Every bit alone, and all of them.
            for flip in (0..8).map(|bit| 1 << bit).chain([0xff]) {
                bytes[at] = good ^ flip;
                assert!(decode(&bytes).is_err(), "byte {at} {:?} as {:?} passes", good as char, bytes[at] as char);
            }
            bytes[at] = good;
        }
        assert!(decode(&bytes).is_ok());
        for cut in 0..bytes.len() {
            assert!(decode(&bytes[..cut]).is_err(), "cut at {cut}");
        }
    }
}

#[test]
fn a_refusal_names_its_place_and_what_to_do() {
    let text = encode(&packet(Person::Novice));
    let lines = text.lines().count();
    let altered = refused(&text.replacen("\"rating\":1", "\"rating\":2", 1));
    assert_eq!((altered.line, altered.column), (lines - 1, 1), "{altered}");
    assert!(altered.what.contains("changed on the way") && altered.hint.contains("ask for the file again"));
    let broken = refused(&text.replacen("\"rating\":1", "\"rating\":9", 1));
    let line = text.lines().position(|line| line.contains("\"rating\":1")).unwrap() + 1;
    assert_eq!(
        (broken.line, broken.what.as_str()),
        (line, "rating 9 is not between 0 and 4; the packet was changed on the way")
    );
    let half = &text[..text.len() / 2];
    let cut = refused(half);
    assert_eq!(cut.line, half.lines().count());
    assert!(cut.what.contains("cut off"), "{cut}");
    let unended = refused(text.strip_suffix("}\n").unwrap());
    assert!(unended.what.contains("cut off"), "{unended}");
    let mailed = refused(&text.replace('\n', "\r\n"));
    assert!(mailed.what.contains("line ends"), "{mailed}");
    let newer = refused(&text.replace("opsarc/packet@1", "opsarc/packet@2"));
    assert_eq!((newer.newer, newer.line), (Some(2), 2));
    assert!(newer.what.contains("newer opsarc") && newer.hint.contains("update"), "{newer}");
    let other = refused(&text.replace("opsarc/packet@1", "opsarc/status@1"));
    assert_eq!(other.what, "this is `opsarc/status@1`, not a packet");
    let not = refused(&codec::encode(&profile(Person::Novice)));
    assert_eq!(not.what, "this is a profile, not a packet");
    for nothing in ["", "{", "[]", "null", "{}", "\u{feff}{}"] {
        assert!(refused(nothing).what.starts_with("this is no packet"), "{nothing}");
    }
    assert!(decode(b"{\"schema\": \"\xff\"}").unwrap_err().what.contains("UTF-8"));
}

/// A maker of another version may write what cannot be read here, under a checksum that is right.
#[test]
fn what_is_whole_and_wrong_is_no_fault_of_the_way() {
    let text = encode(&packet(Person::Novice));
    for (from, to) in [
        ("\"kind\": \"share\"", "\"kind\": \"loan\""),
        ("\"redacted\": false", "\"redacted\": 1"),
        ("\"profile\": \"", "\"profile\": \"x"),
        ("\"made\": \"2026", "\"made\": \"x026"),
        ("  \"log\": [", "  \"lag\": ["),
    ] {
        assert!(text.contains(from), "{from}");
        let wrong = refused(&resealed(&text.replacen(from, to, 1)));
        assert!(wrong.hint.contains("as its maker wrote it") && !wrong.what.contains("changed"), "{wrong}");
    }
    let nobody = refused(&resealed(&text.replacen("\"share\"", "\"return\"", 1).replacen("\"Ada\"", "\" \"", 1)));
    assert_eq!(nobody.what, "a return names the mentor that it is from");
    let levels = encode_redacted(&levels(Person::Demo));
    for (from, to) in
        [("\"backed\":0}", "\"backed\":4}"), ("\"claimed\":", "\"claimed\":1"), ("\"active_stage\"", "\"x\"")]
    {
        assert!(levels.contains(from), "{from}");
        refused(&resealed(&levels.replacen(from, to, 1)));
    }
}

#[test]
fn what_a_later_version_adds_survives() {
    let profile = file(&[entry()]);
    let made = "2026-11-23T09:00:00+01:00".parse().unwrap();
    let text = encode(&Packet::new(PacketKind::Share, &profile.header, "Ada".into(), made, profile.log));
    let later = resealed(&text.replacen("  \"log\":", "  \"colour\": {\"of\": [1.50]},\n  \"log\":", 1));
    let AnyPacket::Record(packet) = read(&later) else { unreachable!() };
    let again = encode(&packet);
    assert!(again.contains("  \"colour\": {\"of\":[1.50]},\n"), "{again}");
    assert!(again.contains("\"steps\":[1,2]") && again.contains("\"mood\":\"of a later version\""), "{again}");
    assert_eq!(read(&again), AnyPacket::Record(packet));
}

/// No name, no words, no id of the profile or of an entry, no date finer than the month.
#[test]
fn a_redacted_packet_holds_levels_and_nothing_else() {
    let profile = profile(Person::Demo);
    let levels = levels(Person::Demo);
    assert!(levels.levels.len() > 20 && levels.stages.len() == framework().stages().len());
    let value: Value = serde_json::from_str(&encode_redacted(&levels)).unwrap();
    let known: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    let mut want = [
        "active_stage",
        "attained",
        "checksum",
        "framework",
        "kind",
        "levels",
        "made",
        "notice",
        "person",
        "redacted",
        "roles",
        "schema",
        "stages",
        "target",
    ]
    .to_vec();
    want.retain(|key| *key != "attained" || levels.attained.is_some());
    assert_eq!(known, want);
    for line in value["levels"].as_array().unwrap() {
        let keys: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["backed", "competency", "effective"]);
    }
    assert_eq!(value["made"], "2026-11");
    let text = value.to_string();
    let name = profile.log.standing(framework(), today()).settings.name;
    assert!(!text.contains(name.as_str()) && !text.contains(&profile.header.id.to_string()));
    assert!(profile.log.iter().all(|entry| !text.contains(&entry.id.to_string())));
}

#[test]
fn two_redacted_packets_of_one_person_are_known_as_such() {
    assert_eq!(levels(Person::Demo).person, levels(Person::Demo).person);
    let [demo, novice] = [Person::Demo, Person::Novice].map(profile);
    assert_eq!(demo.header.id == novice.header.id, levels(Person::Demo).person == levels(Person::Novice).person);
    let id = |n: u8| opsarc::profile::entry::EntryId(uuid::Uuid::from_u128(u128::from(n)));
    assert_ne!(Redacted::person(id(1)), Redacted::person(id(2)));
    assert_eq!(Redacted::person(id(1)).as_str().len(), 32);
}

/// Whatever is left out, no competency counts for more in the packet than at home.
#[test]
fn nothing_counts_for_more_than_at_home() {
    let profile = profile(Person::Demo);
    let overview = |log: &Log| Overview::new(framework(), &log.standing(framework(), today()), today());
    let home = overview(&profile.log);
    let days = profile.log.iter().map(|entry| Some(Day(entry.at.date()))).step_by(20).chain([None]);
    let ids = framework().competencies().iter().map(|(_, c)| vec![c.id.clone()]).step_by(9).chain([Vec::new()]);
    let ids: Vec<_> = ids.collect();
    let mut rated = 0;
    for (since, only) in days.flat_map(|since| ids.iter().map(move |only| (since, only.clone()))) {
        let choice = Choice { since, only, ..Choice::default() };
        let there = overview(&share(framework(), &profile.log, &choice).log);
        for (ix, reading) in there.readings.iter().filter(|(_, reading)| reading.effective.is_some()) {
            let real = &home.readings[ix];
            assert_eq!((reading.effective, reading.backed), (real.effective, real.backed), "{choice:?}");
            assert!(reading.claimed == real.claimed && (real.disputed || !reading.disputed), "{choice:?}");
            rated += 1;
        }
        assert!(there.level.attained <= home.level.attained, "{choice:?}");
    }
    assert!(rated > 200, "{rated}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever is done to the bytes: no panic, and nothing passes but the packet itself.
    #[test]
    fn fuzzed_bytes_never_pass(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..6),
        redacted in any::<bool>(),
    ) {
        let text = if redacted { encode_redacted(&levels(Person::Novice)) } else { encode(&packet(Person::Novice)) };
        let whole = text.into_bytes();
        let mut bytes = whole.clone();
        for (at, byte, how) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => _ = bytes.remove(at),
                _ => bytes.truncate(at),
            }
        }
        prop_assert_eq!(decode(&bytes).is_ok(), bytes == whole);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}", at in any::<prop::sample::Index>()) {
        let mut file = encode(&packet(Person::Novice));
        let at = (0..=at.index(file.len())).rev().find(|at| file.is_char_boundary(*at)).unwrap();
        file.insert_str(at, &text);
        prop_assert_eq!(decode(file.as_bytes()).is_ok(), text.is_empty());
        // With a right checksum it is read or refused for what it says.
        if let Ok(Read { packet: AnyPacket::Record(packet), .. }) = decode(resealed(&file).as_bytes()) {
            prop_assert_eq!(read(&encode(&packet)), AnyPacket::Record(packet));
        }
    }
}
