//! What a page says of itself: its title, and its description for search engines and previews.

use plan_data::PLAN;

use crate::route::Route;

/// The product's name.
pub const SITE_NAME: &str = "鎌倉ミライ共創ナビ";

/// The title and description of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// The page's own name, which is also its `h1`.
    pub heading: String,
    /// One sentence.
    pub description: String,
}

impl Metadata {
    /// Of the page at `route`.
    pub fn of(route: &Route) -> Self {
        let (heading, description) = match route {
            Route::Home => (
                SITE_NAME.to_owned(),
                "鎌倉市の総合計画の素案から、自分に関わる施策をさがし、意見を送り、その行方をたどれます。".to_owned(),
            ),
            Route::Goals => (
                "将来都市像と将来目標".to_owned(),
                format!("鎌倉ビジョン2034（素案）の将来都市像「{}」と、3つの将来目標。", PLAN.vision.city_vision.text),
            ),
            Route::Goal(number) => PLAN.goal(*number).map_or_else(not_found, |goal| {
                (
                    goal.title.to_owned(),
                    format!("将来目標{}「{}」（鎌倉ビジョン2034 素案）。", goal.number, goal.title),
                )
            }),
            Route::Policies(_) => (
                "施策をさがす".to_owned(),
                "43の施策を、ライフステージ、状況、共創のパートナー、章、ことばからさがせます。".to_owned(),
            ),
            Route::Policy(code) => PLAN.policy(*code).map_or_else(not_found, |policy| {
                (
                    format!("{} {}", policy.code, policy.name),
                    format!("施策{} {}が目指すまちの姿：{}", policy.code, policy.name, policy.goal.text),
                )
            }),
            Route::Send(_) => (
                "意見を送る".to_owned(),
                "鎌倉市の総合計画の素案に、名前も登録もなしで意見を送れます。".to_owned(),
            ),
            Route::Follow => (
                "意見の行方をたどる".to_owned(),
                "受付番号から、送った意見の対応状況を確かめられます。".to_owned(),
            ),
            Route::Opinion(_) => (
                "意見の受付番号と対応状況".to_owned(),
                "送った意見の受付番号と対応状況。".to_owned(),
            ),
            Route::About => (
                "このサイトについて".to_owned(),
                "載せている文書、送られた意見の扱い、使いやすさへの取組について。".to_owned(),
            ),
            Route::NotFound => not_found(),
        };
        Self {
            heading,
            description,
        }
    }

    /// The text of `<title>`.
    pub fn title(&self) -> String {
        if self.heading == SITE_NAME {
            format!("{SITE_NAME}｜計画を読む、意見を届ける")
        } else {
            format!("{}｜{SITE_NAME}", self.heading)
        }
    }
}

fn not_found() -> (String, String) {
    (
        "ページが見つかりません".to_owned(),
        "お探しのページは見つかりませんでした。".to_owned(),
    )
}
