mod console;
mod matrix;
mod sign_in;
