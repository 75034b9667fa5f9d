//! The program in lines and prompts, in reading order: no boxes, no repainting, nothing by colour alone. A line becomes
//! the messages that a hand at the screen would send, and [`crate::app::update`] takes them in: no rule is written
//! twice, and both ways record the same.

pub mod choices;
pub mod conversation;
pub mod heard;
pub mod hearing;
pub mod meeting_hearing;
pub mod meeting_prompt;
pub mod prompt;
pub mod reading;
pub mod spoken;
pub mod word;
