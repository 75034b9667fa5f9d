//! A team as a table for a spreadsheet: one row a competency.

use super::guard::cell;
use super::team_words as told;
use super::words::title;
use crate::framework::framework::Framework;
use crate::insight::team::Team;

/// The columns.
pub const COLUMNS: [&str; 13] = [
    "competency",
    "title",
    "level",
    "stage",
    "area",
    "weight",
    "highest",
    "at_3",
    "rated",
    "teachers",
    "teachers_redacted",
    "flag",
    "person",
];

/// The table.
///
/// # Errors
/// What the writer of tables says; none is known.
pub fn csv(framework: &Framework, team: &Team) -> Result<String, String> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(COLUMNS).map_err(|e| e.to_string())?;
    for (ix, cover) in team.covers.iter() {
        let c = framework.competency(ix);
        let names: Vec<&str> = cover.named_teachers().iter().map(|position| team.label(*position)).collect();
        let flag = team.flag(ix).map_or(("", ""), |flag| match flag.risk {
            crate::insight::team::Risk::Nobody => ("nobody", ""),
            crate::insight::team::Risk::OneAlone(position) => {
                ("one-alone", position.map_or("one of the redacted", |position| team.label(position)))
            }
        });
        let rated: usize = told::steps().flatten().map(|rating| cover.at(Some(rating)).len()).sum();
        let row = [
            c.id.to_string(),
            title(framework, ix),
            c.level.to_string(),
            c.stage.to_string(),
            c.area.to_string(),
            team.weight(ix).to_string(),
            cover.highest.map_or_else(String::new, |rating| rating.to_string()),
            cover.independent.to_string(),
            rated.to_string(),
            names.join("; "),
            cover.teachers_unnamed.to_string(),
            flag.0.to_owned(),
            flag.1.to_owned(),
        ];
        table.write_record(row.iter().map(|text| cell(text).into_owned())).map_err(|e| e.to_string())?;
    }
    let bytes = table.into_inner().map_err(|e| e.to_string())?;
    String::from_utf8(bytes).map_err(|e| e.to_string())
}
