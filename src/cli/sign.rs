//! `opsarc sign`: a mentor signs what they said and what was agreed, with their SSH key.

use std::path::PathBuf;

use clap::Args;

use super::arguments;
use super::context::Context;
use super::error::{CliError, Status};
use crate::export::record;
use crate::export::words::count;
use crate::framework::text::Text;
use crate::insight::signing::{self, Verdict};
use crate::profile::author::Author;
use crate::profile::body::{Body, SessionPhase};
use crate::profile::day::Day;
use crate::profile::entry::Entry;
use crate::profile::log::Log;
use crate::profile::signature::{Covered, Signature};
use crate::profile::statement::{covered, statement};
use crate::shell::ssh_keygen::{self, KeyError};

const DOING: &str = "signing";

/// Arguments of `opsarc sign`.
#[derive(Debug, Args)]
#[command(
    after_help = "The signature is an entry of its own. It is made by `ssh-keygen -Y sign` in the namespace `opsarc`, over a short \
                        text that names each entry and the SHA-256 of its canonical bytes. A public key may be named where an agent \
                        holds the private one."
)]
pub struct SignArgs {
    /// Entries, each by a beginning of its id (`opsarc log --ids` shows them); the mentor's unsigned ratings if none is named
    #[arg(value_name = "ENTRY", conflicts_with = "session")]
    pub entries: Vec<String>,
    /// What a session left: the mentor's ratings, what was agreed, the actions, its closing; by a beginning of its id
    #[arg(long, value_name = "ID")]
    pub session: Option<String>,
    /// The SSH key to sign with
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// The mentor who signs; whoever gave the ratings if left out
    #[arg(long = "as", value_name = "NAME", value_parser = arguments::text)]
    pub mentor: Option<Text>,
}

/// Signs, records the signature, and says what it covers.
///
/// # Errors
/// When there is nothing to sign, or it is not clear who signs, or the key cannot sign.
pub fn run(args: &SignArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let at = context.moment(None, DOING)?;
    let mut opened = context.open()?;
    let log = &opened.profile.log;
    let entries = chosen(args, log)?;
    let by = Author::Mentor(signer(args.mentor.as_ref(), log, &entries)?);
    let mut covers: Vec<Covered> = entries.iter().map(|entry| covered(entry)).collect();
    covers.sort();
    covers.dedup();
    let what: Vec<String> = entries.iter().map(|entry| record::in_context(&context.framework, log, entry)).collect();
    let statement = statement(opened.profile.header.id, &by, at, &covers);
    let armor = Text::new(&ssh_keygen::sign(&args.key, &statement).map_err(|e| failed(&e))?);
    // What was just made is looked at once more: a signature that does not hold must not come into the record.
    let verdict = ssh_keygen::verify(&context.places, None, at, &statement, &armor).map_err(|e| failed(&e))?;
    let key = match verdict {
        Verdict::UnknownKey { key, .. } | Verdict::Valid { key, .. } => key,
        Verdict::Bad { why } | Verdict::NotChecked { why } => return Err(failed(&KeyError::Failed(why.to_string()))),
    };
    let body = Body::Signature(Signature { covers, armor });
    context.record(&mut opened, &by, at, vec![body])?;
    let n = count(what.len(), "entry", "entries");
    writeln!(context.world.out, "{} signed {n} with the key {}:", record::author(&by), key.line())?;
    for line in what {
        writeln!(context.world.out, "  {line}")?;
    }
    Ok(())
}

fn failed(error: &KeyError) -> CliError {
    let hint = match error {
        KeyError::Missing => "it comes with OpenSSH; without it everything works, unsigned",
        KeyError::Failed(_) => "name a key of yours, such as `--key ~/.ssh/id_ed25519`; nothing was recorded",
        KeyError::Store(e) => &e.hint,
    };
    CliError::new(Status::File, DOING, error.to_string()).hint(hint)
}

