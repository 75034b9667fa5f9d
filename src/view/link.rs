//! Addresses that a terminal can open: which text is one, and where on the screen it stands.

use ratatui::layout::Rect;

use crate::export::page::{Line, Voice};

/// How an address that is made a link begins: nothing that runs a program or opens a file.
const SCHEMES: [&str; 2] = ["https://", "mailto:"];

/// The longest address that is made a link, in bytes; terminals take about as many.
const LONGEST: usize = 2000;

/// An address and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The cells that show it, or a part of it.
    pub area: Rect,
    /// The whole address, which [`is_safe`].
    pub address: String,
}

/// Whether `address` may be written into an escape sequence: of a known scheme, and of ASCII that is seen, so that
/// nothing in it can end the sequence or hide.
#[must_use]
pub fn is_safe(address: &str) -> bool {
    let rest = SCHEMES.iter().find_map(|scheme| address.strip_prefix(scheme));
    address.len() <= LONGEST
        && rest.is_some_and(|rest| !rest.is_empty())
        && address.bytes().all(|b| b.is_ascii_graphic())
}

/// The address that line `n` of a page is part of. One that is wider than the page goes on in the lines below.
#[must_use]
pub fn address(lines: &[Line], n: usize) -> Option<String> {
    let begins = |line: &&Line| SCHEMES.iter().any(|scheme| line.text.starts_with(scheme));
    let part = |line: &&Line| line.voice == Voice::Address;
    let upto = lines.get(..=n)?;
    let first = upto.len() - 1 - upto.iter().rev().take_while(part).position(|line| begins(&line))?;
    let mut rest = lines.get(first..)?.iter().take_while(part);
    let mut address = rest.next()?.text.clone();
    rest.take_while(|line| !begins(line)).for_each(|line| address.push_str(&line.text));
    is_safe(&address).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(voice: Voice, text: &str) -> Line {
        Line { lead: String::new(), indent: 2, text: text.to_owned(), voice }
    }

    #[test]
    fn only_what_can_do_no_harm_is_a_link() {
        for good in ["https://example.org/a?b=c#d", "mailto:grace@example.org"] {
            assert!(is_safe(good), "{good}");
        }
        let long = format!("https://example.org/{}", "x".repeat(LONGEST));
        for bad in [
            "http://example.org",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https://",
            "https://example.org/a b",
            "https://example.org/\u{1b}]8;;x",
            "https://example.org/\u{7}",
            "https://example.org/é",
            "https://example.org/\u{202e}gro",
            "wiki/alerts",
            "",
            &long,
        ] {
            assert!(!is_safe(bad), "{bad:?}");
        }
    }

    #[test]
    fn an_address_over_several_lines_is_one() {
        let lines = [
            line(Voice::Text, "Runbook"),
            line(Voice::Address, "https://example.org/a/"),
            line(Voice::Address, "long/address"),
            line(Voice::Address, "https://example.org/other"),
            line(Voice::Address, "wiki page"),
            line(Voice::Text, "https://example.org/in-a-sentence"),
        ];
        let found: Vec<Option<String>> = (0..lines.len()).map(|n| address(&lines, n)).collect();
        let whole = Some("https://example.org/a/long/address".to_owned());
        assert_eq!(found[..3], [None, whole.clone(), whole]);
        assert_eq!(found[3..], [None, None, None], "what goes on in words is no address");
    }
}
