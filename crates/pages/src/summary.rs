//! What a page is, said in another language over the Japanese of the documents: its name and a sentence.
//! Documents and editions are named by their numbers there: their names are Japanese.

use plan::{Document, EditionId, heading};
use plan_data::PLAN;

use crate::language::{is_japanese, passage_text, tr, tr_with};
use crate::urls::{ProjectChoice, Route};

/// What a reader calls a document; in other languages, its number.
pub fn document_name(document: Document) -> String {
    if is_japanese() {
        return PLAN.document_name(document).to_owned();
    }
    tr_with("文書{document}", &[("document", &document.to_string())])
}

/// What a reader calls an edition; in other languages, its document by its number.
pub fn edition_name(edition: EditionId) -> String {
    if is_japanese() {
        return PLAN.edition_name(edition).to_owned();
    }
    document_name(Document::Edition(edition))
}

/// The name of the page and the sentence; none for a page that has none.
pub fn summary(route: &Route) -> Option<(String, String)> {
    named(route)
        .or_else(|| of_plan(route))
        .or_else(|| of_documents(route))
}

/// Of a page that is called by what it is about.
fn named(route: &Route) -> Option<(String, String)> {
    let (name, sentence, named) = match route {
        Route::Goal(number) => {
            let goal = PLAN.goal(*number)?;
            let sentence = tr_with(
                "{number}つ目の将来目標の文章です。",
                &[("number", &number.to_string())],
            );
            return Some((passage_text(goal.title).to_owned(), sentence));
        }
        Route::Policy(code) => (
            "以前の施策{code}",
            "以前の施策{code}がどうなったかです。",
            vec![("code", code.to_string())],
        ),
        Route::PolicyText(edition, code) => (
            "施策{code}の文章（文書{document}）",
            "文書{document}にある施策{code}の文章です。",
            vec![
                ("code", code.to_string()),
                ("document", edition.to_string()),
            ],
        ),
        Route::PolicyEditions(code) => (
            "施策{code}：文章の変わったところ",
            "施策{code}の新旧の文章を、ことばごとに比べられます。",
            vec![("code", code.to_string())],
        ),
        Route::SourceDocument(document, _) => (
            "文書{document}の原文",
            "文書{document}の全文を、行の番号とともに読めます。",
            vec![("document", document.to_string())],
        ),
        Route::Projects(ProjectChoice::Department(place)) => (
            "以前の実施計画の事業（{place}番目の課）",
            "これまでの計画の事業のうち、1つの課のものです。",
            vec![("place", place.to_string())],
        ),
        _ => return None,
    };
    let named: Vec<_> = named
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    Some((tr_with(name, &named), tr_with(sentence, &named)))
}

fn of_plan(route: &Route) -> Option<(String, String)> {
    let (name, sentence) = match route {
        Route::Goals => ("将来都市像と将来目標", "鎌倉がめざす姿と、将来目標です。"),
        Route::BasicPolicy => (heading::BASIC_POLICY, "計画全体をつらぬく考え方です。"),
        Route::LeadingProject => (
            heading::LEADING_PROJECT,
            "こどもたちを真ん中に置いた、先頭に立つ取組です。",
        ),
        Route::Strategy => ("総合戦略", "総合戦略の案の方向から、施策をたどれます。"),
        Route::NationalStrategy => (
            "国の戦略の分類",
            "総合戦略の案にある取組を、国の戦略の分類ごとにたどれます。",
        ),
        Route::Partners => (
            "施策と共創のパートナー",
            "だれと取り組む施策かを、ひとつの表で見られます。",
        ),
        Route::Indicators => (heading::INDICATORS, "いまの数値と、目標や目指す方向です。"),
        Route::Editions => (
            "以前の文章から変わったところ",
            "前の文章から、どこが変わったかがわかります。",
        ),
        Route::Glossary => ("用語", "計画に出てくる用語と略語の意味です。"),
        Route::Emaki(_) => (
            "鎌倉ミライ絵巻",
            "鎌倉のまちを描いた1枚の絵から、施策をたどれます。",
        ),
        _ => return None,
    };
    Some((tr(name).to_owned(), tr(sentence).to_owned()))
}

/// Of the pages about other documents than the plan, and about the site.
fn of_documents(route: &Route) -> Option<(String, String)> {
    let (name, sentence) = match route {
        Route::Overview => ("計画を読む", "計画の文書にあるものの一覧です。"),
        Route::Projects(ProjectChoice::Priority) => (
            "以前の実施計画の重点事業",
            "これまでの計画で、とくに力を入れた事業です。",
        ),
        Route::Projects(_) => ("以前の実施計画の事業", "これまでの計画の事業と費用です。"),
        Route::Sources => ("もとの文書", "このサイトに載せている文書の一覧です。"),
        Route::OpenData => (
            "オープンデータ",
            "計画の文章と表を、JSONとCSVで入手できます。",
        ),
        Route::Card(_) => (
            "わたしの一枚",
            "わたしに関わる施策を3つまで選んで、1枚の紙や画像にできます。",
        ),
        Route::Embed => (
            "ホームページへの埋め込み",
            "ほかのホームページの中に、このサイトを表示するためのHTMLです。",
        ),
        Route::About => (
            "このサイトについて",
            "載せている文書と、送られた意見の扱いについてです。",
        ),
        Route::Accessibility => (
            "ウェブアクセシビリティ",
            "だれでも使えるかを、規格にそって確かめた結果です。",
        ),
        _ => return None,
    };
    Some((tr(name).to_owned(), tr(sentence).to_owned()))
}
