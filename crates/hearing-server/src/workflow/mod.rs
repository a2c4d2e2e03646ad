//! 広聴の流れ: the state machine of an opinion's life, without a database.
//!
//! [`transition()`] says what an act of one of the staff changes, or why it is refused; `store` loads
//! the [`Standing`], applies the [`Change`] and writes the audit log. `act` has a row for each act,
//! from which the addresses, the roles, the buttons and the words of the console derive.

mod act;
mod change;
mod refusal;
mod standing;
mod transition;

pub use act::{Act, ActDescription, ActDetail, ActKind};
pub use change::{Change, Effect};
pub use refusal::Refusal;
pub use standing::{Clerk, MergeTarget, Standing};
pub use transition::transition;
