use crate::vocabulary;

vocabulary! {
    /// 共創のパートナー: a role in the eight-box matrix that 32 of the policies print.
    #[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
    pub enum PartnerRole {
        /// 市民.
        Citizens = "citizens", "市民";
        /// 地域.
        Community = "community", "地域";
        /// 市民活動団体.
        CivicGroups = "civic-groups", "市民活動団体";
        /// 関係機関.
        RelatedBodies = "related-bodies", "関係機関";
        /// 企業・事業者.
        Businesses = "businesses", "企業・事業者";
        /// 滞在者.
        Visitors = "visitors", "滞在者";
        /// 他行政機関.
        OtherAuthorities = "other-authorities", "他行政機関";
        /// その他.
        Others = "others", "その他";
    }
}

/// The ticked roles of one policy's matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
pub struct PartnerSet {
    /// One bit a role, the lowest for the first of [`PartnerRole::ALL`].
    pub bits: u8,
}

impl PartnerSet {
    /// This set with `role` ticked.
    #[must_use]
    pub const fn with(self, role: PartnerRole) -> Self {
        Self {
            bits: self.bits | 1 << role as u8,
        }
    }

    /// Whether `role` is ticked.
    pub const fn contains(self, role: PartnerRole) -> bool {
        self.bits & (1 << role as u8) != 0
    }

    /// The ticked roles, in the printed order.
    pub fn iter(self) -> impl Iterator<Item = PartnerRole> {
        PartnerRole::ALL
            .iter()
            .copied()
            .filter(move |role| self.contains(*role))
    }
}
