//! A list in pieces: what was read on several cores becomes one list without being moved.

/// A list that was made in pieces. It is counted as one; what is added goes to the end of the last piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::profile) struct Pieces<T> {
    /// At least one; there are few.
    all: Vec<Vec<T>>,
}

impl<T> Default for Pieces<T> {
    fn default() -> Self {
        Self { all: vec![Vec::new()] }
    }
}

impl<T> From<Vec<T>> for Pieces<T> {
    fn from(whole: Vec<T>) -> Self {
        Self { all: vec![whole] }
    }
}

impl<T> Pieces<T> {
    /// The list that `all` are the pieces of, in their order.
    pub(in crate::profile) fn of(mut all: Vec<Vec<T>>) -> Self {
        if all.is_empty() {
            all.push(Vec::new());
        }
        Self { all }
    }

    /// How many items there are.
    pub(in crate::profile) fn len(&self) -> usize {
        self.all.iter().map(Vec::len).sum()
    }

    /// Whether there is none.
    pub(in crate::profile) fn is_empty(&self) -> bool {
        self.all.iter().all(Vec::is_empty)
    }

    /// The item at `at`, counted from 0.
    pub(in crate::profile) fn get(&self, mut at: usize) -> Option<&T> {
        for piece in &self.all {
            match piece.get(at) {
                Some(item) => return Some(item),
                None => at -= piece.len(),
            }
        }
        None
    }

    /// The item at `at`, counted from 0, to be changed.
    pub(in crate::profile) fn get_mut(&mut self, mut at: usize) -> Option<&mut T> {
        for piece in &mut self.all {
            if at < piece.len() {
                return piece.get_mut(at);
            }
            at -= piece.len();
        }
        None
    }

    /// Adds an item at the end.
    pub(in crate::profile) fn push(&mut self, item: T) {
        if let Some(last) = self.all.last_mut() {
            last.push(item);
        }
    }

    /// All items in order.
    pub(in crate::profile) fn iter(&self) -> impl Iterator<Item = &T> {
        self.all.iter().flatten()
    }

    /// All items in order, taken out.
    pub(in crate::profile) fn into_items(self) -> impl Iterator<Item = T> {
        self.all.into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_count_as_one_list() {
        for cut in [vec![], vec![0], vec![3], vec![0, 0, 2], vec![1, 3, 5]] {
            let whole: Vec<usize> = (0..5).collect();
            let (mut rest, mut done, mut all) = (whole.as_slice(), 0, Vec::new());
            for at in cut {
                let (piece, more) = rest.split_at(at - done);
                all.push(piece.to_vec());
                (rest, done) = (more, at);
            }
            all.push(rest.to_vec());
            let mut pieces = Pieces::of(all);
            pieces.push(5);
            let whole: Vec<usize> = (0..6).collect();
            assert_eq!((pieces.len(), pieces.is_empty()), (6, false));
            assert_eq!(pieces.iter().copied().collect::<Vec<_>>(), whole);
            for at in 0..8 {
                assert_eq!(pieces.get(at).copied(), whole.get(at).copied());
                assert_eq!(pieces.get_mut(at).copied(), whole.get(at).copied());
            }
            if let Some(item) = pieces.get_mut(4) {
                *item = 9;
            }
            assert_eq!(pieces.into_items().collect::<Vec<_>>(), [0, 1, 2, 3, 9, 5]);
        }
        let mut none = Pieces::of(Vec::new());
        assert!(none.is_empty() && none.get(0).is_none() && none.get_mut(0).is_none());
        none.push('a');
        assert_eq!(none, Pieces::from(vec!['a']));
    }
}
