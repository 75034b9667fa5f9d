//! `opsarc framework`: list, show, check, export.

use std::path::PathBuf;

use clap::Subcommand;

use super::check;
use super::context::{Context, framework_path, frameworks_folder, named_framework};
use super::error::CliError;
use crate::export::words::{self, count};
use crate::export::wrap::{hang, pad};
use crate::framework::embedded;
use crate::framework::framework::Framework;
use crate::framework::load;
use crate::store::framework_files;
use crate::store::text_file;

/// What to do with frameworks.
#[derive(Debug, Subcommand)]
pub enum FrameworkCommand {
    /// List the frameworks that can be named by id
    List,
    /// Print levels, stages, roles, pathways and competencies
    Show {
        /// Which, by id or file; the one in use if left out
        #[arg(value_name = "FILE-or-ID")]
        name: Option<String>,
    },
    /// Check the documents of a framework, and how they are written
    Check {
        /// Its documents or the folder that holds them, checked together; the one in use if left out
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Write the framework in use as one JSON document, to begin one's own
    Export {
        /// Write to this file, not to standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Carries the command out.
///
/// # Errors
/// When a file cannot be read or written, or a framework is not valid.
pub fn run(command: &FrameworkCommand, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    match command {
        FrameworkCommand::List => list(context),
        FrameworkCommand::Show { name } => {
            let framework = match name {
                Some(name) => named_framework(&context.places, name)?,
                None => context.framework.clone(),
            };
            let text = overview(&framework);
            context.print(&text)
        }
        FrameworkCommand::Check { files } => checked(files, context),
        FrameworkCommand::Export { output } => {
            let mut json = load::content_json(&context.framework);
            if !json.ends_with('\n') {
                json.push('\n');
            }
            match output {
                Some(file) => {
                    text_file::write("exporting the framework to", file, &json)?;
                    Ok(writeln!(context.world.out, "Wrote {}", file.display())?)
                }
                None => Ok(context.world.out.write_all(json.as_bytes())?),
            }
        }
    }
}

/// Checks the documents at `files`, else those of the framework in use. Ours has no files any more: it is checked as
/// `opsarc framework export` would write it.
fn checked(files: &[PathBuf], context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let named = match &context.global.framework {
        Some(name) if files.is_empty() => framework_path(&context.places, name)?,
        _ => None,
    };
    let files = named.as_ref().map_or(files, std::slice::from_ref);
    let sound = if files.is_empty() {
        let exported = load::content_json(&context.framework);
        let sound = check::frameworks(context, "built in", &[(PathBuf::from("built in"), exported)])?;
        if !sound {
            writeln!(context.world.out, "Lines and columns are those of `opsarc framework export`")?;
        }
        sound
    } else {
        let documents = framework_files::read("checking the framework", files)?;
        check::frameworks(context, &check::together(files, &documents), &documents)?
    };
    if sound { Ok(()) } else { Err(CliError::Found) }
}

fn line(framework: &Framework) -> String {
    let identity = framework.identity();
    let competencies = count(framework.competencies().len(), "competency", "competencies");
    format!("{} {}, {}, {competencies}", identity.id, identity.version.line(), identity.title.line())
}

fn list(context: &mut Context<'_, '_>) -> Result<(), CliError> {
    writeln!(context.world.out, "{} (built in)", line(embedded::framework()))?;
    if context.framework.identity().id != embedded::framework().identity().id {
        writeln!(context.world.out, "{} (in use)", line(&context.framework))?;
    }
    let folder = frameworks_folder(&context.places);
    writeln!(context.world.out, "Others: `--framework FILE`, or by id from {}", folder.display())?;
    Ok(())
}

/// The framework at a glance, within 80 columns.
fn overview(framework: &Framework) -> String {
    let mut out = String::new();
    let identity = framework.identity();
    hang(
        &mut out,
        "",
        &format!("{} ({} {}, {})", identity.title.line(), identity.id, identity.version.line(), identity.date.line()),
    );
    hang(&mut out, "", &identity.origin.line());
    out.push_str("\nLevels\n");
    for level in framework.levels() {
        hang(&mut out, &format!("  {} ", level.level), &level.title.line());
    }
    out.push_str("\nRoles\n");
    for role in framework.roles() {
        hang(&mut out, &format!("  {}  ", pad(role.id.as_str(), 10)), &role.title.line());
    }
    out.push_str("\nPathways\n");
    for pathway in framework.pathways() {
        hang(&mut out, &format!("  {}  ", pad(pathway.id.as_str(), 20)), &pathway.title.line());
    }
    let wide = framework.competencies().iter().map(|(_, c)| c.id.as_str().len()).max().unwrap_or(0);
    for stage in framework.stages() {
        out.push_str(&format!("\nStage {} {}\n", stage.stage, words::stage_name(framework, stage.stage)));
        for (_, c) in framework.competencies().iter().filter(|(_, c)| c.stage == stage.stage) {
            hang(&mut out, &format!("  {}  L{}  ", pad(c.id.as_str(), wide), c.level), &c.title.line());
        }
    }
    out.push('\n');
    hang(&mut out, "", "`opsarc show WHAT` prints any of these in full, and P12, glossary, legal, hiring and more.");
    out
}
