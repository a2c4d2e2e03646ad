//! An indicator's value and aim, as a picture and in words.

use maud::{Markup, html};
use plan::Indicator;

use crate::components::share_bar::percent;

/// What the column 目標値又は目指す方向 asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// A value to be reached.
    Value,
    /// `↗`.
    Up,
    /// `↘`.
    Down,
    /// `⇒`.
    Keep,
}

impl Aim {
    /// Every aim, in the order in which people are shown them.
    pub const ALL: [Self; 4] = [Self::Value, Self::Up, Self::Down, Self::Keep];

    /// Of an indicator.
    pub fn of(indicator: &Indicator<'_>) -> Self {
        match indicator.target {
            "↗" => Self::Up,
            "↘" => Self::Down,
            "⇒" => Self::Keep,
            _ => Self::Value,
        }
    }

    /// What it means.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Value => "目標の値に近づける",
            Self::Up => "増やす",
            Self::Down => "減らす",
            Self::Keep => "維持する",
        }
    }
}

/// What a sign in the column 直近実績値 means; `None` for a value.
pub fn latest_in_words(latest: &str) -> Option<&'static str> {
    match latest {
        "—" => Some("値が出ないという印。0ではありません"),
        "(未定)" => Some("値はまだありません"),
        _ => None,
    }
}

/// The value in a picture, if there is one that means something: a bar up to the target where both
/// have one unit, a dot between 0 and 100% for a share without a target.
pub fn indicator_bar(indicator: &Indicator<'_>) -> Markup {
    let Some(latest) = Amount::read(indicator.latest) else {
        return html! {};
    };
    let target = Amount::read(indicator.target).filter(|target| target.unit == latest.unit);
    let whole = match &target {
        Some(target) => target.value.max(latest.value),
        None if latest.unit == "%" => 100.0,
        None => return html! {},
    };
    let at = percent(latest.value / whole);
    html! {
        div.indicator-bar {
            svg.indicator-bar__picture aria-hidden="true" focusable="false" width="100%" height="20" {
                @if let Some(target) = &target {
                    rect.share-bar__track x="0" y="4" width="100%" height="12" rx="2" {}
                    rect.share-bar__fill x="0" y="4" width=(at) height="12" rx="2" {}
                    line.indicator-bar__target x1=(percent(target.value / whole)) x2=(percent(target.value / whole)) y1="0" y2="20" {}
                } @else {
                    line.indicator-bar__scale x1="0" x2="100%" y1="10" y2="10" {}
                    circle.indicator-bar__dot cx=(at) cy="10" r="9" {}
                }
                (pointer(indicator, &latest, target.as_ref(), &at))
            }
            @if let Some(target) = &target {
                p.indicator-bar__gap {
                    span.visually-hidden { "目標まで、" } "あと" (latest.gap(target)) @if target.value < latest.value { "減らす" }
                }
            }
        }
    }
}

/// An arrow from the value towards the aim: on a bar behind its end or, downwards, in it; within a dot, so that
/// none stands beyond the end of the scale.
fn pointer(
    indicator: &Indicator<'_>,
    latest: &Amount<'_>,
    target: Option<&Amount<'_>>,
    at: &str,
) -> Markup {
    let is_up = match (Aim::of(indicator), target) {
        (Aim::Up, _) => true,
        (Aim::Down, _) => false,
        (Aim::Value, Some(target)) => target.value > latest.value,
        _ => return html! {},
    };
    let (direction, path) = match (is_up, target) {
        (true, Some(_)) => ("up", "M10 10h14M19 5l5 5-5 5"),
        (false, Some(_)) => ("down", "M-10 10h-14M-19 5l-5 5 5 5"),
        (true, None) => ("up", "M-4 10h8M0 6l4 4-4 4"),
        (false, None) => ("down", "M4 10h-8M0 6l-4 4 4 4"),
    };
    html! {
        svg x=(at) overflow="visible" {
            path.indicator-bar__pointer data-direction=(direction) d=(path) {}
        }
    }
}

/// A printed number with its unit.
struct Amount<'a> {
    value: f64,
    decimals: usize,
    unit: &'a str,
}

impl<'a> Amount<'a> {
    fn read(printed: &'a str) -> Option<Self> {
        let end = printed
            .find(|character: char| !matches!(character, '0'..='9' | ',' | '.'))
            .unwrap_or(printed.len());
        let (digits, unit) = printed.split_at(end);
        let digits = digits.replace(',', "");
        Some(Self {
            value: digits.parse().ok()?,
            decimals: digits.split_once('.').map_or(0, |(_, behind)| behind.len()),
            unit: unit.trim(),
        })
    }

    /// How far the other one is, with the unit. Between percentages that is in points.
    fn gap(&self, other: &Self) -> String {
        let decimals = self.decimals.max(other.decimals);
        let unit = if self.unit == "%" {
            "ポイント"
        } else {
            self.unit
        };
        format!("{:.decimals$}{unit}", (self.value - other.value).abs())
    }
}

/// A printed value. The blank that the document's setting leaves before a raised digit (`m ²`) stays in the
/// text, as printed, and takes no room.
pub fn typeset(printed: &str) -> Markup {
    let raised = [" ²", " ³"];
    let gap = raised.iter().find_map(|raised| printed.find(raised));
    html! {
        @match gap {
            Some(at) => { (printed[..at]) span.setting-gap { " " } (printed[at + 1..]) },
            None => (printed),
        }
    }
}

/// The digits of a printed value, and what stands behind them.
pub fn digits_and_unit(printed: &str) -> (&str, &str) {
    let end = printed
        .rfind(|character: char| character.is_ascii_digit())
        .map_or(printed.len(), |last| last + 1);
    printed.split_at(end)
}
