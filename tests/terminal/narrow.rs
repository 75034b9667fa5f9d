//! What a command prints on a terminal is as wide as that terminal.

use crate::home::{Home, rating};
use crate::window::Opening;

#[test]
fn text_on_a_narrow_terminal_is_written_for_it() {
    let home = Home::with("Ada", vec![rating(0, 1)]);
    let (status, said) = Opening::new().size(50, 60).argument("status").open(&home).wait_end();
    assert!(status == 0 && said.contains("percent claimed") && !said.contains('█'), "{said}");
    // A line that is too long would be broken by the terminal in the middle of a word.
    assert!(said.lines().all(|line| line.trim_end().chars().count() <= 50), "{said}");
    let (status, said) = Opening::new().size(80, 60).argument("status").open(&home).wait_end();
    assert!(status == 0 && said.contains("% claimed") && said.contains('█'), "{said}");
}
