//! `opsarc diff`: how two copies of one profile differ, or a profile from what it was.

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

/// What the profile in use is called.
const YOURS: &str = "your profile";

/// Prints the difference.
///
/// # Errors
/// When a file cannot be read, or they are not copies of one profile.
pub fn run(args: &DiffArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let copies: Vec<&str> = args.copies.iter().map(String::as_str).collect();
    match (copies.as_slice(), args.since) {
        ([], None) => Err(CliError::usage(DOING, "nothing is named to compare with")
            .hint("name a copy of your profile, or a day with `--since`")),
        ([copy], None) => of_copies(args, context, copy, None),
        ([copy, other, ..], None) => of_copies(args, context, copy, Some(other)),
        ([], Some(since)) => of_days(args, context, None, since),
        ([copy], Some(since)) => of_days(args, context, Some(copy), since),
        (_, Some(_)) => Err(CliError::usage(DOING, "`--since` looks at one profile, and two are named")
            .hint("name one, or leave `--since` out")),
    }
}

fn of_days(args: &DiffArgs, context: &mut Context<'_, '_>, name: Option<&str>, since: Day) -> Result<(), CliError> {
    let opened = context.named(name)?;
    let day = context.as_of();
    if since > day {
        let why = format!("{since} lies after {day}, the last day shown");
        return Err(CliError::usage(DOING, why).hint("`--as-of` names the last day shown"));
    }
    let log = &opened.profile.log;
    let compared = Compared {
        framework: &context.framework.clone(),
        before: &since.to_string(),
        after: &called(name),
        then: log,
        now: log,
        both: log,
        since: Some(since),
        sample: opened.profile.header.sample,
        difference: &Difference::since(&context.framework, log, since, day),
    };
    print(args, context, &compared)
}

fn of_copies(
    args: &DiffArgs,
    context: &mut Context<'_, '_>,
    first: &str,
    second: Option<&str>,
) -> Result<(), CliError> {
    let (before, after) = (context.named(Some(first))?.profile, context.named(second)?.profile);
    let (ours, theirs) = (before.header.id, after.header.id);
    if ours != theirs {
        let why = format!("these are two different profiles: {ours} and {theirs}");
        return Err(CliError::new(Status::Invalid, DOING, why).hint("only copies of one profile are compared"));
    }
    let (then, now) = (&before.log, &after.log);
    let compared = Compared {
        framework: &context.framework.clone(),
        before: &called(Some(first)),
        after: &called(second),
        then,
        now,
        both: &then.iter().chain(now.iter()).cloned().collect::<Log>(),
        since: None,
        sample: after.header.sample,
        difference: &Difference::of_copies(&context.framework, then, now, context.as_of()),
    };
    print(args, context, &compared)
}

fn print(args: &DiffArgs, context: &mut Context<'_, '_>, compared: &Compared<'_>) -> Result<(), CliError> {
    if args.json {
        return status::json(context, &DiffReport::new(compared));
    }
    let told = diff::told(compared);
    if args.markdown {
        return Ok(context.world.out.write_all(diff::markdown(compared, &told).as_bytes())?);
    }
    context.print(&diff::text(&told))
}

/// What a profile is called: as it was named.
fn called(name: Option<&str>) -> String {
    clean_line(name.unwrap_or(YOURS)).into_owned()
}
