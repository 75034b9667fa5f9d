//! `opsarc/panel@1` and its document: the sheets of several interviewers side by side, what differs flagged, the stops told.

use serde::Serialize;

use super::document::document::{Cell, Column, Document, Item, Mark, Preamble, Words};
use super::scorecard::{NOT_ASKED, STOP, block_name};
use super::words::{level_name, list, title};
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, RoleId};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::insight::interview::Stand;
use crate::insight::panel::{APART, Flag, Panel, PanelBlock, PanelLine, Score};
use crate::profile::day::Day;

/// The output of `opsarc panel --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PanelReport {
    /// `opsarc/panel@1`.
    pub schema: &'static str,
    /// The role clusters interviewed for.
    pub roles: Vec<RoleId>,
    /// The level interviewed for.
    pub level: u8,
    /// The interviewers, in the order of their sheets.
    pub interviewers: Vec<Text>,
    /// The blocks.
    pub blocks: Vec<BlockShape>,
    /// Whether anybody's sheet stops somewhere.
    pub stop: bool,
}

/// A block over all sheets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlockShape {
    /// Its name.
    pub name: String,
    /// How it stands with each interviewer: `stop`, `passes`, `not-asked`.
    pub stands: Vec<&'static str>,
    /// Its lines.
    pub lines: Vec<LineShape>,
}

/// A line over all sheets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineShape {
    /// Which competency.
    pub competency: CompetencyId,
    /// Whether it was asked for stretch.
    pub stretch: bool,
    /// The scores, in the order of the interviewers; null where none was given.
    pub scores: Vec<Option<u8>>,
    /// What each wrote.
    pub evidence: Vec<Text>,
    /// What is worth a talk, in words.
    pub flags: Vec<String>,
}

/// What a panel was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The role clusters.
    pub roles: Vec<RoleId>,
    /// The level.
    pub level: u8,
}

impl PanelReport {
    /// Makes the report.
    #[must_use]
    pub fn new(framework: &Framework, subject: &Subject, panel: &Panel) -> Self {
        Self {
            schema: "opsarc/panel@1",
            roles: subject.roles.clone(),
            level: subject.level,
            interviewers: panel.interviewers.clone(),
            blocks: panel.blocks.iter().map(|part| shape(framework, panel, part)).collect(),
            stop: panel.stops(),
        }
    }
}

fn shape(framework: &Framework, panel: &Panel, part: &PanelBlock) -> BlockShape {
    let stand = |stand: &Stand| match stand {
        Stand::NotAsked => "not-asked",
        Stand::Stop => "stop",
        Stand::Passes => "passes",
    };
    let line = |line: &PanelLine| LineShape {
        competency: framework.competency(line.competency).id.clone(),
        stretch: line.stretch,
        scores: line.entries.iter().map(|(score, _)| score.rating().map(Rating::number)).collect(),
        evidence: line.entries.iter().map(|(_, text)| text.clone()).collect(),
        flags: line.flags.iter().map(|flag| told(panel, flag)).collect(),
    };
    BlockShape {
        name: name(framework, part),
        stands: part.stands.iter().map(stand).collect(),
        lines: part.lines.iter().map(line).collect(),
    }
}

fn name(framework: &Framework, part: &PanelBlock) -> String {
    let area = framework.areas().get(part.area);
    let also = |ix: &Ix| area.is_some_and(|area| area.also.contains(&framework.competency(*ix).id));
    let named: Vec<Ix> = part.lines.iter().map(|line| line.competency).filter(also).collect();
    block_name(framework, part.area, &named)
}

fn who(panel: &Panel, at: usize) -> String {
    panel.interviewers.get(at).map_or_else(String::new, |name| name.line().into_owned())
}

fn told(panel: &Panel, flag: &Flag) -> String {
    match flag {
        Flag::Apart(steps) => format!("{steps} steps apart: compare the evidence before the scores"),
        Flag::NoEvidence(whom) => {
            let names: Vec<String> = whom.iter().map(|at| who(panel, *at)).collect();
            format!("scored without evidence by {}", list(&names))
        }
        Flag::SameWords(a, b) => {
            format!("the same words from {} and {}: was it scored alone?", who(panel, *a), who(panel, *b))
        }
        Flag::OneVoice => "one interviewer alone asked it".to_owned(),
        Flag::NotAsked => "nobody asked it".to_owned(),
    }
}

