//! A profile in a git repository: two clones that diverged merge without a conflict, and the history reads as words.
//! Where there is no git, these tests say so and show nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::home::{Home, Ran};

/// A folder with the clones, in which no configuration of whoever runs the tests matters.
struct Forge {
    home: Home,
}

impl Forge {
    /// None where git is not installed.
    #[allow(clippy::print_stderr, reason = "a test that shows nothing says so")]
    fn new() -> Option<Self> {
        let forge = Self { home: Home::new() };
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("git is not installed: nothing is shown here of profiles in a repository");
            return None;
        }
        Some(forge)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn command(&self, program: &str, folder: &Path) -> Command {
        let mut command = Command::new(program);
        let bin = Path::new(env!("CARGO_BIN_EXE_opsarc")).parent().unwrap();
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(bin.to_owned()).chain(std::env::split_paths(&paths));
        command.env_clear().env("PATH", std::env::join_paths(paths).unwrap()).current_dir(folder);
        command.env("HOME", self.home.path()).env("OPSARC_HOME", self.home.path()).env("TZ", "UTC");
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", self.path("gitconfig"));
        command.env("GIT_PAGER", "cat").env("GIT_EDITOR", "true");
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "Ada").env(format!("GIT_{role}_EMAIL"), "ada@example.org");
        }
        command
    }

    fn run(&self, program: &str, folder: &Path, arguments: &[&str]) -> Ran {
        let output = self.command(program, folder).args(arguments).output().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    fn git(&self, folder: &Path, arguments: &[&str]) -> String {
        let ran = self.run("git", folder, arguments);
        assert_eq!(ran.code, 0, "git {arguments:?}: {ran:?}");
        ran.out
    }

    #[track_caller]
    fn opsarc(&self, folder: &Path, arguments: &[&str]) -> String {
        let ran = self.run(env!("CARGO_BIN_EXE_opsarc"), folder, arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}: {ran:?}");
        ran.out
    }

    fn commit(&self, folder: &Path, message: &str) {
        self.git(folder, &["add", "-A"]);
        self.git(folder, &["commit", "-q", "-m", message]);
    }

    /// A repository with a profile in it, and a clone of it.
    fn two_clones(&self) -> [PathBuf; 2] {
        let (one, two) = (self.path("one"), self.path("two"));
        std::fs::create_dir(&one).unwrap();
        self.git(&one, &["init", "-q", "-b", "main"]);
        std::fs::create_dir(one.join("my plan")).unwrap();
        std::fs::write(one.join("package.json"), "{\"format\": 1, \"profile\": \"x\"}\n").unwrap();
        let init = ["--profile", FILE, "init", "--name", "Ada", "--role", "sre", "--at", "2026-05-01"];
        self.opsarc(&one, &init);
        // The lock beside a profile is no business of a repository.
        std::fs::write(one.join(".gitignore"), "*.lock\n").unwrap();
        self.opsarc(&one, &["git", "setup"]);
        self.commit(&one, "Begin");
        self.git(self.home.path(), &["clone", "-q", "one", "two"]);
        [one, two]
    }

    fn rate(&self, folder: &Path, competency: &str, rating: &str, day: &str) {
        self.opsarc(folder, &["--profile", FILE, "rate", competency, rating, "--at", day]);
    }

    fn doctor(&self, folder: &Path) -> (i32, Value) {
        let ran = self.run(env!("CARGO_BIN_EXE_opsarc"), folder, &["git", "doctor", "--json"]);
        (ran.code, serde_json::from_str(&ran.out).unwrap())
    }
}

/// A name that a pattern must be careful with.
const FILE: &str = "./my plan/ada [1].json";

