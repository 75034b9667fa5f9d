//! Where keys hold: each screen, and each thing that may lie above one.

/// Where a binding holds. Contexts are asked innermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// On every screen.
    Everywhere,
    /// Where one stands.
    Arc,
    /// One competency at a time.
    Walk,
    /// All competencies at once.
    Matrix,
    /// The text that narrows them, as it is typed.
    Narrow,
    /// What to do about the gaps.
    Plan,
    /// The record over time.
    Timeline,
    /// A session with a mentor.
    Mentor,
    /// One competency of a session.
    Judge,
    /// A form of a session.
    Sitting,
    /// The coverage of several profiles.
    Team,
    /// The folder that they are in, as it is typed.
    Folder,
    /// Documents.
    Reports,
    /// Name, roles, pathway, target, hours.
    Settings,
    /// The roles among the settings, once the arrows go through them.
    Roles,
    /// The quick placement.
    Placement,
    /// The row of tabs.
    Tabs,
    /// The list of everything that can be done.
    Palette,
    /// Finding anything of the framework.
    Find,
    /// Something to be read.
    Reader,
    /// A form of evidence.
    Evidence,
    /// A note.
    Note,
    /// The forecast.
    Forecast,
    /// A goal.
    Goal,
    /// Why something is dropped.
    Reason,
    /// To which file a document is written.
    File,
    /// The list of themes.
    Themes,
    /// The list of keys.
    Keys,
    /// The forms in which something is copied.
    CopyAs,
    /// The end of the tour.
    TourEnd,
}

/// The contexts with the heading that help and the docs give them.
pub const CONTEXTS: [(Context, &str); 30] = [
    (Context::Arc, "Arc"),
    (Context::Walk, "Walk"),
    (Context::Matrix, "Matrix"),
    (Context::Narrow, "Text filter of the matrix"),
    (Context::Plan, "Plan"),
    (Context::Timeline, "Timeline"),
    (Context::Mentor, "Mentor"),
    (Context::Judge, "Mentor: one competency"),
    (Context::Sitting, "Mentor: forms"),
    (Context::Team, "Team"),
    (Context::Folder, "Folder of the team"),
    (Context::Reports, "Reports"),
    (Context::Settings, "Welcome and settings"),
    (Context::Roles, "Roles of the settings"),
    (Context::Placement, "Quick placement"),
    (Context::Evidence, "Evidence"),
    (Context::Note, "Note"),
    (Context::Forecast, "Forecast"),
    (Context::Goal, "Goal"),
    (Context::Reason, "Reason"),
    (Context::File, "File of a document"),
    (Context::Tabs, "Row of tabs"),
    (Context::Palette, "Help and palette"),
    (Context::Find, "Find"),
    (Context::Reader, "Reader"),
    (Context::Themes, "Themes"),
    (Context::Keys, "List of keys"),
    (Context::CopyAs, "Copy as"),
    (Context::TourEnd, "End of the tour"),
    (Context::Everywhere, "Everywhere"),
];

impl Context {
    /// Its name in the configuration file.
    #[must_use]
    pub fn name(self) -> String {
        // The variants are named as the screens and forms are, in one word or several.
        let variant = format!("{self:?}");
        let mut name = String::with_capacity(variant.len() + 2);
        for c in variant.chars() {
            if c.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(c.to_lowercase());
        }
        name
    }

    /// Whether letters are text here.
    #[must_use]
    pub fn types(self) -> bool {
        matches!(
            self,
            Self::Settings
                | Self::Roles
                | Self::Narrow
                | Self::Folder
                | Self::Evidence
                | Self::Note
                | Self::Goal
                | Self::Sitting
                | Self::Reason
                | Self::File
                | Self::Find
                | Self::Palette
                | Self::Keys
        )
    }
}
