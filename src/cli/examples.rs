//! Examples of every command: `--help`, the manual pages and the reference tell them from this table, and a test runs
//! each in the order in which they stand here.

use clap::Command;

/// The commands by the words that call them, and under each its examples with what they do. Those of `opsarc session` and
/// the like are the first of each command under it.
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
        "project take",
        &[
            ("opsarc project take P01", "take a project on"),
            ("opsarc project take P02 --at 2026-10-05", "the same, as of a day of the past"),
        ],
    ),
    ("project tick", &[("opsarc project tick P01 1", "tick its first step")]),
    (
        "project finish",
        &[(
            "opsarc project finish P01 --evidence 'change:Thirty rules fewer=https://example.org/42'",
            "finish it with what shows it",
        )],
    ),
    ("project drop", &[("opsarc project drop P02 --note 'Another team took it'", "drop it, and say why")]),
    (
        "goal add",
        &[(
            "opsarc goal add --wish 'Sleep through' --outcome 'A quiet week' --obstacle 'Old rules' --plan 'Drop one a day'",
            "set a goal",
        )],
    ),
    ("goal reach", &[("opsarc goal reach 0196c1a1", "say that it is reached; `opsarc plan` shows its id")]),
    ("goal drop", &[("opsarc goal drop 0196c1a2 --note 'The rota changed'", "drop it, and say why")]),
    ("want", &[("opsarc want basic-stats 3", "say that you want to work on it")]),
    ("opportunity", &[("opsarc opportunity basic-stats none", "put it on the list for your manager")]),
    ("session open", &[("opsarc session open --mentor 'Mo Sample'", "open a session")]),
    ("session agenda", &[("opsarc session agenda", "see what is worth talking about")]),
    ("session add", &[("opsarc session add tracing", "put a competency on the agenda")]),
    (
        "session rate",
        &[
            ("opsarc session rate alert-rules 3 --note 'Led two reviews'", "record what the mentor rates, blind"),
            ("opsarc session rate basic-stats 2", "the same of another one"),
        ],
    ),
    ("session reveal", &[("opsarc session reveal", "lay both sides beside each other")]),
    (
        "session agree",
        &[("opsarc session agree alert-rules 3 --note 'Both reviews were led'", "agree on a rating, with the reason")],
    ),
    (
        "session disagree",
        &[(
            "opsarc session disagree basic-stats --note 'One more analysis settles it'",
            "leave it open, with what would settle it",
        )],
    ),
    (
        "session action",
        &[(
            "opsarc session action 'Lead the next review' --due 2027-01-31 --shows 'The merged change'",
            "agree on what is to be done",
        )],
    ),
    ("session close", &[("opsarc session close --next 2027-02-02", "close it with the next date")]),
    ("session minutes", &[("opsarc session minutes last", "print the minutes of the last session")]),
    ("calibration", &[("opsarc calibration", "compare your ratings with your mentor's")]),
    ("undo", &[("opsarc undo", "take your last entry back")]),
    ("redo", &[("opsarc redo", "bring it back")]),
    ("purge", &[("opsarc purge 0196c1a0", "remove the words of one entry for good; `opsarc log --ids` shows its id")]),
    ("import", &[("opsarc import ratings.csv", "take in a table with the columns competency and rating")]),
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
    ("panel", &[("opsarc panel anna.csv ben.csv", "lay the sheets of two interviewers side by side")]),
    ("lint-job", &[("opsarc lint-job job.md --level 2", "hold a text against what Level 2 asks")]),
    ("plan", &[("opsarc plan", "see projects, goals and the weeks ahead")]),
    ("show", &[("opsarc show alert-rules", "read a competency"), ("opsarc show P07", "read a project")]),
    ("log", &[("opsarc log --of alert-rules", "see the record of one competency")]),
    ("timeline", &[("opsarc timeline --since 2026-01-01", "see the record since the new year")]),
    ("team", &[("opsarc team data/profiles", "see the coverage of the profiles in a folder")]),
    ("check", &[("opsarc check", "check profiles and frameworks")]),
    ("profile list", &[("opsarc profile list", "list the profiles")]),
    ("profile path", &[("opsarc profile path", "say where yours is")]),
    ("profile new", &[("opsarc profile new work --person Ada --role sre", "begin a second profile")]),
    ("profile rename", &[("opsarc profile rename work night-shift", "give it another name")]),
    ("profile schema", &[("opsarc profile schema", "print the JSON Schema of a profile")]),
    ("packet make", &[("opsarc packet make --for 'Mo Sample' -o to-mo.json", "make a packet for a mentor")]),
    ("packet open", &[("opsarc packet open to-mo.json", "open it as the mentor that it is for")]),
    ("packet return", &[("opsarc packet return Ada -o from-mo.json", "write what you added, to send back")]),
    (
        "packet accept",
        &[
            ("opsarc packet accept from-mo.json", "see what your mentor returned, and take it in once you say yes"),
            ("opsarc packet accept from-mo.json --yes", "take it in without being asked"),
        ],
    ),
    ("packet show", &[("opsarc packet show to-mo.json", "see what is in it")]),
    ("packet list", &[("opsarc packet list", "list the mentees whose records you keep")]),
    ("packet schema", &[("opsarc packet schema", "print the JSON Schema of a packet")]),
    ("merge", &[("opsarc merge ada.json laptop.json", "bring what the copy has into the first")]),
    ("diff", &[("opsarc diff --since 2026-01-01", "see what changed since the new year")]),
    ("sign", &[("opsarc sign --key ~/.ssh/id_ed25519", "sign your ratings as a mentor")]),
    ("verify", &[("opsarc verify", "say which ratings are signed, and what was changed after")]),
    ("git setup", &[("opsarc git setup", "let git merge and show the profiles in this repository")]),
    ("git doctor", &[("opsarc git doctor", "see how git would treat profiles here")]),
    (
        "git merge-driver",
        &[("opsarc git merge-driver base.json ada.json laptop.json ada.json", "what `opsarc git setup` lets git call")],
    ),
    ("git textconv", &[("opsarc git textconv ada.json", "the record as git shows it")]),
    ("framework list", &[("opsarc framework list", "list the frameworks that are known")]),
    ("framework show", &[("opsarc framework show", "list what the matrix holds")]),
    ("framework check", &[("opsarc framework check", "check it")]),
    ("framework export", &[("opsarc framework export -o matrix.json", "write it to a file, to change it")]),
    ("schema", &[("opsarc schema profile", "print the JSON Schema of a profile")]),
    ("doctor", &[("opsarc doctor", "look at folders, profile, terminal and programs")]),
    ("keys", &[("opsarc keys", "list every key")]),
    ("config path", &[("opsarc config path", "say where the configuration is")]),
    ("config show", &[("opsarc config show", "see what is set"), ("opsarc config show theme", "see one setting")]),
    ("config edit", &[("opsarc config edit", "open it in your editor, and check it after")]),
    ("config check", &[("opsarc config check", "check it")]),
    (
        "completions",
        &[("opsarc completions bash", "print the script; `source <(opsarc completions bash)` in ~/.bashrc loads it")],
    ),
    ("man", &[("opsarc man rate", "print the manual page of a command; `opsarc man rate | man -l -` shows it")]),
];

