//! `opsarc keys`: every key of the interface, from the interface's own table.

use super::error::{CliError, Status};
use super::world::World;

/// Prints the keys.
///
/// # Errors
/// Until there is an interface, that there is none.
pub fn run(world: &mut World<'_>) -> Result<(), CliError> {
    let _ = world;
    Err(CliError::new(Status::Usage, "listing the keys", "the interface is not built yet"))
}
