//! The configuration file as text. Reading talks back: one bad line costs that line only and is reported with its place
//! and what was perhaps meant. Changing keeps everything else as it is, comments and order too.

use toml::de::{DeTable, DeValue};
use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value};

use crate::framework::text::clean_line;
use crate::profile::body::MOST_MONTHS;
use crate::profile::guess::{no_such, slug};
use crate::profile::preferences::{Complaint, Edit, Freshness, Place, Preferences, Rebound};
use crate::profile::setting::{FRESHNESS, Given, REBOUND, SECTIONS, SETTINGS, Setting};

/// Reads settings from text, and tells what was passed over.
#[must_use]
pub fn parse(text: &str) -> (Preferences, Vec<Complaint>) {
    let (text, complaints) = mended(text);
    let mut reading = Reading { text: &text, preferences: Preferences::default(), complaints };
    match DeTable::parse(&text) {
        Ok(table) => reading.whole(table.get_ref()),
        Err(e) => reading.complain(e.span().map_or(0, |span| span.start), e.message()),
    }
    reading.complaints.sort_by_key(|complaint| complaint.at);
    (reading.preferences, reading.complaints)
}

/// The text with every line emptied that is no TOML, each with a complaint. Lines stay where they are, and so do the
/// columns of those that are left.
fn mended(text: &str) -> (String, Vec<Complaint>) {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut complaints = Vec::new();
    for _ in 0..lines.len() {
        let text = joined(&lines);
        let Err(e) = DeTable::parse(&text) else { return (text, complaints) };
        let at = place(&text, e.span().map_or(0, |span| span.start));
        let guilty = guilty(&lines, at.line.saturating_sub(1));
        let Some(line) = lines.get_mut(guilty) else { return (text, complaints) };
        let at = if guilty + 1 == at.line { at } else { Place { line: guilty + 1, column: 1 } };
        complaints.push(Complaint::new(at, e.message().lines().next().unwrap_or_default()));
        *line = heading(line).unwrap_or_default();
    }
    (joined(&lines), complaints)
}

struct Reading<'t> {
    /// As it was mended: what is parsed has its places.
    text: &'t str,
    preferences: Preferences,
    complaints: Vec<Complaint>,
}

impl Reading<'_> {
    fn complain(&mut self, at: usize, what: &str) {
        self.complaints.push(Complaint::new(place(self.text, at), what));
    }

    fn whole(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let (name, at) = (key.get_ref().as_ref(), key.span().start);
            match (Setting::of_name(name), value.get_ref()) {
                (Some(setting), given) => {
                    let done = match given {
                        DeValue::String(text) => setting.set(&mut self.preferences, Given::Text(text)),
                        DeValue::Boolean(on) => setting.set(&mut self.preferences, Given::Switch(*on)),
                        _ => Err(format!("`{name}` wants {}", setting.wanted())),
                    };
                    if let Err(why) = done {
                        self.complain(value.span().start, &why);
                    }
                }
                (None, DeValue::Table(table)) if name == FRESHNESS.name => self.freshness(table),
                (None, DeValue::Table(table)) if name == REBOUND.name => self.contexts(table),
                (None, DeValue::Table(table)) if !table.is_empty() => {
                    let known = SECTIONS.iter().map(|section| section.name);
                    self.complain(at, &no_such("table", name, known));
                }
                // An empty table of an unknown name is a heading that was mended, and told already.
                (None, DeValue::Table(_)) if self.complaints.iter().any(|c| c.at.line == place(self.text, at).line) => {
                }
                (None, _) => {
                    let sections = SECTIONS.iter().map(|section| section.name);
                    let known = SETTINGS.iter().map(|setting| setting.name).chain(sections);
                    self.complain(at, &no_such("setting", name, known));
                }
            }
        }
    }

    fn freshness(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let of = clean_line(key.get_ref()).into_owned();
            let months = value.get_ref().as_integer().and_then(|n| n.as_str().parse().ok());
            match months.filter(|months| (1..=MOST_MONTHS).contains(months)) {
                Some(months) => {
                    let at = place(self.text, key.span().start);
                    self.preferences.freshness.push(Freshness { of, months, at });
                }
                None => self.complain(value.span().start, &format!("a horizon is 1 to {MOST_MONTHS} months")),
            }
        }
    }

    fn contexts(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match value.get_ref() {
                DeValue::Table(actions) => self.actions(key.get_ref(), actions),
                _ => self.complain(key.span().start, "an action stands in a context, such as walk.note"),
            }
        }
    }

    fn actions(&mut self, context: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let keys: Option<Vec<String>> = match value.get_ref() {
                DeValue::String(key) => Some(vec![key.to_string()]),
                DeValue::Array(keys) => keys.iter().map(|key| key.get_ref().as_str().map(str::to_owned)).collect(),
                _ => None,
            };
            match keys {
                Some(keys) => {
                    let (context, action) = (slug(context), slug(key.get_ref()));
                    let at = place(self.text, key.span().start);
                    self.preferences.keys.push(Rebound { context, action, keys, at });
                }
                None => self.complain(value.span().start, "keys are a text between quotes, or a list of such"),
            }
        }
    }
}

