//! The keys in force: those of [`KEYMAP`], with what the configuration says instead. Input, footer, help, palette and
//! `opsarc keys` read this value.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::app::keymap::{self, Binding, CONTEXTS, Context, KEYMAP};
use crate::profile::guess::{no_such, slug};
use crate::profile::preferences::{Complaint, Rebound};

/// Arrows as keys are shown, and as ASCII shows them.
const ARROWS: [(&str, &str); 4] = [("←", "Left"), ("→", "Right"), ("↑", "Up"), ("↓", "Down")];

/// What stands around the name of an action in a text that names its key.
const OPEN: char = '⟨';
const SHUT: char = '⟩';

/// A binding with keys of one's own, by name.
type Changed = (&'static Binding, Vec<String>);

/// The keys in force.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    changed: Vec<Changed>,
    ascii: bool,
    /// Every key with what it does, sorted. Made when the first key is pressed: the first frame needs names alone.
    pressed: OnceCell<Vec<(Context, Key, &'static Binding)>>,
}

/// A line of the configuration that names something that there is.
struct Line<'r> {
    binding: &'static Binding,
    keys: Vec<String>,
    of: &'r Rebound,
}

impl Keys {
    /// The keys as the lines of the configuration change them, and what is wrong with those lines. A line that is
    /// wrong changes nothing.
    #[must_use]
    pub fn new(lines: &[Rebound]) -> (Self, Vec<Complaint>) {
        let mut complaints = Vec::new();
        let mut good: Vec<Line<'_>> = Vec::new();
        for line in lines {
            match understood(line) {
                Ok(understood) => good.push(understood),
                Err(why) => complaints.push(Complaint::new(line.at, &why)),
            }
        }
        // Lines hold together: two may change places. So one that clashes goes, and the rest is looked at again.
        while let Some((n, why)) = clash(&good) {
            let line = good.remove(n);
            complaints.push(Complaint::new(line.of.at, &why));
        }
        let mut keys = Self::default();
        for line in &good {
            keys.changed.retain(|(binding, _)| *binding != line.binding);
            keys.changed.push((line.binding, line.keys.clone()));
        }
        for (binding, names) in losses(&good) {
            keys.changed.push((binding, names));
        }
        (keys, complaints)
    }

    /// The same keys, arrows named in ASCII where that is asked for.
    #[must_use]
    pub fn spelled(mut self, ascii: bool) -> Self {
        self.ascii = ascii;
        self
    }

    /// The keys of `binding`, by name, the one to show first. There may be none.
    pub fn of(&self, binding: &'static Binding) -> impl Iterator<Item = &str> {
        let changed = self.changed.iter().find(|(other, _)| *other == binding);
        let own = changed.map(|(_, names)| names.as_slice());
        let names = binding.keys.iter().copied().filter(move |_| own.is_none());
        names.chain(own.unwrap_or_default().iter().map(String::as_str)).map(|name| self.shown(name))
    }

    /// The key of `binding` to show; empty where it has none.
    #[must_use]
    pub fn first(&self, binding: &'static Binding) -> &str {
        self.of(binding).next().unwrap_or_default()
    }

    /// The key that does `action` in `context`, or everywhere; empty where none does.
    #[must_use]
    pub fn doing(&self, context: Context, action: Action) -> &str {
        let of = |context| keymap::of(context).iter().find(|b| b.action == action);
        of(context).or_else(|| of(Context::Everywhere)).map_or("", |binding| self.first(binding))
    }

