//! Reading the log of a profile: entry by entry, and a long one in two pieces on two cores.

use super::entry::Entry;
use super::entry_codec::read_entry;
use super::json_cursor::{Cursor, Fault};
use super::line::{Sheet, Source};
use super::pieces::Pieces;

/// From so many bytes on a log is read in pieces, side by side: some two thousand entries.
const LONG: usize = 512 << 10;

/// In how many pieces: one for this thread and one for another. To ask how many cores there are is to read several files of
/// the system.
const PIECES: usize = 2;

/// Room is made for an entry on so many bytes. Few are shorter; and room that is not needed costs nothing, while a list
/// that outgrows its room is copied.
const SHORT: usize = 160;

/// How a line begins that looks like an entry, with the end of the line before it.
const ENTRY: &str = "\n{\"id\":";

/// Takes the log of a profile. `whole` is the text that the cursor is in.
pub(in crate::profile) fn read_log(cursor: &mut Cursor<'_>, whole: &Source) -> Result<Pieces<Entry>, Fault> {
    cursor.expect(b'[', "the log is a list: expected `[`")?;
    if cursor.rest().len() >= LONG
        && let Some(entries) = read_side_by_side(cursor, whole, PIECES)
    {
        return Ok(entries);
    }
    let sheet = Sheet::new(whole);
    let mut entries = Vec::with_capacity(cursor.rest().len() / SHORT);
    let mut end = cursor.taken(b']');
    while !end {
        entries.push(read_entry(cursor, &sheet)?);
        end = cursor.taken(b']');
        if !end {
            cursor.expect(b',', "expected `,` or `]` after an entry")?;
        }
    }
    Ok(entries.into())
}

/// Reads what is left of a long log in pieces, each on a core of its own. Where a piece begins is guessed: at a line that
/// looks like an entry. A wrong guess is seen by the piece before it not ending there. Then, and where anything is wrong,
/// nothing is returned and the cursor stays where it was.
fn read_side_by_side(cursor: &mut Cursor<'_>, whole: &Source, pieces: usize) -> Option<Pieces<Entry>> {
    let text = cursor.rest();
    let first = cursor.place();
    let base = first + cursor.rest().len() - text.len();
    let floor = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let mut starts: Vec<usize> = (1..pieces)
        .filter_map(|n| text.len().checked_mul(n).map(|at| floor(at / pieces)))
        .filter_map(|from| Some(base + from + text.get(from..)?.find(ENTRY)? + 1))
        .collect();
    starts.dedup();
    let ends = starts.iter().copied().map(Some).chain([None]);
    let spans: Vec<(usize, Option<usize>)> = [first].into_iter().chain(starts.iter().copied()).zip(ends).collect();
    let here = &*cursor;
    let length = text.len() / pieces;
    let read = |(start, end): (usize, Option<usize>)| read_piece(here.moved_to(start), &Sheet::new(whole), end, length);
    let (entries, end) = std::thread::scope(|scope| {
        let (mine, others) = spans.split_first()?;
        let others: Vec<_> = others.iter().map(|span| scope.spawn(move || read(*span))).collect();
        let (first, mut at) = read(*mine)?;
        let mut all = vec![first];
        for other in others {
            let (more, end) = other.join().ok()??;
            all.push(more);
            at = end;
        }
        Some((Pieces::of(all), at))
    })?;
    *cursor = cursor.moved_to(end);
    Some(entries)
}

/// Reads entries up to where the next piece begins at `end`, or to the end of the log where there is none; with them the
/// place after. There is room for the entries of `length` bytes.
fn read_piece(mut cursor: Cursor<'_>, sheet: &Sheet, end: Option<usize>, length: usize) -> Option<(Vec<Entry>, usize)> {
    let mut entries = Vec::with_capacity(length / SHORT);
    loop {
        entries.push(read_entry(&mut cursor, sheet).ok()?);
        if end.is_none() && cursor.taken(b']') {
            return Some((entries, cursor.place()));
        }
        if !cursor.taken(b',') {
            return None;
        }
        match end {
            Some(end) if cursor.place() == end => return Some((entries, end)),
            Some(end) if cursor.place() > end => return None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// A log of `count` entries as this program writes it, of which every seventh says `seventh`.
    fn log(count: usize, seventh: &str) -> String {
        let entry = |n: usize| {
            let usual = r#"{"kind":"note","text":"one, \"two\" and {\"id\":3}"}"#;
            let body = if n % 7 == 6 { seventh } else { usual };
            format!(
                r#"{{"id":"0196c1a0-0000-7000-8000-{n:012}","at":"2026-05-11T18:04:09.113+02:00","by":"self","body":{body}}}"#
            )
        };
        let entries: Vec<String> = (0..count).map(entry).collect();
        format!("[\n{}\n]}} and more", entries.join(",\n"))
    }

    /// What is read in one piece, with the place after it.
    fn at_once(text: &str) -> Result<(Vec<Entry>, usize), Fault> {
        let mut cursor = Cursor::new(text);
        read_log(&mut cursor, &Source::Read(Arc::new(text.to_owned())))
            .map(|entries| (entries.into_items().collect(), cursor.place()))
    }

    fn side_by_side(text: &str, pieces: usize) -> Option<(Vec<Entry>, usize)> {
        let mut cursor = Cursor::starting(text, 1);
        let entries = read_side_by_side(&mut cursor, &Source::Read(Arc::new(text.to_owned())), pieces);
        assert!(entries.is_some() || cursor.rest().trim_start().starts_with('{'), "the cursor stays where it was");
        entries.map(|entries| (entries.into_items().collect(), cursor.place()))
    }

    #[test]
    fn pieces_make_the_whole() {
        for count in [1, 2, 7, 100] {
            let text = log(count, r#"{"kind":"retraction","entry":"0196c1a0-0000-7000-8000-000000000000"}"#);
            let whole = at_once(&text).unwrap();
            for pieces in 1..9 {
                assert_eq!(side_by_side(&text, pieces), Some(whole.clone()), "{count} in {pieces}");
            }
        }
    }

    #[test]
    fn a_line_that_only_looks_like_an_entry_is_none() {
        // Entries within an entry of a kind to come, each on a line of its own.
        let inner = "{\"kind\":\"bundle\",\"of\":[\n{\"id\":1},\n{\"id\":2}\n]}";
        let text = log(50, inner);
        let whole = at_once(&text).unwrap();
        assert_eq!(whole.0.len(), 50);
        for pieces in 1..9 {
            let found = side_by_side(&text, pieces);
            assert!(found.is_none() || found == Some(whole.clone()), "{pieces}");
        }
    }

    #[test]
    fn where_something_is_wrong_nothing_is_read_in_pieces() {
        for wrong in [r#"{"kind":"note"}"#, r#"{"kind":"note","text":"x"},"more":}"#, "\"", ""] {
            let text = log(40, wrong);
            assert!(at_once(&text).is_err());
            assert!((1..9).all(|pieces| side_by_side(&text, pieces).is_none()), "{wrong}");
        }
    }
}
