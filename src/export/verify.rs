//! `opsarc/verify@1`: which ratings are signed, by whom, and what became of what was signed; and the same as lines.

use serde::Serialize;

use super::record;
use super::words::count;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::text::Text;
use crate::insight::signing::{self, Signed, Since, Verdict};
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::log::Log;
use crate::profile::moment::Moment;

/// The output of `opsarc verify --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// `opsarc/verify@1`.
    pub schema: &'static str,
    /// The day it describes.
    pub as_of: Day,
    /// The profile.
    pub profile: EntryId,
    /// The file that says whose keys are whose; null where there is none.
    pub signers: Option<Text>,
    /// Whether every signature is valid by that file, and nothing that was signed says something else or is missing.
    pub good: bool,
    /// The ratings of mentors and those agreed on, oldest first.
    pub ratings: Vec<RatingShape>,
    /// The signatures, oldest first.
    pub signatures: Vec<SignatureShape>,
}

/// A rating that is worth a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatingShape {
    /// The entry.
    pub entry: EntryId,
    /// When.
    pub at: Moment,
    /// The mentor.
    pub mentor: Text,
    /// Its competency.
    pub competency: Option<CompetencyId>,
    /// What it says, in a sentence.
    pub summary: String,
    /// How its best signature stands: `valid`, `unknown-key`, `not-checked`, `bad`, `withheld`, or `changed` where the rating says something
    /// else than what was signed; null where nobody signed it.
    pub signed: Option<&'static str>,
    /// Whose key it is; null where that is not known.
    pub principal: Option<Text>,
    /// The fingerprint of the key; null where nothing looked.
    pub key: Option<Text>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignatureShape {
    /// The entry that holds it.
    pub entry: EntryId,
    /// When it was made, as it says.
    pub at: Moment,
    /// Who made it, as it says.
    pub by: String,
    /// Whether it was taken back.
    pub withdrawn: bool,
    /// `valid`, `unknown-key`, `not-checked` or `bad`.
    pub verdict: &'static str,
    /// Whose key it is.
    pub principal: Option<Text>,
    /// The fingerprint of the key.
    pub key: Option<Text>,
    /// Why it is not valid; null where it is.
    pub why: Option<Text>,
    /// What it covers.
    pub covers: Vec<CoveredShape>,
}

/// An entry that is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoveredShape {
    /// The entry.
    pub entry: EntryId,
    /// What became of it: `same`, `changed`, `withheld`, `purged`, `taken-back` or `missing`.
    pub since: &'static str,
    /// What it says now, in a sentence; null where it is missing.
    pub summary: Option<String>,
}

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// The profile.
    pub profile: EntryId,
    /// Its record.
    pub log: &'a Log,
    /// The day.
    pub as_of: Day,
}

impl VerifyReport {
    /// The report of `signatures`, each with its verdict.
    #[must_use]
    pub fn new(looked: &Looked<'_>, signers: Option<Text>, signatures: &[(Signed<'_>, Verdict)]) -> Self {
        let summary = |entry: &Entry| record::in_context(looked.framework, looked.log, entry);
        let shapes: Vec<SignatureShape> =
            signatures.iter().map(|(s, v)| signature(s, v, looked.log, &summary)).collect();
        let rating = |entry: &Entry| {
            let best = best(entry.id, &shapes);
            RatingShape {
                entry: entry.id,
                at: entry.at,
                mentor: signing::mentor(looked.log, entry).cloned().unwrap_or_default(),
                competency: entry.body.competency().cloned(),
                summary: summary(entry),
                signed: best.map(|(_, signed)| signed),
                principal: best.and_then(|(shape, _)| shape.principal.clone()),
                key: best.and_then(|(shape, _)| shape.key.clone()),
            }
        };
        let held = shapes.iter().filter(|shape| !shape.withdrawn);
        let sound = |shape: &SignatureShape| {
            shape.verdict == VALID && shape.covers.iter().all(|covered| !LOST.contains(&covered.since))
        };
        Self {
            schema: "opsarc/verify@1",
            as_of: looked.as_of,
            profile: looked.profile,
            signers,
            good: held.clone().all(sound),
            ratings: signing::ratings(looked.log, looked.as_of).into_iter().map(rating).collect(),
            signatures: shapes,
        }
    }
}

const VALID: &str = "valid";
const CHANGED: &str = "changed";

const WITHHELD: &str = "shared without some of its words, and cannot be compared";

/// How a signature stands, the best first.
const VERDICTS: [&str; 4] = [VALID, "unknown-key", "not-checked", "bad"];

/// What must not become of a signed entry. A purge and a retraction are entries of the record in their own right.
const LOST: [&str; 3] = [CHANGED, "withheld", "missing"];

