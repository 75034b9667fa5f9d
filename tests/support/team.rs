//! Teams to look at, made of samples.

use std::sync::LazyLock;

use opsarc::framework::id::{CompetencyId, RoleId};
use opsarc::framework::rating::Rating;
use opsarc::framework::text::Text;
use opsarc::insight::member::{Level, Member, Unnamed};
use opsarc::insight::team::{Gathered, Skipped, Team};
use opsarc::profile::entry::EntryId;
use opsarc::profile::profile::Profile;
use serde_json::{Value, json};

use super::people::{HARM, entry, file, framework, today};

/// Name, roles, and who is strong in what: the ratings follow from a pattern that is the same each time.
const SAMPLES: [(&str, &[&str], usize); 6] = [
    ("Ada Sample", &["sre"], 1),
    ("Bo Sample", &["platform"], 2),
    ("Cy Sample", &["data-ml"], 3),
    ("Di Sample", &["security"], 5),
    ("Ed Sample", &["sre", "platform"], 7),
    ("Fay Sample", &["platform"], 11),
];

/// The team called `name`: `small`, `hostile`, `redacted` (three packets and one person), or a number of people.
pub fn team(name: &str) -> Team {
    static SMALL: LazyLock<Vec<Member>> = LazyLock::new(|| {
        SAMPLES.iter().enumerate().map(|(n, (name, roles, step))| member(n, name, roles, *step)).collect()
    });
    let mut gathered = Gathered { people: SMALL.clone(), ..Gathered::default() };
    match name {
        "small" => gathered.skipped = vec![skipped("broken.json", "line 1, column 23: the file ends here")],
        "hostile" => {
            gathered.people =
                (0..12).map(|n| member(n, &format!("{HARM}{}", "x".repeat(n * 40)), &["sre"], n + 1)).collect();
            gathered.skipped = (0..90).map(|_| skipped(HARM, HARM)).collect();
        }
        "redacted" => {
            gathered.people.truncate(1);
            gathered.unnamed = (0..3).map(unnamed).collect();
        }
        "none" => gathered.people.clear(),
        many => {
            let template = SMALL.clone();
            let one = |n: usize| {
                let mut person = template[n % template.len()].clone();
                person.id = EntryId(uuid::Uuid::from_u128(n as u128 + 1));
                (person.name, person.file) =
                    (format!("Sample {n:05}").as_str().into(), format!("{n:05}").as_str().into());
                person
            };
            gathered.people = (0..many.parse::<usize>().unwrap()).map(one).collect();
        }
    }
    Team::new(framework(), gathered, &[], today())
}

fn skipped(file: &str, why: &str) -> Skipped {
    Skipped { file: Text::new(file), why: Text::new(why) }
}

/// A rating from a pattern; none for what is not rated.
fn pattern(competency: usize, step: usize) -> Option<u8> {
    match (competency * step + competency / 3 + step) % 9 {
        n @ 0..=3 => Some(n as u8),
        4 => Some(3),
        5 => Some(2),
        6 if step == 7 => Some(4),
        6 => Some(1),
        _ => None,
    }
}

/// The people of the team `small`, each as a record of their own.
pub fn profiles() -> Vec<Profile> {
    let one = |(n, (name, roles, step)): (usize, &(&str, &[&str], usize))| {
        let mut profile = file(&record(name, roles, *step));
        profile.header.id = EntryId(uuid::Uuid::from_u128(n as u128 + 1));
        profile.header.sample = true;
        profile
    };
    SAMPLES.iter().enumerate().map(one).collect()
}

fn member(n: usize, name: &str, roles: &[&str], step: usize) -> Member {
    let standing = file(&record(name, roles, step)).log.standing(framework(), today());
    let named = Text::new(&format!("sample-{n}"));
    Member::new(framework(), EntryId(uuid::Uuid::from_u128(n as u128 + 1)), named, &standing, today())
}

fn record(name: &str, roles: &[&str], step: usize) -> Vec<Value> {
    let mentor = json!({ "mentor": "Sample Mentor" });
    let own = json!({ "kind": "settings", "name": name, "roles": roles, "target": 2 });
    let mut log: Vec<Value> = vec![entry(0, &json!("self"), &own)];
    for (c, ix) in framework().indices().enumerate() {
        if let Some(rating) = pattern(c, step) {
            let id = framework().competency(ix).id.as_str();
            log.push(entry(c + 1, &mentor, &json!({ "kind": "rating", "competency": id, "rating": rating })));
        }
    }
    log
}

fn unnamed(n: usize) -> Unnamed {
    let levels = framework().indices().enumerate().map(|(c, _)| {
        let rating = pattern(c, n + 2);
        Level { effective: rating.and_then(Rating::new), backed: rating.unwrap_or(0) }
    });
    Unnamed::new(framework(), vec![RoleId::new("security").unwrap()], levels.collect())
}

/// The position in the framework of the competency with this id.
pub fn place(id: &str) -> usize {
    framework().find(&CompetencyId::new(id).unwrap()).unwrap().number()
}
