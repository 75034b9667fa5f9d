//! Every byte of what is signed, and of the signature, flipped in turn: each change is found, or the entry means the same.
//!
//! The digests are looked at for each byte and each bit in this process; what needs the cryptography of `ssh-keygen` is
//! shown with a key made here on a sample of the bytes, for a program is started for each. Where it is not installed, that
//! part says so and shows nothing.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot go on has failed, and one that shows nothing says so"
)]

use std::ops::Range;
use std::process::Command;

use opsarc::framework::embedded::framework;
use opsarc::framework::id::CompetencyId;
use opsarc::framework::rating::Rating;
use opsarc::insight::signing::{Signed, Since, Verdict, signatures};
use opsarc::profile::author::Author;
use opsarc::profile::body::{Body, Rated};
use opsarc::profile::canonical::canonical;
use opsarc::profile::codec::{decode, encode};
use opsarc::profile::day::Day;
use opsarc::profile::entry::{Entry, EntryId};
use opsarc::profile::profile::Profile;
use opsarc::profile::signature::Signature;
use opsarc::profile::statement::{covered, statement};
use opsarc::shell::ssh_keygen;
use opsarc::store::places::Places;

/// What a key was used to sign for, and where its parts lie in the file.
struct Desk {
    bytes: Vec<u8>,
    /// The line of the rating that is signed.
    signed: Range<usize>,
    /// The line of the signature.
    signature: Range<usize>,
    rating: Entry,
    statement: String,
    armor: String,
}

fn id(n: u8) -> EntryId {
    format!("0196c1a0-0000-7000-8000-0000000000{n:02x}").parse().unwrap()
}

/// A profile with a rating by a mentor that `armor` of its statement signs.
fn desk(armor: impl FnOnce(&str) -> String) -> Desk {
    let grace = || Author::Mentor("Grace \"G\" Sample".into());
    let rated = Rated {
        competency: CompetencyId::new("tracing").unwrap(),
        rating: Some(Rating::INDEPENDENT),
        note: Some("Alone, for \"checkout\": \\o/ naïve 測 \u{1F600}\nsecond line".into()),
        session: Some(id(9)),
        agreed: false,
    };
    let rating = Entry::new(id(1), "2026-05-01T10:00:00+02:00".parse().unwrap(), grace(), Body::Rating(rated));
    let mut profile = Profile::new(id(0xff), framework().identity());
    let covers = vec![covered(&rating)];
    let at = "2026-05-01T11:00:00+02:00".parse().unwrap();
    let statement = statement(profile.header.id, &grace(), at, &covers);
    let armor = armor(&statement);
    let signature = Signature { covers, armor: armor.as_str().into() };
    let signature = Entry::new(id(2), at, grace(), Body::Signature(signature));
    profile.log.insert(rating.clone());
    profile.log.insert(signature.clone());
    let text = encode(&profile);
    let place = |line: &str| {
        let from = text.find(line).unwrap();
        from..from + line.len()
    };
    Desk {
        signed: place(rating.line()),
        signature: place(signature.line()),
        bytes: text.into_bytes(),
        rating,
        statement,
        armor,
    }
}

/// The statement that the signature is looked at for, and its armour.
fn asked(profile: &Profile, signed: &Signed<'_>) -> (String, String) {
    let entry = signed.entry;
    let said = statement(profile.header.id, &entry.by, entry.at, &signed.signature.covers);
    (said, signed.signature.armor.as_str().to_owned())
}

/// Calls `look` with the file of each flip of each byte of `range`: each bit alone, and all of them.
fn flips(desk: &Desk, range: Range<usize>, mut look: impl FnMut(usize, &[u8])) {
    let mut bytes = desk.bytes.clone();
    for at in range {
        let good = bytes[at];
        for flip in (0..8).map(|bit| 1 << bit).chain([0xff]) {
            bytes[at] = good ^ flip;
            look(at, &bytes);
        }
        bytes[at] = good;
    }
}

#[test]
fn every_flipped_byte_of_a_signed_entry_is_found() {
    let desk = desk(|_| "armour".to_owned());
    let (mut unreadable, mut changed, mut gone, mut same) = (0, 0, 0, 0);
    flips(&desk, desk.signed.clone(), |at, bytes| {
        let Ok(profile) = decode(bytes) else {
            unreadable += 1;
            return;
        };
        let found = signatures(&profile.log, Day::MAX);
        match found.as_slice() {
            [signed] => match signed.covers.as_slice() {
                [(_, Since::Changed)] => changed += 1,
                // Words may be left out by a share: that is told, and never as what was signed.
                [(_, Since::Missing | Since::Withheld)] => gone += 1,
                [(of, Since::Same)] => {
                    let entry = profile.log.get(of).unwrap();
                    assert_eq!(canonical(entry), canonical(&desk.rating), "at byte {at}");
                    assert_eq!(
                        (entry.at, &entry.by, &entry.body),
                        (desk.rating.at, &desk.rating.by, &desk.rating.body)
                    );
                    same += 1;
                }
                other => panic!("at byte {at}: {other:?}"),
            },
            _ => panic!("at byte {at} the signature is gone"),
        }
    });
    assert!(unreadable > 100 && changed > 100 && gone > 10, "{unreadable} {changed} {gone} {same}");
    assert_eq!(unreadable + changed + gone + same, 9 * desk.signed.len());
}

