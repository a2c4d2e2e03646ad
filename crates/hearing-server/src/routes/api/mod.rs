pub(super) mod line;
pub(super) mod openapi;
pub(super) mod opinions;
mod page_path;
pub(super) mod qr;
