//! Examples of every command: `--help`, the manual pages and the reference tell them from this table, and a test runs
//! each in the order in which they stand here.

use clap::Command;

/// The commands, and under each its examples with what they do.
pub const EXAMPLES: &[(&str, &[(&str, &str)])] = &[
    ("demo", &[("opsarc demo", "look around on a sample profile")]),
    ("tour", &[("opsarc tour", "learn the program on a made-up record")]),
    (
        "init",
        &[("opsarc init --name Ada --role sre --pathway sre-to-aiops --target 2 --hours 3", "begin without questions")],
    ),
    ("set", &[("opsarc set --target 2 --target-date 2027-06-30", "aim at Level 2 by the end of June")]),
    (
        "rate",
        &[
            (
                "opsarc rate alert-rules 2 --evidence 'dashboard:Burn rate=https://example.org/burn'",
                "rate with evidence",
            ),
            ("opsarc rate basic-stats 1 --note 'Read the primer'", "rate with a note"),
            ("opsarc rate alert-rules 2 --mentor 'Mo Sample'", "record what a mentor says"),
        ],
    ),
    ("evidence", &[("opsarc evidence alert-rules 'drill:Paged within five minutes'", "file a piece of evidence")]),
    ("note", &[("opsarc note alert-rules 'The third rule never fires'", "write a note")]),
    ("horizon", &[("opsarc horizon alert-rules 6", "let it be stale for you after half a year")]),
    (
        "project",
        &[("opsarc project take P01", "take a project on"), ("opsarc project tick P01 1", "tick its first step")],
    ),
    (
        "goal",
        &[(
            "opsarc goal add --wish 'Sleep through' --outcome 'A quiet week' --obstacle 'Old rules' --plan 'Drop one a day'",
            "set a goal",
        )],
    ),
    ("want", &[("opsarc want basic-stats 3", "say that you want to work on it")]),
    ("opportunity", &[("opsarc opportunity basic-stats none", "put it on the list for your manager")]),
    (
        "session",
        &[
            ("opsarc session open --mentor 'Mo Sample'", "open a session"),
            ("opsarc session agenda", "see what is worth talking about"),
        ],
    ),
    ("calibration", &[("opsarc calibration", "compare your ratings with your mentor's")]),
    ("undo", &[("opsarc undo", "take your last entry back")]),
    ("redo", &[("opsarc redo", "bring it back")]),
    ("status", &[("opsarc status", "see where you stand"), ("opsarc status --json", "the same for a script")]),
    ("next", &[("opsarc next", "see the one next step")]),
    ("gaps", &[("opsarc gaps", "see what lies below what is expected")]),
    ("matrix", &[("opsarc matrix --by level --filter gaps", "see the gaps by level")]),
    ("review", &[("opsarc review", "see this week's questions")]),
    ("forecast", &[("opsarc forecast --hours 5", "see what five hours a week would change")]),
    (
        "export",
        &[
            ("opsarc export", "list the formats"),
            ("opsarc export report", "print the growth report"),
            ("opsarc export roadmap -o roadmap.md", "write the roadmap to a file"),
        ],
    ),
    ("shot", &[("opsarc shot arc --demo --svg -o arc.svg", "draw the home screen of the sample as a picture")]),
    ("plan", &[("opsarc plan", "see projects, goals and the weeks ahead")]),
    ("show", &[("opsarc show alert-rules", "read a competency"), ("opsarc show P07", "read a project")]),
    ("log", &[("opsarc log --of alert-rules", "see the record of one competency")]),
    ("timeline", &[("opsarc timeline --since 2026-01-01", "see the record since the new year")]),
    ("team", &[("opsarc team data/profiles", "see the coverage of the profiles in a folder")]),
    ("check", &[("opsarc check", "check profiles and frameworks")]),
    ("profile", &[("opsarc profile list", "list the profiles"), ("opsarc profile path", "say where yours is")]),
    (
        "packet",
        &[
            ("opsarc packet make --for 'Mo Sample' -o to-mo.json", "make a packet for a mentor"),
            ("opsarc packet show to-mo.json", "see what is in it"),
        ],
    ),
    ("diff", &[("opsarc diff --since 2026-01-01", "see what changed since the new year")]),
    ("git", &[("opsarc git doctor", "see how git would treat profiles here")]),
    ("framework", &[("opsarc framework show", "list what the matrix holds"), ("opsarc framework check", "check it")]),
    ("schema", &[("opsarc schema profile", "print the JSON Schema of a profile")]),
    ("doctor", &[("opsarc doctor", "look at folders, profile, terminal and programs")]),
    ("keys", &[("opsarc keys", "list every key")]),
    ("config", &[("opsarc config path", "say where the configuration is"), ("opsarc config check", "check it")]),
    (
        "completions",
        &[("opsarc completions bash", "print the script; `source <(opsarc completions bash)` in ~/.bashrc loads it")],
    ),
    ("man", &[("opsarc man rate", "print the manual page of a command; `opsarc man rate | man -l -` shows it")]),
    ("import", &[("opsarc import ratings.csv", "take in a table with the columns competency and rating")]),
    ("merge", &[("opsarc merge ada.json laptop.json", "bring what the copy has into the first")]),
    ("verify", &[("opsarc verify", "say which ratings are signed, and what was changed after")]),
    ("panel", &[("opsarc panel anna.csv ben.csv", "lay the sheets of two interviewers side by side")]),
    ("lint-job", &[("opsarc lint-job job.md --level 2", "hold a text against what Level 2 asks")]),
];

/// The command line `root` with its examples at the end of each command's help.
#[must_use]
pub fn told(root: Command) -> Command {
    let names: Vec<String> = root.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    // Each is put in again, those without examples too: so they keep their order.
    names.into_iter().fold(root, |root, name| {
        let examples = EXAMPLES.iter().find(|(of, _)| *of == name).map(|(_, examples)| *examples);
        root.mut_subcommand(name, |command| match examples {
            Some(examples) => with(command, examples),
            None => command,
        })
    })
}

fn with(command: Command, examples: &[(&str, &str)]) -> Command {
    let before = command.get_after_help().map(|text| format!("{text}\n\n")).unwrap_or_default();
    let lines: Vec<String> = examples.iter().map(|(line, does)| format!("  {line}\n      {does}")).collect();
    command.after_help(format!("{before}Examples:\n{}", lines.join("\n")))
}