    /// `text` with the keys in force: `⟨note⟩` in it stands for the key of the action of that name, as the configuration
    /// names it, in `context`, else everywhere, else in any other. An action without a key is named by the way to it.
    #[must_use]
    pub fn told<'t>(&self, context: Context, text: &'t str) -> Cow<'t, str> {
        if !text.contains(OPEN) {
            return Cow::Borrowed(text);
        }
        let mut told = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(OPEN) {
            told.push_str(before);
            let named = after.split_once(SHUT).and_then(|(name, rest)| Some((named(context, name)?, rest)));
            let Some((binding, after)) = named else {
                told.push(OPEN);
                rest = after;
                continue;
            };
            told.push_str(&self.way(binding));
            rest = after;
        }
        told.push_str(rest);
        Cow::Owned(told)
    }

    /// The key of `binding`; where it has none, what to type into the list of everything that can be done.
    fn way(&self, binding: &'static Binding) -> String {
        match self.first(binding) {
            "" => {
                let list = self.doing(Context::Everywhere, Action::Palette);
                format!("{list} {}", binding.name).trim_start().to_owned()
            }
            key => key.to_owned(),
        }
    }

    /// A key's name as it is shown.
    #[must_use]
    pub fn shown<'n>(&self, name: &'n str) -> &'n str {
        if !self.ascii {
            return name;
        }
        ARROWS.iter().find(|(arrow, _)| *arrow == name).map_or(name, |(_, word)| word)
    }

    /// Whether `binding` has the keys of the program's own table.
    #[must_use]
    pub fn is_own(&self, binding: &Binding) -> bool {
        self.changed.iter().all(|(other, _)| *other != binding)
    }

    /// Gives `binding` these keys, by name; those of the table where they are the same.
    pub fn bind(&mut self, binding: &'static Binding, names: Vec<String>) {
        self.changed.retain(|(other, _)| *other != binding);
        if names != binding.keys {
            self.changed.push((binding, names));
        }
        self.pressed = OnceCell::new();
    }

    /// What `key` does in `contexts`, innermost first. A letter of another script that does nothing counts as the
    /// Latin one at its place.
    #[must_use]
    pub fn resolve(&self, contexts: &[Context], key: Key) -> Option<&'static Binding> {
        let found = |key: Key| contexts.iter().find_map(|context| self.holder(*context, key));
        found(key).or_else(|| found(key.latin()?))
    }

    /// What `key` does in `context` alone.
    #[must_use]
    pub fn holder(&self, context: Context, key: Key) -> Option<&'static Binding> {
        let pressed = self.pressed.get_or_init(|| {
            let changed = |b: &'static Binding| self.changed.iter().find(|(other, _)| *other == b);
            let mut all: Vec<(Context, Key, &'static Binding)> = Vec::with_capacity(KEYMAP.len() * 2);
            for binding in KEYMAP {
                let add = |name: &str| Key::parse(name).map(|key| (binding.context, key, binding));
                match changed(binding) {
                    Some((_, names)) => all.extend(names.iter().filter_map(|name| add(name))),
                    None => all.extend(binding.keys.iter().filter_map(|name| add(name))),
                }
            }
            all.sort_by_key(|(context, key, _)| (*context, *key));
            all
        });
        let at = pressed.binary_search_by_key(&(context, key), |(context, key, _)| (*context, *key)).ok()?;
        pressed.get(at).map(|(.., binding)| *binding)
    }
}

/// The binding that a text means by `name`: of `context`, else of everywhere, else of any other.
fn named(context: Context, name: &str) -> Option<&'static Binding> {
    let of = |context: Context| keymap::of(context).iter().find(|b| slug(b.name) == name);
    of(context).or_else(|| of(Context::Everywhere)).or_else(|| KEYMAP.iter().find(|b| slug(b.name) == name))
}

/// The binding and the keys that a line means.
fn understood(line: &Rebound) -> Result<Line<'_>, String> {
    let contexts: Vec<(Context, String)> = CONTEXTS.iter().map(|(context, _)| (*context, context.name())).collect();
    let found = contexts.iter().find(|(_, name)| *name == line.context);
    let Some((context, _)) = found else {
        return Err(no_such("context", &line.context, contexts.iter().map(|(_, name)| name.as_str())));
    };
    let own: Vec<(&'static Binding, String)> =
        KEYMAP.iter().filter(|b| b.context == *context).map(|b| (b, slug(b.name))).collect();
    let Some((binding, _)) = own.iter().find(|(_, name)| *name == line.action) else {
        let what = format!("action of {}", line.context);
        return Err(no_such(&what, &line.action, own.iter().map(|(_, name)| name.as_str())));
    };
    let mut keys: Vec<String> = Vec::with_capacity(line.keys.len());
    for name in &line.keys {
        let key = Key::parse(name).ok_or_else(|| {
            format!("`{name}` is no key: a character, Enter, Esc, Tab, Space, Up, F1, ... with ctrl- or alt- before it")
        })?;
        may_be(*context, key)?;
        let name = key.to_string();
        if !keys.contains(&name) {
            keys.push(name);
        }
    }
    if keys.is_empty() && binding.action == Action::Leave {
        return Err("something must lead out: give it a key".to_owned());
    }
    Ok(Line { binding, keys, of: line })
}

/// Whether a key can mean something in a context.
///
/// # Errors
/// Why it cannot.
pub fn may_be(context: Context, key: Key) -> Result<(), String> {
    let text = key.is_text() && key.code != Code::Char(' ');
    if context.types() && text {
        return Err(format!("`{key}` is text there: take a key with ctrl- or alt-, or F1 to F12"));
    }
    Ok(())
}