fn since(since: Since) -> &'static str {
    match since {
        Since::Same => "same",
        Since::Changed => CHANGED,
        Since::Withheld => "withheld",
        Since::Purged => "purged",
        Since::TakenBack => "taken-back",
        Since::Missing => "missing",
    }
}

fn signature(signed: &Signed<'_>, verdict: &Verdict, log: &Log, summary: &dyn Fn(&Entry) -> String) -> SignatureShape {
    let (verdict, principal, key, why) = match verdict {
        Verdict::Valid { principal, key } => (VALID, Some(principal), Some(key), None),
        Verdict::UnknownKey { key, why } => ("unknown-key", None, Some(key), Some(why)),
        Verdict::NotChecked { why } => ("not-checked", None, None, Some(why)),
        Verdict::Bad { why } => ("bad", None, None, Some(why)),
    };
    let covers = signed.covers.iter().map(|(id, became)| CoveredShape {
        entry: *id,
        since: since(*became),
        summary: log.get(id).map(summary),
    });
    SignatureShape {
        entry: signed.entry.id,
        at: signed.entry.at,
        by: record::author(&signed.entry.by),
        withdrawn: signed.withdrawn,
        verdict,
        principal: principal.cloned(),
        key: key.cloned(),
        why: why.cloned(),
        covers: covers.collect(),
    }
}

/// The best signature of an entry, and how the entry stands by it.
fn best(id: EntryId, shapes: &[SignatureShape]) -> Option<(&SignatureShape, &'static str)> {
    let of = shapes.iter().filter(|shape| !shape.withdrawn).filter_map(|shape| {
        let covered = shape.covers.iter().find(|covered| covered.entry == id)?;
        Some((shape, if LOST.contains(&covered.since) { covered.since } else { shape.verdict }))
    });
    of.min_by_key(|(_, signed)| VERDICTS.iter().position(|verdict| verdict == signed).unwrap_or(VERDICTS.len()))
}

/// The report as lines.
#[must_use]
pub fn text(report: &VerifyReport) -> String {
    let mut out = String::new();
    if report.ratings.is_empty() && report.signatures.is_empty() {
        hang(&mut out, "", "There is no rating by a mentor yet, and no signature.");
        return out;
    }
    let signed = report.ratings.iter().filter(|rating| rating.signed == Some(VALID)).count();
    let of = count(report.ratings.len(), "rating by a mentor or agreed on", "ratings by a mentor or agreed on");
    hang(&mut out, "", &format!("{of}, {signed} with a valid signature."));
    for rating in &report.ratings {
        let how = match (rating.signed, &rating.principal) {
            (None, _) => "not signed".to_owned(),
            (Some(VALID), Some(principal)) => format!("signed by {}", principal.line()),
            (Some(CHANGED), _) => "CHANGED after it was signed".to_owned(),
            (Some(other), _) => format!("signed: {}", words(other)),
        };
        let lead = format!("  {}  ", rating.at.date());
        hang(&mut out, &lead, &format!("{}: {} - {how}", rating.mentor.line(), rating.summary));
    }
    if report.signatures.is_empty() {
        return out;
    }
    out.push('\n');
    match &report.signers {
        Some(file) => hang(&mut out, "", &format!("Signatures, by the signers of {}", file.line())),
        None => hang(&mut out, "", "Signatures; no file of signers says whose keys they are"),
    }
    for shape in &report.signatures {
        signature_text(&mut out, shape);
    }
    out
}

fn signature_text(out: &mut String, shape: &SignatureShape) {
    let covers = count(shape.covers.len(), "entry", "entries");
    let taken = if shape.withdrawn { ", withdrawn since" } else { "" };
    hang(out, "  ", &format!("{} {} over {covers}: {}{taken}", shape.at.date(), shape.by, words(shape.verdict)));
    let whose = [("by", &shape.principal), ("key", &shape.key), ("because", &shape.why)];
    for (label, text) in whose.into_iter().filter_map(|(label, text)| Some((label, text.as_ref()?))) {
        hang(out, "    ", &format!("{label} {}", text.line()));
    }
    for covered in shape.covers.iter().filter(|covered| covered.since != "same") {
        let became = match covered.since {
            CHANGED => "CHANGED after it was signed",
            "taken-back" => "taken back since",
            "purged" => "purged since",
            "withheld" => WITHHELD,
            _ => "MISSING",
        };
        let what = covered.summary.clone().unwrap_or_else(|| covered.entry.to_string());
        hang(out, "    ", &format!("{became}: {what}"));
    }
}

fn words(verdict: &str) -> &'static str {
    match verdict {
        VALID => "valid",
        "unknown-key" => "made with a key that is not known",
        "not-checked" => "NOT CHECKED",
        "withheld" => WITHHELD,
        _ => "BAD",
    }
}
