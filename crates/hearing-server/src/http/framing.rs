use axum::http::header::{HeaderValue, InvalidHeaderValue};

/// Nothing inline, nothing from elsewhere. `wasm-unsafe-eval` allows WebAssembly and no `eval`.
const CONTENT_SECURITY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    frame-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors";

/// Who may show the app's pages in a frame.
pub struct Framing {
    /// The policy of the pages that may be framed.
    pub(crate) content_security: HeaderValue,
    /// Whether that is the app's own origin alone.
    pub(crate) is_own_only: bool,
    /// For pages that nobody may frame.
    pub(crate) refused: HeaderValue,
}

impl Framing {
    /// The app's own origin, and these (`https://portal.example.jp`).
    ///
    /// # Errors
    ///
    /// If one cannot stand in a header.
    pub fn by(origins: &[String]) -> Result<Self, InvalidHeaderValue> {
        let listed: String = origins.iter().map(|origin| format!(" {origin}")).collect();
        Ok(Self {
            content_security: HeaderValue::try_from(format!("{CONTENT_SECURITY} 'self'{listed}"))?,
            is_own_only: origins.is_empty(),
            refused: HeaderValue::try_from(format!("{CONTENT_SECURITY} 'none'"))?,
        })
    }
}
