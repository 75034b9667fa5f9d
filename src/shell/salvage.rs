//! What is saved after an error of the program's own, on a screen and in lines alike, and how it is told.

use super::crash::{self, Crash, Steps};
use super::error::{Crashed, Unsaved};
use super::keeper::Keeper;
use crate::app::model::Model;

/// Saves everything that `model` holds, what stands half-typed in a field too, and says where the report of `crash` is.
/// `shown` says how the program was seen, for the report.
pub(in crate::shell) fn salvage(
    crash: &Crash,
    model: &mut Model,
    keeper: &mut Keeper,
    steps: &Steps,
    shown: &str,
) -> Crashed {
    // What stands in a field may not have become a draft yet.
    let draft = crash::guard(|| model.pane().0.draft());
    if let Ok(Some(draft)) = draft {
        model.drafts.put(draft);
    }
    let saved = match keeper.end_after_crash(model) {
        Ok(()) => "everything is saved, what was half-typed too".to_owned(),
        Err(Unsaved { why, hint }) => format!("{why}: {hint}"),
    };
    let told = match crash::report(crash, model, steps, keeper.places(), shown) {
        Ok(path) => format!("{path} tells where and after what, without a word of your record: please send it in"),
        Err(e) => format!("no report could be written: {}", e.why),
    };
    let why = format!("an error of opsarc's own at {}: {}", crash.place, crash.said);
    Crashed { why, hint: format!("{saved}; {told}") }
}
