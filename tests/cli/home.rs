//! A folder for one test, and the program run in it.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The day that the fixtures are of.
pub(crate) const DAY: &str = "2025-06-01";

/// A home of its own: everything that the program keeps is in it.
pub(crate) struct Home {
    folder: tempfile::TempDir,
}

/// What a run left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A home with a profile of one role.
    pub(crate) fn with_profile() -> Self {
        let home = Self::new();
        home.done(&["init", "--name", "Ada", "--role", "sre", "--target", "2"]);
        home
    }

    /// A home with a vector of the brief imported.
    pub(crate) fn with_vector(vector: &str, settings: &[&str]) -> Self {
        let home = Self::new();
        home.done(&[&["init", "--name", "Ada", "--at", DAY], settings].concat());
        home.done(&["import", &fixture(vector)]);
        home
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The file of the default profile.
    pub(crate) fn profile(&self) -> PathBuf {
        self.path().join("data/profiles/default.json")
    }

    /// Writes a file into the home.
    pub(crate) fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_opsarc"));
        command.env_clear().env("OPSARC_HOME", self.path()).env("TZ", "UTC").current_dir(self.path());
        command
    }

    pub(crate) fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Ran {
        self.run_with(arguments, "")
    }

    pub(crate) fn run_with<S: AsRef<OsStr>>(&self, arguments: &[S], input: &str) -> Ran {
        let mut child = self
            .command()
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The program may not read its input at all.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
        Ran {
            code: status.code().unwrap_or(-1),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    /// Runs and expects success in silence on standard error; gives the output.
    pub(crate) fn done<S: AsRef<OsStr> + std::fmt::Debug>(&self, arguments: &[S]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}: {ran:?}");
        ran.out
    }

    /// Runs and expects a failure with this status; gives the message.
    pub(crate) fn fails<S: AsRef<OsStr> + std::fmt::Debug>(&self, code: i32, arguments: &[S]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{arguments:?}: {ran:?}");
        assert!(!ran.err.is_empty(), "{arguments:?} failed without a word");
        ran.err
    }

    pub(crate) fn json<S: AsRef<OsStr> + std::fmt::Debug>(&self, arguments: &[S]) -> Value {
        serde_json::from_str(&self.done(arguments)).unwrap()
    }

    pub(crate) fn status(&self) -> Value {
        self.json(&["status", "--json", "--as-of", DAY])
    }
}

/// The path of a vector of the brief.
pub(crate) fn fixture(name: &str) -> String {
    format!("{}/tests/vectors/{name}.csv", env!("CARGO_MANIFEST_DIR"))
}