/// The command line `root` with its examples at the end of each command's help.
#[must_use]
pub fn told(root: Command) -> Command {
    let names: Vec<String> = root.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    // Each is put in again, those without examples too: so they keep their order.
    names.into_iter().fold(root, |root, name| root.mut_subcommand(&name, |command| under(command, &name)))
}

/// `command`, called by the words `path`, and what is under it, with their examples.
fn under(command: Command, path: &str) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let examples: Vec<(&str, &str)> = match names.is_empty() {
        true => of(path).to_vec(),
        false => names.iter().filter_map(|name| of(&format!("{path} {name}")).first().copied()).collect(),
    };
    let command = names.into_iter().fold(command, |command, name| {
        let path = format!("{path} {name}");
        command.mut_subcommand(name, |command| under(command, &path))
    });
    if examples.is_empty() { command } else { with(command, &examples) }
}

/// The examples of the command that the words `path` call.
fn of(path: &str) -> &'static [(&'static str, &'static str)] {
    EXAMPLES.iter().find(|(known, _)| *known == path).map_or(&[], |(_, examples)| examples)
}

fn with(command: Command, examples: &[(&str, &str)]) -> Command {
    let before = command.get_after_help().map(|text| format!("{text}\n\n")).unwrap_or_default();
    let lines: Vec<String> = examples.iter().map(|(line, does)| format!("  {line}\n      {does}")).collect();
    command.after_help(format!("{before}Examples:\n{}", lines.join("\n")))
}
