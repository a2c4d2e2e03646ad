use crate::vocabulary;

vocabulary! {
    /// 章: one of the six groups of policies, by the first digit of their code.
    ///
    /// Source: the headings ア–カ of document 000, section ７ (4).
    #[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
    pub enum Chapter {
        /// 施策の前提, policies 0-x.
        Premises = "premises", "施策の前提";
        /// 横断的施策, policies 1-x.
        CrossCutting = "cross-cutting", "横断的施策";
        /// ひとの共創, policies 2-x.
        People = "people", "ひとの共創";
        /// 暮らしの共創, policies 3-x.
        Living = "living", "暮らしの共創";
        /// まちの共創, policies 4-x.
        Town = "town", "まちの共創";
        /// 計画推進体制, policies 5-x.
        Administration = "administration", "計画推進体制";
    }
}

impl Chapter {
    /// The chapter of policies whose code begins with `digit`.
    pub fn from_digit(digit: u8) -> Option<Self> {
        Self::ALL.get(usize::from(digit)).copied()
    }

    /// The first digit of the codes of this chapter's policies.
    pub const fn digit(self) -> u8 {
        self as u8
    }
}

vocabulary! {
    /// One of the two parts of the chapter 計画推進体制.
    #[cfg_attr(feature = "bake", derive(databake::Bake), databake(path = plan))]
    pub enum Subsection {
        /// 市民自治, policies 5-1 and 5-2.
        CitizenAutonomy = "citizen-autonomy", "市民自治";
        /// 市政基本運営, policies 5-3 to 5-9.
        CityAdministration = "city-administration", "市政基本運営";
    }
}
