//! `opsarc team`: what several people can do together.

use std::path::PathBuf;

use clap::Args;

use super::competency::{guess, none};
use super::context::Context;
use super::error::{CliError, Status};
use super::{reference, status};
use crate::export::document::markdown;
use crate::export::team::TeamReport;
use crate::export::team_text::{self, Told};
use crate::export::words::count;
use crate::export::{team_csv, team_document};
use crate::framework::text::clean_line;
use crate::insight::team::Team;
use crate::shell::team_loader::{Order, load};

/// Arguments of `opsarc team`.
#[derive(Debug, Args)]
#[command(
    after_help = "Files that cannot be read are skipped and listed with the reason. People stand in alphabetical \
                        order; nothing ranks them."
)]
pub struct TeamArgs {
    /// The folder with the people's profiles (.json)
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Role clusters that the team needs; those of its people if left out
    #[arg(long, value_name = "ROLE", value_delimiter = ',')]
    pub need: Vec<String>,
    /// What would change if this person left
    #[arg(long, value_name = "NAME")]
    pub leaves: Option<String>,
    /// Look into the folders in it as well; left out, that is done where it holds no file itself, three folders deep
    #[arg(long)]
    pub recursive: bool,
    /// Print JSON (`opsarc/team@1`)
    #[arg(long, group = "shape")]
    pub json: bool,
    /// Print a table, one row a competency
    #[arg(long, group = "shape")]
    pub csv: bool,
    /// Print Markdown
    #[arg(long, group = "shape")]
    pub markdown: bool,
}

/// Prints the team.
///
/// # Errors
/// When a role or a name is none, the folder cannot be read, or nothing in it could be.
pub fn run(args: &TeamArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = "reading the team";
    let need = if args.need.is_empty() { Vec::new() } else { reference::roles(&context.framework, &args.need, doing)? };
    let framework = context.framework.clone();
    let order = Order {
        framework: &framework,
        folder: &args.folder,
        deep: args.recursive,
        need: &need,
        as_of: context.as_of(),
    };
    let team = load(&order, |_, _| true)?;
    let leaves = args.leaves.as_deref().map(|name| person(&team, name, doing)).transpose()?;
    let folder = clean_line(&args.folder.to_string_lossy()).into_owned();
    if args.json {
        return status::json(context, &TeamReport::new(&framework, &team, leaves));
    }
    if args.csv {
        let table =
            team_csv::csv(&framework, &team).map_err(|why| CliError::new(Status::Invalid, "writing the table", why))?;
        context.world.out.write_all(table.as_bytes())?;
        // A table has no place for remarks.
        for skipped in &team.skipped {
            writeln!(context.world.err, "note: not read: {}: {}", skipped.file.line(), skipped.why.line())?;
        }
        return Ok(());
    }
    if args.markdown {
        let markdown = markdown::render(&team_document::document(&framework, &team, &folder, leaves));
        return Ok(context.world.out.write_all(markdown.as_bytes())?);
    }
    let ascii = context.glyphs().backed.is_ascii();
    let text = team_text::text(&framework, &team, &folder, Told { leaves, ascii });
    context.print(&text)
}

/// The position of the one person whom `name` means: what they are called, else the name itself, else its beginning.
fn person(team: &Team, name: &str, doing: &str) -> Result<u32, CliError> {
    let wanted = name.trim().to_lowercase();
    let found = |alike: &dyn Fn(&str) -> bool| -> Vec<u32> {
        let all = (0_u32..).zip(&team.labels);
        all.filter(|(_, label)| alike(&label.to_lowercase())).map(|(position, _)| position).collect()
    };
    let ways: [&dyn Fn(&str) -> bool; 2] = [&|label| label == wanted, &|label| label.starts_with(&wanted)];
    for way in ways {
        match found(way).as_slice() {
            [] => {}
            [one] => return Ok(*one),
            several => {
                let names: Vec<&str> = several.iter().take(6).map(|position| team.label(*position)).collect();
                let people = count(several.len(), "person", "people");
                return Err(CliError::usage(doing, format!("`{}` may be {people}", clean_line(name)))
                    .hint(format!("name one in full: {}", names.join(", "))));
            }
        }
    }
    let guessed = guess(name, team.labels.iter().map(String::as_str));
    Err(CliError::usage(doing, none("person", name, guessed)).hint("`opsarc team DIR --json` lists the people"))
}
