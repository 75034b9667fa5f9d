//! The screens that a digit opens: the tab bar, help and key table are read off this.

/// A screen with a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Where one stands.
    Arc,
    /// One competency at a time.
    Walk,
}

/// Every tab with its digit and its name.
pub const TABS: [(Tab, char, &str); 2] = [(Tab::Arc, '1', "Arc"), (Tab::Walk, '2', "Walk")];

impl Tab {
    /// The tab that `digit` opens.
    #[must_use]
    pub fn of_digit(digit: char) -> Option<Self> {
        TABS.iter().find(|(_, d, _)| *d == digit).map(|(tab, ..)| *tab)
    }
}
