//! A place in JSON text that moves on value by value and knows where it is.

use serde::Deserialize;

use crate::framework::text::clean_line;

/// Something wrong at a byte of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::profile) struct Fault {
    /// The byte, from zero.
    pub(in crate::profile) at: usize,
    /// What is wrong.
    pub(in crate::profile) what: String,
}

impl Fault {
    /// `what` is wrong at byte `at`.
    pub(in crate::profile) fn new(at: usize, what: &str) -> Self {
        Self { at, what: what.to_owned() }
    }

    /// An error in `part`, which begins at byte `start` of the whole text.
    pub(in crate::profile) fn of(part: &str, start: usize, e: &serde_json::Error) -> Self {
        let lines_before = e.line().saturating_sub(1);
        let line_start: usize = part.split_inclusive('\n').take(lines_before).map(str::len).sum();
        let mut within = (line_start + e.column().saturating_sub(1)).min(part.len());
        while !part.is_char_boundary(within) {
            within -= 1;
        }
        let message = e.to_string();
        let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
        Self { at: start + within, what: clean_line(what).into_owned() }
    }
}

/// A place in JSON text.
pub(in crate::profile) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// At the start of `text`.
    pub(in crate::profile) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// At byte `at` of `text`.
    pub(in crate::profile) fn starting(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// The byte that comes next, after white space.
    pub(in crate::profile) fn place(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// All text that is left.
    pub(in crate::profile) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Another place in the same text.
    pub(in crate::profile) fn moved_to(&self, at: usize) -> Self {
        Self { text: self.text, at }
    }

    /// The text from byte `start` to here.
    pub(in crate::profile) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or("")
    }

    /// The next byte that is not white space.
    pub(in crate::profile) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(*byte);
            }
            self.at += 1;
        }
        None
    }

    /// Whether nothing is left.
    pub(in crate::profile) fn at_end(&mut self) -> bool {
        self.peek().is_none()
    }

    /// Takes `byte` if it comes next.
    pub(in crate::profile) fn taken(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Takes `byte`, which must come next.
    pub(in crate::profile) fn expect(&mut self, byte: u8, otherwise: &str) -> Result<(), Fault> {
        if self.taken(byte) {
            Ok(())
        } else if self.at_end() {
            Err(self.cut_short())
        } else {
            Err(Fault::new(self.at, otherwise))
        }
    }

    /// Takes one value.
    pub(in crate::profile) fn value<T: Deserialize<'a>>(&mut self) -> Result<T, Fault> {
        let start = self.place();
        let rest = self.rest();
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<T>();
        match values.next() {
            Some(Ok(value)) => {
                self.at = start + values.byte_offset();
                Ok(value)
            }
            Some(Err(e)) if e.is_eof() => Err(self.cut_short()),
            Some(Err(e)) => Err(Fault::of(rest, start, &e)),
            None => Err(self.cut_short()),
        }
    }

    fn cut_short(&self) -> Fault {
        Fault::new(self.text.trim_end().len(), "the file ends here, in the middle of the profile")
    }
}

/// JSON text without the white space between its words.
pub(in crate::profile) fn minified(json: &str) -> String {
    if !spaced(json) {
        return json.to_owned();
    }
    let mut out = String::with_capacity(json.len());
    let (mut within, mut escaped) = (false, false);
    for c in json.chars() {
        if within {
            within = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if matches!(c, ' ' | '\t' | '\n' | '\r') {
            continue;
        } else {
            within = c == '"';
        }
        out.push(c);
    }
    out
}

/// Whether there is white space outside the strings of JSON text. Every entry of a record is asked, so the strings,
/// which are most of it, are passed at a stride.
pub(in crate::profile) fn spaced(json: &str) -> bool {
    let mut rest = json.as_bytes();
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'"' | b' ' | b'\t' | b'\n' | b'\r')) {
        if rest.get(at) != Some(&b'"') {
            return true;
        }
        rest = after_string(rest.get(at + 1..).unwrap_or_default());
    }
    false
}

/// What follows the string that `rest` is the inside of.
fn after_string(mut rest: &[u8]) -> &[u8] {
    while let Some(at) = memchr::memchr2(b'"', b'\\', rest) {
        let escapes = rest.get(at) == Some(&b'\\');
        rest = rest.get(at + 1 + usize::from(escapes)..).unwrap_or_default();
        if !escapes {
            return rest;
        }
    }
    &[]
}
