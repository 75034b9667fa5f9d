//! `opsarc session`: a mentoring session from the command line, one subcommand for each thing that the screen can do.

use clap::{Args, Subcommand};

use super::arguments::{self, RatingArg};
use super::competency;
use super::context::{Context, Opened};
use super::error::CliError;
use super::{reference, seated, status};
use crate::app::briefing::Briefing;
use crate::export::minutes::Minutes;
use crate::export::record;
use crate::export::topics::AgendaReport;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::body::{Action, ActionState, Body, Rated, Session, SessionPhase};
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::log::Log;
use crate::profile::meeting::{MOST_ACTIONS, Meeting};

/// What can be done in a session.
#[derive(Debug, Subcommand)]
pub enum SessionCommand {
    /// Open a session with a mentor
    Open(OpenArgs),
    /// What happened since last time, what is worth talking about, and two questions
    Agenda(AgendaArgs),
    /// Put a competency on the agenda
    Add(OfArgs),
    /// Rate a competency as the mentor, before both are laid side by side
    Rate(RateArgs),
    /// Lay what the mentor rated beside the self-ratings
    Reveal(AtArgs),
    /// Agree on one rating, with a reason
    Agree(AgreeArgs),
    /// Leave it at seeing a competency differently, with what would settle it
    Disagree(DisagreeArgs),
    /// Set an action with its date and the evidence that will show it; at most three
    Action(ActionArgs),
    /// Close the session
    Close(CloseArgs),
    /// The minutes of a session as Markdown
    Minutes(MinutesArgs),
}

