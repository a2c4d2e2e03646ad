mod answers;
mod console;
mod desk;
mod matrix;
mod merging;
mod sign_in;
