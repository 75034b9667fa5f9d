//! A team: its folder is asked for and read beside everything else, and then looked at part by part.

use opsarc::app::effect::Effect;
use opsarc::app::message::{Message, Target, TeamNews};
use opsarc::app::screen::team::{PARTS, Part, TABS};
use opsarc::app::tabs::Tab;

use crate::support::play::Play;
use crate::support::team::{place, team};

/// With the sample team open.
fn opened(name: &str) -> Play {
    let mut play = Play::demo();
    play.press(&format!("7 Enter type:'~/team' Enter team:'{name}'"));
    play
}

fn orders(play: &Play) -> Vec<(u32, &str)> {
    let order = |effect| match effect {
        &Effect::Team { ticket, ref folder } => Some((ticket, folder.as_str())),
        _ => None,
    };
    play.effects.iter().filter_map(order).collect()
}

#[test]
fn a_folder_is_asked_for_and_read_while_other_screens_work() {
    let mut play = Play::demo();
    play.press("7");
    assert!(play.screen(80, 24).contains("Enter names one"), "{}", play.screen(80, 24));
    play.press("Enter Enter");
    assert!(play.screen(80, 24).contains("! Name a folder first."), "nothing is read without a name");
    play.press("type:'~/team' Enter");
    assert_eq!(orders(&play), [(1, "~/team")]);
    assert!(play.screen(80, 24).contains("Reading ~/team"));
    play.send(Message::Team { ticket: 1, news: TeamNews::Read { done: 250, of: 1000 } });
    assert!(play.screen(80, 24).contains("250 of 1000 files"));
    // Meanwhile something is rated.
    let before = play.entries();
    play.press("2 3");
    assert_eq!(play.entries(), before + 1);
    play.press("team:'small'");
    assert_eq!(play.model.tab, Tab::Walk, "what comes in does not lead away");
    assert!(play.notice().contains("6 people read. 1 file was not"), "{}", play.notice());
    play.press("g 7");
    assert!(play.screen(120, 36).contains("6 people · needed: SRE, Platform, Data/ML and Security"));
}

#[test]
fn an_answer_that_is_not_waited_for_any_more_changes_nothing() {
    let mut play = Play::demo();
    play.press("7 Enter type:'a' Enter Esc");
    assert!(play.effects.contains(&Effect::TeamStop) && play.notice().contains("stopped"));
    play.send(Message::Team { ticket: 1, news: TeamNews::Open(Box::new(team("small"))) });
    assert!(play.model.team.people.is_none());
    // A second order, answered by the first's late word and then by its own.
    play.press("Enter type:'b' Enter");
    play.send(Message::Team { ticket: 1, news: TeamNews::Failed("late".to_owned()) });
    assert!(play.model.team.loading.is_some());
    assert_eq!(orders(&play), [(1, "a"), (2, "ab")], "what was typed before is offered again");
    play.send(Message::Team { ticket: 2, news: TeamNews::Open(Box::new(team("small"))) });
    assert!(play.model.team.people.is_some());
}

#[test]
fn a_folder_that_cannot_be_read_says_why_and_is_asked_for_again() {
    let mut play = Play::demo();
    play.press("7 Enter type:'nowhere' Enter");
    let why = "reading the folder of the team nowhere: there is no such folder. To do: check the name.";
    play.send(Message::Team { ticket: 1, news: TeamNews::Failed(why.to_owned()) });
    let screen = play.screen(80, 24);
    assert!(screen.contains("nowhere") && screen.contains("! reading the folder of the team"), "{screen}");
    play.press("Backspace");
    assert!(!play.screen(80, 24).contains("no such folder"), "typing clears it");
    play.press("Esc q");
    assert_eq!(play.model.tab, Tab::Arc);
}

#[test]
fn the_parts_go_round_by_key_and_by_mouse() {
    let mut play = opened("small");
    for part in [Part::Flags, Part::People, Part::Pairs, Part::Mix, Part::Coverage] {
        play.press("Tab");
        assert_eq!(play.model.team.part, part);
    }
    play.press("BackTab");
    assert_eq!(play.model.team.part, Part::Mix);
    for (n, (part, name)) in PARTS.iter().enumerate() {
        play.send(Message::Click(Target::Choice(TABS, n)));
        assert_eq!(play.model.team.part, *part);
        assert!(play.screen(40, 12).contains(name));
    }
}

