//! What a page is written for, beside its address.

use city::{City, Day};

/// What a page is written for, beside its address.
#[derive(Debug, Clone, Copy, Default)]
pub struct PageContext<'a> {
    /// The address at which readers reach the site, without a slash at its end.
    pub origin: Option<&'a str>,
    /// Whose the site is; none where it is a trial.
    pub city: Option<&'a City>,
    /// The day in Kamakura. None in a file, which is read on other days: there, what has passed is marked
    /// by the browser's clock.
    pub today: Option<Day>,
}
