#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]
//! probe
#[allow(dead_code, unreachable_pub, reason = "each test uses its part")]
mod support;
use support::play::Play; use support::people::*;
#[test] fn probe(){
  let f = framework();
  for ix in f.indices() { let c=f.competency(ix); print!("{}:{} ", c.stage, c.id); }
  for p in PEOPLE { let mut play = Play::new(p); println!("\n{}", play.screen(80,24)); play.press("g 2"); println!("{} {}", play.page(), play.screen(80,24)); }
}
