//! `ssh-keygen`, run as a program: it signs and verifies with SSH keys.

use std::io;
use std::path::Path;

use super::program::{self, Ended};
use crate::framework::text::{Text, clean_line};
use crate::insight::signing::Verdict;
use crate::profile::moment::Moment;
use crate::profile::statement::NAMESPACE;
use crate::store::error::StoreError;
use crate::store::places::Places;
use crate::store::scratch_file::Scratch;

/// The program.
pub const PROGRAM: &str = "ssh-keygen";

/// Why nothing was signed or looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no such program.
    #[error("there is no program `{PROGRAM}` here")]
    Missing,
    /// It failed.
    #[error("`{PROGRAM}` says: {0}")]
    Failed(String),
    /// What it is to read could not be handed over.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The signature of `statement` by the key in the file `key`, in armour. Where the key has a passphrase the program asks for it.
///
/// # Errors
/// [`KeyError`] when it cannot be made.
pub fn sign(key: &Path, statement: &str) -> Result<String, KeyError> {
    let key = key.to_string_lossy();
    let ended = run(&["-Y", "sign", "-f", &key, "-n", NAMESPACE], statement)?;
    if ended.good { Ok(ended.text()) } else { Err(KeyError::Failed(ended.why())) }
}

/// Whether `armor` is a signature of `statement`, and whose by the file `signers`, as it held at `at`.
///
/// # Errors
/// [`KeyError`] when nothing could look.
pub fn verify(
    places: &Places,
    signers: Option<&Path>,
    at: Moment,
    statement: &str,
    armor: &Text,
) -> Result<Verdict, KeyError> {
    let armor = Scratch::named(places, "handing over a signature", ".sig", armor.as_str())?;
    let armor = armor.path().to_string_lossy();
    let checked = run(&["-Y", "check-novalidate", "-n", NAMESPACE, "-s", &armor], statement)?;
    if !checked.good {
        return Ok(Verdict::Bad { why: said(&checked) });
    }
    let key = fingerprint(&checked);
    let Some(signers) = signers else {
        return Ok(Verdict::UnknownKey { key, why: Text::new("there is no file of signers") });
    };
    // A key may be of a person for some time only: what counts is the time of signing.
    let time = format!("-Overify-time={}", at.instant().strftime("%Y%m%d%H%M%S"));
    let signers = signers.to_string_lossy();
    let found = run(&["-Y", "find-principals", "-s", &armor, "-f", &signers, &time], "")?;
    let principals = if found.good { found.text() } else { String::new() };
    for principal in principals.lines().filter(|line| !line.is_empty()) {
        let arguments = ["-Y", "verify", "-f", &signers, "-I", principal, "-n", NAMESPACE, "-s", &armor, &time];
        if run(&arguments, statement)?.good {
            return Ok(Verdict::Valid { principal: Text::new(&clean_line(principal)), key });
        }
    }
    let why = if principals.is_empty() {
        "the file of signers does not name it"
    } else {
        "the file of signers does not allow it this"
    };
    Ok(Verdict::UnknownKey { key, why: Text::new(why) })
}

fn run(arguments: &[&str], input: &str) -> Result<Ended, KeyError> {
    program::run(PROGRAM, arguments, input.as_bytes()).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => KeyError::Missing,
        _ => KeyError::Failed(e.to_string()),
    })
}

fn said(ended: &Ended) -> Text {
    let said = format!("{}\n{}", String::from_utf8_lossy(&ended.err), ended.text());
    Text::new(said.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("no reason was given"))
}

/// The fingerprint in `Good "…" signature with ED25519 key SHA256:…`.
fn fingerprint(ended: &Ended) -> Text {
    let text = ended.text();
    Text::new(text.split_whitespace().find(|word| word.starts_with("SHA256:")).unwrap_or("a key without a fingerprint"))
}
