//! Signing and verifying with a key made for the test. Where there is no ssh-keygen, these tests say so and show nothing,
//! but for those that show that everything works without it.

use std::ffi::OsStr;
use std::process::Command;

use serde_json::{Value, json};

use super::home::{Home, Ran};

/// A home with a profile whose mentor gave two ratings, and keys.
struct Desk {
    home: Home,
}

const MENTOR: &str = "Grace";

impl Desk {
    /// None where ssh-keygen is not installed.
    #[allow(clippy::print_stderr, reason = "a test that shows nothing says so")]
    fn new() -> Option<Self> {
        let desk = Self { home: Home::with_profile() };
        for key in ["grace", "other"] {
            let made = Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-C", key, "-f"])
                .arg(desk.home.path().join(key))
                .output();
            match made {
                Ok(output) => assert!(output.status.success(), "{output:?}"),
                Err(_) => {
                    eprintln!("ssh-keygen is not installed: nothing is shown here of signatures");
                    return None;
                }
            }
        }
        for (competency, rating) in [("iac", "3"), ("cicd", "2")] {
            desk.done(&["rate", competency, rating, "--mentor", MENTOR, "--at", "2026-05-02"]);
        }
        Some(desk)
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_on(arguments, &std::env::var_os("PATH").unwrap_or_default())
    }

    fn run_on(&self, arguments: &[&str], path: &OsStr) -> Ran {
        let output = self.home.command().env("PATH", path).args(arguments).output().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    fn done(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}: {ran:?}");
        ran.out
    }

    #[track_caller]
    fn fails(&self, code: i32, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{arguments:?}: {ran:?}");
        ran.err
    }

    /// Writes the file of signers, with the key `grace` for a principal.
    fn trust(&self, options: &str) {
        let key = std::fs::read_to_string(self.home.path().join("grace.pub")).unwrap();
        std::fs::create_dir_all(self.home.path().join("config")).unwrap();
        self.home.file("config/allowed_signers", format!("grace@example.org {options} {key}"));
    }

    /// A run where no other program is found.
    fn alone(&self, arguments: &[&str]) -> Ran {
        self.run_on(arguments, &self.home.path().join("empty").into_os_string())
    }

    fn verify(&self) -> (i32, Value) {
        let ran = self.run(&["verify", "--json"]);
        (ran.code, serde_json::from_str(&ran.out).unwrap())
    }

    fn profile(&self) -> String {
        std::fs::read_to_string(self.home.profile()).unwrap()
    }

    fn rewrite(&self, text: &str) {
        std::fs::write(self.home.profile(), text).unwrap();
    }
}

/// The words of a text, whatever its lines.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How each rating is signed.
fn signed(report: &Value) -> Vec<&Value> {
    report["ratings"].as_array().unwrap().iter().map(|rating| &rating["signed"]).collect()
}

