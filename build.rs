//! Prepares the shipped framework for a fast start. What the rules need becomes one small document, which the
//! program parses before its first frame; the words of each competency, project and pitfall, and the sections that only
//! readers want, are parsed when somebody looks at them. They lie in one text, so that a start touches no page of it.
//! See ARCHITECTURE.md.

use std::error::Error;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::{Map, Value};

/// Where the framework's files are.
const FOLDER: &str = "assets/framework";

/// The fields of a competency that are words for readers: those of `framework::guide::Guide`.
const GUIDE: [&str; 12] = [
    "source",
    "inferred",
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

/// The fields of a pitfall that are words for readers: those of `framework::pitfall::Warning`.
const WARNING: [&str; 3] = ["looks_like", "why", "way_out"];

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

/// How a field of a row is written.
enum Form {
    /// As it is; every item has it.
    Due,
    /// As it is, or so where an item does not have it.
    Else(&'static str),
    /// An object as a row; every item has it.
    Row(Row),
    /// A list of objects, each as a row; an item without it has none.
    Rows(Row),
    /// A list of objects, each as its kind and the row of that kind; every item has it.
    Kinds(&'static [(&'static str, Row)]),
}

/// The fields of a struct in its order. Objects of which there are many are written as lists of their values, so that
/// no name need be read; the test that holds the program's framework against the files holds this table against the
/// structs.
type Row = &'static [(&'static str, Form)];

/// `framework::competency::Competency`.
const COMPETENCY: Row = &[
    ("id", Form::Due),
    ("title", Form::Due),
    ("word", Form::Else("\"\"")),
    ("level", Form::Due),
    ("stage", Form::Due),
    ("area", Form::Due),
    ("domains", Form::Due),
    ("origin", Form::Due),
    ("group", Form::Else("null")),
    ("weights", Form::Due),
    ("prerequisites", Form::Else("[]")),
    ("horizon_months", Form::Else("null")),
];

/// `framework::project::Project`.
const PROJECT: Row = &[
    ("id", Form::Due),
    ("title", Form::Due),
    ("core", Form::Else("false")),
    ("moves", Form::Rows(&[("competency", Form::Due), ("from", Form::Due), ("to", Form::Due)])),
    ("hours", Form::Due),
    ("needs", Form::Rows(&[("competency", Form::Due), ("rating", Form::Due)])),
];

/// `framework::pathway::Pathway`.
const PATHWAY: Row = &[
    ("id", Form::Due),
    ("title", Form::Due),
    ("toward_title", Form::Due),
    ("summary", Form::Else("\"\"")),
    ("from", Form::Due),
    ("toward", Form::Due),
    ("strengths", Form::Else("[]")),
    ("derived", Form::Else("false")),
    ("steps", Form::Rows(&[("competency", Form::Due), ("emphasis", Form::Due)])),
];

/// `framework::pitfall::Condition`.
const CONDITION: [(&str, Row); 5] = [
    ("mean", &[("of", Form::Due), ("at_least", Form::Due), ("above", Form::Else("[]")), ("by", Form::Else("0"))]),
    ("best", &[("of", Form::Due), ("at_least", Form::Due)]),
    ("all-at-most", &[("of", Form::Due), ("at_most", Form::Due)]),
    ("any-at-most", &[("of", Form::Due), ("at_most", Form::Due)]),
    ("claims", &[("at_least", Form::Due), ("percent", Form::Due)]),
];

/// `framework::pitfall::Pitfall`.
const PITFALL: Row = &[
    ("id", Form::Due),
    ("title", Form::Due),
    ("family", Form::Due),
    ("derived", Form::Else("false")),
    ("signs", Form::Rows(&[("state", Form::Due), ("when", Form::Kinds(&CONDITION)), ("remedy", Form::Else("[]"))])),
];

/// `framework::level::Level`.
const LEVEL: Row = &[
    ("level", Form::Due),
    ("id", Form::Due),
    ("title", Form::Due),
    ("summary", Form::Due),
    ("does", Form::Else("[]")),
    ("not_expected", Form::Else("[]")),
    ("mentor_confirmations", Form::Else("0")),
    ("horizon_months", Form::Due),
];

/// `framework::stage::Stage`.
const STAGE: Row = &[
    ("stage", Form::Due),
    ("id", Form::Due),
    ("title", Form::Due),
    ("short", Form::Due),
    ("word", Form::Else("\"\"")),
    ("summary", Form::Due),
    ("about", Form::Else("\"\"")),
    ("placement", Form::Row(&[("question", Form::Due), ("answers", Form::Due)])),
];

