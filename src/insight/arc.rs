//! The geometry of the arc: points of the curve and shares of its strokes, for screen and documents.
