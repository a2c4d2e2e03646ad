//! hearing-server
fn main() {}
