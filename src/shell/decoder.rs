//! Bytes from a terminal to events: characters, keys as xterm and its kin send them, pastes, clicks. Pure, so that
//! it can be tried on anything; it waits for nothing and forgets nothing of a sequence that comes in parts.
//!
//! The terminal library's own reader is not used: it waits on terminal and signals in a way that loses a key that comes
//! with a change of size, and more keys than it reads at once; it stops within half a sequence, deaf to signals; and
//! an answer of the terminal that comes late runs keys.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

const ESC: u8 = 0x1b;
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// The longest control sequence, in bytes after its introducer: the longest that a key or a click sends is a third.
const LONGEST_SEQUENCE: usize = 64;

/// The longest answer of a terminal that is skipped whole, in bytes.
const LONGEST_ANSWER: usize = 4096;

/// Keys by the last byte of their sequence.
const FINALS: [(u8, KeyCode); 11] = [
    (b'A', KeyCode::Up),
    (b'B', KeyCode::Down),
    (b'C', KeyCode::Right),
    (b'D', KeyCode::Left),
    (b'F', KeyCode::End),
    (b'H', KeyCode::Home),
    (b'P', KeyCode::F(1)),
    (b'Q', KeyCode::F(2)),
    (b'R', KeyCode::F(3)),
    (b'S', KeyCode::F(4)),
    (b'Z', KeyCode::BackTab),
];

/// Keys by the number before a `~`.
const NUMBERS: [(u32, KeyCode); 20] = [
    (1, KeyCode::Home),
    (2, KeyCode::Insert),
    (3, KeyCode::Delete),
    (4, KeyCode::End),
    (5, KeyCode::PageUp),
    (6, KeyCode::PageDown),
    (7, KeyCode::Home),
    (8, KeyCode::End),
    (11, KeyCode::F(1)),
    (12, KeyCode::F(2)),
    (13, KeyCode::F(3)),
    (14, KeyCode::F(4)),
    (15, KeyCode::F(5)),
    (17, KeyCode::F(6)),
    (18, KeyCode::F(7)),
    (19, KeyCode::F(8)),
    (20, KeyCode::F(9)),
    (21, KeyCode::F(10)),
    (23, KeyCode::F(11)),
    (24, KeyCode::F(12)),
];

/// Turns bytes into events, in whatever parts they come.
#[derive(Debug, Default)]
pub struct Decoder {
    /// What is not decoded yet: part of a sequence or of a paste.
    rest: Vec<u8>,
    /// Within a paste, how much of `rest` does not hold its end.
    pasting: Option<usize>,
}

/// What the first of some bytes are, and how many they are.
enum First {
    Event(Event, usize),
    Nothing(usize),
    Paste(usize),
    /// They are part of something.
    Part,
}

