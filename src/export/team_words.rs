//! The words of a team, shared by the screen, the text and the documents.

use unicode_width::UnicodeWidthStr as _;

use super::words::{self, count, list, title};
use super::wrap::fit;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::cover::{Cover, Share};
use crate::insight::learning::Pair;
use crate::insight::team::{FEWEST_UNNAMED, Flag, Leaving, Risk, Team};

/// What every picture of a team says of itself.
pub const NO_RANKING: &str = "People stand in alphabetical order. Nothing here adds a person up or ranks anyone.";

/// How many people the figures are of, such as "5 people" or "5 people and 3 redacted packets".
#[must_use]
pub fn people(team: &Team) -> String {
    let named = count(team.people.len(), "person", "people");
    if team.counts_redacted() {
        format!("{named} and {}", count(team.redacted, "redacted packet", "redacted packets"))
    } else {
        named
    }
}

/// What is shown of redacted packets, and what is not, and why; none where there are none.
#[must_use]
pub fn redacted(team: &Team) -> Option<String> {
    let packets = count(team.redacted, "redacted packet", "redacted packets");
    match team.redacted {
        0 => None,
        n if n < FEWEST_UNNAMED => Some(format!(
            "{packets} left out of every figure: whoever has the other profiles could take these away, and what is left \
             of fewer than {FEWEST_UNNAMED} would name one of them."
        )),
        _ => Some(format!(
            "{packets} counted, only as a number at 3 or more, a number who could teach, and a number in each stage. \
             Who is at what, who leaves and who could help whom is told of named people alone."
        )),
    }
}

/// The clusters that are needed, and why these.
#[must_use]
pub fn needed(framework: &Framework, team: &Team) -> String {
    let short = |id| framework.role(id).map_or_else(|| id.to_string(), |role| role.short.line().into_owned());
    let names: Vec<String> = team.needed.iter().map(short).collect();
    format!("{}, {}", list(&names), if team.asked { "as asked for" } else { "their roles" })
}

/// How many are at 3 or more, as three places: empty, one, two, three or more.
#[must_use]
pub fn depth(cover: &Cover, full: char, rest: char) -> String {
    (0..3).map(|place| if place < cover.independent { full } else { rest }).collect()
}

/// The highest rating, or that there is none.
#[must_use]
pub fn highest(cover: &Cover) -> String {
    cover.highest.map_or_else(|| "unrated".to_owned(), |rating| format!("highest {rating}"))
}

/// Names of people by their positions, `most` of them at most, with how many more there are.
#[must_use]
pub fn names(team: &Team, positions: &[u32], most: usize, unnamed: usize) -> String {
    let mut names: Vec<String> = positions.iter().take(most).map(|position| team.label(*position).to_owned()).collect();
    if positions.len() > most {
        names.push(format!("{} more", positions.len() - most));
    }
    if unnamed > 0 {
        names.push(format!("{unnamed} of the redacted"));
    }
    list(&names)
}

/// Who could teach it: those at 4, else those whose 3 is backed.
#[must_use]
pub fn teachers(team: &Team, cover: &Cover, most: usize) -> String {
    if cover.teachers == 0 {
        return "nobody yet".to_owned();
    }
    names(team, cover.named_teachers(), most, cover.teachers_unnamed)
}

/// What is the matter, such as "nobody at 3, highest 2" or "hangs on Ada alone".
#[must_use]
pub fn risk(team: &Team, flag: &Flag) -> String {
    let cover = team.cover(flag.competency);
    match flag.risk {
        Risk::Nobody => match cover.and_then(|cover| cover.highest) {
            Some(rating) => format!("nobody at 3, highest {rating}"),
            None => "nobody is rated in it".to_owned(),
        },
        Risk::OneAlone(Some(position)) => format!("hangs on {} alone", team.label(position)),
        Risk::OneAlone(None) => "hangs on one of the redacted alone".to_owned(),
    }
}

/// How much the needed clusters rest on a competency.
#[must_use]
pub fn weight(weight: u8) -> &'static str {
    match weight {
        0 => "not asked for by what is needed",
        1 => "something to be conversant with",
        2 => "a regular part of the work",
        _ => "essential",
    }
}

