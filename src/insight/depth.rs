//! How deep a competency stands in the graph of prerequisites, and that graph in columns.

use super::effective::Reading;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};

/// The prerequisites on the longest chain beneath each competency: 0 where it has none. Table order is a topological
/// order, so that one walk is enough.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "the table is of this framework")]
pub fn depths(framework: &Framework) -> Table<usize> {
    let mut depths = Table::from_fn(framework.competencies().len(), |_| 0);
    for ix in framework.indices() {
        let below = framework.prerequisites(ix).iter().map(|&base| depths[base] + 1);
        depths[ix] = below.max().unwrap_or(0);
    }
    depths
}

/// The graph in columns, shallowest first. Within one, a competency stands as near as may be to what it builds on, so
/// that the edges between columns stay short.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "the tables are of this framework")]
pub fn columns(framework: &Framework) -> Vec<Vec<Ix>> {
    let depths = depths(framework);
    let deepest = depths.iter().map(|(_, depth)| *depth).max();
    let mut rows = Table::from_fn(framework.competencies().len(), |_| 0_usize);
    let mut columns = Vec::new();
    for depth in 0..deepest.map_or(0, |deepest| deepest + 1) {
        let mut column: Vec<Ix> = framework.indices().filter(|ix| depths[*ix] == depth).collect();
        // The middle of the rows of its prerequisites, in hundredths; the sort keeps table order on ties.
        column.sort_by_key(|ix| {
            let bases = framework.prerequisites(*ix);
            (100 * bases.iter().map(|base| rows[*base]).sum::<usize>()).checked_div(bases.len())
        });
        for (row, ix) in column.iter().enumerate() {
            rows[*ix] = row;
        }
        columns.push(column);
    }
    columns
}

/// What builds directly on `ix`, in table order.
pub fn direct_dependents(framework: &Framework, ix: Ix) -> impl Iterator<Item = Ix> {
    framework.dependents(ix).iter().copied().filter(move |other| framework.prerequisites(*other).contains(&ix))
}

/// The direct prerequisites of `ix` below 2, in table order: what it waits for.
#[must_use]
pub fn waits_for(framework: &Framework, readings: &Table<Reading>, ix: Ix) -> Vec<Ix> {
    let below = |base: &Ix| readings.get(*base).is_none_or(|reading| !reading.at_least(Rating::ASSISTED));
    framework.prerequisites(ix).iter().copied().filter(below).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded;

    #[test]
    fn a_competency_stands_one_below_the_deepest_that_it_builds_on() {
        let framework = embedded::framework();
        let depths = depths(framework);
        for ix in framework.indices() {
            let bases = framework.prerequisites(ix);
            assert!(bases.iter().all(|base| depths[*base] < depths[ix]));
            assert_eq!(bases.is_empty(), depths[ix] == 0);
            assert!(bases.is_empty() || bases.iter().any(|base| depths[*base] + 1 == depths[ix]));
        }
    }

    #[test]
    fn every_competency_stands_in_the_column_of_its_depth_once() {
        let framework = embedded::framework();
        let (depths, columns) = (depths(framework), columns(framework));
        assert!(columns.iter().enumerate().all(|(depth, column)| column.iter().all(|ix| depths[*ix] == depth)));
        let mut all: Vec<Ix> = columns.into_iter().flatten().collect();
        all.sort_unstable();
        assert!(all.into_iter().eq(framework.indices()));
    }

    #[test]
    fn what_builds_directly_on_it_names_it_as_a_prerequisite() {
        let framework = embedded::framework();
        let edges: usize = framework.indices().map(|ix| direct_dependents(framework, ix).count()).sum();
        assert_eq!(edges, framework.indices().map(|ix| framework.prerequisites(ix).len()).sum::<usize>());
    }
}
