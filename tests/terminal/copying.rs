//! Copying by each way that there is, and each says which it was.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::home::{Home, rating};
use crate::window::Opening;

/// Programs in the place of the desktop's and the multiplexer's: each writes what it is given to a file of its name.
fn tools(home: &Home, names: &[&str], fails: bool) -> String {
    let folder = home.path().join("bin");
    fs::create_dir_all(&folder).unwrap();
    for name in names {
        let path = folder.join(name);
        let ends = if fails { "exit 1" } else { "exit 0" };
        fs::write(&path, format!("#!/bin/sh\ncat > '{}/{name}.copied'\n{ends}\n", home.path().display())).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    format!("{}:/usr/bin:/bin", folder.display())
}

#[test]
fn each_way_of_copying_takes_the_item_and_is_named() {
    // What says that it applies, the program that then takes it, and the one that it goes before.
    let ways =
        [("TMUX", "/tmp/none,1,0", "tmux"), ("WAYLAND_DISPLAY", "wayland-0", "wl-copy"), ("DISPLAY", ":0", "xclip")];
    for (variable, value, program) in ways {
        let home = Home::with("Ada", vec![rating(0, 2)]);
        let path = tools(&home, &["tmux", "wl-copy", "xclip", "xsel"], false);
        let mut window = Opening::new().env("PATH", &path).env(variable, value).open(&home);
        window.wait_saved(1);
        window.keys(&["g3y"]);
        window.wait_text(&format!("Copied with {program}."));
        let copied = fs::read_to_string(home.path().join(format!("{program}.copied"))).unwrap();
        assert!(copied.contains("Observability pillars"), "{program}: {copied}");
        window.quit();
        assert!(!String::from_utf8_lossy(&window.bytes()).contains("\x1b]52"), "{program} alone has it");
    }
    // One that is there and fails is passed over for the next; without any, the terminal is asked.
    let home = Home::with("Ada", vec![rating(0, 2)]);
    let path = tools(&home, &["xclip"], true);
    tools(&home, &["xsel"], false);
    let mut window = Opening::new().env("PATH", &path).env("DISPLAY", ":0").open(&home);
    window.wait_saved(1);
    window.keys(&["g3y"]);
    window.wait_text("Copied with xsel.");
    window.quit();
    for (variable, mark) in [("LINES_OF_NOBODY", "\x1b]52;c;"), ("STY", "\x1bP\x1b]52;c;")] {
        let home = Home::with("Ada", vec![rating(0, 2)]);
        let mut window = Opening::new().without(variable).env(variable, "1").open(&home);
        window.wait_saved(1);
        let written = window.written();
        window.keys(&["g3y"]);
        window.wait_text("Handed to the terminal to copy (OSC 52)");
        window.wait_bytes(written, mark);
        window.quit();
    }
}
