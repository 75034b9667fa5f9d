//! What becomes of the wishes of a screen.

use super::*;
use crate::app::key::Key;
use crate::app::session::Session;
use crate::profile::entry::EntryId;
use crate::profile::moment::Moment;

struct Played {
    model: Model,
    messages: u128,
}

impl Played {
    fn new(read_only: Option<&'static str>) -> Self {
        let mut model = Model::new(Session::of_newcomer(read_only), Default::default(), None, Saving::Saved);
        model.front = Front::Tab;
        model.tab = Tab::Walk;
        Self { model, messages: 0 }
    }

    fn send(&mut self, message: Message) -> Vec<Effect> {
        self.messages += 1;
        let at = Moment::noon(self.model.session.until().0);
        update(&mut self.model, message, Stamp { at, id: EntryId(uuid::Uuid::from_u128(self.messages)) })
    }

    fn press(&mut self, key: &str) -> Vec<Effect> {
        self.send(Message::Key(Key::parse(key).unwrap()))
    }
}

#[test]
fn what_is_typed_is_a_draft_until_it_is_recorded() {
    let mut played = Played::new(None);
    played.press("n");
    assert_eq!(played.send(Message::Paste("a thought".to_owned())), [Effect::Keep]);
    assert_eq!(played.model.drafts.iter().count(), 1);
    assert_eq!(played.press("Esc"), []);
    played.press("n");
    assert_eq!(played.press("ctrl-s"), [Effect::Save, Effect::Keep]);
    assert!(played.model.drafts.is_empty() && played.model.overlay.is_none());
    assert_eq!((played.model.session.profile().log.len(), &played.model.saving), (1, &Saving::Pending));
}

#[test]
fn what_follows_a_record_is_left_out_where_it_cannot_be_made() {
    let mut played = Played::new(Some("It is read-only."));
    for key in ["3", "e", "n", "S", "P"] {
        assert_eq!(played.press(key), [], "{key}");
        assert_eq!(played.model.notice, Some(Notice::warn("It is read-only.")), "{key}");
        assert!(played.model.overlay.is_none() && matches!(played.model.front, Front::Tab), "{key}");
    }
    assert_eq!((played.model.session.profile().log.len(), &played.model.place), (0, &None));
}

#[test]
fn a_paste_runs_no_keys() {
    let mut played = Played::new(None);
    assert_eq!(played.send(Message::Paste("3".to_owned())), []);
    assert_eq!(played.model.session.profile().log.len(), 0);
}

#[test]
fn an_undo_puts_the_cursor_back_where_it_was() {
    let mut played = Played::new(None);
    played.press("3");
    assert!(played.model.walk.did.is_some());
    played.press("u");
    assert_eq!((played.model.walk.anchor, &played.model.walk.did), (0, &None));
    played.press("U");
    assert_eq!(played.model.walk.anchor, 3);
}
