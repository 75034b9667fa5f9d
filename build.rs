//! Prepares the shipped framework for a fast start. What the rules need becomes one small document, which the
//! program parses before its first frame; the words of each competency and project, and the sections that only
//! readers want, become texts of their own, parsed when somebody looks at them. See ARCHITECTURE.md.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Map, Value};

/// Where the framework's files are.
const FOLDER: &str = "assets/framework";

/// The fields of a competency that are words for readers: those of `framework::guide::Guide`.
const GUIDE: [&str; 10] = [
    "description",
    "why",
    "anchors",
    "not_yet",
    "evidence_prompts",
    "mentor_questions",
    "interview",
    "facts",
    "beyond",
    "references",
];

/// The fields of a project that are words for readers: those of `framework::project::Brief`.
const BRIEF: [&str; 5] = ["outcome", "data", "sandboxes", "steps", "proves"];

/// Sections that no rule needs.
const LATE: [(&str, &str); 7] = [
    ("references", "REFERENCES"),
    ("sandboxes", "SANDBOXES"),
    ("glossary", "GLOSSARY"),
    ("checklists", "CHECKLISTS"),
    ("legal", "LEGAL"),
    ("hiring", "HIRING"),
    ("lint", "LINT"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={FOLDER}");
    println!("cargo:rerun-if-changed=build.rs");
    link();
    let mut files = Vec::new();
    find(Path::new(FOLDER), &mut files)?;
    files.sort();
    let mut sections = Map::new();
    for file in &files {
        add(&mut sections, file).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    let mut code = String::new();
    let guides = take(&mut sections, "competencies", &GUIDE);
    list(&mut code, "GUIDES", "The words of each competency, in table order.", &guides)?;
    let briefs = take(&mut sections, "projects", &BRIEF);
    list(&mut code, "BRIEFS", "The words of each project, in the order of the library.", &briefs)?;
    for (section, name) in LATE {
        let json = sections.remove(section).unwrap_or_else(|| Value::Array(Vec::new())).to_string();
        writeln!(code, "/// The section `{section}`.\nconst {name}: &str = {json:?};")?;
    }
    writeln!(code, "/// What the rules need.\nconst SKELETON: &str = {:?};", Value::Object(sections).to_string())?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    fs::write(out.join("framework.rs"), code)?;
    Ok(())
}

/// Places the finished program at a fixed address where the system's linker knows how: some six thousand pointers then
/// need not be set right at every start, which is a tenth of the time to the first frame. Whoever packages the program
/// and wants the address to be a random one sets `OPSARC_PIE`.
fn link() {
    println!("cargo:rerun-if-env-changed=OPSARC_PIE");
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    let known = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    if known && is("PROFILE", "release") && env::var_os("OPSARC_PIE").is_none() {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}

/// Collects the JSON files below `folder`.
fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "json") {
            files.push(path);
        }
    }
    Ok(())
}

/// Adds the sections of `file`; lists of the same name are joined.
fn add(sections: &mut Map<String, Value>, file: &Path) -> Result<(), Box<dyn Error>> {
    let Value::Object(document) = serde_json::from_str(&fs::read_to_string(file)?)? else {
        return Err("a JSON object is due".into());
    };
    for (name, value) in document {
        match (sections.get_mut(&name), value) {
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
            (None, value) => {
                sections.insert(name, value);
            }
            (Some(_), _) => return Err(format!("the section `{name}` cannot be joined").into()),
        }
    }
    Ok(())
}

/// Takes the words out of each item of a section.
fn take(sections: &mut Map<String, Value>, section: &str, words: &[&str]) -> Vec<String> {
    let Some(Value::Array(items)) = sections.get_mut(section) else { return Vec::new() };
    let items = items.iter_mut().filter_map(Value::as_object_mut);
    items
        .map(|item| {
            let taken: Map<String, Value> =
                words.iter().filter_map(|word| Some(((*word).to_owned(), item.remove(*word)?))).collect();
            Value::Object(taken).to_string()
        })
        .collect()
}

fn list(code: &mut String, name: &str, doc: &str, texts: &[String]) -> Result<(), std::fmt::Error> {
    writeln!(code, "/// {doc}\nconst {name}: [&str; {}] = [", texts.len())?;
    for text in texts {
        writeln!(code, "    {text:?},")?;
    }
    writeln!(code, "];")
}
