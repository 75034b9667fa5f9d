//! `opsarc schema`: the JSON Schema of a shape.

use clap::Args;

use super::competency::{guess, none};
use super::error::CliError;
use super::world::World;
use crate::export::schema::{SCHEMAS, text};

/// Arguments of `opsarc schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Which shape; without it, they are listed
    pub name: Option<String>,
}

/// Prints a schema, or lists them.
///
/// # Errors
/// When there is none of that name, or the output cannot be written.
pub fn run(args: &SchemaArgs, world: &mut World<'_>) -> Result<(), CliError> {
    let Some(name) = &args.name else {
        for schema in SCHEMAS {
            writeln!(world.out, "{:10}  {}", schema.name, schema.what)?;
        }
        return Ok(());
    };
    let found = SCHEMAS.iter().find(|schema| schema.name.eq_ignore_ascii_case(name.trim())).ok_or_else(|| {
        CliError::usage("printing a schema", none("schema", name, guess(name, SCHEMAS.iter().map(|s| s.name))))
            .hint("`opsarc schema` lists them")
    })?;
    Ok(world.out.write_all(text(&(found.make)()).as_bytes())?)
}
