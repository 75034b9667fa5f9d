//! `opsarc config` and `opsarc keys`: what the configuration says, and what cannot be used of it.

use super::home::Home;

const CONFIG: &str = "# mine
theme = \"light\"
mosue = false
mentor = \"Grace\"
week = \"sunday\"

[freshness]
alert-rules = 3
alert-ruels = 3

[keys.walk]
note = \"N\"
order = \"w\"
";

fn configured(text: &str) -> Home {
    let home = Home::with_profile();
    std::fs::create_dir_all(home.path().join("config")).unwrap();
    home.file("config/config.toml", text);
    home
}

#[test]
fn path_says_where_it_is_whether_it_is_there_or_not() {
    let home = Home::new();
    let path = home.done(&["config", "path"]);
    assert_eq!(path.trim_end(), home.path().join("config/config.toml").to_str().unwrap());
}

#[test]
fn show_tells_what_holds_as_toml_and_as_json() {
    let home = configured(CONFIG);
    let text = home.done(&["config", "show"]);
    for line in
        ["theme = \"light\"", "mouse = true", "mentor = \"Grace\"", "alert-rules = 3", "keys.walk.note = [\"N\"]"]
    {
        assert!(text.lines().any(|l| l == line), "{line}: {text}");
    }
    assert_eq!(home.done(&["config", "show", "week"]), "\"sunday\"\n");
    let json = home.json(&["config", "show", "--json"]);
    assert_eq!((&json["schema"], &json["settings"]["theme"]), (&"opsarc/config@1".into(), &"light".into()));
    assert!(home.fails(2, &["config", "show", "themes"]).contains("theme"));
}

