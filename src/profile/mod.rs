//! Floor 2: the append-only log of what a person recorded, and its fold at a date. Small types of
//! the program's own (drafts, preferences) live here too. Nothing here touches disk or clock.

pub mod agreed;
pub mod author;
pub mod body;
pub mod canonical;
pub mod codec;
pub mod course;
pub mod day;
pub mod digest;
pub mod draft;
pub mod entry;
pub mod entry_codec;
pub mod entry_id;
pub mod evidence;
pub mod fold;
pub mod goal;
pub mod index;
pub mod json_cursor;
pub mod log;
pub mod mark;
pub mod merge;
pub mod moment;
pub mod position;
pub mod preferences;
pub mod profile;
pub mod replay;
pub mod schema;
pub mod settings;
pub mod signature;
pub mod standing;
pub mod statement;
pub mod undertaking;
