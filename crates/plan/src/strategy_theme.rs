use crate::policy_code::PolicyCode;
use crate::section::Passage;
use crate::source::Source;

/// One of the five sections of the city's strategy: 鎌倉に住みたい、関わりたい, …, デジタル基盤の整備.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct StrategyTheme<'a> {
    /// The heading over 現状と目的.
    pub title: Passage<'a>,
    /// 現状と目的.
    pub current_state: &'a [Passage<'a>],
    /// The heading over 取組方針, which the first theme words otherwise: 住みたい・関わりたい.
    pub directions_title: Passage<'a>,
    /// 取組方針と紐づく施策.
    pub directions: &'a [Direction<'a>],
    /// The lines of both slides.
    pub source: Source,
}

/// 取組方針, with the policies that it is tied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct Direction<'a> {
    /// The sentence behind the `・`.
    pub text: Passage<'a>,
    /// 紐づく施策, in the printed order.
    pub policies: &'a [PolicyLink<'a>],
    /// The lines of the policies, which begin with `⇒`.
    pub policies_source: Source,
}

/// A policy that a direction is tied to: `芸術文化（プラン施策3-2）`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct PolicyLink<'a> {
    /// Its name as printed here, which is not always that of the plan: 生態系 for 3-5.
    pub name: &'a str,
    /// Its code as printed.
    pub code: PolicyCode,
}
