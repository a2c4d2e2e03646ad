//! The success criteria of JIS X 8341-3:2016 at the levels A and AA, which are those of WCAG 2.0.

/// A criterion.
#[derive(Debug)]
pub struct Criterion {
    /// As both number it.
    pub number: &'static str,
    /// As the JIS calls it.
    pub name: &'static str,
    /// The level of conformance that it belongs to.
    pub level: &'static str,
}

impl Criterion {
    /// Whether only sound and moving pictures that a page has in it are subject to it.
    pub fn is_of_media(&self) -> bool {
        self.number.starts_with("1.2.")
    }
}

const fn a(number: &'static str, name: &'static str) -> Criterion {
    let level = "A";
    Criterion {
        number,
        name,
        level,
    }
}

const fn aa(number: &'static str, name: &'static str) -> Criterion {
    let level = "AA";
    Criterion {
        number,
        name,
        level,
    }
}

/// All of them, by number.
pub const CRITERIA: [Criterion; 38] = [
    a("1.1.1", "非テキストコンテンツ"),
    a("1.2.1", "音声だけ及び映像だけ（収録済み）"),
    a("1.2.2", "キャプション（収録済み）"),
    a(
        "1.2.3",
        "音声解説又はメディアに対する代替コンテンツ（収録済み）",
    ),
    aa("1.2.4", "キャプション（ライブ）"),
    aa("1.2.5", "音声解説（収録済み）"),
    a("1.3.1", "情報及び関係性"),
    a("1.3.2", "意味のある順序"),
    a("1.3.3", "感覚的な特徴"),
    a("1.4.1", "色の使用"),
    a("1.4.2", "音声の制御"),
    aa("1.4.3", "コントラスト（最低限レベル）"),
    aa("1.4.4", "テキストのサイズ変更"),
    aa("1.4.5", "文字画像"),
    a("2.1.1", "キーボード"),
    a("2.1.2", "キーボードトラップなし"),
    a("2.2.1", "タイミング調整可能"),
    a("2.2.2", "一時停止、停止及び非表示"),
    a("2.3.1", "3回のせん光、又はしきい値以下"),
    a("2.4.1", "ブロックスキップ"),
    a("2.4.2", "ページタイトル"),
    a("2.4.3", "フォーカス順序"),
    a("2.4.4", "リンクの目的（コンテキスト内）"),
    aa("2.4.5", "複数の手段"),
    aa("2.4.6", "見出し及びラベル"),
    aa("2.4.7", "フォーカスの可視化"),
    a("3.1.1", "ページの言語"),
    aa("3.1.2", "一部分の言語"),
    a("3.2.1", "フォーカス時"),
    a("3.2.2", "入力時"),
    aa("3.2.3", "一貫したナビゲーション"),
    aa("3.2.4", "一貫した識別性"),
    a("3.3.1", "エラーの特定"),
    a("3.3.2", "ラベル又は説明"),
    aa("3.3.3", "エラー修正の提案"),
    aa("3.3.4", "エラー回避（法的、金融及びデータ）"),
    a("4.1.1", "構文解析"),
    a("4.1.2", "名前（name）、役割（role）及び値（value）"),
];
