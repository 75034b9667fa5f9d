//! `opsarc diff`: how two copies of one profile differ, or a profile from what it was.

use std::path::Path;

use clap::Args;

use super::context::Context;
use super::error::{CliError, Status};
use super::status;
use crate::export::diff::{self, Compared};
use crate::export::diff_shape::DiffReport;
use crate::framework::text::clean_line;
use crate::insight::difference::Difference;
use crate::profile::day::Day;
use crate::profile::log::Log;

const DOING: &str = "comparing profiles";

/// Arguments of `opsarc diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Two copies, by file or name; with one, how your profile differs from it
    #[arg(num_args = 0..=2, value_name = "COPY")]
    pub copies: Vec<String>,
    /// What was recorded from this day on, in the copy named or in your profile
    #[arg(long, value_name = "DATE")]
    pub since: Option<Day>,
    /// Print Markdown
    #[arg(long, conflicts_with = "json")]
    pub markdown: bool,
    /// Print JSON (`opsarc/diff@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the difference.
///
/// # Errors
/// When a file cannot be read, or they are not copies of one profile.
pub fn run(args: &DiffArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    match (args.copies.as_slice(), args.since) {
        ([], None) => Err(CliError::usage(DOING, "nothing is named to compare with")
            .hint("name a copy of your profile, or a day with `--since`")),
        ([_, _, ..], Some(_)) => Err(CliError::usage(DOING, "`--since` looks at one profile, and two are named")
            .hint("name one, or leave `--since` out")),
        (copies, Some(since)) => {
            let opened = context.named(copies.first().map(String::as_str))?;
            let day = context.as_of();
            if since > day {
                let why = format!("{since} lies after {day}, the last day shown");
                return Err(CliError::usage(DOING, why).hint("`--as-of` names the last day shown"));
            }
            let log = &opened.profile.log;
            let difference = Difference::since(&context.framework, log, since, day);
            let framework = &context.framework.clone();
            let (before, after) = (since.to_string(), shown(&opened.path));
            print(
                args,
                context,
                &Compared {
                    framework,
                    before: &before,
                    after: &after,
                    then: log,
                    now: log,
                    both: log,
                    since: Some(since),
                    difference: &difference,
                },
                opened.profile.header.sample,
            )
        }
        ([first, others @ ..], None) => {
            let before = context.named(Some(first))?;
            let after = context.named(others.first().map(String::as_str))?;
            let (ours, theirs) = (before.profile.header.id, after.profile.header.id);
            if ours != theirs {
                let why = format!("these are two different profiles: {ours} and {theirs}");
                return Err(CliError::new(Status::Invalid, DOING, why).hint("only copies of one profile are compared"));
            }
            let sample = after.profile.header.sample;
            let (then, now) = (&before.profile.log, &after.profile.log);
            let difference = Difference::of_copies(&context.framework, then, now, context.as_of());
            let both: Log = then.iter().chain(now.iter()).cloned().collect();
            let framework = &context.framework.clone();
            let (before, after) = (shown(&before.path), shown(&after.path));
            print(
                args,
                context,
                &Compared {
                    framework,
                    before: &before,
                    after: &after,
                    then,
                    now,
                    both: &both,
                    since: None,
                    difference: &difference,
                },
                sample,
            )
        }
    }
}

fn print(
    args: &DiffArgs,
    context: &mut Context<'_, '_>,
    compared: &Compared<'_>,
    sample: bool,
) -> Result<(), CliError> {
    if args.json {
        return status::json(context, &DiffReport::new(compared));
    }
    let told = diff::told(compared);
    let text = if args.markdown { diff::markdown(compared, &told, sample) } else { diff::text(&told) };
    Ok(context.world.out.write_all(text.as_bytes())?)
}

fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy()).into_owned()
}