#[test]
fn a_mentor_signs_and_anyone_verifies() {
    let Some(desk) = Desk::new() else { return };
    let (code, report) = desk.verify();
    assert_eq!((code, signed(&report)), (0, vec![&Value::Null, &Value::Null]), "unsigned is no fault: {report}");
    let told = desk.done(&["sign", "--key", "grace"]);
    assert!(told.starts_with("Grace signed 2 entries with the key SHA256:"), "{told}");
    assert!(told.contains("\n  rated Infrastructure as code 3 (Independent)\n"), "{told}");
    // Nobody says yet whose key it is.
    let (code, report) = desk.verify();
    assert_eq!((code, &report["signers"], signed(&report)[0]), (1, &Value::Null, &json!("unknown-key")), "{report}");
    desk.trust("namespaces=\"opsarc\"");
    let (code, report) = desk.verify();
    assert_eq!((code, signed(&report)), (0, vec![&json!("valid"), &json!("valid")]), "{report}");
    let signature = &report["signatures"][0];
    assert_eq!((&signature["principal"], &signature["by"]), (&json!("grace@example.org"), &json!("Grace")));
    assert!(
        signature["key"].as_str().unwrap().starts_with("SHA256:") && told.contains(signature["key"].as_str().unwrap())
    );
    let text = desk.done(&["verify"]);
    assert!(text.starts_with("2 ratings by a mentor or agreed on, 2 with a valid signature.\n"), "{text}");
    assert!(words(&text).contains("rated CI/CD integration 2 (Assisted) - signed by grace@example.org"), "{text}");
    // A copy elsewhere is verified as well, and a new rating waits for its own signature.
    desk.done(&["rate", "basic-stats", "1", "--mentor", MENTOR, "--at", "2026-05-03"]);
    let copy = desk.home.file("copy.json", desk.profile());
    let report: Value = serde_json::from_str(&desk.done(&["verify", &copy, "--json"])).unwrap();
    assert_eq!(signed(&report), [&json!("valid"), &json!("valid"), &Value::Null]);
    assert!(desk.done(&["sign", "--key", "grace", "--as", MENTOR]).contains("signed 1 entry"));
    assert!(desk.fails(2, &["sign", "--key", "grace"]).contains("no rating waits"));
    // It is an entry like any other.
    assert!(desk.done(&["log"]).contains("Grace  signed 2 entries"));
    assert!(desk.done(&["show", "iac"]).contains("by Grace, signed"));
    assert_eq!(
        serde_json::from_str::<Value>(&desk.done(&["show", "iac", "--json"])).unwrap()["mentor"]["signed"],
        true
    );
    assert!(desk.done(&["check", desk.home.profile().to_str().unwrap()]).contains("a sound profile"));
}

/// Every byte of a signed entry, and of the signature's own entry.
#[test]
fn one_flipped_byte_in_a_signed_entry_is_found() {
    let Some(desk) = Desk::new() else { return };
    desk.trust("");
    desk.done(&["sign", "--key", "grace"]);
    let good = desk.profile();
    let line = good.lines().find(|line| line.contains("\"iac\"")).unwrap();
    let start = good.find(line).unwrap();
    let places = [
        ("\"rating\":3", "\"rating\":2"),
        ("\"iac\"", "\"ias\""),
        ("2026-05-02T12", "2026-05-02T13"),
        ("Grace", "Gracf"),
        ("\"kind\":\"rating\"", "\"kind\":\"ratinh\""),
    ];
    for (was, is) in places {
        assert!(line.contains(was), "{line}");
        let mut bad = good.clone();
        bad.replace_range(start..start + line.len(), &line.replacen(was, is, 1));
        desk.rewrite(&bad);
        let (code, report) = desk.verify();
        let covers = &report["signatures"][0]["covers"];
        let changed: Vec<_> = covers.as_array().unwrap().iter().filter(|c| c["since"] == "changed").collect();
        assert_eq!((code, &report["good"], changed.len()), (1, &json!(false), 1), "{was}: {report}");
        let text = desk.run(&["verify"]);
        assert!(text.code == 1 && text.out.contains("CHANGED after it was signed"), "{text:?}");
    }
    // Its id: the entry that was signed is gone.
    let id: String = line.chars().skip(7).take(36).collect();
    let other = format!("{}{}", &id[..35], if id.ends_with('0') { '1' } else { '0' });
    desk.rewrite(&good.replacen(&format!("{{\"id\":\"{id}\""), &format!("{{\"id\":\"{other}\""), 1));
    let (code, report) = desk.verify();
    assert_eq!(code, 1);
    assert!(report["signatures"][0]["covers"].as_array().unwrap().iter().any(|c| c["since"] == "missing"), "{report}");
    // What says the same in another spelling is the same.
    desk.rewrite(&good.replacen(line, &line.replacen("\"iac\"", "\"\\u0069ac\"", 1), 1));
    assert_eq!(desk.verify().0, 0);
}

