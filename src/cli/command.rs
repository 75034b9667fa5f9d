//! The commands and the options that go with every one, and the way from arguments to an exit status.

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use super::context::Context;
use super::error::CliError;
use super::git::command as git;
use super::global::Global;
use super::packet::command as packet;
use super::world::World;
use super::{
    calibration, check, completions, config, demo, diff, doctor, evidence, examples, export, forecast, framework, gaps,
    goal, horizon, import, init, interface, keys, lint_job, log, man, matrix, merge, next, note, panel, plan, profile,
    project, purge, rate, redo, review, schema, session, set, shot, show, sign, start, status, team, timeline, tour,
    undo, verify, want,
};
use crate::app::plain::spoken::spoken;
use crate::export::columns::within;

/// Plan a career in AIOps: walk a skills matrix, keep the evidence, see the arc.
///
/// Alone, opsarc opens the interface on your profile. Everything stays on this machine: one readable
/// file, no account, no network.
#[derive(Debug, Parser)]
#[command(
    name = "opsarc",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "Exit status: 0 done, 1 a check found something, 2 wrong usage, 3 a file could not be read or \
                  written, 4 not valid, 101 an error of opsarc's own."
)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do; the interface where nothing is named.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Every command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the interface on a sample profile; nothing is saved unless asked
    Demo,
    /// Take five minutes to learn the program on a made-up record; nothing of it is kept
    Tour,
    /// Begin a new profile without questions
    Init(init::InitArgs),
    /// Change name, roles, pathway, target or hours; each change is an entry
    Set(set::SetArgs),
    /// Record a rating
    Rate(rate::RateArgs),
    /// Record a piece of evidence
    Evidence(evidence::EvidenceArgs),
    /// Record a note
    Note(note::NoteArgs),
    /// Set after how many months a competency is stale for you
    Horizon(horizon::HorizonArgs),
    /// Take a project on, tick its steps, finish it with evidence, or drop it with a reason
    #[command(subcommand)]
    Project(project::ProjectCommand),
    /// Set a goal, or say that it is reached or dropped
    #[command(subcommand)]
    Goal(goal::GoalCommand),
    /// Mark how much you want to work on a competency
    Want(want::WantArgs),
    /// Say whether there is an opportunity to work on a competency; none yet is an ask for the manager
    Opportunity(want::OpportunityArgs),
    /// A mentoring session: the agenda, ratings, what is agreed, actions, minutes
    #[command(subcommand)]
    Session(session::SessionCommand),
    /// Where your ratings ran above or below your mentor's
    Calibration(calibration::CalibrationArgs),
    /// Take the last entry back; nothing is lost
    Undo(undo::UndoArgs),
    /// Bring back what was taken back last
    Redo(redo::RedoArgs),
    /// Remove the words of an entry for good, here and in every copy merged later
    Purge(purge::PurgeArgs),
    /// Record ratings from a table (CSV)
    Import(import::ImportArgs),
    /// Where you stand: level, arc, next step, pitfalls, fit
    Status(status::StatusArgs),
    /// The one next step, why, and what would show it done
    Next(next::NextArgs),
    /// What lies below what is expected, most pressing first
    Gaps(gaps::GapsArgs),
    /// All competencies at once, grouped, filtered, through the lens of a role
    Matrix(matrix::MatrixArgs),
    /// This week's review: at most five minutes of what is disputed, changed or stale
    Review(review::ReviewArgs),
    /// When the next level would be reached at your own pace: a range, or what it lacks
    Forecast(forecast::ForecastArgs),
    /// Write a document made from the record; without a format, list them
    Export(export::ExportArgs),
    /// Draw a screen of the interface as a picture or as text, without a terminal
    Shot(shot::ShotArgs),
    /// Compare the scorecard sheets of several interviewers
    Panel(panel::PanelArgs),
    /// Say which hiring pitfalls a job description shows
    LintJob(lint_job::LintJobArgs),
    /// What to do about the gaps: projects, goals, and the weeks ahead
    Plan(plan::PlanArgs),
    /// Anything of the matrix in full: a competency, a project, a level, a role, a term
    Show(show::ShowArgs),
    /// The record, newest first
    Log(log::LogArgs),
    /// The record over time: calendar, milestones, the log by day
    Timeline(timeline::TimelineArgs),
    /// What several people can do together: coverage, who could teach, what hangs on one person
    Team(team::TeamArgs),
    /// Check profiles, packets and frameworks
    Check(check::CheckArgs),
    /// List, locate, begin or rename profiles, or print their schema
    #[command(subcommand)]
    Profile(profile::ProfileCommand),
    /// Mentoring by files: make, open, return, accept or show a packet
    #[command(subcommand)]
    Packet(packet::PacketCommand),
    /// Unite copies of one profile; nothing of any is lost
    Merge(merge::MergeArgs),
    /// What changed between two copies of a profile, or in a profile since a day
    Diff(diff::DiffArgs),
    /// Sign what a mentor said and agreed, with their SSH key
    Sign(sign::SignArgs),
    /// Which ratings are signed, by whom, and what was changed after
    Verify(verify::VerifyArgs),
    /// Profiles in a git repository: merged without conflicts, shown as words
    #[command(subcommand)]
    Git(git::GitCommand),
    /// List, show, check or export frameworks
    #[command(subcommand)]
    Framework(framework::FrameworkCommand),
    /// Print the JSON Schema of a shape that opsarc writes
    Schema(schema::SchemaArgs),
    /// Look at folders, profile, terminal and programs, and say what to do; changes nothing
    Doctor(doctor::DoctorArgs),
    /// Print every key of the interface, as the configuration changes them
    Keys(keys::KeysArgs),
    /// Locate, show, edit or check the configuration
    #[command(subcommand)]
    Config(config::ConfigCommand),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArgs),
    /// Print the manual page
    Man(man::ManArgs),
}

