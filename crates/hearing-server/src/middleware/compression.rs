//! Pages that are made for each request are compressed for each, too: no files are beside them that
//! were compressed before.

use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

pub(crate) fn layer() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Fastest)
}
