//! The way of an opinion through the city: what is recorded of it, and what comes next.

use hearing_api::{HistoryEntry, OpinionStatus, Status};
use maud::{Markup, html};

use crate::components::receipt_frame::SENT_IN_TRIAL;
use crate::dates::{date_in_words, day_of_time};
use crate::language::{lang_of_city, tr, tr_with};
use crate::urls::expected_day_href;

/// A stop on the way.
struct Stop<'a> {
    label: &'static str,
    /// When it was reached; none while it is ahead.
    at: Option<&'a str>,
    reason: Option<&'a str>,
}

impl<'a> Stop<'a> {
    const fn reached(label: &'static str, at: &'a str) -> Self {
        Self {
            label,
            at: Some(at),
            reason: None,
        }
    }

    const fn ahead(label: &'static str) -> Self {
        Self {
            label,
            at: None,
            reason: None,
        }
    }

    fn of(label: &'static str, entry: Option<&'a HistoryEntry>) -> Option<Self> {
        entry.map(|entry| Self {
            reason: entry.reason.as_deref(),
            ..Self::reached(label, &entry.at)
        })
    }
}

/// The way as a list from its beginning to its end; in a trial the city has not received the opinion.
pub(super) fn track(opinion: &OpinionStatus, is_trial: bool) -> Markup {
    let sent = if is_trial {
        SENT_IN_TRIAL
    } else {
        "届きました"
    };
    let stops = stops(opinion, sent);
    let now = stops.iter().rposition(|stop| stop.at.is_some());
    html! {
        ol.track {
            @for (at, stop) in stops.iter().enumerate() {
                @let is_now = now == Some(at);
                li.track__stop data-reached[stop.at.is_some()] aria-current=[is_now.then_some("step")] {
                    span.track__mark aria-hidden="true" { @if stop.at.is_some() { "✓" } }
                    div {
                        p.track__label {
                            (tr(stop.label))
                            @if is_now { span.track__now { (tr("現在")) } }
                        }
                        @match stop.at {
                            Some(time) => time.track__time datetime=(time) { (day_of_time(time)) },
                            None => p.track__time { (tr("これから")) (expected(opinion, at + 1 == stops.len())) },
                        }
                        @if let Some(reason) = stop.reason {
                            p.answer__text { (tr("理由：")) bdi lang=[lang_of_city(reason)] { (reason) } }
                        }
                    }
                }
            }
        }
    }
}

/// By when the last stop is to be reached.
fn expected(opinion: &OpinionStatus, is_last: bool) -> Markup {
    html! {
        @if is_last && let Some(date) = &opinion.expected_by {
            (tr("（")) time datetime=(date) { (tr_with("{day}ごろまで", &[("day", &date_in_words(date))])) } (tr("）"))
            a.track__calendar href=(expected_day_href(opinion.receipt)) download { (tr("カレンダーに回答の目安を入れる")) }
        }
    }
}

/// What is recorded, in the order in which it happened, and what is still to come of it. A step that
/// was left out has no stop. `sent` names the first.
fn stops<'a>(opinion: &'a OpinionStatus, sent: &'static str) -> Vec<Stop<'a>> {
    let status = opinion.status;
    let is_received = status == Status::Received;
    let mut stops = vec![Stop::reached(sent, &opinion.received_at)];
    match &opinion.read_at {
        Some(at) => stops.push(Stop::reached("職員が読みました", at)),
        None if is_received => stops.push(Stop::ahead("職員が読みます")),
        None => {}
    }
    let claimed = opinion
        .history
        .iter()
        .find(|entry| entry.status == Status::InReview);
    match status {
        Status::Received => stops.push(Stop::ahead("担当が検討します")),
        Status::InReview => stops.extend(Stop::of("担当が検討しています", claimed)),
        _ => stops.extend(Stop::of("担当が検討しました", claimed)),
    }
    stops.extend(ending(opinion));
    stops
}

/// The last stops of the way, which a merged, refused or withdrawn opinion has of its own.
fn ending(opinion: &OpinionStatus) -> Vec<Stop<'_>> {
    let last = |status| {
        opinion
            .history
            .iter()
            .rev()
            .find(|entry| entry.status == status)
    };
    let merged = Stop::of(Status::Merged.sentence(), last(Status::Merged));
    match opinion.status {
        Status::Received | Status::InReview => vec![Stop::ahead("回答します")],
        Status::Answered => answers(&opinion.history),
        Status::Merged => {
            let answer = opinion.answer.as_ref().map_or_else(
                || Stop::ahead("まとめた意見に回答します"),
                |answer| Stop::reached("回答しました", &answer.answered_at),
            );
            merged.into_iter().chain([answer]).collect()
        }
        Status::OutOfScope => {
            let end = Stop::of(
                "計画の対象ではないため、対応を終えました",
                opinion.history.last(),
            );
            merged.into_iter().chain(end).collect()
        }
        Status::Withdrawn => Stop::of("取り下げました", last(Status::Withdrawn))
            .into_iter()
            .collect(),
    }
}

/// The answer that stands, and its correction where there was one.
fn answers(history: &[HistoryEntry]) -> Vec<Stop<'_>> {
    let behind = history
        .iter()
        .rposition(|entry| entry.status != Status::Answered)
        .map_or(0, |at| at + 1);
    let run = &history[behind..];
    let corrected = run.last().filter(|_| run.len() > 1);
    let first = Stop::of("回答しました", run.first());
    first
        .into_iter()
        .chain(Stop::of("回答を直しました", corrected))
        .collect()
}
