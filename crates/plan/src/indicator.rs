use crate::source::Source;

/// 成果指標: one row of a policy's table of indicators. Only document 001 prints them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Indicator<'a> {
    /// 指標名, as printed.
    pub name: &'a str,
    /// 直近実績値 without its year, as printed: `76.7%`, `343 団体`, `—`, `(未定)`, `9,039.08 m ²`.
    pub latest: &'a str,
    /// The year in brackets behind the value, without the brackets, as printed: `2025年度`, `2025 年度`.
    pub latest_year: &'a str,
    /// 目標値又は目指す方向, as printed: `100%`, `0件`, `↗`, `↘`, `⇒`.
    pub target: &'a str,
    /// The line of the row.
    pub source: Source,
}
