//! What a command may touch beside the disk: its writers, its environment, and whether a person sits
//! in front of it. `main` makes one; a test can make another.

use std::ffi::OsString;
use std::io::{self, Write};

/// The surroundings of one run.
pub struct World<'a> {
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
    /// Reads one line that a person types, without its line feed; none at the end of the input.
    pub answer: &'a mut dyn FnMut() -> io::Result<Option<String>>,
    /// Looks up an environment variable.
    pub env: &'a dyn Fn(&str) -> Option<OsString>,
    /// Whether both standard input and output are a terminal.
    pub terminal: bool,
}

impl World<'_> {
    /// Whether the plain mode is asked for by the environment: `ACCESSIBLE=1` or `TERM=dumb`.
    #[must_use]
    pub fn plain(&self) -> bool {
        let accessible = (self.env)("ACCESSIBLE").is_some_and(|value| !value.is_empty() && value != "0");
        accessible || (self.env)("TERM").is_some_and(|value| value == "dumb")
    }
}
