/// What a measure of document 002 is in an edition of the plan: by its subject, never by its number alone.
///
/// A member's number is that of the edition's measure, in the same policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub enum Link {
    /// The same title under the same number. Widths of letters and blanks make no difference.
    Same(u8),
    /// The same subject in other words.
    Changed(u8),
    /// The same title under another number.
    Renumbered(u8),
    /// No measure of the edition has this subject.
    Absent,
}

impl Link {
    /// The number of the edition's measure.
    pub const fn measure(self) -> Option<u8> {
        match self {
            Self::Same(number) | Self::Changed(number) | Self::Renumbered(number) => Some(number),
            Self::Absent => None,
        }
    }

    /// `same`, `changed`, `renumbered` or `absent`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Same(_) => "same",
            Self::Changed(_) => "changed",
            Self::Renumbered(_) => "renumbered",
            Self::Absent => "absent",
        }
    }
}
