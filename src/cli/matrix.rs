//! `opsarc matrix`: all competencies at once.

use clap::Args;

use super::competency::{guess, none};
use super::context::Context;
use super::error::CliError;
use super::seated;
use super::{reference, status};
use crate::export::matrix::MatrixReport;
use crate::export::matrix_text;
use crate::framework::text::clean_line;
use crate::insight::matrix::{FILTERS, LAYOUTS, View};

/// Arguments of `opsarc matrix`.
#[derive(Debug, Args)]
pub struct MatrixArgs {
    /// How to group them: by stage and area, level and domain, or depth in the graph of prerequisites
    #[arg(long, value_name = "stage|level|depth", default_value = "stage")]
    pub by: String,
    /// Through the lens of a role cluster; your own roles if left out
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// Only these: gaps, stale, unrated, claimed or disputed
    #[arg(long, value_name = "FILTER")]
    pub filter: Option<String>,
    /// Only those whose title, id, area or domain holds these words
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    /// Print JSON (`opsarc/matrix@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the matrix.
///
/// # Errors
/// When a grouping, role or filter is none, or the file cannot be read.
pub fn run(args: &MatrixArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = seated::opened(context)?;
    let (standing, overview) = context.view(&opened.profile);
    let doing = "showing the matrix";
    let layouts = LAYOUTS.map(|(layout, slug, _)| (layout, slug));
    let filters = FILTERS.map(|(filter, slug, ..)| (filter, slug));
    let lens = match &args.role {
        Some(role) => reference::roles(&context.framework, std::slice::from_ref(role), doing)?.into_iter().next(),
        None => None,
    };
    let view = View {
        layout: chosen("grouping", &args.by, &layouts, doing)?,
        lens,
        filter: args.filter.as_ref().map_or(Ok(filters[0].0), |name| chosen("filter", name, &filters, doing))?,
        text: args.text.as_deref().map(|text| clean_line(text).into_owned()).unwrap_or_default(),
    };
    if args.json {
        let framework = context.framework.clone();
        let report = MatrixReport::new(&framework, &standing, &overview, &view);
        return status::json(context, &report);
    }
    let text = matrix_text::text(&context.framework, &overview, &view, context.bars());
    context.print(&text)
}

/// The value that `name` means among those of a table.
fn chosen<T: Copy>(kind: &str, name: &str, table: &[(T, &str)], doing: &str) -> Result<T, CliError> {
    let found = table.iter().find(|(_, slug)| slug.eq_ignore_ascii_case(name.trim()));
    found.map(|(value, _)| *value).ok_or_else(|| {
        let slugs: Vec<&str> = table.iter().map(|(_, slug)| *slug).collect();
        CliError::usage(doing, none(kind, name, guess(name, slugs.iter().copied())))
            .hint(format!("there are: {}", slugs.join(", ")))
    })
}
