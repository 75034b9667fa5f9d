//! A record at the command line as the one who is seated may see it: what a mentor is not to know before they have rated
//! is left out, as at the screen.

use std::borrow::Cow;

use super::context::{Context, Opened};
use super::error::CliError;
use crate::app::briefing::Briefing;
use crate::app::curtain::Curtain;
use crate::app::session::Session;
use crate::export::{meanwhile, topics};
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::day::Day;
use crate::profile::log::Log;
use crate::profile::profile::Profile;
use crate::store::{mentee_folder, seat_file};

/// Who is seated at a command: the mentor of the open session, else the one as whom a mentee's record was opened last,
/// else the person.
#[must_use]
pub fn seat(context: &Context<'_, '_>, opened: &Opened) -> Author {
    let log = &opened.profile.log;
    let open = log.open_sessions(Day::MAX).pop().and_then(|session| log.meeting(&session, Day::MAX));
    let kept = || {
        let held = mentee_folder::holds(&context.places, &opened.path);
        let id = held.then_some(opened.profile.header.id)?;
        seat_file::load(&context.places, id).unwrap_or_default().mentor
    };
    open.map(|meeting| meeting.mentor).or_else(kept).map_or(Author::Oneself, Author::Mentor)
}

/// The record as `seat` sees it.
#[must_use]
pub fn session(context: &Context<'_, '_>, profile: Profile, seat: Author) -> Session {
    let framework = match &context.framework {
        Cow::Borrowed(framework) => *framework,
        // It lives as long as the program, which runs one command.
        Cow::Owned(framework) => Box::leak(Box::new(framework.clone())),
    };
    Session::new(framework, profile, context.as_of(), None).opened_by(seat)
}

/// Whether a mentee's record holds self-ratings that its mentor has not answered yet: commands do not hide them.
#[must_use]
pub fn tells(context: &Context<'_, '_>, opened: &Opened) -> bool {
    let blind = |log: &Log, seat: &Author| Curtain::new(log, seat, context.as_of(), false).is_blind();
    mentee_folder::holds(&context.places, &opened.path) && blind(&opened.profile.log, &seat(context, opened))
}

/// What there is to be talked about with the record, as `mentor` may see it.
#[must_use]
pub fn agenda(context: &Context<'_, '_>, profile: Profile, mentor: Text) -> String {
    let session = session(context, profile, Author::Mentor(mentor));
    text(&session, &Briefing::new(&session, Briefing::changes(&session).as_ref()))
}

/// What happened since last time and the agenda, as text.
#[must_use]
pub fn text(session: &Session, briefing: &Briefing) -> String {
    let mut text = meanwhile::text(&briefing.meanwhile, briefing.last);
    text.push_str(&topics::text(session.framework(), &briefing.topics));
    text
}

/// What is on the agenda, in a line: the first of it by name.
#[must_use]
pub fn headline(context: &Context<'_, '_>, profile: Profile, mentor: Text) -> String {
    let session = session(context, profile, Author::Mentor(mentor));
    topics::headline(session.framework(), &Briefing::new(&session, None).topics)
}

/// Opens the profile in use, and says where reading it tells a mentor what they are not to know yet.
///
/// # Errors
/// As [`Context::open`].
pub fn opened(context: &mut Context<'_, '_>) -> Result<Opened, CliError> {
    let opened = context.open()?;
    if tells(context, &opened) {
        writeln!(
            context.world.err,
            "note: this is a mentee's record, and commands hide nothing: self-ratings that you have not answered yet \
             are told; `opsarc packet open` hides them"
        )?;
    }
    Ok(opened)
}