#[test]
fn a_cell_tells_who_is_at_what_and_enter_leads_on_to_a_person() {
    let mut play = opened("small");
    let at = play.model.team.at;
    play.press("Down Right Left");
    assert_ne!(play.model.team.at, at);
    play.send(Message::Click(Target::Row(place("iac"))));
    assert!(!play.model.team.who, "the first click only points");
    let screen = play.screen(120, 36);
    assert!(screen.contains("Infrastructure as code   Level 2"), "{screen}");
    play.send(Message::Click(Target::Row(place("iac"))));
    assert!(play.model.team.who);
    let listed = play.screen(120, 36);
    for person in &play.model.team.people.as_ref().unwrap().labels {
        assert!(listed.contains(person.as_str()), "{person} is at something: {listed}");
    }
    play.press("Down Up Enter");
    assert_eq!((play.model.team.part, play.model.team.who), (Part::People, false));
    assert!(play.screen(120, 36).contains(" leaves"));
    play.press("q");
    assert_eq!(play.model.tab, Tab::Arc);
}

#[test]
fn a_flag_leads_to_its_place_in_the_coverage() {
    let mut play = opened("small");
    play.press("Tab Down Enter");
    let flag = play.model.team.people.as_ref().unwrap().flags[1];
    assert_eq!((play.model.team.part, play.model.team.at), (Part::Coverage, flag.competency.number()));
}

#[test]
fn what_is_needed_goes_round_the_clusters() {
    let mut play = opened("small");
    let flags = |play: &Play| play.model.team.people.as_ref().unwrap().flags.len();
    let own = flags(&play);
    play.press("r");
    assert!(play.notice().contains("SRE, as asked for"), "{}", play.notice());
    assert_ne!(flags(&play), own, "what nobody needs raises no flag");
    play.press("r r r r");
    assert!(play.notice().contains("their roles"), "{}", play.notice());
    assert_eq!(flags(&play), own);
}

#[test]
fn of_redacted_packets_nothing_is_told_person_by_person() {
    let mut play = opened("redacted");
    let screen = play.screen(120, 36);
    assert!(screen.contains("1 person and 3 redacted packets"), "{screen}");
    play.press("BackTab");
    assert!(play.screen(120, 36).contains("told of named people"), "{}", play.screen(120, 36));
    play.press("BackTab BackTab");
    assert_eq!(play.model.team.people.as_ref().unwrap().people.len(), 1);
}

#[test]
fn what_the_cursor_is_on_is_copied_as_a_line() {
    let mut play = opened("small");
    for (keys, part) in
        [("y", "at 3 or more"), ("Tab y", ": "), ("Tab y", "If Ada Sample leaves"), ("Tab y", "could help")]
    {
        play.press(keys);
        let copied = play.effects.iter().rev().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text.clone()),
            _ => None,
        });
        assert!(copied.as_ref().is_some_and(|text| text.contains(part)), "{keys}: {copied:?}");
    }
}

#[test]
fn ten_thousand_people_are_walked_through_as_quickly_as_six() {
    let mut play = opened("10000");
    play.press("Tab Tab End");
    let team = play.model.team.people.as_ref().unwrap();
    assert_eq!(play.model.team.cursors[1], 9999);
    assert!(play.screen(120, 36).contains(team.label(9999)));
    play.press("Home PgDn Down");
    assert_eq!(play.model.team.cursors[1], 9);
    // What is drawn names those who fit, and counts the rest.
    play.press("Tab Tab Tab");
    let screen = play.screen(80, 24);
    assert!(screen.contains(" +"), "{screen}");
    play.press("Enter End");
    assert!(play.screen(80, 24).contains('▸'), "{}", play.screen(80, 24));
}

#[test]
fn the_mix_ends_where_its_last_line_is_seen() {
    let mut play = opened("hostile");
    play.press("BackTab End");
    let end = play.screen(80, 24);
    play.press("Down Down PgDn");
    assert_eq!(play.screen(80, 24), end);
    play.press("Up");
    assert_ne!(play.screen(80, 24), end, "one step up is one step");
}

#[test]
fn a_team_without_anyone_named_says_so() {
    let mut play = opened("none");
    for _ in PARTS {
        play.press("Tab Down Enter y");
        assert!(!play.screen(80, 24).trim().is_empty());
    }
}
