use time::{Date, Duration};

/// A day for a calendar (RFC 5545).
pub(crate) struct DayInCalendar<'a> {
    /// What tells it from other days.
    pub(crate) id: &'a str,
    /// When it was set, RFC 3339 in UTC.
    pub(crate) stamp: &'a str,
    /// The day.
    pub(crate) day: Date,
    /// What it is called.
    pub(crate) title: &'a str,
    /// What is to be done, in one line.
    pub(crate) text: &'a str,
    /// Where.
    pub(crate) address: &'a str,
}

impl DayInCalendar<'_> {
    /// Its file.
    pub(crate) fn document(&self) -> String {
        let last = self.day.checked_add(Duration::days(1)).unwrap_or(self.day);
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Kamakura//mirai-navi//JA".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", self.id),
            format!("DTSTAMP:{}", basic(self.stamp)),
            format!("DTSTART;VALUE=DATE:{}", basic(&self.day.to_string())),
            format!("DTEND;VALUE=DATE:{}", basic(&last.to_string())),
            "TRANSP:TRANSPARENT".to_owned(),
            format!("SUMMARY:{}", escaped(self.title)),
            format!("DESCRIPTION:{}", escaped(self.text)),
            format!("URL:{}", self.address),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        lines.iter().map(|line| folded(line)).collect()
    }
}

/// A day or time without what stands between its numbers.
fn basic(text: &str) -> String {
    text.replace(['-', ':'], "")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A line with its end, in pieces of no more than 75 bytes, of which the later ones begin with a blank.
fn folded(line: &str) -> String {
    const LONGEST: usize = 75;
    let mut folded = String::with_capacity(line.len() + 8);
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_event_in_lines_that_every_calendar_reads() -> Result<(), time::Error> {
        let title = "回答の目安の日、".repeat(9) + ";";
        let file = DayInCalendar {
            id: "a@b",
            stamp: "2026-11-27T21:18:05Z",
            day: Date::from_calendar_date(2026, time::Month::December, 31)?,
            title: &title,
            text: "a, b",
            address: "https://navi.example.jp/opinions",
        }
        .document();
        for line in file.split_terminator("\r\n") {
            assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
        }
        let unfolded = file.replace("\r\n ", "");
        for line in [
            "DTSTAMP:20261127T211805Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "DESCRIPTION:a\\, b",
        ] {
            assert!(unfolded.contains(&format!("\r\n{line}\r\n")), "{line}");
        }
        assert!(unfolded.contains(&title.replace(';', "\\;")));
        Ok(())
    }
}
