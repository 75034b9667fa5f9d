//! The sheets of several interviewers side by side (brief 2.10). Each was filled in alone; here they are compared. Nothing
//! is added up and no mean is taken: what differs is talked about, and a block that stops somebody is told.

use super::interview::{Stand, stand};
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::framework::text::Text;

/// From how many steps between two scores on they are worth a talk.
pub const APART: u8 = 2;

/// What stands on a line of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Score {
    /// Nothing was filled in.
    Blank,
    /// It was not asked.
    NotAsked,
    /// A score.
    Given(Rating),
}

impl Score {
    /// The rating, where one was given.
    #[must_use]
    pub fn rating(self) -> Option<Rating> {
        match self {
            Self::Given(rating) => Some(rating),
            Self::Blank | Self::NotAsked => None,
        }
    }
}

/// A line of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which competency.
    pub competency: Ix,
    /// Whether it was asked for stretch.
    pub stretch: bool,
    /// The score.
    pub score: Score,
    /// What was seen or heard.
    pub evidence: Text,
}

/// The sheet of one interviewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Whose.
    pub interviewer: Text,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// All sheets side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// The interviewers, in the order of the sheets.
    pub interviewers: Vec<Text>,
    /// The blocks in the framework's order of areas.
    pub blocks: Vec<PanelBlock>,
}

/// One area over all sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelBlock {
    /// The position of the area in the framework.
    pub area: usize,
    /// How it stands with each interviewer, in their order.
    pub stands: Vec<Stand>,
    /// Its lines in table order, stretch last.
    pub lines: Vec<PanelLine>,
}

/// One competency over all sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelLine {
    /// Which.
    pub competency: Ix,
    /// Whether it was asked for stretch.
    pub stretch: bool,
    /// What each interviewer wrote, in their order; blank where the sheet has no such line.
    pub entries: Vec<(Score, Text)>,
    /// What is worth a talk about it.
    pub flags: Vec<Flag>,
}

/// What is worth a talk about a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flag {
    /// Two scores are this many steps apart.
    Apart(u8),
    /// These interviewers scored without writing what they saw: their positions.
    NoEvidence(Vec<usize>),
    /// These interviewers wrote the same words: were they scored alone? Their positions.
    SameWords(usize, usize),
    /// One interviewer alone asked about it.
    OneVoice,
    /// Nobody asked about it.
    NotAsked,
}

impl Panel {
    /// Lays `sheets` side by side.
    #[must_use]
    pub fn new(framework: &Framework, sheets: &[Sheet]) -> Self {
        let blocks = (0..framework.areas().len()).filter_map(|area| block(framework, sheets, area));
        Self { interviewers: sheets.iter().map(|sheet| sheet.interviewer.clone()).collect(), blocks: blocks.collect() }
    }

    /// Whether anybody's sheet stops somewhere.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.blocks.iter().any(|block| block.stands.contains(&Stand::Stop))
    }
}

fn block(framework: &Framework, sheets: &[Sheet], at: usize) -> Option<PanelBlock> {
    let area = framework.areas().get(at)?;
    let of_area = |ix: Ix| framework.competency(ix).area == area.id;
    let mut asked: Vec<(bool, Ix)> = sheets
        .iter()
        .flat_map(|sheet| &sheet.lines)
        .filter(|line| of_area(line.competency))
        .map(|line| (line.stretch, line.competency))
        .collect();
    asked.sort_unstable();
    asked.dedup();
    if asked.is_empty() {
        return None;
    }
    let stands = sheets.iter().map(|sheet| {
        let lines = sheet.lines.iter().filter(|line| of_area(line.competency) && !line.stretch);
        stand(&lines.filter_map(|line| line.score.rating()).collect::<Vec<_>>())
    });
    let lines = asked.into_iter().map(|(stretch, competency)| {
        let entry = |sheet: &Sheet| {
            let line = sheet.lines.iter().find(|line| line.competency == competency && line.stretch == stretch);
            line.map_or((Score::Blank, Text::default()), |line| (line.score, line.evidence.clone()))
        };
        let entries: Vec<_> = sheets.iter().map(entry).collect();
        PanelLine { competency, stretch, flags: flags(&entries), entries }
    });
    Some(PanelBlock { area: at, stands: stands.collect(), lines: lines.collect() })
}