#[test]
fn check_tells_every_problem_with_its_place_and_what_was_meant() {
    let home = configured(CONFIG);
    let ran = home.run(&["config", "check"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let lines: Vec<&str> =
        ran.out.lines().map(|line| line.rsplit_once("config.toml:").map_or(line, |(_, l)| l)).collect();
    assert_eq!(
        lines,
        [
            "3:1: there is no setting `mosue`: did you mean `mouse`?",
            "9:1: there is no competency or area `alert-ruels`: did you mean `alert-rules`?",
            "13:1: `w` is the only key of `next-unrated`: give that one another first",
            "3 lines passed over; the rest of the file holds",
        ]
    );
    let sound = configured("theme = \"dark\"\n");
    assert!(sound.done(&["config", "check"]).contains("all of it can be used"));
    assert!(Home::new().done(&["config", "check"]).contains("all of it can be used"), "no file is no problem");
}

#[test]
fn edit_begins_the_file_from_a_template_and_checks_what_was_made_of_it() {
    let home = Home::new();
    let ran = home.command().args(["config", "edit"]).env("EDITOR", "true").output().unwrap();
    assert_eq!(ran.status.code(), Some(0), "{ran:?}");
    let file = home.path().join("config/config.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("# theme = \"auto\"") && text.contains("# [freshness]"), "{text}");
    let editor = home.file("editor.sh", "printf 'them = 1\\n' >> \"$1\"\n");
    let ran = home.command().args(["config", "edit"]).env("VISUAL", format!("sh {editor}")).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    let out = String::from_utf8(ran.stdout).unwrap();
    assert!(out.contains("there is no setting `them`: did you mean `theme`?"), "{out}");
    let ran = home.command().args(["config", "edit"]).env("EDITOR", "false").output().unwrap();
    assert_eq!(ran.status.code(), Some(3));
    assert!(std::fs::read_to_string(&file).unwrap().starts_with(&text));
}

#[test]
fn keys_in_force_are_told_and_those_of_the_table_too() {
    let home = configured("[keys.walk]\nnote = [\"N\", \"ctrl-n\"]\norder = \"w\"\n");
    let ran = home.run(&["keys"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("\n *N ctrl-n        note "), "{}", ran.out);
    assert!(ran.err.contains("note: configuration, line 3, column 1: `w` is the only key"), "{}", ran.err);
    let plain = home.done(&["keys", "--defaults"]);
    assert!(plain.contains("\n  n               note "), "{plain}");
    let ran = home.run(&["keys", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let walk = json["contexts"].as_array().unwrap().iter().find(|c| c["context"] == "walk").unwrap();
    let note = walk["actions"].as_array().unwrap().iter().find(|a| a["action"] == "note").unwrap();
    assert_eq!((&note["keys"], &note["default"]), (&serde_json::json!(["N", "ctrl-n"]), &false.into()));
}

#[test]
fn horizons_of_the_configuration_count_and_those_of_the_person_go_before() {
    let home = configured("[freshness]\nobservability = 3\nalert-rules = 6\n");
    home.done(&["rate", "alert-rules", "2"]);
    let horizon = |id: &str| {
        let shown = home.json(&["show", id, "--json"]);
        (shown["horizon"]["months"].as_u64().unwrap(), shown["horizon"]["by"].as_str().unwrap().to_owned())
    };
    assert_eq!(horizon("alert-rules"), (6, "configuration".to_owned()));
    assert_eq!(horizon("obs-pillars"), (3, "configuration".to_owned()));
    assert_eq!(horizon("basic-stats").1, "framework");
    home.done(&["horizon", "alert-rules", "9"]);
    assert_eq!(horizon("alert-rules"), (9, "self".to_owned()));
}

#[test]
fn the_mentor_of_the_configuration_is_meant_where_none_is_named() {
    let home = configured("mentor = \"Grace\"\n");
    assert!(home.done(&["rate", "alert-rules", "3", "--mentor"]).starts_with("Grace"));
    assert!(home.done(&["rate", "alert-rules", "3", "--mentor", "Linus"]).starts_with("Linus"));
    assert!(configured("").fails(2, &["rate", "alert-rules", "3", "--mentor"]).contains("config edit"));
}

#[test]
fn dates_and_weeks_are_written_as_the_configuration_says() {
    let home = configured("week = \"sunday\"\n");
    home.done(&["rate", "alert-rules", "2"]);
    let rows: Vec<String> = home.done(&["timeline"]).lines().map(str::to_owned).collect();
    let at = |name: &str| rows.iter().position(|row| row.trim_start().starts_with(name)).unwrap();
    assert!(at("Sun") < at("Mon") && at("Fri") < at("Sat"), "{rows:?}");
}

#[test]
fn doctor_says_what_is_there_and_with_what_is_wrong_what_to_do() {
    let home = Home::with_profile();
    let tools = home.path().join("tools");
    std::fs::create_dir_all(&tools).unwrap();
    let doctor = |home: &Home, arguments: &[&str]| {
        let mut command = home.command();
        command.args([&["doctor"], arguments].concat());
        command.env("PATH", &tools).env("TERM", "xterm-256color").env("EDITOR", "myeditor -w");
        let ran = command.output().unwrap();
        (ran.status.code().unwrap(), String::from_utf8(ran.stdout).unwrap())
    };
    // The editor that is named does not exist yet.
    let (code, text) = doctor(&home, &[]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("! editor") && text.contains("To do: set EDITOR"), "{text}");
    std::fs::write(tools.join("myeditor"), "#!/bin/sh\n").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(tools.join("myeditor"), std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let (code, text) = doctor(&home, &[]);
    assert_eq!(code, 0, "{text}");
    for part in [
        "1 entry",
        "sound",
        "256 colours (by TERM)",
        "Unicode (by the default)",
        "⣀⣤⣶⣿",
        "OSC 52",
        "myeditor -w (by EDITOR)",
        "- git",
        "Nothing is wrong.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let (code, text) = doctor(&home, &["--json", "--glyphs", "ascii", "--color", "never"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((code, &json["schema"], &json["problems"]), (0, &"opsarc/doctor@1".into(), &0.into()));
    assert!(text.is_ascii() && text.contains("none (by --color)") && text.contains("ASCII (by --glyphs)"), "{text}");
    // A conflict copy, a broken configuration, and a profile that cannot be read.
    let copy = home.path().join("data/profiles/default (1).json");
    std::fs::copy(home.profile(), &copy).unwrap();
    home.done(&["rate", "basic-stats", "1", "--profile", copy.to_str().unwrap()]);
    std::fs::create_dir_all(home.path().join("config")).unwrap();
    home.file("config/config.toml", "them = 1\n");
    let (code, text) = doctor(&home, &[]);
    assert_eq!(code, 1);
    assert!(
        text.contains("default (1).json")
            && text.contains("1 line is passed over")
            && text.contains("2 things are wrong"),
        "{text}"
    );
    std::fs::write(home.profile(), "{\"half\": ").unwrap();
    let (code, text) = doctor(&home, &[]);
    assert_eq!(code, 1);
    assert!(text.contains("line 1, column"), "{text}");
    #[cfg(unix)]
    assert!(!text.contains('\u{1b}'));
}
