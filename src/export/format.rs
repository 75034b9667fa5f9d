//! The one table of the formats that `opsarc export` and the Reports screen write. A format is a row of [`FORMATS`];
//! the command line, the screen and the README's table read it from there.

use super::arc_file;
use super::document::document::Document;
use super::document::{html, markdown, typeset};
use super::refusal::Refusal;
use super::report::report;
use super::roadmap;
use super::shape::Shape;
use super::source::{Choice, Source};
use super::{
    curriculum, icalendar, job_description, minutes, ratings, ratings_wide, resume, resume_file, scorecard,
    taskwarrior, whole,
};
use crate::framework::text::Text;

/// How a format is made.
#[derive(Debug, Clone, Copy)]
pub enum Make {
    /// As a tree, which every shape of [`PROSE`] renders.
    Document(fn(&Source<'_>) -> Result<Document, Refusal>),
    /// As text in this shape.
    As(Shape, fn(&Source<'_>) -> Result<String, Refusal>),
    /// As the text of a file with the record put into it, given what the file holds.
    Into(fn(&Source<'_>, &str) -> Result<String, Refusal>),
}

/// The shapes that a tree is rendered in.
pub const PROSE: [Shape; 3] = [Shape::Markdown, Shape::Html, Shape::Text];

/// A document that can be written.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in a few words.
    pub what: &'static str,
    /// For whom.
    pub reader: &'static str,
    /// Whether it is made of the framework alone: for people who keep no record, and whose record it is does not show.
    pub of_framework: bool,
    /// The options that it takes.
    pub takes: &'static [Choice],
    /// How it is made; the first shape is the one it has where none is asked for.
    pub makes: &'static [Make],
}

/// Every format, in the order in which they are listed.
pub const FORMATS: &[Format] = &[
    Format {
        name: "report",
        what: "growth report: arc, level and blockers, fit, gaps, plan, evidence, history, pitfalls",
        reader: "a review with a mentor or a manager",
        of_framework: false,
        takes: &[Choice::Private],
        makes: &[Make::Document(report::make)],
    },
    Format {
        name: "arc",
        what: "the arc alone",
        reader: "a slide or a wiki",
        of_framework: false,
        takes: &[],
        makes: &[Make::As(Shape::Svg, arc_file::make)],
    },
    Format {
        name: "minutes",
        what: "the minutes of a session with a mentor: what each said, what was agreed, what is to be done",
        reader: "the two who held it",
        of_framework: false,
        takes: &[Choice::Session],
        makes: &[Make::Document(minutes::make)],
    },
    Format {
        name: "roadmap",
        what: "the gaps in the order of the arc, a project for each, hours and weeks",
        reader: "the months ahead",
        of_framework: false,
        takes: &[Choice::Stage],
        makes: &[Make::Document(roadmap::make)],
    },
    Format {
        name: "scorecard",
        what: "an interview scorecard for a role at a level: questions, strong answers, anchors, a stop rule for each area",
        reader: "those who interview; `opsarc panel` compares the sheets",
        of_framework: true,
        takes: &[Choice::Role, Choice::Level],
        makes: &[Make::Document(scorecard::document), Make::As(Shape::Csv, scorecard::csv)],
    },
    Format {
        name: "job-description",
        what: "a job description for a role at a level: outcomes first, expected and not expected, categories of tool",
        reader: "those who open a role; `opsarc lint-job` reads it again",
        of_framework: true,
        takes: &[Choice::Role, Choice::Level],
        makes: &[Make::Document(job_description::document), Make::As(Shape::Json, job_description::json)],
    },
    Format {
        name: "curriculum",
        what: "a course by stages: outcomes, labs, assessment, what comes before, hours",
        reader: "those who teach",
        of_framework: true,
        takes: &[Choice::Stage],
        makes: &[Make::Document(curriculum::document)],
    },
    Format {
        name: "json-resume",
        what: "backed competencies, projects, evidence with addresses and agreed ratings by the JSON Resume schema",
        reader: "a r\u{e9}sum\u{e9}; `--into` puts it into one that is there",
        of_framework: false,
        takes: &[],
        makes: &[Make::As(Shape::Json, resume::json), Make::Into(resume_file::merge)],
    },
    Format {
        name: "ics",
        what: "actions, steps of projects, sessions and the weekly review as a calendar that a later one updates",
        reader: "a calendar or a list of tasks",
        of_framework: false,
        takes: &[],
        makes: &[Make::As(Shape::Calendar, icalendar::calendar)],
    },
    Format {
        name: "taskwarrior",
        what: "actions and steps of projects for `task import`",
        reader: "Taskwarrior",
        of_framework: false,
        takes: &[],
        makes: &[Make::As(Shape::Json, taskwarrior::tasks)],
    },
    Format {
        name: "csv",
        what: "every rating with its evidence as a table, which `import` reads back; sessions, notes and plans stay behind",
        reader: "spreadsheets, and a second copy",
        of_framework: false,
        takes: &[],
        makes: &[Make::As(Shape::Csv, ratings::csv)],
    },
    Format {
        name: "json",
        what: "everything derived from the record; `opsarc schema export` prints its schema",
        reader: "programs",
        of_framework: false,
        takes: &[Choice::Private],
        makes: &[Make::As(Shape::Json, whole::json)],
    },
    Format {
        name: "csv-wide",
        what: "one row a competency with everything that counts of it; nothing reads it back",
        reader: "spreadsheets",
        of_framework: false,
        takes: &[],
        makes: &[Make::As(Shape::Csv, ratings_wide::csv)],
    },
];

impl Format {
    /// The format with this name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name.eq_ignore_ascii_case(name.trim()))
    }

    /// The shapes that it comes in, the usual one first.
    #[must_use]
    pub fn shapes(&self) -> Vec<Shape> {
        let of = |make: &Make| match make {
            Make::Document(_) => PROSE.to_vec(),
            Make::As(shape, _) => vec![*shape],
            Make::Into(_) => Vec::new(),
        };
        self.makes.iter().flat_map(of).collect()
    }

    /// The shapes as words: "Markdown, HTML".
    #[must_use]
    pub fn shape_names(&self) -> String {
        self.shapes().iter().map(|shape| shape.name()).collect::<Vec<_>>().join(", ")
    }

    /// The tree, where it is made as one.
    ///
    /// # Errors
    /// When it cannot be made of this record.
    pub fn document(&self, source: &Source<'_>) -> Option<Result<Document, Refusal>> {
        self.makes.iter().find_map(|make| match make {
            Make::Document(make) => Some(make(source)),
            Make::As(..) | Make::Into(_) => None,
        })
    }

    /// The text of a file that holds `file`, with the record put into it; `None` where the format has no such way.
    ///
    /// # Errors
    /// When the file is not of the kind that it can be put into.
    pub fn put_into(&self, source: &Source<'_>, file: &str) -> Option<Result<String, Refusal>> {
        self.makes.iter().find_map(|make| match make {
            Make::Into(make) => Some(make(source, file)),
            _ => None,
        })
    }

    /// The options that it takes, as they are written: `--role`.
    #[must_use]
    pub fn options(&self) -> Vec<String> {
        let into = self.makes.iter().any(|make| matches!(make, Make::Into(_))).then(|| "--into".to_owned());
        self.takes.iter().map(|choice| format!("--{}", choice.slug())).chain(into).collect()
    }

    /// The text of the file in `shape`.
    ///
    /// # Errors
    /// When it does not come in this shape, or cannot be made of this record.
    pub fn make(&self, source: &Source<'_>, shape: Shape) -> Result<String, Refusal> {
        let own = self.makes.iter().find_map(|make| match make {
            Make::As(as_shape, make) if *as_shape == shape => Some(make(source)),
            _ => None,
        });
        if let Some(own) = own {
            return own;
        }
        match (self.document(source), shape) {
            (Some(document), Shape::Markdown) => Ok(markdown::render(&document?)),
            (Some(document), Shape::Html) => Ok(html::render(&document?)),
            (Some(document), Shape::Text) => Ok(typeset::render(&document?)),
            _ => Err(Refusal::new(
                format!("`{}` does not come as {}", self.name, shape.name()),
                format!("it comes as {}", self.shape_names()),
            )),
        }
    }

    /// The name of a new file: "ada-report.html".
    #[must_use]
    pub fn file_name(&self, source: &Source<'_>, shape: Shape) -> String {
        // What is made of the framework alone is nobody's.
        let name = if self.of_framework { &Text::default() } else { &source.standing.settings.name };
        let mut slug = String::new();
        for c in name.as_str().chars().flat_map(char::to_lowercase).take(40) {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let slug = slug.trim_end_matches('-');
        let own = if self.name == shape.slug() { "ratings" } else { self.name };
        let ending = shape.ending();
        if slug.is_empty() { format!("{own}.{ending}") } else { format!("{slug}-{own}.{ending}") }
    }
}

/// The formats as a table in Markdown, as the README shows it.
#[must_use]
pub fn table() -> String {
    let mut out = "| format | what | for | shapes | options |\n|---|---|---|---|---|\n".to_owned();
    for format in FORMATS {
        let takes: Vec<String> = format.options().iter().map(|option| format!("`{option}`")).collect();
        out.push_str(&format!(
            "| `{}` | {} | {} | {} | {} |\n",
            format.name,
            format.what,
            format.reader,
            format.shape_names(),
            takes.join(" ")
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_format_has_one_name_and_each_of_its_shapes_once() {
        let names: HashSet<_> = FORMATS.iter().map(|format| format.name).collect();
        assert_eq!(names.len(), FORMATS.len());
        for format in FORMATS {
            let shapes = format.shapes();
            assert_eq!(shapes.iter().collect::<HashSet<_>>().len(), shapes.len(), "{}", format.name);
            assert!(!shapes.is_empty() && !format.what.is_empty() && !format.reader.is_empty(), "{}", format.name);
        }
    }
}
