//! `opsarc export`: a document made from the record, from the one table of formats.

use std::path::{Path, PathBuf};

use clap::Args;

use super::competency::{guess, none};
use super::context::Context;
use super::error::{CliError, Status};
use super::reference;
use crate::export::format::{FORMATS, Format};
use crate::export::refusal::Refusal;
use crate::export::shape::Shape;
use crate::export::source::{Options, Source};
use crate::export::wrap::{hang, pad};
use crate::framework::framework::Framework;
use crate::insight::overview::Overview;
use crate::profile::entry::EntryId;
use crate::profile::log::Log;
use crate::profile::profile::Profile;
use crate::profile::standing::Standing;
use crate::store::error::Cause;
use crate::store::text_file;

/// Arguments of `opsarc export`.
#[derive(Debug, Args)]
#[command(
    after_help = "Without FORMAT, lists the formats. The shape is the one of `--as`, else the one that the name of the \
                        file ends in, else the format's first. A file that is there is not overwritten without `--force`."
)]
pub struct ExportArgs {
    /// Which document
    #[arg(value_name = "FORMAT")]
    pub format: Option<String>,
    /// In which shape: markdown, html, text, csv, json, svg or ics
    #[arg(long = "as", value_name = "SHAPE", requires = "format")]
    pub shape: Option<String>,
    /// Write to this file; `-`, or leaving it out, is standard output
    #[arg(short, long, value_name = "FILE", requires = "format")]
    pub output: Option<PathBuf>,
    /// Overwrite the file if there is one
    #[arg(long, requires = "output")]
    pub force: bool,
    /// For this role cluster
    #[arg(long, value_name = "ROLE", requires = "format")]
    pub role: Option<String>,
    /// For this level
    #[arg(long, value_name = "LEVEL", requires = "format")]
    pub level: Option<u8>,
    /// Only this stage, by number or id
    #[arg(long, value_name = "STAGE", requires = "format")]
    pub stage: Option<String>,
    /// This session: its day, the beginning or the end of its id, or `last`
    #[arg(long, value_name = "DATE or ID", requires = "format")]
    pub session: Option<String>,
    /// With the notes that are marked as private
    #[arg(long, requires = "format")]
    pub private: bool,
    /// Put it into this file, which is left as it is otherwise
    #[arg(long, value_name = "FILE", requires = "format", conflicts_with = "shape")]
    pub into: Option<PathBuf>,
}

/// Writes the document, or lists the formats.
///
/// # Errors
/// When there is no such format, shape or option, the record is too thin for it, or a file cannot be read or written.
pub fn run(args: &ExportArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let Some(name) = &args.format else {
        return Ok(context.world.out.write_all(list().as_bytes())?);
    };
    let doing = "exporting a document";
    let format = Format::find(name).ok_or_else(|| {
        CliError::usage(doing, none("format", name, guess(name, FORMATS.iter().map(|format| format.name))))
            .hint("`opsarc export` lists the formats")
    })?;
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    let shape = shape(format, args.shape.as_deref(), file, doing)?;
    let profile = profile(format, context)?;
    let (standing, overview) = context.view(&profile);
    let options = options(args, (&profile.log, &standing, &overview), &context.framework, doing)?;
    if let Some(choice) = options.given().find(|choice| !format.takes.contains(choice)) {
        let takes: Vec<String> = format.takes.iter().map(|choice| format!("--{}", choice.slug())).collect();
        let takes = if takes.is_empty() { "it takes no option of this kind".to_owned() } else { takes.join(", ") };
        return Err(CliError::usage(doing, format!("`{}` does not take `--{}`", format.name, choice.slug()))
            .hint(format!("`{}`: {takes}", format.name)));
    }
    let source = Source {
        framework: &context.framework,
        profile: &profile,
        standing: &standing,
        overview: &overview,
        options: &options,
    };
    let refused =
        |Refusal { why, hint }| CliError::new(Status::Invalid, format!("making `{}`", format.name), why).hint(hint);
    if let Some(path) = &args.into {
        let old = text_file::read("reading the file to be added to", path)?;
        let Some(new) = format.put_into(&source, &old) else {
            return Err(CliError::usage(doing, format!("`{}` is not put into another file", format.name))
                .hint("leave `--into` out; `-o FILE` writes a file of its own"));
        };
        let new = new.map_err(refused)?;
        return match (&args.output, file) {
            (Some(_), None) => Ok(context.world.out.write_all(new.as_bytes())?),
            (Some(_), Some(file)) => {
                write(file, &new, args.force)?;
                Ok(writeln!(context.world.out, "Wrote {}", file.display())?)
            }
            (None, _) if new == old => Ok(writeln!(context.world.out, "{} says it already", path.display())?),
            (None, _) => {
                write(path, &new, true)?;
                Ok(writeln!(context.world.out, "Brought {} up to date", path.display())?)
            }
        };
    }
    let text = format.make(&source, shape).map_err(refused)?;
    match file {
        None => Ok(context.world.out.write_all(text.as_bytes())?),
        Some(file) => {
            write(file, &text, args.force)?;
            Ok(writeln!(context.world.out, "Wrote {}", file.display())?)
        }
    }
}

