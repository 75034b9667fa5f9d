//! A home of its own for a test, and what is in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use opsarc::framework::embedded::framework;
use opsarc::profile::author::Author;
use opsarc::profile::body::{Body, Rated};
use opsarc::profile::codec;
use opsarc::profile::day::Day;
use opsarc::profile::entry::{Entry, EntryId};
use opsarc::profile::profile::Profile;
use opsarc::profile::settings::Change;
use opsarc::profile::standing::Standing;

/// A folder that `OPSARC_HOME` names.
pub(crate) struct Home(tempfile::TempDir);

/// An id that counts up.
pub(crate) fn id(n: u16) -> EntryId {
    format!("0196c1a0-0000-7000-8000-00000000{n:04x}").parse().unwrap()
}

/// An entry of one's own at minute `n` of a day of the past.
pub(crate) fn entry(n: u16, body: Body) -> Entry {
    let at = format!("2026-05-01T{:02}:{:02}:00Z", 8 + n / 60, n % 60).parse().unwrap();
    Entry::new(id(n), at, Author::Oneself, body)
}

/// A rating of the `n`th competency.
pub(crate) fn rating(n: u16, number: u8) -> Body {
    let (_, competency) = framework().competencies().iter().nth(usize::from(n)).unwrap();
    let competency = competency.id.clone();
    let rating = opsarc::framework::rating::Rating::new(number);
    Body::Rating(Rated { competency, rating, note: None, session: None, agreed: false })
}

impl Home {
    /// An empty home.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A home whose profile holds a name and `bodies`.
    pub(crate) fn with(name: &str, bodies: Vec<Body>) -> Self {
        let home = Self::new();
        let mut profile = Profile::new(id(0xffff), framework().identity());
        let roles = framework().roles().iter().take(1).map(|role| role.id.clone()).collect();
        let change = Change { name: Some(name.into()), roles: Some(roles), target: Some(2), ..Change::default() };
        profile.log.insert(entry(0, Body::Settings(change)));
        for (n, body) in (1..).zip(bodies) {
            profile.log.insert(entry(n, body));
        }
        home.write(codec::encode(&profile).as_bytes());
        home
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The file of the profile.
    pub(crate) fn file(&self) -> PathBuf {
        self.path().join("data/profiles/default.json")
    }

    /// Puts bytes into the file of the profile.
    pub(crate) fn write(&self, bytes: &[u8]) {
        fs::create_dir_all(self.file().parent().unwrap()).unwrap();
        fs::write(self.file(), bytes).unwrap();
    }

    /// The bytes of the profile's file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        fs::read(self.file()).unwrap()
    }

    /// The profile that the file holds.
    pub(crate) fn profile(&self) -> Profile {
        codec::decode(&self.bytes()).unwrap()
    }

    /// What holds in the file at the end of all days.
    pub(crate) fn standing(&self) -> Standing {
        self.profile().log.standing(framework(), "9999-12-31".parse::<Day>().unwrap())
    }

    /// How many competencies are rated in the file.
    pub(crate) fn rated(&self) -> usize {
        self.standing().marks.iter().filter(|(_, mark)| mark.own.is_some()).count()
    }

    /// The text of the drafts that are kept, all of them.
    pub(crate) fn drafts(&self) -> String {
        let files = fs::read_dir(self.path().join("state/drafts")).into_iter().flatten();
        files.filter_map(|file| fs::read_to_string(file.unwrap().path()).ok()).collect()
    }

    /// Waits until the kept drafts hold `text`: they are written after the frame that shows them.
    #[track_caller]
    pub(crate) fn wait_draft(&self, text: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        while !self.drafts().contains(text) {
            assert!(Instant::now() < until, "no draft holds {text:?}: {}", self.drafts());
            std::thread::yield_now();
        }
    }
}
