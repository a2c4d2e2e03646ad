pub(super) mod opinions;
pub(super) mod qr;
