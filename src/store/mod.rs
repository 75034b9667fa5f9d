//! Floor 3: the disk. Load, save, lock, merge with what changed. Whatever cannot be read is left as
//! it is, and whatever is written is written whole or not at all.

pub mod beside;
pub mod drafts_file;
pub mod error;
pub mod file_name;
pub mod framework_files;
pub mod ground_file;
pub mod health;
pub mod lock;
pub mod mentee_folder;
pub mod packet_file;
pub mod places;
pub mod position_file;
pub mod preferences_file;
pub mod preferences_text;
pub mod profile_file;
pub mod profile_folder;
pub mod profile_likeness;
pub mod replace;
pub mod report_file;
pub mod scratch_file;
pub mod seat_file;
pub mod team_file;
pub mod team_folder;
pub mod text_file;
