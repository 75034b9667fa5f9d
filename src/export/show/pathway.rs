//! A pathway: `opsarc/show-pathway@1` is the pathway itself; here is its page.

use super::scope::{OURS, Scope};
use crate::export::page::{Lead, Page, Voice};
use crate::export::words;
use crate::framework::id::RoleId;
use crate::framework::pathway::Pathway;

/// What an emphasis says.
fn emphasis(emphasis: u8) -> &'static str {
    match emphasis {
        3.. => "named by the source",
        2 => "implied by it",
        _ => "useful on the way",
    }
}

/// The page of `pathway`.
#[must_use]
pub fn page(scope: Scope<'_>, pathway: &Pathway) -> Page {
    let named = |ids: &[RoleId]| {
        let name = |id: &RoleId| scope.framework.role(id).map_or_else(|| id.to_string(), |r| r.short.line().into());
        words::list(&ids.iter().map(name).collect::<Vec<String>>())
    };
    let mut page = Page::new(pathway.title.line(), format!("pathway {}", pathway.id));
    if pathway.derived {
        page.part(Voice::Mark, Lead::None, format!("This pathway is {OURS}."));
    }
    page.text(pathway.summary.line());
    page.gap();
    page.part(Voice::Text, Lead::Label("From"), named(&pathway.from));
    page.part(
        Voice::Text,
        Lead::Label("Toward"),
        format!("{}: {}", pathway.toward_title.line(), named(&pathway.toward)),
    );
    let strengths = pathway.strengths.iter().map(|id| scope.rated_by_id(id));
    page.list("Often strong already, which is a hint and never a rating", strengths);
    page.head("Steps");
    for (n, step) in pathway.steps.iter().enumerate() {
        // Of a pathway that is ours, the source names nothing.
        let why = if pathway.derived { String::new() } else { format!(", {}", emphasis(step.emphasis)) };
        let text = format!("{}{why}", scope.rated_by_id(&step.competency));
        page.part(Voice::Text, Lead::Number(n + 1), text);
    }
    page
}
