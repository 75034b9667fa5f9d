//! The screens that a digit opens: the tab bar, help and key table are read off this.

/// A screen with a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Where one stands.
    Arc,
    /// One competency at a time.
    Walk,
    /// All competencies at once.
    Matrix,
    /// What to do about the gaps.
    Plan,
    /// The record over time.
    Timeline,
    /// A session with a mentor.
    Mentor,
    /// The coverage of several profiles.
    Team,
    /// Documents made of the record and the matrix.
    Reports,
}

/// Every tab with its digit and its name.
pub const TABS: [(Tab, char, &str); 8] = [
    (Tab::Arc, '1', "Arc"),
    (Tab::Walk, '2', "Walk"),
    (Tab::Matrix, '3', "Matrix"),
    (Tab::Plan, '4', "Plan"),
    (Tab::Timeline, '5', "Timeline"),
    (Tab::Mentor, '6', "Mentor"),
    (Tab::Team, '7', "Team"),
    (Tab::Reports, '8', "Reports"),
];

impl Tab {
    /// The tab that `digit` opens.
    #[must_use]
    pub fn of_digit(digit: char) -> Option<Self> {
        TABS.iter().find(|(_, d, _)| *d == digit).map(|(tab, ..)| *tab)
    }
}
