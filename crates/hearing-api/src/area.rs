plan::vocabulary! {
    /// お住まいの地域: the five administrative areas of the city, or outside it.
    pub enum Area {
        /// 鎌倉地域.
        Kamakura = "kamakura", "鎌倉";
        /// 腰越地域.
        Koshigoe = "koshigoe", "腰越";
        /// 深沢地域.
        Fukasawa = "fukasawa", "深沢";
        /// 大船地域.
        Ofuna = "ofuna", "大船";
        /// 玉縄地域.
        Tamanawa = "tamanawa", "玉縄";
        /// Outside the city.
        Outside = "outside", "市外";
    }
}
