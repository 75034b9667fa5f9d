//! What a wide screen says beside the team: what a competency asks for and what would move it, what a person brings, and
//! what is flagged.

use crate::app::model::Model;
use crate::app::screen::team::list::Row;
use crate::export::page::Page;
use crate::export::show::competency_page as show;
use crate::export::show::scope::Scope;
use crate::export::{team_words, words};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::team::Team;

/// Beside a row of a list; `open` is the competency whose people are listed.
#[must_use]
pub fn of(model: &Model, team: &Team, row: Row, open: Option<Ix>) -> Vec<Page> {
    let person = |position| brings(model, team, position);
    match (row, open) {
        (Row::Flag(n), _) => team.flags.get(n).map_or_else(Vec::new, |flag| competency(model, flag.competency)),
        (Row::Person(position), Some(ix)) => [person(position)].into_iter().chain(competency(model, ix)).collect(),
        (Row::Person(position), None) => vec![person(position)],
        (Row::Pair(n), _) => {
            team.pairs.get(n).map_or_else(Vec::new, |pair| vec![person(pair.first), person(pair.second)])
        }
        (Row::Head(_) | Row::Pitfall(_), _) => Vec::new(),
    }
}

/// What a competency asks for, and what would move it. It is nobody's: nothing of a person is in it.
#[must_use]
pub fn competency(model: &Model, ix: Ix) -> Vec<Page> {
    let framework = model.session.framework();
    let guide = framework.guide(ix);
    let scope = Scope { framework, person: None };
    let [mut anchors, mut shown, mut projects] = [Page::default(), Page::default(), Page::default()];
    show::anchors(&mut anchors, scope, ix);
    show::prompts(&mut shown, guide);
    show::projects(&mut projects, scope, ix, false);
    vec![anchors, shown, projects]
}

/// What the person at `position` brings: all that they are at 3 or more in.
fn brings(model: &Model, team: &Team, position: u32) -> Page {
    let framework = model.session.framework();
    let at = |ix: &Ix| {
        let cover = team.cover(*ix)?;
        Rating::all().filter(|r| *r >= Rating::INDEPENDENT).find(|r| cover.at(Some(*r)).contains(&position))
    };
    let told = framework.indices().filter_map(|ix| Some(format!("{} {}", words::title(framework, ix), at(&ix)?)));
    let mut page = Page::default();
    page.list(&format!("{} at 3 or more", team.label(position)), told);
    page
}

/// What is flagged, each with its reason.
#[must_use]
pub fn flags(model: &Model, team: &Team) -> Vec<Page> {
    let framework = model.session.framework();
    let mut page = Page::default();
    for (n, flag) in team.flags.iter().enumerate() {
        if n == 0 {
            page.head("Flags");
        }
        page.point(words::title(framework, flag.competency));
        page.under(words::capital(&team_words::risk(team, flag)));
    }
    vec![page]
}