fn joined(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

/// The line that is to blame where the parser stopped at `at`: the last one up to there that is no TOML by itself. What
/// was left open is noticed only further down.
fn guilty(lines: &[String], at: usize) -> usize {
    let at = at.min(lines.len().saturating_sub(1));
    let alone = |line: &String| DeTable::parse(line).is_ok();
    let blamed = lines.iter().enumerate().take(at + 1).rev().find(|(_, line)| !alone(line));
    blamed.map_or(at, |(n, _)| n)
}

/// A line that was meant to head a table, as one that does: so the lines below it keep their place. The nearest known
/// name is taken.
fn heading(line: &str) -> Option<String> {
    let name = line.trim().strip_prefix('[')?.trim_matches(['[', ']', ' ']);
    let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
    let first = crate::profile::guess::near(&slug(first), SECTIONS.iter().map(|section| section.name))?;
    Some(match rest {
        Some(rest) => format!("[{first}.{}]", slug(rest)),
        None => format!("[{first}]"),
    })
}

fn place(text: &str, at: usize) -> Place {
    let before = text.get(..at).unwrap_or(text);
    let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
    Place { line: before.matches('\n').count() + 1, column }
}

/// The text with these changes.
///
/// # Errors
/// Where the text is no TOML, or has something else where a table is needed.
pub fn edited(text: &str, edits: &[Edit]) -> Result<String, Complaint> {
    let mut document: DocumentMut = text.parse().map_err(|e: toml_edit::TomlError| {
        let at = place(text, e.span().map_or(0, |span| span.start));
        Complaint::new(at, e.message().lines().next().unwrap_or_default())
    })?;
    for edit in edits {
        match edit {
            Edit::Word(key, word) => put(document.as_table_mut(), key, Value::from(*word)),
            Edit::Switch(key, on) => put(document.as_table_mut(), key, Value::from(*on)),
            Edit::Keys { context, action, keys } => {
                let tables = table(document.as_table_mut(), REBOUND.name, true)?;
                rebind(table(tables, context, false)?, action, keys.as_deref());
            }
        }
    }
    Ok(document.to_string())
}

/// Sets a value and keeps what stands around it.
fn put(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => drop(table.insert(key, Item::Value(value))),
    }
}

/// The table called `name` within `table`, made where there is none.
fn table<'t>(table: &'t mut dyn TableLike, name: &str, implicit: bool) -> Result<&'t mut dyn TableLike, Complaint> {
    let known = table.iter().map(|(key, _)| key.to_owned()).find(|key| slug(key) == name);
    let known = known.unwrap_or_else(|| name.to_owned());
    if table.get(&known).is_none() {
        let mut new = Table::new();
        new.set_implicit(implicit);
        table.insert(&known, Item::Table(new));
    }
    let wrong = || Complaint::new(Place { line: 1, column: 1 }, &format!("`{known}` is no table"));
    table.get_mut(&known).and_then(Item::as_table_like_mut).ok_or_else(wrong)
}

