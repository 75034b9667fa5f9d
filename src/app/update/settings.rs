//! What becomes of the settings of the program: a configuration read anew, themes looked at, keys given, and the forms in
//! which something is copied.

use super::Step;
use crate::app::action::Action;
use crate::app::copy_list::CopyList;
use crate::app::effect::Effect;
use crate::app::keymap::Binding;
use crate::app::keys::Keys;
use crate::app::overlay::Overlay;
use crate::app::wish::Wish;
use crate::framework::framework::Framework;
use crate::profile::guess::slug;
use crate::profile::preferences::{Edit, Preferences};
use crate::profile::theme_choice::ThemeChoice;

impl Step<'_> {
    pub(super) fn configured(&mut self, preferences: Preferences, framework: &'static Framework) {
        if preferences.theme != self.model.theme {
            (self.model.theme, self.model.theme_before) = (preferences.theme, None);
            self.effects.push(Effect::Theme(preferences.theme));
        }
        if preferences.mouse != self.model.mouse {
            self.model.mouse = preferences.mouse;
            self.effects.push(Effect::Mouse(preferences.mouse));
        }
        self.model.keys = Keys::new(&preferences.keys).0.spelled(self.model.ascii);
        self.model.preferences = preferences;
        self.model.session.reread(framework);
        self.model.version += 1;
        self.say("The configuration was read anew.");
    }

    /// Shows a theme; with the list of themes it goes again, unless it is kept.
    pub(super) fn look_at(&mut self, theme: ThemeChoice) {
        if theme != self.model.theme {
            self.model.theme = theme;
            self.effects.push(Effect::Theme(theme));
        }
    }

    pub(super) fn keep_theme(&mut self) {
        let theme = self.model.theme;
        if self.model.theme_before.take() != Some(theme) {
            self.effects.push(Effect::Prefer(vec![Edit::Word("theme", theme.name())]));
        }
        self.say(format!("Theme: {}", theme.name()));
    }

    /// Goes back to the theme that there was, where the list of themes was left by whichever way.
    pub(super) fn unpreview(&mut self) {
        if self.model.theme_before.is_some() && !matches!(self.model.overlay, Some(Overlay::Themes(_))) {
            let before = self.model.theme_before.take().unwrap_or_default();
            self.look_at(before);
        }
    }

    pub(super) fn rebind(&mut self, changes: Vec<(&'static Binding, Vec<String>)>) {
        let mut edits = Vec::with_capacity(changes.len());
        for (binding, names) in changes {
            self.model.keys.bind(binding, names.clone());
            let keys = (!self.model.keys.is_own(binding)).then_some(names);
            edits.push(Edit::Keys { context: binding.context.name(), action: slug(binding.name), keys });
        }
        self.effects.push(Effect::Prefer(edits));
    }

    /// Offers the forms of what the cursor is on. What `y` copies there is one of them.
    pub(super) fn copy_as(&mut self) {
        let (pane, session) = self.model.pane();
        let line = pane.act(Action::Copy, session).into_iter().find_map(|wish| match wish {
            Wish::Effect(Effect::Copy(text)) => Some(text),
            _ => None,
        });
        match CopyList::new(session, line, pane.subject(session)) {
            Some(list) => self.model.overlay = Some(Overlay::CopyAs(list)),
            None => self.say("There is nothing to copy here."),
        }
    }
}
