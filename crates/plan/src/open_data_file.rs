//! The files of the open data.

use crate::vocabulary;

vocabulary! {
    /// The files of the open data. The id is the file's name, the label what is in it.
    pub enum OpenDataFile {
        /// Everything.
        Plan = "plan.json", "すべての文書の内容。階層のあるデータ（JSON）";
        /// The format of [`OpenDataFile::Plan`].
        Schema = "plan.schema.json", "plan.jsonの形式の定義（JSON Schema）";
        /// 施策.
        Policies = "policies.csv", "施策：目標とするまちの姿、現状、課題、共創の取組";
        /// 主な取組.
        Measures = "measures.csv", "施策の主な取組";
        /// 共創のパートナー.
        Partners = "partners.csv", "共創のパートナー：施策と役割の表";
        /// 成果指標.
        Indicators = "indicators.csv", "成果指標：直近の実績値と、目標値や目指す方向";
        /// Document 002's links to policies and measures.
        StrategyLinks = "strategy_links.csv", "総合戦略（案）と、施策・主な取組とのつながり";
        /// 実施事業 and 重点事業.
        Projects = "projects.csv", "以前の実施計画の事業と、重点事業の目標・費用";
        /// 事業工程.
        ProjectSchedule = "project_schedule.csv", "重点事業の年度ごとの予定";
    }
}
