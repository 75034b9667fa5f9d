//! Floor 1: the framework. Competencies, scale, levels, stages, roles, pathways, projects, pitfalls
//! and references, parsed from data and checked. Nothing here knows of a person, a clock or a disk.

pub mod check;
pub mod checklist;
pub mod competency;
pub mod embedded;
pub mod error;
pub mod framework;
pub mod glossary;
pub mod guide;
pub mod hiring;
pub mod id;
pub mod late;
pub mod legal;
pub mod level;
pub mod lint;
pub mod load;
pub mod pathway;
pub mod pitfall;
pub mod project;
pub mod rating;
pub mod raw;
pub mod reference;
pub mod role;
pub mod source;
pub mod stage;
pub mod table;
pub mod text;
pub mod weights;
pub mod word_lists;
pub mod written;
