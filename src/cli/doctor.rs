//! `opsarc doctor`: what the program finds where it runs, and what to do about it. It changes nothing.

use std::path::{Path, PathBuf};

use clap::Args;

use super::check;
use super::context::Context;
use super::error::CliError;
use super::status;
use crate::app::keys::Keys;
use crate::export::doctor::{DoctorReport, Finding, Section};
use crate::export::words::{self, count};
use crate::framework::text::clean_line;
use crate::shell::background::{self, Decided};
use crate::shell::{clipboard, editor};
use crate::store::health::{self, Rights};
use crate::store::places::Places;
use crate::store::{beside, ground_file, preferences_file, profile_file};
use crate::view::theme::{Depth, Ground};

/// Arguments of `opsarc doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Print JSON (`opsarc/doctor@1`)
    #[arg(long)]
    pub json: bool,
}

/// Glyphs as they are drawn, to be looked at: what they are for, and some of each.
const SAMPLES: [(&str, &str); 4] = [("curve", "⣀⣤⣶⣿⡇⠉"), ("bars", "█▓▒░·▀▄"), ("marks", "●◉○◌◆▸"), ("lines", "╭─┬│┼╯")];

/// Looks and tells.
///
/// # Errors
/// [`CliError::Found`] when something is wrong.
pub fn run(args: &DoctorArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let sections = vec![
        Section { title: "Folders", findings: folders(&context.places) },
        Section { title: "Configuration", findings: configuration(context) },
        Section { title: "Profile", findings: profile(context) },
        Section { title: "Terminal", findings: terminal(context) },
        Section { title: "Programs", findings: programs(context) },
    ];
    let report = DoctorReport::new(sections);
    if args.json {
        status::json(context, &report)?;
    } else {
        context.world.out.write_all(report.text().as_bytes())?;
    }
    if report.problems == 0 { Ok(()) } else { Err(CliError::Found) }
}

fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy()).into_owned()
}

fn folders(places: &Places) -> Vec<Finding> {
    let folders = [("data", &places.data), ("configuration", &places.config), ("state", &places.state)];
    let look = |(name, folder): (&str, &PathBuf)| {
        let path = shown(folder);
        let todo = "check who owns it and its permissions, or set OPSARC_HOME to a folder of your own";
        match health::rights(folder) {
            Rights::Writable => Finding::good(name, path),
            Rights::CanBeMade => Finding::good(name, format!("{path} (made when it is needed)")),
            Rights::Refused => Finding::problem(name, format!("{path} cannot be written"), todo),
            Rights::NoFolder => Finding::problem(name, format!("{path} is a file, not a folder"), todo),
        }
    };
    folders.into_iter().map(look).collect()
}

fn configuration(context: &Context<'_, '_>) -> Vec<Finding> {
    let path = shown(&context.places.preferences());
    let (preferences, mut complaints) = match preferences_file::load(&context.places) {
        Ok(loaded) => loaded,
        Err(e) => return vec![Finding::problem("file", format!("{path}: {}", e.why), e.hint)],
    };
    complaints.extend(Keys::new(&preferences.keys).1);
    complaints.extend(preferences.horizons(&context.framework).1);
    match complaints.first() {
        None if health::size(&context.places.preferences()).is_none() => {
            vec![Finding::good("file", format!("{path} (none: the defaults hold)"))]
        }
        None => vec![Finding::good("file", path)],
        Some(first) => {
            let told = count(complaints.len(), "line is passed over", "lines are passed over");
            let found = format!("{path}: {told}, the first: {first}");
            vec![Finding::problem("file", found, "`opsarc config check` tells all, `opsarc config edit` opens it")]
        }
    }
}

fn profile(context: &mut Context<'_, '_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let path = match context.path() {
        Ok(path) => path,
        Err(e) => {
            return vec![Finding::problem("name", e.to_string().trim().to_owned(), "give another with --profile")];
        }
    };
    match profile_file::load(&path) {
        Ok(None) => {
            let todo = "`opsarc` alone begins one, or `opsarc init`";
            findings.push(Finding::note("file", format!("{} is not there yet", shown(&path)), todo));
        }
        Ok(Some(loaded)) => {
            let kib = health::size(&path).unwrap_or(0).div_ceil(1024);
            let entries = count(loaded.profile.log.len(), "entry", "entries");
            findings.push(Finding::good("file", format!("{} ({entries}, {kib} KiB)", shown(&path))));
            let wrong = check::findings(&context.framework, &loaded.profile);
            findings.push(match wrong.first() {
                None => Finding::good("record", "sound"),
                Some(first) => Finding::problem("record", first.clone(), "`opsarc check` tells all"),
            });
            for copy in beside::look(&path, &loaded.profile) {
                let todo = "`opsarc merge --beside`, then remove it";
                findings.push(Finding::problem("copies", words::beside(&copy.name(), copy.brings), todo));
            }
            if health::open_to_others(&path) {
                let todo = format!("`chmod 600 {}`, if that is not meant", shown(&path));
                findings.push(Finding::note("rights", "others on this machine may read it", todo));
            }
        }
        Err(e) => findings.push(Finding::problem("file", format!("{}: {}", shown(&path), e.why), e.hint)),
    }
    findings.push(match health::locked(&path) {
        true => Finding::problem("lock", "another program holds it now", "close that opsarc, if it hangs"),
        false => Finding::good("lock", "free"),
    });
    for rescued in health::rescued(&context.places) {
        let todo = format!("`opsarc merge {} {}`, then remove it", shown(&path), shown(&rescued));
        findings.push(Finding::problem("rescued", format!("{} holds what could not be saved", shown(&rescued)), todo));
    }
    findings
}

