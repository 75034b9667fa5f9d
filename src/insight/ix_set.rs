//! A set of competencies as bits: two people are compared in a step or two.

use crate::framework::table::Ix;

/// A set of competencies of one framework.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IxSet(Box<[u64]>);

impl IxSet {
    /// The set of `members` in a framework of `len` competencies.
    #[must_use]
    pub fn new(len: usize, members: impl Iterator<Item = Ix>) -> Self {
        let mut words = vec![0_u64; len.div_ceil(64)];
        for ix in members {
            if let Some(word) = words.get_mut(ix.number() / 64) {
                *word |= 1 << (ix.number() % 64);
            }
        }
        Self(words.into())
    }

    /// Whether `ix` is in it.
    #[must_use]
    pub fn holds(&self, ix: Ix) -> bool {
        self.0.get(ix.number() / 64).is_some_and(|word| word >> (ix.number() % 64) & 1 == 1)
    }

    /// How many are in both.
    #[must_use]
    pub fn common(&self, other: &Self) -> u32 {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::table::indices;

    #[test]
    fn a_set_holds_what_was_put_in_beyond_one_word() {
        let of = |step: usize| IxSet::new(150, indices(150).step_by(step));
        let (twos, threes) = (of(2), of(3));
        assert!(indices(150).all(|ix| twos.holds(ix) == (ix.number() % 2 == 0)));
        assert_eq!((twos.common(&threes), IxSet::default().common(&twos)), (25, 0));
    }
}
