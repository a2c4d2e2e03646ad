//! What a page says of itself: its title, and its description for search engines and previews.

use plan::{CodeMeaning, PartnerRole, Policy};
use plan_data::PLAN;

use crate::earlier_projects::department;
use crate::succession::succession;
use crate::urls::{ProjectChoice, Route};

pub use crate::contract::site::NAME as SITE_NAME;

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
        let (heading, description) = match interactive(route) {
            Some((heading, description)) => (heading.to_owned(), description.to_owned()),
            None => of_file(route),
        };
        Self {
            heading,
            description,
        }
    }

    /// Of a page that answers to the reader. The app asks for no other: a page that is a file brings
    /// its title with it, and the module goes without the texts of all the others.
    pub fn of_interactive(route: &Route) -> Self {
        let (heading, description) = interactive(route).unwrap_or(NOT_FOUND);
        Self {
            heading: heading.to_owned(),
            description: description.to_owned(),
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

fn interactive(route: &Route) -> Option<(&'static str, &'static str)> {
    Some(match route {
        Route::Policies(_) => (
            "施策をさがす",
            "43の施策を、ライフステージ、状況、共創のパートナー、章、ことばからさがせます。",
        ),
        Route::Send(_) => (
            "意見を送る",
            "鎌倉市の総合計画の素案に、名前も登録もなしで意見を送れます。",
        ),
        Route::Follow => (
            "意見の行方をたどる",
            "受付番号から、送った意見の対応状況を確かめられます。",
        ),
        Route::Opinion(_) => (
            "意見の受付番号と対応状況",
            "送った意見の受付番号と対応状況。",
        ),
        Route::Search(_) => (
            "計画全体からさがす",
            "施策、総合戦略、成果指標、以前の事業、用語を、ことばからさがせます。",
        ),
        _ => return None,
    })
}

fn of_file(route: &Route) -> (String, String) {
    let (heading, description) = match route {
        Route::Home => (
            SITE_NAME,
            "鎌倉市の総合計画の素案から、自分に関わる施策をさがし、意見を送り、その行方をたどれます。",
        ),
        Route::Goals => {
            return (
                "将来都市像と将来目標".to_owned(),
                format!(
                    "鎌倉ビジョン2034（素案）の将来都市像「{}」と、3つの将来目標。",
                    PLAN.vision.city_vision.text
                ),
            );
        }
        Route::Goal(number) => {
            return PLAN.goal(*number).map_or_else(not_found, |goal| {
                (
                    goal.title.to_owned(),
                    format!(
                        "将来目標{}「{}」（鎌倉ビジョン2034 素案）。",
                        goal.number, goal.title
                    ),
                )
            });
        }
        Route::Policy(code) => return PLAN.meaning(*code).map_or_else(not_found, of_code),
        Route::PolicyText(edition, code) => {
            return PLAN
                .policy_in(*edition, *code)
                .map_or_else(not_found, |policy| {
                    let (name, goal) = of_policy(policy);
                    (format!("{name}（{}）", PLAN.edition_name(*edition)), goal)
                });
        }
        Route::PolicyEditions(code) => {
            return PLAN.policy(*code).map_or_else(not_found, |policy| {
                (
                    format!("{} {}：文章の変わったところ", policy.code, policy.name),
                    format!(
                        "施策{} {}の、前の素案と後の案の文章を、ことばごとに比べられます。",
                        policy.code, policy.name
                    ),
                )
            });
        }
        Route::SourceDocument(document, _) => {
            return (
                format!("文書{}の原文", document),
                format!(
                    "{}の全文を、行の番号とともに読めます。",
                    PLAN.document_title(*document)
                ),
            );
        }
        Route::Voices(_) | Route::Voice(_) => (
            "公開された声",
            "公開された意見と、市の回答。取り入れられなかったものも、同じように並びます。",
        ),
        Route::About => (
            "このサイトについて",
            "載せている文書、送られた意見の扱い、使いやすさへの取組について。",
        ),
        Route::Overview => (
            "計画を読む",
            "将来目標、施策、総合戦略、指標、以前の事業、原文まで、計画の文書にあるものの一覧です。",
        ),
        Route::BasicPolicy => (
            "まちづくりの基本方針",
            "まちづくりの基本方針を、素案と後の案のふたつのことばで読めます。",
        ),
        Route::LeadingProject => (
            "リーディングプロジェクト",
            "こどもたちと紡ぐミライの鎌倉プロジェクトの目的と取組（素案）。",
        ),
        Route::Strategy => (
            "総合戦略と国の戦略",
            "鎌倉市総合戦略2030（案）の5つの方向と、国の戦略の分類から、施策と取組をたどれます。",
        ),
        Route::Partners => {
            let (policies, roles) = (PLAN.current_policies().count(), PartnerRole::ALL.len());
            return (
                "施策と共創のパートナー".to_owned(),
                format!(
                    "{policies}の施策と{roles}つの共創のパートナーの組み合わせを、ひとつの表で見られます。"
                ),
            );
        }
        Route::Indicators => (
            "成果指標",
            "施策5-1から5-9の25の成果指標の、直近の実績値と目標（後の案）。",
        ),
        Route::Projects(ProjectChoice::All) => (
            "以前の実施計画の事業",
            "平成26〜28年度と令和5〜7年度の実施計画の60事業を、年度、費用、所管課から見られます。",
        ),
        Route::Projects(ProjectChoice::Priority) => (
            "以前の実施計画の重点事業",
            "平成26〜28年度と令和5〜7年度の実施計画の重点事業の、目標、工程、費用。",
        ),
        Route::Projects(ProjectChoice::Department(place)) => {
            return department(*place).map_or_else(not_found, |department| {
                (
                    format!("以前の実施計画の事業：{department}"),
                    format!("以前の実施計画の事業のうち、{department}が所管するもの。"),
                )
            });
        }
        Route::Editions => (
            "前の素案から変わったところ",
            "施策5-1から5-9と基本方針について、前の素案と後の案で意味が変わったところ。",
        ),
        Route::Glossary => ("用語", "計画に出てくる用語と略語の意味と、出てくる場所。"),
        Route::Sources => (
            "もとの文書",
            "このサイトに載せている5つの文書と、その全文。",
        ),
        Route::OpenData => (
            "オープンデータ",
            "計画の文章と表を、JSONとCSVで入手できます。",
        ),
        Route::Embed => (
            "ホームページへの埋め込み",
            "施策の一覧や意見の送信を、ほかのホームページの中に表示するためのHTMLを作れます。",
        ),
        _ => return not_found(),
    };
    (heading.to_owned(), description.to_owned())
}

const NOT_FOUND: (&str, &str) = (
    "ページが見つかりません",
    "お探しのページは見つかりませんでした。",
);

/// What a policy's page is called, and what it says.
fn of_policy(policy: &Policy<'_>) -> (String, String) {
    (
        format!("{} {}", policy.code, policy.name),
        format!(
            "施策{} {}が目指すまちの姿：{}",
            policy.code, policy.name, policy.goal.text
        ),
    )
}

fn of_code(meaning: CodeMeaning<'_>) -> (String, String) {
    match meaning {
        CodeMeaning::Current { policy, .. } | CodeMeaning::Gone(policy) => of_policy(policy),
        CodeMeaning::Moved(former) | CodeMeaning::Split(former) => {
            let (name, _) = of_policy(former.policy);
            (format!("以前の{name}"), succession(&former))
        }
    }
}

fn not_found() -> (String, String) {
    (NOT_FOUND.0.to_owned(), NOT_FOUND.1.to_owned())
}