/// The panel as a document.
#[must_use]
pub fn document(framework: &Framework, subject: &Subject, panel: &Panel, day: Day) -> Document {
    let roles: Vec<String> =
        subject.roles.iter().filter_map(|id| framework.role(id)).map(|role| role.short.line().into_owned()).collect();
    let position = format!("{}, {}", list(&roles), level_name(framework, subject.level));
    let identity = framework.identity();
    let preamble = Preamble {
        what: format!("The sheets of {} interviewers side by side, for {position}.", panel.interviewers.len()),
        reader: "For the panel, once everyone has scored alone. It compares and decides nothing.".to_owned(),
        day,
        framework: format!("{} {}", identity.id, identity.version.line()),
        sample: false,
    };
    let mut it = Document::new(format!("Interview panel: {position}"), preamble);
    it.text(format!(
        "No score is added to another and no mean is taken. Where two are {APART} or more steps apart, talk about what was \
         heard. {STOP}"
    ));
    stops(&mut it, framework, panel);
    differences(&mut it, framework, panel);
    for part in &panel.blocks {
        block(&mut it, framework, panel, part);
    }
    it
}

fn stops(it: &mut Document, framework: &Framework, panel: &Panel) {
    let mut found = Vec::new();
    for part in &panel.blocks {
        let with = |wanted: Stand| {
            let all = part.stands.iter().enumerate().filter(move |(_, stand)| **stand == wanted);
            all.map(|(at, _)| who(panel, at)).collect::<Vec<_>>()
        };
        let (stop, pass) = (with(Stand::Stop), with(Stand::Passes));
        if !stop.is_empty() {
            let against = if pass.is_empty() { String::new() } else { format!(", not with {}", list(&pass)) };
            found.push(format!("{}: a stop with {}{against}", name(framework, part), list(&stop)));
        }
    }
    it.head("Stops");
    if found.is_empty() {
        it.text("None.");
    }
    it.list(Mark::Bullet, found);
}

fn differences(it: &mut Document, framework: &Framework, panel: &Panel) {
    it.head("To talk about");
    let lines = panel.blocks.iter().flat_map(|part| &part.lines).filter(|line| !line.flags.is_empty());
    let items: Vec<Item> = lines
        .map(|line| Item {
            words: Words::new().strong(title(framework, line.competency)),
            under: line.flags.iter().map(|flag| Words::from(told(panel, flag))).collect(),
            done: false,
        })
        .collect();
    if items.is_empty() {
        it.text("Nothing stands out.");
    }
    it.list(Mark::Box, items);
}

fn block(it: &mut Document, framework: &Framework, panel: &Panel, part: &PanelBlock) {
    it.head(name(framework, part));
    let columns = std::iter::once(Column::words("Line"))
        .chain(panel.interviewers.iter().map(|who| Column::number(who.line())))
        .collect();
    let score = |(score, _): &(Score, Text)| match score {
        Score::Blank => Cell::from("blank"),
        Score::NotAsked => Cell::from(NOT_ASKED),
        Score::Given(rating) => Cell::from(rating.to_string()),
    };
    let stand = |stand: &Stand| match stand {
        Stand::NotAsked => NOT_ASKED,
        Stand::Stop => "stop",
        Stand::Passes => "passes",
    };
    let mut rows: Vec<Vec<Cell>> = part
        .lines
        .iter()
        .map(|line| {
            let stretch = if line.stretch { " (stretch)" } else { "" };
            let name = format!("{}{stretch}", title(framework, line.competency));
            std::iter::once(Cell::from(name)).chain(line.entries.iter().map(score)).collect()
        })
        .collect();
    rows.push(
        std::iter::once(Cell::from(Words::new().strong("The block")))
            .chain(part.stands.iter().map(|it| Cell::from(Words::new().strong(stand(it)))))
            .collect(),
    );
    it.table(format!("Scores of {}", name(framework, part)), columns, rows);
    let mut heard: Vec<Item> = Vec::new();
    for line in &part.lines {
        let notes: Vec<Words> = line
            .entries
            .iter()
            .enumerate()
            .filter(|(_, (_, text))| !text.is_empty())
            .map(|(at, (_, text))| Words::new().strong(format!("{}: ", who(panel, at))).text(text.line()))
            .collect();
        if !notes.is_empty() {
            heard.push(Item { words: title(framework, line.competency).into(), under: notes, done: false });
        }
    }
    if !heard.is_empty() {
        it.text("What was heard:");
        it.list(Mark::Bullet, heard);
    }
}