/// The command line as clap knows it.
#[must_use]
pub fn command() -> clap::Command {
    examples::told(Cli::command())
}

/// The command line where it only starts the interface, without building the whole of it.
fn at_once(arguments: &[OsString]) -> Option<Cli> {
    let (global, opens) = start::parse(arguments)?;
    let command = match opens {
        start::Opens::Own => None,
        start::Opens::Sample => Some(Command::Demo),
    };
    Some(Cli { global, command })
}

/// Runs the command line `arguments`, the program's name first, and gives the exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>, world: &mut World<'_>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some(shell) = (world.env)(completions::ASKS).filter(|shell| !shell.is_empty()) {
        let answered = completions::answer(&shell.to_string_lossy(), &arguments, command(), world);
        return answered.map_or_else(|error| told(&error, false, world), |()| 0);
    }
    let whole = || Cli::from_arg_matches_mut(&mut command().try_get_matches_from(&arguments)?);
    let cli = match at_once(&arguments).map_or_else(whole, Ok) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors, and go where output goes.
            let (stream, code) = if error.use_stderr() { (&mut *world.err, 2) } else { (&mut *world.out, 0) };
            return match write!(stream, "{}", error.render()).and_then(|()| stream.flush()) {
                Ok(()) => code,
                Err(error) => CliError::from(error).code(),
            };
        }
    };
    match dispatch(&cli, world).and_then(|()| Ok(world.out.flush()?)) {
        Ok(()) => 0,
        Err(error) => told(&error, cli.global.plain || world.plain(), world),
    }
}

/// Tells an error and gives its exit status, in plain mode in lines of ASCII within the columns there are. What was said
/// before it failed stands before it.
fn told(error: &CliError, plain: bool, world: &mut World<'_>) -> u8 {
    let _ = world.out.flush();
    let said = error.to_string();
    let said = if plain { within(&spoken(&said)) } else { said };
    let _ = world.err.write_all(said.as_bytes());
    error.code()
}

