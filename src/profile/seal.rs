//! The checksum of a packet: SHA-256 over the exact bytes of all lines but the last two, so that
//! `head -n -2 FILE | sha256sum` gives the same. It tells that a file came as it was sent; it tells neither
//! from whom, nor keeps anyone from reading it.

use super::digest::Digest;
use super::json_cursor::Fault;

const MARK: &str = "  \"checksum\": \"sha256:";
const END: &str = "\"\n}\n";

/// The checksum of `text` in hexadecimal.
#[must_use]
pub fn checksum(text: &str) -> String {
    Digest::of(text.as_bytes()).to_string()
}

/// The checksum that `text` ends in, if it is that of what stands above it.
#[must_use]
pub fn checksum_of(text: &str) -> Option<&str> {
    check(text).ok()
}

/// Closes the object that `open` began, whose last line ends in a comma, with the checksum of all of it.
pub(in crate::profile) fn sealed(mut open: String) -> String {
    let sum = checksum(&open);
    open.push_str(MARK);
    open.push_str(&sum);
    open.push_str(END);
    open
}

/// Checks that `text` ends in the checksum of what stands above it, to the byte, and gives it.
pub(in crate::profile) fn check(text: &str) -> Result<&str, Fault> {
    let end = text.trim_end().len();
    if text.contains('\r') {
        return Err(Fault::new(end, "its line ends were changed on the way, and with them the file"));
    }
    let found = text.strip_suffix(END).and_then(|rest| Some((rest, rest.rfind(MARK)?)));
    let Some((rest, at)) = found else {
        return Err(Fault::new(end, "the packet does not end in its checksum: it was cut off or changed on the way"));
    };
    let (covered, told) = (rest.get(..at).unwrap_or(""), rest.get(at + MARK.len()..).unwrap_or(""));
    if checksum(covered) == told {
        return Ok(told);
    }
    Err(Fault::new(at, "the checksum is not that of what stands above it: the packet was changed on the way"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_all_lines_but_the_last_two() {
        let text = sealed("{\n  \"a\": 1,\n".to_owned());
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let (above, last) = lines.split_at(lines.len() - 2);
        let sum = checksum(&above.concat());
        assert_eq!(last.concat(), format!("  \"checksum\": \"sha256:{sum}\"\n}}\n"));
        assert_eq!(check(&text), Ok(sum.as_str()));
        // The test vector of FIPS 180-4.
        assert_eq!(checksum("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn other_line_ends_are_called_by_their_name() {
        let text = sealed("{\n  \"a\": 1,\n".to_owned()).replace('\n', "\r\n");
        assert!(check(&text).unwrap_err().what.starts_with("its line ends were changed"));
    }
}
