/// 年度: a year from April to March.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct FiscalYear<'a> {
    /// The year of its April: 2014.
    pub number: u16,
    /// As printed: `平成26年度`, `令和５年度`.
    pub printed: &'a str,
}
