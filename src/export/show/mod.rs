//! What can be read of a framework, one noun a file: its page, and its JSON shape. [`subject`] is the table of
//! them all.

pub mod area;
pub mod checklist;
pub mod competency;
pub mod competency_page;
pub mod glossary;
pub mod legal;
pub mod level;
pub mod pathway;
pub mod pitfall;
pub mod project;
pub mod role;
pub mod scope;
pub mod stage;
pub mod subject;
