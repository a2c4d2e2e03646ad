//! Headings and names that the documents print: the parser looks for them, and what is made of the
//! plan shows them.

/// The vision's picture of the city.
pub const CITY_VISION: &str = "将来都市像";
/// The vision's goals.
pub const FUTURE_GOALS: &str = "将来目標";
/// What guides all policies.
pub const BASIC_POLICY: &str = "まちづくりの基本方針";
/// What is done first.
pub const LEADING_PROJECT: &str = "リーディングプロジェクト";

/// A policy's goal.
pub const GOAL: &str = "目標とするまちの姿";
/// How things stand.
pub const CURRENT_STATE: &str = "現状";
/// What has to be solved.
pub const CHALLENGES: &str = "課題";
/// A policy's measures.
pub const MEASURES: &str = "主な取組";
/// The matrix of partners with what is done together.
pub const CO_CREATION: &str = "共創のパートナーと共創の取組";
/// What is done together.
pub const CO_CREATION_EFFORTS: &str = "共創の取組";
/// A policy's indicators.
pub const INDICATORS: &str = "成果指標";

/// A project's department.
pub const DEPARTMENT: &str = "所管課";
/// The departments that take part in a project.
pub const RELATED_DEPARTMENTS: &str = "関連課";
/// What is done in a project.
pub const PROJECT_CONTENT: &str = "事業内容";
/// What a project is for.
pub const PROJECT_GOAL: &str = "事業目標";
/// What else there is to say of a project.
pub const PROJECT_NOTE: &str = "特記事項";
/// Marks a project that is paid from a special account.
pub const SPECIAL_ACCOUNT: &str = "特別会計";
/// A project that comes before others.
pub const PRIORITY_PROJECT: &str = "重点事業";