fn terminal(context: &Context<'_, '_>) -> Vec<Finding> {
    let env = context.world.env;
    let text = |name: &str| env(name).map(|v| clean_line(&v.to_string_lossy()).into_owned()).unwrap_or_default();
    let (preferences, asked) = (&context.preferences, context.global.asked());
    let mut findings = Vec::new();
    let term = text("TERM");
    findings.push(match term.as_str() {
        "" => Finding::problem("TERM", "not set", "set it to what the terminal is, such as xterm-256color"),
        "dumb" => Finding::note("TERM", "dumb: lines and prompts instead of screens", "set it, if screens are meant"),
        _ => Finding::good("TERM", [term.as_str(), text("COLORTERM").as_str()].join(" ").trim().to_owned()),
    });
    if !context.world.terminal {
        findings.push(Finding::note(
            "terminal",
            "not one: output goes to a file or a pipe",
            "run it in a terminal to see the interface",
        ));
    }
    let multiplexers = [("TMUX", "tmux"), ("STY", "screen"), ("ZELLIJ", "zellij")];
    findings.push(match multiplexers.iter().find(|(variable, _)| !text(variable).is_empty()) {
        Some((_, "tmux")) => {
            let todo = "`set -g focus-events on` lets a changed configuration be seen, `set -g set-clipboard on` lets others copy";
            Finding::note("multiplexer", "tmux", todo)
        }
        Some((_, name)) => Finding::good("multiplexer", *name),
        None => Finding::good("multiplexer", "none"),
    });
    let Decided { is, by } = background::depth(asked.colours, preferences.theme, env);
    let colours = match is {
        Depth::Many => "256 colours",
        Depth::Sixteen => "the terminal's own sixteen",
        Depth::None => "none",
    };
    findings.push(Finding::good("colours", format!("{colours} (by {by})")));
    let remembered = ground_file::load(&context.places).map(|name| match name.as_str() {
        "dark" => Ground::Dark,
        "light" => Ground::Light,
        _ => Ground::Either,
    });
    let Decided { is, by } = background::ground(preferences.theme, env, remembered);
    let ground = match is {
        Ground::Dark => "dark",
        Ground::Light => "light",
        Ground::Either => "not known: only what reads well on both is used",
    };
    findings.push(Finding::good("theme", format!("{}, background {ground} (by {by})", preferences.theme.name())));
    let Decided { is: ascii, by } = background::ascii(asked.glyphs, preferences.glyphs, env);
    findings.push(Finding::good("glyphs", format!("{} (by {by})", if ascii { "ASCII" } else { "Unicode" })));
    if !ascii {
        let samples = SAMPLES.map(|(name, glyphs)| format!("{name} {glyphs}")).join("  ");
        findings.push(Finding::note("samples", samples, "if boxes or gaps stand here, set `glyphs = \"ascii\"`"));
    }
    let Decided { is, by } = background::links(preferences.links, env);
    findings.push(Finding::good("links", format!("{} (by {by})", if is { "written" } else { "not written" })));
    findings.push(Finding::good("mouse", if preferences.mouse { "used here" } else { "left to the terminal" }));
    findings
}

fn programs(context: &Context<'_, '_>) -> Vec<Finding> {
    let env = context.world.env;
    let folders: Vec<PathBuf> = std::env::split_paths(&env("PATH").unwrap_or_default()).collect();
    let found = |name: &str| health::program(name, std::env::consts::EXE_SUFFIX, &folders);
    let mut findings = Vec::new();
    let tool = clipboard::tools(env).find(|tool| found(tool.program).is_some());
    findings.push(match tool {
        Some(tool) => Finding::good("clipboard", tool.program),
        None => Finding::good("clipboard", "the terminal (OSC 52), which may refuse it"),
    });
    let (line, by) = editor::chosen(&context.preferences.editor, env);
    let words = shell_words::split(&line).unwrap_or_default();
    let shown = clean_line(&line).into_owned();
    findings.push(match words.first().filter(|word| found(word).is_some()) {
        Some(_) => Finding::good("editor", format!("{shown} (by {by})")),
        None => {
            let todo = "set EDITOR, or `editor` in the configuration, to a program that there is";
            Finding::problem("editor", format!("{shown} (by {by}) is not found"), todo)
        }
    });
    for (name, serves) in
        [("git", "keeping the profile in version control"), ("ssh-keygen", "signing with your ssh key")]
    {
        findings.push(match found(name) {
            Some(file) => Finding::good(name, self::shown(&file)),
            None => Finding::note(name, "not found", format!("install it, if you want it for {serves}")),
        });
    }
    findings
}
