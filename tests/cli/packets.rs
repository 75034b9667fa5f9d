//! Packets by the real binary: two people, two homes, files between them.

use std::path::Path;

use opsarc::profile::codec::decode;
use opsarc::profile::entry::Entry;
use opsarc::profile::profile::Profile;
use opsarc::profile::seal;
use serde_json::{Value, json};

use super::home::Home;

/// A mentee's home with a few things recorded.
fn ada() -> Home {
    let home = Home::with_profile();
    home.done(&["rate", "tracing", "3", "--note", "alone in the checkout", "--evidence", "drill:Fire drill=wiki/7"]);
    home.done(&["rate", "drift", "1"]);
    home.done(&["note", "tracing", "ask about sampling"]);
    home.done(&["note", "drift", "my salary", "--private"]);
    home
}

/// The packet that Ada makes, in her home.
fn made(ada: &Home, arguments: &[&str]) -> String {
    ada.done(&[&["packet", "make", "-o", "share.json", "--force"], arguments].concat());
    ada.path().join("share.json").to_str().unwrap().to_owned()
}

fn text(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn profile(path: impl AsRef<Path>) -> Profile {
    decode(text(path).as_bytes()).unwrap()
}

/// What a mentor keeps of the one mentee.
fn kept(home: &Home) -> std::path::PathBuf {
    let files: Vec<_> =
        std::fs::read_dir(home.path().join("data/mentees")).unwrap().map(|f| f.unwrap().path()).collect();
    files
        .into_iter()
        .find(|path| {
            path.extension().is_some_and(|end| end == "json")
                && !path.file_name().unwrap().to_str().unwrap().starts_with('.')
        })
        .unwrap()
}

/// A file with these fields changed and a checksum that is right again.
fn forged(home: &Home, of: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(&text(of)).unwrap();
    value.as_object_mut().unwrap().remove("checksum");
    change(&mut value);
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    let above = format!("{},\n", pretty.strip_suffix("\n}").unwrap());
    home.file("forged.json", format!("{above}  \"checksum\": \"sha256:{}\"\n}}\n", seal::checksum(&above)))
}

fn entries(profile: &Profile) -> Vec<&str> {
    profile.log.iter().map(Entry::line).collect()
}

/// Grace opens what Ada made, rates, and returns.
fn returned(grace: &Home, share: &str) -> String {
    grace.done(&["packet", "open", share]);
    let record = kept(grace);
    let record = record.to_str().unwrap();
    grace.done(&["--profile", record, "rate", "tracing", "2", "--mentor", "Grace", "--note", "the alert was missing"]);
    grace.done(&["--profile", record, "note", "tracing", "well begun", "--mentor", "Grace"]);
    grace.done(&["packet", "return", "-o", "return.json", "--force"]);
    grace.path().join("return.json").to_str().unwrap().to_owned()
}

#[test]
fn a_whole_cycle_between_two_homes() {
    let (ada, grace) = (ada(), Home::new());
    let before = entries(&profile(ada.profile())).len();
    let share = made(&ada, &["--for", "Grace", "--note", "please look at tracing"]);
    let said = grace.done(&["packet", "open", &share]);
    assert!(said.starts_with("Packet from Ada for Grace, made 20"), "{said}");
    assert!(said.contains("please look at tracing") && said.contains("You sit as Grace."), "{said}");
    // Blind: what the mentee rated is not told to who has yet to rate.
    assert!(!said.contains("Independent"), "{said}");
    assert!(grace.done(&["packet", "open", &share]).contains("Nothing in it is new here."));
    let back = returned(&grace, &share);
    let shown = ada.run(&["packet", "accept", &back]);
    assert_eq!(shown.code, 2);
    assert!(
        shown.out.contains("all by Grace:\n")
            && shown.out.contains("rated Distributed tracing 2 (Assisted): the alert was missing"),
        "{}",
        shown.out
    );
    assert!(shown.out.contains("Distributed tracing: 3 to 2"), "{}", shown.out);
    assert!(shown.err.contains("nobody is here to say yes") && shown.err.contains("--yes"), "{}", shown.err);
    assert_eq!(entries(&profile(ada.profile())).len(), before);
    assert!(ada.done(&["packet", "accept", &back, "--yes"]).ends_with("Accepted 2 entries by Grace.\n"));
    // The logs agree, entry for entry, but for the private note, which stayed home.
    let (ours, theirs) = (profile(ada.profile()), profile(kept(&grace)));
    let shared: Vec<&str> = entries(&ours).into_iter().filter(|line| !line.contains("my salary")).collect();
    assert_eq!(shared, entries(&theirs));
    assert_eq!(shared.len() + 1, entries(&ours).len());
    let again = text(ada.profile());
    assert!(ada.done(&["packet", "accept", &back, "--yes"]).contains("it was accepted already"));
    assert_eq!(text(ada.profile()), again);
}

#[test]
fn the_second_packet_adds_to_the_first_and_an_undo_arrives() {
    let (ada, grace) = (ada(), Home::new());
    grace.done(&["packet", "open", &made(&ada, &["--for", "Grace"])]);
    ada.done(&["rate", "drift", "2"]);
    ada.done(&["undo"]);
    ada.done(&["rate", "sli-slo", "1"]);
    let said = grace.done(&["packet", "open", &made(&ada, &["--for", "Grace"])]);
    assert!(said.contains("3 entries new"), "{said}");
    let status = |home: &Home, file: &Path| home.run(&["--profile", file.to_str().unwrap(), "status", "--json"]);
    let (ours, theirs) = (status(&ada, &ada.profile()), status(&grace, &kept(&grace)));
    assert_eq!((ours.out, ours.err.as_str()), (theirs.out, ""));
    assert!(theirs.err.contains("self-ratings that you have not answered yet are told"), "{}", theirs.err);
}

#[test]
fn without_a_screen_a_mentor_is_told_the_agenda_and_no_self_rating() {
    let (ada, grace) = (ada(), Home::new());
    ada.done(&["rate", "iac", "4", "--note", "I lead it"]);
    let said = grace.done(&["packet", "open", &made(&ada, &["--for", "Grace"])]);
    assert!(said.contains("On the agenda: Infrastructure as code") && said.contains("session agenda"), "{said}");
    let file = kept(&grace);
    let file = file.to_str().unwrap();
    let agenda = grace.done(&["--profile", file, "session", "agenda"]);
    assert_eq!(grace.done(&["--profile", file]), agenda);
    // In lines and prompts she is seated, and asked.
    let asked = grace.done(&["--plain", "--profile", file]);
    assert!(asked.starts_with("Grace sits as the mentor. No session is open."), "{asked}");
    let flat = agenda.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("why is told once you have rated it") && flat.contains("To ask"), "{agenda}");
    for told in ["self 4", "self 3", "I lead it", "Leads others"] {
        assert!(![&agenda, &said, &asked].iter().any(|text| text.contains(told)), "{told}: {agenda}");
    }
    // Once she has rated it, she is told why it is there.
    grace.done(&["--profile", file, "rate", "iac", "1", "--mentor", "Grace"]);
    let agenda = grace.done(&["--profile", file, "session", "agenda"]);
    assert!(agenda.contains("far apart: self 4, mentor 1") && !agenda.contains("self 3"), "{agenda}");
}

