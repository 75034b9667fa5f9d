//! A value for each competency, and the checked position that reads it.

use super::competency::Competency;

/// The position of a competency in its framework (table order). Only a framework makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ix(pub(in crate::framework) u16);

impl Ix {
    /// The position as a number, from zero.
    #[must_use]
    pub fn number(self) -> usize {
        usize::from(self.0)
    }
}

/// One value per competency of a framework, in table order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table<T>(Vec<T>);

impl<T> Table<T> {
    /// A table of `len` values made by `make`.
    pub fn from_fn(len: usize, make: impl FnMut(Ix) -> T) -> Self {
        Self(indices(len).map(make).collect())
    }

    /// The value of the competency at `ix`; `None` when `ix` is of a larger framework.
    #[must_use]
    pub fn get(&self, ix: Ix) -> Option<&T> {
        self.0.get(ix.number())
    }

    /// As [`Self::get`], to be changed.
    pub fn get_mut(&mut self, ix: Ix) -> Option<&mut T> {
        self.0.get_mut(ix.number())
    }

    /// All values with their positions, in table order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Ix, &T)> + ExactSizeIterator {
        self.0.iter().enumerate().map(|(n, value)| (Ix(n as u16), value))
    }

    /// As [`Self::iter`], to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (Ix, &mut T)> {
        self.0.iter_mut().enumerate().map(|(n, value)| (Ix(n as u16), value))
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> std::ops::Index<Ix> for Table<T> {
    type Output = T;

    #[expect(clippy::indexing_slicing, reason = "an Ix comes from the framework that the table was made for")]
    fn index(&self, ix: Ix) -> &T {
        &self.0[ix.number()]
    }
}

impl<T> std::ops::IndexMut<Ix> for Table<T> {
    #[expect(clippy::indexing_slicing, reason = "an Ix comes from the framework that the table was made for")]
    fn index_mut(&mut self, ix: Ix) -> &mut T {
        &mut self.0[ix.number()]
    }
}

impl<T> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

/// The positions of a table of `len` values.
pub fn indices(len: usize) -> impl DoubleEndedIterator<Item = Ix> + ExactSizeIterator + Clone {
    (0..len.min(usize::from(u16::MAX))).map(|n| Ix(n as u16))
}

/// The competencies of a framework.
pub type Competencies = Table<Competency>;