fn flags(entries: &[(Score, Text)]) -> Vec<Flag> {
    let mut flags = Vec::new();
    let given: Vec<(usize, Rating, &Text)> =
        entries.iter().enumerate().filter_map(|(n, (score, text))| Some((n, score.rating()?, text))).collect();
    let numbers = || given.iter().map(|(_, rating, _)| rating.number());
    let apart = numbers().max().unwrap_or(0) - numbers().min().unwrap_or(0);
    if apart >= APART {
        flags.push(Flag::Apart(apart));
    }
    let bare: Vec<usize> = given.iter().filter(|(_, _, text)| text.is_empty()).map(|(n, ..)| *n).collect();
    if !bare.is_empty() {
        flags.push(Flag::NoEvidence(bare));
    }
    let same = given.iter().enumerate().find_map(|(k, (n, _, text))| {
        let words = |text: &Text| text.line().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let other = given.iter().skip(k + 1).find(|(_, _, other)| !text.is_empty() && words(other) == words(text))?;
        Some(Flag::SameWords(*n, other.0))
    });
    flags.extend(same);
    match given.len() {
        0 => flags.push(Flag::NotAsked),
        1 if entries.len() > 1 => flags.push(Flag::OneVoice),
        _ => {}
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded::framework;
    use crate::framework::id::CompetencyId;

    fn line(id: &str, score: Option<u8>, evidence: &str) -> Line {
        Line {
            competency: framework().find(&CompetencyId::new(id).unwrap()).unwrap(),
            stretch: false,
            score: score.map_or(Score::NotAsked, |n| Score::Given(Rating::new(n).unwrap())),
            evidence: evidence.into(),
        }
    }

    fn sheet(name: &str, lines: Vec<Line>) -> Sheet {
        Sheet { interviewer: name.into(), lines }
    }

    #[test]
    fn what_differs_by_two_is_flagged_and_one_step_is_not() {
        let one = sheet("One", vec![line("tracing", Some(1), "a"), line("scripting", Some(2), "b")]);
        let two = sheet("Two", vec![line("tracing", Some(3), "c"), line("scripting", Some(3), "d")]);
        let panel = Panel::new(framework(), &[one, two]);
        assert_eq!(panel.blocks[0].lines[0].flags, [Flag::Apart(2)]);
        assert_eq!(panel.blocks[1].lines[0].flags, []);
    }

    #[test]
    fn a_stop_of_one_interviewer_stands_whatever_the_other_says_and_stretch_stops_nothing() {
        let mut stretch = line("telemetry-strategy", Some(0), "x");
        stretch.stretch = true;
        let one = sheet("One", vec![line("tracing", Some(1), "a"), line("obs-pillars", Some(0), "b")]);
        let two = sheet("Two", vec![line("tracing", Some(4), "c"), line("obs-pillars", Some(4), "d"), stretch]);
        let panel = Panel::new(framework(), &[one, two]);
        assert_eq!(panel.blocks[0].stands, [Stand::Stop, Stand::Passes]);
        assert!(panel.stops());
    }

    #[test]
    fn gaps_and_copies_are_told() {
        let one = sheet("One", vec![line("tracing", Some(2), ""), line("scripting", None, "")]);
        let two = sheet("Two", vec![line("obs-pillars", Some(2), "Same  words"), line("scripting", None, "")]);
        let three = sheet("Three", vec![line("obs-pillars", Some(2), "same words")]);
        let panel = Panel::new(framework(), &[one, two, three]);
        let flags: Vec<_> = panel.blocks.iter().flat_map(|b| &b.lines).map(|l| l.flags.clone()).collect();
        assert_eq!(
            flags,
            [vec![Flag::SameWords(1, 2)], vec![Flag::NoEvidence(vec![0]), Flag::OneVoice], vec![Flag::NotAsked]]
        );
        assert_eq!(panel.blocks[1].stands, [Stand::NotAsked; 3]);
    }
}
