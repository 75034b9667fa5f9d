//! Which competency is meant: by id, unique beginning of an id, or title.

use super::error::CliError;
use crate::framework::framework::Framework;
use crate::framework::table::Ix;
use crate::framework::text::clean_line;

/// How alike a guess must be to be offered, 0 to 1.
const ALIKE: f64 = 0.6;

/// The competency that `name` means.
///
/// # Errors
/// Says that there is none and which may have been meant, or which several begin so.
pub fn find(framework: &Framework, name: &str) -> Result<Ix, String> {
    let wanted = name.trim().to_lowercase();
    let title = |ix: Ix| framework.competency(ix).title.line().to_lowercase();
    let id = |ix: Ix| framework.competency(ix).id.as_str().to_lowercase();
    let exact = framework.indices().find(|ix| id(*ix) == wanted || title(*ix) == wanted);
    if let (Some(ix), false) = (exact, wanted.is_empty()) {
        return Ok(ix);
    }
    for starts in [&(|ix| id(ix).starts_with(&wanted)) as &dyn Fn(Ix) -> bool, &|ix| title(ix).starts_with(&wanted)] {
        let found: Vec<Ix> = framework.indices().filter(|ix| !wanted.is_empty() && starts(*ix)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(*one),
            several => {
                let ids: Vec<_> = several.iter().map(|ix| framework.competency(*ix).id.to_string()).collect();
                return Err(format!("`{}` is the beginning of several: {}", clean_line(name), ids.join(", ")));
            }
        }
    }
    let candidates = framework.competencies().iter().map(|(_, c)| c.id.as_str());
    Err(none("competency", name, guess(&wanted, candidates)))
}

/// As [`find`], as an error of what was being done.
///
/// # Errors
/// [`CliError`] with status 2.
pub fn find_for(framework: &Framework, name: &str, doing: &str) -> Result<Ix, CliError> {
    find(framework, name).map_err(|why| CliError::usage(doing, why).hint("`opsarc framework show` lists them all"))
}

/// "no KIND `x`; did you mean y?"
#[must_use]
pub fn none(kind: &str, name: &str, guess: Option<&str>) -> String {
    let name = clean_line(name);
    match guess {
        Some(guess) => format!("no {kind} `{name}`; did you mean {guess}?"),
        None => format!("no {kind} `{name}`"),
    }
}

/// The candidate most like `wanted`, if any is alike enough.
pub fn guess<'a>(wanted: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let scored = candidates.map(|c| (strsim::jaro_winkler(wanted, c), c)).filter(|(score, _)| *score >= ALIKE);
    scored.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded;

    fn id_of(name: &str) -> Result<String, String> {
        let framework = embedded::framework();
        find(framework, name).map(|ix| framework.competency(ix).id.to_string())
    }

    #[test]
    fn by_id_prefix_and_title() {
        assert_eq!(id_of("basic-stats").as_deref(), Ok("basic-stats"));
        assert_eq!(id_of("basic").as_deref(), Ok("basic-stats"));
        assert_eq!(id_of("statistics for operations").as_deref(), Ok("basic-stats"));
        assert_eq!(id_of("Statistics").as_deref(), Ok("basic-stats"));
    }

    #[test]
    fn what_is_not_there_is_guessed_at() {
        assert_eq!(id_of("basik-stats").unwrap_err(), "no competency `basik-stats`; did you mean basic-stats?");
        assert_eq!(id_of("zzzzzz").unwrap_err(), "no competency `zzzzzz`");
        assert!(id_of("").is_err());
    }

    #[test]
    fn what_is_not_unique_is_not_taken() {
        assert!(id_of("telemetry").unwrap_err().contains("telemetry-hygiene, telemetry-pipelines"));
    }
}