/// What is to be signed, in the order of the log.
fn chosen<'a>(args: &SignArgs, log: &'a Log) -> Result<Vec<&'a Entry>, CliError> {
    if let Some(prefix) = &args.session {
        return session(log, prefix);
    }
    let mut entries = Vec::new();
    for prefix in &args.entries {
        let entry = one(log, prefix)?;
        let why = match &entry.body {
            Body::Tombstone => "was purged",
            _ if entry.withheld => "was shared without some of its words",
            _ if log.retracted(&entry.id, Day::MAX) => "was taken back",
            _ => {
                entries.push(entry);
                continue;
            }
        };
        return Err(CliError::usage(DOING, format!("{} {why}", entry.id)).hint("sign what holds and is here whole"));
    }
    if args.entries.is_empty() {
        let signed: Vec<Covered> = signing::signatures(log, Day::MAX)
            .iter()
            .filter(|signed| !signed.withdrawn)
            .flat_map(|signed| signed.signature.covers.iter().copied())
            .collect();
        let theirs = |entry: &&Entry| args.mentor.as_ref().is_none_or(|name| signing::mentor(log, entry) == Some(name));
        entries = signing::ratings(log, Day::MAX);
        entries.retain(|entry| !entry.withheld && theirs(entry) && !signed.contains(&covered(entry)));
        if entries.is_empty() {
            let whose = args.mentor.as_ref().map_or_else(String::new, |name| format!(" of {}", name.line()));
            return Err(CliError::usage(DOING, format!("no rating{whose} waits for a signature"))
                .hint("`opsarc verify` shows what is signed"));
        }
    }
    entries.sort_by_key(|entry| entry.key());
    entries.dedup_by_key(|entry| entry.id);
    Ok(entries)
}

fn session<'a>(log: &'a Log, prefix: &str) -> Result<Vec<&'a Entry>, CliError> {
    let found = one(log, prefix)?;
    // Both its opening and its closing name it.
    let id = match &found.body {
        Body::Session(told) => told.session.unwrap_or(found.id),
        _ => {
            return Err(CliError::usage(DOING, format!("{} is not a session", found.id))
                .hint("`opsarc log --ids` shows the entries that open and close sessions"));
        }
    };
    let mut entries = signing::of_session(log, &id, Day::MAX);
    entries.retain(|entry| !entry.withheld);
    let closed = |entry: &&Entry| matches!(&entry.body, Body::Session(told) if told.phase == SessionPhase::Closed);
    if !entries.iter().any(closed) {
        return Err(CliError::usage(
            DOING,
            "the session is not closed yet, and what was said in it does not count before",
        )
        .hint("close it first"));
    }
    Ok(entries)
}

fn one<'a>(log: &'a Log, prefix: &str) -> Result<&'a Entry, CliError> {
    match log.find_prefix(prefix).as_slice() {
        [one] => Ok(one),
        [] => Err(CliError::usage(DOING, format!("no entry has an id that begins with `{prefix}`"))
            .hint("`opsarc log --ids` shows them")),
        several => {
            Err(CliError::usage(DOING, format!("{} entries have an id that begins with `{prefix}`", several.len()))
                .hint("give more of it; `opsarc log --ids` shows them"))
        }
    }
}

/// Who signs: the one named, else the only mentor whose word is signed.
fn signer(named: Option<&Text>, log: &Log, entries: &[&Entry]) -> Result<Text, CliError> {
    if let Some(name) = named {
        return Ok(name.clone());
    }
    let mut mentors: Vec<&Text> = entries.iter().filter_map(|entry| whose(log, entry)).collect();
    mentors.sort();
    mentors.dedup();
    match mentors.as_slice() {
        [one] => Ok((*one).clone()),
        _ => {
            let names: Vec<_> = mentors.iter().map(|name| name.line()).collect();
            let why = match names.as_slice() {
                [] => "none of these entries names a mentor".to_owned(),
                names => format!("these are the words of several mentors: {}", names.join(", ")),
            };
            Err(CliError::usage(DOING, why).hint("`--as NAME` says who signs"))
        }
    }
}

fn whose<'a>(log: &'a Log, entry: &'a Entry) -> Option<&'a Text> {
    match &entry.body {
        Body::Session(told) => Some(&told.mentor),
        _ => signing::mentor(log, entry),
    }
}
