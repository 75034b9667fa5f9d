//! `opsarc rate`: one rating, with a note and evidence.

use clap::Args;

use super::arguments::{self, EvidenceArg, RatingArg};
use super::competency;
use super::context::{Context, Opened};
use super::error::CliError;
use crate::export::{record, words};
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::insight::overview::Overview;
use crate::insight::progress::Progress;
use crate::profile::author::Author;
use crate::profile::body::{Body, Evidence, Rated};
use crate::profile::day::Day;

/// Arguments of `opsarc rate`.
#[derive(Debug, Args)]
pub struct RateArgs {
    /// Which: its id, a unique beginning of it, or its title
    pub competency: String,
    /// 0 to 4, or none to take the rating back
    #[arg(value_name = "0..4 or none")]
    pub rating: RatingArg,
    /// Why, in a sentence
    #[arg(long, value_parser = arguments::text, value_name = "TEXT")]
    pub note: Option<Text>,
    /// Evidence for it; may be given several times
    #[arg(long, value_name = "KIND:TITLE[=LOCATOR]")]
    pub evidence: Vec<EvidenceArg>,
    /// The evidence is from a demo, public data or an exercise
    #[arg(long, requires = "evidence")]
    pub sandbox: bool,
    /// The rating is this mentor's; at the end of the line and without a name, that of the configuration
    #[arg(long, value_parser = arguments::text, value_name = "NAME")]
    pub mentor: Option<Option<Text>>,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Whose rating it is; a mentor who is not named is that of the configuration.
fn author(mentor: Option<&Option<Text>>, context: &Context<'_, '_>, doing: &str) -> Result<Author, CliError> {
    let configured = arguments::text(&context.preferences.mentor).ok();
    match mentor {
        None => Ok(Author::Oneself),
        Some(named) => match named.clone().or(configured) {
            Some(name) => Ok(Author::Mentor(name)),
            None => Err(CliError::usage(doing, "the mentor has no name")
                .hint("give one after `--mentor`, or set `mentor` with `opsarc config edit`")),
        },
    }
}

/// Records the rating and says what it did.
///
/// # Errors
/// When there is no such competency, or the file cannot be read or written.
pub fn run(args: &RateArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("rating `{}`", args.competency);
    let at = context.moment(args.at, &doing)?;
    let mut opened = context.open()?;
    let ix = competency::find_for(&context.framework, &args.competency, &doing)?;
    let id = context.framework.competency(ix).id.clone();
    let rated =
        Rated { competency: id.clone(), rating: args.rating.0, note: args.note.clone(), session: None, agreed: false };
    let evidence = args.evidence.iter().map(|e| {
        Body::Evidence(Evidence {
            competency: id.clone(),
            evidence: e.kind,
            title: e.title.clone(),
            locator: e.locator.clone(),
            note: None,
            date: None,
            setting: e.setting(args.sandbox),
        })
    });
    let bodies = std::iter::once(Body::Rating(rated)).chain(evidence).collect();
    let by = author(args.mentor.as_ref(), context, &doing)?;
    let before = context.view(&opened.profile).1;
    let added = context.record(&mut opened, &by, at, bodies)?;
    for entry in added.iter().filter_map(|id| opened.profile.log.get(id)) {
        let sentence = record::sentence(&context.framework, entry);
        writeln!(context.world.out, "{}: {sentence}", record::author(&entry.by))?;
    }
    tell(context, &opened, &before, ix)
}

/// Says what counts of `ix` now and what changed since `before`.
///
/// # Errors
/// When the output cannot be written.
pub fn tell(context: &mut Context<'_, '_>, opened: &Opened, before: &Overview, ix: Ix) -> Result<(), CliError> {
    let (standing, after) = context.view(&opened.profile);
    let claim = standing.marks.get(ix).zip(after.readings.get(ix)).and_then(|(mark, r)| words::claim(mark, r));
    if let Some(claim) = claim {
        writeln!(context.world.out, "It {claim}.")?;
    }
    let progress = Progress::between(before, &after);
    let sentence = progress.sentence(&context.framework);
    if !sentence.is_empty() {
        writeln!(context.world.out, "{sentence}")?;
    }
    if progress.next {
        writeln!(context.world.out, "Next: {}", words::headline(&context.framework, &after))?;
    }
    Ok(())
}
