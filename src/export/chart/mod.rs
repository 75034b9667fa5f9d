//! Drawings of documents, as SVG. The numbers are [`crate::insight`]'s; here they become lengths and places. Each
//! chart is drawn for a wide page and for a narrow one, and says in words what it shows.

pub mod arc;
pub mod calendar;
pub mod fit;
pub mod progress;
pub mod room;
pub mod stages;
pub mod svg;
