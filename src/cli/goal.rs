//! `opsarc goal`: goals in the form wish, outcome, obstacle, plan.

use clap::{Args, Subcommand};

use super::arguments;
use super::competency;
use super::context::Context;
use super::error::CliError;
use crate::export::record;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::body::{Body, Goal, GoalState};
use crate::profile::day::Day;
use crate::profile::goal::GoalMark;

/// What can happen to a goal.
#[derive(Debug, Subcommand)]
pub enum GoalCommand {
    /// Set a goal
    Add(AddArgs),
    /// Say that a goal is reached
    Reach(EndArgs),
    /// Drop a goal, with a reason
    Drop(EndArgs),
}

/// Arguments of `opsarc goal add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// What you wish for
    #[arg(long, value_parser = arguments::text, value_name = "TEXT", required = true)]
    pub wish: Text,
    /// The best that could come of it
    #[arg(long, value_parser = arguments::text, value_name = "TEXT", required = true)]
    pub outcome: Text,
    /// What in you stands in its way
    #[arg(long, value_parser = arguments::text, value_name = "TEXT", required = true)]
    pub obstacle: Text,
    /// If the obstacle comes, then what
    #[arg(long, value_parser = arguments::text, value_name = "TEXT", required = true)]
    pub plan: Text,
    /// The evidence that will prove it
    #[arg(long, value_parser = arguments::text, value_name = "TEXT")]
    pub shows: Option<Text>,
    /// Which competency it serves
    #[arg(long = "for", value_name = "COMPETENCY")]
    pub competency: Option<String>,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Arguments of `opsarc goal reach` and `opsarc goal drop`.
#[derive(Debug, Args)]
pub struct EndArgs {
    /// Which goal: the beginning or the end of its id, as `opsarc plan` shows it
    pub goal: String,
    /// Why it is dropped, or a remark
    #[arg(long, value_parser = arguments::text, value_name = "TEXT")]
    pub note: Option<Text>,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Records what happened to a goal.
///
/// # Errors
/// When there is no such goal or competency, when it is dropped without a reason, or the file cannot be read or written.
pub fn run(command: &GoalCommand, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    match command {
        GoalCommand::Add(args) => {
            let doing = "setting a goal";
            let at = context.moment(args.at, doing)?;
            let mut opened = context.open()?;
            let framework = &context.framework;
            let of = args.competency.as_deref().map(|name| competency::find_for(framework, name, doing)).transpose()?;
            let body = Body::Goal(Box::new(Goal {
                goal: None,
                competency: of.map(|ix| framework.competency(ix).id.clone()),
                wish: args.wish.clone(),
                outcome: args.outcome.clone(),
                obstacle: args.obstacle.clone(),
                plan: args.plan.clone(),
                shows: args.shows.clone(),
                state: GoalState::Open,
                note: None,
            }));
            let added = context.record(&mut opened, &Author::Oneself, at, vec![body])?;
            for entry in added.iter().filter_map(|id| opened.profile.log.get(id)) {
                let sentence = record::sentence(&context.framework, entry);
                writeln!(context.world.out, "You: {sentence} ({})", record::short(&entry.id))?;
            }
            Ok(())
        }
        GoalCommand::Reach(args) => end(args, GoalState::Reached, "reaching", context),
        GoalCommand::Drop(args) => {
            if args.note.is_none() {
                return Err(CliError::usage(format!("dropping goal `{}`", args.goal), "no reason is given")
                    .hint("say why with `--note`: it is the best part of a dropped goal"));
            }
            end(args, GoalState::Dropped, "dropping", context)
        }
    }
}

/// Says of an open goal how it ended.
fn end(args: &EndArgs, state: GoalState, verb: &str, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("{verb} goal `{}`", args.goal);
    let at = context.moment(args.at, &doing)?;
    let mut opened = context.open()?;
    let standing = opened.profile.log.standing(&context.framework, Day::MAX);
    let wanted = args.goal.trim().to_ascii_lowercase();
    let named = |mark: &&GoalMark| {
        let id = mark.entry.to_string();
        mark.goal.state == GoalState::Open && !wanted.is_empty() && (id.starts_with(&wanted) || id.ends_with(&wanted))
    };
    let found: Vec<&GoalMark> = standing.goals.values().filter(named).collect();
    let mark = match found.as_slice() {
        [one] => *one,
        [] => return Err(CliError::usage(&doing, "no open goal has that id").hint("`opsarc plan` lists the goals")),
        several => {
            let ids: Vec<_> = several.iter().map(|mark| record::short(&mark.entry)).collect();
            return Err(CliError::usage(&doing, format!("several goals have it: {}", ids.join(", "))));
        }
    };
    let body =
        Body::Goal(Box::new(Goal { goal: Some(mark.entry), state, note: args.note.clone(), ..mark.goal.clone() }));
    let added = context.record(&mut opened, &Author::Oneself, at, vec![body])?;
    for entry in added.iter().filter_map(|id| opened.profile.log.get(id)) {
        writeln!(context.world.out, "You: {}", record::sentence(&context.framework, entry))?;
    }
    Ok(())
}
