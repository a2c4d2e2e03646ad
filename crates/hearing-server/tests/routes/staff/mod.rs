mod answers;
mod assigning;
mod console;
mod desk;
mod export;
mod matrix;
mod merging;
mod sign_in;
