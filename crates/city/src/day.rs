use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDay;

impl Day {
    /// The day, if there is one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=days)
            .contains(&day)
            .then_some(Self { year, month, day })
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day as people write it, 2027年3月31日.
    pub fn in_words(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }
}

impl fmt::Display for Day {
    /// `2027-03-31`: the order of these texts is that of the days.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let numbers = text.split('-').collect::<Vec<_>>();
        let [year, month, day] = numbers[..] else {
            return Err(NoDay);
        };
        let number = |text: &str, length| {
            let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u16>().ok().filter(|_| is_number)
        };
        let read = || {
            let month = u8::try_from(number(month, 2)?).ok()?;
            let day = u8::try_from(number(day, 2)?).ok()?;
            Self::new(number(year, 4)?, month, day)
        };
        read().ok_or(NoDay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_written_and_no_other_text_is() {
        for text in ["2027-03-31", "2028-02-29", "2000-02-29", "0999-12-01"] {
            let day = text.parse::<Day>().map(|day| day.to_string());
            assert_eq!(day.as_deref(), Ok(text));
        }
        for text in [
            "",
            "2027-3-31",
            "2027-02-29",
            "2100-02-29",
            "2027-13-01",
            "2027-04-31",
            "2027-04-00",
            "2027/04/01",
            "+027-04-01",
            "2027-04-01-",
            "令和9年3月31日",
        ] {
            assert_eq!(text.parse::<Day>(), Err(NoDay), "{text}");
        }
    }

    #[test]
    fn days_are_in_the_order_of_time() {
        let day = |text: &str| text.parse::<Day>().ok();
        assert!(day("2027-03-31") < day("2027-04-01") && day("2026-12-31") < day("2027-01-01"));
        assert_eq!(
            day("2027-03-01").map(Day::in_words).as_deref(),
            Some("2027年3月1日")
        );
    }
}
