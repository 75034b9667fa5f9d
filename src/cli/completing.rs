//! What a shell is answered while somebody presses Tab: commands and options from the command table, and the values of
//! arguments from the framework and the profile at hand.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::sync::Arc;

use clap::Command;
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};

use super::context::{named_framework, profile_path};
use crate::export::format::FORMATS;
use crate::export::show::subject;
use crate::framework::embedded;
use crate::framework::framework::Framework;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::profile::Profile;
use crate::store::places::Places;
use crate::store::{preferences_file, profile_file, profile_folder};

/// A value with what it is.
type Value = (String, String);

/// What looks values up.
type Values = fn(&Known) -> Vec<Value>;

/// The values of arguments: the name of the argument or of its value, and what there is.
const VALUES: &[(&str, Values)] = &[
    ("competency", competencies),
    ("COMPETENCY", competencies),
    ("COMPETENCY,...", competencies),
    ("role", roles),
    ("ROLE", roles),
    ("pathway", pathways),
    ("project", projects),
    ("stage", stages),
    ("what", subjects),
    ("format", formats),
    ("profile", profiles),
    ("framework", frameworks),
    ("mentor", mentors),
];

/// What can be looked up, once it is asked for.
#[derive(Debug)]
struct Known {
    places: Places,
    profile: Option<String>,
    framework: Option<String>,
    /// Whether the shell takes a value as it stands into the line, so that blanks must be escaped here.
    raw: bool,
}

/// The command line `root`, which can say the values of its arguments, for the words `line` that stand on it so far.
/// `raw` says that the shell escapes nothing itself.
#[must_use]
pub fn with_values(root: Command, line: &[OsString], places: Places, raw: bool) -> Command {
    let option = |name: &str| {
        let at = line.iter().position(|word| word == name)?;
        line.get(at + 1).map(|word| word.to_string_lossy().into_owned())
    };
    let known = Known { places, profile: option("--profile"), framework: option("--framework"), raw };
    valued(root, &Arc::new(known))
}

fn valued(command: Command, known: &Arc<Known>) -> Command {
    let command = command.mut_args(|arg| {
        let names = arg.get_value_names().unwrap_or_default().to_vec();
        let is = |name: &str| arg.get_id() == name || names.iter().any(|value| *value == *name);
        // What takes one of a few words knows them already.
        let free = arg.get_action().takes_values() && arg.get_possible_values().is_empty();
        let Some((_, values)) = VALUES.iter().filter(|_| free).find(|(name, _)| is(name)) else { return arg };
        let known = Arc::clone(known);
        arg.add(ArgValueCandidates::new(move || known.candidates(*values)))
    });
    command.mut_subcommands(|sub| valued(sub, known))
}

impl Known {
    fn candidates(&self, values: Values) -> Vec<CompletionCandidate> {
        let escaped = |value: String| if self.raw { value.replace(' ', "\\ ") } else { value };
        let candidate = |(value, says): Value| {
            CompletionCandidate::new(escaped(value)).help((!says.is_empty()).then(|| says.into()))
        };
        values(self).into_iter().map(candidate).collect()
    }

    /// The framework that is named, else the program's own.
    fn framework(&self) -> Cow<'static, Framework> {
        let named = self.framework.as_deref().and_then(|name| named_framework(&self.places, name).ok());
        named.unwrap_or_else(|| Cow::Borrowed(embedded::framework()))
    }

    /// The profile that is named, else the one in use; none where it cannot be read.
    fn profile(&self) -> Option<Profile> {
        let preferred = || {
            let preferences = preferences_file::load(&self.places).ok()?.0;
            Some(preferences.profile.as_str().to_owned()).filter(|name| !name.is_empty())
        };
        let name = self.profile.clone().or_else(preferred);
        let path = profile_path(&self.places, name.as_deref().unwrap_or(profile_folder::DEFAULT)).ok()?;
        Some(profile_file::load(&path).ok()??.profile)
    }
}

fn line(text: &Text) -> String {
    text.line().into_owned()
}

fn competencies(known: &Known) -> Vec<Value> {
    known.framework().competencies().iter().map(|(_, it)| (it.id.to_string(), line(&it.title))).collect()
}

fn roles(known: &Known) -> Vec<Value> {
    known.framework().roles().iter().map(|it| (it.id.to_string(), line(&it.title))).collect()
}

fn pathways(known: &Known) -> Vec<Value> {
    known.framework().pathways().iter().map(|it| (it.id.to_string(), line(&it.title))).collect()
}

fn projects(known: &Known) -> Vec<Value> {
    known.framework().projects().iter().map(|it| (it.id.to_string(), line(&it.title))).collect()
}

fn stages(known: &Known) -> Vec<Value> {
    known.framework().stages().iter().map(|it| (it.id.to_string(), line(&it.title))).collect()
}

fn subjects(known: &Known) -> Vec<Value> {
    let all = subject::all(&known.framework());
    all.into_iter().map(|it| (it.called().to_owned(), it.title)).collect()
}

fn formats(_: &Known) -> Vec<Value> {
    FORMATS.iter().map(|format| (format.name.to_owned(), format.what.to_owned())).collect()
}

fn profiles(known: &Known) -> Vec<Value> {
    let named = profile_folder::list(&known.places).unwrap_or_default();
    named.into_iter().map(|it| (it.name, String::new())).collect()
}

fn frameworks(_: &Known) -> Vec<Value> {
    let identity = embedded::framework().identity();
    vec![(identity.id.to_string(), line(&identity.title))]
}

/// Those who said something in the record, and the one of the configuration.
fn mentors(known: &Known) -> Vec<Value> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    if let Some(profile) = known.profile() {
        names.extend(profile.log.iter().filter_map(|entry| match &entry.by {
            Author::Mentor(name) => Some(line(name)),
            Author::Oneself => None,
        }));
    }
    let preferred = preferences_file::load(&known.places).ok().map(|(preferences, _)| preferences.mentor);
    names.extend(preferred.filter(|name| !name.is_empty()));
    names.into_iter().map(|name| (name, String::new())).collect()
}
