//! What a competency weighs for each role cluster.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::RoleId;

/// A weight, 0 to 3, for each role that is named (brief 2.1). There are few, so they are looked through one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weights(Vec<(RoleId, u8)>);

impl Weights {
    /// The weight for `role`; `None` where it is not named.
    #[must_use]
    pub fn get(&self, role: &RoleId) -> Option<u8> {
        self.iter().find(|(named, _)| *named == role).map(|(_, weight)| weight)
    }

    /// All that are named, by the ids of the roles.
    pub fn iter(&self) -> impl Iterator<Item = (&RoleId, u8)> {
        self.0.iter().map(|(role, weight)| (role, *weight))
    }

    /// Sets the weight for `role`.
    fn set(&mut self, role: RoleId, weight: u8) {
        match self.0.binary_search_by(|(named, _)| named.cmp(&role)) {
            Ok(at) => {
                if let Some((_, known)) = self.0.get_mut(at) {
                    *known = weight;
                }
            }
            Err(at) => self.0.insert(at, (role, weight)),
        }
    }
}

impl Serialize for Weights {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Weights {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct ByRole;

        impl<'de> Visitor<'de> for ByRole {
            type Value = Weights;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Weights, A::Error> {
                let mut weights = Weights::default();
                while let Some((role, weight)) = map.next_entry()? {
                    weights.set(role, weight);
                }
                Ok(weights)
            }
        }

        d.deserialize_map(ByRole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_on_a_role_counts_and_the_order_is_that_of_the_ids() {
        let weights: Weights = serde_json::from_str(r#"{"sre": 1, "data-ml": 2, "sre": 3}"#).unwrap();
        assert_eq!(serde_json::to_string(&weights).unwrap(), r#"{"data-ml":2,"sre":3}"#);
        assert_eq!(weights.get(&RoleId::new("sre").unwrap()), Some(3));
        assert_eq!(weights.get(&RoleId::new("platform").unwrap()), None);
    }
}
