//! What every command needs: the global options applied. Finds the profile and the framework, and
//! holds the one way in which a command records something.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::competency::{guess, none};
use super::error::{CliError, Status};
use super::global::Global;
use super::world::World;
use crate::app::plain::spoken::spoken;
use crate::export::bar::{ASCII, BLOCKS, Glyphs};
use crate::export::columns;
use crate::export::locale::Locale;
use crate::export::words;
use crate::export::wrap::{WIDTH, write_within};
use crate::framework::embedded;
use crate::framework::framework::Framework;
use crate::framework::load;
use crate::insight::overview::Overview;
use crate::profile::author::Author;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::moment::Moment;
use crate::profile::preferences::Preferences;
use crate::profile::profile::Profile;
use crate::profile::standing::Standing;
use crate::shell::{background, clock, ids, terminal};
use crate::store::beside;
use crate::store::framework_files;
use crate::store::mentee_folder;
use crate::store::places::Places;
use crate::store::preferences_file;
use crate::store::profile_file::{self, FileStamp};
use crate::store::profile_folder;

/// The global options, applied.
pub struct Context<'w, 'a> {
    /// The options as given.
    pub global: &'a Global,
    /// The surroundings.
    pub world: &'a mut World<'w>,
    /// Where the program keeps its files.
    pub places: Places,
    /// The framework in use.
    pub framework: Cow<'static, Framework>,
    /// What the configuration says.
    pub preferences: Preferences,
}

/// A profile that was opened.
pub struct Opened {
    /// Its file.
    pub path: PathBuf,
    /// What it says.
    pub profile: Profile,
    /// The state of the file when it was read; none for a new one.
    pub stamp: Option<FileStamp>,
}

impl<'w, 'a> Context<'w, 'a> {
    /// Applies the options.
    ///
    /// # Errors
    /// When the framework named cannot be read or is not valid.
    pub fn new(global: &'a Global, world: &'a mut World<'w>) -> Result<Self, CliError> {
        let places = Places::from_env(|name| (world.env)(name));
        let framework = match &global.framework {
            None => Cow::Borrowed(embedded::framework()),
            Some(name) => named_framework(&places, name)?,
        };
        // What is wrong in it is told by the interface and by `opsarc config check`; a script is not to trip over it.
        let preferences = preferences_file::load(&places).map(|(preferences, _)| preferences).unwrap_or_default();
        Locale::of(&preferences).speak();
        let framework = with_horizons(framework, &preferences);
        Ok(Self { global, world, places, framework, preferences })
    }

    /// Has text written for the columns that there are.
    pub fn measure(&self) {
        write_within(columns_of(self.world).unwrap_or(WIDTH));
    }

    /// The day that reading commands describe: `--as-of`, else today.
    #[must_use]
    pub fn as_of(&self) -> Day {
        self.global.as_of.unwrap_or_else(clock::today)
    }

    /// Whether lines and prompts are asked for, by an option or by the environment.
    #[must_use]
    pub fn plain(&self) -> bool {
        self.global.plain || self.world.plain()
    }

    /// Whether somebody is there to talk to: at a terminal, or through a pipe where `--plain` asks for lines.
    #[must_use]
    pub fn talks(&self) -> bool {
        self.world.terminal || self.global.plain
    }