impl Decoder {
    /// Takes bytes in and adds to `events` what is complete with them.
    pub fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        self.rest.extend_from_slice(bytes);
        let mut at = 0;
        loop {
            let rest = self.rest.get(at..).unwrap_or_default();
            if let Some(without) = self.pasting {
                let ends = rest.get(without..).unwrap_or_default();
                let Some(end) = ends.windows(PASTE_ENDS.len()).position(|part| part == PASTE_ENDS) else {
                    self.pasting = Some(rest.len().saturating_sub(PASTE_ENDS.len() - 1));
                    break;
                };
                let text = rest.get(..without + end).unwrap_or_default();
                events.push(Event::Paste(String::from_utf8_lossy(text).into_owned()));
                self.pasting = None;
                at += without + end + PASTE_ENDS.len();
                continue;
            }
            match first(rest) {
                First::Event(event, length) => {
                    events.push(event);
                    at += length;
                }
                First::Nothing(length) => at += length,
                First::Paste(length) => {
                    self.pasting = Some(0);
                    at += length;
                }
                First::Part => break,
            }
        }
        self.rest.drain(..at.min(self.rest.len()));
    }

    /// Nothing more is there at the moment: an escape alone is the key. A terminal sends a sequence at once.
    pub fn pause(&mut self, events: &mut Vec<Event>) {
        if self.pasting.is_none() && self.rest == [ESC] {
            self.rest.clear();
            events.push(key(KeyCode::Esc, KeyModifiers::NONE));
        }
    }

    /// Whether a sequence has begun that a little patience may complete. A paste may take its time.
    #[must_use]
    pub fn halfway(&self) -> bool {
        self.pasting.is_none() && !self.rest.is_empty()
    }

    /// Gives a sequence up that nothing completed: what looked like its beginning was a key with alt, or nothing.
    pub fn give_up(&mut self, events: &mut Vec<Event>) {
        if !self.halfway() {
            return;
        }
        if let [ESC, byte @ (b'[' | b']' | b'O' | b'P')] = self.rest[..] {
            events.push(key(KeyCode::Char(char::from(byte)), KeyModifiers::ALT));
        }
        self.rest.clear();
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn first(bytes: &[u8]) -> First {
    match bytes {
        // An answer begins only with what follows here; alone they may be a key with alt.
        [] | [ESC] | [ESC, b']' | b'P'] => First::Part,
        // The second may begin a sequence.
        [ESC, ESC, ..] => First::Event(key(KeyCode::Esc, KeyModifiers::NONE), 1),
        [ESC, b'[', body @ ..] => sequence(body),
        [ESC, b'O', body @ ..] => match body {
            [] => First::Part,
            [byte @ 0x20..=0x7e, ..] => match found(&FINALS, *byte) {
                Some(code) => First::Event(key(code, KeyModifiers::NONE), 3),
                None => First::Nothing(3),
            },
            _ => First::Nothing(2),
        },
        [ESC, b']', b'0'..=b'9', ..] | [ESC, b'P', b'0'..=b'9' | b'>' | b'!', ..] => answer(bytes),
        [ESC, rest @ ..] => match character(rest) {
            First::Event(Event::Key(event), length) => {
                First::Event(key(event.code, event.modifiers | KeyModifiers::ALT), length + 1)
            }
            First::Nothing(length) => First::Nothing(length + 1),
            other => other,
        },
        _ => character(bytes),
    }
}

/// A key of one byte, or a character.
fn character(bytes: &[u8]) -> First {
    let Some(&byte) = bytes.first() else { return First::Part };
    let control = |from: u8, to: u8| key(KeyCode::Char(char::from(byte - from + to)), KeyModifiers::CONTROL);
    let length = match byte {
        0 => return First::Event(key(KeyCode::Char(' '), KeyModifiers::CONTROL), 1),
        b'\r' => return First::Event(key(KeyCode::Enter, KeyModifiers::NONE), 1),
        b'\t' => return First::Event(key(KeyCode::Tab, KeyModifiers::NONE), 1),
        0x7f => return First::Event(key(KeyCode::Backspace, KeyModifiers::NONE), 1),
        0x01..=0x1a => return First::Event(control(1, b'a'), 1),
        0x1c..=0x1f => return First::Event(control(0x1c, b'4'), 1),
        0x20..=0x7e => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return First::Nothing(1),
    };
    match std::str::from_utf8(bytes.get(..length).unwrap_or(bytes)) {
        Ok(text) => text.chars().next().map_or(First::Nothing(1), |c| {
            let modifiers = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            First::Event(key(KeyCode::Char(c), modifiers), length)
        }),
        Err(e) if e.error_len().is_none() => First::Part,
        Err(_) => First::Nothing(1),
    }
}

/// A control sequence, of which `body` is what follows its introducer of two bytes.
fn sequence(body: &[u8]) -> First {
    // The Linux console sends its first function keys in a form of its own.
    match body {
        [b'['] => return First::Part,
        [b'[', byte @ b'A'..=b'E', ..] => return First::Event(key(KeyCode::F(byte - b'A' + 1), KeyModifiers::NONE), 4),
        _ => {}
    }
    let parameters = body.iter().take(LONGEST_SEQUENCE).take_while(|byte| matches!(byte, 0x20..=0x3f)).count();
    let (parameters, rest) = body.split_at_checked(parameters).unwrap_or((body, &[]));
    let length = parameters.len() + 2;
    match rest {
        _ if parameters.len() == LONGEST_SEQUENCE => First::Nothing(length),
        [] => First::Part,
        // A click in the form without numbers: three bytes follow.
        [b'M', place @ ..] if parameters.is_empty() => match place {
            [button, column, row, ..] => {
                let [button, column, row] = [button, column, row].map(|byte| u32::from(byte.saturating_sub(32)));
                mouse(button, column, row, true).map_or(First::Nothing(6), |event| First::Event(event, 6))
            }
            _ => First::Part,
        },
        [b'~', ..] if parameters == b"200" => First::Paste(length + 1),
        [byte @ 0x40..=0x7e, ..] => {
            let event = meaning(parameters, *byte);
            event.map_or(First::Nothing(length + 1), |event| First::Event(event, length + 1))
        }
        // What cannot be in a sequence ends it and counts.
        _ => First::Nothing(length),
    }
}

/// What a sequence of these parameters and this last byte means.
fn meaning(parameters: &[u8], last: u8) -> Option<Event> {
    let text = std::str::from_utf8(parameters).ok()?;
    let numbers = |text: &str| -> Vec<u32> {
        text.split(';').map(|part| part.split(':').next().unwrap_or_default().parse().unwrap_or(0)).collect()
    };
    match (text, last) {
        ("", b'I') => return Some(Event::FocusGained),
        ("", b'O') => return Some(Event::FocusLost),
        _ => {}
    }
    if let Some(click) = text.strip_prefix('<') {
        let [button, column, row] = numbers(click)[..] else { return None };
        return match last {
            b'M' => mouse(button, column, row, true),
            b'm' => mouse(button, column, row, false),
            _ => None,
        };
    }
    // Other answers of a terminal.
    if !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b';' | b':')) {
        return None;
    }
    let numbers = numbers(text);
    let nth = |n: usize| numbers.get(n).copied().unwrap_or(0);
    match last {
        b'~' if nth(0) == 27 => coded(nth(2), modifiers(nth(1))),
        b'~' => Some(key(found(&NUMBERS, nth(0))?, modifiers(nth(1)))),
        b'u' => coded(nth(0), modifiers(nth(1))),
        b'Z' => Some(key(KeyCode::BackTab, KeyModifiers::SHIFT)),
        _ if nth(0) <= 1 => Some(key(found(&FINALS, last)?, modifiers(nth(1)))),
        _ => None,
    }
}