/// When an entry is dated.
#[derive(Debug, Args)]
pub struct AtArgs {
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Arguments of `opsarc session open`.
#[derive(Debug, Args)]
pub struct OpenArgs {
    /// The mentor's name
    #[arg(long, value_parser = arguments::text, value_name = "NAME", required = true)]
    pub mentor: Text,
    /// When.
    #[command(flatten)]
    pub when: AtArgs,
}

/// Arguments of `opsarc session agenda`.
#[derive(Debug, Args)]
pub struct AgendaArgs {
    /// Print JSON (`opsarc/agenda@1`)
    #[arg(long)]
    pub json: bool,
}

/// A competency.
#[derive(Debug, Args)]
pub struct OfArgs {
    /// Which: its id, a unique beginning of it, or its title
    pub competency: String,
    /// When.
    #[command(flatten)]
    pub when: AtArgs,
}

/// Arguments of `opsarc session rate`.
#[derive(Debug, Args)]
pub struct RateArgs {
    /// Which: its id, a unique beginning of it, or its title
    pub competency: String,
    /// 0 to 4, or none where the mentor cannot tell
    #[arg(value_name = "0..4 or none")]
    pub rating: RatingArg,
    /// Why, in a sentence
    #[arg(long, value_parser = arguments::text, value_name = "TEXT")]
    pub note: Option<Text>,
    /// When.
    #[command(flatten)]
    pub when: AtArgs,
}

/// Arguments of `opsarc session agree`.
#[derive(Debug, Args)]
pub struct AgreeArgs {
    /// Which: its id, a unique beginning of it, or its title
    pub competency: String,
    /// 0 to 4
    #[arg(value_name = "0..4")]
    pub rating: RatingArg,
    /// The reason
    #[arg(long, value_parser = arguments::text, value_name = "TEXT", required = true)]
    pub note: Text,
    /// When.
    #[command(flatten)]
    pub when: AtArgs,
}

/// Arguments of `opsarc session disagree`.
#[derive(Debug, Args)]
pub struct DisagreeArgs {
    /// Which: its id, a unique beginning of it, or its title
    pub competency: String,
    /// What is seen differently
    #[arg(long, value_parser = arguments::text, value_name = "TEXT", required = true)]
    pub note: Text,
    /// When.
    #[command(flatten)]
    pub when: AtArgs,
}

/// Arguments of `opsarc session action`.
#[derive(Debug, Args)]
pub struct ActionArgs {
    /// What is to be done
    #[arg(value_parser = arguments::text)]
    pub text: Text,
    /// By when (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", required = true)]
    pub due: Day,
    /// The evidence that will show it
    #[arg(long, value_parser = arguments::text, value_name = "TEXT", required = true)]
    pub shows: Text,
    /// Which competency it serves
    #[arg(long = "for", value_name = "COMPETENCY")]
    pub competency: Option<String>,
    /// When.
    #[command(flatten)]
    pub when: AtArgs,
}

/// Arguments of `opsarc session close`.
#[derive(Debug, Args)]
pub struct CloseArgs {
    /// What was said, in short
    #[arg(long, value_parser = arguments::text, value_name = "TEXT")]
    pub note: Option<Text>,
    /// The next date (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub next: Option<Day>,
    /// When.
    #[command(flatten)]
    pub when: AtArgs,
}

/// Arguments of `opsarc session minutes`.
#[derive(Debug, Args)]
pub struct MinutesArgs {
    /// Which session: its day, the beginning or the end of its id, or `last` for the last one closed; if left out, the
    /// one that is open, else the last
    pub session: Option<String>,
    /// Print JSON (`opsarc/minutes@1`)
    #[arg(long)]
    pub json: bool,
}

/// Does what is asked in a session.
///
/// # Errors
/// When no session is open where one is needed, there is no such competency, or the file cannot be read or written.
pub fn run(command: &SessionCommand, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    match command {
        SessionCommand::Open(args) => open(args, context),
        SessionCommand::Agenda(args) => agenda(args, context),
        SessionCommand::Minutes(args) => minutes(args, context),
        SessionCommand::Add(args) => {
            let doing = format!("putting `{}` on the agenda", args.competency);
            say(context, &doing, &args.when, Some(&args.competency), |_, meeting, id| {
                Ok(Body::Session(Box::new(Session {
                    competencies: id.into_iter().collect(),
                    ..meeting.step_of(SessionPhase::Added)
                })))
            })
        }
        SessionCommand::Rate(args) => {
            let doing = format!("rating `{}` in the session", args.competency);
            say(context, &doing, &args.when, Some(&args.competency), |_, meeting, id| {
                if id.as_ref().is_some_and(|id| meeting.revealed.contains(id)) {
                    return Err(CliError::usage(&doing, "both sides are seen, so it is no longer rated blind")
                        .hint("`opsarc session agree` agrees on a rating, `opsarc session disagree` leaves it open"));
                }
                let (rating, note) = (args.rating.0, args.note.clone());
                rated(&doing, id, rating, note, meeting, false)
            })
        }
        SessionCommand::Reveal(args) => {
            let doing = "laying ratings side by side";
            say(context, doing, args, None, |_, meeting, _| {
                let waits = meeting.given.keys().filter(|id| !meeting.revealed.contains(*id));
                let competencies: Vec<CompetencyId> = waits.cloned().collect();
                if competencies.is_empty() {
                    return Err(CliError::usage(doing, "nothing waits").hint("`opsarc session rate` rates blind"));
                }
                Ok(Body::Session(Box::new(Session { competencies, ..meeting.step_of(SessionPhase::Revealed) })))
            })
        }
        SessionCommand::Agree(args) => {
            let doing = format!("agreeing on `{}`", args.competency);
            if args.rating.0.is_none() {
                return Err(
                    CliError::usage(&doing, "one agrees on 0 to 4").hint("`opsarc session disagree` leaves it open")
                );
            }
            say(context, &doing, &args.when, Some(&args.competency), |_, meeting, id| {
                seen(&doing, meeting, id.as_ref())?;
                rated(&doing, id, args.rating.0, Some(args.note.clone()), meeting, true)
            })
        }
        SessionCommand::Disagree(args) => {
            let doing = format!("leaving `{}` open", args.competency);
            say(context, &doing, &args.when, Some(&args.competency), |_, meeting, id| {
                seen(&doing, meeting, id.as_ref())?;
                let (disagreed, note) = (id.into_iter().collect(), Some(args.note.clone()));
                Ok(Body::Session(Box::new(Session { disagreed, note, ..meeting.step_of(SessionPhase::Differed) })))
            })
        }
        SessionCommand::Action(args) => {
            let doing = "setting an action";
            let framework = context.framework.clone();
            say(context, doing, &args.when, args.competency.as_deref(), |log, meeting, competency| {
                if meeting.standing_actions(&log.standing(&framework, Day::MAX)) >= MOST_ACTIONS {
                    return Err(CliError::usage(doing, "three are set, and more are rarely done")
                        .hint("drop one at the screen first, or take the last back with `opsarc undo --mentor NAME`"));
                }
                let (text, shows) = (Some(args.text.clone()), Some(args.shows.clone()));
                let (due, session) = (Some(args.due), Some(meeting.session));
                Ok(Body::Action(Box::new(Action {
                    action: None,
                    text,
                    due,
                    shows,
                    competency,
                    session,
                    state: ActionState::Open,
                })))
            })
        }
        SessionCommand::Close(args) => say(context, "closing the session", &args.when, None, |_, meeting, _| {
            let disagreed = meeting.disagreed().cloned().collect();
            let (note, next) = (args.note.clone(), args.next);
            Ok(Body::Session(Box::new(Session { disagreed, note, next, ..meeting.step_of(SessionPhase::Closed) })))
        }),
    }
}

fn open(args: &OpenArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = "opening a session";
    let at = context.moment(args.when.at, doing)?;
    let mut opened = context.open()?;
    let mentor = args.mentor.clone();
    let body = Session::opening(mentor.clone());
    let added = context.record(&mut opened, &Author::Mentor(mentor), at, vec![Body::Session(Box::new(body))])?;
    tell(context, &opened, &added)
}

fn rated(
    doing: &str,
    id: Option<CompetencyId>,
    rating: Option<Rating>,
    note: Option<Text>,
    meeting: &Meeting,
    agreed: bool,
) -> Result<Body, CliError> {
    let competency = id.ok_or_else(|| CliError::usage(doing, "no competency is named"))?;
    Ok(Body::Rating(Rated { competency, rating, note, session: Some(meeting.session), agreed }))
}

/// Whether the mentor has rated the competency and both sides are seen: before that there is nothing to agree on.
fn seen(doing: &str, meeting: &Meeting, id: Option<&CompetencyId>) -> Result<(), CliError> {
    if id.is_none_or(|id| meeting.revealed.contains(id)) {
        return Ok(());
    }
    Err(CliError::usage(doing, "the two sides are not laid side by side yet").hint(
        "`opsarc session rate` gives the mentor's rating (`none` where they cannot tell), then `opsarc session reveal`",
    ))
}

/// Records in the open session, as its mentor, what `body` makes of it.
fn say(
    context: &mut Context<'_, '_>,
    doing: &str,
    when: &AtArgs,
    competency: Option<&str>,
    body: impl FnOnce(&Log, &Meeting, Option<CompetencyId>) -> Result<Body, CliError>,
) -> Result<(), CliError> {
    let at = context.moment(when.at, doing)?;
    let mut opened = context.open()?;
    let ix = competency.map(|name| competency::find_for(&context.framework, name, doing)).transpose()?;
    let id = ix.map(|ix| context.framework.competency(ix).id.clone());
    let log = &opened.profile.log;
    let open = log.open_sessions(Day::MAX).pop().and_then(|session| log.meeting(&session, Day::MAX));
    let Some(meeting) = open else {
        return Err(CliError::usage(doing, "no session is open").hint("`opsarc session open --mentor NAME` opens one"));
    };
    let body = body(log, &meeting, id)?;
    let added = context.record(&mut opened, &Author::Mentor(meeting.mentor.clone()), at, vec![body])?;
    tell(context, &opened, &added)
}

fn tell(context: &mut Context<'_, '_>, opened: &Opened, added: &[EntryId]) -> Result<(), CliError> {
    for entry in added.iter().filter_map(|id| opened.profile.log.get(id)) {
        let sentence = record::in_context(&context.framework, &opened.profile.log, entry);
        writeln!(context.world.out, "{}: {sentence}", record::author(&entry.by))?;
    }
    Ok(())
}

fn agenda(args: &AgendaArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = context.open()?;
    let seat = seated::seat(context, &opened);
    let session = seated::session(context, opened.profile, seat);
    let briefing = Briefing::new(&session, Briefing::changes(&session).as_ref());
    if args.json {
        let meeting = briefing.meeting.map(|meeting| meeting.session);
        let report = AgendaReport::new(session.framework(), &briefing.topics, session.until(), meeting, briefing.last);
        return status::json(context, &report);
    }
    Ok(context.world.out.write_all(seated::text(&session, &briefing).as_bytes())?)
}

fn minutes(args: &MinutesArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = "making the minutes";
    let opened = context.open()?;
    let day = context.as_of();
    let log = &opened.profile.log;
    let (standing, _) = context.view(&opened.profile);
    let named = args.session.as_deref();
    let session = match named.map(|name| reference::session(log, &standing, day, name, doing)).transpose()? {
        Some(session) => Some(session),
        None => log.open_sessions(day).pop().or_else(|| standing.sessions.last().map(|held| held.session)),
    };
    let Some(meeting) = session.and_then(|session| log.meeting(&session, day)) else {
        return Err(
            CliError::usage(doing, "no session was held yet").hint("`opsarc session open --mentor NAME` opens one")
        );
    };
    let minutes = Minutes::new(&context.framework, &opened.profile, &standing, &meeting, day);
    if args.json {
        return status::json(context, &minutes);
    }
    Ok(context.world.out.write_all(minutes.markdown().as_bytes())?)
}
