//! `opsarc packet accept`: what a mentor returned, into one's own profile, shown first.

use std::path::PathBuf;

use clap::Args;

use super::source;
use crate::cli::context::{Context, Opened};
use crate::cli::error::{CliError, Status};
use crate::export::packet as told;
use crate::export::words;
use crate::export::wrap::hang;
use crate::insight::overview::Overview;
use crate::insight::progress::Progress;
use crate::profile::accept::Acceptance;
use crate::profile::log::Log;
use crate::profile::packet::PacketKind;

/// Arguments of `opsarc packet accept`.
#[derive(Debug, Args)]
#[command(
    after_help = "Only what the mentor said that the return is from is taken: nothing that claims to be by you or by \
                        somebody else. What is taken can be purged and never silently changes what is there. Taking the \
                        same return twice changes nothing."
)]
pub struct AcceptArgs {
    /// The return
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Take it without being asked
    #[arg(short, long)]
    pub yes: bool,
}

/// Shows what the return would add, asks, and adds it.
///
/// # Errors
/// When it cannot be read, is no return, is of another profile, or nobody said yes; with status 1 when something in
/// it was refused.
pub fn run(args: &AcceptArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("accepting the return {}", args.file.display());
    context.moment(None, &doing)?;
    let (packet, _) = source::packet(context, &args.file, PacketKind::Return, &doing)?;
    let mut opened = context.open()?;
    let acceptance = Acceptance::weigh(&opened.profile, &packet).map_err(|e| {
        let why = format!("it is for somebody else: it is of the profile {}, and yours is {}", e.theirs, e.ours);
        let hint = "ask your mentor for the return that is meant for you; `--profile` names another profile of yours";
        CliError::new(Status::Invalid, &doing, why).hint(hint)
    })?;
    let refused = !acceptance.refused.is_empty();
    let mut out = String::new();
    hang(&mut out, "", &told::headline(&packet));
    told::note(&mut out, &packet);
    out.push('\n');
    if acceptance.is_empty() && !refused {
        hang(&mut out, "", "Nothing in it is new: it was accepted already. Your profile is as it was.");
        return Ok(context.world.out.write_all(out.as_bytes())?);
    }
    out.push_str(&told::preview(&context.framework, &opened.profile.log, &packet, &acceptance));
    out.push_str(&counts(context, &opened, &acceptance));
    context.world.out.write_all(out.as_bytes())?;
    if acceptance.is_empty() {
        writeln!(context.world.out, "Nothing was taken. Your profile is as it was.")?;
        return Err(CliError::Found);
    }
    let mentor = told::maker(&packet);
    let entries = words::count(acceptance.new.len() + acceptance.purged.len(), "entry", "entries");
    if !args.yes && !agreed(context, &format!("Take {entries} by {mentor} into your profile?"), &doing)? {
        return Ok(writeln!(context.world.out, "Nothing was taken. Your profile is as it was.")?);
    }
    let new = acceptance.apply(&mut opened.profile.log).len();
    context.save(&mut opened)?;
    writeln!(context.world.out, "Accepted {} by {mentor}.", words::count(new, "entry", "entries"))?;
    if refused { Err(CliError::Found) } else { Ok(()) }
}

/// What would count otherwise.
fn counts(context: &Context<'_, '_>, opened: &Opened, acceptance: &Acceptance) -> String {
    let overview = |log: &Log| {
        let day = context.as_of();
        Overview::new(&context.framework, &log.standing(&context.framework, day), day)
    };
    let mut log = opened.profile.log.clone();
    let before = overview(&log);
    acceptance.clone().apply(&mut log);
    let progress = Progress::between(&before, &overview(&log));
    let mut out = String::new();
    for moved in progress.competencies.iter().filter(|moved| moved.effective.before != moved.effective.after) {
        let title = words::title(&context.framework, moved.competency);
        let (before, after) = (words::rating(moved.effective.before), words::rating(moved.effective.after));
        hang(&mut out, "  ", &format!("{title}: {before} to {after}"));
    }
    if out.is_empty() { out } else { format!("What counts will be otherwise:\n{out}") }
}

/// Asks a person at a terminal. Elsewhere nobody can answer.
fn agreed(context: &mut Context<'_, '_>, question: &str, doing: &str) -> Result<bool, CliError> {
    if !context.world.terminal {
        return Err(CliError::usage(doing, "nobody is here to say yes, so nothing was taken")
            .hint("look at what is said above, then add `--yes`"));
    }
    write!(context.world.out, "{question} [y/N] ")?;
    context.world.out.flush()?;
    let answer = (context.world.answer)()?.unwrap_or_default();
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
