//! `opsarc project`: a project is taken on, its steps ticked, finished with evidence, or dropped with a reason.

use clap::{Args, Subcommand};

use super::arguments::{self, EvidenceArg};
use super::competency::{self, guess, none};
use super::context::{Context, Opened};
use super::error::CliError;
use crate::export::{record, words};
use crate::framework::framework::Framework;
use crate::framework::project::Project;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::body::{Body, Evidence, ProjectEvent, ProjectStep};
use crate::profile::day::Day;
use crate::profile::undertaking::{Course, Undertaking};

/// What can happen to a project.
#[derive(Debug, Subcommand)]
pub enum ProjectCommand {
    /// Take a project on
    Take(TakeArgs),
    /// Tick a step
    Tick(TickArgs),
    /// Finish it with evidence; no rating changes by it
    Finish(FinishArgs),
    /// Drop it, with a reason
    Drop(DropArgs),
}

/// Arguments of `opsarc project take`.
#[derive(Debug, Args)]
pub struct TakeArgs {
    /// Which project, by id, as `opsarc plan` names it
    pub project: String,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Arguments of `opsarc project tick`.
#[derive(Debug, Args)]
pub struct TickArgs {
    /// Which project, by id, as `opsarc plan` names it
    pub project: String,
    /// Which of its steps, from 1
    pub step: u8,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Arguments of `opsarc project finish`.
#[derive(Debug, Args)]
pub struct FinishArgs {
    /// Which project, by id, as `opsarc plan` names it
    pub project: String,
    /// What shows it: kind of artefact, its title, and where it is
    #[arg(long, value_name = "KIND:TITLE[=LOCATOR]", required = true)]
    pub evidence: EvidenceArg,
    /// The competency that it is evidence for; the most pressing that the project moves, if left out
    #[arg(long = "for", value_name = "COMPETENCY")]
    pub competency: Option<String>,
    /// It was done on a demo, public data or an exercise
    #[arg(long)]
    pub sandbox: bool,
    /// A remark
    #[arg(long, value_parser = arguments::text, value_name = "TEXT")]
    pub note: Option<Text>,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Arguments of `opsarc project drop`.
#[derive(Debug, Args)]
pub struct DropArgs {
    /// Which project, by id, as `opsarc plan` names it
    pub project: String,
    /// Why
    #[arg(long, value_parser = arguments::text, value_name = "TEXT", required = true)]
    pub note: Text,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Records what happened.
///
/// # Errors
/// When there is no such project or step, when it does not stand so that this can happen to it, or the file cannot
/// be read or written.
pub fn run(command: &ProjectCommand, context: &mut Context<'_, '_>) -> Result<Opened, CliError> {
    match command {
        ProjectCommand::Take(args) => {
            let doing = format!("taking project `{}` on", args.project);
            tell(context, &doing, &args.project, args.at, |it, _| match it.course {
                Some(Course::UnderWay) => Err("it is under way already".to_owned()),
                _ => Ok(vec![it.step(ProjectEvent::Taken, None, None)]),
            })
        }
        ProjectCommand::Tick(args) => {
            let doing = format!("ticking step {} of project `{}`", args.step, args.project);
            tell(context, &doing, &args.project, args.at, |it, framework| {
                let steps = framework.brief(it.project).steps.len();
                match it.undertaking {
                    _ if !(1..=steps).contains(&usize::from(args.step)) => {
                        Err(format!("it has {}", words::count(steps, "step", "steps")))
                    }
                    Some(done) if done.course == Course::UnderWay && done.ticks.contains_key(&args.step) => {
                        Err("that step is ticked already".to_owned())
                    }
                    Some(done) if done.course != Course::UnderWay => {
                        Err("it is not under way: `opsarc project take` takes it up again".to_owned())
                    }
                    _ => Ok(vec![it.step(ProjectEvent::Step, Some(args.step), None)]),
                }
            })
        }
        ProjectCommand::Drop(args) => {
            let doing = format!("dropping project `{}`", args.project);
            tell(context, &doing, &args.project, args.at, |it, _| match it.course {
                Some(Course::UnderWay) => Ok(vec![it.step(ProjectEvent::Dropped, None, Some(args.note.clone()))]),
                _ => Err("it is not under way".to_owned()),
            })
        }
        ProjectCommand::Finish(args) => finish(args, context),
    }
}

/// A project with what happened to it so far.
struct Found<'a> {
    project: &'a Project,
    undertaking: Option<&'a Undertaking>,
    course: Option<Course>,
}

impl Found<'_> {
    fn step(&self, event: ProjectEvent, step: Option<u8>, note: Option<Text>) -> Body {
        Body::Project(ProjectStep { project: self.project.id.clone(), event, step, note })
    }
}

/// Records what `bodies` makes of the project as it stands, and says it.
fn tell(
    context: &mut Context<'_, '_>,
    doing: &str,
    name: &str,
    at: Option<Day>,
    bodies: impl Fn(&Found<'_>, &Framework) -> Result<Vec<Body>, String>,
) -> Result<Opened, CliError> {
    let at = context.moment(at, doing)?;
    let mut opened = context.open()?;
    let standing = opened.profile.log.standing(&context.framework, Day::MAX);
    let project = find(&context.framework, name, doing)?;
    let undertaking = standing.undertakings.get(&project.id);
    let found = Found { project, undertaking, course: undertaking.map(|it| it.course) };
    let bodies = bodies(&found, &context.framework)
        .map_err(|why| CliError::usage(doing, why).hint("`opsarc plan` shows the projects and how they stand"))?;
    let added = context.record(&mut opened, &Author::Oneself, at, bodies)?;
    for entry in added.iter().filter_map(|id| opened.profile.log.get(id)) {
        let sentence = record::sentence(&context.framework, entry);
        writeln!(context.world.out, "{}: {sentence}", record::author(&entry.by))?;
    }
    Ok(opened)
}

/// Files the evidence, then the end of the project; says what to rate again.
fn finish(args: &FinishArgs, context: &mut Context<'_, '_>) -> Result<Opened, CliError> {
    let doing = format!("finishing project `{}`", args.project);
    let opened = context.open()?;
    let overview = context.view(&opened.profile).1;
    let project = find(&context.framework, &args.project, &doing)?;
    let mut moved = project.moves.iter().filter_map(|moved| context.framework.find(&moved.competency));
    let pressing = overview.plan.project(&project.id).and_then(|report| report.closes.first().copied());
    let ix: Ix = match &args.competency {
        Some(name) => competency::find_for(&context.framework, name, &doing)?,
        None => pressing
            .or_else(|| moved.next())
            .ok_or_else(|| CliError::usage(&doing, "it moves no competency").hint("name one with `--for`"))?,
    };
    let id = context.framework.competency(ix).id.clone();
    let evidence = Body::Evidence(Evidence {
        competency: id.clone(),
        evidence: args.evidence.kind,
        title: args.evidence.title.clone(),
        locator: args.evidence.locator.clone(),
        note: None,
        date: None,
        setting: args.evidence.setting(args.sandbox),
    });
    let opened = tell(context, &doing, &args.project, args.at, |it, _| match it.course {
        Some(Course::UnderWay) => Ok(vec![evidence.clone(), it.step(ProjectEvent::Finished, None, args.note.clone())]),
        Some(Course::Finished) => Err("it is finished already".to_owned()),
        _ => Err("it is not under way: `opsarc project take` takes it on".to_owned()),
    })?;
    let project = find(&context.framework, &args.project, &doing)?;
    let moved: Vec<String> = project.moves.iter().map(|moved| moved.competency.to_string()).collect();
    writeln!(context.world.out, "No rating changed by it. Hold it against what it moved ({}):", moved.join(", "))?;
    writeln!(context.world.out, "`opsarc rate {id} 0..4`")?;
    Ok(opened)
}

/// The project with this id.
fn find<'a>(framework: &'a Framework, name: &str, doing: &str) -> Result<&'a Project, CliError> {
    let wanted = name.trim();
    framework.projects().iter().find(|project| project.id.as_str().eq_ignore_ascii_case(wanted)).ok_or_else(|| {
        let guessed = guess(wanted, framework.projects().iter().map(|project| project.id.as_str()));
        CliError::usage(doing, none("project", name, guessed)).hint("`opsarc plan` names those that close a gap")
    })
}
