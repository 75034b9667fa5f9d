//! `opsarc man`: manual pages and a reference in Markdown, from the program's own command table.

use clap::{Arg, Args, Command};

use super::competency::{guess, none};
use super::error::CliError;
use super::world::World;

/// Arguments of `opsarc man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The page of this command; that of the program if left out
    pub command: Vec<String>,
    /// The whole reference in Markdown instead
    #[arg(long, conflicts_with = "command")]
    pub markdown: bool,
}

/// Prints the page of the command line `root`.
///
/// # Errors
/// When there is no such command, or the output cannot be written.
pub fn run(args: &ManArgs, root: Command, world: &mut World<'_>) -> Result<(), CliError> {
    if args.markdown {
        return Ok(world.out.write_all(markdown(root).as_bytes())?);
    }
    let pages = pages(root);
    let page = pages.iter().find(|page| page.path == args.command);
    let Some(page) = page else {
        let name = args.command.join(" ");
        let names: Vec<String> = pages.iter().map(|page| page.path.join(" ")).collect();
        return Err(CliError::usage(
            "printing a manual page",
            none("command", &name, guess(&name, names.iter().map(String::as_str))),
        )
        .hint("`opsarc --help` lists the commands"));
    };
    Ok(world.out.write_all(&page.roff()?)?)
}

/// A manual page.
pub struct Page {
    /// The command without the program's name; empty for the program.
    pub path: Vec<String>,
    command: Command,
}

impl Page {
    /// Its file, such as `opsarc-profile-list.1`.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}.1", self.name())
    }

    fn name(&self) -> String {
        std::iter::once("opsarc").chain(self.path.iter().map(String::as_str)).collect::<Vec<_>>().join("-")
    }

    /// The page in roff.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn roff(&self) -> Result<Vec<u8>, CliError> {
        let mut roff = Vec::new();
        let source = format!("opsarc {}", env!("CARGO_PKG_VERSION"));
        clap_mangen::Man::new(self.command.clone()).title(self.name()).source(source).render(&mut roff)?;
        Ok(roff)
    }
}

/// Every manual page of the command line `root`, the program's first.
#[must_use]
pub fn pages(mut root: Command) -> Vec<Page> {
    root.build();
    let mut pages = Vec::new();
    collect(&root, &[], &mut pages);
    pages
}

fn collect(command: &Command, path: &[String], pages: &mut Vec<Page>) {
    pages.push(Page { path: path.to_vec(), command: command.clone() });
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let path = [path, &[sub.get_name().to_owned()]].concat();
        collect(sub, &path, pages);
    }
}

/// The whole reference of the command line `root` in Markdown: every command as `--help` tells it.
#[must_use]
pub fn markdown(root: Command) -> String {
    let mut out =
        String::from("# The command line\n\nMade by `opsarc man --markdown`; a test holds it equal to the program.\n");
    for page in pages(root) {
        let name = std::iter::once("opsarc").chain(page.path.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        let help = page.command.clone().term_width(100).bin_name(&name).render_long_help().to_string();
        let help: Vec<&str> = help.lines().map(str::trim_end).collect();
        out.push_str(&format!("\n## `{name}`\n\n```text\n{}\n```\n", help.join("\n").trim_end()));
    }
    out
}

/// The commands of `root` as a Markdown table: each with what it takes, or with the commands under it, and what it does.
#[must_use]
pub fn table(mut root: Command) -> String {
    root.build();
    let mut out =
        String::from("| command | what it does |\n|---|---|\n| `opsarc` | the interface, on your own profile |\n");
    for command in root.get_subcommands().filter(|command| !command.is_hide_set()) {
        let under: Vec<&str> =
            command.get_subcommands().filter(|sub| !sub.is_hide_set()).map(Command::get_name).collect();
        let usage =
            if under.is_empty() { usage(command) } else { format!("{} {}", command.get_name(), under.join("\\|")) };
        let does = command.get_about().map(ToString::to_string).unwrap_or_default().replace('|', "\\|");
        out.push_str(&format!("| `opsarc {usage}` | {does} |\n"));
    }
    out
}

/// A command with its own arguments and options; those of every command are told elsewhere.
fn usage(command: &Command) -> String {
    let own = command.get_arguments().filter(|arg| !arg.is_hide_set() && !arg.is_global_set());
    let (positional, options): (Vec<&Arg>, Vec<&Arg>) =
        own.filter(|arg| arg.get_id() != "help").partition(|arg| arg.is_positional());
    let options =
        options.into_iter().map(|arg| if arg.is_required_set() { arg.to_string() } else { format!("[{arg}]") });
    let shown = positional.into_iter().map(ToString::to_string).chain(options);
    let words = std::iter::once(command.get_name().to_owned()).chain(shown);
    words.collect::<Vec<_>>().join(" ").replace('|', "\\|")
}