#[test]
fn every_flipped_byte_of_a_signature_is_another_signature() {
    let desk = desk(|_| "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n".to_owned());
    let (mut lost, mut other, mut same) = (0, 0, 0);
    flips(&desk, desk.signature.clone(), |at, bytes| {
        let Ok(profile) = decode(bytes) else {
            lost += 1;
            return;
        };
        let found = signatures(&profile.log, Day::MAX);
        match found.as_slice() {
            // It is no signature any more: then the rating counts as unsigned.
            [] => lost += 1,
            [signed] if asked(&profile, signed) != (desk.statement.clone(), desk.armor.clone()) => other += 1,
            // The id of the signature's own entry is no part of what it says.
            [signed] => {
                assert!(signed.covers == [(desk.rating.id, Since::Same)], "at byte {at}");
                same += 1;
            }
            several => panic!("at byte {at}: {several:?}"),
        }
    });
    assert!(lost > 100 && other > 100, "{lost} {other} {same}");
    // An id has 32 digits, of which one flip in several is another digit; nothing else may be indifferent.
    assert!(same < 32 * 9, "{same}");
}

/// A key made here, and a place for the program's own files.
fn key() -> Option<(tempfile::TempDir, Places)> {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Command::new("ssh-keygen");
    let made =
        program.args(["-q", "-t", "ed25519", "-N", "", "-C", "grace", "-f"]).arg(folder.path().join("key")).output();
    match made {
        Ok(output) => assert!(output.status.success(), "{output:?}"),
        Err(_) => {
            eprintln!("ssh-keygen is not installed: nothing is shown here of its verdict");
            return None;
        }
    }
    let home = folder.path().as_os_str().to_owned();
    let places = Places::from_env(move |name| (name == "OPSARC_HOME").then(|| home.clone()));
    let public = std::fs::read_to_string(folder.path().join("key.pub")).unwrap();
    std::fs::write(folder.path().join("signers"), format!("grace@example.org namespaces=\"opsarc\" {public}")).unwrap();
    Some((folder, places))
}

#[test]
fn ssh_keygen_calls_no_altered_signature_good() {
    let Some((folder, places)) = key() else { return };
    let desk = desk(|statement| ssh_keygen::sign(&folder.path().join("key"), statement).unwrap());
    let signers = folder.path().join("signers");
    let verdict = |bytes: &[u8]| {
        let profile = decode(bytes).ok()?;
        let found = signatures(&profile.log, Day::MAX);
        let signed = found.first()?;
        let (said, armor) = asked(&profile, signed);
        let since = signed.covers.first().map(|(_, since)| *since);
        let verdict = ssh_keygen::verify(&places, Some(&signers), signed.entry.at, &said, &armor.as_str().into());
        Some((verdict.unwrap(), since, said, armor))
    };
    let (good, since, ..) = verdict(&desk.bytes).unwrap();
    assert!(matches!(good, Verdict::Valid { .. }) && since == Some(Since::Same), "{good:?}");
    let mut looked = 0;
    // One flip of every ninth byte, another bit each time.
    for (n, at) in desk.signature.clone().step_by(9).chain(desk.signed.clone().step_by(23)).enumerate() {
        let mut bytes = desk.bytes.clone();
        bytes[at] ^= 1 << (n % 7);
        let Some((verdict, since, said, armor)) = verdict(&bytes) else { continue };
        looked += 1;
        if matches!(verdict, Verdict::Valid { .. }) && since == Some(Since::Same) {
            // What is still called good says what was signed, to the byte.
            assert_eq!(said, desk.statement, "at byte {at}");
            let bare = |armor: &str| armor.chars().filter(char::is_ascii_alphanumeric).count();
            assert_eq!(bare(&armor), bare(&desk.armor), "at byte {at}");
            let meant = decode(&bytes).unwrap();
            assert_eq!(canonical(meant.log.get(&desk.rating.id).unwrap()), canonical(&desk.rating), "at byte {at}");
        }
    }
    assert!(looked > 20, "{looked}");
}
