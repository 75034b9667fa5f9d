//! The rows of a part that is a list. They are counted and looked up, never made: a team of ten thousand has as many.

use crate::app::action::Action;
use crate::app::cursor;
use crate::export::{team_words, words};
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::insight::cover::Cover;
use crate::insight::team::{Risk, Team};

/// A row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A heading: the cursor passes over it.
    Head(Head),
    /// A flag, by its place.
    Flag(usize),
    /// A pitfall, by its place.
    Pitfall(usize),
    /// A person, by position.
    Person(u32),
    /// A pair, by its place.
    Pair(usize),
}

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// Nobody is at 3.
    Nobody,
    /// One person is alone.
    OneAlone,
    /// Pitfalls of the team as one.
    Pitfalls,
    /// So many people at this rating; none for unrated.
    At(Option<Rating>, usize),
    /// Pairs that go both ways.
    BothWays,
    /// Pairs that go one way.
    OneWay,
}

/// Groups of rows, each with its heading.
#[derive(Debug, Clone, Default)]
pub struct Rows<'a> {
    groups: Vec<(Option<Head>, Group<'a>)>,
}

/// The rows of a group.
#[derive(Debug, Clone)]
enum Group<'a> {
    Flags(std::ops::Range<usize>),
    Pitfalls(usize),
    All(usize),
    Some(&'a [u32]),
    Pairs(std::ops::Range<usize>),
}

impl Group<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Flags(range) | Self::Pairs(range) => range.len(),
            Self::Pitfalls(count) | Self::All(count) => *count,
            Self::Some(people) => people.len(),
        }
    }

    fn get(&self, n: usize) -> Option<Row> {
        match self {
            Self::Flags(range) => range.clone().nth(n).map(Row::Flag),
            Self::Pairs(range) => range.clone().nth(n).map(Row::Pair),
            Self::Pitfalls(count) => (n < *count).then_some(Row::Pitfall(n)),
            Self::All(count) => u32::try_from(n).ok().filter(|_| n < *count).map(Row::Person),
            Self::Some(people) => people.get(n).copied().map(Row::Person),
        }
    }
}

