//! What day it is.

use std::time::{SystemTime, UNIX_EPOCH};

use city::Day;
use pages::dates::day_in_kamakura;

/// The day by the clock in Kamakura; none by a clock that stands before 1970.
pub fn today() -> Option<Day> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    day_in_kamakura(now.as_secs().try_into().ok()?)
}