/// What would change if this person left, in sentences.
#[must_use]
pub fn leaving(framework: &Framework, leaving: &Leaving) -> Vec<String> {
    let titles = |list: &[Ix]| list.iter().map(|ix| title(framework, *ix)).collect::<Vec<_>>();
    let mut told = Vec::new();
    if !leaving.to_none.is_empty() {
        told.push(format!("Nobody would be at 3 any more in {}.", list(&titles(&leaving.to_none))));
    }
    if !leaving.to_one.is_empty() {
        told.push(format!("One person alone would be at 3 in {}.", list(&titles(&leaving.to_one))));
    }
    if told.is_empty() {
        told.push("Nothing would be left to one person alone or to nobody.".to_owned());
    }
    told
}

/// A pair's two directions, in sentences.
#[must_use]
pub fn pair(framework: &Framework, team: &Team, pair: &Pair) -> Vec<String> {
    let way = |helper: u32, learner: u32, topics: &[Ix]| {
        let titles: Vec<String> = topics.iter().map(|ix| title(framework, *ix)).collect();
        (!titles.is_empty())
            .then(|| format!("{} could help {} with {}.", team.label(helper), team.label(learner), list(&titles)))
    };
    let ways = [way(pair.first, pair.second, &pair.first_helps), way(pair.second, pair.first, &pair.second_helps)];
    ways.into_iter().flatten().collect()
}

/// How a group is covered, such as "9 of 12 covered, 4 of them by one person alone".
#[must_use]
pub fn share(share: &Share) -> String {
    let covered = share.one + share.more;
    let alone = match share.one {
        0 => String::new(),
        1 => ", 1 of them by one person alone".to_owned(),
        n => format!(", {n} of them by one person alone"),
    };
    format!("{covered} of {} covered{alone}", share.of)
}

/// A stage with how many are active in it.
#[must_use]
pub fn in_stage(framework: &Framework, stage: u8, people: usize) -> String {
    format!("{} in stage {stage} {}", people, words::stage_name(framework, stage))
}

/// The ratings from the highest down, unrated last: the order in which it is told who is at what.
pub fn steps() -> impl Iterator<Item = Option<Rating>> {
    Rating::all().rev().map(Some).chain([None])
}

/// What a file that was united with another is called in a sentence; none where there is none.
#[must_use]
pub fn united(team: &Team) -> Option<String> {
    (team.united > 0).then(|| {
        let files = count(team.united, "file was", "files were");
        format!("{files} of a person who has another one here; the two are read as one record.")
    })
}

/// Who of the people is made-up; none where nobody is.
#[must_use]
pub fn samples(team: &Team) -> Option<String> {
    let samples: Vec<u32> = (0_u32..).zip(&team.people).filter(|(_, person)| person.sample).map(|(n, _)| n).collect();
    match samples.len() {
        0 => None,
        n if n == team.people.len() => Some("All profiles are samples, made-up.".to_owned()),
        _ => Some(format!("Samples, made-up: {}.", names(team, &samples, 6, 0))),
    }
}

/// Names of people, as many as fit `columns` whole, and how many more there are. Looks at no more people than fit.
#[must_use]
pub fn names_within(team: &Team, positions: &[u32], unnamed: usize, columns: usize) -> String {
    let total = positions.len() + unnamed;
    let rest = |left: usize| if left == 0 { String::new() } else { format!("+{left}") };
    let mut line = String::new();
    for (n, position) in positions.iter().enumerate() {
        let (name, left) = (team.label(*position), total - n - 1);
        let comma = if n == 0 { "" } else { ", " };
        let after = if left == 0 { 0 } else { rest(left).len() + 1 };
        if line.width() + comma.len() + name.width() + after > columns {
            let more = rest(total - n);
            return if n == 0 && columns >= more.len() + 8 {
                format!("{} {}", fit(name, columns - more.len() - 1), rest(left)).trim_end().to_owned()
            } else {
                format!("{line} {more}").trim_start().to_owned()
            };
        }
        line.push_str(comma);
        line.push_str(name);
    }
    match (positions.len(), unnamed) {
        (_, 0) => line,
        (0, n) => format!("{n} redacted"),
        (_, n) => format!("{line} +{n}"),
    }
}