#[test]
fn an_altered_signature_is_bad() {
    let Some(desk) = Desk::new() else { return };
    desk.trust("");
    desk.done(&["sign", "--key", "grace"]);
    let good = desk.profile();
    let line = good.lines().find(|line| line.contains("\"signature\"")).unwrap();
    let entry: Value = serde_json::from_str(line.trim_end_matches(',')).unwrap();
    let digest = entry["body"]["covers"][0]["sha256"].as_str().unwrap();
    let flipped = format!("{}{}", if digest.starts_with('0') { '1' } else { '0' }, &digest[1..]);
    let armor = entry["body"]["armor"].as_str().unwrap().lines().nth(2).unwrap();
    let swapped: String = armor.chars().rev().collect();
    let at = entry["at"].as_str().unwrap();
    for (was, is) in [(digest, flipped.as_str()), (armor, &swapped), ("Grace", "Gracf"), (at, "2026-05-04T12:00:00Z")] {
        desk.rewrite(&good.replacen(line, &line.replacen(was, is, 1), 1));
        let (code, report) = desk.verify();
        assert_eq!((code, &report["signatures"][0]["verdict"]), (1, &json!("bad")), "{was}: {report}");
        assert!(report["signatures"][0]["why"].as_str().is_some_and(|why| !why.is_empty()));
    }
    // Of another record: the same entries, signed for another profile.
    let id = good.split('"').find(|part| part.len() == 36).unwrap();
    desk.rewrite(&good.replacen(id, "0196c1a0-0000-7000-8000-000000000001", 1));
    assert_eq!(desk.verify().1["signatures"][0]["verdict"], "bad");
}

#[test]
fn purged_and_taken_back_after_signing_are_told_and_are_no_forgery() {
    let Some(desk) = Desk::new() else { return };
    desk.trust("");
    desk.done(&["sign", "--key", "grace"]);
    let log: Value = serde_json::from_str(&desk.done(&["log", "--json", "--of", "cicd"])).unwrap();
    desk.done(&["purge", log["entries"][0]["id"].as_str().unwrap()]);
    let (code, report) = desk.verify();
    assert_eq!((code, signed(&report).len()), (0, 1), "{report}");
    let text = desk.done(&["verify"]);
    assert!(text.contains("purged since: purged"), "{text}");
    // The mentor takes the signature back, then the rating.
    desk.done(&["undo", "--mentor", MENTOR]);
    assert!(desk.done(&["verify"]).contains(", withdrawn since"), "{}", desk.done(&["verify"]));
    assert!(!desk.done(&["show", "iac"]).contains("by Grace, signed"));
    desk.done(&["redo", "--mentor", MENTOR]);
    assert!(desk.done(&["show", "iac"]).contains("by Grace, signed"));
}

#[test]
fn another_key_another_time_and_another_purpose_do_not_pass() {
    let Some(desk) = Desk::new() else { return };
    desk.done(&["sign", "--key", "grace"]);
    for (options, verdict) in [
        ("namespaces=\"git\"", "unknown-key"),
        ("valid-before=\"20200101\"", "unknown-key"),
        ("valid-after=\"20200101\"", "valid"),
        ("namespaces=\"git,opsarc\"", "valid"),
    ] {
        desk.trust(options);
        assert_eq!(desk.verify().1["signatures"][0]["verdict"], verdict, "{options}");
    }
    desk.done(&["rate", "basic-stats", "1", "--mentor", MENTOR, "--at", "2026-05-03"]);
    desk.done(&["sign", "--key", "other"]);
    let (code, report) = desk.verify();
    assert_eq!((code, signed(&report)), (1, vec![&json!("valid"), &json!("valid"), &json!("unknown-key")]), "{report}");
    assert!(desk.run(&["verify"]).out.contains("made with a key that is not known"));
}

