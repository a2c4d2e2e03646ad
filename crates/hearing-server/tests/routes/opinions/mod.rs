mod follow;
mod get;
mod new;
mod post;
