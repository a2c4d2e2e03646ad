use crate::source::Source;

/// 推計事業費: an estimate for all years of an implementation plan together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Cost<'a> {
    /// The amount in yen.
    pub yen: u64,
    /// The amount as printed, in million yen: `1.3百万円`, `1,357 百万円`.
    pub printed: &'a str,
    /// Where it stands.
    pub source: Source,
}

impl Cost<'_> {
    /// The amount in million yen, as the documents count.
    pub fn million_yen(&self) -> f64 {
        // Exact to the yen below 9,007 trillion yen.
        self.yen as f64 / 1e6
    }
}
