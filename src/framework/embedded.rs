//! The framework that the program ships with, and the sample profile.

use std::sync::OnceLock;

use super::framework::Framework;
use super::load;

/// The documents of the shipped framework: file names and texts, in order.
const DOCUMENTS: [(&str, &str); 47] = [
    ("framework.json", include_str!("../../assets/framework/framework.json")),
    ("competencies/01-obs-pillars.json", include_str!("../../assets/framework/competencies/01-obs-pillars.json")),
    (
        "competencies/02-incident-practice.json",
        include_str!("../../assets/framework/competencies/02-incident-practice.json"),
    ),
    ("competencies/03-alert-rules.json", include_str!("../../assets/framework/competencies/03-alert-rules.json")),
    ("competencies/04-scripting.json", include_str!("../../assets/framework/competencies/04-scripting.json")),
    ("competencies/05-infra-patterns.json", include_str!("../../assets/framework/competencies/05-infra-patterns.json")),
    (
        "competencies/06-log-aggregation.json",
        include_str!("../../assets/framework/competencies/06-log-aggregation.json"),
    ),
    (
        "competencies/07-metrics-pipelines.json",
        include_str!("../../assets/framework/competencies/07-metrics-pipelines.json"),
    ),
    ("competencies/08-tracing.json", include_str!("../../assets/framework/competencies/08-tracing.json")),
    ("competencies/09-opentelemetry.json", include_str!("../../assets/framework/competencies/09-opentelemetry.json")),
    ("competencies/10-sli-slo.json", include_str!("../../assets/framework/competencies/10-sli-slo.json")),
    ("competencies/11-data-handling.json", include_str!("../../assets/framework/competencies/11-data-handling.json")),
    ("competencies/12-access-control.json", include_str!("../../assets/framework/competencies/12-access-control.json")),
    ("competencies/13-basic-stats.json", include_str!("../../assets/framework/competencies/13-basic-stats.json")),
    (
        "competencies/14-telemetry-hygiene.json",
        include_str!("../../assets/framework/competencies/14-telemetry-hygiene.json"),
    ),
    (
        "competencies/15-telemetry-pipelines.json",
        include_str!("../../assets/framework/competencies/15-telemetry-pipelines.json"),
    ),
    (
        "competencies/16-sampling-cardinality.json",
        include_str!("../../assets/framework/competencies/16-sampling-cardinality.json"),
    ),
    ("competencies/17-streaming.json", include_str!("../../assets/framework/competencies/17-streaming.json")),
    (
        "competencies/18-feature-engineering.json",
        include_str!("../../assets/framework/competencies/18-feature-engineering.json"),
    ),
    (
        "competencies/19-anomaly-detection.json",
        include_str!("../../assets/framework/competencies/19-anomaly-detection.json"),
    ),
    (
        "competencies/20-event-correlation.json",
        include_str!("../../assets/framework/competencies/20-event-correlation.json"),
    ),
    (
        "competencies/21-evaluation-tradeoffs.json",
        include_str!("../../assets/framework/competencies/21-evaluation-tradeoffs.json"),
    ),
    ("competencies/22-versioning.json", include_str!("../../assets/framework/competencies/22-versioning.json")),
    (
        "competencies/23-reproducibility.json",
        include_str!("../../assets/framework/competencies/23-reproducibility.json"),
    ),
    (
        "competencies/24-model-lifecycle.json",
        include_str!("../../assets/framework/competencies/24-model-lifecycle.json"),
    ),
    ("competencies/25-drift.json", include_str!("../../assets/framework/competencies/25-drift.json")),
    (
        "competencies/26-threat-detection.json",
        include_str!("../../assets/framework/competencies/26-threat-detection.json"),
    ),
    ("competencies/27-iac.json", include_str!("../../assets/framework/competencies/27-iac.json")),
    ("competencies/28-cicd.json", include_str!("../../assets/framework/competencies/28-cicd.json")),
    ("competencies/29-event-driven.json", include_str!("../../assets/framework/competencies/29-event-driven.json")),
    ("competencies/30-safe-rollback.json", include_str!("../../assets/framework/competencies/30-safe-rollback.json")),
    (
        "competencies/31-runbook-integration.json",
        include_str!("../../assets/framework/competencies/31-runbook-integration.json"),
    ),
    ("competencies/32-explainability.json", include_str!("../../assets/framework/competencies/32-explainability.json")),
    ("competencies/33-human-review.json", include_str!("../../assets/framework/competencies/33-human-review.json")),
    ("competencies/34-auditability.json", include_str!("../../assets/framework/competencies/34-auditability.json")),
    (
        "competencies/35-impact-measurement.json",
        include_str!("../../assets/framework/competencies/35-impact-measurement.json"),
    ),
    ("competencies/36-collaboration.json", include_str!("../../assets/framework/competencies/36-collaboration.json")),
    (
        "competencies/37-pipeline-security.json",
        include_str!("../../assets/framework/competencies/37-pipeline-security.json"),
    ),
    ("competencies/38-compliance.json", include_str!("../../assets/framework/competencies/38-compliance.json")),
    (
        "competencies/39-telemetry-strategy.json",
        include_str!("../../assets/framework/competencies/39-telemetry-strategy.json"),
    ),
    (
        "competencies/40-model-governance.json",
        include_str!("../../assets/framework/competencies/40-model-governance.json"),
    ),
    ("competencies/41-feedback-loops.json", include_str!("../../assets/framework/competencies/41-feedback-loops.json")),
    (
        "competencies/42-outcome-alignment.json",
        include_str!("../../assets/framework/competencies/42-outcome-alignment.json"),
    ),
    (
        "competencies/43-adoption-leadership.json",
        include_str!("../../assets/framework/competencies/43-adoption-leadership.json"),
    ),
    ("pitfalls.json", include_str!("../../assets/framework/pitfalls.json")),
    ("projects.json", include_str!("../../assets/framework/projects.json")),
    ("references.json", include_str!("../../assets/framework/references.json")),
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
