//! Floor 5: the program as a value. A [`model::Model`], a [`message::Message`], and
//! [`update::update`], which says with [`effect::Effect`]s what the shell is to do. No terminal, no
//! disk, no clock: every journey through the program can be played in a test.

pub mod action;
pub mod agenda;
pub mod ask;
pub mod board;
pub mod briefing;
pub mod context;
pub mod copy_list;
pub mod cursor;
pub mod curtain;
pub mod dropped;
pub mod effect;
pub mod ending;
pub mod field;
pub mod file_form;
pub mod find;
pub mod forecast;
pub mod form;
pub mod opportunity;
pub mod order;

pub mod goal_form;
pub mod hand;
pub mod key;
pub mod key_list;
pub mod keymap;
pub mod keys;
pub mod making;
pub mod message;
pub mod model;
pub mod notice;
pub mod overlay;
pub mod pages;
pub mod palette;
pub mod pane;
pub mod plain;
pub mod reader;
pub mod reason_form;
pub mod record;
pub mod room;
pub mod screen;
pub mod script;
pub mod search;
pub mod session;
pub mod sitting_form;
pub mod strokes;
pub mod tab_row;
pub mod tabs;
pub mod theme_list;
pub mod tour;
pub mod tour_end;
pub mod tour_profile;
pub mod update;
pub mod wish;
