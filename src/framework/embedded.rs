//! The framework that the program ships with, and the sample profile.

use std::sync::OnceLock;

use super::framework::Framework;
use super::load;

/// The documents of the shipped framework: file names and texts, in order.
const DOCUMENTS: [(&str, &str); 8] = [
    ("framework.json", include_str!("../../assets/framework.json")),
    ("competencies/1-operational-literacy.json", include_str!("../../assets/competencies/1-operational-literacy.json")),
    ("competencies/2-data-fluency.json", include_str!("../../assets/competencies/2-data-fluency.json")),
    ("competencies/3-automation-mastery.json", include_str!("../../assets/competencies/3-automation-mastery.json")),
    (
        "competencies/4-governance-leadership.json",
        include_str!("../../assets/competencies/4-governance-leadership.json"),
    ),
    ("pitfalls.json", include_str!("../../assets/pitfalls.json")),
    ("projects.json", include_str!("../../assets/projects.json")),
    ("references.json", include_str!("../../assets/references.json")),
];

/// The sample profile, a profile file as text.
pub const DEMO: &str = include_str!("../../assets/demo.json");

/// The documents of the shipped framework: file names and texts, in order.
#[must_use]
pub fn documents() -> &'static [(&'static str, &'static str)] {
    &DOCUMENTS
}

/// The framework that the program ships with, parsed on first use.
#[must_use]
#[expect(clippy::expect_used, reason = "the documents are part of the program, and a test loads them")]
pub fn framework() -> &'static Framework {
    static FRAMEWORK: OnceLock<Framework> = OnceLock::new();
    FRAMEWORK.get_or_init(|| load::load(&DOCUMENTS).expect("the shipped framework is sound"))
}