impl<'a> Rows<'a> {
    fn of(groups: Vec<(Option<Head>, Group<'a>)>) -> Self {
        Self { groups: groups.into_iter().filter(|(_, group)| group.len() > 0).collect() }
    }

    /// What asks for attention.
    #[must_use]
    pub fn flags(team: &Team) -> Self {
        let nobody = team.flags.iter().take_while(|flag| flag.risk == Risk::Nobody).count();
        Self::of(vec![
            (Some(Head::Nobody), Group::Flags(0..nobody)),
            (Some(Head::OneAlone), Group::Flags(nobody..team.flags.len())),
            (Some(Head::Pitfalls), Group::Pitfalls(team.pitfalls.len())),
        ])
    }

    /// The people.
    #[must_use]
    pub fn people(team: &Team) -> Self {
        Self::of(vec![(None, Group::All(team.people.len()))])
    }

    /// The pairs.
    #[must_use]
    pub fn pairs(team: &Team) -> Self {
        let both = team.pairs.partition_point(crate::insight::learning::Pair::both_ways);
        Self::of(vec![
            (Some(Head::BothWays), Group::Pairs(0..both)),
            (Some(Head::OneWay), Group::Pairs(both..team.pairs.len())),
        ])
    }

    /// Who is at what in a competency.
    #[must_use]
    pub fn who(cover: &'a Cover) -> Self {
        let at = |rating: Option<Rating>| {
            let people = cover.at(rating);
            (Some(Head::At(rating, people.len())), Group::Some(people))
        };
        Self::of(team_words::steps().map(at).collect())
    }

    /// How many rows there are, headings among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.iter().map(|(head, group)| usize::from(head.is_some()) + group.len()).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The row at `n`.
    #[must_use]
    pub fn get(&self, n: usize) -> Option<Row> {
        let mut n = n;
        for (head, group) in &self.groups {
            if let Some(head) = head {
                if n == 0 {
                    return Some(Row::Head(*head));
                }
                n -= 1;
            }
            if n < group.len() {
                return group.get(n);
            }
            n -= group.len();
        }
        None
    }

    /// Where `action` moves the cursor from `at`: past headings; `None` where it is no movement.
    #[must_use]
    pub fn moved(&self, at: usize, action: Action) -> Option<usize> {
        let to = match action {
            Action::Top => 0,
            Action::Bottom => self.len().saturating_sub(1),
            _ => cursor::moved(at, self.len(), action)?,
        };
        let up = matches!(action, Action::Up | Action::PageUp);
        Some(self.settled(to, up))
    }

    /// The row nearest to `at` that is no heading: upward where `up`, where there is one.
    #[must_use]
    pub fn settled(&self, at: usize, up: bool) -> usize {
        let heading = |n: usize| matches!(self.get(n), Some(Row::Head(_)));
        match at {
            n if !heading(n) => n,
            0 => 1,
            n if up => n - 1,
            n => n + 1,
        }
    }
}

/// What a row says, in a line.
#[must_use]
pub fn told(framework: &Framework, team: &Team, row: Row) -> String {
    match row {
        Row::Head(head) => heading(head),
        Row::Flag(n) => team.flags.get(n).map_or_else(String::new, |flag| {
            format!("{}: {}", words::title(framework, flag.competency), team_words::risk(team, flag))
        }),
        Row::Pitfall(n) => team.pitfalls.get(n).map_or_else(String::new, |firing| {
            format!("{}: {}", words::pitfall_title(framework, firing), words::pitfall_numbers(framework, firing))
        }),
        Row::Person(position) => {
            let leaving = team_words::leaving(framework, &team.leaving(position)).join(" ");
            format!("If {} leaves: {leaving}", team.label(position))
        }
        Row::Pair(n) => {
            team.pairs.get(n).map_or_else(String::new, |pair| team_words::pair(framework, team, pair).join(" "))
        }
    }
}

/// The words of a heading.
#[must_use]
pub fn heading(head: Head) -> String {
    match head {
        Head::Nobody => "Nobody at 3 in what is essential".to_owned(),
        Head::OneAlone => "Hangs on one person alone".to_owned(),
        Head::Pitfalls => "Pitfalls of the team as one".to_owned(),
        Head::At(Some(rating), people) => format!("{people} at {rating}"),
        Head::At(None, people) => format!("{people} unrated"),
        Head::BothWays => "Both ways".to_owned(),
        Head::OneWay => "One way".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(people: &[u32]) -> Rows<'_> {
        Rows::of(vec![
            (Some(Head::BothWays), Group::Some(people)),
            (Some(Head::OneWay), Group::Pairs(2..2)),
            (Some(Head::Pitfalls), Group::Pitfalls(2)),
        ])
    }

    #[test]
    fn rows_are_counted_with_their_headings_and_what_is_empty_has_none() {
        let rows = rows(&[7, 9]);
        let all: Vec<Row> = (0..rows.len()).map(|n| rows.get(n).unwrap()).collect();
        let expected = [
            Row::Head(Head::BothWays),
            Row::Person(7),
            Row::Person(9),
            Row::Head(Head::Pitfalls),
            Row::Pitfall(0),
            Row::Pitfall(1),
        ];
        assert_eq!((all.as_slice(), rows.get(6)), (&expected[..], None));
    }

    #[test]
    fn the_cursor_passes_over_headings() {
        let rows = rows(&[7, 9]);
        for (from, action, to) in [
            (2, Action::Down, 4),
            (4, Action::Up, 2),
            (1, Action::Up, 1),
            (5, Action::Top, 1),
            (1, Action::Bottom, 5),
            (4, Action::PageUp, 1),
        ] {
            assert_eq!(rows.moved(from, action), Some(to), "{from} {action:?}");
        }
        assert_eq!(rows.moved(1, Action::Open), None);
    }
}