/// `framework::stage::Area`.
const AREA: Row = &[
    ("id", Form::Due),
    ("title", Form::Due),
    ("horizon_months", Form::Due),
    ("interview", Form::Else("\"\"")),
    ("also", Form::Else("[]")),
];

/// `framework::role::Role`.
const ROLE: Row = &[
    ("id", Form::Due),
    ("title", Form::Due),
    ("short", Form::Due),
    ("summary", Form::Due),
    ("does", Form::Else("[]")),
];

/// Sections whose items are written as rows.
const ROWS: [(&str, Row); 9] = [
    ("competencies", COMPETENCY),
    ("projects", PROJECT),
    ("pathways", PATHWAY),
    ("pitfalls", PITFALL),
    ("levels", LEVEL),
    ("stages", STAGE),
    ("areas", AREA),
    ("domains", &[("id", Form::Due), ("title", Form::Due)]),
    ("roles", ROLE),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={FOLDER}");
    println!("cargo:rerun-if-changed=build.rs");
    let mut files = Vec::new();
    find(Path::new(FOLDER), &mut files)?;
    files.sort();
    let mut sections = Map::new();
    for file in &files {
        add(&mut sections, file).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    let mut words = String::new();
    let mut code = "use std::ops::Range;\n".to_owned();
    let guides = take(&mut words, &mut sections, "competencies", &GUIDE);
    list(&mut code, "GUIDES", "The words of each competency, in table order.", &guides);
    let briefs = take(&mut words, &mut sections, "projects", &BRIEF);
    list(&mut code, "BRIEFS", "The words of each project, in the order of the library.", &briefs);
    let warnings = take(&mut words, &mut sections, "pitfalls", &WARNING);
    list(&mut code, "WARNINGS", "The words of each pitfall, in the order of the files.", &warnings);
    for (section, name) in LATE {
        let json = sections.remove(section).unwrap_or_else(|| Value::Array(Vec::new()));
        let range = add_words(&mut words, &json);
        code += &format!("/// The section `{section}`.\nconst {name}: Range<usize> = {range:?};\n");
    }
    for (section, fields) in ROWS {
        if let Some(list) = sections.get_mut(section) {
            *list = rows(list.take(), fields).map_err(|e| format!("{section}: {e}"))?;
        }
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    link(&out)?;
    fs::write(out.join("framework.rs"), code)?;
    fs::write(out.join("words.json"), words)?;
    fs::write(out.join("skeleton.json"), Value::Object(sections).to_string())?;
    Ok(())
}

/// Where the linker reads which functions to lay side by side; `build/order` makes it.
const START: &str = "build/start.ld";

/// The archives of the C library, and of what unwinds a panic, under the names by which a program asks for them.
const ARCHIVES: [(&str, &str); 7] = [
    ("libgcc_s.a", "libgcc_eh.a"),
    ("libc.a", "libc.a"),
    ("libm.a", "libm.a"),
    ("libutil.a", "libutil.a"),
    ("librt.a", "librt.a"),
    ("libpthread.a", "libpthread.a"),
    ("libdl.a", "libdl.a"),
];

/// How the released program is put together on Linux, for a start in half the time and half the memory:
///
/// - It lies at a fixed address: some six thousand pointers then need not be set right at every start.
/// - The functions that a start runs are laid side by side: they are a seventh of all, and strewn over the whole program
///   they would bring three times their size into memory.
/// - The C library is part of it, where its archives are installed, as they are beside every usual compiler: to find, map
///   and join it anew is a seventh of a start.
///
/// Whoever packages the program and wants the usual ways instead sets `OPSARC_PIE`. Only the usual linkers are sure to
/// know all this; whoever chose another gets the program without.
fn link(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=OPSARC_PIE");
    println!("cargo:rerun-if-changed={START}");
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    let known = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    if !known || !is("PROFILE", "release") || env::var_os("OPSARC_PIE").is_some() {
        return Ok(());
    }
    println!("cargo:rustc-link-arg-bins=-no-pie");
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let told = ["linker", "link-arg", "-lld", "crt-static"].iter().any(|flag| flags.contains(flag));
    if told || env::var_os("RUSTC_LINKER").is_some() || env::var("HOST") != env::var("TARGET") {
        return Ok(());
    }
    let folder = env::var("CARGO_MANIFEST_DIR")?;
    println!("cargo:rustc-link-arg-bins=-Wl,-T,{}", Path::new(&folder).join(START).display());
    if let Some(archives) = archives(out)? {
        println!("cargo:rustc-link-arg-bins=-static");
        println!("cargo:rustc-link-arg-bins=-L{}", archives.display());
        // Its archive and the compiler's need each other, and some linkers look through each only once.
        println!("cargo:rustc-link-arg-bins=-Wl,--start-group,-lgcc,-lgcc_eh,-lc,--end-group");
    }
    Ok(())
}

/// A folder with all [`ARCHIVES`]; none where one of them is not installed. A program is asked to take the shared
/// libraries of these names before anything here is heard, but what lies in a folder named by hand is found first.
fn archives(out: &Path) -> Result<Option<PathBuf>, Box<dyn Error>> {
    let folder = out.join("archives");
    fs::create_dir_all(&folder)?;
    for (name, of) in ARCHIVES {
        let Ok(told) = Command::new("cc").arg(format!("-print-file-name={of}")).output() else { return Ok(None) };
        let archive = PathBuf::from(String::from_utf8(told.stdout)?.trim_end());
        // What it does not know the compiler gives back as it was asked.
        if !archive.is_absolute() || !archive.exists() {
            return Ok(None);
        }
        let link = folder.join(name);
        if link.symlink_metadata().is_ok() {
            fs::remove_file(&link)?;
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(archive, link)?;
    }
    Ok(Some(folder))
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

/// Takes the words out of each item of a section, and tells where they are among all words.
fn take(words: &mut String, sections: &mut Map<String, Value>, section: &str, names: &[&str]) -> Vec<Range<usize>> {
    let Some(Value::Array(items)) = sections.get_mut(section) else { return Vec::new() };
    let items = items.iter_mut().filter_map(Value::as_object_mut);
    items
        .map(|item| {
            let taken: Map<String, Value> =
                names.iter().filter_map(|name| Some(((*name).to_owned(), item.remove(*name)?))).collect();
            add_words(words, &Value::Object(taken))
        })
        .collect()
}

/// Adds `json` to all words, and tells where it is.
fn add_words(words: &mut String, json: &Value) -> Range<usize> {
    let from = words.len();
    *words += &json.to_string();
    words.push('\n');
    from..words.len()
}

fn list(code: &mut String, name: &str, doc: &str, ranges: &[Range<usize>]) {
    *code += &format!("/// {doc}\nconst {name}: [Range<usize>; {}] = {ranges:?};\n", ranges.len());
}

/// A list of objects as a list of rows.
fn rows(list: Value, fields: Row) -> Result<Value, Box<dyn Error>> {
    each(list, |item| row(item, fields))
}

/// A list of objects, each as `written` writes it.
fn each(list: Value, written: impl Fn(Value) -> Result<Vec<Value>, Box<dyn Error>>) -> Result<Value, Box<dyn Error>> {
    let Value::Array(items) = list else { return Err("a list is due".into()) };
    items.into_iter().map(|item| written(item).map(Value::Array)).collect::<Result<_, _>>().map(Value::Array)
}

/// An object as its kind and the values that such a one has.
fn of_kind(mut item: Value, kinds: &[(&str, Row)]) -> Result<Vec<Value>, Box<dyn Error>> {
    let kind = item.as_object_mut().and_then(|item| item.remove("kind")).ok_or("the field `kind` is missing")?;
    let known = kinds.iter().find(|(name, _)| kind == *name).ok_or_else(|| format!("{kind} is no kind"))?;
    Ok(std::iter::once(kind.clone()).chain(row(item, known.1)?).collect())
}

/// An object as the list of its values in the order of `fields`.
fn row(item: Value, fields: Row) -> Result<Vec<Value>, Box<dyn Error>> {
    let Value::Object(mut item) = item else { return Err("an object is due".into()) };
    let mut values = Vec::new();
    for (name, form) in fields {
        let value = match (item.remove(*name), form) {
            (Some(value), Form::Due | Form::Else(_)) => value,
            (Some(object), Form::Row(fields)) => Value::Array(row(object, fields)?),
            (Some(list), Form::Rows(fields)) => rows(list, fields)?,
            (Some(list), Form::Kinds(kinds)) => each(list, |object| of_kind(object, kinds))?,
            (None, Form::Rows(_)) => Value::Array(Vec::new()),
            (None, Form::Else(json)) => serde_json::from_str(json)?,
            (None, Form::Due | Form::Row(_) | Form::Kinds(_)) => {
                return Err(format!("the field `{name}` is missing").into());
            }
        };
        values.push(value);
    }
    match item.keys().next() {
        Some(unknown) => Err(format!("the field `{unknown}` has no place in a row").into()),
        None => Ok(values),
    }
}
