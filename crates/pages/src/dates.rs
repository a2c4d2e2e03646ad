//! Dates and times as people write them.

use city::Day;

use crate::language::{is_easy, is_of_japanese, tr, tr_with};

/// How far Kamakura's clock is ahead of UTC, in seconds. Japan keeps no summer time.
const OFFSET: i64 = 9 * 3_600;

/// The months, for languages in which they have names.
const MONTHS: [&str; 12] = [
    "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月",
];

/// A day as people write it in the language of the page.
pub fn day_in_words(day: Day) -> String {
    if is_of_japanese() {
        return day.in_words();
    }
    let month = usize::from(day.month()).checked_sub(1);
    let month = month.and_then(|at| MONTHS.get(at)).copied();
    tr_with(
        "{year}年{month}{day}日",
        &[
            ("year", &day.year().to_string()),
            ("month", month.map_or("", tr)),
            ("day", &day.day().to_string()),
        ],
    )
}

/// A date, `2026-04-01`, as people write it; as it is if it is none.
pub fn date_in_words(date: &str) -> String {
    date.parse().map_or_else(|_| date.to_owned(), day_in_words)
}

/// The day of a time of UTC by the clock in Kamakura; as it is if it is none.
pub fn day_of_time(rfc3339: &str) -> String {
    let day = utc_seconds(rfc3339).and_then(day_in_kamakura);
    day.map_or_else(|| rfc3339.to_owned(), day_in_words)
}

/// The day by the clock in Kamakura, so many seconds after 1970 began in UTC.
pub fn day_in_kamakura(seconds: i64) -> Option<Day> {
    let (year, month, day) = civil_date((seconds + OFFSET).div_euclid(86_400));
    Day::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
}

/// A time of UTC, `2026-04-01T00:05:09Z`, by the clock in Kamakura; as it is if it is none.
pub fn time_in_words(rfc3339: &str) -> String {
    match utc_seconds(rfc3339) {
        Some(seconds) => {
            let minutes = (seconds + OFFSET).rem_euclid(86_400) / 60;
            let (hour, minute) = (minutes / 60, minutes % 60);
            let (time, hour) = match hour {
                _ if !is_easy() => ("{day} {hour}時{minute}分", hour),
                0..12 => ("{day} 午前{hour}時{minute}分", hour),
                _ => ("{day} 午後{hour}時{minute}分", hour - 12),
            };
            tr_with(
                time,
                &[
                    ("day", &day_of_time(rfc3339)),
                    ("hour", &hour.to_string()),
                    ("minute", &format!("{minute:02}")),
                ],
            )
        }
        None => rfc3339.to_owned(),
    }
}

/// The seconds since 1970 of a time of UTC.
fn utc_seconds(rfc3339: &str) -> Option<i64> {
    let (date, time) = rfc3339.strip_suffix('Z')?.split_once('T')?;
    let numbers = |text: &str, separator| {
        let mut parts = text.splitn(3, separator).map(|part: &str| {
            let whole = part.split_once('.').map_or(part, |(whole, _)| whole);
            let is_number = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
            whole
                .parse::<i64>()
                .ok()
                .filter(|number| is_number && *number < 10_000)
        });
        Some([parts.next()??, parts.next()??, parts.next()??])
    };
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time, ':')?;
    let is_time = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    is_time.then(|| days(year, month, day) * 86_400 + (hour * 60 + minute) * 60 + second)
}

/// The days from 1970-01-01 to a date of the Gregorian calendar. A year begins with March here, so
/// that the day that only some years have is its last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month < 3);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The inverse of [`days`].
fn civil_date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = (month + 2) % 12 + 1;
    (era * 400 + year_of_era + i64::from(month < 3), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_as_in_kamakura() {
        for (utc, shown) in [
            ("2026-03-31T23:05:09Z", "2026年4月1日 8時05分"),
            ("2027-12-31T15:00:00Z", "2028年1月1日 0時00分"),
            ("2028-02-28T15:00:00.25Z", "2028年2月29日 0時00分"),
            ("2000-02-29T14:59:59Z", "2000年2月29日 23時59分"),
        ] {
            assert_eq!(time_in_words(utc), shown);
            assert_eq!(
                day_of_time(utc),
                shown.split(' ').next().unwrap_or_default()
            );
        }
        for none in [
            "?",
            "",
            "2026-04-01",
            "2026-13-01T00:00:00Z",
            "2026-04-01T24:00:00Z",
            "-1-+1-1T0:0:0Z",
        ] {
            assert_eq!(time_in_words(none), none);
        }
        assert_eq!(date_in_words("2026-04-01"), "2026年4月1日");
        assert_eq!(date_in_words("?"), "?");
    }

    #[test]
    fn every_day_is_its_own() {
        for day in -800_000..800_000 {
            let (year, month, of_month) = civil_date(day);
            assert_eq!(days(year, month, of_month), day);
        }
    }
}
