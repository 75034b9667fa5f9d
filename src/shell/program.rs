//! Another program, run with arguments and never through a shell: nothing in a name or a path can become a command.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};

/// What a program that ended left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Whether it ended well.
    pub good: bool,
    /// Its exit status; none where a signal ended it.
    pub status: Option<i32>,
    /// What it wrote to its standard output.
    pub out: Vec<u8>,
    /// What it wrote to its standard error.
    pub err: Vec<u8>,
}

impl Ended {
    /// Its standard output as text, without the line feed at its end.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.out).trim_end_matches(['\r', '\n']).to_owned()
    }

    /// Why it failed: what it wrote to standard error, else its exit status.
    #[must_use]
    pub fn why(&self) -> String {
        let said = String::from_utf8_lossy(&self.err).trim().to_owned();
        match self.status {
            _ if !said.is_empty() => said,
            Some(status) => format!("it ended with the exit status {status} and said nothing"),
            None => "a signal ended it".to_owned(),
        }
    }
}

/// Runs `program` with `arguments` to its end, with `input` on its standard input.
///
/// # Errors
/// When it cannot be started: [`io::ErrorKind::NotFound`] where there is none of that name.
pub fn run<S: AsRef<OsStr>>(program: &str, arguments: &[S], input: &[u8]) -> io::Result<Ended> {
    let mut command = Command::new(program);
    // The times that are handed over are in UTC, and what is read back is in English.
    command.args(arguments).env("TZ", "UTC").env("LC_ALL", "C");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let stdin = child.stdin.take();
    // Side by side: a program may write much before it has read everything, or end without reading.
    let ended = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    })?;
    Ok(Ended { good: ended.status.success(), status: ended.status.code(), out: ended.stdout, err: ended.stderr })
}

/// Whether `program` can be started; `arguments` should make it end at once.
#[must_use]
pub fn there(program: &str, arguments: &[&str]) -> bool {
    run(program, arguments, b"").is_ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_gets_its_input_and_says_how_it_ended() {
        let ended = run("sh", &["-c", "cat; echo no >&2; exit 3"], b"a\n").unwrap();
        assert_eq!(
            (ended.good, ended.status, ended.text().as_str(), ended.why().as_str()),
            (false, Some(3), "a", "no")
        );
        assert!(!there("no-such-program-of-ours", &[]));
        // It need not read, and nothing is taken for a command.
        assert_eq!(run("echo", &["; echo $HOME"], &[b'x'; 1 << 20]).unwrap().text(), "; echo $HOME");
    }
}
