//! What this is, what becomes of an opinion's data, and accessibility.

use hearing_api::{CONTACT_MAX, TEXT_MAX};
use leptos::prelude::*;
use plan::Document;

use crate::components::breadcrumb::Breadcrumb;
use crate::metadata::Metadata;
use crate::route::Route;

/// The page.
#[component]
pub fn About() -> impl IntoView {
    let heading = Metadata::of(&Route::About).heading;
    view! {
        <div class="page">
            <Breadcrumb above=Vec::new() current=heading.clone() />
            <h1 tabindex="-1">{heading}</h1>
            <div class="prose">
                <h2>"載せている文書"</h2>
                <p>
                    "鎌倉市の総合計画について公表された文書の文章を、そのままのことばで載せています。いずれも検討中の素案・案で、決定されたものではありません。誤植と思われる文字も、直さずに載せています。"
                </p>
                <ul>
                    {Document::ALL
                        .iter()
                        .map(|document| view! { <li>"文書"{document.id()}"："{document.label()}</li> })
                        .collect_view()}
                </ul>
                <p>
                    "施策5-1から5-9には新旧ふたつの文章があります。新しいほうを先に示し、前の文章も読めるようにしています。ふたつを混ぜることはありません。"
                </p>
                <p>
                    "ライフステージと状況の分類は、文書にはないものです。文中のことば（印をつけた部分）をもとに付けています。"
                </p>

                <h2>"送られた意見の扱い"</h2>
                <ul>
                    <li>"名前や登録は求めません。送れる文章は"{TEXT_MAX.to_string()}"文字までです。"</li>
                    <li>"意見は、計画を担当する職員が読みます。"</li>
                    <li>"公開してよいと選ばれた意見だけが、職員の確認のあとで公開されることがあります。"</li>
                    <li>"メールアドレス（"{CONTACT_MAX.to_string()}"文字まで、任意）は回答の連絡だけに使い、公開しません。"</li>
                    <li>"受付番号を知っている人は、その意見の対応状況を見られます。本文と連絡先は表示されません。"</li>
                    <li>"書きかけの意見、未送信の意見、受付番号は、お使いの端末に保存されます。共用の端末では、使い終わったら消してください。"</li>
                    <li>"アクセスの解析や広告のための情報は集めません。"</li>
                </ul>

                <h2>"使いやすさのために"</h2>
                <p>
                    "JIS X 8341-3 と WCAG 2.2 のレベルAAを目標に作っています。キーボードだけでも、画面読み上げソフトでも使えるようにしています。スクリプトが動かない環境でも、読むことと意見を送ることができます。"
                </p>
                <p>
                    "読みにくいところ、使いにくいところがあれば、"
                    <a href=Route::Send(None).to_string()>"意見として"</a>
                    "お知らせください。"
                </p>
            </div>
        </div>
    }
}