/// The profile in use. What is made of the framework alone needs none: an empty one stands in.
fn profile(format: &Format, context: &mut Context<'_, '_>) -> Result<Profile, CliError> {
    let path = context.path()?;
    match context.open_if_any(&path)? {
        Some(opened) => Ok(opened.profile),
        None if format.of_framework && context.global.profile.is_none() => {
            Ok(Profile::new(EntryId(uuid::Uuid::nil()), context.framework.identity()))
        }
        None => Ok(context.open()?.profile),
    }
}

/// Writes `text` whole or not at all, and over a file only with `force`.
///
/// # Errors
/// When there is a file of that name, or it cannot be written.
pub(super) fn write(file: &Path, text: &str, force: bool) -> Result<(), CliError> {
    let doing = "writing the document";
    let written = if force { text_file::write(doing, file, text) } else { text_file::write_new(doing, file, text) };
    written.map_err(|error| match error.cause {
        Cause::Exists => CliError::from(error).hint("choose another name, or overwrite it with `--force`"),
        _ => CliError::from(error),
    })
}

/// The shape asked for, else the one that the file's name ends in, else the usual one.
fn shape(format: &Format, word: Option<&str>, file: Option<&Path>, doing: &str) -> Result<Shape, CliError> {
    let shapes = format.shapes();
    let hint = format!("`{}` comes as {}", format.name, shapes.iter().map(|s| s.slug()).collect::<Vec<_>>().join(", "));
    let asked = match word {
        Some(word) => Some(Shape::of(word).ok_or_else(|| {
            CliError::usage(doing, none("shape", word, guess(word, Shape::all().map(Shape::slug)))).hint(&hint)
        })?),
        None => {
            let ending = file.and_then(Path::extension).map(|ending| ending.to_string_lossy());
            ending.as_deref().and_then(Shape::of)
        }
    };
    match asked.or_else(|| shapes.first().copied()) {
        Some(shape) if shapes.contains(&shape) => Ok(shape),
        Some(shape) => {
            Err(CliError::usage(doing, format!("`{}` does not come as {}", format.name, shape.name())).hint(hint))
        }
        None => Err(CliError::usage(doing, format!("`{}` has no shape", format.name))),
    }
}

fn options(
    args: &ExportArgs,
    record: (&Log, &Standing, &Overview),
    framework: &Framework,
    doing: &str,
) -> Result<Options, CliError> {
    let (log, standing, overview) = record;
    let session = |name: &String| reference::session(log, standing, overview.as_of, name, doing);
    let role = match &args.role {
        Some(role) => reference::roles(framework, std::slice::from_ref(role), doing)?.into_iter().next(),
        None => None,
    };
    Ok(Options {
        role,
        level: args.level.map(|level| reference::level(framework, level, doing)).transpose()?,
        stage: args.stage.as_ref().map(|stage| reference::stage(framework, stage, doing)).transpose()?,
        session: args.session.as_ref().map(session).transpose()?,
        private: args.private,
    })
}

/// The formats, within 80 columns.
fn list() -> String {
    let mut out = "Formats of `opsarc export FORMAT`\n".to_owned();
    let wide = FORMATS.iter().map(|format| format.name.len()).max().unwrap_or(0);
    for format in FORMATS {
        out.push('\n');
        hang(&mut out, &format!("  {}  ", pad(format.name, wide)), format.what);
        let under = " ".repeat(wide + 4);
        let takes: String = format.options().iter().map(|option| format!(" {option}")).collect();
        hang(&mut out, &under, &format!("For {}. {}{takes}", format.reader, format.shape_names()));
    }
    out
}
