mod get;
mod post;
mod qr;
