//! `opsarc lint-job`: which hiring pitfalls a job description shows.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::context::Context;
use super::error::{CliError, Status};
use super::reference;
use crate::export::posting::{PostingReport, plain};
use crate::framework::text::clean;
use crate::insight::posting::Posting;
use crate::store::text_file;

/// Arguments of `opsarc lint-job`.
#[derive(Debug, Args)]
pub struct LintJobArgs {
    /// The job description, in Markdown or plain text; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The level that it seeks; what its title says if left out
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<u8>,
    /// Print JSON (`opsarc/lint-job@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints what the text shows.
///
/// # Errors
/// When the file cannot be read (3) or says nothing (4), or it shows a pitfall (1).
pub fn run(args: &LintJobArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = "reading the job description";
    let level = args.level.map(|level| reference::level(&context.framework, level, doing)).transpose()?;
    let text = read(doing, &args.file)?;
    if context.framework.hiring().pitfalls.is_empty() {
        let identity = context.framework.identity();
        return Err(CliError::new(
            Status::Invalid,
            doing,
            format!("the framework {} has no section `hiring`", identity.id),
        )
        .hint("name one that has, such as `--framework aiops-2026`"));
    }
    let text = clean(&text);
    if text.trim().is_empty() {
        return Err(CliError::new(
            Status::Invalid,
            format!("{doing} `{}`", args.file.display()),
            "there is no text in it",
        )
        .hint("name a file with the text of a job description"));
    }
    let posting = Posting::new(&context.framework, &text, level);
    let file = if args.file == Path::new("-") { "standard input".into() } else { args.file.to_string_lossy() };
    let report = PostingReport::new(&context.framework, &file, &posting);
    if args.json {
        let json = serde_json::to_string_pretty(&report);
        let json = json.map_err(|e| CliError::new(Status::Invalid, "writing JSON", e.to_string()))?;
        writeln!(context.world.out, "{json}")?;
    } else {
        context.world.out.write_all(plain(&context.framework, &report).as_bytes())?;
    }
    if report.findings.is_empty() { Ok(()) } else { Err(CliError::Found) }
}

fn read(doing: &'static str, file: &Path) -> Result<String, CliError> {
    if file != Path::new("-") {
        return Ok(text_file::read(doing, file)?);
    }
    let mut text = String::new();
    std::io::stdin().take(text_file::LARGEST).read_to_string(&mut text).map_err(|e| {
        CliError::new(Status::File, format!("{doing} from standard input"), e.to_string()).hint("save it as UTF-8")
    })?;
    Ok(text)
}
