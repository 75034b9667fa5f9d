//! Floor 4: what leaves the program. The JSON shapes of the commands, their plain-text renderings,
//! and the words in which the screens and the documents tell the same thing. Nothing here touches
//! disk, terminal or clock, and no number is made here: all of them come from [`crate::insight`].

pub mod arc_file;
pub mod bar;
pub mod calendar;
pub mod change;
pub mod change_shape;
pub mod chart;
pub mod dates;
pub mod document;
pub mod forecast;
pub mod forecast_text;
pub mod format;
pub mod gaps;
pub mod guard;
pub mod level;
pub mod log;
pub mod matrix;
pub mod matrix_text;
pub mod matrix_words;
pub mod milestone;
pub mod next;
pub mod packet;
pub mod packet_shape;
pub mod page;
pub mod person;
pub mod plan;
pub mod plan_text;
pub mod plan_words;
pub mod ratings;
pub mod record;
pub mod refusal;
pub mod report;
pub mod review;
pub mod roadmap;
pub mod schema;
pub mod shape;
pub mod show;
pub mod source;
pub mod status;
pub mod status_text;
pub mod timeline;
pub mod timeline_text;
pub mod whole;
pub mod words;
pub mod wrap;
