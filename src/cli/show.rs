//! `opsarc show`: anything of the framework, in full.

use clap::Args;

use super::competency::{guess, none};
use super::context::{Context, Opened};
use super::error::{CliError, Status};
use super::seated;
use crate::export::show::scope::Scope;
use crate::export::show::subject::{Found, Subject, all, find};
use crate::framework::framework::Framework;
use crate::framework::text::clean_line;

/// Arguments of `opsarc show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// What: a competency, project, level, stage, role, pathway, pitfall, checklist, area, domain, term of the
    /// glossary, `glossary` or `legal`
    ///
    /// By its id, its title, or a unique beginning of one. The kind may stand before it, as in `level 2`, `stage 3` or
    /// `domain security`.
    #[arg(required = true, value_name = "WHAT")]
    pub what: Vec<String>,
    /// Print JSON (`opsarc/show@1` for a competency, `opsarc/show-KIND@1` for the rest)
    #[arg(long)]
    pub json: bool,
}

/// Prints what was named.
///
/// # Errors
/// When there is no such thing, or the file cannot be read.
pub fn run(args: &ShowArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let name = args.what.join(" ");
    let opened = profile(&name, context)?;
    let subject = named(&context.framework, &name)?;
    let view = opened.as_ref().map(|opened| context.view(&opened.profile));
    let scope =
        Scope { framework: &context.framework, person: view.as_ref().map(|(standing, overview)| (standing, overview)) };
    if args.json {
        let json = subject.json(scope).transpose();
        let json = json.map_err(|e| CliError::new(Status::Invalid, "writing JSON", e.to_string()))?;
        return Ok(writeln!(context.world.out, "{}", json.unwrap_or_default())?);
    }
    let text = subject.page(scope).map_or_else(String::new, |page| page.plain());
    context.print(&text)
}

/// The profile in use. Where there is none yet, and none is named, the framework can be read all the same, save for
/// what is about a person's own record.
fn profile(name: &str, context: &mut Context<'_, '_>) -> Result<Option<Opened>, CliError> {
    let path = context.path()?;
    match context.open_if_any(&path)? {
        Some(opened) => Ok(Some(opened)),
        None if context.global.profile.is_some() || named(&context.framework, name)?.kind.personal => {
            seated::opened(context).map(Some)
        }
        None => Ok(None),
    }
}

/// What `name` means.
fn named(framework: &Framework, name: &str) -> Result<Subject, CliError> {
    let doing = format!("showing `{}`", clean_line(name));
    let hint = "`opsarc framework show` lists what there is; `opsarc show glossary` explains its words";
    match find(framework, name) {
        Found::One(subject) => Ok(subject),
        Found::Several(names) => {
            let why = format!("`{}` is the beginning of several: {}", clean_line(name), names.join(", "));
            Err(CliError::usage(doing, why).hint("name one of them, or put its kind before it, as in `level 2`"))
        }
        Found::Nothing => {
            let all = all(framework);
            let names = all.iter().flat_map(|named| [named.id.as_str(), named.title.as_str()]);
            let guess = guess(&name.to_lowercase(), names.filter(|name| !name.is_empty()));
            Err(CliError::usage(doing, none("such thing as", name, guess)).hint(hint))
        }
    }
}
