//! `opsarc shot`: a screen of the interface as a file, without a terminal and without a clock.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::Args;

use super::competency::{guess, none};
use super::context::Context;
use super::error::{CliError, Status};
use super::{demo, export};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::hand::Hand;
use crate::app::message::{Message, Target, TeamNews};
use crate::app::model::{Model, Saving};
use crate::app::session::Session;
use crate::app::tabs::{TABS, Tab};
use crate::framework::text::clean_line;
use crate::profile::day::Day;
use crate::profile::draft::Drafts;
use crate::profile::moment::Moment;
use crate::profile::preferences::Glyphs;
use crate::profile::profile::Profile;
use crate::profile::theme_choice::{THEMES, ThemeChoice};
use crate::shell::background::{self, Colours};
use crate::shell::configuration::Configuration;
use crate::shell::errand;
use crate::shell::team_loader::{Order, load};
use crate::view::shot::form::Form;
use crate::view::shot::paper::Paper;
use crate::view::theme::Ground;

const DOING: &str = "drawing a screen";

/// The least and the most columns of a picture.
const COLUMNS: (u16, u16) = (20, 400);
/// The least and the most rows.
const ROWS: (u16, u16) = (6, 200);

/// Arguments of `opsarc shot`.
#[derive(Debug, Args)]
#[command(
    group(clap::ArgGroup::new("form").args(["svg", "html", "txt", "ansi"])),
    after_help = "The day is that of `--as-of`, else the last one of the record: the same record gives the same bytes each \
                  time. Keys that record something change the picture alone; no file but the one of `-o` is written. The \
                  form is the one asked for, else the one that the name of the file ends in, else text."
)]
pub struct ShotArgs {
    /// Which screen: arc, walk, matrix, plan, timeline, mentor, team or reports
    #[arg(value_name = "SCREEN")]
    pub screen: String,
    /// Keys to press on it first, by the names that `opsarc keys` prints: "Tab Enter type:'some text'"
    #[arg(long, value_name = "SCRIPT")]
    pub keys: Option<String>,
    /// Columns and rows, such as 80x24
    #[arg(long, value_name = "SIZE", default_value = "120x36")]
    pub size: String,
    /// A picture
    #[arg(long)]
    pub svg: bool,
    /// A page
    #[arg(long)]
    pub html: bool,
    /// Text without colours
    #[arg(long)]
    pub txt: bool,
    /// Text with the sequences that colour it in a terminal
    #[arg(long)]
    pub ansi: bool,
    /// The theme: dark, light, high-contrast, colour-blind, ansi or mono
    #[arg(long, value_name = "THEME", default_value = "dark")]
    pub theme: String,
    /// Of the sample profile
    #[arg(long)]
    pub demo: bool,
    /// Write to this file; `-`, or leaving it out, is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite the file if there is one
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Draws the screen.
///
/// # Errors
/// When there is no such screen, size, theme or key, or a file cannot be read or written.
pub fn run(args: &ShotArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let (tab, name) = tab(&args.screen)?;
    let (columns, rows) = size(&args.size)?;
    let theme = theme(&args.theme)?;
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    let form = form(args, file);
    if args.demo && context.global.profile.is_some() {
        return Err(CliError::usage(DOING, "`--demo` is the sample, `--profile` another record").hint("leave one out"));
    }
    let profile = if args.demo { demo::sample()? } else { context.open()?.profile };
    let day = context.global.as_of.or_else(|| demo::last_day(&profile)).ok_or_else(|| {
        CliError::usage(DOING, "nothing is recorded yet, so there is no last day").hint("name one with `--as-of`")
    })?;
    let mut model = model(args, context, profile, day, theme)?;
    model.size = (columns, rows);
    let mut hand = Hand::new(model);
    let home = (context.world.env)("HOME").map(PathBuf::from);
    let mut world = |model: &Model, effect: &Effect| carry(model, effect, home.clone());
    if tab != Tab::Arc {
        hand.send(Message::Click(Target::Do(Action::Show(tab))), &mut world);
    }
    if let Some(script) = &args.keys {
        hand.press(script, &mut world).map_err(|why| {
            CliError::usage("pressing the keys of `--keys`", clean_line(&why))
                .hint("`opsarc keys` prints every key; text is written as type:'some text'")
        })?;
    }
    let text = draw(&hand.model, context.global.asked().colours, form, name);
    match file {
        None => Ok(context.world.out.write_all(text.as_bytes())?),
        Some(file) => {
            export::write(file, &text, args.force)?;
            Ok(writeln!(context.world.out, "Wrote {}", file.display())?)
        }
    }
}

/// The program over `profile` at the end of `day`, as the interface opens it but for what a terminal or a clock says.
fn model(
    args: &ShotArgs,
    context: &Context<'_, '_>,
    profile: Profile,
    day: Day,
    theme: ThemeChoice,
) -> Result<Model, CliError> {
    let framework = match &context.framework {
        Cow::Borrowed(framework) => *framework,
        // It lives as long as the program, which draws one picture.
        Cow::Owned(framework) => Box::leak(Box::new(framework.clone())),
    };
    let Configuration { preferences, keys, framework, .. } = Configuration::load(&context.places, framework)
        .map_err(|why| CliError::new(Status::File, "reading the configuration", why))?;
    let session = Session::new(framework, profile, day, None);
    let saving = if args.demo { Saving::Off("a sample: not saved") } else { Saving::Saved };
    let mut model = Model::new(session, Drafts::default(), None, saving);
    model.theme = theme;
    model.now = Some(Moment::noon(day.0));
    model.mouse = preferences.mouse;
    model.ascii = context.global.asked().glyphs.unwrap_or(preferences.glyphs) == Glyphs::Ascii;
    model.braille = !model.ascii;
    model.keys = keys.spelled(model.ascii);
    model.preferences = preferences;
    Ok(model)
}

/// What the world answers: a preview is made, a folder of profiles is read, and everything else is left alone.
fn carry(model: &Model, effect: &Effect, home: Option<PathBuf>) -> Option<Message> {
    let (ticket, folder) = match effect {
        Effect::Make(wanted) => return Some(Message::Made(Box::new(wanted.as_ref().clone().made(&model.session)))),
        Effect::Team { ticket, folder } => (ticket, folder),
        _ => return None,
    };
    let folder = errand::folder(folder, home);
    let (framework, as_of) = (model.session.framework(), model.session.until());
    let order = Order { framework, folder: &folder, deep: false, need: &[], as_of };
    let news = match load(&order, |_, _| true) {
        Ok(team) => TeamNews::Open(Box::new(team)),
        Err(e) => TeamNews::Failed(format!("{e}. To do: {}.", e.hint)),
    };
    Some(Message::Team { ticket: *ticket, news })
}

fn draw(model: &Model, colours: Colours, form: Form, name: &str) -> String {
    // Neither the environment nor the terminal has a say: the same picture everywhere.
    let colours = if colours == Colours::Auto { Colours::Many } else { colours };
    let unset = |_: &str| None;
    let theme = background::theme(colours, model.theme, &unset, Some(Ground::Dark));
    let paper = Paper::of(background::ground(model.theme, &unset, Some(Ground::Dark)).is);
    let (columns, rows) = model.size;
    let title = format!("opsarc: {name}");
    let whose = match model.session.standing().settings.name.line() {
        name if name.is_empty() => String::new(),
        name => format!(" of {name}"),
    };
    let day = model.session.until();
    let about = format!("The screen {name}{whose} on {day}, {columns} columns by {rows} rows.");
    form.draw(model, &theme, &paper, &title, &about)
}

fn tab(name: &str) -> Result<(Tab, &'static str), CliError> {
    let names: Vec<String> = TABS.iter().map(|(.., name)| name.to_lowercase()).collect();
    let found = TABS.iter().find(|(.., known)| known.eq_ignore_ascii_case(name));
    found.map(|(tab, _, name)| (*tab, *name)).ok_or_else(|| {
        CliError::usage(DOING, none("screen", name, guess(name, names.iter().map(String::as_str))))
            .hint(format!("there are {}; what lies beyond one is reached with `--keys`", names.join(", ")))
    })
}

fn size(text: &str) -> Result<(u16, u16), CliError> {
    let parts = text.split_once(['x', 'X', '×']).and_then(|(c, r)| Some((c.parse().ok()?, r.parse().ok()?)));
    let within = |n: u16, (least, most): (u16, u16)| (least..=most).contains(&n);
    parts.filter(|(columns, rows)| within(*columns, COLUMNS) && within(*rows, ROWS)).ok_or_else(|| {
        CliError::usage(DOING, format!("`{}` is no size", clean_line(text))).hint(format!(
            "columns from {} to {} and rows from {} to {}, such as 80x24",
            COLUMNS.0, COLUMNS.1, ROWS.0, ROWS.1
        ))
    })
}

fn theme(name: &str) -> Result<ThemeChoice, CliError> {
    ThemeChoice::of_name(name).ok_or_else(|| {
        let names = THEMES.iter().map(|(_, name, _)| *name);
        CliError::usage(DOING, none("theme", name, guess(name, names.clone())))
            .hint(format!("there are {}", names.collect::<Vec<_>>().join(", ")))
    })
}

/// The form asked for, else the one that the file's name ends in, else text.
fn form(args: &ShotArgs, file: Option<&Path>) -> Form {
    let asked = [(args.svg, Form::Svg), (args.html, Form::Html), (args.txt, Form::Txt), (args.ansi, Form::Ansi)];
    let asked = asked.into_iter().find(|(asked, _)| *asked).map(|(_, form)| form);
    let ending = file.and_then(Path::extension).map(|ending| ending.to_string_lossy());
    asked.or_else(|| Form::of_ending(&ending?)).unwrap_or(Form::Txt)
}
