//! Whose this is and why, what opinions are used for, personal data, the documents, and accessibility.

use maud::{Markup, html};
use plan_data::PLAN;
use plan_data::documents::DocumentFile;

use crate::components::easy_lines::LABEL;
use crate::components::page::page_head;
use crate::components::policy_range::ranges;
use crate::components::schedule::{self, schedule, scheduled};
use crate::components::standing::standing_of_the_plan;
use crate::components::whose::whose;
use crate::context::PageContext;
use crate::metadata::Metadata;
use crate::pages::accessibility::hard_to_use;
use crate::urls::Route;

/// What the site is for.
pub(super) const PURPOSE: &str = "鎌倉市の総合計画を、市民が自分に関わるところから読み、思ったことを市に届け、それがどうなったかを見届けられるようにするためのものです。";

/// What is done with opinions.
pub(super) const OPINIONS: [&str; 4] = [
    "計画を担当する職員が読みます。",
    "受付番号で、対応状況と回答を確かめられます。",
    "公開してよいと選ばれた意見だけを、職員が確かめ、個人が分かる部分を伏せたうえで公開することがあります。公開するのは、意見とその言語、対象、種類、市の回答と、答えていただいたライフステージ、お立場、お住まいの地域です。",
    "多くの意見をまとめて分析するしくみ（広聴AIなど）には、公開した意見だけを使います。",
];

/// What is done with what tells of a person.
pub(super) const PERSONAL_DATA: [&str; 5] = [
    "名前や登録は求めません。送れる文章は2,000文字までです。",
    "メールアドレス（任意）は市の回答などのお知らせだけに使い、公開しません。",
    "受付番号を知っている人は、その意見の対応状況を見られます。本文と連絡先は表示されません。取り下げと、回答への返事には、送ったときに出る控えコードも要ります。",
    "書きかけの意見、未送信の意見、受付番号と控えコードは、お使いの端末に保存されます。共用の端末では、使い終わったら消してください。",
    "アクセスの解析や広告のための情報は集めません。",
];

/// For whom it is made.
pub(super) const USABILITY: &str = "JIS X 8341-3 と WCAG 2.2 のレベルAAを目標に作っています。キーボードだけでも、画面読み上げソフトでも使えるようにしています。スクリプトが動かない環境でも、読むことと意見を送ることができます。";

/// What stands before the way to the results of its tests.
pub(super) const TESTED: &str = "確かめたことと、まだ確かめていないこと：";

/// The page.
pub fn about(context: &PageContext<'_>) -> Markup {
    let reworded = PLAN.current_policies();
    let reworded = reworded.filter(|policy| !PLAN.earlier_texts(policy).is_empty());
    let reworded: Vec<_> = reworded.map(|policy| policy.code).collect();
    html! {
        div.page {
            (page_head(&Route::About))
            div.prose {
                h2 { "だれが、なぜ" }
                p { strong.whose { (whose(context.city)) } }
                p { (PURPOSE) }

                @if let Some(city) = scheduled(context) {
                    h2 { (schedule::HEADING) }
                    (schedule(city, context.today))
                }

                h2 { "意見はどう使われるか" }
                ul {
                    @for (at, sentence) in OPINIONS.iter().enumerate() {
                        li {
                            @if at == 0 { (before(context)) }
                            (sentence)
                        }
                    }
                }

                h2 { "個人の情報" }
                ul { @for sentence in PERSONAL_DATA { li { (sentence) } } }

                h2 { "載せている文書" }
                p {
                    "鎌倉市の総合計画についての文書の文章を、印刷されたことばのまま載せています。" (standing_of_the_plan()) "誤植と思われる文字も、直さずに載せています。"
                }
                ul {
                    @for file in DocumentFile::all() {
                        li { (PLAN.document_name(file.document)) "：" (PLAN.document_title(file.document)) }
                    }
                }
                @if !reworded.is_empty() {
                    p {
                        "施策" (ranges(&reworded)) "には、前の文章もあります。新しいほうを先に示し、前の文章も読めるようにしています。新旧の文章を混ぜることはありません。"
                    }
                }
                p {
                    "ライフステージと状況の分類は、文書にはないものです。文中のことば（印をつけた部分）をもとに付けています。"
                }
                p {
                    "施策のページのはじめにある「" (LABEL) "」も、文書にはないものです。文書の文章をもとに機械が書いたもので、市の確認はまだ受けていません。"
                }

                h2 { "使いやすさのために" }
                p { (USABILITY) }
                p {
                    (TESTED)
                    a href=(Route::Accessibility) { (Metadata::of(&Route::Accessibility).heading) }
                }
                p {
                    "ホームページの中に、このサイトのページを表示できます："
                    // Its scripts run in a page that is loaded.
                    a href=(Route::Embed) target="_self" { (Metadata::of(&Route::Embed).heading) }
                }
                (hard_to_use())
            }
        }
    }
}

/// What the first sentence on opinions begins with.
fn before(context: &PageContext<'_>) -> &'static str {
    if context.city.is_some() {
        "意見は、"
    } else {
        "試作のため、意見は鎌倉市には届きません。市が使うときは、"
    }
}
