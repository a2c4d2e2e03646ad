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

/// An arrow in the direction of the aim, or a flag for a value.
pub fn aim_arrow(aim: Aim) -> Markup {
    let path = match aim {
        Aim::Value => "M7 21V4h11l-3 4 3 4H7",
        Aim::Up => "M4 20 19 5M9 5h10v10",
        Aim::Down => "M4 4 19 19M9 19h10V9",
        Aim::Keep => "M3 12h17M13 5l7 7-7 7",
    };
    html! {
        svg.aim-arrow aria-hidden="true" focusable="false" viewBox="0 0 24 24" width="24" height="24" {
            path d=(path) {}
        }
    }
}

/// The value on a bar, if there is one that means something: up to the target where both have one
/// unit, up to 100% for a share.
pub fn indicator_bar(indicator: &Indicator<'_>) -> Markup {
    let Some(latest) = Amount::read(indicator.latest) else {
        return html! {};
    };
    let target = Amount::read(indicator.target).filter(|target| target.unit == latest.unit);
    let (whole, end) = match &target {
        Some(target) if target.value > latest.value => (target.value, indicator.target),
        Some(_) => (latest.value, indicator.latest),
        None if latest.unit == "%" => (100.0, "100%"),
        None => return html! {},
    };
    let at = percent(latest.value / whole);
    html! {
        div.indicator-bar {
            svg.indicator-bar__picture aria-hidden="true" focusable="false" width="100%" height="28" {
                rect.share-bar__track x="0" y="6" width="100%" height="16" rx="2" {}
                rect.share-bar__fill x="0" y="6" width=(at) height="16" rx="2" {}
                @if let Some(target) = &target {
                    line.indicator-bar__target x1=(percent(target.value / whole)) x2=(percent(target.value / whole)) y1="0" y2="28" {}
                }
                (pointer(indicator, &latest, target.as_ref(), &at))
            }
            p.indicator-bar__scale { span { "0" (latest.unit) } span { (end) } }
            @if let Some(target) = &target {
                p.indicator-bar__gap {
                    "目標まで、あと" (latest.gap(target)) @if target.value < latest.value { "減らす" }
                }
            }
        }
    }
}

/// An arrow on the bar from the value towards the aim.
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
    let (direction, path) = if is_up {
        ("up", "M4 14h14M13 9l5 5-5 5")
    } else {
        ("down", "M-4 14h-14M-13 9l-5 5 5 5")
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

/// The digits of a printed value, and what stands behind them.
pub fn digits_and_unit(printed: &str) -> (&str, &str) {
    let end = printed
        .rfind(|character: char| character.is_ascii_digit())
        .map_or(printed.len(), |last| last + 1);
    printed.split_at(end)
}
