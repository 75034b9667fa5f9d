//! `opsarc panel`: the sheets of several interviewers side by side.

use std::path::PathBuf;

use clap::Args;

use super::context::Context;
use super::error::{CliError, Status};
use super::sheet::{self, Read};
use crate::export::document::markdown;
use crate::export::panel::{PanelReport, document};
use crate::framework::text::{Text, clean_line};
use crate::insight::panel::Panel;
use crate::store::text_file;

/// Arguments of `opsarc panel`.
#[derive(Debug, Args)]
#[command(
    after_help = "`opsarc export scorecard --as csv -o NAME.csv` writes a sheet. Each interviewer fills in one, alone: the \
                        evidence first, then a score of 0 to 4 or `not asked`. The name of the file is the interviewer's \
                        where the sheet names none."
)]
pub struct PanelArgs {
    /// The sheets, one for each interviewer
    #[arg(value_name = "SHEET", required = true)]
    pub sheets: Vec<PathBuf>,
    /// Print JSON (`opsarc/panel@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the comparison in Markdown.
///
/// # Errors
/// When a sheet cannot be read (3) or is not valid (4), or two are about different positions or of one interviewer (4).
pub fn run(args: &PanelArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = "comparing the sheets of a panel";
    let mut read: Vec<Read> = Vec::new();
    let mut bad: Vec<String> = Vec::new();
    for path in &args.sheets {
        let text = text_file::read("reading a sheet", path)?;
        let shown = clean_line(&path.to_string_lossy()).into_owned();
        let name = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        match sheet::read(&context.framework, &text, &name) {
            Ok(found) => {
                if let Some(first) = read.first().filter(|first| first.subject != found.subject) {
                    bad.push(format!(
                        "{shown}: it is about another role or level than {}",
                        first.sheet.interviewer.line()
                    ));
                }
                if read.iter().any(|known| same(&known.sheet.interviewer, &found.sheet.interviewer)) {
                    bad.push(format!("{shown}: a second sheet of {}", found.sheet.interviewer.line()));
                }
                read.push(found);
            }
            Err(whys) => bad.extend(whys.into_iter().map(|why| format!("{shown}: {why}"))),
        }
    }
    if !bad.is_empty() {
        return Err(CliError::new(Status::Invalid, doing, bad.join("\n"))
            .hint("`opsarc export scorecard --as csv` shows how a sheet looks; nothing was compared"));
    }
    let Some(subject) = read.first().map(|first| first.subject.clone()) else { return Ok(()) };
    let sheets: Vec<_> = read.into_iter().map(|read| read.sheet).collect();
    let panel = Panel::new(&context.framework, &sheets);
    if args.json {
        let json = serde_json::to_string_pretty(&PanelReport::new(&context.framework, &subject, &panel));
        let json = json.map_err(|e| CliError::new(Status::Invalid, "writing JSON", e.to_string()))?;
        return Ok(writeln!(context.world.out, "{json}")?);
    }
    let document = document(&context.framework, &subject, &panel, context.as_of());
    Ok(context.world.out.write_all(markdown::render(&document).as_bytes())?)
}

/// Whether two names are one person's.
fn same(a: &Text, b: &Text) -> bool {
    a.line().trim().to_lowercase() == b.line().trim().to_lowercase()
}
