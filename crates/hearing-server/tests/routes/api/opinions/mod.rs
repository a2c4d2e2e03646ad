mod get;
mod post;
mod qr;
mod withdraw;