/// What is bad, with what to do.
fn bad(report: &Value) -> Vec<(String, String)> {
    let found = report["sections"][0]["findings"].as_array().unwrap().iter();
    let bad = found.filter(|finding| finding["state"] == "problem");
    bad.map(|c| (c["found"].as_str().unwrap().to_owned(), c["todo"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn two_clones_that_diverged_merge_without_a_conflict_and_read_as_words() {
    let Some(forge) = Forge::new() else { return };
    let [one, two] = forge.two_clones();
    // A clone has the attributes; its configuration is its own.
    let (code, report) = forge.doctor(&two);
    assert_eq!((code, bad(&report).len()), (1, 2), "{report}");
    assert!(bad(&report).iter().all(|(_, todo)| todo.contains("opsarc git setup")), "{report}");
    let told = forge.opsarc(&two, &["git", "setup"]);
    assert!(
        told.contains(".gitattributes says it already.") && told.contains("Configured git in this clone"),
        "{told}"
    );
    assert_eq!(forge.git(&two, &["status", "--porcelain"]), "", "nothing was written anew");
    assert_eq!(forge.doctor(&two).0, 0, "{}", forge.doctor(&two).1);

    forge.rate(&one, "iac", "2", "2026-05-02");
    forge.commit(&one, "Rate one thing");
    forge.rate(&two, "cicd", "1", "2026-05-02");
    forge.opsarc(&two, &["--profile", FILE, "note", "-", "a <thought>", "--at", "2026-05-03"]);
    forge.commit(&two, "Rate another");
    let merged = forge.run("git", &two, &["pull", "-q", "--no-rebase", "--no-edit", "../one", "main"]);
    assert_eq!(merged.code, 0, "{merged:?}");
    assert_eq!(forge.git(&two, &["status", "--porcelain"]), "");
    let log = forge.opsarc(&two, &["--profile", FILE, "log"]);
    assert!(log.contains("Infrastructure as code 2") && log.contains("CI/CD integration 1"), "{log}");
    // And the other way round it is the same file.
    forge.git(&one, &["pull", "-q", "--no-rebase", "--no-edit", "../two", "main"]);
    let file = |clone: &Path| std::fs::read(clone.join(FILE)).unwrap();
    assert_eq!(file(&one), file(&two));

    let patch = forge.git(&two, &["log", "-p", "-1", "--format=%s", "--no-merges", "HEAD^1"]);
    let added: Vec<&str> = patch.lines().filter(|l| l.starts_with('+') && !l.starts_with("+++")).collect();
    let stated =
        ["+2026-05-02 12:00  you: rated CI/CD integration 1 (Aware)", "+2026-05-03 12:00  you: note: a <thought>"];
    assert_eq!(added, stated, "{patch}");
    assert!(!patch.lines().any(|line| line.starts_with('-') && !line.starts_with("---")), "{patch}");
}

#[test]
fn setting_up_again_changes_nothing_and_keeps_what_is_there() {
    let Some(forge) = Forge::new() else { return };
    let [one, _] = forge.two_clones();
    let attributes = one.join(".gitattributes");
    let first = std::fs::read_to_string(&attributes).unwrap();
    assert!(first.contains("*.opsarc.json merge=opsarc diff=opsarc\n"), "{first}");
    assert!(!first.contains("package.json"), "{first}");
    std::fs::write(&attributes, format!("*.png binary\n{first}")).unwrap();
    let told = forge.opsarc(&one.join("my plan"), &["git", "setup"]);
    assert!(told.contains("says it already") && told.contains("git is configured already."), "{told}");
    assert_eq!(std::fs::read_to_string(&attributes).unwrap(), format!("*.png binary\n{first}"));
    // A file that is yet to come, by its path from where one is.
    forge.opsarc(&one.join("my plan"), &["git", "setup", "../later.json"]);
    let whole = std::fs::read_to_string(&attributes).unwrap();
    assert_eq!(whole, format!("*.png binary\n{first}/later.json merge=opsarc diff=opsarc\n"));
    assert!(forge.run(env!("CARGO_BIN_EXE_opsarc"), &one, &["git", "setup", "/etc/x.json"]).err.contains("outside"));
    // For all repositories of a person.
    let other = forge.path("third");
    forge.git(forge.home.path(), &["clone", "-q", "one", "third"]);
    forge.opsarc(&other, &["git", "setup", "--global"]);
    assert!(std::fs::read_to_string(forge.path("gitconfig")).unwrap().contains("merge-driver %O %A %B %P"));
    assert_eq!(forge.doctor(&other).0, 0);
    assert!(!std::fs::read_to_string(other.join(".git/config")).unwrap().contains("opsarc"));
}

#[test]
fn a_merge_of_text_is_found_and_done_anew() {
    let Some(forge) = Forge::new() else { return };
    let [one, two] = forge.two_clones();
    forge.rate(&one, "iac", "2", "2026-05-02");
    forge.commit(&one, "One");
    forge.rate(&two, "cicd", "1", "2026-05-02");
    forge.commit(&two, "Two");
    // The clone was never set up: git merges lines of text, and stops.
    let merged = forge.run("git", &two, &["pull", "-q", "--no-rebase", "--no-edit", "../one", "main"]);
    assert_eq!(merged.code, 1, "{merged:?}");
    let log = forge.run(env!("CARGO_BIN_EXE_opsarc"), &two, &["--profile", FILE, "log"]);
    assert_eq!(log.code, 4);
    assert!(log.err.contains("a conflict marker") && log.err.contains("opsarc git doctor"), "{log:?}");
    let (code, report) = forge.doctor(&two);
    let marker = bad(&report).into_iter().find(|(says, _)| says.contains("conflict marker")).unwrap();
    assert_eq!(code, 1);
    assert!(
        marker.0.contains("my plan/ada [1].json: line ") && marker.1.contains("git checkout --merge -- '"),
        "{marker:?}"
    );
    // What it says to do mends it.
    forge.opsarc(&two, &["git", "setup"]);
    forge.git(&two, &["checkout", "-q", "--merge", "--", FILE]);
    assert!(bad(&forge.doctor(&two).1)[0].0.contains("unmerged"));
    forge.git(&two, &["add", FILE]);
    assert_eq!(forge.doctor(&two).0, 0);
    let log = forge.opsarc(&two, &["--profile", FILE, "log"]);
    assert!(log.contains("Infrastructure as code 2") && log.contains("CI/CD integration 1"), "{log}");
}

#[test]
fn the_driver_refuses_what_it_cannot_unite_and_leaves_it() {
    let home = Home::with_profile();
    let own = std::fs::read(home.profile()).unwrap();
    home.done(&["profile", "new", "other"]);
    let other = std::fs::read(home.profile().with_file_name("other.json")).unwrap();
    let text = String::from_utf8(own.clone()).unwrap();
    let marked = text.replacen("\n{\"id\"", "\n<<<<<<< ours\n{\"id\"", 1);
    let newer = text.replacen("\"format\": 1", "\"format\": 2", 1);
    let cases: [(&[u8], &[u8], &str); 6] = [
        (&own, &other, "two different profiles"),
        (&own, marked.as_bytes(), "their version: line 6, column 1: a conflict marker"),
        (marked.as_bytes(), &own, "our version: line 6, column 1: a conflict marker"),
        (&own, newer.as_bytes(), "their version: line 2"),
        (&own, b"", "their version: line 1, column 1: the file is empty"),
        (&own[..own.len() / 2], &own, "our version: line"),
    ];
    for (ours, theirs, says) in cases {
        let (a, b) = (home.file("a", ours), home.file("b", theirs));
        let told = home.fails(1, &["git", "merge-driver", "base", &a, &b, "pro\u{1b}file.json"]);
        assert!(told.contains(says) && told.contains("error: merging pro\u{241b}file.json:"), "{told}");
        assert_eq!(std::fs::read(&a).unwrap(), ours);
    }
    home.done(&["rate", "iac", "2"]);
    let (a, b) = (home.file("a", &own), home.file("b", std::fs::read(home.profile()).unwrap()));
    assert_eq!(home.done(&["git", "merge-driver", "base", &a, &b, "p.json"]), "");
    assert_eq!(std::fs::read(&a).unwrap(), std::fs::read(&b).unwrap());
    let left: Vec<_> = std::fs::read_dir(home.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "nothing is left beside: {left:?}");
}

#[test]
fn words_are_stable_and_complete_and_harmless() {
    let home = Home::with_profile();
    let evidence = ["evidence", "iac", "design:A module=wiki/m", "--note", "reviewed", "--at", "2026-05-02"];
    home.done(&evidence);
    home.done(&["note", "iac", "two\nlines\u{1b}[31m", "--private", "--at", "2026-05-03"]);
    let path = home.profile();
    let words = home.done(&["git", "textconv", path.to_str().unwrap()]);
    let lines: Vec<&str> = words.lines().collect();
    assert!(lines[0].starts_with("Profile ") && lines[0].ends_with(", by the framework aiops-2026 1.0.0"), "{words}");
    assert!(words.contains(
        "2026-05-02 12:00  you: evidence for Infrastructure as code: design \"A module\" | at: wiki/m | note: reviewed\n"
    ));
    assert!(words.contains("note on Infrastructure as code: two lines\u{241b}[31m | private: "), "{words}");
    // Whatever comes later, what was said stays the same line.
    home.done(&["undo"]);
    home.done(&["rate", "iac", "3"]);
    let later = home.done(&["git", "textconv", path.to_str().unwrap()]);
    assert!(later.lines().filter(|line| lines.contains(line)).eq(lines.iter().copied()), "{later}");
    let binary = home.file("binary.json", b"a\n\xff\n");
    assert_eq!(
        home.done(&["git", "textconv", &binary]),
        "This cannot be read as a profile: line 2 is not UTF-8 text\n"
    );
    // A file that is no profile is shown as it is.
    let broken = home.file("broken.json", "<<<<<<< a\n{\u{1b}}\n");
    let shown = home.done(&["git", "textconv", &broken]);
    assert_eq!(
        shown,
        "This cannot be read as a profile: line 1, column 1: a conflict marker that a merge of text left here\n\
         <<<<<<< a\n{\u{241b}}\n"
    );
}

#[test]
fn without_a_repository_it_says_so() {
    let Some(forge) = Forge::new() else { return };
    let folder = forge.path("plain");
    std::fs::create_dir(&folder).unwrap();
    // Whatever lies above the folder of the tests is not looked at.
    let ran = |arguments: &[&str]| {
        let mut command = forge.command(env!("CARGO_BIN_EXE_opsarc"), &folder);
        command.env("GIT_CEILING_DIRECTORIES", forge.home.path()).args(arguments).output().unwrap()
    };
    let output = ran(&["git", "setup"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(told.contains("not a git repository") && told.contains("`git init`"), "{told}");
    let output = ran(&["git", "doctor"]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("  ! repository ") && told.contains("To do: go to the folder"), "{told}");
    let output = forge.command(env!("CARGO_BIN_EXE_opsarc"), &folder).env("PATH", "").args(["git", "doctor"]).output();
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout).unwrap().contains("there is no program `git` here"));
}
