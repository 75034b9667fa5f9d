//! Exit statuses, messages, and files that stay as they were.

use super::home::Home;

#[test]
fn wrong_usage_is_2_and_helps() {
    let home = Home::with_profile();
    assert!(home.fails(2, &["statsu"]).contains("status"));
    assert!(home.fails(2, &["rate", "iac", "5"]).contains("`5` is no rating"));
    assert!(
        home.fails(2, &["rate", "basik-stats", "3"]).contains("no competency `basik-stats`; did you mean basic-stats?")
    );
    assert!(home.fails(2, &["rate", "telemetry", "3"]).contains("several"));
    assert!(home.fails(2, &["set"]).contains("required"));
    assert!(home.fails(2, &["set", "--role", "srre"]).contains("did you mean sre?"));
    assert!(home.fails(2, &["set", "--target", "9"]).contains("levels: 1, 2, 3"));
    assert!(home.fails(2, &["status", "--as-of", "yesterday"]).contains("YYYY-MM-DD"));
    assert!(home.fails(2, &["rate", "iac", "2", "--at", "9999-01-01"]).contains("future"));
    assert!(home.fails(2, &["rate", "iac", "2", "--as-of", "2025-01-01"]).contains("--at"));
}

#[test]
fn help_and_version_are_no_errors() {
    let home = Home::new();
    assert!(home.done(&["--help"]).contains("Exit status"));
    assert!(home.done(&["rate", "--help"]).contains("--mentor"));
    assert!(home.done(&["--version"]).starts_with("opsarc "));
}

#[test]
fn a_file_that_cannot_be_read_is_3() {
    let home = Home::new();
    let told = home.fails(3, &["status"]);
    assert!(told.contains("default.json") && told.contains("hint: `opsarc init"), "{told}");
    home.fails(3, &["status", "--profile", "nowhere.json"]);
    home.fails(3, &["check", "nowhere.json"]);
    home.fails(3, &["framework", "check", "nowhere.json"]);
    home.fails(3, &["status", "--framework", "nowhere.json"]);
    let home = Home::with_profile();
    home.fails(3, &["import", "nowhere.csv"]);
    home.fails(3, &["framework", "export", "-o", "no/such/folder/x.json"]);
}

#[test]
fn what_is_not_valid_is_4_and_stays_as_it_was() {
    let home = Home::with_profile();
    let good = std::fs::read_to_string(home.profile()).unwrap();
    let newer = good.replacen("\"format\": 1", "\"format\": 99", 1).replacen("\"format\":1", "\"format\":99", 1);
    assert_ne!(newer, good);
    let cut = &good[..good.len() / 2];
    for (broken, says) in [(newer.as_str(), "newer"), (cut, "line "), ("", "empty"), ("[]", "line 1")] {
        std::fs::write(home.profile(), broken).unwrap();
        for command in [
            &["status"][..],
            &["rate", "iac", "2"],
            &["undo"],
            &["set", "--target", "3"],
            &["note", "-", "x"],
            &["purge", "0"],
            &["merge", "default", "default"],
        ] {
            let told = home.fails(4, command);
            assert!(told.contains(says) && told.contains("hint:"), "{command:?}: {told}");
            assert_eq!(std::fs::read_to_string(home.profile()).unwrap(), broken, "{command:?}");
        }
    }
}

#[test]
fn a_framework_that_is_not_valid_is_4() {
    let home = Home::with_profile();
    let own = home.file("own.json", "{\"competencies\": [{}]}");
    let told = home.fails(4, &["status", "--framework", &own]);
    assert!(told.contains("own.json") && told.contains("hint:"), "{told}");
}

#[test]
fn a_profile_of_an_unknown_framework_says_so() {
    let home = Home::with_profile();
    let text = std::fs::read_to_string(home.profile()).unwrap().replacen("aiops-2026", "elsewhere", 1);
    std::fs::write(home.profile(), text).unwrap();
    let told = home.fails(2, &["status"]);
    assert!(told.contains("elsewhere") && told.contains("--framework"), "{told}");
    home.done(&["status", "--framework", "aiops-2026"]);
}

#[test]
fn nothing_of_an_argument_or_a_file_steers_the_terminal() {
    let home = Home::with_profile();
    let told = home.fails(2, &["rate", "\u{1b}[31mred", "2"]);
    assert!(!told.contains('\u{1b}'), "{told:?}");
    home.done(&["note", "iac", "a\u{1b}]0;title\u{7}b\u{202e}c"]);
    for command in [&["log"][..], &["show", "iac"], &["log", "--json"]] {
        let text = home.done(command);
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{command:?}");
    }
}

#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "the clock is asked only for how long to wait")]
#[test]
fn a_full_pipe_is_waited_for_and_a_full_disk_is_told() {
    use std::io::Read as _;
    use std::process::Stdio;

    let home = Home::with_profile();
    let whole = home.done(&["man", "--markdown"]);
    // More than any pipe takes at once.
    assert!(whole.len() > 2 * 65_536, "{}", whole.len());
    let mut child =
        home.command().args(["man", "--markdown"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Nobody reads until it can write no more and sleeps.
    let stat = format!("/proc/{}/stat", child.id());
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    let sleeps = || std::fs::read_to_string(&stat).is_ok_and(|stat| stat.rsplit(") ").next().unwrap().starts_with('S'));
    while !sleeps() {
        assert!(std::time::Instant::now() < until && child.try_wait().unwrap().is_none(), "it waits for its reader");
        std::thread::yield_now();
    }
    let mut read = String::new();
    child.stdout.take().unwrap().read_to_string(&mut read).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(read == whole, "not a byte is lost");

    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = home.command().args(["man", "--markdown"]).stdout(full).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(3), "{said}");
    assert!(said.contains("writing the output") && said.contains("hint: look whether the disk is full"), "{said}");
}
