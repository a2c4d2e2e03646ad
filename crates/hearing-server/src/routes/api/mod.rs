pub(super) mod openapi;
pub(super) mod opinions;
