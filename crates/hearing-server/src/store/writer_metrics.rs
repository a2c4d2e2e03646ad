use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};

/// What the writer counts.
#[derive(Debug, Clone)]
pub(crate) struct WriterMetrics {
    /// Opinions stored for the first time.
    pub(crate) accepted: Counter,
    /// Opinions in a commit.
    pub(crate) group_sizes: Histogram,
}

impl Default for WriterMetrics {
    fn default() -> Self {
        Self {
            accepted: Counter::default(),
            // 1, 2, 4, … up to a full group.
            group_sizes: Histogram::new(exponential_buckets(1.0, 2.0, 9)),
        }
    }
}
