//! The interview scorecard (brief 2.10), for paper and for a spreadsheet: the same questions, strong points and anchors
//! for every interviewer, the evidence before the score, and a stop in place of a total.

use super::document::document::{Block, Cell, Column, Document, Mark, Words};
use super::guard;
use super::refusal::Refusal;
use super::source::Source;
use super::wanted::{self, Wanted};
use super::words::{list, title};
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::interview::{Asked, Block as Part, Interview};

/// Room to write on.
const ROOM: &str = "................................";

/// What stands for a line that was not asked.
pub const NOT_ASKED: &str = "not asked";

/// The columns of a sheet, in order. The score stands last: what was seen is written before it.
pub const COLUMNS: [&str; 10] =
    ["interviewer", "role", "level", "area", "competency", "title", "stretch", "question", "evidence", "score"];

/// What says in a sheet that a line is asked for stretch.
pub const STRETCH: &str = "yes";

/// When a block is a stop.
pub const STOP: &str = "A block in which half of the lines asked, or more, stand at 0 or 1 is a stop, whatever stands in the \
                        other blocks. Lines asked for stretch stop nothing.";

/// How a scorecard is used.
const USE: [&str; 6] = [
    "Everyone who interviews asks the same questions, about the same work.",
    "Write down what you heard or saw before you score. A score without evidence is an impression.",
    "Score alone, against the anchors, right after the interview. Compare only when everyone has scored.",
    "What you did not ask is \"not asked\". It is not a 0.",
    STOP,
    "There is no total. Numbers of one scale can be compared and counted; a sum would let one block hide another.",
];

/// The scorecard as a document.
///
/// # Errors
/// Where the role has nothing to be asked about.
pub fn document(source: &Source<'_>) -> Result<Document, Refusal> {
    let framework = source.framework;
    let wanted = Wanted::new(source);
    let interview = interview(framework, &wanted)?;
    let what = format!(
        "An interview scorecard for {} at {}. It asks every candidate the same and is filled in by each interviewer alone.",
        wanted.full(framework),
        super::words::level_name(framework, wanted.level)
    );
    let preamble = source.preamble_of_framework(what, "For the people who interview. One copy each.");
    let mut it = Document::new(format!("Interview scorecard: {}", wanted.name(framework)), preamble);
    let terms = ["Candidate", "Interviewer", "Day"].map(|term| (term.to_owned(), Words::from(ROOM)));
    it.push(Block::Terms(terms.into()));
    it.head("How it is used");
    it.list(Mark::Number, USE);
    for part in &interview.blocks {
        it.head(heading(framework, part));
        for asked in &part.asked {
            line(&mut it, framework, asked);
        }
        let asked = part.asked.iter().filter(|asked| !asked.stretch).count();
        it.note(format!("Of {asked} lines, asked: .... At 0 or 1: .... Half of those asked, or more: a stop."));
    }
    wanted::checklist(&mut it, framework);
    Ok(it)
}

fn interview(framework: &Framework, wanted: &Wanted) -> Result<Interview, Refusal> {
    let interview = Interview::new(framework, &wanted.roles, wanted.level);
    if interview.blocks.is_empty() {
        return Err(Refusal::new(
            format!("the framework weighs nothing for {}", wanted.name(framework)),
            "name another role with `--role`",
        ));
    }
    Ok(interview)
}

/// The name of a block: its area, and by name what it asks about beside tools.
#[must_use]
pub fn heading(framework: &Framework, part: &Part) -> String {
    block_name(framework, part.area, &part.also)
}

/// The name of the block of the area at `area`, with what of `also` it asks about by name.
#[must_use]
pub fn block_name(framework: &Framework, area: usize, also: &[Ix]) -> String {
    let name = framework.areas().get(area).map_or_else(String::new, |area| area.interview_name().line().into_owned());
    if also.is_empty() {
        return name;
    }
    let also: Vec<String> = also.iter().map(|ix| title(framework, *ix)).collect();
    format!("{name}, with {}", list(&also))
}

fn line(it: &mut Document, framework: &Framework, asked: &Asked) {
    let ix = asked.competency;
    let guide = framework.guide(ix);
    it.subhead(title(framework, ix));
    it.text(Words::new().soft(place(framework, asked)));
    if let Some((first, others)) = guide.interview.split_first() {
        it.push(Block::Quote(first.question.line().into_owned().into()));
        it.text("A strong answer:");
        it.list(Mark::Bullet, first.strong.iter().map(|point| point.line().into_owned()));
        for other in others {
            it.text(Words::new().strong("If it was asked before: ").text(other.question.line()));
            it.list(Mark::Bullet, other.strong.iter().map(|point| point.line().into_owned()));
        }
    }
    let rows = Rating::all().map(|rating| {
        let step = framework.step(rating).map_or_else(String::new, |step| step.name.line().into_owned());
        let anchor = framework.anchor(ix, rating).map_or_else(String::new, |text| text.line().into_owned());
        vec![Cell::from(rating.to_string()), Cell::from(step), Cell::from(anchor)]
    });
    let columns = vec![Column::number("Score"), Column::words("Step"), Column::words("What it looks like")];
    it.table(format!("Anchors of {}", title(framework, ix)), columns, rows.collect());
    it.text(Words::new().strong("Evidence, written first: ").text(ROOM));
    it.text(Words::new().strong("Score: ").text(format!("0 · 1 · 2 · 3 · 4 · {NOT_ASKED} (ring one)")));
}

/// Where a line stands: "Level 1, weight 3, expected 3".
fn place(framework: &Framework, asked: &Asked) -> String {
    let level = framework.competency(asked.competency).level;
    if asked.stretch {
        return format!("For stretch: Level {level}, the next one. It can lift an impression and stops nothing.");
    }
    format!("Level {level}, weight {} of 3, expected {}.", asked.weight, asked.expected)
}

/// The scorecard as a sheet to be filled in: `opsarc panel` reads it.
///
/// # Errors
/// As [`document`].
pub fn csv(source: &Source<'_>) -> Result<String, Refusal> {
    let framework = source.framework;
    let wanted = Wanted::new(source);
    let interview = interview(framework, &wanted)?;
    let roles = wanted.roles.iter().map(ToString::to_string).collect::<Vec<_>>().join("+");
    let level = wanted.level.to_string();
    let mut rows: Vec<[String; COLUMNS.len()]> = vec![COLUMNS.map(str::to_owned)];
    for part in &interview.blocks {
        let area =
            framework.areas().get(part.area).map_or_else(String::new, |a| a.interview_name().line().into_owned());
        for asked in &part.asked {
            let guide = framework.guide(asked.competency);
            let question = guide.interview.first().map_or_else(String::new, |q| q.question.line().into_owned());
            rows.push([
                String::new(),
                roles.clone(),
                level.clone(),
                area.clone(),
                framework.competency(asked.competency).id.to_string(),
                title(framework, asked.competency),
                if asked.stretch { STRETCH.to_owned() } else { String::new() },
                question,
                String::new(),
                String::new(),
            ]);
        }
    }
    guard::table(rows)
}