#[test]
fn a_purge_arrives_and_the_words_are_gone() {
    let (ada, grace) = (ada(), Home::new());
    ada.done(&["note", "-", "a secret that slipped in"]);
    let share = made(&ada, &["--for", "Grace"]);
    grace.done(&["packet", "open", &share]);
    let older = grace.file("older.json", text(&share));
    assert!(text(kept(&grace)).contains("a secret"));
    let log = ada.json(&["log", "--json"]);
    ada.done(&["purge", log["entries"][0]["id"].as_str().unwrap()]);
    let said = grace.done(&["packet", "open", &made(&ada, &["--for", "Grace"])]);
    assert!(said.contains("1 entry purged by the mentee"), "{said}");
    assert!(!text(kept(&grace)).contains("a secret"));
    // An older packet does not bring it back.
    grace.done(&["packet", "open", &older]);
    assert!(!text(kept(&grace)).contains("a secret"));
}

#[test]
fn what_the_mentee_chose_is_what_goes() {
    let ada = ada();
    let holds = |arguments: &[&str], words: &[&str]| {
        let text = text(made(&ada, arguments));
        words.iter().map(|word| text.contains(word)).collect::<Vec<_>>()
    };
    let words = ["alone in the checkout", "wiki/7", "ask about sampling", "my salary", "\"drift\""];
    assert_eq!(holds(&[], &words), [true, true, true, false, true]);
    assert_eq!(holds(&["--include-private"], &words), [true, true, true, true, true]);
    assert_eq!(holds(&["--without", "notes"], &words), [false, true, false, false, true]);
    assert_eq!(holds(&["--without", "evidence-locators"], &words), [true, false, true, false, true]);
    assert_eq!(holds(&["--only", "tracing"], &words), [true, true, true, false, false]);
    assert_eq!(holds(&["--since", "2999-01-01"], &words), [false; 5]);
    let said = ada.done(&["packet", "make", "-o", "said.json", "--without", "notes,evidence-locators"]);
    assert!(said.contains("Stays home: 1 private") && said.contains("without some of the words"), "{said}");
    assert!(said.contains("checksummed, not encrypted"), "{said}");
    let wrong = ada.fails(2, &["packet", "make", "--without", "everything"]);
    assert!(wrong.contains("notes, evidence-locators, goals and wants can"), "{wrong}");
    assert!(ada.fails(2, &["packet", "make", "--only", "trcing"]).contains("did you mean tracing?"));
    assert!(ada.fails(2, &["packet", "make", "--redacted", "--note", "n"]).contains("cannot be used with"));
}

