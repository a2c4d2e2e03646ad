//! Mounts the app; nothing else.

#[cfg(feature = "csr")]
fn main() {
    mirai_navi::takeover::start();
}

#[cfg(not(feature = "csr"))]
fn main() {
    eprintln!("This is the app for the browser. To build and serve it: cargo xtask serve");
}
