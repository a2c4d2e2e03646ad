//! The foot of every page: what the documents are, and where to read on.

use leptos::prelude::*;

use crate::route::Route;

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="footer">
            <div class="footer__inner">
                <p class="footer__text">
                    "載せている計画の文章は、検討中の素案・案です。決定された計画ではありません。文章ごとに、どの文書から取ったかを示しています。"
                </p>
                <ul class="footer__list">
                    <li><a href=Route::About.to_string()>"このサイトについて・意見の扱い"</a></li>
                    <li><a href=Route::Follow.to_string()>"受付番号で意見の行方をたどる"</a></li>
                </ul>
            </div>
        </footer>
    }
}
