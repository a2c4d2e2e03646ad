//! What a page says of itself: its title, and its description for search engines and previews.

use plan::filter::Filter;
use plan::{CodeMeaning, Document, EasySubject, Edition, PartnerRole, Policy, heading};
use plan_data::{PLAN, STRATEGY, easy_sentences};

use crate::earlier_projects::{department, every_project};
use crate::language::{is_easy, is_japanese, passage_text, tr, tr_with};
use crate::list_heading::{chosen_in_words, list_heading};
use crate::succession::succession;
use crate::summary::summary;
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
        let (heading, description) = translated(route)
            .or_else(|| interactive(route))
            .unwrap_or_else(|| of_file(route));
        Self {
            heading,
            description,
        }
    }

    /// The text of `<title>`.
    pub fn title(&self) -> String {
        title(&self.heading)
    }
}

/// The text of `<title>` of the page with this heading.
pub fn title(heading: &str) -> String {
    if heading == SITE_NAME {
        format!("{}｜{}", tr(SITE_NAME), tr("計画を読む、意見を届ける"))
    } else {
        format!("{heading}｜{}", tr(SITE_NAME))
    }
}

/// The heading of a page that answers to the reader. The app asks for no other: a page that is a file
/// brings its title with it, and the module goes without the texts of all the others.
pub fn heading_of_interactive(route: &Route) -> String {
    interactive_heading(route).unwrap_or_else(|| NOT_FOUND.0.to_owned())
}

fn interactive_heading(route: &Route) -> Option<String> {
    let heading = match route {
        Route::Policies(filter) => return Some(list_heading(filter)),
        Route::Search(_) => "計画全体からさがす",
        route => tr(heading_of_opinions(route)?),
    };
    Some(heading.to_owned())
}

fn heading_of_opinions(route: &Route) -> Option<&'static str> {
    Some(match route {
        Route::Send(_) => "意見を送る",
        Route::Follow => "意見の行方をたどる",
        Route::Opinion(_) => "意見の行方",
        _ => return None,
    })
}

const OF_FOLLOW: &str = "受付番号から、送った意見の対応状況を確かめられます。";
const OF_OPINION: &str = "送った意見の受付番号と、市の対応。";
const OF_VOICES: (&str, &str) = (
    "公開された声",
    "公開された意見と、市の回答。取り入れられなかったものも、同じように並びます。",
);

fn interactive(route: &Route) -> Option<(String, String)> {
    let heading = interactive_heading(route)?;
    let description = match route {
        Route::Policies(_) => format!(
            "{}の施策を、ライフステージ、状況、いっしょに取り組む相手、章、ことばからさがせます。",
            PLAN.current_policies().count()
        ),
        Route::Send(_) => format!(
            "鎌倉市の{}に、名前も登録もなしで意見を送れます。",
            PLAN.in_words()
        ),
        Route::Follow => OF_FOLLOW.to_owned(),
        Route::Opinion(_) => OF_OPINION.to_owned(),
        _ => "施策、総合戦略、成果指標、以前の事業、用語を、ことばからさがせます。".to_owned(),
    };
    Some((heading, description))
}

/// Of the pages that say something else in other languages than in Japanese.
fn translated(route: &Route) -> Option<(String, String)> {
    if is_japanese() {
        return None;
    }
    let of_plan = if is_easy() {
        easy(route)
    } else {
        foreign(route)
    };
    of_plan.or_else(|| of_opinions(route))
}

/// Of the pages in other languages that show the plan.
fn foreign(route: &Route) -> Option<(String, String)> {
    let count = PLAN.current_policies().count().to_string();
    let (heading, description) = match route {
        Route::Policy(code) if PLAN.policy(*code).is_some() => return None,
        Route::Home => (
            tr(SITE_NAME).to_owned(),
            "鎌倉市の総合計画を読み、意見を送り、市の回答を読めます。",
        ),
        Route::Policies(filter) => (
            list_heading_translated(filter),
            "計画にある{count}の施策の一覧です。",
        ),
        Route::Search(_) => (
            tr("計画全体からさがす").to_owned(),
            "施策とその取組、成果指標、将来目標、用語を、ことばからさがせます。",
        ),
        page => return summary(page),
    };
    Some((heading, tr_with(description, &[("count", &count)])))
}

/// Of the pages on which opinions are sent, followed and read, and of what is not there.
fn of_opinions(route: &Route) -> Option<(String, String)> {
    let (heading, description) = match route {
        Route::Send(_) => (
            heading_of_opinions(route)?,
            "鎌倉市の総合計画に、名前も登録もなしで意見を送れます。",
        ),
        Route::Follow => (heading_of_opinions(route)?, OF_FOLLOW),
        Route::Opinion(_) => (heading_of_opinions(route)?, OF_OPINION),
        Route::Voices(_) | Route::Voice(_) => OF_VOICES,
        Route::NotFound => NOT_FOUND,
        _ => return None,
    };
    Some((tr(heading).to_owned(), tr(description).to_owned()))
}