    /// Prints text that is read by people: within the columns there are, and where lines of plain ASCII are asked for
    /// with its signs spelled so.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn print(&mut self, text: &str) -> Result<(), CliError> {
        let text = if self.plain() { spoken(text) } else { text.to_owned() };
        Ok(self.world.out.write_all(columns::within(&text).as_bytes())?)
    }

    /// The characters of a bar.
    #[must_use]
    pub fn glyphs(&self) -> Glyphs {
        let ascii = background::ascii(self.global.asked().glyphs, self.preferences.glyphs, self.world.env).is;
        if ascii || self.plain() { ASCII } else { BLOCKS }
    }

    /// The characters of a bar, where bars are drawn: in plain mode all is said in words.
    #[must_use]
    pub fn bars(&self) -> Option<Glyphs> {
        (!self.plain()).then(|| self.glyphs())
    }

    /// The file of the profile in use.
    ///
    /// # Errors
    /// When the name given is none.
    pub fn path(&self) -> Result<PathBuf, CliError> {
        if let Some(named) = self.global.profile.as_deref() {
            return profile_path(&self.places, named);
        }
        let preferred = self.preferences.profile.as_str();
        profile_path(&self.places, if preferred.is_empty() { profile_folder::DEFAULT } else { preferred })
    }

    /// Opens the profile in use, which must exist.
    ///
    /// # Errors
    /// When there is none, or it cannot be read or is not valid.
    pub fn open(&mut self) -> Result<Opened, CliError> {
        let path = self.path()?;
        match self.open_if_any(&path)? {
            Some(opened) => Ok(opened),
            None => Err(CliError::new(
                Status::File,
                format!("reading the profile `{}`", path.display()),
                "there is no such file",
            )
            .hint(
                "`opsarc init --name NAME --role ROLE` begins a profile, `opsarc profile list` lists those there are",
            )),
        }
    }

    /// Opens the profile `name`, by file or name, or the one in use where none is named. It must exist.
    ///
    /// # Errors
    /// When there is none, or it cannot be read or is not valid.
    pub fn named(&mut self, name: Option<&str>) -> Result<Opened, CliError> {
        let Some(name) = name else { return self.open() };
        let path = profile_path(&self.places, name)?;
        self.load_if_any(&path)?.ok_or_else(|| {
            CliError::new(Status::File, format!("reading the profile {}", path.display()), "there is no such file")
                .hint("check the name; `opsarc profile list` lists those that have one")
        })
    }

    /// Opens the profile at `path` if there is one, and tells what the reader should know of it: copies that a sync
    /// tool left beside it.
    ///
    /// # Errors
    /// When it cannot be read or is not valid.
    pub fn open_if_any(&mut self, path: &Path) -> Result<Option<Opened>, CliError> {
        let Some(opened) = self.load_if_any(path)? else { return Ok(None) };
        for copy in beside::look(path, &opened.profile) {
            let what = words::beside(&copy.name(), copy.brings);
            writeln!(self.world.err, "note: {what}: `opsarc merge --beside` brings them in")?;
        }
        Ok(Some(opened))
    }

    /// Opens the profile at `path` if there is one, without a look at what lies beside it.
    ///
    /// # Errors
    /// When it cannot be read or is not valid.
    pub fn load_if_any(&mut self, path: &Path) -> Result<Option<Opened>, CliError> {
        let Some(loaded) = profile_file::load(path)? else { return Ok(None) };
        self.adopt(&loaded.profile, path)?;
        Ok(Some(Opened { path: path.to_owned(), profile: loaded.profile, stamp: Some(loaded.stamp) }))
    }

    /// Takes the framework by which `profile`, read from `path`, was rated, unless another one was asked for.
    ///
    /// # Errors
    /// When that framework is not here, or is not valid.
    pub fn adopt(&mut self, profile: &Profile, path: &Path) -> Result<(), CliError> {
        let rated_by = &profile.header.framework.0;
        if self.global.framework.is_none() && *rated_by != self.framework.identity().id {
            let named = named_framework(&self.places, rated_by.as_str()).map_err(|e| {
                e.while_doing(format!("reading the profile {}, rated by `{rated_by}`", path.display()))
                    .hint("name that framework's file with `--framework FILE`, or `--framework aiops-2026` for ours")
            })?;
            self.framework = with_horizons(named, &self.preferences);
        }
        Ok(())
    }

    /// What holds at the day of `--as-of`, and what it means.
    #[must_use]
    pub fn view(&self, profile: &Profile) -> (Standing, Overview) {
        let day = self.as_of();
        let standing = profile.log.standing(&self.framework, day);
        let overview = Overview::new(&self.framework, &standing, day);
        (standing, overview)
    }

    /// When a record is dated: noon of `at`, else now.
    ///
    /// # Errors
    /// When `at` is in the future, or `--as-of` was given, which is for reading.
    pub fn moment(&self, at: Option<Day>, doing: &str) -> Result<Moment, CliError> {
        if self.global.as_of.is_some() {
            return Err(CliError::usage(doing, "`--as-of` is for looking back, and nothing is recorded then")
                .hint("leave it out, or date the record with `--at`"));
        }
        match at {
            None => Ok(clock::now()),
            Some(day) if day > clock::today() => {
                Err(CliError::usage(doing, format!("{day} is in the future"))
                    .hint("a record is dated today or earlier"))
            }
            Some(day) => Ok(Moment::noon(day.0)),
        }
    }

    /// Appends entries to the log, in order, and saves the profile. Gives their ids.
    ///
    /// # Errors
    /// When the file cannot be written; it is then as it was. When nobody is named to speak in a mentee's record.
    pub fn record(
        &mut self,
        opened: &mut Opened,
        by: &Author,
        at: Moment,
        bodies: Vec<Body>,
    ) -> Result<Vec<EntryId>, CliError> {
        if *by == Author::Oneself && mentee_folder::holds(&self.places, &opened.path) {
            let why = "this is a mentee's record, in which only mentors speak";
            return Err(CliError::usage(format!("recording in {}", opened.path.display()), why).hint(
                "say who you are with `--mentor NAME`, or `opsarc packet open MENTEE` opens it with you seated",
            ));
        }
        let mut added = Vec::with_capacity(bodies.len());
        for body in bodies {
            let id = ids::fresh();
            opened.profile.log.insert(Entry::new(id, at, by.clone(), body));
            added.push(id);
        }
        self.save(opened)?;
        Ok(added)
    }

    /// Saves the profile. What another program wrote meanwhile is merged in.
    ///
    /// # Errors
    /// When the file cannot be written; it is then as it was.
    pub fn save(&mut self, opened: &mut Opened) -> Result<(), CliError> {
        let saved = profile_file::save(&opened.path, &opened.profile, opened.stamp.as_ref())?;
        opened.stamp = Some(saved.stamp);
        if let Some(merged) = saved.merged {
            opened.profile = merged;
            writeln!(self.world.err, "note: the file had changed meanwhile; both were merged")?;
        }
        Ok(())
    }
}

