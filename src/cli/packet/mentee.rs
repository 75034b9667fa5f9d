//! Whose records a mentor keeps, and which of them is meant.

use std::path::PathBuf;

use crate::cli::context::{Context, Opened};
use crate::cli::error::{CliError, Status};
use crate::export::words::count;
use crate::framework::text::{Text, clean_line};
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::store::{mentee_folder, profile_file, seat_file};

/// A mentee's record.
struct Kept {
    path: PathBuf,
    /// Why it cannot be read, or who they are.
    who: Result<(Text, EntryId), String>,
}

fn kept(context: &Context<'_, '_>) -> Result<Vec<Kept>, CliError> {
    let read = |path: PathBuf| {
        let who = match profile_file::load(&path) {
            Ok(Some(loaded)) => {
                let name = loaded.profile.log.standing(&context.framework, Day::MAX).settings.name;
                Ok((name, loaded.profile.header.id))
            }
            Ok(None) => Err("it is gone".to_owned()),
            Err(error) => Err(error.why),
        };
        Kept { path, who }
    };
    Ok(mentee_folder::list(&context.places)?.into_iter().map(read).collect())
}

/// Opens the record that is meant: the one at `--profile`, the mentee of this name, or the only one there is.
///
/// # Errors
/// When there is none or several, or it cannot be read.
pub fn open(context: &mut Context<'_, '_>, name: Option<&str>, doing: &str) -> Result<Opened, CliError> {
    let path = match (name, &context.global.profile) {
        (None, Some(_)) => return context.open(),
        (Some(name), _) if name.ends_with(".json") || name.chars().any(std::path::is_separator) => PathBuf::from(name),
        (name, _) => find(context, name, doing)?,
    };
    let missing = || {
        CliError::new(Status::File, format!("{doing} from {}", path.display()), "there is no such file")
            .hint("`opsarc packet list` lists whose records you keep")
    };
    context.open_if_any(&path)?.ok_or_else(missing)
}

fn find(context: &Context<'_, '_>, name: Option<&str>, doing: &str) -> Result<PathBuf, CliError> {
    let wanted = name.unwrap_or_default().to_lowercase();
    let all = kept(context)?;
    let called = |kept: &Kept| kept.who.as_ref().map(|(name, _)| name.line().to_lowercase()).unwrap_or_default();
    let stem = |kept: &Kept| kept.path.file_stem().map(|s| s.to_string_lossy().to_lowercase()).unwrap_or_default();
    let exact: Vec<&Kept> = all.iter().filter(|kept| called(kept) == wanted || stem(kept) == wanted).collect();
    let found = match exact.is_empty() {
        true => all.iter().filter(|k| called(k).starts_with(&wanted) || stem(k).starts_with(&wanted)).collect(),
        false => exact,
    };
    match (found.as_slice(), name) {
        ([one], _) => Ok(one.path.clone()),
        ([], None) => Err(CliError::usage(doing, "you keep no mentee's record")
            .hint("`opsarc packet open FILE` begins with what a mentee sent")),
        ([], Some(name)) => {
            let names: Vec<String> = all.iter().map(called).collect();
            let guess = crate::cli::competency::guess(&wanted, names.iter().map(String::as_str));
            Err(CliError::usage(doing, crate::cli::competency::none("mentee", name, guess))
                .hint("`opsarc packet list` lists whose records you keep"))
        }
        (several, _) => {
            let list: Vec<String> = several.iter().map(|kept| stem(kept)).collect();
            Err(CliError::usage(doing, format!("several mentees are meant: {}", list.join(", ")))
                .hint("name one of them so, or by its file"))
        }
    }
}

/// Lists whose records are kept: name, as whom they were opened, the last day, the file.
///
/// # Errors
/// When the folder cannot be read.
pub fn list(context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let all = kept(context)?;
    if all.is_empty() {
        return Ok(writeln!(
            context.world.out,
            "You keep no mentee's record. `opsarc packet open FILE` begins with what a mentee sent."
        )?);
    }
    for Kept { path, who } in all {
        let shown = clean_line(&path.to_string_lossy()).into_owned();
        match who {
            Ok((name, id)) => {
                let name = if name.is_empty() { "(no name)".into() } else { name.line() };
                let seat = seat_file::load(&context.places, id).unwrap_or_default();
                let seat = seat.mentor.map_or_else(String::new, |mentor| format!(", mentor {}", mentor.line()));
                let log = profile_file::load(&path)?.map(|loaded| loaded.profile.log).unwrap_or_default();
                let last =
                    log.iter().next_back().map_or_else(String::new, |entry| format!(", last {}", entry.at.date()));
                let entries = count(log.len(), "entry", "entries");
                writeln!(context.world.out, "{name}{seat} ({entries}{last})\n  {shown}")?;
            }
            Err(why) => writeln!(context.world.out, "{shown}\n  cannot be read: {why}")?,
        }
    }
    Ok(())
}
