//! Chance that is the same every time: a forecast of the same record on the same day is the same forecast.
//!
//! Two tiny published functions instead of a crate: what they give must never change with a version, or two
//! machines would foresee different things of one file.

/// SplitMix64 (Steele, Lea, Flood 2014): one addition and a mix a number, and any seed will do.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The numbers that belong to `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`; 0 where that is 0. Its bias, below 2^-32 for the bounds used here, is not seen.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.draw()) * bound as u128) >> 64) as usize
    }
}

/// FNV-1a: a seed of some bytes, the same on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed(pub u64);

impl Default for Seed {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Seed {
    /// The seed of what was taken in before and `bytes`.
    #[must_use]
    pub fn with(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_the_published_ones() {
        let mut chance = Chance::new(1_234_567);
        let drawn = [chance.draw(), chance.draw(), chance.draw()];
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
        assert_eq!(Seed::default().with(b"foobar").0, 0x8594_4171_f739_67e8);
    }

    #[test]
    fn below_a_bound_every_number_comes_up_about_as_often() {
        let mut chance = Chance::new(3);
        let mut seen = [0_u32; 7];
        (0..7000).for_each(|_| seen[chance.below(7)] += 1);
        assert!(seen.iter().all(|n| (850..1150).contains(n)), "{seen:?}");
        assert_eq!(chance.below(0), 0);
    }
}