fn dispatch(cli: &Cli, world: &mut World<'_>) -> Result<(), CliError> {
    match &cli.command {
        // These need neither a profile nor a framework.
        Some(Command::Completions(args)) => return completions::run(args, world),
        Some(Command::Man(args)) => return man::run(args, command(), world),
        Some(Command::Schema(args)) => return schema::run(args, world),
        _ => {}
    }
    let mut context = Context::new(&cli.global, world)?;
    let context = &mut context;
    // Before a screen is drawn nothing is asked that only text needs.
    let draws = matches!(cli.command, None | Some(Command::Demo | Command::Tour));
    if !draws || context.plain() || !context.world.terminal {
        context.measure();
    }
    match &cli.command {
        None => interface::open(context),
        Some(Command::Demo) => demo::run(context),
        Some(Command::Tour) => tour::run(context),
        Some(Command::Init(args)) => init::run(args, context),
        Some(Command::Set(args)) => set::run(args, context),
        Some(Command::Rate(args)) => rate::run(args, context),
        Some(Command::Evidence(args)) => evidence::run(args, context),
        Some(Command::Note(args)) => note::run(args, context),
        Some(Command::Horizon(args)) => horizon::run(args, context),
        Some(Command::Project(command)) => project::run(command, context).map(drop),
        Some(Command::Goal(command)) => goal::run(command, context),
        Some(Command::Want(args)) => want::run(args, context),
        Some(Command::Opportunity(args)) => want::run_opportunity(args, context),
        Some(Command::Session(command)) => session::run(command, context),
        Some(Command::Calibration(args)) => calibration::run(args, context),
        Some(Command::Undo(args)) => undo::run(args, context),
        Some(Command::Redo(args)) => redo::run(args, context),
        Some(Command::Purge(args)) => purge::run(args, context),
        Some(Command::Import(args)) => import::run(args, context),
        Some(Command::Status(args)) => status::run(args, context),
        Some(Command::Next(args)) => next::run(args, context),
        Some(Command::Gaps(args)) => gaps::run(args, context),
        Some(Command::Matrix(args)) => matrix::run(args, context),
        Some(Command::Review(args)) => review::run(args, context),
        Some(Command::Export(args)) => export::run(args, context),
        Some(Command::Shot(args)) => shot::run(args, context),
        Some(Command::Panel(args)) => panel::run(args, context),
        Some(Command::LintJob(args)) => lint_job::run(args, context),
        Some(Command::Forecast(args)) => forecast::run(args, context),
        Some(Command::Plan(args)) => plan::run(args, context),
        Some(Command::Show(args)) => show::run(args, context),
        Some(Command::Log(args)) => log::run(args, context),
        Some(Command::Timeline(args)) => timeline::run(args, context),
        Some(Command::Team(args)) => team::run(args, context),
        Some(Command::Check(args)) => check::run(args, context),
        Some(Command::Profile(command)) => profile::run(command, context),
        Some(Command::Packet(command)) => packet::run(command, context),
        Some(Command::Merge(args)) => merge::run(args, context),
        Some(Command::Diff(args)) => diff::run(args, context),
        Some(Command::Sign(args)) => sign::run(args, context),
        Some(Command::Verify(args)) => verify::run(args, context),
        Some(Command::Git(command)) => git::run(command, context),
        Some(Command::Framework(command)) => framework::run(command, context),
        Some(Command::Doctor(args)) => doctor::run(args, context),
        Some(Command::Keys(args)) => keys::run(args, context),
        Some(Command::Config(command)) => config::run(command, context),
        Some(Command::Completions(_) | Command::Man(_) | Command::Schema(_)) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
    }

    fn told(line: &str, parse: impl Fn(&[OsString]) -> Option<Cli>) -> Option<String> {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        parse(&arguments).map(|cli| format!("{cli:?}"))
    }

    #[test]
    fn the_interface_starts_as_the_whole_command_line_says() {
        let whole = |arguments: &[OsString]| Cli::try_parse_from(arguments).ok();
        for line in [
            "opsarc",
            "opsarc demo",
            "opsarc --plain demo",
            "opsarc demo --as-of 2026-03-01",
            "opsarc --profile work --framework x.json",
        ] {
            assert!(told(line, at_once).is_some(), "{line}");
            assert_eq!(told(line, at_once), told(line, whole), "{line}");
        }
        for other in
            ["opsarc status", "opsarc --help", "opsarc -V", "opsarc demo x", "opsarc --as-of soon", "opsarc help"]
        {
            assert_eq!(told(other, at_once), None, "{other}");
        }
    }
}
