mod opinions;
mod qr;
