//! References to roles, pathways, levels and stages, checked against the framework, and to sessions of a record.

use super::competency::{guess, none};
use super::error::CliError;
use crate::framework::framework::Framework;
use crate::framework::id::{PathwayId, RoleId};
use crate::framework::stage::Stage;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::log::Log;
use crate::profile::standing::Standing;

/// The roles of a list, each once.
///
/// # Errors
/// When one is not in the framework, or there is none.
pub fn roles(framework: &Framework, names: &[String], doing: &str) -> Result<Vec<RoleId>, CliError> {
    let mut found: Vec<RoleId> = Vec::new();
    for name in names.iter().map(|name| name.trim()) {
        let role = framework.roles().iter().find(|role| role.id.as_str().eq_ignore_ascii_case(name));
        let Some(role) = role else {
            let guessed = guess(name, framework.roles().iter().map(|role| role.id.as_str()));
            let all: Vec<_> = framework.roles().iter().map(|role| role.id.to_string()).collect();
            return Err(CliError::usage(doing, none("role", name, guessed)).hint(format!("roles: {}", all.join(", "))));
        };
        if !found.contains(&role.id) {
            found.push(role.id.clone());
        }
    }
    if found.is_empty() {
        return Err(CliError::usage(doing, "no role is named"));
    }
    Ok(found)
}

/// The pathway with this id.
///
/// # Errors
/// When it is not in the framework.
pub fn pathway(framework: &Framework, name: &str, doing: &str) -> Result<PathwayId, CliError> {
    let found = framework.pathways().iter().find(|p| p.id.as_str().eq_ignore_ascii_case(name.trim()));
    found.map(|p| p.id.clone()).ok_or_else(|| {
        let guessed = guess(name, framework.pathways().iter().map(|p| p.id.as_str()));
        let all: Vec<_> = framework.pathways().iter().map(|p| p.id.to_string()).collect();
        CliError::usage(doing, none("pathway", name, guessed)).hint(format!("pathways: {}", all.join(", ")))
    })
}

/// A level by number.
///
/// # Errors
/// When it is not in the framework.
pub fn level(framework: &Framework, number: u8, doing: &str) -> Result<u8, CliError> {
    if framework.level(number).is_some() {
        return Ok(number);
    }
    let all: Vec<_> = framework.levels().iter().map(|l| l.level.to_string()).collect();
    Err(CliError::usage(doing, format!("no level {number}")).hint(format!("levels: {}", all.join(", "))))
}

/// A stage by number or id.
///
/// # Errors
/// When it is not in the framework.
pub fn stage(framework: &Framework, name: &str, doing: &str) -> Result<u8, CliError> {
    let name = name.trim();
    let meant = |stage: &&Stage| stage.id.as_str().eq_ignore_ascii_case(name) || stage.stage.to_string() == name;
    framework.stages().iter().find(meant).map(|stage| stage.stage).ok_or_else(|| {
        let guessed = guess(name, framework.stages().iter().map(|stage| stage.id.as_str()));
        let all: Vec<_> = framework.stages().iter().map(|stage| format!("{} {}", stage.stage, stage.id)).collect();
        CliError::usage(doing, none("stage", name, guessed)).hint(format!("stages: {}", all.join(", ")))
    })
}

/// The entry that opened the session which `name` means: a day on which it was opened or closed, the beginning or the end
/// of its id, or `last`, the last one that was closed.
///
/// # Errors
/// When `log`, whose `standing` is that at the end of `until`, holds none of that name, or several.
pub fn session(log: &Log, standing: &Standing, until: Day, name: &str, doing: &str) -> Result<EntryId, CliError> {
    let name = name.trim().to_ascii_lowercase();
    if name == "last" {
        let last = standing.sessions.last().map(|held| held.session);
        return last.ok_or_else(|| CliError::usage(doing, "no session was closed yet"));
    }
    let day = name.parse::<Day>().ok();
    let meant = |id: &EntryId, closed: Option<Day>| match day {
        Some(day) => closed == Some(day) || log.get(id).is_some_and(|opening| Day(opening.at.date()) == day),
        None => {
            let id = id.to_string();
            id.starts_with(&name) || id.ends_with(&name)
        }
    };
    let held = standing.sessions.iter().map(|held| (held.session, Some(Day(held.at.date()))));
    let open = log.open_sessions(until).into_iter().map(|session| (session, None));
    let found: Vec<EntryId> = held.chain(open).filter(|(id, closed)| meant(id, *closed)).map(|(id, _)| id).collect();
    let hint = "`opsarc log --ids` prints the ids; `last` is the last session";
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(CliError::usage(doing, none("session", &name, None)).hint(hint)),
        _ => Err(CliError::usage(doing, format!("`{name}` means several sessions")).hint(hint)),
    }
}
