mod line;
mod opinions;
mod qr;