/// A mentor's copy without some of the words, given to a plain merge, takes nothing away.
#[test]
fn words_that_stayed_home_are_never_lost_by_a_merge() {
    let (ada, grace) = (ada(), Home::new());
    grace.done(&["packet", "open", &made(&ada, &["--for", "Grace", "--without", "notes,evidence-locators"])]);
    let before = text(ada.profile());
    let said = ada.done(&["merge", "default", kept(&grace).to_str().unwrap()]);
    assert!(said.contains("nothing new"), "{said}");
    assert_eq!(text(ada.profile()), before);
    // The next packet brings the words.
    let said = grace.done(&["packet", "open", &made(&ada, &["--for", "Grace"])]);
    assert!(said.contains("now with all their words"), "{said}");
    assert!(text(kept(&grace)).contains("wiki/7"));
}

#[test]
fn a_packet_that_was_changed_on_the_way_is_refused_everywhere() {
    let (ada, grace) = (ada(), Home::new());
    let share = made(&ada, &["--for", "Grace"]);
    let back = returned(&grace, &share);
    for (packet, command) in [(&share, "open"), (&back, "accept"), (&share, "show")] {
        let altered = grace.file("altered.json", text(packet).replacen("tracing", "trading", 1));
        let error = grace.fails(4, &["packet", command, &altered]);
        assert!(error.contains("altered.json") && error.contains("changed on the way"), "{error}");
        assert!(error.contains("line ") && error.contains("ask for the file again"), "{error}");
        let cut = grace.file("cut.json", &text(packet)[..400]);
        assert!(grace.fails(4, &["packet", command, &cut]).contains("cut off"));
        let newer = grace.file("newer.json", text(packet).replace("packet@1", "packet@7"));
        assert!(grace.fails(4, &["packet", command, &newer]).contains("made by a newer opsarc"));
        assert!(grace.fails(3, &["packet", command, "none.json"]).contains("there is no such file"));
        let profile = ada.profile();
        assert!(grace.fails(4, &["packet", command, profile.to_str().unwrap()]).contains("a profile, not a packet"));
    }
}

