//! From a folder to a team: finds the files, has them read side by side, unites those of one person, and tells what was
//! not read. The commands and the interface load a team through this.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::framework::framework::Framework;
use crate::framework::id::RoleId;
use crate::framework::text::Text;
use crate::insight::member::{Level, Member, Unnamed};
use crate::insight::team::{Gathered, Skipped, Team};
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::merge::merge;
use crate::profile::month::Month;
use crate::profile::profile::Profile;
use crate::profile::redacted::Redacted;
use crate::store::error::{Cause, StoreError};
use crate::store::team_folder::{self, Kept};

/// What is loaded, and how it is looked at.
#[derive(Debug, Clone)]
pub struct Order<'a> {
    /// The framework that the people are read by.
    pub framework: &'a Framework,
    /// The folder.
    pub folder: &'a Path,
    /// Whether the folders in it are looked into.
    pub deep: bool,
    /// The clusters that are needed; empty for those of the people.
    pub need: &'a [RoleId],
    /// The day at whose end the records are read.
    pub as_of: Day,
}

/// What a profile was reduced to.
enum Reduced {
    Member(Box<Member>),
    /// Levels alone: whose packets are of one person, the month, the levels.
    Unnamed(Text, Month, Box<Unnamed>),
    /// It is rated by another framework.
    Foreign(String),
}

/// Loads a team. `told` is called after each file, on any thread, with how many of how many are read, and says whether to go on.
///
/// # Errors
/// [`StoreError`] when the folder cannot be read, or nothing in it could be.
pub fn load(order: &Order<'_>, told: impl Fn(usize, usize) -> bool + Sync) -> Result<Team, StoreError> {
    let listed = team_folder::list(order.folder, order.deep)?;
    let of = listed.files.len();
    let results =
        team_folder::read_each(&listed.files, |path, profile| reduce(order, path, &profile), |done| told(done, of));
    let mut gathered = Gathered::default();
    // Of each person the place in the team, and the files.
    let mut files: HashMap<EntryId, (usize, Vec<&PathBuf>)> = HashMap::new();
    let mut unnamed: BTreeMap<Text, (Month, Box<Unnamed>)> = BTreeMap::new();
    let mut skipped: Vec<(PathBuf, String)> = listed.refused.into_iter().map(|e| (e.path, e.why)).collect();
    for (path, result) in listed.files.iter().zip(results) {
        match result {
            Ok(Reduced::Member(member)) => {
                let (_, same) = files.entry(member.id).or_insert((gathered.people.len(), Vec::new()));
                same.push(path);
                if same.len() == 1 {
                    gathered.people.push(*member);
                }
            }
            Ok(Reduced::Unnamed(person, month, levels)) => match unnamed.get_mut(&person) {
                // Of several packets of one person the last month holds; one person is never two.
                Some(known) => {
                    gathered.united += 1;
                    if month > known.0 {
                        *known = (month, levels);
                    }
                }
                None => _ = unnamed.insert(person, (month, levels)),
            },
            Ok(Reduced::Foreign(why)) => skipped.push((path.clone(), why)),
            Err(e) => skipped.push((path.clone(), e.why)),
        }
    }
    for (place, same) in files.values().filter(|(_, same)| same.len() > 1) {
        gathered.united += same.len() - 1;
        if let (Some(kept), Some(member)) = (gathered.people.get_mut(*place), unite(order, same)) {
            *kept = member;
        }
    }
    // Whoever is here by name is not counted once more without one.
    for person in &gathered.people {
        gathered.united += usize::from(unnamed.remove(&Redacted::person(person.id)).is_some());
    }
    gathered.unnamed = unnamed.into_values().map(|(_, levels)| *levels).collect();
    if gathered.people.is_empty() && gathered.unnamed.is_empty() {
        return Err(nothing(order.folder, &skipped));
    }
    skipped.sort();
    let name = |path: &Path| Text::new(&path.strip_prefix(order.folder).unwrap_or(path).to_string_lossy());
    let told = |(path, why): (PathBuf, String)| Skipped { file: name(&path), why: Text::new(&why) };
    gathered.skipped = skipped.into_iter().map(told).collect();
    Ok(Team::new(order.framework, gathered, order.need, order.as_of))
}

/// Keeps of a file what a team needs.
fn reduce(order: &Order<'_>, path: &Path, kept: &Kept) -> Reduced {
    let framework = order.framework;
    let theirs = match kept {
        Kept::Profile(profile) => &profile.header.framework.0,
        Kept::Redacted(redacted) => &redacted.framework.0,
    };
    let ours = &framework.identity().id;
    if theirs != ours {
        return Reduced::Foreign(format!(
            "it is rated by another framework, `{theirs}`; this team is read by `{ours}`"
        ));
    }
    match kept {
        Kept::Profile(profile) => Reduced::Member(Box::new(member(order, path, profile))),
        Kept::Redacted(redacted) => {
            let level = |ix| {
                let counted = redacted.levels.get(&framework.competency(ix).id);
                counted.map_or_else(Level::default, |counted| Level {
                    effective: Some(counted.effective),
                    backed: counted.backed.number(),
                })
            };
            let levels = framework.indices().map(level).collect();
            let unnamed = Unnamed::new(framework, redacted.roles.clone(), levels);
            Reduced::Unnamed(redacted.person.clone(), redacted.made, Box::new(unnamed))
        }
    }
}

fn member(order: &Order<'_>, path: &Path, profile: &Profile) -> Member {
    let standing = profile.log.standing(order.framework, order.as_of);
    let file = Text::new(&path.file_stem().unwrap_or_default().to_string_lossy());
    let mut member = Member::new(order.framework, profile.header.id, file, &standing, order.as_of);
    member.sample = profile.header.sample;
    member
}

/// Reads the files of one person again and unites them. They were all read before; one that cannot be any more is left out.
fn unite(order: &Order<'_>, files: &[&PathBuf]) -> Option<Member> {
    let mut bytes = Vec::new();
    let mut read = files.iter().filter_map(|path| match team_folder::read(path, &mut bytes).ok()? {
        Kept::Profile(profile) => Some(*profile),
        Kept::Redacted(_) => None,
    });
    let mut whole = read.next()?;
    for other in read {
        // Of one id, so that they can be merged; of a file that changed meanwhile nothing is taken.
        let _ = merge(&mut whole, other);
    }
    Some(member(order, files.first()?, &whole))
}

/// Why there is no team.
fn nothing(folder: &Path, skipped: &[(PathBuf, String)]) -> StoreError {
    let (why, hint, cause) = match skipped {
        [] => ("there is no profile in it".to_owned(), "put the people's .json files there", Cause::Missing),
        [(path, first), rest @ ..] => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let more = if rest.is_empty() { String::new() } else { format!(", and {} more", rest.len()) };
            let why = format!("nothing in it could be read: {name}: {first}{more}");
            (why, "`opsarc check FILE` says what is wrong with one", Cause::System)
        }
    };
    let path = folder.to_owned();
    StoreError { doing: "reading the team in", path, why, hint: hint.to_owned(), cause }
}
