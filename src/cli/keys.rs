//! `opsarc keys`: every key of the interface, from the interface's own table.

use super::error::CliError;
use super::world::World;
use crate::app::keymap::{CONTEXTS, KEYMAP};
use crate::export::wrap::{hang, pad};

/// Prints the keys by the place where they hold.
///
/// # Errors
/// When the output cannot be written.
pub fn run(world: &mut World<'_>) -> Result<(), CliError> {
    Ok(world.out.write_all(text().as_bytes())?)
}

/// The keys as text within 80 columns.
#[must_use]
pub fn text() -> String {
    let mut out = String::new();
    for (context, heading) in CONTEXTS {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(heading);
        out.push('\n');
        for binding in KEYMAP.iter().filter(|binding| binding.context == context) {
            let keys = pad(&binding.keys.join(" "), 14);
            hang(&mut out, &format!("  {keys}  {}  ", pad(binding.name, 20)), binding.says);
        }
    }
    out
}

/// The keys as Markdown tables, for the README.
#[must_use]
pub fn markdown() -> String {
    let mut out = String::new();
    for (context, heading) in CONTEXTS {
        out.push_str(&format!("\n**{heading}**\n\n| keys | | what it does |\n|---|---|---|\n"));
        for binding in KEYMAP.iter().filter(|binding| binding.context == context) {
            let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
            out.push_str(&format!("| {} | {} | {} |\n", keys.join(" "), binding.name, binding.says.replace('`', "'")));
        }
    }
    out.push('\n');
    out
}
