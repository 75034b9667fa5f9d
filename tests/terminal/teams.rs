//! A team's folder is read by the real program beside the keyboard: what is typed meanwhile is heard, the folder is
//! remembered, and a file that does harm stops nothing.

use crate::home::{Home, rating};
use crate::window::{ENTER, Opening, TAB};

/// A home with a folder of three samples and one broken file in it.
fn home() -> (Home, String) {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    let folder = home.path().join("crew");
    std::fs::create_dir(&folder).unwrap();
    let one = String::from_utf8(home.bytes()).unwrap();
    for (n, name) in ["Bo Sample", "Cy Sample", "Evil \\u001b[2J\\u202e"].into_iter().enumerate() {
        let other = one.replace("00000000ffff", &format!("00000000fff{n}")).replace("\"Ada\"", &format!("\"{name}\""));
        std::fs::write(folder.join(format!("{n}.json")), other).unwrap();
    }
    std::fs::write(folder.join("broken.json"), "{").unwrap();
    let path = folder.to_str().unwrap().to_owned();
    (home, path)
}

#[test]
fn a_folder_is_read_and_remembered() {
    let (home, folder) = home();
    let mut window = Opening::new().open(&home);
    window.wait_saved(1);
    window.keys(&["7"]);
    window.wait_text("Enter names one");
    window.keys(&[ENTER]);
    window.wait_text("One .json file each");
    window.keys(&[&folder, ENTER]);
    window.wait_text("3 people read. 1 file was not:");
    window.wait_text("Coverage");
    window.keys(&[TAB, TAB]);
    window.wait_text("If Bo Sample leaves");
    window.quit();
    // The next start offers the same folder.
    let mut window = Opening::new().open(&home);
    window.wait_saved(1);
    window.keys(&["7"]);
    window.wait_text("The last one was");
    window.keys(&[ENTER, ENTER]);
    window.wait_text("3 people read");
    window.quit();
}

#[test]
fn a_folder_that_is_not_there_is_told_and_asked_for_again() {
    let (home, folder) = home();
    let mut window = Opening::new().open(&home);
    window.wait_saved(1);
    window.keys(&["7"]);
    window.wait_text("Enter names one");
    window.keys(&[ENTER]);
    window.wait_text("One .json file each");
    window.keys(&[&folder, "x", ENTER]);
    // The words may be broken over lines.
    window.wait_text("! reading the folder of the team");
    window.keys(&["\x7f", ENTER]);
    window.wait_text("3 people read");
    window.quit();
}