#[test]
fn a_packet_for_somebody_else_says_so() {
    let (ada, grace) = (ada(), Home::new());
    let share = made(&ada, &["--for", "Grace"]);
    // On the mentor's side it is told and not refused.
    let linus = Home::new();
    let ran = linus.run(&["packet", "open", &share, "--as", "Linus"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.contains("made for Grace; you open it as Linus") && ran.out.contains("You sit as Linus."),
        "{ran:?}"
    );
    // On the mentee's side the profile decides.
    let back = returned(&grace, &share);
    let other = Home::with_profile();
    let error = other.fails(4, &["packet", "accept", &back, "--yes"]);
    assert!(error.contains("it is for somebody else"), "{error}");
    // One's own packet is for someone else to open.
    let ran = ada.run(&["packet", "open", &share]);
    assert!(ran.err.contains("this is your own record"), "{ran:?}");
}

#[test]
fn the_wrong_kind_names_the_right_command() {
    let (ada, grace) = (ada(), Home::new());
    let share = made(&ada, &["--for", "Grace"]);
    let back = returned(&grace, &share);
    let error = grace.fails(2, &["packet", "open", &back]);
    assert!(error.contains("a return from a mentor") && error.contains("packet accept"), "{error}");
    let error = ada.fails(2, &["packet", "accept", &share]);
    assert!(error.contains("a packet from a mentee") && error.contains("packet open"), "{error}");
    ada.done(&["packet", "make", "--redacted", "-o", "levels.json"]);
    for command in ["open", "accept"] {
        let error = ada.fails(2, &["packet", command, "levels.json"]);
        assert!(error.contains("redacted") && error.contains("opsarc team"), "{error}");
    }
}

#[test]
fn another_version_of_the_framework_is_told_and_an_unknown_competency_refused() {
    let (ada, grace) = (ada(), Home::new());
    let share = made(&ada, &["--for", "Grace"]);
    let newer = forged(&grace, &share, |packet| packet["framework"]["version"] = json!("9.0.0"));
    let ran = grace.run(&["packet", "open", &newer]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("aiops-2026 9.0.0") && ran.err.contains("every competency is known"), "{ran:?}");
    let unknown = forged(&grace, &share, |packet| {
        packet["framework"]["version"] = json!("9.0.0");
        packet["log"][1]["body"]["competency"] = json!("quantum-ops");
    });
    let error = grace.fails(4, &["packet", "open", &unknown]);
    assert!(error.contains("does not know quantum-ops"), "{error}");
    let foreign = forged(&grace, &share, |packet| packet["framework"]["id"] = json!("house-matrix"));
    let error = grace.fails(2, &["packet", "open", &foreign]);
    assert!(error.contains("house-matrix") && error.contains("--framework FILE"), "{error}");
    assert!(
        !grace.path().join("data/mentees").exists()
            || profile(kept(&grace)).header.framework.0.as_str() == "aiops-2026"
    );
}

#[test]
fn a_return_speaks_for_nobody_but_its_mentor() {
    let (ada, grace) = (ada(), Home::new());
    let share = made(&ada, &["--for", "Grace"]);
    let back = returned(&grace, &share);
    let own: Value = serde_json::from_str(&text(&share)).unwrap();
    let forged = forged(&ada, &back, |packet| {
        let log = packet["log"].as_array_mut().unwrap();
        let mut mine = log[0].clone();
        mine["id"] = json!("0196c1a0-0000-7000-8000-000000000001");
        mine["by"] = json!("self");
        let mut altered = own["log"][1].clone();
        altered["body"]["rating"] = json!(0);
        log.extend([mine, altered]);
    });
    let ran = ada.run(&["packet", "accept", &forged, "--yes"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("Refused:\n") && ran.out.contains("it claims to be by you"), "{}", ran.out);
    assert!(ran.out.contains("yours stays") && ran.out.ends_with("Accepted 2 entries by Grace.\n"), "{}", ran.out);
    let log = text(ada.profile());
    assert!(!log.contains("0196c1a0-0000-7000-8000-000000000001") && !log.contains("\"rating\":0"));
    // With nothing else in it nothing is taken.
    let ran = ada.run(&["packet", "accept", &forged, "--yes"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.ends_with("Nothing was taken. Your profile is as it was.\n"), "{}", ran.out);
}

#[test]
fn who_opens_it_is_known_or_asked_for() {
    let (ada, grace) = (ada(), Home::new());
    let share = made(&ada, &[]);
    let error = grace.fails(2, &["packet", "open", &share]);
    assert!(error.contains("nobody sits as the mentor") && error.contains("--as NAME"), "{error}");
    grace.done(&["packet", "open", &share, "--as", "Grace"]);
    // The next time it is known.
    assert!(grace.done(&["packet", "open", &share]).contains("You sit as Grace."));
    assert!(grace.done(&["packet", "list"]).starts_with("Ada, mentor Grace ("));
    let error = grace.fails(2, &["packet", "return"]);
    assert!(error.contains("Grace recorded nothing in Ada's record"), "{error}");
    assert!(grace.fails(2, &["packet", "return", "adda"]).contains("did you mean ada?"));
    assert!(Home::new().fails(2, &["packet", "return"]).contains("you keep no mentee's record"));
    assert!(Home::new().done(&["packet", "list"]).contains("packet open FILE"));
    // Where nobody is named, the mentor of the configuration is meant.
    let usual = Home::new();
    std::fs::create_dir_all(usual.path().join("config")).unwrap();
    usual.file("config/config.toml", "mentor = \"Usual Sample\"\n");
    assert!(usual.done(&["packet", "open", &share]).contains("You sit as Usual Sample."));
}

#[test]
fn a_return_of_what_is_new_alone() {
    let (ada, grace) = (ada(), Home::new());
    let share = made(&ada, &["--for", "Grace"]);
    returned(&grace, &share);
    assert!(grace.fails(2, &["packet", "return", "ada", "--new"]).contains("since the last return"));
    let record = kept(&grace);
    grace.done(&["--profile", record.to_str().unwrap(), "rate", "drift", "1", "--mentor", "Grace"]);
    let said = grace.done(&["packet", "return", "--new", "-o", "new.json"]);
    assert!(said.contains("1 entry: 1 rating."), "{said}");
    assert!(grace.done(&["packet", "return", "-o", "all.json"]).contains("3 entries"));
}

#[test]
fn show_covers_the_ratings_of_who_is_to_be_rated() {
    let ada = ada();
    ada.done(&["rate", "drift", "4"]);
    ada.done(&["undo"]);
    ada.done(&["redo"]);
    let share = made(&ada, &["--for", "Grace"]);
    let covered = ada.done(&["packet", "show", &share]);
    assert!(
        covered.contains("a rating of Distributed tracing (covered)")
            && covered.contains("brought back: a rating of Model drift"),
        "{covered}"
    );
    assert!(!covered.contains("Independent") && !covered.contains("alone in the checkout"), "{covered}");
    assert!(covered.contains("`--ratings`"), "{covered}");
    assert!(ada.done(&["packet", "show", &share, "--ratings"]).contains("Independent"));
    let report = ada.json(&["packet", "show", &share, "--json"]);
    assert_eq!((&report["schema"], &report["covered"]), (&json!("opsarc/packet-contents@1"), &json!(true)));
    let ratings = report["entries"].as_array().unwrap().iter().filter(|entry| entry["kind"] == "rating");
    assert!(ratings.clone().count() == 3 && ratings.clone().all(|entry| entry["body"].is_null()));
    let report = ada.json(&["packet", "show", &share, "--json", "--ratings"]);
    assert!(report["entries"].as_array().unwrap().iter().any(|entry| entry["body"]["rating"] == 3));
    ada.done(&["packet", "make", "--redacted", "-o", "levels.json"]);
    let report = ada.json(&["packet", "show", "levels.json", "--json"]);
    assert_eq!((&report["redacted"], report["levels"].as_array().unwrap().len()), (&json!(true), 2));
    assert!(ada.done(&["packet", "show", "levels.json"]).contains("3  Distributed tracing (backed)"));
}

#[test]
fn a_file_that_is_there_is_kept_and_a_new_one_is_for_its_owner_alone() {
    let ada = ada();
    let said = ada.done(&["packet", "make"]);
    let name = said.lines().next().unwrap().rsplit(": ").next().unwrap().to_owned();
    assert!(name.starts_with("ada-20") && name.ends_with(".packet.json"), "{said}");
    let error = ada.fails(3, &["packet", "make"]);
    assert!(error.contains("there is a file of that name") && error.contains("--force"), "{error}");
    ada.done(&["packet", "make", "--force"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(ada.path().join(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let error = ada.fails(3, &["packet", "make", "-o", "no/such/folder.json"]);
    assert!(error.contains("its folder does not exist"), "{error}");
    assert!(ada.fails(2, &["packet", "make", "--as-of", "2026-01-01"]).contains("--as-of"));
}

#[test]
fn what_steers_a_terminal_is_harmless_in_a_packet() {
    let (ada, grace) = (ada(), Home::new());
    let share = made(&ada, &["--for", "Grace"]);
    let hostile = forged(&grace, &share, |packet| {
        packet["from"] = json!("../../\u{1b}[2Jx");
        packet["note"] = json!("\u{1b}]0;owned\u{7}");
        packet["for"] = json!("\u{202e}ecarG");
    });
    for ran in [grace.run(&["packet", "show", &hostile]), grace.run(&["packet", "open", &hostile])] {
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(!ran.out.contains(['\u{1b}', '\u{7}', '\u{202e}']) && !ran.err.contains('\u{1b}'), "{ran:?}");
    }
    assert!(kept(&grace).starts_with(grace.path().join("data/mentees")));
}

#[test]
fn the_schema_in_the_documents_is_the_one_that_is_printed_and_every_packet_keeps_it() {
    let ada = ada();
    let printed = ada.done(&["packet", "schema"]);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/packet.schema.json");
    if std::env::var_os("OPSARC_UPDATE").is_some() {
        std::fs::write(path, &printed).unwrap();
    }
    assert_eq!(text(path), printed, "run with OPSARC_UPDATE=1 to write it");
    let validator = jsonschema::validator_for(&serde_json::from_str(&printed).unwrap()).unwrap();
    let grace = Home::new();
    let share = made(
        &ada,
        &["--for", "Grace", "--note", "n", "--since", "2020-01-01", "--only", "tracing", "--without", "notes"],
    );
    ada.done(&["packet", "make", "--redacted", "-o", "levels.json"]);
    let levels = ada.path().join("levels.json").to_str().unwrap().to_owned();
    let back = returned(&grace, &share);
    for file in [&share, &levels, &back] {
        let value: Value = serde_json::from_str(&text(file)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
        assert_eq!(errors, [] as [String; 0], "{file}");
        for field in ["schema", "kind", "checksum", "framework"] {
            let mut without = value.clone();
            without.as_object_mut().unwrap().remove(field);
            assert!(!validator.is_valid(&without), "{file} without {field}");
        }
    }
}

#[test]
fn in_a_mentees_record_only_mentors_speak() {
    let (ada, grace) = (ada(), Home::new());
    grace.done(&["packet", "open", &made(&ada, &["--for", "Grace"])]);
    let record = kept(&grace);
    let record = record.to_str().unwrap();
    let before = text(record);
    let error = grace.fails(2, &["--profile", record, "rate", "tracing", "2"]);
    assert!(error.contains("only mentors speak") && error.contains("--mentor NAME"), "{error}");
    assert!(grace.fails(2, &["--profile", record, "undo"]).contains("recorded nothing") || text(record) == before);
    assert_eq!(text(record), before);
    grace.done(&["--profile", record, "rate", "tracing", "2", "--mentor", "Grace"]);
    // Again without the packet, by name.
    let said = grace.done(&["packet", "open", "ada"]);
    assert!(said.starts_with("Ada: ") && said.contains("You sit as Grace."), "{said}");
    assert!(said.contains("1 entry of yours to send back: opsarc packet return ada-"), "{said}");
    grace.done(&["packet", "return", "ada"]);
    assert!(!grace.done(&["packet", "open", "Ada"]).contains("to send back: "));
    assert!(grace.fails(2, &["packet", "open", "adda"]).contains("did you mean ada?"));
}

#[test]
fn a_packet_given_where_a_profile_is_wanted_says_what_it_is() {
    let ada = ada();
    let share = made(&ada, &[]);
    let error = ada.fails(4, &["--profile", &share, "status"]);
    assert!(error.contains("a packet, not a profile") && error.contains("opsarc packet open FILE"), "{error}");
    assert!(ada.done(&["check", &share]).ends_with("share.json: a whole packet, 5 entries\n"));
    ada.done(&["packet", "make", "--redacted", "-o", "levels.json"]);
    assert!(ada.done(&["check", "levels.json"]).contains("the levels of 2 competencies"));
    let altered = ada.file("altered.json", text(&share).replacen("drift", "draft", 1));
    let ran = ada.run(&["check", &altered]);
    assert!(ran.code == 1 && ran.out.contains("altered.json:") && ran.out.contains("changed on the way"), "{ran:?}");
}
