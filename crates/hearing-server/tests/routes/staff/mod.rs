mod answers;
mod console;
mod desk;
mod export;
mod matrix;
mod merging;
mod sign_in;