fn found<T: PartialEq + Copy>(table: &[(T, KeyCode)], wanted: T) -> Option<KeyCode> {
    table.iter().find(|(known, _)| *known == wanted).map(|(_, code)| *code)
}

/// The modifiers of a sequence: one more than the sum of their bits.
fn modifiers(number: u32) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let known = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    known.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, modifier)| modifier).collect()
}

/// A key by the code of its character.
fn coded(code: u32, modifiers: KeyModifiers) -> Option<Event> {
    let code = match code {
        9 if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        _ => {
            let c = char::from_u32(code).filter(|c| !c.is_control())?;
            let upper = c.to_uppercase().next().filter(|_| modifiers.contains(KeyModifiers::SHIFT));
            KeyCode::Char(upper.unwrap_or(c))
        }
    };
    Some(key(code, modifiers))
}

/// A click or a turn of the wheel, at a cell counted from one.
fn mouse(button: u32, column: u32, row: u32, down: bool) -> Option<Event> {
    // The bits of shift, alt and control say nothing here; that of motion is not asked for.
    let kind = match (button & !0b1_1100, down) {
        (0, true) => MouseEventKind::Down(MouseButton::Left),
        (0, false) => MouseEventKind::Up(MouseButton::Left),
        (64, true) => MouseEventKind::ScrollUp,
        (65, true) => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let cell = |n: u32| u16::try_from(n.saturating_sub(1)).ok();
    Some(Event::Mouse(MouseEvent { kind, column: cell(column)?, row: cell(row)?, modifiers: KeyModifiers::NONE }))
}

/// What a terminal answers to a question, from its introducer of two bytes on: it is skipped whole.
fn answer(bytes: &[u8]) -> First {
    let body = bytes.iter().take(LONGEST_ANSWER).skip(2);
    let length = body.take_while(|byte| !byte.is_ascii_control()).count() + 2;
    match bytes.get(length..).unwrap_or_default() {
        _ if length == LONGEST_ANSWER => First::Nothing(length),
        [] | [ESC] => First::Part,
        [0x07, ..] => First::Nothing(length + 1),
        [ESC, b'\\', ..] => First::Nothing(length + 2),
        // What cannot be in an answer ends it and counts.
        _ => First::Nothing(length),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decoded(parts: &[&[u8]]) -> Vec<Event> {
        let (mut decoder, mut events) = (Decoder::default(), Vec::new());
        for part in parts {
            decoder.feed(part, &mut events);
        }
        decoder.pause(&mut events);
        events
    }

    fn plain(code: KeyCode) -> Event {
        key(code, KeyModifiers::NONE)
    }

    fn with(c: char, modifiers: KeyModifiers) -> Event {
        key(KeyCode::Char(c), modifiers)
    }

    #[test]
    fn keys_are_told_as_terminals_send_them() {
        use KeyModifiers as M;
        let arrows = [KeyCode::Up, KeyCode::Down, KeyCode::Right, KeyCode::Left].map(plain);
        assert_eq!(decoded(&[b"\x1b[A\x1b[B\x1b[C\x1b[D"]), arrows);
        assert_eq!(decoded(&[b"\x1bOA\x1bOB\x1bOC\x1bOD"]), arrows, "application cursor keys");
        let ends = [KeyCode::Home, KeyCode::End].map(plain);
        for sent in ["\x1b[H\x1b[F", "\x1bOH\x1bOF", "\x1b[1~\x1b[4~", "\x1b[7~\x1b[8~"] {
            assert_eq!(decoded(&[sent.as_bytes()]), ends, "{sent:?}");
        }
        let pages = [KeyCode::Insert, KeyCode::Delete, KeyCode::PageUp, KeyCode::PageDown].map(plain);
        assert_eq!(decoded(&[b"\x1b[2~\x1b[3~\x1b[5~\x1b[6~"]), pages);
        for (sent, n) in
            [("\x1bOP", 1), ("\x1b[11~", 1), ("\x1b[[A", 1), ("\x1b[[E", 5), ("\x1b[15~", 5), ("\x1b[24~", 12)]
        {
            assert_eq!(decoded(&[sent.as_bytes()]), [plain(KeyCode::F(n))], "{sent:?}");
        }
        assert_eq!(decoded(&[b"\x1b[1;5C"]), [key(KeyCode::Right, M::CONTROL)]);
        assert_eq!(decoded(&[b"\x1b[1;4A"]), [key(KeyCode::Up, M::SHIFT | M::ALT)]);
        assert_eq!(decoded(&[b"\x1b[3;5~"]), [key(KeyCode::Delete, M::CONTROL)]);
        assert_eq!(decoded(&[b"\x1b[Z\t"]), [key(KeyCode::BackTab, M::SHIFT), plain(KeyCode::Tab)]);
        assert_eq!(decoded(&[b"\r\x7f"]), [plain(KeyCode::Enter), plain(KeyCode::Backspace)]);
        assert_eq!(decoded(&[b"\x03\n\0"]), [with('c', M::CONTROL), with('j', M::CONTROL), with(' ', M::CONTROL)]);
        assert_eq!(decoded(&["aÉ世".as_bytes()]), [with('a', M::NONE), with('É', M::SHIFT), with('世', M::NONE)]);
        assert_eq!(decoded(&[b"\x1b[I", b"\x1b[Oq"]), [Event::FocusGained, Event::FocusLost, with('q', M::NONE)]);
        assert_eq!(decoded(&["\x1bx\x1bé".as_bytes()]), [with('x', M::ALT), with('é', M::ALT)]);
        assert_eq!(decoded(&[b"\x1b[97;5u\x1b[27;5;97~"]), [with('a', M::CONTROL), with('a', M::CONTROL)]);
        assert_eq!(decoded(&[b"\x1b[13;2u"]), [key(KeyCode::Enter, M::SHIFT)]);
    }

    #[test]
    fn an_escape_is_a_key_where_nothing_follows_at_once() {
        assert_eq!(decoded(&[b"\x1b"]), [plain(KeyCode::Esc)]);
        assert_eq!(decoded(&[b"\x1b\x1b"]), [plain(KeyCode::Esc), plain(KeyCode::Esc)]);
        assert_eq!(decoded(&[b"\x1b\x1b[A"]), [plain(KeyCode::Esc), plain(KeyCode::Up)]);
        assert_eq!(decoded(&[b"\x1b", b"[A"]), [plain(KeyCode::Up)], "unless it was only read in parts");
    }

    #[test]
    fn a_paste_is_text_whatever_is_in_it() {
        let text = "q\r\x03\x1b[A\x1b]0;x\x07 世 \x1b[200~ \x1b[201";
        let events = decoded(&[format!("a\x1b[200~{text}\x1b[201~b").as_bytes()]);
        let (before, after) = (with('a', KeyModifiers::NONE), with('b', KeyModifiers::NONE));
        assert_eq!(events, [before, Event::Paste(text.to_owned()), after]);
    }

    #[test]
    fn clicks_and_the_wheel_are_told_with_their_cell_from_zero() {
        let at = |kind, column, row| Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE });
        let left = MouseEventKind::Down(MouseButton::Left);
        assert_eq!(decoded(&[b"\x1b[<0;300;2M"]), [at(left, 299, 1)]);
        assert_eq!(decoded(&[b"\x1b[<16;1;1M"]), [at(left, 0, 0)], "with control held");
        assert_eq!(decoded(&[b"\x1b[<0;1;1m"]), [at(MouseEventKind::Up(MouseButton::Left), 0, 0)]);
        assert_eq!(decoded(&[b"\x1b[<64;5;6M"]), [at(MouseEventKind::ScrollUp, 4, 5)]);
        assert_eq!(decoded(&[b"\x1b[<65;5;6M"]), [at(MouseEventKind::ScrollDown, 4, 5)]);
        assert_eq!(decoded(&[b"\x1b[M !\""]), [at(left, 0, 1)], "the old form");
        assert_eq!(decoded(&[b"\x1b[<35;5;6M\x1b[<2;5;6M\x1b[<0;99999;1M\x1b[<0M"]), []);
    }

    #[test]
    fn what_a_terminal_answers_is_no_key() {
        let answers = ["\x1b]11;rgb:1e1e/2222/3333\x1b\\", "\x1b]11;rgb:0/1/2\x07", "\x1b[?62;4;22c", "\x1b[?2026;2$y"];
        for answer in
            answers.into_iter().chain(["\x1bP1$r1m\x1b\\", "\x1bP>|xterm(390)\x1b\\", "\x1b[24;80R", "\x1b[0n"])
        {
            assert_eq!(decoded(&[answer.as_bytes(), b"x"]), [with('x', KeyModifiers::NONE)], "{answer:?}");
        }
        // Whatever was cut off, ctrl-c is heard.
        for half in ["\x1b]11;rgb:1e", "\x1bP1$r", "\x1b[1;", "\x1b["] {
            assert_eq!(decoded(&[half.as_bytes(), b"\x03"]), [with('c', KeyModifiers::CONTROL)], "{half:?}");
        }
    }

    #[test]
    fn half_a_sequence_is_given_up_as_the_key_it_may_have_been() {
        let halves =
            [("\x1b[", Some('[')), ("\x1b]", Some(']')), ("\x1bO", Some('O')), ("\x1bP", Some('P')), ("\x1b[1;", None)];
        for (half, c) in halves {
            let (mut decoder, mut events) = (Decoder::default(), Vec::new());
            decoder.feed(half.as_bytes(), &mut events);
            decoder.pause(&mut events);
            assert!(decoder.halfway() && events.is_empty(), "{half:?}");
            decoder.give_up(&mut events);
            assert_eq!(events, c.map(|c| with(c, KeyModifiers::ALT)).into_iter().collect::<Vec<_>>(), "{half:?}");
            assert!(!decoder.halfway());
        }
        let (mut decoder, mut events) = (Decoder::default(), Vec::new());
        decoder.feed(b"\x1b[200~slow", &mut events);
        assert!(!decoder.halfway(), "a paste is waited for");
        decoder.give_up(&mut events);
        decoder.feed(b" paste\x1b[201~", &mut events);
        assert_eq!(events, [Event::Paste("slow paste".to_owned())]);
    }

    /// Bytes that make sequences, broken ones too.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let part = prop_oneof![
            prop::sample::select(vec![
                &b"\x1b"[..],
                b"\x1b[",
                b"\x1b[A",
                b"\x1b[1;5C",
                b"\x1bO",
                b"P",
                b"\x1b]",
                b"1",
                b";",
                b"\x07",
                b"\x1b\\",
                b"\x1b[200~",
                b"\x1b[201~",
                b"\x1b[<0;1;1M",
                b"\x1b[M",
                "é世".as_bytes(),
                b"\xe4",
                b"x",
                b"\x03",
            ])
            .prop_map(<[u8]>::to_vec),
            prop::collection::vec(any::<u8>(), 0..4),
            Just(vec![b'1'; LONGEST_SEQUENCE]),
        ];
        prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn in_whatever_parts_bytes_come_the_events_are_the_same(bytes in bytes(), at in any::<prop::sample::Index>()) {
            let whole = decoded(&[&bytes]);
            let (left, right) = bytes.split_at(at.index(bytes.len() + 1));
            prop_assert_eq!(&decoded(&[left, right]), &whole);
            let each: Vec<_> = bytes.chunks(1).collect();
            prop_assert_eq!(decoded(&each), whole);
        }

        #[test]
        fn what_was_cut_off_never_keeps_ctrl_c_from_being_heard(bytes in bytes()) {
            let (mut decoder, mut events) = (Decoder::default(), Vec::new());
            decoder.feed(&bytes, &mut events);
            decoder.feed(PASTE_ENDS, &mut events);
            decoder.give_up(&mut events);
            events.clear();
            decoder.feed(b"\x03", &mut events);
            prop_assert_eq!(events, [with('c', KeyModifiers::CONTROL)]);
        }
    }
}
