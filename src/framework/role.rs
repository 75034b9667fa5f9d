//! Role clusters.

use serde::{Deserialize, Serialize};

use super::id::RoleId;
use super::text::Text;

/// A role cluster: the work that one kind of practitioner does. A person may span several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// Its full name.
    pub title: Text,
    /// A short name for the header, such as "SRE".
    pub short: Text,
    /// What the cluster does, in short.
    pub summary: Text,
    /// What people in it do in AIOps work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub does: Vec<Text>,
}
