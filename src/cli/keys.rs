//! `opsarc keys`: every key of the interface, from the interface's own table and the configuration.

use clap::Args;

use super::context::Context;
use super::error::CliError;
use super::status;
use crate::app::keymap::{Binding, CONTEXTS, Context as Place, KEYMAP};
use crate::app::keys::Keys;
use crate::export::keys::{ContextItem, KeyItem, KeysReport};
use crate::export::wrap::{hang, pad};
use crate::profile::guess::slug;

/// Arguments of `opsarc keys`.
#[derive(Debug, Args)]
pub struct KeysArgs {
    /// The program's own keys, whatever the configuration says
    #[arg(long)]
    pub defaults: bool,
    /// Print JSON (`opsarc/keys@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the keys by the place where they hold. What is wrong with those of the configuration is told beside it.
///
/// # Errors
/// When the output cannot be written.
pub fn run(args: &KeysArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let (keys, complaints) = if args.defaults { Default::default() } else { Keys::new(&context.preferences.keys) };
    for complaint in &complaints {
        writeln!(context.world.err, "note: configuration, {complaint}; the line is passed over")?;
    }
    if args.json {
        return status::json(context, &report(&keys));
    }
    Ok(context.world.out.write_all(text(&keys).as_bytes())?)
}

fn of(context: Place) -> impl Iterator<Item = &'static Binding> {
    KEYMAP.iter().filter(move |binding| binding.context == context)
}

/// The keys as text within 80 columns. A star marks what the configuration changed.
#[must_use]
pub fn text(keys: &Keys) -> String {
    let mut out = String::new();
    for (context, heading) in CONTEXTS {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("{heading} [keys.{}]\n", context.name()));
        for binding in of(context) {
            let star = if keys.is_own(binding) { " " } else { "*" };
            let names = keys.of(binding).collect::<Vec<_>>().join(" ");
            hang(&mut out, &format!(" {star}{}  {}  ", pad(&names, 14), pad(binding.name, 20)), binding.says);
        }
    }
    out
}

/// The keys as JSON.
#[must_use]
pub fn report(keys: &Keys) -> KeysReport {
    let action = |binding: &'static Binding| KeyItem {
        action: slug(binding.name),
        says: binding.says,
        keys: keys.of(binding).map(str::to_owned).collect(),
        default: keys.is_own(binding),
    };
    let context = |(context, title): (Place, &'static str)| ContextItem {
        context: context.name(),
        title,
        actions: of(context).map(action).collect(),
    };
    KeysReport::new(CONTEXTS.into_iter().map(context).collect())
}

/// The program's own keys as Markdown tables, for the README.
#[must_use]
pub fn markdown() -> String {
    let mut out = String::new();
    for (context, heading) in CONTEXTS {
        out.push_str(&format!(
            "\n**{heading}** (`keys.{}`)\n\n| keys | | what it does |\n|---|---|---|\n",
            context.name()
        ));
        for binding in of(context) {
            let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
            out.push_str(&format!("| {} | {} | {} |\n", keys.join(" "), binding.name, binding.says.replace('`', "'")));
        }
    }
    out.push('\n');
    out
}
