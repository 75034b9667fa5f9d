//! Completions as a shell asks for them: the script is loaded by the real shell, and Tab is pressed.

use std::process::Command;

use super::home::Home;

/// A home with a profile in which a mentor said something, and the folder of the program first in `PATH`.
fn home() -> Home {
    let home = Home::with_profile();
    home.done(&["rate", "alert-rules", "2", "--mentor", "Mo Sample"]);
    home.done(&["profile", "new", "work"]);
    home
}

/// What the shell `shell` prints for `script`; none where it is not installed.
#[expect(clippy::print_stdout, reason = "a test that shows nothing says so")]
fn says(home: &Home, shell: &str, script: &str) -> Option<String> {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_opsarc")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new(shell);
    command.args(if shell == "zsh" { &["-f", "-c"][..] } else { &["-c"] }).arg(script);
    command.env("PATH", path).env("OPSARC_HOME", home.path()).env("HOME", home.path()).current_dir(home.path());
    match command.output() {
        Ok(ran) => Some(String::from_utf8_lossy(&ran.stdout).into_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            println!("{shell} is not installed: its completions are not shown here");
            None
        }
        Err(error) => panic!("{shell}: {error}"),
    }
}

/// What is on the line, and what must be among the completions of its last word, and what must not.
const LINES: &[(&str, &[&str], &str)] = &[
    ("sta", &["status"], "gaps"),
    ("rate alert", &["alert-rules"], "basic-stats"),
    ("session rate basic", &["basic-stats"], "alert-rules"),
    ("show P0", &["P07"], "alert-rules"),
    ("export job", &["job-description"], "report"),
    ("log --of basic", &["basic-stats"], "alert-rules"),
    ("set --role sr", &["sre"], "platform"),
    ("set --pathway sre", &["sre-to-aiops"], "platform"),
    ("project take P0", &["P07"], "sre"),
    ("status --profile w", &["work"], "default"),
    ("status --js", &["--json"], "--help"),
    ("keys --co", &["--color"], "--json"),
    ("completions z", &["zsh"], "bash"),
];

#[test]
fn bash_completes_commands_options_and_what_the_matrix_and_the_record_hold() {
    let home = home();
    let complete = |line: &str| {
        let script = format!(
            "source <(opsarc completions bash)\n\
             declare -F _clap_complete_opsarc > /dev/null || exit 7\n\
             line='opsarc {line}'; COMP_LINE=$line; COMP_POINT=${{#line}}\n\
             IFS=' ' read -ra COMP_WORDS <<< \"$line\"; [[ $line == *' ' ]] && COMP_WORDS+=('')\n\
             COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 )); COMP_TYPE=9\n\
             _clap_complete_opsarc opsarc \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"\n\
             printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        says(&home, "bash", &script)
    };
    for (line, wanted, other) in LINES {
        let Some(told) = complete(line) else { return };
        let told: Vec<&str> = told.lines().collect();
        for value in *wanted {
            assert!(told.contains(value), "{line}: {told:?}");
        }
        assert!(!told.contains(other), "{line}: {told:?}");
    }
    // A blank in a name is escaped: bash takes it as it stands.
    assert_eq!(complete("undo --mentor M").unwrap(), "Mo\\ Sample\n");
    // A profile that is named is asked for its own mentors.
    assert_eq!(complete("undo --profile work --mentor M").unwrap().trim(), "");
}

#[test]
fn fish_completes_with_a_word_about_each() {
    let home = home();
    for (line, wanted, other) in LINES {
        let script = format!("opsarc completions fish | source; complete -C 'opsarc {line}'");
        let Some(told) = says(&home, "fish", &script) else { return };
        let values: Vec<&str> = told.lines().filter_map(|line| line.split('\t').next()).collect();
        for value in *wanted {
            assert!(values.contains(value), "{line}: {told}");
        }
        assert!(!values.contains(other), "{line}: {told}");
    }
    let script = "opsarc completions fish | source; complete -C 'opsarc rate alert-r'";
    assert!(says(&home, "fish", script).unwrap().starts_with("alert-rules\t"), "a title beside the id");
}

#[test]
fn zsh_completes_the_same() {
    let home = home();
    for (line, wanted, other) in LINES {
        // Its own completion needs a line editor; what it would offer is what it is handed.
        let script = format!(
            "autoload -Uz compinit; compinit -u -D\n\
             source <(opsarc completions zsh)\n\
             function _describe() {{ print -rl -- \"${{(@P)3}}\" }}\n\
             function compadd() {{ }}\n\
             words=(${{(z)${{:-opsarc {line}}}}}); CURRENT=${{#words}}\n\
             _clap_dynamic_completer_opsarc"
        );
        let Some(told) = says(&home, "zsh", &script) else { return };
        let values: Vec<&str> = told.lines().filter_map(|line| line.split(':').next()).collect();
        for value in *wanted {
            assert!(values.contains(value), "{line}: {told}");
        }
        assert!(!values.contains(other), "{line}: {told}");
    }
}

#[test]
fn every_shell_has_a_script_and_no_other_is_answered() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = home.done(&["completions", shell]);
        assert!(script.contains("OPSARC_COMPLETE"), "{shell}: {script}");
    }
    assert!(home.fails(2, &["completions", "tcsh"]).contains("tcsh"));
    let ran = home.command().env("OPSARC_COMPLETE", "tcsh").args(["--", "opsarc", "st"]).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
}

#[test]
fn every_command_is_completed() {
    let home = Home::new();
    let ran = home.command().env("OPSARC_COMPLETE", "fish").args(["--", "opsarc", ""]).output().unwrap();
    let told = String::from_utf8(ran.stdout).unwrap();
    for command in opsarc::cli::command::command().get_subcommands().filter(|command| !command.is_hide_set()) {
        assert!(told.lines().any(|line| line.split('\t').next() == Some(command.get_name())), "{}", command.get_name());
    }
}
