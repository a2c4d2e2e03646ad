pub(super) mod opinions;
