pub(super) mod openapi;
pub(super) mod opinions;
pub(super) mod qr;