fn list_heading_translated(filter: &Filter) -> String {
    if filter.is_empty() {
        return tr("市がすること").to_owned();
    }
    let chosen = chosen_in_words(filter);
    tr_with("市がすること：{chosen}", &[("chosen", &chosen)])
}

/// Of the pages in やさしい日本語, each told from its neighbour in the Japanese of the documents.
fn easy(route: &Route) -> Option<(String, String)> {
    let (heading, description) = match route {
        Route::Home => (
            "やさしい日本語",
            "鎌倉市の計画を、やさしい日本語で読むことができます。",
        ),
        Route::Goals => ("どんなまちにするか", "鎌倉市がどんなまちをめざすかです。"),
        Route::Policies(_) => ("市がすること", "計画にある{count}のことです。"),
        Route::Search(_) => ("計画全体からさがす", "市がすることを、ことばでさがします。"),
        Route::Policy(code) if PLAN.policy(*code).is_some() => {
            let policy = PLAN.policy(*code)?;
            let lines = easy_sentences(EasySubject::Policy(policy.id()));
            let lines: Vec<_> = lines.iter().map(|line| line.text).collect();
            return Some((easy_name(policy), lines.join(" ")));
        }
        page => return summary(page),
    };
    let count = PLAN.current_policies().count().to_string();
    let description = tr_with(description, &[("count", &count)]);
    Some((tr(heading).to_owned(), description))
}

/// What a policy is called in the title of its page in やさしい日本語: the name is the city's own.
fn easy_name(policy: &Policy<'_>) -> String {
    let code = policy.code.to_string();
    tr_with(
        "{code} {name}（やさしい日本語）",
        &[("code", &code), ("name", policy.name)],
    )
}

fn of_file(route: &Route) -> (String, String) {
    of_plan(route)
        .or_else(|| of_documents(route))
        .unwrap_or_else(not_found)
}

/// Of the pages that show the plan itself.
fn of_plan(route: &Route) -> Option<(String, String)> {
    let whole = PLAN.whole_edition().and_then(|id| PLAN.edition(id));
    let draft = whole.map_or_else(String::new, Edition::draft_mark);
    let (heading, description) = match route {
        Route::Home => (
            SITE_NAME,
            format!(
                "鎌倉市の{}から、自分に関わる施策をさがし、意見を送り、その行方をたどれます。",
                PLAN.in_words()
            ),
        ),
        Route::Goals => (
            "将来都市像と将来目標",
            format!(
                "{}{draft}の将来都市像「{}」と、{}つの将来目標。",
                PLAN.vision.quoted_name(),
                PLAN.vision.city_vision.text,
                PLAN.vision.goals.len()
            ),
        ),
        Route::Goal(number) => {
            let goal = PLAN.goal(*number)?;
            let description = format!(
                "{}{draft}の将来目標{}「{}」。",
                PLAN.vision.quoted_name(),
                goal.number,
                goal.title
            );
            (goal.title, description)
        }
        Route::Policy(code) => return PLAN.meaning(*code).map(of_code),
        Route::PolicyText(edition, code) => {
            let (name, goal) = of_policy(PLAN.policy_in(*edition, *code)?);
            return Some((format!("{name}（{}）", PLAN.edition_name(*edition)), goal));
        }
        Route::PolicyEditions(code) => return PLAN.policy(*code).map(of_compared_policy),
        Route::BasicPolicy => (heading::BASIC_POLICY, of_basic_policy()),
        Route::LeadingProject => (
            heading::LEADING_PROJECT,
            format!(
                "{}の目的と取組{draft}。",
                PLAN.basic_plan.leading_project.name.text
            ),
        ),
        Route::Partners => (
            "施策と共創のパートナー",
            format!(
                "{}の施策と{}つの共創のパートナーの組み合わせを、ひとつの表で見られます。",
                PLAN.current_policies().count(),
                PartnerRole::ALL.len()
            ),
        ),
        Route::Indicators => (heading::INDICATORS, of_indicators()),
        Route::Editions => {
            return Some((
                match PLAN.editions {
                    [earlier, _] => format!("{}から変わったところ", earlier.document_name),
                    _ => summary(route)?.0,
                },
                format!(
                    "施策と基本方針について、{}で意味が変わったところ。",
                    PLAN.edition_names(PLAN.editions.iter().map(|it| it.id))
                ),
            ));
        }
        _ => return None,
    };
    Some((heading.to_owned(), description))
}

fn of_basic_policy() -> String {
    let wordings = [&PLAN.basic_plan.basic_policy, &PLAN.progress.section];
    let editions = wordings
        .iter()
        .filter_map(|it| it.source.document.edition());
    format!(
        "まちづくりの基本方針を、{}のことばで読めます。",
        PLAN.edition_names(editions)
    )
}

