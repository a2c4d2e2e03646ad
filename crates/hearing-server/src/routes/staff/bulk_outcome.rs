use super::opinion::FAILED;
use crate::store;
use crate::workflow::Refusal;

/// What became of an act on many opinions.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) done: usize,
    /// Numbers with the reasons why not.
    pub(super) refused: Vec<String>,
    /// Whether the store could not go on.
    pub(super) has_failed: bool,
}

impl Outcome {
    /// Counts one more; `false` if the others would only wait as long for nothing.
    pub(super) fn note(
        &mut self,
        id: i64,
        done: Result<Result<(), Refusal>, store::Error>,
    ) -> bool {
        match done {
            Ok(Ok(())) => self.done += 1,
            Ok(Err(refusal)) => self.refused.push(format!("{id}番：{}", refusal.message())),
            Err(error) => {
                tracing::error!("an act is not kept: {error}");
                self.refused.push(format!("{id}番から後：{FAILED}"));
                self.has_failed = true;
            }
        }
        !self.has_failed
    }
}
