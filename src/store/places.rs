//! Where things are kept: data, configuration, state.

use std::ffi::OsString;
use std::path::PathBuf;

/// The folders of the program. None of them needs to exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// Profiles, and frameworks of one's own.
    pub data: PathBuf,
    /// The configuration file.
    pub config: PathBuf,
    /// Drafts and positions: what may be lost without harm.
    pub state: PathBuf,
}

impl Places {
    /// The folders as the environment asks: `OPSARC_HOME` sets all three, then `XDG_DATA_HOME`,
    /// `XDG_CONFIG_HOME` and `XDG_STATE_HOME` on every platform, then the platform's own.
    #[must_use]
    pub fn from_env(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(home) = set("OPSARC_HOME") {
            return Self { data: home.join("data"), config: home.join("config"), state: home.join("state") };
        }
        // The XDG rules say that a relative path is to be ignored.
        let xdg = |name: &str| set(name).filter(|path| path.is_absolute()).map(|path| path.join("opsarc"));
        let own = directories::ProjectDirs::from("", "", "opsarc");
        let folder = |name: &str, own: Option<PathBuf>, last: &str| {
            xdg(name).or(own).unwrap_or_else(|| PathBuf::from(".opsarc").join(last))
        };
        Self {
            data: folder("XDG_DATA_HOME", own.as_ref().map(|own| own.data_dir().to_owned()), "data"),
            config: folder("XDG_CONFIG_HOME", own.as_ref().map(|own| own.config_dir().to_owned()), "config"),
            state: folder(
                "XDG_STATE_HOME",
                own.as_ref()
                    .map(|own| own.state_dir().map_or_else(|| own.data_local_dir().join("state"), ToOwned::to_owned)),
                "state",
            ),
        }
    }

    /// The folder of the named profiles.
    #[must_use]
    pub fn profiles(&self) -> PathBuf {
        self.data.join("profiles")
    }

    /// Whose SSH keys are whose, for signatures.
    #[must_use]
    pub fn signers(&self) -> PathBuf {
        self.config.join("allowed_signers")
    }

    /// The folder of the records that a mentor keeps of others.
    #[must_use]
    pub fn mentees(&self) -> PathBuf {
        self.data.join("mentees")
    }

    /// The configuration file.
    #[must_use]
    pub fn preferences(&self) -> PathBuf {
        self.config.join("config.toml")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(set: &[(&str, &str)]) -> Places {
        Places::from_env(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn the_environment_is_honoured_in_order() {
        let home = places(&[("OPSARC_HOME", "/h"), ("XDG_DATA_HOME", "/x")]);
        assert_eq!(home.profiles(), PathBuf::from("/h/data/profiles"));
        assert_eq!(home.preferences(), PathBuf::from("/h/config/config.toml"));
        let xdg = places(&[("OPSARC_HOME", ""), ("XDG_DATA_HOME", "/x"), ("XDG_STATE_HOME", "relative")]);
        assert_eq!(xdg.data, PathBuf::from("/x/opsarc"));
        assert_ne!(xdg.state, PathBuf::from("relative/opsarc"));
    }
}