/// Of the pages about other documents than the plan, and about the site.
fn of_documents(route: &Route) -> Option<(String, String)> {
    let (heading, description) = match route {
        Route::SourceDocument(document, _) => {
            return Some((
                format!("{}の原文", PLAN.document_name(*document)),
                format!(
                    "{}の全文を、行の番号とともに読めます。",
                    PLAN.document_title(*document)
                ),
            ));
        }
        Route::Voices(_) | Route::Voice(_) => OF_VOICES,
        Route::About => (
            "このサイトについて",
            "載せている文書、送られた意見の扱い、使いやすさへの取組について。",
        ),
        Route::Accessibility => (
            "ウェブアクセシビリティ",
            "規格への対応度と、機械による検査の結果、人による試験の有無。",
        ),
        Route::Overview => (
            "計画を読む",
            "将来目標、施策、総合戦略、指標、以前の事業、原文まで、計画の文書にあるものの一覧です。",
        ),
        Route::Strategy => {
            return Some((
                "総合戦略".to_owned(),
                format!(
                    "{}の{}つの方向から、施策をたどれます。",
                    PLAN.document_name(Document::Strategy),
                    STRATEGY.themes.len()
                ),
            ));
        }
        Route::NationalStrategy => {
            return Some((
                "国の戦略の分類".to_owned(),
                format!(
                    "{}が国の戦略の{}の分類に並べた取組を、施策ごとにたどれます。",
                    PLAN.document_name(Document::Strategy),
                    STRATEGY.categories().count()
                ),
            ));
        }
        Route::Projects(choice) => return of_projects(*choice),
        Route::Glossary => ("用語", "計画に出てくる用語と略語の意味と、出てくる場所。"),
        Route::Sources => {
            return Some((
                "もとの文書".to_owned(),
                format!(
                    "このサイトに載せている{}つの文書と、その全文。",
                    PLAN.documents().len()
                ),
            ));
        }
        Route::OpenData | Route::Card(_) => return summary(route),
        Route::Emaki(_) => (
            "鎌倉ミライ絵巻",
            "鎌倉のまちを描いた1枚の絵から、市が取り組む施策をたどれます。",
        ),
        Route::Embed => {
            let description =
                "施策の一覧や意見の送信を、ほかのホームページの中に表示するためのHTMLを作れます。";
            return Some((summary(route)?.0, description.to_owned()));
        }
        _ => return None,
    };
    Some((heading.to_owned(), description.to_owned()))
}

fn of_projects(choice: ProjectChoice) -> Option<(String, String)> {
    Some(match choice {
        ProjectChoice::All => (
            "以前の実施計画の事業".to_owned(),
            format!(
                "平成26〜28年度と令和5〜7年度の実施計画の{}事業を、年度、費用、所管課から見られます。",
                every_project().count()
            ),
        ),
        ProjectChoice::Priority => (
            summary(&Route::Projects(choice))?.0,
            "平成26〜28年度と令和5〜7年度の実施計画の重点事業の、目標、工程、費用。".to_owned(),
        ),
        ProjectChoice::Department(place) => {
            let department = department(place)?;
            (
                format!("以前の実施計画の事業：{department}"),
                format!("以前の実施計画の事業のうち、{department}が所管するもの。"),
            )
        }
    })
}

fn of_indicators() -> String {
    let with = || {
        let policies = PLAN.current_policies();
        policies.filter(|policy| !policy.indicators.is_empty())
    };
    let count: usize = with().map(|policy| policy.indicators.len()).sum();
    let editions = PLAN.edition_names(with().map(|policy| policy.edition));
    format!("施策の{count}の成果指標の、直近の実績値と目標（{editions}）。")
}

/// Of the page that compares a policy's texts.
fn of_compared_policy(policy: &Policy<'_>) -> (String, String) {
    let texts = PLAN.texts_of(policy.code);
    (
        format!("{} {}：文章の変わったところ", policy.code, policy.name),
        format!(
            "施策{} {}の、{}の文章を、ことばごとに比べられます。",
            policy.code,
            policy.name,
            PLAN.edition_names(texts.iter().map(|text| text.edition))
        ),
    )
}

const NOT_FOUND: (&str, &str) = (
    "ページが見つかりません",
    "お探しのページは見つかりませんでした。",
);

/// What a policy's page is called, and what it says.
fn of_policy(policy: &Policy<'_>) -> (String, String) {
    let name = passage_text(policy.name);
    (
        format!("{} {name}", policy.code),
        tr_with(
            "施策{code} {name}が目指すまちの姿：{goal}",
            &[
                ("code", &policy.code.to_string()),
                ("name", name),
                ("goal", passage_text(policy.goal.text)),
            ],
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