/// A framework with the horizons that the configuration sets.
fn with_horizons(framework: Cow<'static, Framework>, preferences: &Preferences) -> Cow<'static, Framework> {
    let (horizons, _) = preferences.horizons(&framework);
    if horizons.is_empty() { framework } else { Cow::Owned(framework.with_horizons(horizons)) }
}

/// The file that `name` means: a path where it looks like one, else a profile by name.
///
/// # Errors
/// When it is neither.
pub fn profile_path(places: &Places, name: &str) -> Result<PathBuf, CliError> {
    profile_folder::find(places, name).map_err(|e| CliError::usage("finding a profile", e.why).hint(e.hint))
}

/// The folder of the frameworks that can be named by id.
#[must_use]
pub fn frameworks_folder(places: &Places) -> PathBuf {
    places.data.join("frameworks")
}

/// Whether a name is meant as a path.
#[must_use]
pub fn looks_like_a_file(name: &str) -> bool {
    name.ends_with(".json") || name.chars().any(std::path::is_separator) || Path::new(name).is_dir()
}

/// Where the framework that `name` means lies: a file or folder, or one of the frameworks folder by id. Nothing for ours.
///
/// # Errors
/// When there is none of that id.
pub fn framework_path(places: &Places, name: &str) -> Result<Option<PathBuf>, CliError> {
    let ours = embedded::framework().identity().id.as_str();
    if name == ours {
        return Ok(None);
    }
    if looks_like_a_file(name) {
        return Ok(Some(PathBuf::from(name)));
    }
    let path = frameworks_folder(places).join(format!("{name}.json"));
    if !path.is_file() {
        let guessed = guess(name, std::iter::once(ours));
        return Err(CliError::usage("finding a framework", none("framework", name, guessed))
            .hint("`opsarc framework list` lists them; a file has a `/` or ends in `.json`"));
    }
    Ok(Some(path))
}

/// How many columns text is written for: what `COLUMNS` says, else the terminal; none where neither does.
fn columns_of(world: &World<'_>) -> Option<usize> {
    let said = (world.env)("COLUMNS").and_then(|text| text.to_str()?.trim().parse().ok());
    said.or_else(|| world.terminal.then(terminal::columns).flatten()).filter(|columns| *columns > 0)
}

/// The framework that `name` means, loaded.
///
/// # Errors
/// When there is none, or it cannot be read or is not valid.
pub fn named_framework(places: &Places, name: &str) -> Result<Cow<'static, Framework>, CliError> {
    let Some(path) = framework_path(places, name)? else { return Ok(Cow::Borrowed(embedded::framework())) };
    let files = framework_files::read("reading the framework", std::slice::from_ref(&path))?;
    let names: Vec<_> = files.iter().map(|(file, _)| file.to_string_lossy()).collect();
    let documents: Vec<_> = names.iter().zip(&files).map(|(name, (_, text))| (&**name, text.as_str())).collect();
    match load::load(&documents) {
        Ok(framework) => Ok(Cow::Owned(framework)),
        Err(errors) => {
            Err(CliError::new(Status::Invalid, format!("reading the framework {}", path.display()), errors.to_string())
                .hint("`opsarc framework export` writes a valid one to compare with"))
        }
    }
}