fn rebind(table: &mut dyn TableLike, action: &str, keys: Option<&[String]>) {
    let known = table.iter().map(|(key, _)| key.to_owned()).find(|key| slug(key) == action);
    let name = known.as_deref().unwrap_or(action);
    match keys {
        None => drop(table.remove(name)),
        Some([key]) => put(table, name, Value::from(key.as_str())),
        Some(keys) => put(table, name, Value::Array(keys.iter().map(String::as_str).collect::<Array>())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::preferences::{Glyphs, WeekStart};
    use crate::profile::setting::Wants;
    use crate::profile::template::template;
    use crate::profile::theme_choice::ThemeChoice;

    /// Every setting of the table with a value that is not its default, and both tables.
    fn full() -> String {
        let mut text = String::from("# mine\n");
        for setting in SETTINGS {
            let value = match setting.wants {
                Wants::OneOf(words) => format!("\"{}\"", words.last().unwrap()),
                Wants::Switch => "false".to_owned(),
                Wants::Text => format!("\"my {}\"", setting.name),
            };
            text.push_str(&format!("{} = {value} # why\n", setting.name));
        }
        text + "\n[freshness]\nalert-rules = 6\nobservability = 18\n\n[keys.walk]\nnote = \"ctrl-n\"\nevidence = [\n    \"v\",\n]\n\n[keys.everywhere]\nundo = [\"u\", \"ctrl-u\"]\n"
    }

    #[test]
    fn every_key_of_the_table_is_read() {
        let (all, complaints) = parse(&full());
        assert_eq!(complaints, []);
        for setting in SETTINGS {
            assert_ne!(setting.get(&all), setting.get(&Preferences::default()), "{}", setting.name);
            let (_, complaints) = parse(&format!("{} = [1]\n", setting.name));
            let told: Vec<String> = complaints.iter().map(ToString::to_string).collect();
            let column = setting.name.len() + 4;
            assert_eq!(told, [format!("line 1, column {column}: `{}` wants {}", setting.name, setting.wanted())]);
        }
        assert_eq!((all.freshness.len(), all.keys.len()), (2, 3));
    }

    /// The settings without what line `line` says, and without places.
    fn without(all: &Preferences, line: usize, text: &str) -> Preferences {
        let mut rest = all.clone();
        let name = text.split([' ', '=']).next().unwrap_or_default();
        if let Some(setting) = Setting::of_name(name) {
            setting.set(&mut rest, setting.get(&Preferences::default())).unwrap();
        }
        rest.freshness.retain(|f| f.at.line != line);
        rest.keys.retain(|k| k.at.line != line);
        rest
    }

    #[test]
    fn with_every_line_broken_in_turn_the_rest_is_kept_and_the_line_is_told() {
        let text = full();
        let (all, _) = parse(&text);
        let lines: Vec<&str> = text.lines().collect();
        let mut tried = 0;
        for (n, line) in lines.iter().enumerate() {
            let say = !line.is_empty() && !line.starts_with('#');
            // The lines within a list stand or fall with it.
            if !say || line.starts_with([' ', ']']) || line.ends_with('[') {
                continue;
            }
            let heads = line.starts_with('[');
            let half = line.split('#').next().unwrap().trim_end();
            // A table without its bracket, a key without its value.
            let cut = if heads { &half[..half.len() - 1] } else { &half[..=half.find('=').unwrap()] };
            let breaks = [format!("= {line}"), cut.to_owned(), line.replacen(['=', ']'], "", 1)];
            for broken in breaks {
                let mut changed: Vec<&str> = lines.clone();
                changed[n] = &broken;
                let (got, complaints) = parse(&changed.join("\n"));
                let told: Vec<usize> = complaints.iter().map(|complaint| complaint.at.line).collect();
                if heads && broken.starts_with('=') {
                    // What headed a table is not to be known any more; still nothing above or further below is lost.
                    assert!(told.contains(&(n + 1)), "{broken}: {complaints:?}");
                    continue;
                }
                assert_eq!(told, [n + 1], "{broken}: {complaints:?}");
                let want = if heads { all.clone() } else { without(&all, n + 1, line) };
                assert_eq!(got, want, "{broken}");
                tried += 1;
            }
        }
        assert!(tried > 3 * SETTINGS.len(), "{tried}");
    }

    #[test]
    fn a_misspelt_key_a_wrong_value_and_a_broken_line_cost_that_line_only() {
        let text = "# mine\nthem = \"dark\"\nmouse = maybe\nglyphs = \"ascii\"\n    theme = -1\neditor = \"vi\"\n= 3\nprofile = \"x\"\ncolours = 2\nweek = \"sundy\"\n";
        let (preferences, complaints) = parse(text);
        let lines: Vec<usize> = complaints.iter().map(|c| c.at.line).collect();
        assert_eq!(lines, [2, 3, 5, 7, 9, 10], "{complaints:?}");
        assert_eq!(complaints[0].to_string(), "line 2, column 1: there is no setting `them`: did you mean `theme`?");
        assert_eq!(complaints[2].at, Place { line: 5, column: 13 });
        assert_eq!(complaints[4].to_string(), "line 9, column 1: there is no setting `colours`");
        assert!(complaints[5].what.ends_with("did you mean `sunday`?"), "{}", complaints[5]);
        let want = Preferences {
            glyphs: Glyphs::Ascii,
            editor: "vi".to_owned(),
            profile: "x".to_owned(),
            ..Preferences::default()
        };
        assert_eq!(preferences, want);
    }

    #[test]
    fn the_template_says_nothing_and_uncommented_says_the_defaults() {
        assert_eq!(parse(&template()), (Preferences::default(), Vec::new()));
        let settings: Vec<&str> = template()
            .leak()
            .lines()
            .filter_map(|line| line.strip_prefix("# "))
            .filter(|line| line.contains(" = ") || line.starts_with('['))
            .collect();
        let (preferences, complaints) = parse(&settings.join("\n"));
        assert_eq!(complaints, [], "{settings:?}");
        assert_eq!((preferences.freshness.len(), preferences.keys.len()), (1, 1));
        let rest = Preferences { freshness: Vec::new(), keys: Vec::new(), ..preferences };
        assert_eq!(rest, Preferences::default());
    }

    #[test]
    fn a_change_leaves_the_rest_as_it_is() {
        let text = "# mine\ntheme = \"dark\" # yes\n\n# keys\n[keys.walk] # w\nnote = \"n\" # as ever\n";
        let edits = [Edit::Word("theme", "light"), Edit::Switch("mouse", false)];
        let changed = edited(text, &edits).unwrap();
        assert_eq!(
            changed,
            "# mine\ntheme = \"light\" # yes\nmouse = false\n\n# keys\n[keys.walk] # w\nnote = \"n\" # as ever\n"
        );
        let keys = |context: &str, action: &str, keys: Option<&[&str]>| Edit::Keys {
            context: context.to_owned(),
            action: action.to_owned(),
            keys: keys.map(|keys| keys.iter().map(|key| (*key).to_owned()).collect()),
        };
        let rebound = [keys("walk", "note", Some(&["N"])), keys("everywhere", "undo", Some(&["u", "ctrl-u"]))];
        let changed = edited(&changed, &rebound).unwrap();
        assert!(changed.contains("[keys.walk] # w\nnote = \"N\" # as ever\n"), "{changed}");
        assert!(changed.ends_with("\n[keys.everywhere]\nundo = [\"u\", \"ctrl-u\"]\n"), "{changed}");
        let (preferences, complaints) = parse(&changed);
        assert_eq!((complaints, preferences.theme, preferences.mouse), (Vec::new(), ThemeChoice::Light, false));
        let back = edited(&changed, &[keys("walk", "note", None)]).unwrap();
        assert!(back.contains("[keys.walk] # w\n") && !back.contains("note"), "{back}");
        assert_eq!(parse("week = \"saturday\"").0.week, WeekStart::Saturday);
        assert_eq!(edited("= 1", &edits).unwrap_err().at.line, 1);
    }
}