#[test]
fn entries_can_be_named_and_a_session_is_signed_whole() {
    let Some(desk) = Desk::new() else { return };
    let log: Value = serde_json::from_str(&desk.done(&["log", "--json"])).unwrap();
    let of = |kind: &str| log["entries"].as_array().unwrap().iter().find(|e| e["kind"] == kind).unwrap();
    let id = |kind: &str| of(kind)["id"].as_str().unwrap();
    assert!(desk.done(&["sign", id("rating"), "--key", "grace"]).contains("signed 1 entry"));
    assert!(
        desk.fails(2, &["sign", id("settings"), "--key", "grace"]).contains("--as NAME"),
        "settings are nobody's but the person's"
    );
    assert!(desk.done(&["sign", id("settings"), "--key", "grace", "--as", MENTOR]).contains("set name Ada"));
    assert!(desk.fails(2, &["sign", "0", "--key", "grace"]).contains("entries have an id that begins with `0`"));
    assert!(desk.fails(2, &["sign", "zz", "--key", "grace"]).contains("no entry has an id"));
    assert!(desk.fails(2, &["sign", "--session", id("rating"), "--key", "grace"]).contains("is not a session"));
    desk.done(&["rate", "basic-stats", "1", "--mentor", "Mo", "--at", "2026-05-03"]);
    assert!(desk.fails(2, &["sign", "--key", "grace"]).contains("several mentors: Grace, Mo"));
    // A session, written as the session screen writes one.
    let session = "019e0000-0000-7000-8000-000000000001";
    let entry = |n: u8, by: Value, body: Value| json!({ "id": format!("019e0000-0000-7000-8000-00000000000{n}"), "at": format!("2026-05-0{n}T12:00:00Z"), "by": by, "body": body });
    let mentor = json!({ "mentor": MENTOR });
    let mut entries = vec![
        entry(1, mentor.clone(), json!({ "kind": "session", "mentor": MENTOR, "phase": "opened" })),
        entry(2, json!("self"), json!({ "kind": "rating", "competency": "iac", "rating": 4, "session": session })),
        entry(
            3,
            json!("self"),
            json!({ "kind": "rating", "competency": "iac", "rating": 3, "session": session, "agreed": true }),
        ),
        entry(
            4,
            mentor.clone(),
            json!({ "kind": "action", "text": "Write it up", "session": session, "state": "open" }),
        ),
    ];
    let begun = desk.profile();
    let with = |entries: &[Value]| {
        let lines: Vec<String> = entries.iter().map(Value::to_string).collect();
        begun.replacen("\n]}", &format!(",\n{}\n]}}", lines.join(",\n")), 1)
    };
    desk.rewrite(&with(&entries));
    assert!(desk.fails(2, &["sign", "--session", session, "--key", "grace"]).contains("not closed yet"));
    entries.push(entry(
        5,
        mentor,
        json!({ "kind": "session", "session": session, "mentor": MENTOR, "phase": "closed" }),
    ));
    desk.rewrite(&with(&entries));
    let told = desk.done(&["sign", "--session", session, "--key", "grace"]);
    assert!(told.contains("Grace signed 4 entries") && told.contains("agreed on 3 (Independent)"), "{told}");
    assert!(!told.contains("rated Infrastructure as code 4"), "what the mentee said alone is theirs: {told}");
}

#[test]
fn without_key_or_program_everything_works_unsigned_and_says_so() {
    let home = Home::with_profile();
    home.done(&["rate", "iac", "3", "--mentor", MENTOR]);
    let desk = Desk { home };
    let told = desk.alone(&["sign", "--key", "grace"]).err;
    assert!(told.contains("no program `ssh-keygen`") && told.contains("everything works, unsigned"), "{told}");
    assert!(desk.alone(&["verify"]).out.contains("not signed"));
    assert_eq!(Home::with_profile().done(&["verify"]), "There is no rating by a mentor yet, and no signature.\n");
    assert!(desk.home.fails(3, &["verify", "--signers", "none"]).contains("there is no file none"));
    let Some(desk) = Desk::new() else { return };
    let before = desk.profile();
    let told = desk.fails(3, &["sign", "--key", "no-such-key"]);
    assert!(told.contains("`ssh-keygen` says: ") && told.contains("nothing was recorded"), "{told}");
    assert_eq!(desk.profile(), before);
    desk.done(&["sign", "--key", "grace"]);
    // A signature where there is nothing to check it with.
    let ran = desk.alone(&["verify"]);
    assert!(ran.code == 1 && ran.out.contains("NOT CHECKED"), "{ran:?}");
    let left = desk.home.path().join("state/scratch");
    let scraps = std::fs::read_dir(left).map_or(0, Iterator::count);
    assert_eq!(scraps, 0, "nothing that was handed over is left");
}
