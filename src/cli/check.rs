//! `opsarc check`: whether profiles and frameworks are what they should be.

use std::path::{Path, PathBuf};

use clap::Args;

use super::context::Context;
use super::error::CliError;
use crate::export::record;
use crate::export::words::count;
use crate::framework::framework::Framework;
use crate::framework::lint::lint::lint;
use crate::profile::body::Body;
use crate::profile::codec;
use crate::profile::codec::DecodeError;
use crate::profile::packet::AnyPacket;
use crate::profile::packet_codec::{self, Read};
use crate::profile::profile::Profile;
use crate::store::error::Cause;
use crate::store::text_file;

/// Arguments of `opsarc check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Profiles, packets and documents of a framework; the profile in use if left out
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Checks every file and says what it found. The documents of a framework are checked together.
///
/// # Errors
/// When a file cannot be read (3), or one is not valid (1).
pub fn run(args: &CheckArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let files = if args.files.is_empty() { vec![context.path()?] } else { args.files.clone() };
    let mut sound = true;
    let mut documents: Vec<(PathBuf, String)> = Vec::new();
    for file in files {
        let text = match text_file::read("checking", &file) {
            Ok(text) => text,
            Err(error) if error.cause == Cause::Unreadable => {
                writeln!(context.world.out, "{}: {}", shown(&file), error.why)?;
                sound = false;
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        if packet_codec::is_packet(&text) {
            sound &= packet(context, &file, &text)?;
        } else if is_framework(&text) {
            documents.push((file, text));
        } else {
            sound &= profile(context, &file, &text)?;
        }
    }
    if !documents.is_empty() {
        let files: Vec<PathBuf> = documents.iter().map(|(file, _)| file.clone()).collect();
        sound &= frameworks(context, &together(&files, &documents), &documents)?;
    }
    if sound { Ok(()) } else { Err(CliError::Found) }
}

/// Whether a text is a document of a framework: it has one of a framework's sections and no log.
fn is_framework(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Sections {
        log: Option<serde::de::IgnoredAny>,
        format: Option<serde::de::IgnoredAny>,
    }
    match serde_json::from_str::<Sections>(text) {
        Ok(sections) => sections.log.is_none() && sections.format.is_none(),
        // Too broken to parse: a profile's header names its format first.
        Err(_) => !text.contains("\"format\"") && text.contains("\"competencies\""),
    }
}

fn packet(context: &mut Context<'_, '_>, file: &Path, text: &str) -> Result<bool, CliError> {
    let name = shown(file);
    match packet_codec::decode(text.as_bytes()) {
        Ok(Read { packet: AnyPacket::Record(packet), .. }) => {
            let entries = count(packet.log.len(), "entry", "entries");
            writeln!(context.world.out, "{name}: a whole packet, {entries}")?;
            Ok(true)
        }
        Ok(Read { packet: AnyPacket::Redacted(levels), .. }) => {
            let rated = count(levels.levels.len(), "competency", "competencies");
            writeln!(context.world.out, "{name}: a whole packet, the levels of {rated}")?;
            Ok(true)
        }
        Err(error) => refused(context, &name, &error),
    }
}

/// Says where a file cannot be read and what to do.
fn refused(context: &mut Context<'_, '_>, name: &str, error: &DecodeError) -> Result<bool, CliError> {
    writeln!(context.world.out, "{name}:{}:{}: {}", error.line, error.column, error.what)?;
    writeln!(context.world.out, "  hint: {}", error.hint)?;
    Ok(false)
}

fn profile(context: &mut Context<'_, '_>, file: &Path, text: &str) -> Result<bool, CliError> {
    let name = shown(file);
    let profile = match codec::decode(text.as_bytes()) {
        Ok(profile) => profile,
        Err(error) => return refused(context, &name, &error),
    };
    let findings = findings(&context.framework, &profile);
    let entries = count(profile.log.len(), "entry", "entries");
    if findings.is_empty() {
        writeln!(context.world.out, "{name}: a sound profile, {entries}")?;
        return Ok(true);
    }
    for finding in &findings {
        writeln!(context.world.out, "{name}: {finding}")?;
    }
    writeln!(context.world.out, "{name}: {entries}, {}", count(findings.len(), "finding", "findings"))?;
    Ok(false)
}

/// What a profile says that its framework does not know, and what it refers to and does not hold.
#[must_use]
pub fn findings(framework: &Framework, profile: &Profile) -> Vec<String> {
    let mut findings = Vec::new();
    let (id, version) = &profile.header.framework;
    if *id != framework.identity().id {
        findings.push(format!(
            "rated by the framework {id} {}, checked against {}",
            version.line(),
            framework.identity().id
        ));
        return findings;
    }
    for entry in profile.log.iter() {
        let kind = record::kind(&entry.body);
        if let Some(competency) = entry.body.competency().filter(|c| framework.find(c).is_none()) {
            findings.push(format!("{kind} {}: no competency `{competency}` in {id}", entry.id));
        }
        match &entry.body {
            Body::Retraction(b) if profile.log.get(&b.entry).is_none() => {
                findings.push(format!("{kind} {}: it takes back {}, which is not in the file", entry.id, b.entry));
            }
            Body::Project(b) if framework.project(&b.project).is_none() => {
                findings.push(format!("{kind} {}: no project `{}` in {id}", entry.id, b.project));
            }
            Body::Unknown => {
                findings.push(format!("entry {}: of a kind that this version does not know; it is kept", entry.id));
            }
            _ => {}
        }
    }
    findings
}

/// Checks the documents of one framework, by the rules that every framework must keep and by those of writing, and says
/// in one line how much was checked. `name` stands for all of them.
///
/// # Errors
/// When the output cannot be written.
pub fn frameworks(
    context: &mut Context<'_, '_>,
    name: &str,
    documents: &[(PathBuf, String)],
) -> Result<bool, CliError> {
    let names: Vec<String> = documents.iter().map(|(file, _)| shown(file)).collect();
    let texts: Vec<(&str, &str)> =
        names.iter().zip(documents).map(|(name, (_, text))| (name.as_str(), text.as_str())).collect();
    match lint(&texts) {
        Ok(framework) => {
            let identity = framework.identity();
            writeln!(
                context.world.out,
                "{name}: a sound framework, {} {}: {}, {}, {}",
                identity.id,
                identity.version.line(),
                count(framework.competencies().len(), "competency", "competencies"),
                count(framework.projects().len(), "project", "projects"),
                count(framework.references().len(), "reference", "references"),
            )?;
            Ok(true)
        }
        Err(errors) => {
            writeln!(context.world.out, "{errors}")?;
            writeln!(context.world.out, "{name}: {}", count(errors.0.len(), "problem", "problems"))?;
            Ok(false)
        }
    }
}

/// What to call what was read from `paths` together: the one file or folder, else how many documents there are.
#[must_use]
pub fn together(paths: &[PathBuf], documents: &[(PathBuf, String)]) -> String {
    match paths {
        [path] => shown(path),
        _ => count(documents.len(), "file", "files"),
    }
}

fn shown(file: &Path) -> String {
    crate::framework::text::clean_line(&file.to_string_lossy()).into_owned()
}