/// The first line that cannot hold beside the others, and why.
fn clash(lines: &[Line<'_>]) -> Option<(usize, String)> {
    for (n, line) in lines.iter().enumerate() {
        for other in lines.iter().take(n) {
            if other.binding == line.binding {
                return Some((n, format!("line {} says already which keys it has", other.of.at.line)));
            }
            let same = other.binding.context == line.binding.context;
            if let Some(key) = line.keys.iter().find(|key| same && other.keys.contains(key)) {
                return Some((
                    n,
                    format!("`{key}` is given to `{}` on line {} already", slug(other.binding.name), other.of.at.line),
                ));
            }
        }
    }
    // A key that is taken from an action must not be its last.
    let (bereft, _) = losses(lines).into_iter().find(|(_, left)| left.is_empty())?;
    let taker = |line: &Line<'_>| {
        line.binding.context == bereft.context && line.keys.iter().any(|key| bereft.keys.contains(&key.as_str()))
    };
    let n = lines.iter().rposition(taker)?;
    let key = lines.get(n)?.keys.iter().find(|key| bereft.keys.contains(&key.as_str()))?;
    Some((n, format!("`{key}` is the only key of `{}`: give that one another first", slug(bereft.name))))
}

/// The bindings of the table that lose keys to these lines, each with those that are left to it.
fn losses(lines: &[Line<'_>]) -> Vec<Changed> {
    let spoken = |binding: &Binding| lines.iter().any(|line| *line.binding == *binding);
    let taken = |context: Context, key: &str| {
        lines.iter().any(|line| line.binding.context == context && line.keys.iter().any(|k| k == key))
    };
    let mut losses = Vec::new();
    for binding in KEYMAP.iter().filter(|binding| !spoken(binding)) {
        if binding.keys.iter().any(|key| taken(binding.context, key)) {
            let left = binding.keys.iter().filter(|key| !taken(binding.context, key));
            losses.push((binding, left.map(|key| (*key).to_owned()).collect()));
        }
    }
    losses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::preferences::Place;

    fn line(n: usize, context: &str, action: &str, keys: &[&str]) -> Rebound {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        let at = Place { line: n, column: 1 };
        Rebound { context: context.to_owned(), action: action.to_owned(), keys, at }
    }

    fn told(lines: &[Rebound]) -> Vec<String> {
        Keys::new(lines).1.iter().map(ToString::to_string).collect()
    }

    fn does(keys: &Keys, context: Context, key: &str) -> &'static str {
        keys.resolve(&[context, Context::Everywhere], Key::parse(key).unwrap()).map_or("", |binding| binding.name)
    }

    #[test]
    fn without_a_configuration_the_table_holds() {
        let keys = Keys::default();
        for binding in KEYMAP {
            assert!(keys.of(binding).eq(binding.keys.iter().copied()));
            for name in binding.keys {
                assert_eq!(keys.holder(binding.context, Key::parse(name).unwrap()), Some(binding));
            }
        }
        assert_eq!(does(&keys, Context::Walk, "ctrl-q"), "");
    }

    #[test]
    fn a_line_gives_keys_and_takes_those_that_others_can_spare() {
        let (keys, complaints) = Keys::new(&[
            line(1, "walk", "note", &["N", "ctrl-n"]),
            line(2, "walk", "down", &["x", "Down"]),
            line(3, "walk", "clear", &["X"]),
        ]);
        assert_eq!(complaints, []);
        assert_eq!(
            [does(&keys, Context::Walk, "N"), does(&keys, Context::Walk, "ctrl-n"), does(&keys, Context::Walk, "n")],
            ["note", "note", ""]
        );
        assert_eq!(
            [does(&keys, Context::Walk, "x"), does(&keys, Context::Walk, "X"), does(&keys, Context::Walk, "j")],
            ["down", "clear", ""]
        );
        let down = KEYMAP.iter().find(|b| b.context == Context::Walk && b.name == "down").unwrap();
        assert_eq!(keys.of(down).collect::<Vec<_>>(), ["x", "↓"]);
        assert_eq!(keys.clone().spelled(true).of(down).collect::<Vec<_>>(), ["x", "Down"]);
        // Page down keeps its other key.
        let (keys, complaints) = Keys::new(&[line(1, "walk", "next-unrated", &["Space"])]);
        assert_eq!(
            (complaints.len(), does(&keys, Context::Walk, "Space"), does(&keys, Context::Walk, "PgDn")),
            (0, "next unrated", "page down")
        );
    }

    #[test]
    fn two_actions_may_change_places() {
        let (keys, complaints) = Keys::new(&[line(1, "walk", "note", &["e"]), line(2, "walk", "evidence", &["n"])]);
        assert_eq!(complaints, []);
        assert_eq!([does(&keys, Context::Walk, "e"), does(&keys, Context::Walk, "n")], ["note", "evidence"]);
    }

    #[test]
    fn what_cannot_be_is_told_with_its_place_and_changes_nothing() {
        let lines = [
            line(1, "wlak", "note", &["N"]),
            line(2, "walk", "ntoe", &["N"]),
            line(3, "walk", "note", &["Hyper"]),
            line(4, "evidence", "add", &["a"]),
            line(5, "everywhere", "leave", &[]),
            line(6, "walk", "more", &["m"]),
            line(7, "walk", "less", &["m"]),
            line(8, "walk", "more", &["M"]),
            line(9, "walk", "order", &["w"]),
        ];
        let (keys, complaints) = Keys::new(&lines);
        let mut told: Vec<String> = complaints.iter().map(ToString::to_string).collect();
        told.sort();
        assert_eq!(
            told,
            [
                "line 1, column 1: there is no context `wlak`: did you mean `walk`?",
                "line 2, column 1: there is no action of walk `ntoe`: did you mean `note`?",
                "line 3, column 1: `Hyper` is no key: a character, Enter, Esc, Tab, Space, Up, F1, ... with ctrl- or alt- before it",
                "line 4, column 1: `a` is text there: take a key with ctrl- or alt-, or F1 to F12",
                "line 5, column 1: something must lead out: give it a key",
                "line 7, column 1: `m` is given to `more` on line 6 already",
                "line 8, column 1: line 6 says already which keys it has",
                "line 9, column 1: `w` is the only key of `next-unrated`: give that one another first",
            ]
        );
        assert_eq!(
            [
                does(&keys, Context::Walk, "m"),
                does(&keys, Context::Walk, "w"),
                does(&keys, Context::Everywhere, "ctrl-c")
            ],
            ["more", "next unrated", "leave"]
        );
    }

    #[test]
    fn a_text_names_the_key_that_is_in_force() {
        let (mut keys, _) = Keys::new(&[line(1, "walk", "note", &["N"])]);
        assert_eq!(keys.told(Context::Walk, "⟨note⟩ adds one, ⟨undo⟩ takes it back"), "N adds one, u takes it back");
        assert_eq!(keys.told(Context::Team, "⟨take-on⟩ of the plan"), "t of the plan");
        // What is no name of an action is text of somebody.
        assert_eq!(keys.told(Context::Walk, "⟨ ⟨no such⟩ ⟨note⟩ ⟨x"), "⟨ ⟨no such⟩ N ⟨x");
        let note = KEYMAP.iter().find(|b| b.context == Context::Walk && b.name == "note").unwrap();
        keys.bind(note, Vec::new());
        assert_eq!(keys.told(Context::Walk, "⟨note⟩ adds one"), ": note adds one");
        assert_eq!(keys.spelled(true).told(Context::Judge, "⟨next⟩ goes on"), "Right goes on");
    }

    #[test]
    fn letters_of_another_script_count_where_they_lie() {
        let keys = Keys::default();
        assert_eq!(
            [does(&keys, Context::Walk, "т"), does(&keys, Context::Walk, "ν"), does(&keys, Context::Arc, "Е")],
            ["note", "note", "theme"]
        );
        assert_eq!(told(&[line(1, "walk", "note", &["т"])]), [""; 0]);
        let (own, _) = Keys::new(&[line(1, "walk", "order", &["т"])]);
        assert_eq!([does(&own, Context::Walk, "т"), does(&own, Context::Walk, "n")], ["order", "note"]);
    }

    #[test]
    fn what_is_bound_on_the_screen_holds_at_once_and_can_be_taken_back() {
        let note = KEYMAP.iter().find(|b| b.context == Context::Walk && b.name == "note").unwrap();
        let mut keys = Keys::default();
        assert_eq!(does(&keys, Context::Walk, "n"), "note");
        keys.bind(note, vec!["N".to_owned()]);
        assert_eq!(
            [does(&keys, Context::Walk, "n"), does(&keys, Context::Walk, "N"), keys.doing(Context::Walk, Action::Note)],
            ["", "note", "N"]
        );
        assert!(!keys.is_own(note));
        keys.bind(note, vec!["n".to_owned()]);
        assert!(keys.is_own(note));
        assert_eq!(keys.doing(Context::Walk, Action::Undo), "u");
    }
}
